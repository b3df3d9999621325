"""*Since*, *until*, *after*: the stretch that a preposition or a hedge makes of a date."""

from __future__ import annotations

import datetime as dt

from onrecord.annotators.times.calendar.mods import PARTS, SIDES
from onrecord.annotators.times.calendar.units import DAY
from onrecord.annotators.times.tables import knowledge
from onrecord.intervals import between, ranging
from onrecord.model import Interval


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
    if mod in SIDES:
        return _on_one_side(interval, published, SIDES[mod])
    part = mod in PARTS
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


def _on_one_side(interval: Interval, published: dt.date, side: int) -> Interval | None:
    """Return what lies before a point (*more than a year ago*), or after it, up to publication."""
    start, basis = interval.start, interval.basis
    if side < 0:
        return ranging(None, interval.end, basis=basis)
    ago = basis == "expressed" and start is not None and start[:10] <= published.isoformat()
    return ranging(start, (published + DAY).isoformat() if ago else None, basis=basis)


def up_to_now(word: str, interval: Interval, *, published: dt.date) -> Interval:
    """Return what *earlier this year* has up to publication, what *later this week* has from it."""
    start, end, now = interval.start, interval.end, published.isoformat()
    if start is None or end is None or len(start) > len(now) or not start <= now < end:
        return interval
    if word == "earlier":
        end = min(end, (published + DAY).isoformat())
    elif word == "later":
        start = max(start, now)
    return ranging(start, end, basis=interval.basis) or interval


def _near(interval: Interval, published: dt.date) -> Interval | None:
    """Return what publication or its day bounds of a time that is only about the one named."""
    start, end = interval.start, interval.end
    if start is not None and len(start) > len("2031-05-14"):
        day = dt.date.fromisoformat(start[:10])
        return between(day, day + DAY, basis=interval.basis)
    after = published + DAY
    if end is not None and end <= after.isoformat():
        return between(None, after, basis="published")
    ahead = start is not None and start > published.isoformat()
    return between(published, None, basis="published") if ahead else None
