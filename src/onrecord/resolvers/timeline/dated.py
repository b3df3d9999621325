"""Dated sentences of what PLOVER has no type for: *the rig exploded*, *the singer died*."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator

from onrecord.intervals import between
from onrecord.model import Basis, Interval, Occurrence, identify
from onrecord.resolvers.timeline.choosing import ALIKE, Graded, graded
from onrecord.resolvers.timeline.story import Story
from onrecord.resolvers.timeline.told import Told
from onrecord.resolvers.timeline.vectors import cosine
from onrecord.resolvers.timeline.weights import Weights, load

# A sentence by its report and where it begins.
Place = tuple[str, int]
# Of a day so many are told apart; what else names it is no more than a witness of those.
_OF_A_DAY = 12
_FIRM: tuple[Basis, ...] = ("expressed", "context")


def dated_sentences(
    story: Story,
    *,
    told: Collection[Place] = frozenset(),
    weights: Weights | None = None,
) -> tuple[Occurrence, ...]:
    """Return what sentences tell of a day that they name themselves, by day and place.

    ``told`` are sentences whose event is an occurrence already, by report id and start. Sentences
    of a day that are alike are one occurrence. What lies mostly in somebody's mouth, or is yet to
    come, is left out. ``confidence`` is the share of them whose own words give the date.
    """
    chosen = load() if weights is None else weights
    return tuple(each for day in story.days for each in _of_day(story, day, told, chosen))


def _of_day(
    story: Story, day: str, told: Collection[Place], weights: Weights
) -> Iterator[Occurrence]:
    rows = [row for row in graded(story, day, weights=weights) if _tells(row.told, day)]
    for group in _groups(rows):
        passages = [row.told.passage for row in group]
        if not any((each.report, each.start) in told for each in passages):
            yield _occurrence(story, day, [row.told for row in group])


def _tells(told: Told, day: str) -> bool:
    own = day in told.days and day <= told.published
    return own and told.said <= 0.5 and (told.held > 0 or told.open == 0)


def _groups(rows: Iterable[Graded]) -> list[list[Graded]]:
    """Return sentences with those like them, each under the best; ``rows`` are the best first."""
    groups: list[list[Graded]] = []
    for row in rows:
        alike = ((cosine(row.vector, group[0].vector), -at) for at, group in enumerate(groups))
        near, at = max(alike, default=(0.0, 0))
        if near > ALIKE:
            groups[-at].append(row)
        elif len(groups) < _OF_A_DAY:
            groups.append([row])
    return groups


def _occurrence(story: Story, day: str, group: list[Told]) -> Occurrence:
    best = group[0]
    sources = {source for each in group for source in story.witnesses[each.passage.text]}
    when = _when(day, min((each.days[day] for each in group), key=_FIRM.index))
    return Occurrence(
        id=identify("dated", day, best.passage.report, best.passage.start),
        type=None,
        mode=None,
        act=None,
        actors=(),
        recipients=(),
        when=when,
        where=None,
        status=None,
        certainty=None,
        via=best.via,
        headline=best.passage,
        trigger=None,
        events=(),
        statements=(),
        reports=sum(story.printings[source] for source in sources),
        sources=len(sources),
        weight=0.0,
        confidence=sum(each.days[day] == "expressed" for each in group) / len(group),
    )


def _when(day: str, basis: Basis) -> Interval:
    first = dt.date.fromisoformat(day)
    return between(first, first + dt.timedelta(days=1), basis=basis)
