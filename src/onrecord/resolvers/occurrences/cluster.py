"""Tellings → those of one happening together."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from onrecord.resolvers.occurrences.agreement import agreed, agreement
from onrecord.resolvers.occurrences.blocks import by_period, pairs
from onrecord.resolvers.occurrences.candidate import Candidate
from onrecord.resolvers.occurrences.linkage import Linkage
from onrecord.resolvers.occurrences.scoring import SCALE, may_be_one, score, weights
from onrecord.resolvers.occurrences.view import View

# A score below this changes no cluster's mean by much, and most are.
_LEAST_KEPT = 50


class Group(NamedTuple):
    """The tellings of one happening, sorted, and how sure their being one is, in [0, 1]."""

    tellings: list[Candidate]
    likeness: float


def clusters(tellings: Iterable[Candidate]) -> Iterator[Group]:
    """Yield the tellings by the happening that they tell of: a pure function of their set."""
    told = sorted(tellings, key=lambda each: each.order)
    for group, likeness in _clusters(told, links(told)):
        yield Group([told[n] for n in group], likeness)


class Links:
    """Scored pairs of numbers, in arrays: millions of them fit."""

    def __init__(self) -> None:
        self._one, self._other, self._score = array("I"), array("I"), array("h")

    def add(self, one: int, other: int, score: int) -> None:
        """Add a pair."""
        self._one.append(one)
        self._other.append(other)
        self._score.append(score)

    def __iter__(self) -> Iterator[tuple[int, int, int]]:
        return zip(self._one, self._other, self._score, strict=True)


def links(told: Sequence[Candidate]) -> Links:
    """Return the pairs of tellings that may be one happening, with their scores."""
    found = Links()
    for period, members in by_period(told).items():
        view = View([told[number] for number in members])
        for one, other in pairs(view, period):
            if may_be_one(view, one, other):
                value = score(view, one, other)
                if value >= _LEAST_KEPT:
                    found.add(members[one], members[other], value)
    return found


def _clusters(told: Sequence[Candidate], found: Links) -> Iterator[tuple[list[int], float]]:
    least = weights().least
    roots = _roots(len(told), found, least)
    members: dict[int, list[int]] = {}
    for number, root in enumerate(roots):
        members.setdefault(root, []).append(number)
    near: dict[int, list[tuple[int, int, int]]] = {}
    for one, other, value in found:
        if roots[one] == roots[other]:
            near.setdefault(roots[one], []).append((one, other, value))
    for root, group in members.items():
        yield from _parted(told, group, near.get(root, ()), least)


def _parted(
    told: Sequence[Candidate],
    group: Sequence[int],
    scored: Iterable[tuple[int, int, int]],
    least: int,
) -> Iterator[tuple[list[int], float]]:
    """Yield the clusters of one connected component, with the mean score of their pairs."""
    if len(group) == 1:
        yield list(group), 1.0
        return
    at = {number: n for n, number in enumerate(group)}
    pairs = {(at[one], at[other]): value for one, other, value in scored}
    states = [agreement(told[number]) for number in group]
    made = Linkage(states, pairs, agreed).clusters(least)
    for each, total in zip(made, _totals(made, pairs), strict=True):
        inside = len(each) * (len(each) - 1) // 2
        yield [group[n] for n in each], total / inside / SCALE if inside else 1.0


def _totals(made: Sequence[Sequence[int]], pairs: Mapping[tuple[int, int], int]) -> list[int]:
    """Return the sum of the scores within each cluster; a pair that nobody scored counts 0."""
    owner = {number: at for at, members in enumerate(made) for number in members}
    totals = [0] * len(made)
    for (one, other), value in pairs.items():
        if owner[one] == owner[other]:
            totals[owner[one]] += value
    return totals


def _roots(size: int, found: Links, least: int) -> list[int]:
    """Return the smallest number of each one's connected component."""
    parents = list(range(size))
    for one, other, value in found:
        if value >= least:
            first, second = sorted((_root(parents, one), _root(parents, other)))
            parents[second] = first
    return [_root(parents, number) for number in range(size)]


def _root(parents: list[int], number: int) -> int:
    while parents[number] != number:
        parents[number] = parents[parents[number]]
        number = parents[number]
    return number
