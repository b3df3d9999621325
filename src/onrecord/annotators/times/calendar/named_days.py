"""Days with a name (Easter, Ramadan, Labor Day) → where they lie in a year.

What each is stands in ``knowledge/times/days.toml``. Easter is computed, for both churches; feasts
of other calendars are read from the tables of the package ``holidays``.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from importlib import import_module
from typing import Any

from dateutil.easter import EASTER_JULIAN, EASTER_ORTHODOX, EASTER_WESTERN, easter

from onrecord.annotators.times.calendar.intervals import Bounds
from onrecord.annotators.times.calendar.units import DAY
from onrecord.annotators.times.tables import knowledge, plain

# The calendar of Gregory, by which the western churches have reckoned Easter since.
_GREGORIAN = 1583
_LAST_EASTER = 4099

# Where `holidays` keeps the days of a calendar. Its classes are not public: the version is pinned.
_CALENDARS = {
    "islamic": ("islamic", "_IslamicLunar"),
    "hebrew": ("hebrew", "_HebrewLunisolar"),
    "chinese": ("chinese", "_ChineseLunisolar"),
    "vietnamese": ("chinese", "_ChineseLunisolar"),
    "korean": ("chinese", "_ChineseLunisolar"),
    "hindu": ("hindu", "_HinduLunisolar"),
    "buddhist": ("buddhist", "_BuddhistLunisolar"),
}


def names_of(day: Mapping[str, Any]) -> Iterator[str]:
    """Yield the names of an entry of days.toml, each with whose day it is where that is asked."""
    owners = day.get("of")
    for name in day["names"]:
        yield from [name] if owners is None else (f"{owner} {name}" for owner in owners)


@lru_cache(maxsize=1)
def known() -> Mapping[str, Mapping[str, Any]]:
    """Return the named days by each of their names, in lower case; made once a process."""
    return {plain(name): day for day in knowledge()["days"] for name in names_of(day)}


def once(name: str) -> dt.date | None:
    """Return the one day in history that ``name`` stands for; ``None`` where it comes back."""
    found: dt.date | None = known()[name].get("once")
    return found


@lru_cache(maxsize=4096)
def stretches(name: str, year: int) -> tuple[Bounds, ...]:
    """Return where the named day lies in ``year``, in order: its first day and that after its last.

    Empty where the year does not have it, or where no table reaches; two where a lunar year is so
    short that the day comes twice.
    """
    day = known()[name]
    every, remainder, first = day.get("every", (1, 0, 1))
    if year < first or year % every != remainder:
        return ()
    return tuple(_stretch(day, start) for start in _starts(day, year))


def _stretch(day: Mapping[str, Any], start: dt.date) -> Bounds:
    start += day.get("plus", 0) * DAY
    if "until" not in day:
        return start, start + day.get("days", 1) * DAY
    calendar = day["feast"][0]
    ends = [*_feast((calendar, day["until"]), start.year)]
    ends += _feast((calendar, day["until"]), start.year + 1)
    return start, min((end for end in ends if end > start), default=start + DAY)


def _starts(day: Mapping[str, Any], year: int) -> Iterator[dt.date]:
    for kind, find in _KINDS.items():
        if kind in day:
            yield from find(day[kind], year)


def _fixed(rule: list[int], year: int) -> Iterator[dt.date]:
    month, day = rule
    if (month, day) != (2, 29) or (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)):
        yield dt.date(year, month, day)


def _weekday(rule: list[int], year: int) -> Iterator[dt.date]:
    month, weekday, number = rule
    if number > 0:
        first = dt.date(year, month, 1)
        yield first + ((weekday - first.isoweekday()) % 7 + 7 * (number - 1)) * DAY
    else:
        last = dt.date(year + month // 12, month % 12 + 1, 1) - DAY
        yield last - ((last.isoweekday() - weekday) % 7 - 7 * (number + 1)) * DAY


def _before(rule: list[int], year: int) -> Iterator[dt.date]:
    month, day, weekday = rule
    eve = dt.date(year, month, day) - DAY
    yield eve - ((eve.isoweekday() - weekday) % 7) * DAY


def _easter(days: int, year: int) -> Iterator[dt.date]:
    if year <= _LAST_EASTER:
        day = easter(year, EASTER_WESTERN) if year >= _GREGORIAN else easter(year, EASTER_JULIAN)
        yield day + days * DAY


def _orthodox(days: int, year: int) -> Iterator[dt.date]:
    if _GREGORIAN <= year <= _LAST_EASTER:
        yield easter(year, EASTER_ORTHODOX) + days * DAY


def _feast(rule: tuple[str, str], year: int) -> Iterator[dt.date]:
    calendar, feast = rule
    if calendar == "persian":
        yield from _nowruz(year)
        return
    module, name = _CALENDARS[calendar]
    table = getattr(import_module(f"holidays.calendars.{module}"), name)
    own = getattr(table, f"{calendar.upper()}_CALENDAR_{feast}_DATES", {})
    found = own.get(year) or getattr(table, f"{feast}_DATES").get(year, ())
    for month, day in [found] if found and isinstance(found[0], int) else found:
        yield dt.date(year, month, day)


def _nowruz(year: int) -> Iterator[dt.date]:
    found = import_module("holidays.calendars.persian")._Persian().new_year_date(year)
    if found is not None:
        yield found


def _once(day: dt.date, year: int) -> Iterator[dt.date]:
    if day.year == year:
        yield day


_KINDS: dict[str, Callable[[Any, int], Iterator[dt.date]]] = {
    "fixed": _fixed,
    "weekday": _weekday,
    "before": _before,
    "easter": _easter,
    "orthodox": _orthodox,
    "feast": _feast,
    "once": _once,
}


def weekend_around(stretch: Bounds) -> Bounds:
    """Return the Saturday and Sunday nearest to the day: *Thanksgiving weekend*."""
    start = stretch[0]
    saturday = start + (6 - start.isoweekday()) * DAY
    if start.isoweekday() < 3:
        saturday -= 7 * DAY
    return saturday, saturday + 2 * DAY


def value_of(stretch: Bounds) -> str:
    """Return the value of a stretch: a day, or its first and last in the interval of ISO 8601."""
    first, last = stretch[0], stretch[1] - DAY
    return first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"


def yearly(name: str) -> str:
    """Return the value of *every Christmas*: its day, or once a year where the day moves."""
    fixed = known()[name].get("fixed")
    return "P1Y" if fixed is None else "XXXX-{:02}-{:02}".format(*fixed)
