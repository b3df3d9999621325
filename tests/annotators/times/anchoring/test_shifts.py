"""Quarters, halves, fiscal years and the turn of a century."""

from __future__ import annotations

import pytest

from tests.annotators.times.clauses import clause, find, values


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("fiscal 2030", "2030"),
        ("fiscal year 2030", "2030"),
        ("FY2030", "2030"),
        ("FY30", "2030"),
        ("financial year 2030", "2030"),
        ("Q3 2031", "2031-Q3"),
        ("H1 2031", "2031-H1"),
        ("the early 1990s", "199"),
        ("the noughties", "200"),
        ("the turn of the century", "20"),
        ("the week of May 5", "2031-W19"),
        ("the week beginning Monday, May 5", "2031-W19"),
        ("the weekend of May 3-4", "2031-W18-WE"),
        ("Monday, 5/12", "2031-05-12"),
        ("7/7/2005", "2005-07-07"),
    ],
)
def test_periods(text: str, value: str) -> None:
    assert [(time.text, time.value) for time in find(text)] == [(text, value)]


def test_a_fiscal_year_is_whose_it_is() -> None:
    assert [time.interval for time in find("in FY2030")] == [None]


def test_the_turn_of_the_century_is_the_nearer_one() -> None:
    assert values("the turn of the century", "1998-05-14") == ["20"]
    assert values("the turn of the century", "1931-05-14") == ["19"]


def test_the_next_year_is_counted_from_what_was_told() -> None:
    told = clause("In 2014 it passed and the next year it fell", verb=("passed", "VBD"))
    assert [time.value for time in find(told)] == ["2014", "2015"]
    assert [time.value for time in find("In 2014 it passed. Over the next year it")] == [
        "2014",
        "P1Y",
    ]
