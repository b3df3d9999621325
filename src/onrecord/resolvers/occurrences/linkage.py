"""Average linkage over scored pairs: the same clusters, whatever order the pairs come in."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from heapq import heapify, heappop, heappush
from typing import Generic, TypeVar

State = TypeVar("State")
Join = Callable[[State, State], State | None]


class Linkage(Generic[State]):
    """Clusters of numbered things, each with what its members agree on.

    Scores are whole numbers, so that sums do not depend on the order of summing. Two clusters have
    the mean score of the pairs between them; a pair that nobody scored counts 0. Of equal means the
    pair with the smallest numbers goes first. ``join`` returns what two clusters would agree on,
    ``None`` where they may not be one. Pairs of ``bound`` are one cluster from the start, whatever
    they agree on; pairs of ``apart`` never come into one.
    """

    def __init__(
        self,
        states: Sequence[State],
        scored: Mapping[tuple[int, int], int],
        join: Join[State],
        *,
        bound: Iterable[tuple[int, int]] = (),
        apart: Collection[tuple[int, int]] = (),
    ) -> None:
        self._members = {n: [n] for n in range(len(states))}
        self._states = dict(enumerate(states))
        self._join = join
        self._sums: dict[int, dict[int, int]] = {n: {} for n in self._members}
        for (one, other), value in scored.items():
            self._sums[one][other] = self._sums[other][one] = value
        self._apart = apart
        for one, other in sorted(bound):
            first, second = sorted((self._holder(one), self._holder(other)))
            if first != second:
                joined = join(self._states[first], self._states[second])
                self._put(first, second, self._states[first] if joined is None else joined)

    def _holder(self, number: int) -> int:
        return next(root for root, members in self._members.items() if number in members)

    def clusters(self, least: int) -> list[list[int]]:
        """Return the clusters, merged while the mean score is ``least``, each sorted."""
        heap = [
            (-self._mean(one, other), one, other)
            for one, near in self._sums.items()
            for other in near
            if one < other and self._mean(one, other) >= least
        ]
        heapify(heap)
        while heap:
            mean, one, other = heappop(heap)
            if self._is_current(one, other, -mean) and self._merge(one, other):
                for near in self._sums[one]:
                    found = self._mean(one, near)
                    if found >= least:
                        heappush(heap, (-found, min(one, near), max(one, near)))
        return sorted(sorted(each) for each in self._members.values())

    def _mean(self, one: int, other: int) -> float:
        pairs = len(self._members[one]) * len(self._members[other])
        return self._sums[one][other] / pairs

    def _is_current(self, one: int, other: int, mean: float) -> bool:
        known = one in self._members and other in self._sums[one]
        return known and self._mean(one, other) == mean

    def _merge(self, one: int, other: int) -> bool:
        """Put ``other`` into ``one`` if they may be one, else part them for good."""
        joined = self._join(self._states[one], self._states[other])
        if joined is None or self._are_apart(one, other):
            self._sums[one].pop(other)
            self._sums[other].pop(one)
            return False
        self._put(one, other, joined)
        return True

    def _are_apart(self, one: int, other: int) -> bool:
        held = self._members
        return bool(self._apart) and any(
            (min(a, b), max(a, b)) in self._apart for a in held[one] for b in held[other]
        )

    def _put(self, one: int, other: int, joined: State) -> None:
        """Put ``other`` into ``one``, who agree on ``joined``."""
        self._sums[one].pop(other, None)
        self._states[one] = joined
        self._members[one] += self._members.pop(other)
        for near, value in self._sums.pop(other).items():
            if near != one:
                self._sums[near].pop(other)
                whole = self._sums[one].get(near, 0) + value
                self._sums[one][near] = self._sums[near][one] = whole
