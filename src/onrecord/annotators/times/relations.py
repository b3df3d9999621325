"""*Since*, *until*, *after*, *from … to*: the stretch that a preposition makes of a date."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from msgspec import structs

from onrecord.annotators.times import intervals
from onrecord.annotators.times.lexicon import knowledge
from onrecord.model import Interval, Time


def bounded_by(word: str, interval: Interval) -> Interval | None:
    """Return what ``word`` (since, until, before …) makes of the interval of the date behind it."""
    start, end, basis = interval.start, interval.end, interval.basis
    if basis == "published":
        return interval
    match knowledge()["relations"].get(word):
        case "from":
            return intervals.ranging(start, None, basis=basis)
        case "past":
            return interval if end is None else intervals.ranging(end, None, basis=basis)
        case "upto":
            return interval if start is None else intervals.ranging(None, start, basis=basis)
        case "through":
            return intervals.ranging(None, end, basis=basis)
        case _:
            return interval


def join(first: Time, second: Time) -> tuple[Time, Time]:
    """Return both ends of *from Monday to Friday* with the interval that they bound together."""
    first = _not_behind(first, second)
    if first.interval is None or second.interval is None:
        return first, second
    whole = intervals.ranging(
        first.interval.start, second.interval.end, basis=second.interval.basis
    )
    if whole is None:
        return first, second
    return structs.replace(first, interval=whole), structs.replace(second, interval=whole)


def _not_behind(first: Time, second: Time) -> Time:
    """Move *Monday* of *from Monday to Wednesday*, if it was read as the Monday after it, back."""
    if not (_DAY.fullmatch(first.value) and _DAY.fullmatch(second.value)):
        return first
    day, last = dt.date.fromisoformat(first.value), dt.date.fromisoformat(second.value)
    if first.text[-1:].isdigit() or not dt.timedelta(0) < day - last < _WEEK or not first.interval:
        return first
    value = (day - _WEEK).isoformat()
    interval = intervals.interval_of(value, basis=first.interval.basis)
    return structs.replace(first, value=value, interval=interval)


_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_WEEK = dt.timedelta(days=7)


def joins(before: str, between: Sequence[str]) -> bool:
    """Tell whether the words before and between two dates make them the ends of one stretch."""
    ends = knowledge()["ranges"].get(before, [])
    return " ".join(between) in ends
