"""The sentences of a day, the best first, none that says what another has said.

What a day is about is what the sentences that name it and those published near it have in common
(the collector of news-tls, Gholipour Ghalandari and Ifrim 2020); a regression on likeness to that
and on what a sentence is in its report puts them in order.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from onrecord.model import Passage
from onrecord.resolvers.timeline.story import Candidate, Story
from onrecord.resolvers.timeline.told import Told
from onrecord.resolvers.timeline.vectors import Vector, centroid, common, cosine, normalised
from onrecord.resolvers.timeline.weights import Features, Weights, dot, load

# Two sentences of a day more alike than this say the same.
ALIKE = 0.5
# So many of the best are weighed against each other for each that is asked for.
_POOL = 12
_LONGEST = 40


class Subject(NamedTuple):
    """What a day is about: the directions of those that name it and of those published near it."""

    named: Vector
    near: Vector
    both: Vector
    every: Vector


class Graded(NamedTuple):
    """A sentence with its vector and how well it tells its day."""

    score: float
    told: Told
    vector: Vector


def headlines(
    story: Story, days: Iterable[str], *, per_day: int = 1, weights: Weights | None = None
) -> dict[str, tuple[Passage, ...]]:
    """Return for each of ``days`` up to ``per_day`` sentences, the best first.

    A day that no sentence tells is left out.
    """
    chosen = load() if weights is None else weights
    picked = {day: _pick(graded(story, day, weights=chosen), per_day) for day in days}
    return {day: tuple(each.told.passage for each in of) for day, of in picked.items() if of}


def graded(story: Story, day: str, *, weights: Weights) -> list[Graded]:
    """Return the sentences that may tell ``day``, the best first."""
    found = story.days.get(day, ())
    vectors = [story.vector(each.told.words) for each in found]
    features = sentence_features(story, day, found, vectors)
    rows = (
        Graded(dot(weights.sentences, of), each.told, vector)
        for each, vector, of in zip(found, vectors, features, strict=True)
    )
    return sorted(rows, key=lambda row: (-row.score, place(row.told.passage)))


def place(passage: Passage) -> tuple[str, str, int]:
    """Return where a passage stands among all: by publication, report and offset."""
    return passage.published, passage.report, passage.start


def _pick(rows: Sequence[Graded], per_day: int) -> list[Graded]:
    """Return those of the best that together are most like all that tells the day.

    The first is the one most like it, each next the one that brings the whole nearest: centroid
    optimisation (Ghalandari 2017, "Revisiting the Centroid-based Method").
    """
    every = centroid(row.vector for row in sorted(rows, key=lambda row: place(row.told.passage)))
    rest = list(rows[: _POOL * per_day])
    picked: list[Graded] = []
    whole: Vector = {}
    while rest and len(picked) < per_day:
        gains = [cosine(normalised(_with(whole, row.vector)), every) for row in rest]
        best = rest.pop(max(range(len(rest)), key=lambda at: (gains[at], -at)))
        if all(cosine(best.vector, other.vector) <= ALIKE for other in picked):
            picked.append(best)
            whole = _with(whole, best.vector)
    return picked


def _with(one: Vector, other: Vector) -> Vector:
    return one | {word: one.get(word, 0.0) + value for word, value in other.items()}


def subject(found: Sequence[Candidate], vectors: Sequence[Vector]) -> Subject:
    """Return what a day is about, from the sentences that may tell it."""
    pairs = list(zip(found, vectors, strict=True))
    named = centroid(vector for each, vector in pairs if each.named)
    near = centroid(vector for each, vector in pairs if not each.named)
    return Subject(named, near, common(named, near), centroid(vectors))


def sentence_features(
    story: Story, day: str, found: Sequence[Candidate], vectors: Sequence[Vector]
) -> Iterator[Features]:
    """Yield the features of each sentence that may tell ``day``, each about in [0, 1]."""
    about = subject(found, vectors)
    for each, vector in zip(found, vectors, strict=True):
        told = each.told
        yield {
            "like those that name the day": cosine(vector, about.named),
            "like those published near it": cosine(vector, about.near),
            "like what both share": cosine(vector, about.both),
            "like all": cosine(vector, about.every),
            "about the story": story.relevance(told.words),
            "names the day": float(each.named),
            "names other days": float(len(told.days) > 1),
            "length": min(told.length, _LONGEST) / _LONGEST,
            "leans": told.leaning,
            "said": told.said,
            "published before": float(told.published < day),
        }
