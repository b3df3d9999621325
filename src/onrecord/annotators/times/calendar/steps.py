"""Steps by units on the calendar: from a day, or from a value, to what lies so far from it."""

from __future__ import annotations

import datetime as dt

from dateutil.relativedelta import relativedelta

from onrecord.annotators.times.calendar.intervals import bounds_of, day_after, reference_interval
from onrecord.annotators.times.calendar.units import BELOW, DAY, split_unit
from onrecord.annotators.times.calendar.values import read, week_value
from onrecord.intervals import between
from onrecord.model import Interval

_DAYS = {"D": 1, "W": 7}
_MONTHS = {"M": 1, "Q": 3, "Y": 12}
# H is half a year here; of a length it would be an hour.
_PARTS_OF_YEAR = {"M": 1, "Q": 3, "H": 6}


def moved(reference: dt.date, steps: int, letter: str) -> str:
    """Return the value of the unit that lies ``steps`` units from that of ``reference``.

    Raises ValueError or OverflowError beyond the calendar.
    """
    if letter == "D":
        return (reference + steps * DAY).isoformat()
    if letter == "W":
        return week_value(reference + 7 * steps * DAY)
    if letter == "Y":
        return f"{on_calendar(reference.year + steps):04}"
    size = _PARTS_OF_YEAR[letter]
    at = (reference.year * 12 + reference.month - 1) // size + steps
    year, place = divmod(at, 12 // size)
    mark = f"{place + 1:02}" if letter == "M" else f"{letter}{place + 1}"
    return f"{on_calendar(year):04}-{mark}"


def on_calendar(year: int) -> int:
    """Return ``year``; raises ValueError where Python's calendar has none such."""
    if not 1 <= year <= 9999:
        raise ValueError(f"year {year} is out of the calendar")
    return year


def far_day(day: dt.date, amount: float, letter: str) -> dt.date | None:
    """Return the day that lies ``amount`` units from ``day``.

    ``None`` for a part of a month, a unit that cannot be counted in days, or beyond the calendar.
    """
    days, months = _DAYS.get(letter), _MONTHS.get(letter)
    try:
        if days is not None:
            return day + dt.timedelta(days=amount * days)
        if months is None or amount * months != int(amount * months):
            return None
        return day + relativedelta(months=int(amount * months))
    except (ValueError, OverflowError):
        return None


def whole_steps(amount: float, letter: str) -> tuple[int, str]:
    """Return a number of units as steps: a fraction counts in the unit below, rounded."""
    if amount == int(amount):
        return int(amount), letter
    factor, below = BELOW.get(letter, (1, letter))
    return round(amount * factor), below


def value_from(value: str, steps: float, unit: str) -> str | None:
    """Return the value of the ``unit`` that lies ``steps`` of them from a date.

    ``None`` where the date is coarser than the unit, or leaves the calendar.
    """
    clock, times, letter = split_unit(unit)
    if clock:
        return _shifted_clock(value, steps * times, letter)
    total, bounds = steps * times, bounds_of(value.partition("T")[0])
    if bounds is None or total != int(total) or letter not in _countable(value):
        return None
    try:
        return moved(bounds[0], int(total), letter)
    except (ValueError, OverflowError):
        return None


def _countable(value: str) -> str:
    """Return the letters of the units that can be counted from a date as fine as ``value``."""
    dated = read(value.partition("/")[0])
    return _COUNTABLE["Y" if dated is None else dated.grain()]


_COUNTABLE = {"D": "DWMQHY", "W": "WY", "M": "MQHY", "Q": "QHY", "H": "HY", "Y": "Y"}


def _shifted_clock(value: str, steps: float, letter: str) -> str | None:
    """Return the hour or minute that lies so far from a time of day."""
    seconds = steps * {"H": 3600, "M": 60, "S": 1}.get(letter, 0)
    try:
        at = dt.datetime.strptime(value, "%Y-%m-%dT%H:%M") + dt.timedelta(seconds=seconds)
    except (ValueError, OverflowError):
        return None
    return at.strftime("%Y-%m-%dT%H:%M")


def reaching(
    published: dt.date, amount: float | None, unit: str, *, toward: int
) -> Interval | None:
    """Return the stretch of ``amount`` units up to the day of publication, or from it on.

    ``unit`` is a TIMEX3 letter; ``None`` units, or units shorter than a day, leave it unbounded on
    the far side.
    """
    far = None if amount is None else far_day(published, amount * toward, unit)
    if far is None:
        return reference_interval("PAST_REF" if toward < 0 else "FUTURE_REF", published)
    if toward < 0:
        return between(far, day_after(published), basis="expressed")
    return between(published, day_after(far), basis="expressed")


def up_to(end: dt.date, amount: int, unit: str) -> Interval | None:
    """Return the stretch of ``amount`` units of a TIMEX3 letter up to ``end``, which is outside.

    ``None`` where it would begin before the calendar does.
    """
    start = far_day(end, -amount, unit)
    return None if start is None else between(start, end, basis="expressed")
