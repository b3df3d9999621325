"""A TIMEX3 value → the half-open stretch of the calendar that it stands for.

Nothing is guessed: what a value does not bound stays unbounded, and a value that names no stretch
of the calendar (a bare duration, a set, a date before year 1) has no interval. The part of a day
(*Tuesday night*) is bounded by its day only.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

from onrecord.annotators.times.calendar.units import DAY
from onrecord.intervals import between
from onrecord.model import Basis, Interval

Bounds = tuple[dt.date, dt.date]
_OFFSET = r"(Z|[+-]\d\d:\d\d)?"

# Both readings of a season, by the equinoxes and by whole months, northern hemisphere: its first
# day, and the day after its last; a winter is named after either of its years.
_SEASONS = {
    "SP": ((0, 3, 1), (0, 6, 22)),
    "SU": ((0, 6, 1), (0, 9, 24)),
    "FA": ((0, 9, 1), (0, 12, 23)),
    "WI": ((-1, 12, 1), (1, 3, 22)),
}


def interval_of(
    value: str, *, published: dt.date | None = None, basis: Basis = "expressed"
) -> Interval | None:
    """Return the interval of a TIMEX3 ``value``; ``None`` where it names no calendar stretch.

    The references PAST_REF, PRESENT_REF and FUTURE_REF are bounded by ``published`` alone.
    """
    if value.endswith("_REF"):
        return None if published is None else reference_interval(value, published)
    clock = re.fullmatch(r"(\d{4}-\d\d-\d\d)T([01]\d|2[0-4]):([0-5]\d)(:[0-5]\d)?" + _OFFSET, value)
    if clock is not None:
        return _minute(clock, basis)
    bounds = bounds_of(value)
    return None if bounds is None else between(*bounds, basis=basis)


def bounds_of(value: str) -> Bounds | None:
    """Return the first day of a TIMEX3 calendar ``value`` and the day after its last."""
    for pattern, bounds in _VALUES:
        match = pattern.fullmatch(value)
        if match is not None:
            try:
                return bounds(match)
            except (ValueError, OverflowError):
                return None
    return None


def reference_interval(value: str, published: dt.date) -> Interval:
    """Return the interval of PAST_REF, PRESENT_REF or FUTURE_REF, which publication bounds."""
    start = published if value == "FUTURE_REF" else None
    end = day_after(published) if value == "PAST_REF" else None
    return between(start, end, basis="published")


def day_after(day: dt.date) -> dt.date | None:
    """Return the next day; ``None``, no bound, behind the last day of the calendar."""
    return None if day == dt.date.max else day + DAY


def _minute(clock: re.Match[str], basis: Basis) -> Interval | None:
    """Return the minute (or second) named, with the offset from UTC that the value gives."""
    seconds, offset = clock[4], clock[5] or ""
    hours, minutes = int(clock[2]), int(clock[3])
    try:
        start = dt.datetime.fromisoformat(clock[1]) + dt.timedelta(
            hours=hours, minutes=minutes, seconds=int((seconds or ":0")[1:])
        )
        end = start + dt.timedelta(seconds=60 if seconds is None else 1)
    except (ValueError, OverflowError):
        return None
    first, last = f"{start.isoformat()}{offset}", f"{end.isoformat()}{offset}"
    return Interval(start=first, end=last, edtf=None, basis=basis)


def _years(first: int, count: int) -> Bounds:
    return dt.date(first, 1, 1), dt.date(first + count, 1, 1)


def _months(year: int, month: int, count: int) -> Bounds:
    last = year * 12 + month - 1 + count
    return dt.date(year, month, 1), dt.date(last // 12, last % 12 + 1, 1)


def _season(match: re.Match[str]) -> Bounds:
    first, last = _SEASONS[match[2]]
    year = int(match[1])
    return (
        dt.date(year + first[0], first[1], first[2]),
        dt.date(year + last[0], last[1], last[2]),
    )


def _week(match: re.Match[str]) -> Bounds:
    monday = dt.date.fromisocalendar(int(match[1]), int(match[2]), 1)
    if match[3] is not None:
        return monday + 5 * DAY, monday + 7 * DAY
    return monday, monday + 7 * DAY


def _days(match: re.Match[str]) -> Bounds:
    return dt.date.fromisoformat(match[1]), dt.date.fromisoformat(match[2]) + DAY


def _day(match: re.Match[str]) -> Bounds:
    day = dt.date.fromisoformat(match[1])
    return day, day + DAY


_VALUES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Bounds]], ...] = (
    (re.compile(r"(\d{4}-\d\d-\d\d)(?:T[A-Z]{2})?"), _day),
    (re.compile(r"(\d{4}-\d\d-\d\d)/(\d{4}-\d\d-\d\d)"), _days),
    (re.compile(r"(\d{4})-W(\d\d)(-WE)?"), _week),
    (re.compile(r"(\d{4})-(\d\d)"), lambda match: _months(int(match[1]), int(match[2]), 1)),
    (
        re.compile(r"(\d{4})-Q([1-4])"),
        lambda match: _months(int(match[1]), 3 * int(match[2]) - 2, 3),
    ),
    (
        re.compile(r"(\d{4})-H([12])"),
        lambda match: _months(int(match[1]), 6 * int(match[2]) - 5, 6),
    ),
    (re.compile(r"(\d{4})-(SP|SU|FA|WI)"), _season),
    (re.compile(r"(\d{4})"), lambda match: _years(int(match[1]), 1)),
    (re.compile(r"(\d{3})"), lambda match: _years(int(match[1]) * 10, 10)),
    (re.compile(r"(\d{2})"), lambda match: _years(int(match[1]) * 100, 100)),
)
