"""Tellings → those of one happening together."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from onrecord.resolvers.occurrences.agreement import Agreement, agreed, agreement
from onrecord.resolvers.occurrences.blocks import Period, pairs
from onrecord.resolvers.occurrences.blocks import periods as periods_of
from onrecord.resolvers.occurrences.bonds import NO_BONDS, Bonds, Ties, ties
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
    for group, likeness in clustered(told):
        yield Group([told[n] for n in group], likeness)


def clustered(
    told: Sequence[Candidate], bonds: Bonds = NO_BONDS
) -> Iterator[tuple[Sequence[int], float]]:
    """Yield the numbers of the tellings, which are sorted, by happening, and how sure it is.

    The tellings are read one after the other, and once more by period: they need not be in memory.
    ``bonds`` are between the ids of the tellings' entries.
    """
    bound, numbers = bonds.entries(), dict[str, int]()
    states: list[Agreement] = []
    known: dict[Agreement, Agreement] = {}
    periods: dict[Period, array[int]] = {}
    for number, each in enumerate(told):
        state = agreement(each)
        states.append(known.setdefault(state, state))
        if each.order.id in bound:
            numbers[each.order.id] = number
        for period in periods_of(each):
            periods.setdefault(period, array("I")).append(number)
    yield from _clusters(states, links(told, periods), ties(bonds, numbers))


class Links:
    """Scored pairs of numbers, in arrays: millions of them fit."""

    def __init__(self) -> None:
        self._one, self._other, self._score = array("I"), array("I"), array("h")

    def add(self, one: int, other: int, score: int) -> None:
        """Add a pair."""
        self._one.append(one)
        self._other.append(other)
        self._score.append(score)

    def at(self, number: int) -> tuple[int, int, int]:
        """Return the pair that was added so many pairs after the first."""
        return self._one[number], self._other[number], self._score[number]

    def __iter__(self) -> Iterator[tuple[int, int, int]]:
        return zip(self._one, self._other, self._score, strict=True)


def links(told: Sequence[Candidate], periods: Mapping[Period, Sequence[int]]) -> Links:
    """Return the pairs of tellings that may be one happening, with their scores."""
    found = Links()
    for period, members in sorted(periods.items()):
        view = View([told[number] for number in members])
        for one, other in pairs(view, period):
            if may_be_one(view, one, other):
                value = score(view, one, other)
                if value >= _LEAST_KEPT:
                    found.add(members[one], members[other], value)
    return found


def _clusters(
    states: Sequence[Agreement], found: Links, said: Ties
) -> Iterator[tuple[Sequence[int], float]]:
    least = weights().least
    for one, other in said.same:
        found.add(one, other, SCALE)
    roots = _roots(len(states), found, least)
    members: dict[int, array[int]] = {}
    for number, root in enumerate(roots):
        if number != root:
            members.setdefault(root, array("I", [root])).append(number)
    near: dict[int, array[int]] = {}
    for at, (one, other, _) in enumerate(found):
        if roots[one] == roots[other]:
            near.setdefault(roots[one], array("Q")).append(at)
    for number, root in enumerate(roots):
        if number != root:
            continue
        group = members.get(number)
        if group is None:
            yield (number,), 1.0
        else:
            yield from _parted(states, group, map(found.at, near[number]), least, said)


def _parted(
    states: Sequence[Agreement],
    group: Sequence[int],
    scored: Iterable[tuple[int, int, int]],
    least: int,
    said: Ties,
) -> Iterator[tuple[Sequence[int], float]]:
    """Yield the clusters of one connected component, with the mean score of their pairs."""
    at = {number: n for n, number in enumerate(group)}
    pairs = {(at[one], at[other]): value for one, other, value in scored}
    tied = said.within(at)
    linked = Linkage(
        [states[number] for number in group], pairs, agreed, bound=tied.same, apart=tied.different
    )
    made = linked.clusters(least)
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


def _roots(size: int, found: Links, least: int) -> array[int]:
    """Return the smallest number of each one's connected component."""
    parents = array("I", range(size))
    for one, other, value in found:
        if value >= least:
            first, second = sorted((_root(parents, one), _root(parents, other)))
            parents[second] = first
    for number in range(size):
        parents[number] = _root(parents, number)
    return parents


def _root(parents: array[int], number: int) -> int:
    while parents[number] != number:
        parents[number] = parents[parents[number]]
        number = parents[number]
    return number
