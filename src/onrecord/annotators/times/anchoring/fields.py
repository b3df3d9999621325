"""The fields that a sketch names → a value of the calendar, once its year or its day is known."""

from __future__ import annotations

import datetime as dt

from onrecord.annotators.times.anchoring.scene import Anchored, Scene
from onrecord.annotators.times.calendar import named_days, zones
from onrecord.annotators.times.calendar.intervals import bounds_of
from onrecord.annotators.times.calendar.steps import moved
from onrecord.annotators.times.calendar.units import DAY
from onrecord.annotators.times.calendar.values import (
    is_day,
    quarter_value,
    weekday_of_month,
    weekend_value,
    year_value,
)
from onrecord.annotators.times.sketches.sketch import Sketch
from onrecord.model import Basis, TimexType


def timed(sketch: Sketch, value: str, basis: Basis) -> Anchored:
    """Return ``value`` with the part of the day or the hour that the sketch names, or its week."""
    bounded = not sketch.fiscal
    if sketch.within == "W" and is_day(value):
        value = moved(dt.date.fromisoformat(value), 0, "W")
    if sketch.around == "weekend" and is_day(value):
        day = dt.date.fromisoformat(value)
        value = weekend_value(named_days.weekend_around((day, day + DAY))[0])
    if sketch.clock is not None and is_day(value):
        zone = "" if sketch.zone is None else zones.offset(sketch.zone, value, sketch.clock)
        return Anchored(type="TIME", value=f"{value}T{sketch.clock}{zone}", basis=basis)
    if sketch.part is not None and is_day(value):
        return Anchored(type="TIME", value=f"{value}T{sketch.part}", basis=basis)
    kind: TimexType = "TIME" if "T" in value else "DATE"
    return Anchored(type=kind, value=value, basis=basis, bounded=bounded)


def within(sketch: Sketch, year: int) -> str:
    """Return the value of the finest calendar field of the sketch in ``year``.

    Raises ValueError for a day that its month does not have.
    """
    value = value_in(sketch, year)
    if sketch.day is not None and year > 0 and bounds_of(value) is None:
        raise ValueError(f"{value} is not on the calendar")
    return value


def value_in(sketch: Sketch, year: int) -> str:
    """Return what ``within`` does, on the calendar or not."""
    name = year_value(year)
    if sketch.month is not None and sketch.weekday is not None and sketch.day is None:
        return weekday_of_month(year, sketch.month, sketch.weekday, sketch.rank)
    if sketch.month is not None:
        day = "" if sketch.day is None else f"-{sketch.day:02}"
        return f"{name}-{sketch.month:02}{day}"
    if sketch.season is not None:
        return f"{name}-{sketch.season}"
    if sketch.unit == "Q" and sketch.rank is not None:
        return quarter_value(year, sketch.rank)
    if sketch.half is not None:
        return f"{name}-H{sketch.half}"
    return f"{name}-12-31" if sketch.last else name


def year_of(sketch: Sketch, scene: Scene) -> int:
    """Return the year that a sketch names; of *'98*, the nearest such."""
    if sketch.year is not None:
        return sketch.year * sketch.era
    near = scene.now("Y").year
    century = near - near % 100
    year = century + (sketch.short_year or 0)
    return min((year - 100, year, year + 100), key=lambda candidate: abs(candidate - near))


def decade_or_century(sketch: Sketch, scene: Scene) -> Anchored:
    """Anchor *the 1990s*, *the thirties*, *the fifth century BC*."""
    if sketch.decade is None:
        century = (sketch.rank or 1) - 1
        value = f"BC{century:02}" if sketch.era < 0 else f"{century:02}"
    elif sketch.era < 0:
        value = f"BC{sketch.decade:03}"
    elif sketch.decade > 9:
        value = f"{sketch.decade:03}"
    else:
        near = scene.now("Y").year
        value = f"{near // 100:02}{sketch.decade}"
        if not scene.context.narrative and int(value) * 10 > near + 5:
            value = f"{int(value) - 10:03}"
    return Anchored(type="DATE", value=value)
