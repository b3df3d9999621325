"""How telling each occurrence is, so that a list cut short shows the story.

The weight is a product: how telling its day is, how many sources tell of it, how well its sentence
tells that day, what it is said to be (*happened* before *planned*), and how new it is beside what
is more telling of the days around. Of all sentences that tell an event, the one that tells its day
best stands for it. No figure is fitted to the weight but those of days and sentences.
"""

from __future__ import annotations

import datetime as dt
import math
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from statistics import median
from typing import NamedTuple

from msgspec.structs import replace

from onrecord.knowledge.tables import toml
from onrecord.model import Interval, Occurrence
from onrecord.resolvers.timeline.choosing import ALIKE, graded, place
from onrecord.resolvers.timeline.ranking import rank_dates
from onrecord.resolvers.timeline.story import Story, following
from onrecord.resolvers.timeline.told import FIRST, Telling, Told, is_plain, is_smooth, leaning
from onrecord.resolvers.timeline.vectors import Vector, cosine
from onrecord.resolvers.timeline.weights import Weights, load
from onrecord.resolvers.timeline.words import all_words, content_words

# An occurrence dated no closer than to a month and some days belongs to no day of a timeline.
_WIDEST = 40
_UNDATED = 0.02
_NEW = frozenset(["happened", "ongoing"])
_UNFIT = 0.05
_LEANS = 0.5
_ROUGH = 0.3
# A day so long before anything is published is background, and so much of its weight stays.
_NEWS, _BACKGROUND = 45, 0.25
# What a report begins with and no words date is news of its day, or of the one before.
_LEAD = 0.6
# In so many days a telling loses most of what half it is worth as news.
_LATER = 7.0
# As much about the story as this share of its sentences is as much as can be asked.
_MOST = 0.9
# What has been said of a day already, or of the days around it: the more alike, the less it adds;
# of a day so many are compared, and each next is worth less, so that a short list spreads.
_COMPARED = 20
_NEXT_OF_DAY = 0.5
# The same kind of thing by the same actors around the same day is at least so much alike.
_SAME_DEED = 0.4


class _Scale(NamedTuple):
    """What an occurrence is measured by: days, and the grades of sentences by day and of all."""

    days: Mapping[str, float]
    grades: Mapping[str, Sequence[float]]
    every: Sequence[float]
    scores: Mapping[tuple[str, str], float]
    sources: int
    about: float
    within: Mapping[str, float]
    published: Sequence[str]
    leads: Mapping[tuple[str, int], str]


class _Shown(NamedTuple):
    row: Occurrence
    vector: Vector


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
    best = (_headed(row, told, story, scale) for row, told in _tellings(rows, story))
    first = sorted((replace(row, weight=_alone(row, story, scale)) for row in best), key=_order)
    return tuple(sorted(_beside(first, story, scale), key=_order))


def _order(row: Occurrence) -> tuple[float, str, tuple[str, str, int], str]:
    return -row.weight, row.when.start or "", place(row.headline), row.id


def _scale(rows: Sequence[Occurrence], story: Story, weights: Weights) -> _Scale:
    days = {each.day: each.weight for each in rank_dates(story, weights=weights)}
    named = {day for row in rows for day in span_days(row.when)}
    wanted = sorted((named | {each.published for each in story.reports}) & story.days.keys())
    grades, scores = {}, {}
    for day in wanted:
        found = graded(story, day, weights=weights)
        grades[day] = sorted(each.score for each in found)
        scores.update({(day, each.told.passage.text): each.score for each in found})
    about = sorted(story.relevance(each.words) for of in story.reports for each in of.sentences)
    return _Scale(
        days=days,
        grades=grades,
        every=sorted(scores.values()),
        scores=scores,
        sources=max((row.sources for row in rows), default=1),
        about=about[int(_MOST * len(about))] if about else 1.0,
        within=_within(story),
        published=sorted({each.published for each in story.reports}),
        leads={
            (each.report, told.passage.start): each.published
            for each in story.reports
            for told in each.sentences
            if told.at < FIRST and not told.days
        },
    )


def _within(story: Story) -> dict[str, float]:
    """Return how much each report is about the story, 1 for half of them and more.

    By the cosine of its different words and the shares of the sources that have each.
    """
    likeness = {
        each.report: math.fsum(story.shares[word] for word in sorted(each.words))
        / math.sqrt(len(each.words) or 1)
        for each in story.reports
    }
    middle = median(likeness.values()) if likeness else 1.0
    return {id: min(1.0, value / middle) if middle > 0 else 1.0 for id, value in likeness.items()}


def _tellings(
    rows: Iterable[Occurrence], story: Story
) -> Iterator[tuple[Occurrence, list[tuple[Told, Telling]]]]:
    """Yield occurrences with the sentences that tell them, and how."""
    known = {
        telling.event: (told, telling)
        for report in story.reports
        for told in report.sentences
        for telling in told.tellings
    }
    for row in rows:
        yield row, [known[event] for event in row.events if event in known]


