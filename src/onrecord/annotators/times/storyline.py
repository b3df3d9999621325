"""The main line of a narrative: which dates carry the story on, and which only look aside.

A history names the year seldom. *In March* belongs to the year that the story has reached, not to
that of the remark before it (*the files were opened in 2005*), and after a December it is the next
one. Each date may carry the story on or look aside, and each date without a year may lie in one of
a few; every such choice costs something, and the passage is read in the way that costs least.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from functools import lru_cache
from math import log2

from msgspec import Struct, structs

from onrecord.annotators.times import anchor
from onrecord.annotators.times.compose import Sketch
from onrecord.annotators.times.context import Context
from onrecord.annotators.times.tense import Tense

# What the steps of a story cost. The unit is a step ahead by one year; `_ahead` says what others
# cost. Set on the development two thirds of WikiWars: halved or doubled, the first, the third and
# `_ASIDE` lose up to 1.3 points of value F1 there, each of the others less than half a point.
_FARTHEST = 1.5  # no step costs more
_BACK = 0.1  # to step back at all,
_BACK_MORE = 0.9  # and times what the same step ahead costs
_NEW_YEAR = 0.2  # to go into a new year without naming it,
_OLD_YEAR = 0.6  # or back into an old one
_ASIDE = 1.0  # to look aside
_GOES_ON = 0.5  # to go on with a remark in a later sentence, or with no more than its year
_OTHER_VIEW = 0.4  # to see *the end of the year* from the story, not from the last remark
_KEPT = 6  # lines are read side by side

Extent = tuple[float, float]


class Told(Struct, frozen=True):
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


class Seen(Struct, frozen=True):
    """What a sketch stands for, and the scene in which it was anchored."""

    anchored: anchor.Anchored | None
    scene: anchor.Scene


class _Line(Struct, frozen=True):
    """One way of reading the passage so far: what it costs, and where it has brought the story."""

    cost: float
    context: Context
    behind: _Line | None = None
    seen: Seen | None = None
    sentence: int = -1


class _Step(Struct, frozen=True):
    """How a line may go on: what it then costs, what was seen, and the date to remember.

    ``value`` is ``None`` where nothing is; ``main`` is where the story then is, ``None`` where it
    stays.
    """

    cost: float
    line: _Line
    seen: Seen
    value: str | None = None
    main: str | None = None


def follow(told: Sequence[Told], context: Context) -> list[Seen]:
    """Return what each of the sketches of a passage stands for; bring ``context`` up to date."""
    lines = [_Line(0.0, _begun(told, context))]
    for item in told:
        steps = [step for line in lines for step in _onward(line, item)]
        lines = _cheapest(steps, item.sentence)
    context.take(lines[0].context)
    return [_noted(seen) for seen in _unwound(lines[0])]


def _noted(seen: Seen) -> Seen:
    """Note of a date whose year comes from the story the day that the story had reached."""
    if seen.scene.reference is None and seen.anchored and seen.anchored.basis == "context":
        # Years far before our era have no day to look from.
        with suppress(ValueError):
            seen.scene.before("D")
    return seen


def _begun(told: Sequence[Told], context: Context) -> Context:
    """Return where to begin: of a text that has no date so far, with the first year that it names.

    So *That June the fleet sailed; by the end of 1805 …* is not read from publication.
    """
    first = context.copy()
    if first.year is None:
        named = [item for item in told if item.sketch.year is not None]
        values = (_dated(item, _seen(item.sketch, item.tense, first)) for item in named)
        day = first.published.isoformat()
        known = (value for value in values if extent_of(value) and not value.startswith(day))
        first.remember(next(known, ""))
        first.main = first.latest
    return first


def _unwound(line: _Line) -> list[Seen]:
    seen = []
    at: _Line | None = line
    while at is not None:
        if at.seen is not None:
            seen.append(at.seen)
        at = at.behind
    return seen[::-1]


def _cheapest(steps: list[_Step], sentence: int) -> list[_Line]:
    """Keep the cheapest line to each state, and of those the cheapest few."""
    kept: dict[object, _Line] = {}
    for step in sorted(steps, key=_cost):
        line = _taken(step, sentence)
        kept.setdefault(line.context.state(), line)
        if len(kept) == _KEPT:
            break
    return list(kept.values())


def _cost(step: _Step) -> float:
    return step.cost


def _taken(step: _Step, sentence: int) -> _Line:
    if step.value is None:
        return _Line(step.cost, step.line.context, step.line, step.seen, step.line.sentence)
    context = step.line.context.copy()
    context.remember(step.value)
    context.main = context.main if step.main is None else step.main
    return _Line(step.cost, context, step.line, step.seen, sentence)


def _onward(line: _Line, item: Told) -> Iterator[_Step]:
    """Yield how the story may go on from ``line`` with ``item``."""
    if _lacks_year(item.sketch) and line.context.year is not None:
        yield from _onward_bare(line, item)
        return
    for cost, seen in _readings(item, line.context):
        value = _dated(item, seen)
        extent = extent_of(value)
        dateline = item.heading and value.startswith(line.context.published.isoformat())
        if extent is None or dateline:
            yield _Step(line.cost + cost, line, seen)
        else:
            step = _step(line.context.main, extent)
            yield from _told(line, item, seen, value, carried=cost + step, aside=cost)


def _onward_bare(line: _Line, item: Told) -> Iterator[_Step]:
    """Read a date without a year from where the story is, or as a part of the last remark."""
    context = line.context
    remark = None if context.latest == context.main else context.latest
    # *The files opened in 2005 tell of no attack on 4 August*: a mere year is not gone on with.
    goes_on = item.sentence == line.sentence and not (remark or "").isdigit()
    dated = [
        (seen, value, extent)
        for seen in _in_years(item, context)
        if (extent := extent_of(value := _dated(item, seen))) is not None
    ]
    for seen, value, extent in dated:
        step = _step(context.main, extent, bare=True)
        yield from _told(line, item, seen, value, carried=step, aside=step)
        if remark is not None:
            along = _step(remark, extent, bare=True) + _GOES_ON * (not goes_on)
            yield from _told(line, item, seen, value, carried=along + step, aside=along - _ASIDE)
    if not dated:
        yield _Step(line.cost, line, _seen(item.sketch, item.tense, context))


def _told(
    line: _Line, item: Told, seen: Seen, value: str, *, carried: float, aside: float
) -> Iterator[_Step]:
    """Yield the step by which a date carries the story on, and that by which it looks aside."""
    if item.label:
        yield _Step(line.cost + carried, line, seen)
        return
    still = item.second or _AGE.fullmatch(value) is not None
    if not still:
        spent = carried + max(item.aside, 0.0)
        yield _Step(line.cost + spent, line, seen, value, _place(value, item.sketch.mod))
    if still or not item.heading:
        spent = aside + (0.0 if still else max(_ASIDE - item.aside, 0.0))
        yield _Step(line.cost + max(spent, 0.0), line, seen, value)


def _place(value: str, mod: str | None) -> str:
    """Return where *late 1942* has brought the story: to the last quarter of the year."""
    quarter = _QUARTERS.get(mod or "")
    return f"{value}-Q{quarter}" if quarter is not None and value.isdigit() else value


def _dated(item: Told, seen: Seen) -> str:
    anchored = seen.anchored
    if anchored is None or anchored.type not in ("DATE", "TIME") or item.sketch.comparable:
        return ""
    return anchored.value


def _readings(item: Told, context: Context) -> Iterator[tuple[float, Seen]]:
    """Yield what a sketch may stand for, from what the text has dated, with what it costs."""
    sketch = item.sketch
    if _has_part(sketch) and sketch.shift in (-1, 1) and sketch.unit is None:
        seen = _neighbour(item, context)
        if seen is not None:
            yield 0.0, seen
            return
    yield 0.0, _seen(sketch, item.tense, context)
    pointed = sketch.base == "context" and sketch.shift == 0 and not sketch.definite
    if context.main is not None and not pointed and (sketch.shift, sketch.toward) != (None, None):
        yield _OTHER_VIEW, _seen(sketch, item.tense, context.on_main())


def _neighbour(item: Told, context: Context) -> Seen | None:
    """Return what *the next spring*, *the previous April* is, seen from the date before it."""
    latest = context.latest if item.sketch.base == "context" else context.main
    at = extent_of(latest or "")
    if at is None or item.sketch.weekday is not None:
        return None
    bare = structs.replace(item, sketch=structs.replace(item.sketch, shift=None))
    seen = [
        (extent, found)
        for found in _in_years(bare, context)
        if (extent := extent_of(_dated(item, found))) is not None
    ]
    if item.sketch.shift == 1:
        return next((found for extent, found in seen if extent[0] >= at[1]), None)
    return next((found for extent, found in reversed(seen) if extent[1] <= at[0]), None)


def _in_years(item: Told, context: Context) -> Iterator[Seen]:
    for year in _years(context):
        sketch = structs.replace(item.sketch, year=abs(year), era=-1 if year < 0 else 1)
        seen = _seen(sketch, item.tense, context)
        if seen.anchored is not None:
            placed = structs.replace(seen.anchored, basis="context")
            yield structs.replace(seen, anchored=placed)


def _seen(sketch: Sketch, tense: Tense | None, context: Context) -> Seen:
    scene = anchor.Scene(context, tense)
    return Seen(anchor.anchor(sketch, scene), scene)


def _lacks_year(sketch: Sketch) -> bool:
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


def _step(main: str | None, to: Extent, *, bare: bool = False) -> float:
    """Return what it costs to bring the story from ``main`` to a date; ``bare``: without a year."""
    at = None if main is None else extent_of(main)
    if at is None or (to[0] < at[1] and at[0] < to[1]):
        return 0.0
    years = int(to[0] // 12) - int((at[1] - 0.01) // 12)
    if to[0] >= at[1]:
        return min(_ahead(to[0] - at[1]), _FARTHEST) + bare * _NEW_YEAR * (years > 0)
    back = _BACK + _BACK_MORE * _ahead(at[0] - to[1])
    return min(back, _FARTHEST) + bare * _OLD_YEAR * (years < 0)


def _ahead(months: float) -> float:
    """Return what a step ahead costs: next to nothing in a season, slowly more by years."""
    return log2(1 + months / 12)


_EXTENT = re.compile(
    r"(?P<bc>BC)?(?P<year>\d{4})"
    r"(?:-(?P<month>\d\d)(?:-(?P<day>\d\d)(?:T.*)?)?|-Q(?P<quarter>\d)|-W(?P<week>\d\d)(?:-WE)?"
    r"|-(?P<season>SP|SU|FA|WI)|-H(?P<half>\d))?"
)
_QUARTERS = {"START": 1, "END": 4}
_SEASONS = {"SP": (2, 3), "SU": (5, 3), "FA": (8, 3), "WI": (-1, 3)}


@lru_cache(maxsize=4096)
def extent_of(value: str) -> Extent | None:
    """Return where a dated TIMEX3 value lies, in months since year 1; ``None`` for other values."""
    found = _EXTENT.fullmatch(value)
    if found is None:
        return _of_age(value)
    year = 1 - int(found["year"]) if found["bc"] else int(found["year"])
    first, length = _within(found)
    return year * 12 + first, year * 12 + first + length


def _of_age(value: str) -> Extent | None:
    """Return where a decade or a century lies."""
    found = _AGE.fullmatch(value)
    if found is None:
        return None
    years = 10 if len(found["age"]) == 3 else 100
    first = int(found["age"]) * years
    first = 2 - first - years if found["bc"] else first
    return first * 12, (first + years) * 12


_AGE = re.compile(r"(?P<bc>BC)?(?P<age>\d{2,3})")


def _within(found: re.Match[str]) -> tuple[float, float]:
    """Return the months of the year before the part that a value names, and its length."""
    if found["day"] is not None:
        return int(found["month"]) - 1 + (int(found["day"]) - 1) / 31, 1 / 31
    if found["month"] is not None:
        return int(found["month"]) - 1, 1
    if found["quarter"] is not None:
        return int(found["quarter"]) * 3 - 3, 3
    if found["week"] is not None:
        return int(found["week"]) * 12 / 53 - 12 / 53, 12 / 53
    if found["season"] is not None:
        return _SEASONS[found["season"]]
    return (0, 12) if found["half"] is None else (int(found["half"]) * 6 - 6, 6)
