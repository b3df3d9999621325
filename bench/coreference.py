"""MUC, B³, CEAFe and CoNLL F1 of clusters of mentions, as the CoNLL-2012 task defines them.

Vilain and others (1995), Bagga and Baldwin (1998), Luo (2005); the CoNLL score is the mean of the
three F1. Mentions are any hashable values; one that is in the key alone or in the response alone
counts as such, and clusters of one mention count.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

Cluster = Collection[Hashable]


class Counts(NamedTuple):
    """What precision and recall are made of; the counts of several documents add up."""

    correct: float = 0.0
    predicted: float = 0.0
    recalled: float = 0.0
    gold: float = 0.0

    def plus(self, other: Counts) -> Counts:
        """Return the counts of both."""
        return Counts(*(one + another for one, another in zip(self, other, strict=True)))

    @property
    def precision(self) -> float:
        """The share of what was predicted that is right, in percent."""
        return 100 * self.correct / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """The share of what there is that was found, in percent."""
        return 100 * self.recalled / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


class Scores(NamedTuple):
    """The three measures, and how well the mentions themselves were found."""

    mentions: Counts = Counts()
    muc: Counts = Counts()
    b_cubed: Counts = Counts()
    ceaf_e: Counts = Counts()

    def plus(self, other: Scores) -> Scores:
        """Return the scores of both sets of documents."""
        return Scores(*(one.plus(another) for one, another in zip(self, other, strict=True)))

    @property
    def conll(self) -> float:
        """The mean F1 of the three measures, in percent."""
        return (self.muc.f1 + self.b_cubed.f1 + self.ceaf_e.f1) / 3


def score(key: Sequence[Cluster], response: Sequence[Cluster]) -> Scores:
    """Return the scores of one document's ``response`` against its ``key``."""
    return Scores(
        _mentions(key, response), muc(key, response), b_cubed(key, response), ceaf_e(key, response)
    )


def clusters(named: Mapping[Any, Hashable]) -> list[set[Hashable]]:
    """Return the clusters of mentions that map to the same value."""
    found: dict[Hashable, set[Hashable]] = {}
    for mention, name in named.items():
        found.setdefault(name, set()).add(mention)
    return list(found.values())


def muc(key: Sequence[Cluster], response: Sequence[Cluster]) -> Counts:
    """Count links: a cluster of n mentions has n - 1, less one for each cut by the other side."""
    right, predicted = _links(response, key)
    recalled, gold = _links(key, response)
    return Counts(right, predicted, recalled, gold)


def b_cubed(key: Sequence[Cluster], response: Sequence[Cluster]) -> Counts:
    """Count, mention by mention, the share of its cluster that is right."""
    right, predicted = _shares(response, key)
    recalled, gold = _shares(key, response)
    return Counts(right, predicted, recalled, gold)


def ceaf_e(key: Sequence[Cluster], response: Sequence[Cluster]) -> Counts:
    """Count the likeness of clusters aligned one to one; two are alike by 2|A∩B| / (|A| + |B|)."""
    from scipy.optimize import linear_sum_assignment  # A peer's dependency, not the package's.

    if not key or not response:
        return Counts(0.0, len(response), 0.0, len(key))
    found = _by_mention(response)
    likeness = [[0.0] * len(response) for _ in key]
    for k, cluster in enumerate(key):
        for r in {found[mention] for mention in cluster if mention in found}:
            common = len(set(cluster) & set(response[r]))
            likeness[k][r] = 2 * common / (len(cluster) + len(response[r]))
    rows, columns = linear_sum_assignment(likeness, maximize=True)
    best = sum(likeness[k][r] for k, r in zip(rows, columns, strict=True))
    return Counts(best, len(response), best, len(key))


def _mentions(key: Sequence[Cluster], response: Sequence[Cluster]) -> Counts:
    wanted, found = set(_by_mention(key)), set(_by_mention(response))
    return Counts(len(wanted & found), len(found), len(wanted & found), len(wanted))


def _links(clusters: Iterable[Cluster], others: Sequence[Cluster]) -> tuple[float, float]:
    """Return the links of ``clusters`` that ``others`` have too, and all of them."""
    known = _by_mention(others)
    kept = total = 0
    for cluster in clusters:
        parts = {known[mention] for mention in cluster if mention in known}
        alone = sum(mention not in known for mention in cluster)
        kept += len(cluster) - len(parts) - alone
        total += len(cluster) - 1
    return kept, total


def _shares(clusters: Iterable[Cluster], others: Sequence[Cluster]) -> tuple[float, float]:
    """Return the sum over mentions of the right share of their cluster, and their number."""
    known = _by_mention(others)
    right, total = 0.0, 0
    for cluster in clusters:
        parts: dict[int, int] = {}
        for mention in cluster:
            if mention in known:
                parts[known[mention]] = parts.get(known[mention], 0) + 1
        right += sum(n * n for n in parts.values()) / len(cluster)
        total += len(cluster)
    return right, total


def _by_mention(clusters: Sequence[Cluster]) -> dict[Hashable, int]:
    return {mention: at for at, cluster in enumerate(clusters) for mention in cluster}
