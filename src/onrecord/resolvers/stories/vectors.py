"""Reports → what they are about: unit vectors over words and actors, weighted by TF-IDF.

Salton and Buckley (1988): the logarithm of how often a term comes, by that of how few reports have
it. What stands in one report only can bring no two together and is left out.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from onrecord.knowledge.topics import common_words
from onrecord.model import Actor, Annotation, Report, is_described
from onrecord.resolvers.copies.words import read_words

# The number of a term → its weight.
Vector = dict[int, float]

# A word of the headline counts as three of the text.
_TITLE = 3
# Where rarity weighs, an actor stands beside the words of its name, which count already.
_ACTOR = 0.5
_SHORTEST = 2


class Term(NamedTuple):
    """A word, or the id of an actor; words sort first."""

    is_actor: bool
    key: str


class Vectors(NamedTuple):
    """The terms by number, two vectors a report, and the actors by their ids.

    ``rows`` are TF-IDF, ``plain`` how often a term comes and nothing else.
    """

    terms: tuple[Term, ...]
    rows: tuple[Vector, ...]
    plain: tuple[Vector, ...]
    actors: Mapping[str, Actor]


def vectors(reports: Sequence[Report], annotations: Mapping[str, Annotation]) -> Vectors:
    """Return the vectors of ``reports``, whose annotations are found by their ids."""
    actors: dict[str, Actor] = {}
    counts = []
    for report in reports:
        annotation = annotations.get(report.id)
        named = {} if annotation is None else _actors(annotation)
        actors.update((actor.id, actor) for actor, _ in named.values())
        counts.append(_counts(report, named))
    spread = Counter(term for count in counts for term in count)
    terms = sorted(term for term, reports_with in spread.items() if reports_with > 1)
    numbers = {term: number for number, term in enumerate(terms)}
    rarity = [math.log((1 + len(reports)) / (1 + spread[term])) + 1 for term in terms]
    known = [_numbered(count, numbers) for count in counts]
    return Vectors(
        terms=tuple(terms),
        rows=tuple(_weighed(count, terms, rarity) for count in known),
        plain=tuple(_unit({number: float(n) for number, n in count}) for count in known),
        actors=actors,
    )


def _actors(annotation: Annotation) -> dict[str, tuple[Actor, int]]:
    """Return the actors that ``annotation`` names, and how often, by their ids."""
    found: dict[str, tuple[Actor, int]] = {}
    for mention in annotation.mentions:
        actor = mention.actor
        if actor is not None and not is_described(actor, annotation.report.id):
            known, count = found.get(actor.id, (actor, 0))
            found[actor.id] = known, count + 1
    return found


def _counts(report: Report, named: Mapping[str, tuple[Actor, int]]) -> dict[Term, int]:
    counts: dict[str, int] = {}
    for text, times in ((report.title or "", _TITLE), (report.text, 1)):
        for word in read_words(text).words:
            counts[word] = counts.get(word, 0) + times
    common = common_words()
    found = {
        Term(False, word): count
        for word, count in counts.items()
        if len(word) >= _SHORTEST and word not in common
    }
    return found | {Term(True, id): count for id, (_, count) in named.items()}


def _numbered(count: Mapping[Term, int], numbers: Mapping[Term, int]) -> list[tuple[int, int]]:
    """Return the numbers of terms, sorted, and how often each comes."""
    return sorted((numbers[term], n) for term, n in count.items() if term in numbers)


def _weighed(
    count: Sequence[tuple[int, int]], terms: Sequence[Term], rarity: Sequence[float]
) -> Vector:
    row: Vector = {}
    for number, n in count:
        weight = (1 + math.log(n)) * rarity[number]
        row[number] = weight * _ACTOR if terms[number].is_actor else weight
    return _unit(row)


def _unit(row: Vector) -> Vector:
    length = math.sqrt(math.fsum(weight * weight for weight in row.values()))
    return {number: weight / length for number, weight in row.items()}
