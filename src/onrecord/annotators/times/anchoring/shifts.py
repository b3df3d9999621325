"""Units that lie so far from a reference: *two weeks ago*, *last month*."""

from __future__ import annotations

import datetime as dt

from msgspec import structs

from onrecord.annotators.times.anchoring import results
from onrecord.annotators.times.anchoring.fields import timed, within
from onrecord.annotators.times.anchoring.scene import Anchored, Scene, reference
from onrecord.annotators.times.calendar.steps import moved, on_calendar, whole_steps
from onrecord.annotators.times.calendar.units import DAY, duration, split_unit
from onrecord.annotators.times.sketches.sketch import Sketch
from onrecord.model import Basis


def vague(sketch: Sketch, value: str) -> Anchored:
    """Return a reference; publication bounds it only where it is seen from there."""
    return Anchored(type="DATE", value=value, bounded=sketch.base != "context")


def counted(sketch: Sketch, scene: Scene) -> Anchored | None:
    """Anchor *three weeks ago*, *two years later*."""
    if sketch.unit is None or sketch.toward is None:
        return None
    clock = sketch.unit.startswith("T")
    if clock and sketch.base == "context":
        # An hour after what the text last told of, of which it gave the day at best.
        value = duration(1 if sketch.amount is None else sketch.amount, sketch.unit)
        return Anchored(type="DURATION", value=value, bounded=False)
    if sketch.amount == "X" or sketch.amount is None or clock:
        return vague(sketch, "PAST_REF" if sketch.toward < 0 else "FUTURE_REF")
    return stepped(sketch, *reference(sketch, scene))


def stepped(sketch: Sketch, start: dt.date, basis: Basis) -> Anchored | None:
    """Return the unit that lies a count of units before or after ``start``."""
    if sketch.amount in ("X", None) or sketch.unit is None or sketch.unit.startswith("T"):
        return None
    _, times, letter = split_unit(sketch.unit)
    total = float(sketch.amount or 0) * times * (sketch.toward or 1)
    return timed(sketch, moved(start, *whole_steps(total, letter)), basis)


def shifted(sketch: Sketch, scene: Scene) -> Anchored | None:
    """Anchor *last month*, *this quarter*, *the turn of the century*."""
    start, basis = reference(sketch, scene)
    unit, shift = sketch.unit or "D", sketch.shift or 0
    clock, times, letter = split_unit(unit)
    if clock:
        return Anchored(type="DURATION", value=duration(1, unit), bounded=False)
    period = scene.context.period
    if letter == "Q" and sketch.definite and period is not None and period.quarter is not None:
        return results.anchored(period, scene)
    if letter in "QH" and sketch.within == "Y":
        return timed(sketch, within(sketch, start.year + shift), basis)
    if sketch.turn:
        # The turn is that between two centuries, and the nearer one.
        start = dt.date(min(start.year + times // 2, 9999), 1, 1)
    if times >= 10:
        return Anchored(type="DATE", value=_age_value(start.year, shift, times), basis=basis)
    anchored = timed(sketch, _shifted_value(sketch, scene, start), basis)
    if _is_last_week_of_a_sunday(sketch, scene):
        return structs.replace(anchored, bounds=(start - 13 * DAY, start))
    return anchored


def _is_last_week_of_a_sunday(sketch: Sketch, scene: Scene) -> bool:
    """Tell *last week* of a Sunday: of ISO 8601 the week before, for many the one just ended.

    Its interval holds both readings.
    """
    last_week = sketch.unit == "W" and sketch.shift == -1 and sketch.weekday is None
    return last_week and scene.anchor == "published" and scene.context.published.isoweekday() == 7


def _age_value(year: int, shift: int, years: int) -> str:
    """Return the decade, century or millennium ``shift`` of them from that of ``year``."""
    digits = len(str(years)) - 1
    return f"{on_calendar((year // years + shift) * years):04}"[: 4 - digits]


def _shifted_value(sketch: Sketch, scene: Scene, start: dt.date) -> str:
    """Return the unit that lies a shift from ``start``, or what of it the sketch names."""
    _, times, letter = split_unit(sketch.unit or "D")
    steps = (sketch.shift or 0) * times
    value = moved(start, steps, letter)
    if letter == "Y":
        past_end = sketch.last and scene.tense == "past"
        return within(sketch, int(value) - past_end)
    if letter == "W" and sketch.weekday is not None:
        year, week, _ = (start + 7 * steps * DAY).isocalendar()
        return dt.date.fromisocalendar(year, week, sketch.weekday).isoformat()
    return value
