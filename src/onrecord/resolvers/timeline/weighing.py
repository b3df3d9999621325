"""How telling each occurrence is, so that a list cut short shows the story.

The weight is a product: how telling its day is, how many sources tell of it, how well its sentence
tells that day, what it is said to be (*happened* before *planned*), and how new it is beside what
is more telling of the same day. No figure is fitted to it but those of days and sentences.
"""

from __future__ import annotations

import datetime as dt
import math
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from msgspec.structs import replace

from onrecord.knowledge.tables import toml
from onrecord.model import Interval, Occurrence
from onrecord.resolvers.timeline.choosing import ALIKE, graded, place
from onrecord.resolvers.timeline.ranking import rank_dates
from onrecord.resolvers.timeline.story import Story
from onrecord.resolvers.timeline.told import is_plain, leaning
from onrecord.resolvers.timeline.vectors import Vector, cosine
from onrecord.resolvers.timeline.weights import Weights, load
from onrecord.resolvers.timeline.words import all_words, content_words

# An occurrence dated no closer than to a month and some days belongs to no day of a timeline.
_WIDEST = 40
_UNDATED = 0.02
_UNFIT = 0.05
_LEANS = 0.5
# What has been said of a day already: the more alike, the less it adds; of a day so many are
# compared, and each next is worth less, so that a short list spreads over the story.
_COMPARED = 20
_NEXT_OF_DAY = 0.5


class _Scale(NamedTuple):
    days: Mapping[str, float]
    grades: Mapping[str, Sequence[float]]
    scores: Mapping[tuple[str, str], float]
    sources: int


def weigh(
    occurrences: Iterable[Occurrence], story: Story, *, weights: Weights | None = None
) -> tuple[Occurrence, ...]:
    """Return the occurrences with their ``weight``, in [0, 1], the most telling first.

    It is a function of the set of ``occurrences`` and of ``story``; ties are put in order by day,
    then by the place of the headline.
    """
    chosen = load() if weights is None else weights
    rows = list(occurrences)
    scale = _scale(rows, story, chosen)
    first = sorted((replace(row, weight=_alone(row, story, scale)) for row in rows), key=_order)
    return tuple(sorted(_beside(first, story), key=_order))


def _order(row: Occurrence) -> tuple[float, str, tuple[str, str, int], str]:
    return -row.weight, row.when.start or "", place(row.headline), row.id


def _scale(rows: Sequence[Occurrence], story: Story, weights: Weights) -> _Scale:
    days = {each.day: each.weight for each in rank_dates(story, weights=weights)}
    wanted = sorted({day for row in rows for day in span_days(row.when)} & story.days.keys())
    grades, scores = {}, {}
    for day in wanted:
        found = graded(story, day, weights=weights)
        grades[day] = sorted(each.score for each in found)
        scores.update({(day, each.told.passage.text): each.score for each in found})
    return _Scale(days, grades, scores, max((row.sources for row in rows), default=1))


def span_days(when: Interval) -> list[str]:
    """Return the days of an interval, none where it is unbounded or wider than a month."""
    if when.start is None or when.end is None or when.basis == "published":
        return []
    first = dt.date.fromisoformat(when.start[:10]).toordinal()
    last = max(first + 1, dt.date.fromisoformat(when.end[:10]).toordinal())
    if last - first > _WIDEST:
        return []
    return [dt.date.fromordinal(day).isoformat() for day in range(first, last)]


def _alone(row: Occurrence, story: Story, scale: _Scale) -> float:
    days = span_days(row.when)
    width = 1 / math.sqrt(len(days)) if days else 1.0
    day = max((scale.days.get(each, 0.0) for each in days), default=_UNDATED) * width
    evidence = 0.4 + 0.6 * math.log1p(row.sources) / math.log1p(max(1, scale.sources))
    return day * evidence * _sentence(row, days, story, scale) * _standing(row)


def _sentence(row: Occurrence, days: Sequence[str], story: Story, scale: _Scale) -> float:
    """Return how well the headline tells its day: the share of the day's that are no better."""
    text = row.headline.text
    fit = 1.0 if is_plain(text) else _UNFIT
    fit *= 1 - (1 - _LEANS) * leaning(all_words(text))
    ranks = [
        bisect_right(scale.grades[day], scale.scores[day, text]) / len(scale.grades[day])
        for day in days
        if (day, text) in scale.scores
    ]
    about = min(1.0, story.relevance(content_words(text)))
    return fit * (0.2 + 0.8 * max(ranks, default=0.5)) * (0.2 + 0.8 * about)


@lru_cache(maxsize=1)
def _standings() -> Mapping[str, float]:
    return dict(toml("timeline.toml")["standing"])


def _standing(row: Occurrence) -> float:
    table = _standings()
    told = 1.0 if row.status is None else table[row.status]
    return told * (table["statement"] if row.type is None and row.act is not None else 1.0)


def _beside(rows: Iterable[Occurrence], story: Story) -> Iterable[Occurrence]:
    """Yield the occurrences weighed down by what is more telling of the same day or says the same.

    ``rows`` come with the most telling first.
    """
    shown: defaultdict[str, list[Vector]] = defaultdict(list)
    texts: set[str] = set()
    for row in rows:
        day = (row.when.start or "")[:10]
        vector = story.vector(content_words(row.headline.text))
        near = max((cosine(vector, other) for other in shown[day]), default=0.0)
        told = row.headline.text in texts or near > ALIKE
        factor = _UNFIT if told else (1 - near) / (1 + _NEXT_OF_DAY * len(shown[day]))
        texts.add(row.headline.text)
        if not told and len(shown[day]) < _COMPARED:
            shown[day].append(vector)
        yield replace(row, weight=row.weight * factor)
