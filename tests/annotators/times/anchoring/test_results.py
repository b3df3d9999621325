"""What a report of results is compared with. Published on Wednesday, 5 November 2031."""

from __future__ import annotations

import pytest

from tests.annotators.times.clauses import find, values

NOVEMBER = "2031-11-05"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Third-quarter net fell from $3 million a year earlier", ["2031-Q3", "2030-Q3"]),
        ("Net fell in the third quarter. The year-ago quarter had gains", ["2031-Q3", "2030-Q3"]),
        ("Third-quarter net fell. The 2030 quarter had gains", ["2031-Q3", "2030-Q3"]),
        ("Third-quarter net fell. The 2030 period had gains", ["2031-Q3", "2030-Q3"]),
        ("Third-quarter net was $9 million, up from $7 million last year", ["2031-Q3", "2030-Q3"]),
        ("Third-quarter net fell. It closed a ship line last year", ["2031-Q3", "2030"]),
        ("Third-quarter net fell. In the first nine months, net rose from $2 million a year ago",
         ["2031-Q3", "P9M", "2030"]),
        ("It earned $2 million in the quarter ended June 30, up from $1 million a year ago",
         ["2031-Q4", "2031-06-30", "2030-Q2"]),
    ],
)  # fmt: skip
def test_results_are_compared_with_those_of_the_same_period(text: str, expected: list[str]) -> None:
    assert values(text, NOVEMBER) == expected


def test_a_quarter_to_come_is_not_the_one_reported() -> None:
    text = "Third-quarter net fell. It sees a fourth-quarter charge. A year ago it gained"
    assert values(text, NOVEMBER)[-1] == "2030-Q3"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sales fell 9% in October from a year earlier", ["2031-10", "2030-10"]),
        ("Sales in October were 3,000, compared with 4,000 a year ago", ["2031-10", "2030-10"]),
        ("Sales fell in October from the same month last year", ["2031-10", "2030-10"]),
        ("A mill shut in October. A year ago its owner died", ["2031-10", "2030"]),
        ("Third-quarter net fell. In October a mill shut. Sales fell 9% from a year ago",
         ["2031-Q3", "2031-10", "2030-Q3"]),
    ],
)  # fmt: skip
def test_figures_of_a_month_are_compared_with_that_month(text: str, expected: list[str]) -> None:
    assert values(text, NOVEMBER) == expected


def test_without_results_a_year_ago_is_a_year() -> None:
    assert values("The union struck a year ago", NOVEMBER) == ["2030"]
    assert values("net in the year-ago quarter", NOVEMBER) == ["2030-Q3"]


def test_a_compared_period_has_its_interval() -> None:
    interval = find("Third-quarter net fell from a year earlier", NOVEMBER)[1].interval
    assert interval is not None
    assert (interval.start, interval.end, interval.basis) == ("2030-07-01", "2030-10-01", "context")
