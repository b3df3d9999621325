from __future__ import annotations

import datetime as dt
import warnings
from collections.abc import Callable
from time import struct_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.annotators.times.calendar import intervals
from onrecord.annotators.times.calendar.steps import reaching

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from edtf import parse_edtf

DAY = dt.timedelta(days=1)
DAYS = st.dates(dt.date(1000, 1, 1), dt.date(2999, 12, 31))


@pytest.mark.parametrize(
    ("value", "start", "end", "edtf"),
    [
        ("2022", "2022-01-01", "2023-01-01", "2022"),
        ("2022-04", "2022-04-01", "2022-05-01", "2022-04"),
        ("2022-12", "2022-12-01", "2023-01-01", "2022-12"),
        ("2022-04-17", "2022-04-17", "2022-04-18", "2022-04-17"),
        ("2022-04-12TNI", "2022-04-12", "2022-04-13", "2022-04-12"),
        ("2022-W15", "2022-04-11", "2022-04-18", "2022-04-11/2022-04-17"),
        ("2022-W15-WE", "2022-04-16", "2022-04-18", "2022-04-16/2022-04-17"),
        ("2020-W53", "2020-12-28", "2021-01-04", "2020-12-28/2021-01-03"),
        ("1989-Q3", "1989-07-01", "1989-10-01", "1989-07/1989-09"),
        ("1989-Q4", "1989-10-01", "1990-01-01", "1989-10/1989-12"),
        ("1989-H2", "1989-07-01", "1990-01-01", "1989-07/1989-12"),
        ("198", "1980-01-01", "1990-01-01", "198X"),
        ("19", "1900-01-01", "2000-01-01", "19XX"),
        ("1998-SU", "1998-06-01", "1998-09-24", "1998-06-01/1998-09-23"),
        ("2022-02-11T22:00", "2022-02-11T22:00:00", "2022-02-11T22:01:00", None),
        ("2022-02-11T24:00", "2022-02-12T00:00:00", "2022-02-12T00:01:00", None),
    ],
)
def test_values(value: str, start: str, end: str, edtf: str | None) -> None:
    interval = intervals.interval_of(value)
    assert interval is not None
    assert (interval.start, interval.end, interval.edtf) == (start, end, edtf)


@pytest.mark.parametrize(
    "value",
    [
        "P3W",
        "PT2H",
        "XXXX-WXX-1",
        "BC0480",
        "BC03",
        "2022-02-30",
        "2022-W60",
        "0000",
        "",
        "2022-02-11T25:00",
        "2022-02-11T10:60",
        "2022-02-30T10:00",
        "9999-12-31T23:59",
    ],
)
def test_values_that_name_no_stretch_of_the_calendar(value: str) -> None:
    assert intervals.interval_of(value) is None


@given(DAYS)
def test_references_are_bounded_by_publication_alone(published: dt.date) -> None:
    day, after = published.isoformat(), (published + dt.timedelta(days=1)).isoformat()
    bounds = {}
    for value in ("PAST_REF", "PRESENT_REF", "FUTURE_REF"):
        interval = intervals.interval_of(value, published=published)
        assert interval is not None
        assert interval.basis == "published"
        bounds[value] = (interval.start, interval.end)
    assert bounds == {
        "PAST_REF": (None, after),
        "PRESENT_REF": (None, None),
        "FUTURE_REF": (day, None),
    }


# What a value says of a day, so that a stretch is all days of which its value says the same.
GRAINS: list[Callable[[dt.date], str]] = [
    dt.date.isoformat,
    lambda day: f"{day:%Y-%m}",
    lambda day: f"{day:%Y}",
    lambda day: f"{day.year // 10}",
    lambda day: f"{day.year // 100}",
    lambda day: f"{day.year}-Q{(day.month + 2) // 3}",
    lambda day: f"{day.year}-H{(day.month + 5) // 6}",
    lambda day: "{}-W{:02}".format(*day.isocalendar()[:2]),
]


@given(st.sampled_from(GRAINS), DAYS)
def test_a_stretch_is_all_days_of_its_value(grain: Callable[[dt.date], str], day: dt.date) -> None:
    value = grain(day)
    start, end = intervals.bounds_of(value) or (day, day)
    assert start <= day < end
    assert grain(start) == grain(end - DAY) == value
    assert grain(start - DAY) != value != grain(end)


