"""One stretch of two times."""

from __future__ import annotations

import pytest

from tests.annotators.times.clauses import clause, find


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
    ("text", "start", "end"),
    [
        ("May 4-6", "2031-05-04", "2031-05-07"),
        ("4–6 May 2030", "2030-05-04", "2030-05-07"),
        ("Dec. 30, 2029–Jan. 2, 2030", "2029-12-30", "2030-01-03"),
        ("2006-07", "2006-01-01", "2008-01-01"),
        ("1861 – 1863", "1861-01-01", "1864-01-01"),
    ],
)
def test_a_dash_makes_one_stretch(text: str, start: str, end: str) -> None:
    for time in find(text):
        assert time.interval is not None
        assert (time.interval.start, time.interval.end) == (start, end)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the January-September period", ["2031-01", "2031-09"]),
        ("the November-March season", ["2030-11", "2031-03"]),
        ("from November to March 2030", ["2029-11", "2030-03"]),
        ("from October 2029 to January", ["2029-10", "2030-01"]),
    ],
)
def test_months_of_a_stretch_are_in_order(text: str, expected: list[str]) -> None:
    assert [time.value for time in find(text)] == expected


def test_the_tense_tells_which_winter_is_meant() -> None:
    lasted = clause("It lasted from November to March", verb=("lasted", "VBD"))
    assert [time.value for time in find(lasted, "2031-10-22")] == ["2030-11", "2031-03"]
    will = clause("It will last from June to April", verb=("last", "VB"), auxiliaries=("will",))
    assert [time.value for time in find(will)] == ["2031-06", "2032-04"]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("the week ended May 3", "2031-04-27", "2031-05-04"),
        ("the six months ended Oct. 1, 2030", "2030-04-02", "2030-10-02"),
        ("the fiscal year ended June 30, 2030", "2029-07-01", "2030-07-01"),
    ],
)
def test_a_day_ends_a_length(text: str, start: str, end: str) -> None:
    length, _ = find(text)
    assert length.type == "DURATION"
    assert length.interval is not None
    assert (length.interval.start, length.interval.end) == (start, end)
