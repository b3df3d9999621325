"""The interval that a dated event bounds for an expression that hangs on it."""

from __future__ import annotations

import datetime as dt

from onrecord.annotators.times.calendar.intervals import Bounds, bounds_of, interval_of
from onrecord.annotators.times.calendar.steps import far_day
from onrecord.annotators.times.calendar.units import DAY, split_unit
from onrecord.annotators.times.tlinks.offsets import OffsetLink
from onrecord.intervals import ranging
from onrecord.model import Interval, RelationType

# What of the time a relation bounds: its start, its end, or both.
SIDES: dict[RelationType, str] = {
    "AFTER": "from", "BEGUN_BY": "from", "BEFORE": "to", "ENDED_BY": "to",
    "DURING": "within", "SIMULTANEOUS": "within",
}  # fmt: skip


def bounded_by(link: OffsetLink, event: str) -> Interval | None:
    """Return what an event bounds on its side; on both where a counted length begins or ends there.

    The part of an event has no bound of its own: *the first hours of the invasion*.
    """
    whole = interval_of(event, basis="context")
    bounds = bounds_of(event.partition("T")[0]) if link.stretch else None
    if whole is None or (link.type == "DURING" and (link.offset is None or link.steps is None)):
        return None
    low, high = whole.start, None
    if SIDES[link.type] == "to":
        low, high = None, whole.end
    if bounds is not None and link.steps is not None:
        low, high = _reach(link, link.steps, bounds, low, high)
    return ranging(low, high, basis="context")


def _reach(
    link: OffsetLink, steps: float, bounds: Bounds, low: str | None, high: str | None
) -> tuple[str | None, str | None]:
    """Return both ends of a counted length that the event begins, ends or holds."""
    if link.type == "DURING":
        last = bounds[1] - DAY
        return _far(bounds[0], steps, link.unit), _far(last, steps + 1, link.unit)
    if high is None:
        return low, _far(bounds[1], steps, link.unit)
    return _far(bounds[0], -steps, link.unit), high


def _far(day: dt.date, steps: float, unit: str) -> str | None:
    clock, times, letter = split_unit(unit)
    total = steps * times
    far = None if clock or total != int(total) else far_day(day, int(total), letter)
    return None if far is None else far.isoformat()
