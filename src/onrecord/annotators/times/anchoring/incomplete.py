"""Dates that leave out their year, month or day: *May 3*, *Friday*, *the 24th*, *5 p.m.*"""

from __future__ import annotations

import datetime as dt

from onrecord.annotators.times.anchoring.choice import nearest, nearest_year
from onrecord.annotators.times.anchoring.fields import timed, within
from onrecord.annotators.times.anchoring.scene import Anchored, Scene, fineness, reference
from onrecord.annotators.times.calendar.intervals import bounds_of
from onrecord.annotators.times.calendar.steps import moved
from onrecord.annotators.times.calendar.units import DAY
from onrecord.annotators.times.calendar.values import weekend_value
from onrecord.annotators.times.sketches.sketch import Sketch


def incomplete(sketch: Sketch, scene: Scene) -> Anchored | None:
    """Anchor a date without its year, or a weekday, a weekend, an hour without its date."""
    base, basis = reference(sketch, scene)
    if sketch.base != "context":
        base = scene.now(fineness(sketch))
    if sketch.weekday is not None and sketch.month is None and sketch.day is None:
        return timed(sketch, _weekday(sketch, scene, base).isoformat(), basis)
    if sketch.weekend:
        return Anchored(type="DATE", value=_weekend(sketch, scene, base), basis=basis)
    fields = (sketch.month, sketch.season, sketch.half, sketch.rank)
    if all(field is None for field in fields):
        return _hour(sketch, scene) if sketch.day is None else _day_of_month(sketch, scene)
    year = nearest_year(sketch, scene, base)
    return timed(sketch, within(sketch, year), basis)


def _day_of_month(sketch: Sketch, scene: Scene) -> Anchored:
    """Anchor *the 24th*: of the month that the text told of last; what is to come, of the next."""
    context, base = scene.context, scene.published()
    told = None if context.year is None or context.year < 1 else context.month
    if sketch.weekday is not None:
        return _on_weekday(sketch, scene, base)
    if told is not None and (context.narrative or scene.tense != "future"):
        day = scene.look_from(dt.date(*told, 1), "context").replace(day=sketch.day or 1)
        return Anchored(type="DATE", value=day.isoformat(), basis="context")
    months = [moved(base, steps, "M") for steps in (-2, -1, 0, 1, 2)]
    bounds = (bounds_of(f"{month}-{sketch.day:02}") for month in months)
    found = [stretch for stretch in bounds if stretch is not None]
    chosen = found[nearest(dict(enumerate(found)), None, scene.tense, base)]
    return Anchored(type="DATE", value=chosen[0].isoformat())


def _on_weekday(sketch: Sketch, scene: Scene, base: dt.date) -> Anchored:
    """Anchor *Friday the 13th*: of the months in which the day is one, that which the tense wants.

    In narrative it is the one nearest to what the text told of last.
    """
    near = scene.now("M")
    months = [moved(near, steps, "M") for steps in range(-_MONTHS, _MONTHS + 1)]
    found = [stretch for month in months if (stretch := bounds_of(f"{month}-{sketch.day:02}"))]
    fitting = [stretch for stretch in found if stretch[0].isoweekday() == sketch.weekday]
    if not fitting:
        raise ValueError("a day that no month has")
    tense = None if scene.context.narrative else scene.tense
    chosen = fitting[nearest(dict(enumerate(fitting)), None, tense, near)]
    return timed(sketch, chosen[0].isoformat(), "expressed")


# Some month of any twelve has a Friday the 13th; some of any five years a Friday the 31st.
_MONTHS = 24


def _hour(sketch: Sketch, scene: Scene) -> Anchored | None:
    if sketch.clock is None and sketch.part is None:
        return None
    context = scene.context
    if scene.posted and not context.narrative:
        return timed(sketch, scene.published().isoformat(), "context")
    if context.day is not None and context.day[0] > 0 and scene.near:
        day = scene.look_from(dt.date(*context.day), "context")
        return timed(sketch, day.isoformat(), "context")
    if context.narrative or context.day is not None:
        return Anchored(
            type="TIME", value=f"XXXX-XX-XXT{sketch.clock or sketch.part}", bounded=False
        )
    return timed(sketch, scene.published().isoformat(), "context")


def _weekday(sketch: Sketch, scene: Scene, base: dt.date) -> dt.date:
    """Return the day that *Friday*, *last Friday*, *next Friday* … is, seen from ``base``."""
    ahead = ((sketch.weekday or 1) - base.isoweekday()) % 7
    if sketch.shift is not None and sketch.shift != 0:
        return base + (ahead or 7) * DAY if sketch.shift > 0 else base - (7 - ahead) * DAY
    if sketch.shift == 0 and sketch.base == "published" and scene.tense != "past":
        return base + ahead * DAY
    if scene.tense in ("future", "present") and not scene.context.narrative:
        return base + ahead * DAY
    return base - (-ahead % 7) * DAY


def _weekend(sketch: Sketch, scene: Scene, base: dt.date) -> str:
    """Return the weekend just past or going on; the next where the words or the tense say so."""
    saturday = base - ((base.isoweekday() - 6) % 7) * DAY
    ahead = sketch.shift is None and scene.tense == "future" and base.isoweekday() < 6
    if sketch.shift == 1 or ahead or (sketch.shift == 0 and 3 <= base.isoweekday() < 6):
        saturday += 7 * DAY
    elif sketch.shift == -1 and base.isoweekday() >= 6:
        saturday -= 7 * DAY
    return weekend_value(saturday)
