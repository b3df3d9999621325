"""*Since*, *until*, *after*, *from … to*: the stretch that a preposition makes of a date."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from msgspec import structs

from onrecord.annotators.times import intervals
from onrecord.annotators.times.lexicon import knowledge
from onrecord.intervals import between, ranging
from onrecord.model import Interval, Time


def bounded_by(
    word: str, interval: Interval, *, published: dt.date, mod: str | None = None
) -> Interval | None:
    """Return what ``word`` (since, until, before …) makes of the interval of the date behind it.

    *Before the end of June* may be in June, and so may *after early June*: a ``mod`` of TIMEX3 that
    names a part keeps the whole. *About three weeks ago* is bounded by publication alone, *around
    5 p.m.* by its day. *From July on* is told from *down from last July* by lying ahead.
    """
    start, end, basis = interval.start, interval.end, interval.basis
    if basis == "published":
        return interval
    if mod == "APPROX":
        return _near(interval, published)
    if mod in _SIDES:
        ago = basis == "expressed" and start is not None
        behind = ago and str(start)[:10] <= published.isoformat()
        now = (published + _DAY_LONG).isoformat() if behind else None
        return ranging(*((None, end) if _SIDES[mod] < 0 else (start, now)), basis=basis)
    part = mod in ("START", "MID", "END")
    match knowledge()["relations"].get(word):
        case "from":
            return ranging(start, None, basis=basis)
        case "onward" if start is not None and start > published.isoformat():
            return ranging(start, None, basis=basis)
        case "past" if end is not None:
            return ranging(start if part else end, None, basis=basis)
        case "upto" if start is not None:
            return ranging(None, end if part else start, basis=basis)
        case "through":
            return ranging(None, end, basis=basis)
        case _:
            return interval


def _near(interval: Interval, published: dt.date) -> Interval | None:
    start, end = interval.start, interval.end
    if start is not None and len(start) > len("2031-05-14"):
        day = dt.date.fromisoformat(start[:10])
        return between(day, day + _DAY_LONG, basis=interval.basis)
    after = published + _DAY_LONG
    if end is not None and end <= after.isoformat():
        return between(None, after, basis="published")
    ahead = start is not None and start > published.isoformat()
    return between(published, None, basis="published") if ahead else None


def join(first: Time, second: Time, *, published: dt.date) -> tuple[Time, Time]:
    """Return both ends of *from Monday to Friday* with the interval that they bound together."""
    first, second = _in_order(first, second, published)
    if first.interval is None or second.interval is None:
        return first, second
    whole = ranging(first.interval.start, second.interval.end, basis=second.interval.basis)
    if whole is None:
        return first, second
    return structs.replace(first, interval=whole), structs.replace(second, interval=whole)


def _in_order(first: Time, second: Time, published: dt.date) -> tuple[Time, Time]:
    """Move one weekday of *from Monday to Wednesday* by a week, if they were read the other way.

    A Monday that is still to come stays; else it is the Monday before.
    """
    if not (_DAY.fullmatch(first.value or "") and _DAY.fullmatch(second.value or "")):
        return first, second
    day, last = dt.date.fromisoformat(first.value or ""), dt.date.fromisoformat(second.value or "")
    if first.text[-1:].isdigit() or not dt.timedelta(0) < day - last < _WEEK:
        return first, second
    if day > published:
        return first, _moved(second, last + _WEEK)
    return _moved(first, day - _WEEK), second


def _moved(time: Time, day: dt.date) -> Time:
    if time.interval is None:
        return time
    interval = intervals.interval_of(day.isoformat(), basis=time.interval.basis)
    return structs.replace(time, value=day.isoformat(), interval=interval)


_SIDES = {"BEFORE": -1, "ON_OR_BEFORE": -1, "AFTER": 1, "ON_OR_AFTER": 1}
_DAY_LONG = dt.timedelta(days=1)
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_WEEK = dt.timedelta(days=7)


def joins(before: str, between: Sequence[str]) -> bool:
    """Tell whether the words before and between two dates make them the ends of one stretch."""
    ends = knowledge()["ranges"].get(before, [])
    return " ".join(between) in ends


def spans(gap: str) -> bool:
    """Tell whether all that stands between two dates makes one stretch of them: *May 4-6*."""
    return gap in knowledge()["ranges"]["anywhere"]


def ended(first: Time, between: Sequence[str], second: Time) -> Time:
    """Give *the six months* of *the six months ended Oct. 1* the stretch that the day ends."""
    length, bounds = _LENGTH.fullmatch(first.value or ""), intervals.bounds_of(second.value or "")
    ends = " ".join(between) in knowledge()["comparison"]["ends"]
    if length is None or bounds is None or not ends or first.type != "DURATION":
        return first
    interval = intervals.up_to(bounds[1], int(length[1]), length[2])
    return structs.replace(first, interval=interval)


_LENGTH = re.compile(r"P(\d{1,4})([DWMY])")
