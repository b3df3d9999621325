from __future__ import annotations

import pytest

from tests.annotators.times.clauses import clause, find

# Published on Wednesday, 14 May 2031.


def _bounds(text: str) -> list[tuple[str | None, str | None]]:
    found = [time.interval for time in find(text)]
    return [(at.start, at.end) for at in found if at is not None]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("through June 2031", None, "2031-07-01"),
        ("before the end of June 2031", None, "2031-07-01"),
        ("before June 2031", None, "2031-06-01"),
        ("after early June 2030", "2030-06-01", None),
        ("after June 2030", "2030-07-01", None),
        ("from July 2031", "2031-07-01", None),
        ("starting July 1, 2031", "2031-07-01", None),
        ("down from July 2030", "2030-07-01", "2030-08-01"),
        ("more than two years ago", None, "2030-01-01"),
        ("less than two years ago", "2029-01-01", "2031-05-15"),
        ("about two years ago", None, "2031-05-15"),
        ("around 5 p.m. on May 6", "2031-05-06", "2031-05-07"),
        ("about two years from now", "2031-05-14", None),
        ("in the past 24 hours", "2031-05-13", "2031-05-15"),
        ("in the next 36 hours", "2031-05-14", "2031-05-17"),
    ],
)
def test_bounds(text: str, start: str | None, end: str | None) -> None:
    assert _bounds(text) == [(start, end)]


@pytest.mark.parametrize(
    ("text", "mod"),
    [
        ("more than two years ago", "BEFORE"),
        ("less than two years ago", "AFTER"),
        ("at least two years ago", "ON_OR_BEFORE"),
        ("about two years ago", "APPROX"),
        ("more than two years later", "AFTER"),
    ],
)
def test_a_hedged_distance_lies_before_or_after_its_point(text: str, mod: str) -> None:
    assert [time.mod for time in find(text)] == [mod]


def test_a_stretch_of_weekdays_that_is_to_come_goes_on_into_the_next_week() -> None:
    text = "They will close from Monday to Friday"
    will = clause(text, verb=("close", "VB"), auxiliaries=("will",))
    found = find(will)
    assert [time.value for time in found] == ["2031-05-19", "2031-05-23"]
    assert {(at.start, at.end) for time in found if (at := time.interval)} == {
        ("2031-05-19", "2031-05-24")
    }


def test_a_stretch_of_weekdays_that_is_past_began_in_the_week_before() -> None:
    closed = clause("They closed from Thursday to Tuesday", verb=("closed", "VBD"))
    assert [time.value for time in find(closed)] == ["2031-05-08", "2031-05-13"]


@pytest.mark.parametrize(
    ("text", "verb", "value"),
    [
        ("It was held on the 7th", ("held", "VBD"), "2031-05-07"),
        ("It was held on the 28th", ("held", "VBD"), "2031-04-28"),
        ("It was held on the 31st", ("held", "VBD"), "2031-03-31"),
        ("It was held on 3/7", ("held", "VBD"), "2031-03-07"),
        ("It was held on 12/28", ("held", "VBD"), "2030-12-28"),
        ("It was held in the week of May 5", ("held", "VBD"), "2031-W19"),
    ],
)
def test_dates_in_short(text: str, verb: tuple[str, str], value: str) -> None:
    assert [time.value for time in find(clause(text, verb=verb))] == [value]


def test_the_day_of_the_month_that_the_text_told_of() -> None:
    assert [time.value for time in find("The raid of 16 March followed one on the 14th.")] == [
        "2031-03-16",
        "2031-03-14",
    ]


@pytest.mark.parametrize("text", ["3/7 of the seats", "a majority of 2/3", "on the 24th floor"])
def test_shares_and_ranks_are_no_dates(text: str) -> None:
    assert find(text) == []


def test_the_next_year_is_counted_from_what_was_told() -> None:
    told = clause("In 2014 it passed and the next year it fell", verb=("passed", "VBD"))
    assert [time.value for time in find(told)] == ["2014", "2015"]
    assert [time.value for time in find("In 2014 it passed. Over the next year it")] == [
        "2014",
        "2032",
    ]
