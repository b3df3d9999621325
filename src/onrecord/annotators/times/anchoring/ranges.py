"""*From Monday to Friday*, *May 4-6*, *the six months ended Oct. 1*: one stretch of two times."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from itertools import pairwise

from msgspec import structs

from onrecord.annotators.times.calendar.intervals import bounds_of, interval_of
from onrecord.annotators.times.calendar.steps import up_to
from onrecord.annotators.times.calendar.units import DAY
from onrecord.annotators.times.calendar.values import is_day
from onrecord.annotators.times.tables import knowledge
from onrecord.annotators.times.words.grammar import Match
from onrecord.annotators.times.words.passage import Passage
from onrecord.intervals import ranging
from onrecord.model import Time

_WEEK = 7 * DAY
_LENGTH = re.compile(r"P(\d{1,4})([DWMY])")


def joined(
    passage: Passage, matches: Sequence[Match], times: Sequence[Time], published: dt.date
) -> list[Time]:
    """Return the times of ``matches``, with one interval for the two ends of a stretch."""
    found = list(times)
    for at, (first, second) in enumerate(pairwise(matches)):
        between = [word.lower for word in passage.words[first.last : second.first][:3]]
        gap = passage.parse.text[found[at].end : found[at + 1].start]
        if _joins(passage.before(first), between) or _spans(gap):
            found[at], found[at + 1] = _join(found[at], found[at + 1], published=published)
        found[at] = _ended(found[at], between, found[at + 1])
    return found


def _join(first: Time, second: Time, *, published: dt.date) -> tuple[Time, Time]:
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
    if not (is_day(first.value) and is_day(second.value)):
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
    interval = interval_of(day.isoformat(), basis=time.interval.basis)
    return structs.replace(time, value=day.isoformat(), interval=interval)


def _joins(before: str, between: Sequence[str]) -> bool:
    """Tell whether the words before and between two dates make them the ends of one stretch."""
    ends = knowledge()["ranges"].get(before, [])
    return " ".join(between) in ends


def _spans(gap: str) -> bool:
    """Tell whether all that stands between two dates makes one stretch of them: *May 4-6*."""
    return gap in knowledge()["ranges"]["anywhere"]


def _ended(first: Time, between: Sequence[str], second: Time) -> Time:
    """Give *the six months* of *the six months ended Oct. 1* the stretch that the day ends."""
    length, bounds = _LENGTH.fullmatch(first.value or ""), bounds_of(second.value or "")
    ends = " ".join(between) in knowledge()["comparison"]["ends"]
    if length is None or bounds is None or not ends or first.type != "DURATION":
        return first
    interval = up_to(bounds[1], int(length[1]), length[2])
    return structs.replace(first, interval=interval)
