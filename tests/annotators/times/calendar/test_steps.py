"""Steps by units: from a day, and from a value as fine as the unit."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.annotators.times.calendar.intervals import bounds_of
from onrecord.annotators.times.calendar.steps import far_day, moved, value_from, whole_steps
from onrecord.annotators.times.calendar.units import duration, together

DAYS = st.dates(dt.date(1500, 1, 1), dt.date(2500, 12, 31))


@given(DAYS, st.integers(-400, 400), st.sampled_from("DWMQHY"))
def test_units_follow_one_another(day: dt.date, steps: int, letter: str) -> None:
    here, behind = bounds_of(moved(day, steps, letter)), bounds_of(moved(day, steps + 1, letter))
    assert here is not None
    assert behind is not None
    assert here[1] == behind[0]


@given(DAYS, st.integers(1, 400), st.sampled_from("DW"))
def test_a_far_day_is_as_far_back(day: dt.date, amount: int, letter: str) -> None:
    there = far_day(day, amount, letter)
    assert there is not None
    assert far_day(there, -amount, letter) == day


@pytest.mark.parametrize(
    ("value", "steps", "unit", "expected"),
    [
        ("2031-05-14", 2, "D", "2031-05-16"),
        ("2031-05-14", -1, "W", "2031-W19"),
        ("2031-05-14", 1, "10Y", "2041"),
        ("2031-05", 1, "Q", "2031-Q3"),
        ("2031-05", 2, "D", None),
        ("2031-W20", 1, "M", None),
        ("2031", 2, "Y", "2033"),
        ("2031-05-14T10:30", 90, "TM", "2031-05-14T12:00"),
        ("2031-05-14", 3, "TH", None),
        ("9999-12-31", 1, "D", None),
    ],
)
def test_what_lies_so_far_from_a_date(
    value: str, steps: float, unit: str, expected: str | None
) -> None:
    assert value_from(value, steps, unit) == expected


def test_a_part_of_a_unit_counts_in_the_unit_below() -> None:
    assert whole_steps(2.5, "Y") == (30, "M")
    assert whole_steps(3.0, "W") == (3, "W")
    assert duration(2.5, "Y") == "P2Y6M"
    assert duration("X", "10Y") == "PXDE"
    assert together("P2D", "PT3H") == "P2DT3H"
