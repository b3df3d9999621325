"""The reports of a story, gathered: each text once, what its words are worth, what tells a day."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date as Date
from typing import NamedTuple

from onrecord.resolvers.timeline.told import FIRST, ReportTold, Told
from onrecord.resolvers.timeline.vectors import Vector, normalised

# Keeps a sentence of one or two words from being the most relevant.
_SMOOTH = 3


class Candidate(NamedTuple):
    """A sentence that may tell a day; ``named`` where it names that day itself."""

    told: Told
    named: bool


class Story(NamedTuple):
    """A story: its sources by date of publication, and what is counted over them once.

    ``shares`` is the share of the sources that have a word, ``rarity`` the inverse frequency of a
    word in sentences, ``usual`` that of an unknown one. ``days`` holds for each day the sentences
    that may tell it, ``witnesses`` for each text the sources that print it.
    """

    reports: tuple[ReportTold, ...]
    shares: Mapping[str, float]
    rarity: Mapping[str, float]
    usual: float
    days: Mapping[str, tuple[Candidate, ...]]
    witnesses: Mapping[str, tuple[str, ...]]
    printings: Mapping[str, int]

    def vector(self, words: Iterable[str]) -> Vector:
        """Return words with TF-IDF weights, of length 1."""
        counts = Counter(words)
        weights = {w: count * self.rarity.get(w, self.usual) for w, count in counts.items()}
        return normalised(weights)

    def relevance(self, words: Iterable[str]) -> float:
        """Return how much words are about the story: those that many of its sources have."""
        different = dict.fromkeys(words)
        total = math.fsum(self.shares.get(word, 0.0) for word in different)
        return total / math.sqrt(len(different) + _SMOOTH)


def gather(reports: Iterable[ReportTold]) -> Story:
    """Return the story of ``reports``: those of one source are one, and each sentence stands once.

    It is a function of the set: the order of ``reports`` does not matter.
    """
    found = {each.report: each for each in reports}
    printings = Counter(each.source for each in found.values())
    kept = _one_a_source(found.values())
    total = sum(each.total for each in kept)
    rarity = {word: _idf(count, total) for word, count in _sums(kept).items()}
    fresh, witnesses = _once(kept)
    return Story(
        reports=tuple(fresh),
        shares={word: count / len(kept) for word, count in _sources(kept).items()},
        rarity=rarity,
        usual=_idf(0, total),
        days=_by_day(fresh),
        witnesses=witnesses,
        printings=printings,
    )


def following(day: str, days: int = 1) -> str:
    """Return the ISO day so many days later."""
    return Date.fromordinal(Date.fromisoformat(day).toordinal() + days).isoformat()


def _one_a_source(reports: Iterable[ReportTold]) -> list[ReportTold]:
    """Return of each source its own report, or the earliest copy, by date and id."""
    kept: dict[str, ReportTold] = {}
    for each in sorted(reports, key=lambda each: (each.published, each.report)):
        if each.source not in kept or each.report == each.source:
            kept[each.source] = each
    return sorted(kept.values(), key=lambda each: (each.published, each.report))


def _idf(count: int, total: int) -> float:
    return math.log((1 + total) / (1 + count)) + 1


def _sums(reports: Iterable[ReportTold]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for each in reports:
        counts.update(each.words)
    return counts


def _sources(reports: Iterable[ReportTold]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for each in reports:
        counts.update(each.words.keys())
    return counts


def _once(
    reports: Sequence[ReportTold],
) -> tuple[list[ReportTold], dict[str, tuple[str, ...]]]:
    witnesses: defaultdict[str, dict[str, None]] = defaultdict(dict)
    fresh = []
    for each in reports:
        new = tuple(told for told in each.sentences if told.passage.text not in witnesses)
        for told in each.sentences:
            witnesses[told.passage.text][each.source] = None
        fresh.append(each._replace(sentences=new))
    return fresh, {text: tuple(sources) for text, sources in witnesses.items()}


def _by_day(reports: Iterable[ReportTold]) -> dict[str, tuple[Candidate, ...]]:
    found: defaultdict[str, list[Candidate]] = defaultdict(list)
    for day, candidate in _telling(reports):
        found[day].append(candidate)
    return {day: tuple(of) for day, of in sorted(found.items())}


def _telling(reports: Iterable[ReportTold]) -> Iterator[tuple[str, Candidate]]:
    """Yield days with what may tell them: what names them, or begins a report of then or the next.

    As in news-tls.
    """
    for report in reports:
        for told in report.sentences:
            yield from ((day, Candidate(told, True)) for day in told.days)
            if not told.days and told.at < FIRST:
                yield report.published, Candidate(told, False)
                yield following(report.published, -1), Candidate(told, False)