def _headed(
    row: Occurrence, found: Sequence[tuple[Told, Telling]], story: Story, scale: _Scale
) -> Occurrence:
    """Return an occurrence under the best sentence that tells it with its own status."""
    rows = [row] + [_under(row, *each) for each in found if each[1].status == row.status]

    def order(each: Occurrence) -> tuple[float, tuple[str, str, int]]:
        return -_sentence(each, story, scale) * _timely(each, scale), place(each.headline)

    return min(rows, key=order)


def _timely(row: Occurrence, scale: _Scale) -> float:
    """Return how near to its day a headline was published: later ones look back on it."""
    days = _days(row, scale)
    if not days:
        return 1.0
    gap = dt.date.fromisoformat(row.headline.published[:10]) - dt.date.fromisoformat(days[-1])
    return 0.5 + 0.5 * math.exp(-max(0, gap.days) / _LATER)


def _under(row: Occurrence, told: Told, telling: Telling) -> Occurrence:
    return replace(
        row,
        headline=told.passage,
        trigger=telling.trigger,
        certainty=telling.certainty,
        via=telling.via,
    )


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
    days = _days(row, scale)
    sure = 1 / math.sqrt(len(days)) if days else 1.0
    sure *= 1.0 if span_days(row.when) else _LEAD
    day = max((_day(each, scale) for each in days), default=_UNDATED) * sure
    evidence = 0.4 + 0.6 * math.log1p(row.sources) / math.log1p(max(1, scale.sources))
    return day * evidence * _sentence(row, story, scale) * _standing(row)


def _days(row: Occurrence, scale: _Scale) -> list[str]:
    """Return the days of an occurrence, that of publication where it is undated news."""
    if row.when.basis != "published" or row.status not in _NEW:
        return span_days(row.when)
    day = scale.leads.get((row.headline.report, row.headline.start))
    return [] if day is None else [day]


def _day(day: str, scale: _Scale) -> float:
    """Return how telling a day is, less where nothing was published near it: that is background."""
    weight = scale.days.get(day, 0.0)
    at = bisect_left(scale.published, day)
    if at < len(scale.published) and scale.published[at] <= following(day, _NEWS):
        return weight
    return weight * _BACKGROUND


def _sentence(row: Occurrence, story: Story, scale: _Scale) -> float:
    """Return how well the headline tells its day, and how much it is about the story.

    How well: the share of the day's sentences, and of all, that are no better.
    """
    text = row.headline.text
    fit = 1.0 if is_plain(text) else _UNFIT
    fit *= 1.0 if is_smooth(text) else _ROUGH
    fit *= 1 - (1 - _LEANS) * leaning(all_words(text))
    ranks = [
        (_share(scale.grades[day], score) + _share(scale.every, score)) / 2
        for day in _days(row, scale)
        if (score := scale.scores.get((day, text))) is not None
    ]
    about = min(1.0, story.relevance(content_words(text)) / scale.about) if scale.about else 0.0
    about *= scale.within.get(row.headline.report, 1.0) ** 2
    return fit * (0.2 + 0.8 * max(ranks, default=0.4)) * (0.1 + 0.9 * about)


def _share(sorted_scores: Sequence[float], score: float) -> float:
    return bisect_right(sorted_scores, score) / len(sorted_scores)


@lru_cache(maxsize=1)
def _standings() -> Mapping[str, float]:
    return dict(toml("timeline.toml")["standing"])


def _standing(row: Occurrence) -> float:
    table = _standings()
    told = 1.0 if row.status is None else table[row.status]
    return told * (table["statement"] if row.type is None and row.act is not None else 1.0)


def _beside(rows: Iterable[Occurrence], story: Story, scale: _Scale) -> Iterator[Occurrence]:
    """Yield the occurrences weighed down by what is more telling of their days or says the same.

    ``rows`` come with the most telling first.
    """
    shown: defaultdict[str, list[_Shown]] = defaultdict(list)
    texts: set[str] = set()
    for row in rows:
        day = next(iter(_days(row, scale)), (row.when.start or "")[:10])
        here = _Shown(row, story.vector(content_words(row.headline.text)))
        around = [each for near in _around(day) for each in shown.get(near, ())]
        near = max((cosine(here.vector, each.vector) for each in around), default=0.0)
        told = row.headline.text in texts or near > ALIKE
        near = max([near, *(_SAME_DEED for each in around if _same_deed(row, each.row))])
        factor = _UNFIT if told else (1 - near) / (1 + _NEXT_OF_DAY * len(shown[day]))
        texts.add(row.headline.text)
        if not told and len(shown[day]) < _COMPARED:
            shown[day].append(here)
        yield replace(row, weight=row.weight * factor)


def _around(day: str) -> tuple[str, ...]:
    return (following(day, -1), day, following(day)) if day else (day,)


def _same_deed(one: Occurrence, other: Occurrence) -> bool:
    """Tell whether two occurrences are of one type and by one of the same actors."""
    if one.type is None or one.type != other.type:
        return False
    return not {each.id for each in one.actors}.isdisjoint(each.id for each in other.actors)
