"""The tellings of one period, with their words weighed by how common they are in it."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from itertools import islice

from onrecord.resolvers.occurrences.candidate import Candidate
from onrecord.resolvers.occurrences.words import Bag, Words, cosine

# Reports that are added to those of a period: of two reports both name the same.
_BESIDE = 10


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
        self._crowds: dict[tuple[str, Hashable], set[int]] = {}
        self._tellers: dict[str, set[str]] = {}
        for each in told:
            words: list[Hashable] = [*each.stems, *each.groups]
            for word in words:
                self._crowds.setdefault((each.order.report, word), set()).add(each.sentence)
            for actor in (*each.actors, *each.recipients):
                self._tellers.setdefault(actor, set()).add(each.order.report)

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

    def crowd(self, one: int, other: int) -> int:
        """Return in how many sentences the fuller of two reports tells of what the two may be."""
        first, second = self.told[one], self.told[other]
        shared: list[Hashable] = [*(first.stems & second.stems), *(first.groups & second.groups)]
        reports = first.order.report, second.order.report
        return max(len(self._crowds[report, word]) for report in reports for word in shared)

    def rarity(self, actors: Iterable[str]) -> float:
        """Return the share of the period's reports in which the rarest of ``actors`` does nothing.

        That both name whom all name says little.
        """
        reports = len(self._documents) + _BESIDE
        return max((1.0 - len(self._tellers[each]) / reports for each in actors), default=0.0)
