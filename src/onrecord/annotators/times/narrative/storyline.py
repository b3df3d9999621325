"""The main path of a narrative: which dates carry the story on, and which only look aside.

A history names the year seldom. *In March* belongs to the year that the story has reached, not to
that of the remark before it (*the files were opened in 2005*), and after a December it is the next
one. Each date may carry the story on or look aside, and each date without a year may lie in one of
a few; every such choice costs something, and the passage is read in the way that costs least.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from math import log2

from msgspec import Struct

from onrecord.annotators.times.anchoring.context import Context
from onrecord.annotators.times.calendar.extents import Extent, extent_of, is_age
from onrecord.annotators.times.calendar.values import quarter_value
from onrecord.annotators.times.narrative.placements import (
    Placement,
    StoryDate,
    dated_in_years,
    dated_value,
    lacks_year,
    placed,
    placements,
)

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
_KEPT = 6  # paths are followed side by side

# The quarter to which the start or the end of a year brings the story.
_QUARTERS = {"START": 1, "END": 4}


class _Path(Struct, frozen=True):
    """One way of reading the passage so far: what it costs, and where it has brought the story."""

    cost: float
    context: Context
    behind: _Path | None = None
    placement: Placement | None = None
    sentence: int = -1


class _Step(Struct, frozen=True):
    """How a path may go on: what it then costs, what its date stands for, and the date to remember.

    ``value`` is ``None`` where nothing is; ``main`` is where the story then is, ``None`` where it
    stays.
    """

    cost: float
    path: _Path
    placement: Placement
    value: str | None = None
    main: str | None = None


def follow(dates: Sequence[StoryDate], context: Context) -> list[Placement]:
    """Return what each of the sketches of a passage stands for; bring ``context`` up to date."""
    paths = [_Path(0.0, _begun(dates, context))]
    for item in dates:
        steps = [step for path in paths for step in _onward(path, item)]
        paths = _cheapest(steps, item.sentence)
    context.take(paths[0].context)
    return [_noted(placement) for placement in _unwound(paths[0])]


def _noted(placement: Placement) -> Placement:
    """Note of a date whose year comes from the story the day that the story had reached."""
    if (
        placement.scene.reference is None
        and placement.anchored
        and placement.anchored.basis == "context"
    ):
        # Years far before our era have no day to look from.
        with suppress(ValueError):
            placement.scene.before("D")
    return placement


def _begun(dates: Sequence[StoryDate], context: Context) -> Context:
    """Return where to begin: of a text that has no date so far, with the first year that it names.

    So *That June the fleet sailed; by the end of 1805 …* is not read from publication.
    """
    first = context.copy()
    if first.year is None:
        named = [item for item in dates if item.sketch.year is not None]
        values = (dated_value(item, placed(item.sketch, item.tense, first)) for item in named)
        day = first.published.isoformat()
        known = (value for value in values if extent_of(value) and not value.startswith(day))
        first.remember(next(known, ""))
        first.main = first.latest
    return first


def _unwound(path: _Path) -> list[Placement]:
    found = []
    at: _Path | None = path
    while at is not None:
        if at.placement is not None:
            found.append(at.placement)
        at = at.behind
    return found[::-1]


def _cheapest(steps: list[_Step], sentence: int) -> list[_Path]:
    """Keep the cheapest path to each state, and of those the cheapest few."""
    kept: dict[object, _Path] = {}
    for step in sorted(steps, key=_cost):
        path = _taken(step, sentence)
        kept.setdefault(path.context.state(), path)
        if len(kept) == _KEPT:
            break
    return list(kept.values())


def _cost(step: _Step) -> float:
    return step.cost


def _taken(step: _Step, sentence: int) -> _Path:
    if step.value is None:
        return _Path(step.cost, step.path.context, step.path, step.placement, step.path.sentence)
    context = step.path.context.copy()
    context.remember(step.value)
    context.main = context.main if step.main is None else step.main
    return _Path(step.cost, context, step.path, step.placement, sentence)


def _onward(path: _Path, item: StoryDate) -> Iterator[_Step]:
    """Yield how the story may go on from ``path`` with ``item``."""
    if lacks_year(item.sketch) and path.context.year is not None:
        yield from _onward_bare(path, item)
        return
    for view, placement in placements(item, path.context):
        cost, value = _OTHER_VIEW * (view == "main"), dated_value(item, placement)
        extent = extent_of(value)
        dateline = item.heading and value.startswith(path.context.published.isoformat())
        if extent is None or dateline:
            yield _Step(path.cost + cost, path, placement)
        else:
            carried = cost + _step(path.context.main, extent)
            yield from _placed_steps(path, item, placement, carried=carried, aside=cost)


def _onward_bare(path: _Path, item: StoryDate) -> Iterator[_Step]:
    """Read a date without a year from where the story is, or as a part of the last remark."""
    context = path.context
    remark = None if context.latest == context.main else context.latest
    # *The files opened in 2005 tell of no attack on 4 August*: a mere year is not gone on with.
    goes_on = item.sentence == path.sentence and not (remark or "").isdigit()
    dated = dated_in_years(item, context)
    for placement, extent in dated:
        step = _step(context.main, extent, bare=True)
        yield from _placed_steps(path, item, placement, carried=step, aside=step)
        if remark is not None:
            along = _step(remark, extent, bare=True) + _GOES_ON * (not goes_on)
            both = along + step
            yield from _placed_steps(path, item, placement, carried=both, aside=along - _ASIDE)
    if not dated:
        yield _Step(path.cost, path, placed(item.sketch, item.tense, context))


def _placed_steps(
    path: _Path, item: StoryDate, placement: Placement, *, carried: float, aside: float
) -> Iterator[_Step]:
    """Yield the step by which a date carries the story on, and that by which it looks aside."""
    if item.label:
        yield _Step(path.cost + carried, path, placement)
        return
    value = dated_value(item, placement)
    still = item.second or is_age(value)
    if not still:
        spent = carried + max(item.aside, 0.0)
        yield _Step(path.cost + spent, path, placement, value, _place(value, item.sketch.mod))
    if still or not item.heading:
        spent = aside + (0.0 if still else max(_ASIDE - item.aside, 0.0))
        yield _Step(path.cost + max(spent, 0.0), path, placement, value)


def _place(value: str, mod: str | None) -> str:
    """Return where *late 1942* has brought the story: to the last quarter of the year."""
    quarter = _QUARTERS.get(mod or "")
    return quarter_value(int(value), quarter) if quarter is not None and value.isdigit() else value


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
