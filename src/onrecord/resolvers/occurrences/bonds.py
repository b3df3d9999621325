"""What people say of two entries: that they tell of one happening, or that they do not.

It holds whatever the words tell: entries that are one are joined before anything else is, those
that are not never come together. Of an entry that is the same as two others which are not, the last
that was said counts; so the clusters are a function of the set of corrections.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

Pair = tuple[str, str]


class Bonds(NamedTuple):
    """Pairs of entries that are the same happening, and pairs that are not, the last said first."""

    same: tuple[Pair, ...] = ()
    different: tuple[Pair, ...] = ()

    def entries(self) -> frozenset[str]:
        """Return the ids of all entries that something is said of."""
        return frozenset(id for pair in (*self.same, *self.different) for id in pair)


NO_BONDS = Bonds()


class Ties(NamedTuple):
    """Bonds between numbered things, without what contradicts something later."""

    same: tuple[tuple[int, int], ...]
    different: frozenset[tuple[int, int]]

    def within(self, at: Mapping[int, int]) -> Ties:
        """Return the ties between some of the things, by the numbers that ``at`` gives these."""
        return Ties(
            tuple(sorted(_ordered(at[one], at[other]) for one, other in self.same
                         if one in at and other in at)),
            frozenset(_ordered(at[one], at[other]) for one, other in self.different
                      if one in at and other in at),
        )  # fmt: skip


def ties(bonds: Bonds, numbers: Mapping[str, int]) -> Ties:
    """Return the bonds between entries by their ``numbers``; those not there are passed over."""
    apart = frozenset(_numbered(bonds.different, numbers))
    parts: dict[int, set[int]] = {}
    kept: list[tuple[int, int]] = []
    for one, other in _numbered(bonds.same, numbers):
        first, second = parts.setdefault(one, {one}), parts.setdefault(other, {other})
        if first is second:
            continue
        if any(_ordered(a, b) in apart for a in first for b in second):
            continue
        first |= second
        parts |= dict.fromkeys(second, first)
        kept.append((one, other))
    return Ties(tuple(sorted(kept)), apart)


def _numbered(pairs: Iterable[Pair], numbers: Mapping[str, int]) -> Iterable[tuple[int, int]]:
    return [
        _ordered(numbers[one], numbers[other])
        for one, other in pairs
        if one in numbers and other in numbers
    ]


def _ordered(one: int, other: int) -> tuple[int, int]:
    return (one, other) if one < other else (other, one)
