"""DURATION and SET: times that lie nowhere on the calendar by themselves."""

from __future__ import annotations

import math

from onrecord.annotators.times.anchoring.scene import Anchored, Scene
from onrecord.annotators.times.calendar import named_days
from onrecord.annotators.times.calendar.units import duration, split_unit, together
from onrecord.annotators.times.sketches.sketch import Sketch


def length(sketch: Sketch, scene: Scene) -> Anchored | None:
    """Anchor *three weeks*, and what *the past three weeks* reach back to."""
    if sketch.unit is None:
        return None
    amount = 1.0 if sketch.amount is None else sketch.amount
    value = duration(amount, sketch.unit)
    if sketch.rest is not None:
        value = together(value, duration(*sketch.rest))
    return Anchored(type="DURATION", value=value, bounded=False, reach=_reach(sketch, scene))


def _reach(sketch: Sketch, scene: Scene) -> tuple[float | None, str, int] | None:
    if sketch.base == "context" or not sketch.shift or scene.context.narrative:
        return None
    scene.published()
    time, times, letter = split_unit(sketch.unit or "D")
    if sketch.amount in ("X", None):
        return None, letter, sketch.shift
    amount = float(sketch.amount) * times
    if time:
        # *The past 24 hours*: at whatever hour it was published, they began a day before or later.
        return math.ceil(amount / _IN_A_DAY[letter]), "D", sketch.shift
    return amount, letter, sketch.shift


_IN_A_DAY = {"H": 24, "M": 1440, "S": 86400}


def repeated(sketch: Sketch, scene: Scene) -> Anchored:
    """Anchor a SET: *every Monday*, *twice a year*."""
    return Anchored(type="SET", value=_set_value(sketch), bounded=False)


def _set_value(sketch: Sketch) -> str:
    if sketch.frequency is not None:
        return sketch.frequency
    part = f"T{sketch.part}" if sketch.part else ""
    if sketch.weekday is not None:
        return f"XXXX-WXX-{sketch.weekday}{part}"
    if sketch.month is not None:
        return f"XXXX-{sketch.month:02}"
    if sketch.season is not None:
        return f"XXXX-{sketch.season}"
    if sketch.named is not None:
        return named_days.yearly(sketch.named)
    if part:
        return f"XXXX-XX-XX{part}"
    return duration(sketch.amount or 1, sketch.unit or "D")
