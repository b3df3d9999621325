"""Days with a name (Easter), and the week, the weekend or the season around one."""

from __future__ import annotations

import datetime as dt

from msgspec import structs

from onrecord.annotators.times.anchoring.choice import nearest
from onrecord.annotators.times.anchoring.fields import timed, year_of
from onrecord.annotators.times.anchoring.scene import Anchored, Scene, reference
from onrecord.annotators.times.anchoring.shifts import stepped
from onrecord.annotators.times.calendar import named_days
from onrecord.annotators.times.calendar.intervals import Bounds
from onrecord.annotators.times.calendar.units import DAY
from onrecord.annotators.times.calendar.values import weekend_value, year_value
from onrecord.annotators.times.sketches.sketch import Sketch
from onrecord.model import Basis


def named_day(sketch: Sketch, scene: Scene) -> Anchored | None:
    """Anchor a day with a name (Easter), or the week, the weekend or the season around it."""
    base, basis = reference(sketch, scene)
    name, year = str(sketch.named), _named_year(sketch, scene, base)
    if sketch.year is not None or named_days.once(name) is not None:
        basis = scene.by_words()
    if year is None:
        years = range(max(base.year - 4, 1), min(base.year + 5, 9999))
        found = [stretch for each in years for stretch in named_days.stretches(name, each)]
        chosen = _choose_named(found, sketch, scene, base)
    else:
        found = list(named_days.stretches(name, year))
        chosen = min(found, key=lambda stretch: abs(stretch[0] - base), default=None)
    if chosen is None:
        # No table reaches so far; a year that the text names is all that is known.
        return None if sketch.year is None else timed(sketch, year_value(sketch.year), basis)
    return _around(sketch, chosen, basis)


def _named_year(sketch: Sketch, scene: Scene, base: dt.date) -> int | None:
    """Return the year that the words, or a narrative, give a named day."""
    once = named_days.once(str(sketch.named))
    if once is not None:
        return once.year if once <= scene.context.published else 0
    if sketch.year is not None or sketch.short_year is not None:
        return year_of(sketch, scene)
    if sketch.unit == "Y":
        return base.year + (sketch.shift or 0)
    return scene.context.year if scene.context.narrative and sketch.shift is None else None


def _choose_named(
    found: list[Bounds], sketch: Sketch, scene: Scene, base: dt.date
) -> Bounds | None:
    if sketch.shift == 0:
        found = [stretch for stretch in found if stretch[0].year == base.year]
    if not found:
        return None
    shift = sketch.shift or None
    return found[nearest(dict(enumerate(found)), shift, scene.tense, base)]


def _around(sketch: Sketch, stretch: Bounds, basis: Basis) -> Anchored | None:
    """Return what lies at a named day: a day of it, one before or after, the weekend around it."""
    if sketch.toward is not None:
        return _beside(sketch, stretch, basis)
    if sketch.around == "weekend":
        weekend = named_days.weekend_around(stretch)
        bounds = min(weekend[0], stretch[0]), max(weekend[1], stretch[1])
        return Anchored(type="DATE", value=weekend_value(weekend[0]), basis=basis, bounds=bounds)
    if sketch.last or sketch.rank is not None:
        day = stretch[1] - DAY if sketch.last else stretch[0] + ((sketch.rank or 1) - 1) * DAY
        stretch = (day, day + DAY) if day < stretch[1] else (day, day)
    anchored = timed(sketch, named_days.value_of(stretch), basis)
    return structs.replace(anchored, bounded=sketch.around is None)


def _beside(sketch: Sketch, stretch: Bounds, basis: Basis) -> Anchored | None:
    """Anchor *two days before Christmas*, *the Monday after Easter*."""
    toward = sketch.toward or 1
    day = stretch[0] if toward < 0 else stretch[1] - DAY
    if sketch.weekday is not None:
        ahead = toward * (sketch.weekday - day.isoweekday()) % 7 or 7
        return timed(sketch, (day + toward * ahead * DAY).isoformat(), basis)
    return stepped(sketch, day, basis)
