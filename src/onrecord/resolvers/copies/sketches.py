"""Which reports may have passages in common: candidates for alignment, near-linear in their number.

Copies edited throughout are found by MinHash (Broder 1997) of their shingles of five words, in
bands. Passages among other words are found by winnowing (Schleimer, Wilkerson and Aiken 2003) of
shingles of eight: of every eight neighbours the least hash is kept, so that two texts with
15 words in a row in common share one of these at least.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence

from rensa import RMinHash

from onrecord.resolvers.copies.words import PASSAGE, hashes

_SHINGLE = 5
_WINDOW = 8
# 42 bands of 3: of pairs with a Jaccard index of .5 all but .4 % meet, of .1 four in a hundred.
_ROWS, _BANDS = 3, 42
_SEED = 7
# Reports that one of many with the same shingle is compared with: those that came first.
_FIRST = 16
# Fingerprints are sorted a part at a time, so that memory holds the numbers of one part only.
_PARTS = 64


class Sketches:
    """What is kept of each report to find its candidates, in the order in which they are added.

    The order must be that of a stable key: what is most often shared is compared with those that
    came first.
    """

    def __init__(self) -> None:
        self._size = 0
        self._signatures: list[bytes | None] = []
        self._fingerprints = [array("Q") for _ in range(_PARTS)]

    def add(self, words: Sequence[str]) -> None:
        """Add a report by its words."""
        number = self._size
        self._size += 1
        self._signatures.append(_signature(hashes(words, _SHINGLE)))
        for print_ in sorted(set(_winnow(hashes(words, PASSAGE)))):
            self._fingerprints[print_ % _PARTS].append(print_ << 32 | number)

    def pairs(self) -> list[tuple[int, int]]:
        """Return the pairs of reports that may have passages in common, each with the earlier
        first, sorted.
        """
        found = set(self._banded())
        found.update(self._sharing())
        return sorted(found)

    def _banded(self) -> Iterator[tuple[int, int]]:
        for band in range(_BANDS):
            start = band * _ROWS * 4
            alike: dict[bytes, list[int]] = {}
            for number, signature in enumerate(self._signatures):
                if signature is not None:
                    alike.setdefault(signature[start : start + _ROWS * 4], []).append(number)
            for numbers in alike.values():
                yield from _paired(numbers)

    def _sharing(self) -> Iterator[tuple[int, int]]:
        for part in self._fingerprints:
            for numbers in _runs(sorted(part)):
                yield from _paired(numbers)


def _signature(shingles: Sequence[int]) -> bytes | None:
    if not shingles:
        return None
    sketch = RMinHash.digest_matrix_from_token_hash_sets([shingles], _ROWS * _BANDS, _SEED)
    return array("I", sketch.to_rows()[0]).tobytes()


def _winnow(shingles: Sequence[int]) -> Iterable[int]:
    """Return the least of every window of hashes."""
    last = max(len(shingles) - _WINDOW, 0)
    return (min(shingles[i : i + _WINDOW]) for i in range(last + 1)) if shingles else ()


def _paired(numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of ascending ``numbers``; of very many only those with one of the first."""
    for k, later in enumerate(numbers):
        for earlier in numbers[: min(k, _FIRST)]:
            yield earlier, later


def _runs(sorted_prints: Iterable[int]) -> Iterator[list[int]]:
    """Yield the numbers of the reports that share a fingerprint, ascending."""
    last = -1
    numbers: list[int] = []
    for packed in sorted_prints:
        if packed >> 32 != last:
            if len(numbers) > 1:
                yield numbers
            last, numbers = packed >> 32, []
        numbers.append(packed & 0xFFFFFFFF)
    if len(numbers) > 1:
        yield numbers
