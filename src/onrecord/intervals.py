"""The algebra of intervals: before, contains, overlaps, same, intersection, union; and their EDTF.

An interval bounds where in time a thing lies; it does not say that the thing fills it, and of a
side without a bound nothing is known. So a question is answered ``True`` or ``False`` only where
the answer holds for all that may lie in the intervals, and ``None`` is "not settled". Nothing here
makes a bound: those of a result are bounds of what it is made of, and its basis is the weaker one.
What a missing offset leaves open is left open (``model.order``).
"""

from __future__ import annotations

import datetime as dt
import re

from onrecord.model import Basis, Interval, order

_DAY = dt.timedelta(days=1)
_EDTF = re.compile(r"(\d{4}|\d{3}X|\d\dXX)(?:-(\d\d)(?:-(\d\d))?)?")
_FIRMEST_FIRST: tuple[Basis, ...] = ("expressed", "context", "published")


def before(one: Interval, other: Interval) -> bool | None:
    """Return whether all of ``one`` is before all of ``other``; ``False`` is "none of it"."""
    if _by(one.end, other.start):
        return True
    return False if _by(other.end, one.start) else None


def contains(whole: Interval, part: Interval) -> bool | None:
    """Return whether what lies in ``part`` lies in ``whole``; ``False`` is "none of it does"."""
    if before(whole, part) is not None:
        return False
    begins = whole.start is None or _by(whole.start, part.start)
    ends = whole.end is None or _by(part.end, whole.end)
    return True if begins and ends else None


def overlaps(one: Interval, other: Interval) -> bool | None:
    """Return whether some instant is in both; without offsets missing, never ``None``."""
    if before(one, other) is not None:
        return False
    return True if _meet(one, other) else None


def same(one: Interval, other: Interval) -> bool | None:
    """Return whether the bounds are the same instants, however written and on whatever basis."""
    sides = (_equal(one.start, other.start), _equal(one.end, other.end))
    if False in sides:
        return False
    return None if None in sides else True


def intersection(one: Interval, other: Interval) -> Interval | None:
    """Return the interval of what lies in both; ``None`` where nothing can.

    Where a missing offset leaves open which bound is the inner one, it is the one with an offset:
    the result may then be too wide, never too narrow.
    """
    start, end = _inner(one.start, other.start, 1), _inner(one.end, other.end, -1)
    return ranging(start, end, basis=_weaker(one, other))


def union(one: Interval, other: Interval) -> Interval | None:
    """Return the interval of what lies in either; ``None`` where that is no single stretch.

    They may overlap or meet end to start. ``None`` too where a missing offset leaves open whether
    they do, or which bound is the outer one.
    """
    if not _meet(one, other):
        return None
    if None in (_equal(one.start, other.start), _equal(one.end, other.end)):
        return None
    start, end = _outer(one.start, other.start, -1), _outer(one.end, other.end, 1)
    return ranging(start, end, basis=_weaker(one, other))


def between(start: dt.date | None, end: dt.date | None, *, basis: Basis) -> Interval:
    """Return the interval from ``start`` up to, not including, ``end``; ``None`` is unbounded."""
    return Interval(
        start=None if start is None else start.isoformat(),
        end=None if end is None else end.isoformat(),
        edtf=edtf_of(start, end),
        basis=basis,
    )


def ranging(start: str | None, end: str | None, *, basis: Basis) -> Interval | None:
    """Return the interval between two ISO dates or date-times; ``None`` where it would be empty.

    It has no EDTF where a bound is a time of day: EDTF has no interval between times of day.
    """
    if start is not None and end is not None and order(start, end) in (0, 1):
        return None
    if any(bound is not None and len(bound) > 10 for bound in (start, end)):
        return Interval(start=start, end=end, edtf=None, basis=basis)
    first, last = (None if at is None else dt.date.fromisoformat(at) for at in (start, end))
    return between(first, last, basis=basis)


def edtf_of(start: dt.date | None, end: dt.date | None) -> str | None:
    """Return the shortest EDTF (level 0 or 1) of ``[start, end)``; in it the end counts in."""
    if start is None and end is None:
        return None
    if start is None or end is None:
        return f"../{_day_before(end)}" if end is not None else f"{start}/.."
    first, last = start.isoformat(), _day_before(end)
    if (start.day, end.day) == (1, 1):
        first, last = first[:7], last[:7]
        if (start.month, end.month) == (1, 1):
            first, last = first[:4], last[:4]
            if end.year - start.year == 10 and start.year % 10 == 0:
                return f"{first[:3]}X"
            if end.year - start.year == 100 and start.year % 100 == 0:
                return f"{first[:2]}XX"
    return first if first == last else f"{first}/{last}"


def from_edtf(words: str, *, basis: Basis) -> Interval:
    """Return the interval that an EDTF date or interval (level 0, and 1 in part) stands for.

    Years, months and days, decades and centuries (``202X``), two of them with ``/`` between, of
    which one may be open or unknown (``..`` or nothing). ValueError: it is none of these.
    """
    first, divided, last = (part.strip() for part in words.partition("/"))
    if not divided:
        last = first
    start = None if first in ("", "..") else _stretch(first)[0]
    end = None if last in ("", "..") else _stretch(last)[1]
    if start is None and end is None:
        raise ValueError(f"{words!r} says no date")
    if start is not None and end is not None and start >= end:
        raise ValueError(f"{words!r} ends before it begins")
    return between(start, end, basis=basis)


def _stretch(words: str) -> tuple[dt.date, dt.date]:
    """Return the half-open stretch of a day, month, year, decade or century."""
    found = _EDTF.fullmatch(words)
    if found is None:
        raise ValueError(f"{words!r} is no date like 2031-05-04, 2031-05, 2031 or 203X")
    year, month, day = found.groups()
    years = 10 ** year.count("X")
    first = dt.date(int(year.replace("X", "0")), int(month or 1), int(day or 1))
    if day is not None:
        return first, first + _DAY
    if month is not None:
        return first, dt.date(first.year + first.month // 12, first.month % 12 + 1, 1)
    return first, dt.date(first.year + years, 1, 1)


def _day_before(day: dt.date) -> str:
    return "0000-12-31" if day == dt.date.min else (day - _DAY).isoformat()


def _by(one: str | None, other: str | None) -> bool:
    """Tell whether both are known and the first is for certain not behind the other."""
    return one is not None and other is not None and order(one, other) in (-1, 0)


def _meet(one: Interval, other: Interval) -> bool:
    """Tell whether there is for certain no gap between the two."""
    pairs = ((one.start, other.end), (other.start, one.end))
    return all(start is None or end is None or _by(start, end) for start, end in pairs)


def _equal(one: str | None, other: str | None) -> bool | None:
    if one is None or other is None:
        return one is other
    found = order(one, other)
    return None if found is None else found == 0


def _inner(one: str | None, other: str | None, side: int) -> str | None:
    if one is None or other is None:
        return other if one is None else one
    return _further(one, other, side)


def _outer(one: str | None, other: str | None, side: int) -> str | None:
    return None if one is None or other is None else _further(one, other, side)


def _further(one: str, other: str, side: int) -> str:
    """Return the later (1) or the earlier (-1) of two bounds.

    Of two writings of one instant it is the shorter, and where the order is open the one with an
    offset.
    """
    found = order(one, other)
    if found is None:
        return one if dt.datetime.fromisoformat(one).tzinfo is not None else other
    if found == 0:
        return min(one, other, key=lambda bound: (len(bound), bound))
    return one if found == side else other


def _weaker(one: Interval, other: Interval) -> Basis:
    return max(one.basis, other.basis, key=_FIRMEST_FIRST.index)
