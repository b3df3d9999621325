"""The tellings of one period, with their words weighed by how common they are in it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from onrecord.resolvers.occurrences.candidate import Candidate
from onrecord.resolvers.occurrences.words import Bag, Words, cosine


class View:
    """Tellings that are compared with each other: a pure function of their set."""

    def __init__(self, told: Sequence[Candidate]) -> None:
        self.told = told
        documents = {each.order.report: each.document for each in told}
        self.words = Words(documents.values())
        self._documents = {id: self.words.document(each) for id, each in documents.items()}
        everywhere = Words(())
        self._everywhere = {id: everywhere.document(each) for id, each in documents.items()}
        self._sentences: dict[tuple[str, int], Bag] = {}
        self._telling: dict[str, tuple[str, ...]] = {}
        self._alike: dict[tuple[str, str], tuple[float, float]] = {}

    def document(self, number: int) -> Bag:
        """Return the words of a telling's report, the most telling first."""
        return self._documents[self.told[number].order.report]

    def telling(self, number: int, most: int) -> tuple[str, ...]:
        """Return so many of the most telling words that a report shares with another."""
        report = self.told[number].order.report
        if report not in self._telling:
            shared = filter(self.words.is_shared, self._documents[report].weights)
            self._telling[report] = tuple(islice(shared, most))
        return self._telling[report]

    def sentence(self, number: int) -> Bag:
        """Return the words of a telling's sentence."""
        told = self.told[number]
        key = told.order.report, told.sentence
        if key not in self._sentences:
            self._sentences[key] = self.words.bag(told.around)
        return self._sentences[key]

    def sentences(self, one: int, other: int) -> float:
        """Return how alike the sentences of two tellings are."""
        return cosine(self.sentence(one), self.sentence(other))

    def reports(self, one: int, other: int) -> tuple[float, float]:
        """Return how alike the reports of two tellings are, in the period and in news at large."""
        first, second = self.told[one].order.report, self.told[other].order.report
        if first == second:
            return 1.0, 1.0
        key = (first, second) if first < second else (second, first)
        if key not in self._alike:
            self._alike[key] = (
                cosine(self._documents[first], self._documents[second]),
                cosine(self._everywhere[first], self._everywhere[second]),
            )
        return self._alike[key]
