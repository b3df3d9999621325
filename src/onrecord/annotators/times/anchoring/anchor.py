"""The one place where an underspecified sketch meets the calendar.

News is anchored to the day of publication, by what the words say (*last*, *next*) and else by the
tense of the clause; narrative to the last date of the text. What neither gives is not made up.
"""

from __future__ import annotations

from collections.abc import Callable

from msgspec import structs

from onrecord.annotators.times.anchoring import results
from onrecord.annotators.times.anchoring.durations import length, repeated
from onrecord.annotators.times.anchoring.fields import decade_or_century, timed, within, year_of
from onrecord.annotators.times.anchoring.incomplete import incomplete
from onrecord.annotators.times.anchoring.named import named_day
from onrecord.annotators.times.anchoring.scene import Anchored, Scene
from onrecord.annotators.times.anchoring.shifts import counted, shifted, vague
from onrecord.annotators.times.calendar import eras
from onrecord.annotators.times.calendar.values import read, year_value
from onrecord.annotators.times.sketches.sketch import Kind, Sketch


def anchor(sketch: Sketch, scene: Scene) -> Anchored | None:
    """Return what ``sketch`` stands for in ``scene``; ``None`` where it is no time there."""
    try:
        anchored = _KINDS[sketch.kind](sketch, scene)
    except (ValueError, OverflowError):
        # A day that its month does not have, a shift out of the calendar.
        return None
    if anchored is None:
        return None
    before_our_era = scene.context.narrative and (scene.context.year or 1) < 0
    value = eras.restored(anchored.value) if before_our_era else anchored.value
    if scene.dayless and sketch.year is None:
        value = _without_day(sketch, value)
    return structs.replace(anchored, value=value)


def _without_day(sketch: Sketch, value: str) -> str:
    """Return what is left of a day that was seen from a month or a year: *three days later*."""
    dated = read(value)
    if dated is None or dated.day is None:
        return value
    if sketch.weekday is not None:
        return f"XXXX-WXX-{sketch.weekday}{dated.time}"
    month = f"{dated.month:02}" if not sketch.shift and sketch.toward is None else "XX"
    return f"{year_value(dated.year)}-{month}-XX{dated.time}"


def _fixed(sketch: Sketch, scene: Scene) -> Anchored:
    return vague(sketch, str(sketch.fixed))


def _date(sketch: Sketch, scene: Scene) -> Anchored | None:
    if sketch.written is not None:
        return timed(sketch, sketch.written, "expressed")
    if sketch.named is not None:
        return named_day(sketch, scene)
    if sketch.toward is not None:
        return counted(sketch, scene)
    if sketch.comparable and (period := results.compared(sketch, scene.context)) is not None:
        return results.anchored(period, scene)
    if sketch.decade is not None or (sketch.unit == "100Y" and sketch.rank is not None):
        return decade_or_century(sketch, scene)
    if sketch.year is not None or sketch.short_year is not None:
        return timed(sketch, within(sketch, year_of(sketch, scene)), "expressed")
    if sketch.unit is not None and sketch.shift is not None:
        return shifted(sketch, scene)
    return incomplete(sketch, scene)


_KINDS: dict[Kind, Callable[[Sketch, Scene], Anchored | None]] = {
    "date": _date,
    "length": length,
    "set": repeated,
    "fixed": _fixed,
    "none": lambda sketch, scene: None,
}
