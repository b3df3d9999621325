"""The days of a story, the most telling first.

After the date ranking of Gholipour Ghalandari and Ifrim (2020), "Examining the State-of-the-Art in
News Timeline Summarization": a regression on how often a day is named and how much is published
near it. Ours counts a text once however many print it, tells what took place from what may yet,
and weighs each naming by how much its sentence is about the story.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from onrecord.resolvers.timeline.story import Story, following
from onrecord.resolvers.timeline.told import ReportTold
from onrecord.resolvers.timeline.weights import Features, Weights, dot, load

_Counts = defaultdict[str, float]
_ON, _NEXT = "published on the day", "published the next day"
_REPORTS, _ABOUT, _EVENTS = "reports after", "relevance after", "relevance of events after"
NAMES = (_ON, _NEXT, _REPORTS, _ABOUT, _EVENTS)


class RankedDate(NamedTuple):
    """A day of ISO 8601 and how telling it is, in [0, 1]."""

    day: str
    weight: float


def rank_dates(story: Story, *, weights: Weights | None = None) -> tuple[RankedDate, ...]:
    """Return the days that a report names or was published on, the most telling first."""
    chosen = load() if weights is None else weights
    ranked = (
        RankedDate(day, 1 / (1 + math.exp(-chosen.bias - dot(chosen.dates, features))))
        for day, features in day_features(story).items()
    )
    return tuple(sorted(ranked, key=lambda each: (-each.weight, each.day)))


def day_features(story: Story) -> dict[str, Features]:
    """Return the features of each day, in [0, 1]: logarithms of counts, by the story's highest."""
    counts: defaultdict[str, _Counts] = defaultdict(lambda: defaultdict(float))
    for report in story.reports:
        counts[report.published][_ON] += 1
        counts[following(report.published, -1)][_NEXT] += 1
        _count(report, story, counts)
    return _scaled(counts)


def _count(report: ReportTold, story: Story, counts: Mapping[str, _Counts]) -> None:
    """Count what a report tells of days before it: what is yet to come is often not to be."""
    past = set()
    for told in report.sentences:
        about = story.relevance(told.words)
        for day in told.days:
            if day < report.published:
                past.add(day)
                counts[day][_ABOUT] += about
                counts[day][_EVENTS] += about if told.held else 0.0
    for day in past:
        counts[day][_REPORTS] += 1


def _scaled(counts: Mapping[str, Mapping[str, float]]) -> dict[str, Features]:
    tops = {name: _highest(name, counts.values()) for name in NAMES}
    return {
        day: {n: math.log1p(of.get(n, 0.0)) / top for n, top in tops.items()}
        for day, of in sorted(counts.items())
    }


def _highest(name: str, counts: Iterable[Mapping[str, float]]) -> float:
    """Return the logarithm of the highest count, 1 where all are nothing."""
    return math.log1p(max((of.get(name, 0.0) for of in counts), default=0.0)) or 1.0
