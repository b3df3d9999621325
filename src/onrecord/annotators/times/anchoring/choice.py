"""Which stretch of those that fit is meant: by *last* or *next*, else the nearest by the tense."""

from __future__ import annotations

import datetime as dt

from onrecord.annotators.times.anchoring.fields import value_in
from onrecord.annotators.times.anchoring.scene import Scene
from onrecord.annotators.times.calendar.intervals import Bounds, bounds_of
from onrecord.annotators.times.sketches.sketch import Sketch
from onrecord.annotators.times.tense import Tense


def nearest_year(sketch: Sketch, scene: Scene, base: dt.date) -> int:
    """Return the year that puts a yearless field where the words, or else the tense, want it."""
    context = scene.context
    if context.narrative and sketch.shift is None and context.year is not None:
        return context.year
    bounds = {
        year: found
        for year in range(max(base.year - 4, 1), min(base.year + 5, 9999))
        if (found := bounds_of(value_in(sketch, year))) is not None
    }
    if not bounds:
        raise ValueError("a day that no month has")
    if sketch.weekday is not None and sketch.day is not None:
        bounds = _on_weekday(bounds, sketch.weekday)
    return nearest(bounds, sketch.shift, scene.tense, base)


def _on_weekday(bounds: dict[int, Bounds], weekday: int) -> dict[int, Bounds]:
    """Keep the years in which the date falls on the weekday that the text names, if any."""
    fitting = {year: found for year, found in bounds.items() if found[0].isoweekday() == weekday}
    return fitting or bounds


def nearest(
    bounds: dict[int, Bounds], shift: int | None, tense: Tense | None, base: dt.date
) -> int:
    """Return the key of the stretch that the words (``shift``), else the tense, mean.

    0 is the year of ``base``, -1 the last stretch over by then, 1 the first one after.
    """
    if shift == 0:
        return base.year
    if shift == -1:
        return max(year for year, (_, end) in bounds.items() if end <= base)
    if shift == 1:
        return min(year for year, (start, _) in bounds.items() if start > base)
    against = _AGAINST[tense]
    return min(bounds, key=lambda year: _distance(bounds[year], base, against))


def _distance(bounds: Bounds, base: dt.date, against: tuple[float, float]) -> tuple[float, dt.date]:
    start, end = bounds
    if start <= base < end:
        return 0, start
    ahead = (start - base).days
    return ahead * against[1] if ahead > 0 else (base - end).days * against[0], start


# How many times farther a bare date seems that lies behind, or ahead, of publication. A bare date
# is the nearest one even against the tense ("was extended to Nov. 20"), unless it is far nearer.
_AGAINST: dict[Tense | None, tuple[float, float]] = {
    "past": (1, 6),
    "present": (3, 1),
    None: (1, 1.5),
    "future": (12, 1),
}
