"""Clusters of vectors in time, two by two, near-linear and whatever the order of input.

The two clusters that are nearest of all join first, until none are near enough. How near they are
follows from the dot product of the sums of their vectors, so that no matrix is needed. Each is
compared with its nearest only: with those that share its weightiest terms near its time. When no
such two are left, the clusters look for their nearest anew, until nothing joins any more.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from heapq import heapify, heappop, heappush, nlargest
from typing import NamedTuple

from onrecord.resolvers.stories.vectors import Vector

# Terms by which a cluster looks for others, others looked at for each on either side in time, those
# measured, and those kept.
_TERMS, _REACH, _MEASURED, _KEPT = 24, 100, 64, 32


class Cluster(NamedTuple):
    """Members by number, their first and last day (ordinals), and the sum of their vectors.

    ``square`` is the square of the length of that sum.
    """

    members: tuple[int, ...]
    first: int
    last: int
    total: Vector
    square: float


# How near two clusters are, their dot product given.
Nearness = Callable[[Cluster, Cluster, float], float]


class _Linkage:
    """Clusters by number, and the dot products of those that are compared."""

    def __init__(self, clusters: Sequence[Cluster], nearness: Nearness, near: float) -> None:
        self._near = near
        self._of = nearness
        self.clusters = dict(enumerate(clusters))
        self._next = len(clusters)
        self._dots: dict[int, dict[int, float]] = {number: {} for number in self.clusters}
        for one, other, dot in _neighbours(clusters, nearness, near):
            self._dots[one][other] = self._dots[other][one] = dot
        self._heap = [
            (-self._nearness(one, other), one, other)
            for one, dots in self._dots.items()
            for other in dots
            if one < other
        ]
        heapify(self._heap)

    def join_all(self) -> None:
        """Join the nearest two until none are near enough."""
        while self._heap and -self._heap[0][0] >= self._near:
            _, one, other = heappop(self._heap)
            if one in self.clusters and other in self.clusters:
                self._join(one, other)

    def _nearness(self, one: int, other: int) -> float:
        return self._of(self.clusters[one], self.clusters[other], self._dots[one][other])

    def _join(self, one: int, other: int) -> None:
        number, self._next = self._next, self._next + 1
        between = self._dots[one][other]
        dots = self._summed(one, other)
        both = self.clusters.pop(one), self.clusters.pop(other)
        self.clusters[number] = _joined(*both, between)
        self._dots[number] = dots
        for each, dot in dots.items():
            beside = self._dots[each]
            beside.pop(one, None)
            beside.pop(other, None)
            beside[number] = dot
            nearness = self._nearness(number, each)
            if nearness >= self._near:
                heappush(self._heap, (-nearness, each, number))

    def _summed(self, one: int, other: int) -> dict[int, float]:
        """Return the dot products of the sum of two clusters with those that either knows."""
        left, right = self.clusters[one].total, self.clusters[other].total
        near, far = self._dots.pop(one), self._dots.pop(other)
        found = {}
        for each in sorted((near.keys() | far.keys()) - {one, other}):
            total = self.clusters[each].total
            by_one = near[each] if each in near else _dot(left, total)
            found[each] = by_one + (far[each] if each in far else _dot(right, total))
        return found


def gathered(
    members: Iterable[tuple[int, ...]], rows: Sequence[Vector], days: Sequence[int]
) -> list[Cluster]:
    """Return the clusters that have these ``members``, numbers of ``rows`` and of their ``days``.

    A cluster of one shares its vector with ``rows``.
    """
    return [_gathered(of, rows, [days[number] for number in of]) for of in members]


def _gathered(members: tuple[int, ...], rows: Sequence[Vector], days: Sequence[int]) -> Cluster:
    total = rows[members[0]] if len(members) == 1 else summed(rows[number] for number in members)
    return Cluster(members, min(days), max(days), total, _dot(total, total))


def summed(rows: Iterable[Vector]) -> Vector:
    """Return the sum of vectors."""
    total: Vector = {}
    for row in rows:
        for term, weight in row.items():
            total[term] = total.get(term, 0.0) + weight
    return total


def link(clusters: list[Cluster], nearness: Nearness, near: float) -> list[Cluster]:
    """Return the clusters, by their members, when no two of them are ``near`` enough to join.

    ``clusters`` come in the order of a stable key, by which ties are broken.
    """
    before = len(clusters) + 1
    while len(clusters) < before:
        before = len(clusters)
        linkage = _Linkage(clusters, nearness, near)
        linkage.join_all()
        clusters = sorted(linkage.clusters.values(), key=lambda each: each.members)
    return clusters


def gap(one: Cluster, other: Cluster) -> int:
    """Return the days from the last of one cluster to the first of the other, 0 if they overlap."""
    return max(0, one.first - other.last, other.first - one.last)


def _joined(one: Cluster, other: Cluster, dot: float) -> Cluster:
    """Return both as one, ``dot`` their product; the sum of the larger one is used up."""
    less, more = sorted((one, other), key=lambda each: (len(each.total), each.members))
    total = more.total if len(more.members) > 1 else dict(more.total)
    for term, weight in less.total.items():
        total[term] = total.get(term, 0.0) + weight
    members = tuple(sorted(one.members + other.members))
    square = one.square + other.square + 2 * dot
    return Cluster(members, min(one.first, other.first), max(one.last, other.last), total, square)


def _dot(one: Vector, other: Vector) -> float:
    less, more = (one, other) if len(one) <= len(other) else (other, one)
    return math.fsum(weight * more[term] for term, weight in less.items() if term in more)


def _neighbours(
    clusters: Sequence[Cluster], nearness: Nearness, near: float
) -> Iterator[tuple[int, int, float]]:
    """Yield the pairs of clusters that are near enough, with their dot products."""
    seen: set[tuple[int, int]] = set()
    leading = [_leading(each) for each in clusters]
    index = _index(clusters, leading)
    for number, each in enumerate(clusters):
        found = []
        for other in _sharing(number, _middle(each), leading[number], index):
            dot = _dot(each.total, clusters[other].total)
            found.append((nearness(each, clusters[other], dot), -other, dot))
        for value, negative, dot in nlargest(_KEPT, found):
            pair = min(number, -negative), max(number, -negative)
            if value >= near and pair not in seen:
                seen.add(pair)
                yield *pair, dot


def _leading(each: Cluster) -> list[tuple[int, float]]:
    """Return the weightiest terms of a cluster, each as for a mean member."""
    size = len(each.members)
    top = nlargest(_TERMS, ((weight, -term) for term, weight in each.total.items()))
    return [(-negative, weight / size) for weight, negative in top]


def _index(
    clusters: Sequence[Cluster], leading: Sequence[Sequence[tuple[int, float]]]
) -> dict[int, list[tuple[int, int, float]]]:
    """Return, by term, the clusters that it leads: middle in time, number and weight, sorted."""
    index: dict[int, list[tuple[int, int, float]]] = {}
    for number, terms in enumerate(leading):
        for term, weight in terms:
            index.setdefault(term, []).append((_middle(clusters[number]), number, weight))
    for places in index.values():
        places.sort()
    return index


def _middle(each: Cluster) -> int:
    """Return twice the middle of the days of a cluster."""
    return each.first + each.last


def _sharing(
    number: int,
    middle: int,
    terms: Sequence[tuple[int, float]],
    index: Mapping[int, Sequence[tuple[int, int, float]]],
) -> list[int]:
    """Return the clusters that share most of the weight of a cluster's leading terms."""
    shared: dict[int, float] = {}
    for term, weight in terms:
        places = index[term]
        at = bisect_left(places, (middle, number, 0.0))
        for _, other, its in places[max(at - _REACH, 0) : at + _REACH + 1]:
            shared[other] = shared.get(other, 0.0) + weight * its
    shared.pop(number, None)
    top = nlargest(_MEASURED, ((weight, -other) for other, weight in shared.items()))
    return [-negative for _, negative in top]
