"""Hours in words and figures."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.annotators.times.sketches import hours
from tests.annotators.times.clauses import find, values


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("half past nine", "2031-05-14T09:30"),
        ("half past nine in the evening", "2031-05-14T21:30"),
        ("a quarter to six in the evening", "2031-05-14T17:45"),
        ("quarter past three in the morning", "2031-05-14T03:15"),
        ("twenty past six", "2031-05-14T06:20"),
        ("five minutes past two", "2031-05-14T02:05"),
        ("five minutes to one", "2031-05-14T12:55"),
        ("seven in the evening", "2031-05-14T19:00"),
        ("nine o'clock in the evening", "2031-05-14T21:00"),
        ("9 o’clock in the morning", "2031-05-14T09:00"),
        ("2 o'clock at night", "2031-05-14T02:00"),
        ("0600 hours", "2031-05-14T06:00"),
        ("18:30 hrs", "2031-05-14T18:30"),
        ("7.30 p.m. Tuesday", "2031-05-13T19:30"),
        ("noon on Christmas Day", "2030-12-25T12:00"),
        ("Tuesday at 9:30 p.m.", "2031-05-13T21:30"),
        ("May 6 at 10 a.m.", "2031-05-06T10:00"),
        ("2031-05-06 10:30", "2031-05-06T10:30"),
    ],
)
def test_hours(text: str, value: str) -> None:
    assert [(time.text, time.type, time.value) for time in find(text)] == [(text, "TIME", value)]


@pytest.mark.parametrize(
    ("text", "value", "start"),
    [
        ("at midnight Friday", "2031-05-09T24:00", "2031-05-10T00:00:00"),
        ("at midnight on Friday", "2031-05-09T24:00", "2031-05-10T00:00:00"),
        ("until midnight Friday", "2031-05-09T24:00", None),
        ("shortly after midnight on Friday", "2031-05-09T00:00", "2031-05-09T00:01:00"),
    ],
)
def test_which_midnight(text: str, value: str, start: str | None) -> None:
    (time,) = find(text)
    assert time.value == value
    assert time.interval is not None
    assert time.interval.start == start


@pytest.mark.parametrize("text", ["1500 hours of talks", "from 10 to six votes", "25:70", "in Q9"])
def test_what_is_no_hour(text: str) -> None:
    assert all("T" not in value for value in values(text) if not value.startswith("P"))


@given(st.integers(0, 23), st.sampled_from(["MO", "AF", "EV", "NI", "MI"]))
def test_an_hour_in_a_part_of_the_day_is_an_hour(hour: int, part: str) -> None:
    read = hours.in_part(f"{hour:02}:30", part)
    assert dt.time.fromisoformat(read).hour % 12 == hour % 12
