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
from onrecord.annotators.times.calendar.values import is_day, read
from onrecord.annotators.times.tables import knowledge
from onrecord.annotators.times.tense import Tense
from onrecord.annotators.times.words.grammar import Match
from onrecord.annotators.times.words.passage import Passage
from onrecord.intervals import ranging
from onrecord.model import Time

_WEEK = 7 * DAY
_LENGTH = re.compile(r"P(\d{1,4})([DWMY])")


def joined(
    passage: Passage,
    matches: Sequence[Match],
    times: Sequence[Time],
    published: dt.date,
    *,
    tenses: Sequence[Tense | None],
) -> list[Time]:
    """Return the times of ``matches``, with one interval for the two ends of a stretch.

    ``tenses`` are those of their clauses; *past* of all in a narrative.
    """
    found = list(times)
    for at, (first, second) in enumerate(pairwise(matches)):
        between = [word.lower for word in passage.words[first.last : second.first][:3]]
        gap = passage.parse.text[found[at].end : found[at + 1].start]
        if _joins(passage.before(first), between) or _spans(gap):
            found[at], found[at + 1] = _in_order(
                found[at], found[at + 1], published, tenses[at] or tenses[at + 1]
            )
            found[at], found[at + 1] = _join(found[at], found[at + 1])
        found[at] = _ended(found[at], between, found[at + 1])
    return found


def _join(first: Time, second: Time) -> tuple[Time, Time]:
    """Return both ends of *from Monday to Friday* with the interval that they bound together."""
    if first.interval is None or second.interval is None:
        return first, second
    whole = ranging(first.interval.start, second.interval.end, basis=second.interval.basis)
    if whole is None:
        return first, second
    return structs.replace(first, interval=whole), structs.replace(second, interval=whole)


def _in_order(
    first: Time, second: Time, published: dt.date, tense: Tense | None
) -> tuple[Time, Time]:
    """Move one weekday of *from Monday to Wednesday* by a week, if they were read the other way.

    Months are moved by years.

    A Monday that is still to come stays; else it is the Monday before.
    """
    if _is_month(first) and _is_month(second):
        return _months_in_order(first, second, published, tense)
    if not (is_day(first.value) and is_day(second.value)):
        return first, second
    day, last = dt.date.fromisoformat(first.value or ""), dt.date.fromisoformat(second.value or "")
    if first.text[-1:].isdigit() or not dt.timedelta(0) < day - last < _WEEK:
        return first, second
    if day > published:
        return first, _moved(second, (last + _WEEK).isoformat())
    return _moved(first, (day - _WEEK).isoformat()), second


def _is_month(time: Time) -> bool:
    dated = None if time.value is None else read(time.value)
    return dated is not None and dated.grain() == "M" and dated.year > 0


def _months_in_order(
    first: Time, second: Time, published: dt.date, tense: Tense | None
) -> tuple[Time, Time]:
    """Move one month of *from November to March* by years, if they were read the other way.

    The one that has its year stays, else that which the tense wants, else the nearer.
    """
    start, end = (dt.date.fromisoformat(f"{time.value}-01") for time in (first, second))
    said = first.text[-1:].isdigit(), second.text[-1:].isdigit()
    if start <= end < start.replace(year=min(start.year + 1, 9999)) or all(said):
        return first, second
    turned = start.month > end.month
    back = tense == "past" and start > end
    nearer = abs(end - published) <= abs(start - published) and tense != "future"
    if said[1] or (not said[0] and (back or nearer)):
        return _moved(first, f"{end.year - turned:04}-{start.month:02}"), second
    return first, _moved(second, f"{start.year + turned:04}-{end.month:02}")


def _moved(time: Time, value: str) -> Time:
    if time.interval is None:
        return time
    interval = interval_of(value, basis=time.interval.basis)
    return structs.replace(time, value=value, interval=interval)


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
