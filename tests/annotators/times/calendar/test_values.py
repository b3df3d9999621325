"""Values of the calendar: what is written is read as it was meant."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.annotators.times.calendar.values import (
    is_day,
    part_value,
    quarter_value,
    read,
    week_value,
    weekday_of_month,
    weekend_value,
    year_value,
)

DAYS = st.dates(dt.date(1000, 1, 1), dt.date(2999, 12, 31))


@pytest.mark.parametrize(
    ("value", "grain"),
    [
        ("2031", "Y"),
        ("BC0480", "Y"),
        ("2031-SU", "Y"),
        ("2031-H2", "H"),
        ("2031-Q3", "Q"),
        ("2031-05", "M"),
        ("2031-W20-WE", "W"),
        ("2031-05-14", "D"),
        ("2031-05-14T10:30", "D"),
    ],
)
def test_the_finest_unit_of_a_value(value: str, grain: str) -> None:
    dated = read(value)
    assert dated is not None
    assert dated.grain() == grain


@pytest.mark.parametrize("value", ["203", "20", "P2Y", "PAST_REF", "XXXX-05", "2031-05-XX", ""])
def test_what_names_no_year(value: str) -> None:
    assert read(value) is None


@given(st.integers(-4000, 4000).filter(bool), st.integers(1, 4))
def test_a_year_and_its_quarter_are_read_as_written(year: int, quarter: int) -> None:
    alone, part = read(year_value(year)), read(quarter_value(year, quarter))
    assert alone is not None
    assert part is not None
    assert (alone.year, part.year, part.quarter) == (year, year, quarter)


@given(DAYS)
def test_a_day_its_week_and_its_weekend_agree(day: dt.date) -> None:
    dated = read(day.isoformat())
    assert dated is not None
    assert (dated.year, dated.month, dated.day) == (day.year, day.month, day.day)
    assert read(week_value(day)) == read(weekend_value(day))


@pytest.mark.parametrize(
    ("value", "part", "expected"),
    [
        ("2031-05-14", "NI", "2031-05-14TNI"),
        ("2031-05-14", None, "2031-05-14"),
        ("2031-05", "NI", "2031-05"),
    ],
)
def test_only_a_day_has_parts(value: str, part: str | None, expected: str) -> None:
    assert part_value(value, part) == expected
    assert is_day(value) is (len(value) == 10)


@given(DAYS)
def test_every_day_is_some_weekday_of_its_month(day: dt.date) -> None:
    rank = (day.day + 6) // 7
    made = weekday_of_month(day.year, day.month, day.isoweekday(), rank)
    last = weekday_of_month(day.year, day.month, day.isoweekday(), None)
    assert (made, made <= last) == (day.isoformat(), True)


def test_no_month_has_six_sundays() -> None:
    with pytest.raises(ValueError, match="no weekday 7 number 6"):
        weekday_of_month(2031, 5, 7, 6)
