"""How telling a word is where everybody writes of the same, and bags of words weighed by it."""

from __future__ import annotations

import csv
import math
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from onrecord.knowledge.happenings import stems
from onrecord.resolvers.occurrences.candidate import Document

# Of a report's words so many are kept, the rarest in news at large.
_KEPT = 120
_SCALE = 10
# The reports of news at large that count beside those of a period: few reports tell little of how
# common a word is, and of two reports of one meeting both name its place.
_AT_LARGE = 200


class Frequencies(NamedTuple):
    """In how many of so many reports a stem stands."""

    reports: int
    of: Mapping[str, int]


class Bag(NamedTuple):
    """Stems with whole weights, and the sum of their squares: whole numbers add up in any order."""

    weights: dict[str, int]
    square: int


@lru_cache(maxsize=1)
def at_large() -> Frequencies:
    """Return the table that travels with the package (models/occurrences)."""
    path = files("onrecord.models").joinpath("occurrences", "frequencies.csv")
    rows = csv.reader(path.read_text(encoding="utf-8").splitlines())
    found = {stem: int(count) for stem, count in rows}
    return Frequencies(found.pop(""), found)


@lru_cache(maxsize=1 << 17)
def share(stem: str) -> float:
    """Return the share of news reports that a stem stands in; of one never seen, of half a one."""
    table = at_large()
    return (table.of.get(stem, 0) + 0.5) / (table.reports + 1)


def document(texts: Iterable[str]) -> Document:
    """Return the most telling words of a report."""
    counts = Counter(word for text in texts for word in stems(text))
    kept = sorted(counts, key=lambda word: (share(word) / counts[word], word))[:_KEPT]
    return Document({word: counts[word] for word in kept})


class Words:
    """How telling words are among the reports of one period."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self._counts: Counter[str] = Counter()
        self._reports = _AT_LARGE
        for each in documents:
            self._reports += 1
            self._counts.update(each.counts.keys())
        self._weights: dict[str, int] = {}

    def rarity(self, stem: str) -> float:
        """Return the inverse document frequency of a stem: 0 where every report has it."""
        return self.weight(stem) / _SCALE

    def weight(self, stem: str) -> int:
        """Return ``rarity`` in tenths, as a whole number."""
        found = self._weights.get(stem)
        if found is None:
            seen = self._counts[stem] + _AT_LARGE * share(stem)
            found = self._weights[stem] = round(_SCALE * math.log(self._reports / seen))
        return found

    def is_shared(self, stem: str) -> bool:
        """Tell whether several reports of the period have the stem among their most telling."""
        return self._counts[stem] > 1

    def bag(self, words: Iterable[str]) -> Bag:
        """Return the words of a sentence, each once."""
        return _bag({word: self.weight(word) for word in words})

    def document(self, document: Document) -> Bag:
        """Return the words of a report by how often they stand in it, the most telling first."""
        counts = document.counts
        weights = {word: round(self.weight(word) * (1 + math.log(n))) for word, n in counts.items()}
        ranked = sorted(weights, key=lambda word: (-weights[word], word))
        return _bag({word: weights[word] for word in ranked})


def _bag(weights: dict[str, int]) -> Bag:
    return Bag(weights, sum(value * value for value in weights.values()))


def cosine(one: Bag, other: Bag) -> float:
    """Return how alike two bags are, from 0 to 1."""
    if not one.square or not other.square:
        return 0.0
    shared = one.weights.keys() & other.weights.keys()
    product = sum(one.weights[word] * other.weights[word] for word in shared)
    return product / math.sqrt(one.square * other.square)
