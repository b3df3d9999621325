"""Statements of different reports that are the same words of the same speaker."""

from __future__ import annotations

import math
from array import array
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from itertools import combinations

from msgspec import Struct

from onrecord import intervals
from onrecord.knowledge.happenings import stems
from onrecord.model import Interval, Statement, is_described
from onrecord.resolvers.occurrences.bonds import NO_BONDS, Bonds, ties
from onrecord.resolvers.occurrences.candidate import Order
from onrecord.resolvers.occurrences.linkage import Linkage
from onrecord.resolvers.occurrences.words import Words

# The share of the shorter's words, by how telling they are, that quotations have in common when
# they quote the same, and the likeness of two indirect reports of it.
_QUOTED, _REPORTED = 0.75, 0.6
_LEAST_WORDS = 3
_TELLING = 3
_WEEK = 7
_LARGEST = 200
_LEAST = 500
_QUOTES = ("direct", "mixed")


class Said(Struct, frozen=True, gc=False):
    """A statement as it is compared: its words, and who speaks where another report may know."""

    order: Order
    words: tuple[str, ...]
    speaker: str | None
    quoted: bool
    said: Interval
    day: int


def said(statement: Statement) -> Said:
    """Return a statement as it is compared."""
    speaker = statement.speaker
    known = speaker is not None and not is_described(speaker, statement.report)
    return Said(
        Order(statement.published, statement.report, statement.content[0].start, statement.id),
        tuple(sorted({word for span in statement.content for word in stems(span.text)})),
        speaker.id if known and speaker is not None else None,
        statement.kind in _QUOTES,
        statement.said,
        _day(statement.published[:10]),
    )


def _square(words: Iterable[str]) -> int:
    return sum(_at_large().weight(word) ** 2 for word in words)


@lru_cache(maxsize=1)
def _at_large() -> Words:
    return Words(())


@lru_cache(maxsize=1 << 14)
def _day(day: str) -> int:
    return date.fromisoformat(day).toordinal()


def cluster_said(
    told: Sequence[Said], bonds: Bonds = NO_BONDS
) -> Iterator[tuple[Sequence[int], float]]:
    """Yield the numbers of the statements, which are sorted, that others repeat, and how alike.

    A pure function of their set; they are read by two weeks at a time, and need not be in memory.
    ``bonds`` are between their ids.
    """
    said = ties(bonds, _numbers(told, bonds.entries()))
    alike = _scored(told) | dict.fromkeys(said.same, 1000)
    for group, scored in _components(alike):
        at = {number: n for n, number in enumerate(group)}
        pairs = {(at[one], at[other]): value for (one, other), value in scored.items()}
        tied, states = said.within(at), [told[n].said for n in group]
        made = Linkage(states, pairs, _agreed, bound=tied.same, apart=tied.different)
        for found in made.clusters(_LEAST):
            if len(found) > 1:
                inside = [v for (a, b), v in pairs.items() if a in found and b in found]
                yield [group[n] for n in found], sum(inside) / len(inside) / 1000


def _numbers(told: Sequence[Said], ids: Collection[str]) -> dict[str, int]:
    if not ids:
        return {}
    return {each.order.id: n for n, each in enumerate(told) if each.order.id in ids}


def _agreed(one: Interval, other: Interval) -> Interval | None:
    """Return when both were said; days of publication exclude nothing."""
    sure = [each for each in (one, other) if each.basis == "expressed"]
    if len(sure) < 2:
        return sure[0] if sure else one
    return intervals.intersection(one, other)


def _scored(told: Sequence[Said]) -> dict[tuple[int, int], int]:
    """Return the pairs that are one, by two weeks at a time: their blocks alone are in memory."""
    weeks: dict[int, array[int]] = {}
    for number, each in enumerate(told):
        for week in (each.day // _WEEK, each.day // _WEEK + 1):
            weeks.setdefault(week, array("I")).append(number)
    found: dict[tuple[int, int], int] = {}
    for _, members in sorted(weeks.items()):
        here = [told[number] for number in members]
        for _, block in sorted(_blocks(here).items()):
            for at, one in enumerate(block):
                for other in block[at + 1 : at + _LARGEST]:
                    pair = members[one], members[other]
                    if pair not in found:
                        value = likeness(here[one], here[other])
                        if value:
                            found[pair] = value
    return found


def _blocks(told: Sequence[Said]) -> dict[tuple[str, str], list[int]]:
    """Return the statements of two weeks by two of their most telling words."""
    found: dict[tuple[str, str], list[int]] = {}
    for number, each in enumerate(told):
        ranked = sorted(each.words, key=lambda word: (-_at_large().weight(word), word))
        for pair in combinations(sorted(ranked[: _TELLING + 1]), 2):
            found.setdefault(pair, []).append(number)
    return {key: block for key, block in found.items() if len(block) > 1}


def likeness(one: Said, other: Said) -> int:
    """Return in thousandths how surely two statements are one, 0 where they are not."""
    if None not in (one.speaker, other.speaker) and one.speaker != other.speaker:
        return 0
    shared = frozenset(one.words) & frozenset(other.words)
    if len(shared) < _LEAST_WORDS or abs(one.day - other.day) > _WEEK:
        return 0
    both, first, second = map(_square, (shared, one.words, other.words))
    if one.quoted and other.quoted and len(shared) > _LEAST_WORDS:
        share = both / min(first, second)
        return round(1000 * share) if share >= _QUOTED else 0
    if one.speaker is None or one.speaker != other.speaker:
        return 0
    cosine = both / math.sqrt(first * second)
    return round(1000 * cosine) if cosine >= _REPORTED else 0


def _components(
    scored: Mapping[tuple[int, int], int],
) -> Iterator[tuple[list[int], dict[tuple[int, int], int]]]:
    """Yield what hangs together, with its pairs; what is alone is left out."""
    parents: dict[int, int] = {}

    def root(number: int) -> int:
        while parents.setdefault(number, number) != number:
            parents[number] = parents[parents[number]]
            number = parents[number]
        return number

    for one, other in scored:
        first, second = sorted((root(one), root(other)))
        parents[second] = first
    members: dict[int, list[int]] = {}
    pairs: dict[int, dict[tuple[int, int], int]] = {}
    for number in sorted(parents):
        members.setdefault(root(number), []).append(number)
    for pair, value in scored.items():
        pairs.setdefault(root(pair[0]), {})[pair] = value
    for first, group in members.items():
        yield group, pairs[first]
