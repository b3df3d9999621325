"""Which days and which sentences journalists put into a timeline, as two small regressions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from onrecord.resolvers.timeline.choosing import sentence_features
from onrecord.resolvers.timeline.ranking import day_features
from onrecord.resolvers.timeline.story import Candidate, Story
from onrecord.resolvers.timeline.weights import Features, Weights
from onrecord.resolvers.timeline.words import content_words

Floats = NDArray[np.float64]
Days = Mapping[str, Sequence[str]]
# Set while five of the six stories were at hand, not searched for again.
DATE_PENALTY = 0.05
SENTENCE_PENALTY = 0.002
# What a day's gold sentences are longer than is no fault of one sentence.
_GOLD_WORDS = 15
_STEPS = 30


class Example(NamedTuple):
    """A story with its journalists' timelines: sentences by day."""

    story: Story
    timelines: Sequence[Days]


def fit(examples: Sequence[Example]) -> Weights:
    """Return the weights of days and sentences; every story counts the same."""
    bias, dates = fit_dates(examples)
    return Weights(bias, dates, fit_sentences(examples))


def fit_dates(examples: Sequence[Example]) -> tuple[float, dict[str, float]]:
    """Return the bias and the weights by which a day in a story is in a timeline of it.

    Logistic regression over the days from the first to the last of each timeline.
    """
    rows = [row for each in examples for row in _date_rows(each)]
    names = sorted(rows[0][0])
    features = np.array([[1.0, *(of[name] for name in names)] for of, _, _ in rows])
    labels, weights = (np.array([row[at] for row in rows]) for at in (1, 2))
    found = _logistic(features, labels, weights / len(examples))
    return float(found[0]), dict(zip(names, map(float, found[1:]), strict=True))


def _date_rows(each: Example) -> Iterator[tuple[Features, float, float]]:
    days = day_features(each.story)
    within = [
        (day, day in timeline)
        for timeline in each.timelines
        for day in days
        if min(timeline) <= day <= max(timeline)
    ]
    for day, label in within:
        yield days[day], float(label), 1 / len(within)


def _logistic(features: Floats, labels: Floats, weights: Floats) -> Floats:
    """Return the weights by Newton's method; the first, of the constant, has no penalty."""
    penalty = DATE_PENALTY * np.diag([0.0] + [1.0] * (features.shape[1] - 1))
    found = np.zeros(features.shape[1])
    for _ in range(_STEPS):
        sure = 1 / (1 + np.exp(-features @ found))
        slope = features.T @ (weights * (sure - labels)) + penalty @ found
        curve = (features.T * (weights * sure * (1 - sure))) @ features + penalty
        found -= np.linalg.solve(curve, slope)
    return found


def fit_sentences(examples: Sequence[Example]) -> dict[str, float]:
    """Return the weights by which a sentence is like what journalists wrote of its day.

    Ridge regression within days: what makes a day easy says nothing of its sentences.
    """
    blocks = [block for each in examples for block in _sentence_blocks(each)]
    names = sorted(blocks[0][0][0])
    rows, labels, weights = [], [], []
    for features, likeness, weight in blocks:
        matrix = np.array([[of[name] for name in names] for of in features])
        rows.append(matrix - matrix.mean(axis=0))
        labels.append(np.array(likeness) - np.mean(likeness))
        weights.append(np.full(len(likeness), weight / len(likeness) / len(examples)))
    found = _ridge(np.vstack(rows), np.concatenate(labels), np.concatenate(weights))
    return dict(zip(names, map(float, found), strict=True))


def _ridge(rows: Floats, labels: Floats, weights: Floats) -> Floats:
    curve = (rows.T * weights) @ rows + SENTENCE_PENALTY * np.eye(rows.shape[1])
    found: Floats = np.linalg.solve(curve, rows.T @ (weights * labels))
    return found


def _sentence_blocks(each: Example) -> Iterator[tuple[list[Features], list[float], float]]:
    days = sorted({day for of in each.timelines for day in of if each.story.days.get(day)})
    for day in days:
        found = each.story.days[day]
        gold = [Counter(_words(of[day])) for of in each.timelines if day in of]
        vectors = [each.story.vector(candidate.told.words) for candidate in found]
        features = list(sentence_features(each.story, day, found, vectors))
        yield features, [_likeness(candidate, gold) for candidate in found], 1 / len(days)


def _words(sentences: Iterable[str]) -> Iterator[str]:
    for sentence in sentences:
        yield from content_words(sentence)


def _likeness(candidate: Candidate, gold: Sequence[Counter[str]]) -> float:
    """Return the mean F1 of the sentence's words against the timelines' of that day."""
    own = Counter(candidate.told.words)
    size = sum(own.values())
    shared = (2 * (own & of).total() / max(1, size + min(of.total(), _GOLD_WORDS)) for of in gold)
    return float(np.mean(list(shared)))
