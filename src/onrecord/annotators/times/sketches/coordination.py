"""What neighbours share: the year of two months, the day and the zone of two hours."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import structs

from onrecord.annotators.times.sketches.sketch import Expression, Sketch
from onrecord.annotators.times.tables import knowledge
from onrecord.annotators.times.words.grammar import Match
from onrecord.annotators.times.words.passage import Passage

# What says on which day an hour is.
_DAY = (
    "base", "shift", "unit", "year", "short_year", "month", "day", "weekday", "named",
)  # fmt: skip


def shared(expressions: list[Expression], passage: Passage) -> Iterator[Expression]:
    """Give each expression what it shares with the one behind it, in text order.

    *The spring* of *the spring and early summer of 1943* gets its year; *5 p.m.* of *between 5 p.m.
    and 7 p.m. EST on Friday* its day and its zone.
    """
    found: list[Expression] = []
    behind: Expression | None = None
    for match, sketch in reversed(expressions):
        if behind is not None and _are_joined(passage, match, behind[0]):
            sketch = _with_year(_with_day(sketch, behind[1]), behind[1])
        behind = (match, sketch)
        found.append(behind)
    return reversed(found)


def _are_joined(passage: Passage, match: Match, behind: Match) -> bool:
    if behind.first - match.last > 2:
        return False
    between = {word.lower for word in passage.words[match.last : behind.first]}
    return between <= set(knowledge()["neighbours"]["joints"])


def _with_year(sketch: Sketch, behind: Sketch) -> Sketch:
    bare = sketch.year is None and sketch.shift is None
    if behind.year is None or not bare or not (_in_year(sketch) and _in_year(behind)):
        return sketch
    return structs.replace(sketch, year=behind.year, era=behind.era)


def _in_year(sketch: Sketch) -> bool:
    return sketch.month is not None or sketch.season is not None


def _with_day(sketch: Sketch, behind: Sketch) -> Sketch:
    if sketch.clock is None or behind.clock is None:
        return sketch
    if sketch.zone is None:
        sketch = structs.replace(sketch, zone=behind.zone)
    if any(getattr(sketch, name) is not None for name in _DAY):
        return sketch
    return structs.replace(sketch, **{name: getattr(behind, name) for name in _DAY})