@given(DAYS)
def test_a_weekend_is_a_saturday_and_a_sunday(day: dt.date) -> None:
    value = "{}-W{:02}-WE".format(*day.isocalendar()[:2])
    start, end = intervals.bounds_of(value) or (day, day)
    assert [start.isoweekday(), end.isoweekday(), (end - start).days] == [6, 1, 2]
    assert start.isocalendar()[:2] == day.isocalendar()[:2]


@given(st.datetimes(dt.datetime(1000, 1, 1), dt.datetime(2999, 12, 31)))
def test_a_time_of_day_is_a_minute_or_a_second(time: dt.datetime) -> None:
    for value, seconds in ((f"{time:%Y-%m-%dT%H:%M}", 60), (f"{time:%Y-%m-%dT%H:%M:%S}", 1)):
        interval = intervals.interval_of(value)
        assert interval is not None
        start, end = (dt.datetime.fromisoformat(str(at)) for at in (interval.start, interval.end))
        assert start.isoformat() == value + (":00" if seconds == 60 else "")
        assert (end - start).total_seconds() == seconds


VALUES = st.one_of(
    DAYS.map(dt.date.isoformat),
    DAYS.map(lambda day: f"{day.year}-{day.month:02}"),
    DAYS.map(lambda day: f"{day.year}"),
    DAYS.map(lambda day: f"{day.year // 10}"),
    DAYS.map(lambda day: f"{day.year // 100}"),
    DAYS.map(lambda day: "{}-W{:02}".format(*day.isocalendar()[:2])),
    DAYS.map(lambda day: "{}-W{:02}-WE".format(*day.isocalendar()[:2])),
    st.builds("{0}-Q{1}".format, st.integers(1000, 2999), st.integers(1, 4)),
    st.builds("{0}-H{1}".format, st.integers(1000, 2999), st.integers(1, 2)),
    st.builds("{0}-{1}".format, st.integers(1000, 2999), st.sampled_from(["SP", "SU", "FA", "WI"])),
)


@given(VALUES)
def test_every_edtf_parses_and_has_the_same_bounds(value: str) -> None:
    interval = intervals.interval_of(value)
    assert interval is not None
    assert interval.edtf is not None
    assert _edtf_bounds(interval.edtf) == (interval.start, interval.end)


def _edtf_bounds(edtf: str) -> tuple[str, str]:
    parsed = parse_edtf(edtf)
    end = _date(parsed.upper_strict()) + dt.timedelta(days=1)
    return _date(parsed.lower_strict()).isoformat(), end.isoformat()


def _date(time: struct_time) -> dt.date:
    return dt.date(time.tm_year, time.tm_mon, time.tm_mday)


@given(st.integers(1, 500), st.sampled_from(["D", "W", "M", "Q", "Y"]), st.sampled_from([-1, 1]))
def test_a_reach_ends_or_begins_at_publication(amount: int, unit: str, toward: int) -> None:
    published = dt.date(2031, 5, 14)
    interval = reaching(published, amount, unit, toward=toward)
    assert interval is not None
    assert (interval.end if toward < 0 else interval.start) == (
        "2031-05-15" if toward < 0 else "2031-05-14"
    )
    assert interval.basis == "expressed"


@pytest.mark.parametrize(("amount", "unit"), [(None, "W"), (10_000, "Y"), (1.3, "M"), (2, "H")])
def test_a_reach_without_measure_is_open(amount: float | None, unit: str) -> None:
    interval = reaching(dt.date(2031, 5, 14), amount, unit, toward=-1)
    assert interval is not None
    assert (interval.start, interval.end, interval.basis) == (None, "2031-05-15", "published")


def test_there_is_no_bound_behind_the_last_day_of_the_calendar() -> None:
    interval = intervals.interval_of("PAST_REF", published=dt.date.max)
    assert interval is not None
    assert (interval.start, interval.end) == (None, None)
    interval = reaching(dt.date.max, 2, "W", toward=-1)
    assert interval is not None
    assert (interval.start, interval.end) == ("9999-12-17", None)
