"""Two reports' words side by side: which stand in both in the same order."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

_SHINGLE = 5
# Words between two runs that are compared one by one; longer stretches are another wording.
_GAP = 12


class Run(NamedTuple):
    """``size`` words in a row that stand in both texts, from ``one`` and from ``other`` on."""

    one: int
    other: int
    size: int


class Alignment(NamedTuple):
    """The runs in order, and how many words stand in both: those of the runs and between them."""

    runs: tuple[Run, ...]
    words: int


def align(one: Sequence[str], other: Sequence[str]) -> Alignment:
    """Return the largest set of shingles of five words that stand in both in one order, as runs.

    A shingle that comes several times is matched first with first, second with second, so that the
    cost is that of sorting, whatever the text. Between two runs that nearly meet, single words are
    matched by their longest common subsequence.
    """
    runs = tuple(_joined(_ascending(_anchors(one, other))))
    between = sum(_between(one, other, *pair) for pair in pairwise(runs))
    return Alignment(runs, sum(run.size for run in runs) + between)


def _anchors(one: Sequence[str], other: Sequence[str]) -> list[tuple[int, int]]:
    """Return where the same shingle starts in both, by where it starts in ``one``."""
    places = _places(tuple(other))
    found = ((start, places.get(key)) for key, start in _places(tuple(one)).items())
    return [(start, at) for start, at in found if at is not None]


# Many are compared with one report, one after the other: half of the time of an alignment.
@lru_cache(maxsize=128)
def _places(words: tuple[str, ...]) -> dict[tuple[str | int, ...], int]:
    """Return where every shingle starts, by itself and, from the second time on, how often."""
    found: dict[tuple[str | int, ...], int] = {}
    counts: dict[tuple[str, ...], int] = {}
    for start, shingle in enumerate(zip(*(words[k:] for k in range(_SHINGLE)), strict=False)):
        if shingle in found:
            counts[shingle] = counts.get(shingle, 0) + 1
            found[*shingle, counts[shingle]] = start
        else:
            found[shingle] = start
    return found


def _ascending(anchors: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest part of ``anchors`` that ascends in both texts (Fredman 1975)."""
    least: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for number, (_, at) in enumerate(anchors):
        length = bisect_left(least, at)
        before.append(ends[length - 1] if length else -1)
        if length == len(least):
            least.append(at)
            ends.append(number)
        else:
            least[length], ends[length] = at, number
    chain, number = [], ends[-1] if ends else -1
    while number >= 0:
        chain.append(anchors[number])
        number = before[number]
    return chain[::-1]


def _joined(chain: Sequence[tuple[int, int]]) -> Iterator[Run]:
    """Yield the runs that the shingles of a chain make, none overlapping another in either text."""
    run = None
    for one, other in chain:
        if run is None:
            run = Run(one, other, _SHINGLE)
            continue
        if one - run.one == other - run.other and one <= run.one + run.size:
            run = run._replace(size=one - run.one + _SHINGLE)
            continue
        yield run
        cut = max(run.one + run.size - one, run.other + run.size - other, 0)
        run = Run(one + cut, other + cut, _SHINGLE - cut)
    if run is not None:
        yield run


def _between(one: Sequence[str], other: Sequence[str], run: Run, following: Run) -> int:
    left = one[run.one + run.size : following.one]
    right = other[run.other + run.size : following.other]
    if not left or not right or max(len(left), len(right)) > _GAP:
        return 0
    return LCSseq.similarity(left, right)
