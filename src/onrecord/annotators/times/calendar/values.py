"""TIMEX3 values of the calendar, read and written: 2031, 2031-05-14T10:00, 2031-W20, BC0480."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from functools import lru_cache

from msgspec import Struct

_DATED = re.compile(
    r"(?P<bc>BC)?(?P<year>\d{4})"
    r"(?:-(?P<month>\d\d)(?:-(?P<day>\d\d)(?P<time>T.*)?)?|-Q(?P<quarter>\d)"
    r"|-W(?P<week>\d\d)(?:-WE)?|-(?P<season>SP|SU|FA|WI)|-H(?P<half>\d))?"
)
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


class Dated(Struct, frozen=True):
    """The fields of a value that names a year or a part of one; years before the first negative.

    ``time`` is the part of the day or the hour, with its ``T``; empty where there is none.
    """

    year: int
    month: int | None
    day: int | None
    quarter: int | None
    week: int | None
    season: str | None
    half: int | None
    time: str

    def grain(self) -> str:
        """Return the TIMEX3 letter of the finest unit named; of a season, that of its year."""
        fields = {
            "D": self.day,
            "W": self.week,
            "M": self.month,
            "Q": self.quarter,
            "H": self.half,
        }
        return next((letter for letter, field in fields.items() if field is not None), "Y")


@lru_cache(maxsize=4096)
def read(value: str) -> Dated | None:
    """Return the fields of a value; ``None`` of decades, references, durations and sets."""
    found = _DATED.fullmatch(value)
    if found is None:
        return None
    year = -int(found["year"]) if found["bc"] else int(found["year"])
    month, day, quarter, week, half = (
        None if found[name] is None else int(found[name])
        for name in ("month", "day", "quarter", "week", "half")
    )
    return Dated(year, month, day, quarter, week, found["season"], half, found["time"] or "")


def is_day(value: str | None) -> bool:
    """Tell whether a value is a day of our era, without its part or hour."""
    return value is not None and _DAY.fullmatch(value) is not None


def year_value(year: int) -> str:
    """Return a year: four digits, ``BC`` before those of years before the first."""
    return f"BC{-year:04}" if year < 0 else f"{year:04}"


def quarter_value(year: int, quarter: int) -> str:
    """Return a quarter of a year."""
    return f"{year_value(year)}-Q{quarter}"


def weekday_of_month(year: int, month: int, weekday: int, rank: int | None) -> str:
    """Return the first, second … such weekday of a month, as ``rank`` says; ``None``: the last.

    Raises ValueError where the month has no such.
    """
    first, days = calendar.monthrange(year, month)
    fitting = range(1 + (weekday - 1 - first) % 7, days + 1, 7)
    if rank is not None and not 1 <= rank <= len(fitting):
        raise ValueError(f"no weekday {weekday} number {rank} in {year}-{month:02}")
    return f"{year_value(year)}-{month:02}-{fitting[-1 if rank is None else rank - 1]:02}"


def week_value(day: dt.date) -> str:
    """Return the week of ISO 8601 that holds ``day``."""
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


def weekend_value(day: dt.date) -> str:
    """Return the weekend of the week that holds ``day``."""
    return f"{week_value(day)}-WE"


def part_value(value: str, part: str | None) -> str:
    """Return a value with the part of the day, if it is a day: 2031-05-14TNI."""
    return f"{value}T{part}" if part is not None and is_day(value) else value
