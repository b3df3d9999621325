"""The stretch that a preposition or a hedge makes of a date."""

from __future__ import annotations

import pytest

from tests.annotators.times.clauses import find


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
