"""What neighbours share: the day of two hours, the year of two months."""

from __future__ import annotations

import pytest

from tests.annotators.times.clauses import find, values


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("between 5 p.m. and 7 p.m. EST on Friday",
         ["2031-05-09T17:00-05:00", "2031-05-09T19:00-05:00"]),
        ("from 10:30 to 11:30 a.m. ET Tuesday",
         ["2031-05-13T10:30-04:00", "2031-05-13T11:30-04:00"]),
        ("from 7 to 9 p.m. Friday", ["2031-05-09T19:00", "2031-05-09T21:00"]),
        ("from 11 to 2 p.m. Friday", ["2031-05-09T11:00", "2031-05-09T14:00"]),
        ("from 9 to 11 a.m. Friday", ["2031-05-09T09:00", "2031-05-09T11:00"]),
        ("from 10 to 12 votes", []),
    ],
)  # fmt: skip
def test_two_hours_share_their_day_and_zone(text: str, expected: list[str]) -> None:
    found = find(text)
    assert [time.value for time in found] == expected
    assert len({str(time.interval) for time in found}) == bool(found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("May 4 and 5", ["2031-05-04", "2031-05-05"]),
        ("May 4, 5 and 6, 2030", ["2030-05-04", "2030-05-05", "2030-05-06"]),
        ("the 20th and 21st of June", ["2031-06-20", "2031-06-21"]),
        ("in 2006-07", ["2006", "2007"]),
        ("in 1990–94", ["1990", "1994"]),
        ("in 2006-05", ["2006"]),
    ],
)
def test_what_a_list_or_range_shares(text: str, expected: list[str]) -> None:
    assert values(text) == expected
