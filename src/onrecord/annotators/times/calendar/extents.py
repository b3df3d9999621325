"""Where a TIMEX3 value lies as a number: months since year 1, which years before it count too."""

from __future__ import annotations

import re
from functools import lru_cache

from onrecord.annotators.times.calendar.values import Dated, read

Extent = tuple[float, float]

_AGE = re.compile(r"(?P<bc>BC)?(?P<age>\d{2,3})")
_SEASONS = {"SP": (2, 3), "SU": (5, 3), "FA": (8, 3), "WI": (-1, 3)}


@lru_cache(maxsize=4096)
def extent_of(value: str) -> Extent | None:
    """Return where a dated TIMEX3 value lies, in months since year 1; ``None`` for other values."""
    dated = read(value)
    if dated is None:
        return _extent_of_age(value)
    year = dated.year + 1 if value.startswith("BC") else dated.year
    first, length = _part_of_year(dated)
    return year * 12 + first, year * 12 + first + length


def is_age(value: str) -> bool:
    """Tell whether a value is a decade or a century."""
    return _AGE.fullmatch(value) is not None


def _extent_of_age(value: str) -> Extent | None:
    found = _AGE.fullmatch(value)
    if found is None:
        return None
    years = 10 if len(found["age"]) == 3 else 100
    first = int(found["age"]) * years
    first = 2 - first - years if found["bc"] else first
    return first * 12, (first + years) * 12


def _part_of_year(dated: Dated) -> tuple[float, float]:
    """Return the months of the year before the part that a value names, and its length."""
    if dated.day is not None:
        return (dated.month or 1) - 1 + (dated.day - 1) / 31, 1 / 31
    if dated.month is not None:
        return dated.month - 1, 1
    if dated.quarter is not None:
        return dated.quarter * 3 - 3, 3
    if dated.week is not None:
        return dated.week * 12 / 53 - 12 / 53, 12 / 53
    if dated.season is not None:
        return _SEASONS[dated.season]
    return (0, 12) if dated.half is None else (dated.half * 6 - 6, 6)
