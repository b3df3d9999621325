"""What a date of a story may stand for: seen from the last date, from the story, in a near year."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct, structs

from onrecord.annotators.times.anchoring.anchor import anchor
from onrecord.annotators.times.anchoring.context import Context
from onrecord.annotators.times.anchoring.scene import Anchored, Scene
from onrecord.annotators.times.calendar.extents import Extent, extent_of
from onrecord.annotators.times.sketches.sketch import Sketch
from onrecord.annotators.times.tense import Tense

# From the last date of the text, or from where the story is.
View = Literal["latest", "main"]


class StoryDate(Struct, frozen=True):
    """A sketch with what the words around it say of its place in the story.

    ``aside`` is what they take off the cost of a look aside. A date in a ``heading`` moves the
    story, another one in the same heading (``second``) does not, nor does a decade. A ``label``
    (*winter quarters*) dates nothing after it.
    """

    sketch: Sketch
    tense: Tense | None
    aside: float = 0.0
    heading: bool = False
    second: bool = False
    label: bool = False
    sentence: int = -1


class Placement(Struct, frozen=True):
    """What a sketch stands for, and the scene in which it was anchored."""

    anchored: Anchored | None
    scene: Scene


def dated_value(item: StoryDate, placement: Placement) -> str:
    """Return the value that a placement gives the story; empty where it dates nothing."""
    anchored = placement.anchored
    if anchored is None or anchored.type not in ("DATE", "TIME") or item.sketch.comparable:
        return ""
    return anchored.value


def placements(item: StoryDate, context: Context) -> Iterator[tuple[View, Placement]]:
    """Yield what a sketch may stand for, from what the text has dated, and from what it is seen."""
    sketch = item.sketch
    if _has_part(sketch) and sketch.shift in (-1, 1) and sketch.unit is None:
        placement = _neighbour(item, context)
        if placement is not None:
            yield "latest", placement
            return
    yield "latest", placed(sketch, item.tense, context)
    pointed = sketch.base == "context" and sketch.shift == 0 and not sketch.definite
    if context.main is not None and not pointed and (sketch.shift, sketch.toward) != (None, None):
        yield "main", placed(sketch, item.tense, context.on_main())


def _neighbour(item: StoryDate, context: Context) -> Placement | None:
    """Return what *the next spring*, *the previous April* is, seen from the date before it."""
    latest = context.latest if item.sketch.base == "context" else context.main
    at = extent_of(latest or "")
    if at is None or item.sketch.weekday is not None:
        return None
    bare = structs.replace(item, sketch=structs.replace(item.sketch, shift=None))
    near = dated_in_years(bare, context)
    if item.sketch.shift == 1:
        return next((found for found, extent in near if extent[0] >= at[1]), None)
    return next((found for found, extent in reversed(near) if extent[1] <= at[0]), None)


def dated_in_years(item: StoryDate, context: Context) -> list[tuple[Placement, Extent]]:
    """Return what a date without a year is in each of the years near by, and where that lies."""
    return [
        (placement, extent)
        for placement in _in_years(item, context)
        if (extent := extent_of(dated_value(item, placement))) is not None
    ]


def _in_years(item: StoryDate, context: Context) -> Iterator[Placement]:
    for year in _years(context):
        sketch = structs.replace(item.sketch, year=abs(year), era=-1 if year < 0 else 1)
        placement = placed(sketch, item.tense, context)
        if placement.anchored is not None:
            anchored = structs.replace(placement.anchored, basis="context")
            yield structs.replace(placement, anchored=anchored)


def placed(sketch: Sketch, tense: Tense | None, context: Context) -> Placement:
    """Return what a sketch stands for, seen from ``context``."""
    scene = Scene(context, tense)
    return Placement(anchor(sketch, scene), scene)


def lacks_year(sketch: Sketch) -> bool:
    """Tell whether a sketch names a part of a year, and nothing tells of which."""
    moved = (sketch.shift, sketch.toward, sketch.year, sketch.short_year, sketch.decade)
    plain = sketch.kind == "date" and sketch.written is None
    return plain and _has_part(sketch) and all(field is None for field in moved)


def _has_part(sketch: Sketch) -> bool:
    """Tell whether a sketch names a part of a year that every year has."""
    fields = (sketch.month, sketch.season, sketch.named, sketch.half)
    return any(field is not None for field in fields)


def _years(context: Context) -> list[int]:
    """Return the years in which a date without one may lie: about the story, about the last one."""
    near = {context.year, context.main_year()}
    years = {year + by for year in near if year is not None for by in (-1, 0, 1)}
    return sorted(years - {0})
