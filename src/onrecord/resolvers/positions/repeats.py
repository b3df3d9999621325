"""Whether a statement says the words of another again, as a copy or a shorter quotation does."""

from __future__ import annotations

import re
from itertools import islice, pairwise
from typing import NamedTuple

from onrecord.resolvers.positions.words import is_telling, plain

_WORD = re.compile(r"\d[\d.,]*|[a-z]+(?:['’][a-z]+)?")
# No statement is compared by more words than these.
_LONGEST = 400
# The share of the pairs of neighbours of the shorter that stand in the other: of a report's words,
# which it may turn, and of a quotation, which it may cut.
_TOLD, _QUOTED = 0.7, 0.85
# A quotation of fewer words may be said again by chance.
_FEWEST, _QUOTATION = 3, 6


class Words(NamedTuple):
    """The words of a statement, by which it is known again, and its pairs of neighbours."""

    length: int
    words: frozenset[str]
    pairs: frozenset[tuple[str, str]]


def words_of(text: str) -> Words:
    """Return the words of a statement as they are compared: *won't* as *will*, *not*."""
    found = (word for match in _WORD.finditer(text.lower()) for word in plain(match[0]))
    words = list(islice(found, _LONGEST))
    return Words(len(words), frozenset(words), frozenset(pairwise(words)))


def is_repeated(one: Words, other: Words, *, cut: bool) -> bool:
    """Tell the same words again; no word that tells a position differs.

    With ``cut``, both may be of one quotation, of which one report has less: what only the longer
    has was left out.
    """
    shorter, longer = (one, other) if one.length <= other.length else (other, one)
    if shorter.length < _FEWEST:
        return one == other
    share = len(shorter.pairs & longer.pairs) / max(len(shorter.pairs), 1)
    if share < _TOLD:
        return False
    if cut and shorter.length >= _QUOTATION and share >= _QUOTED:
        return not any(map(is_telling, shorter.words - longer.words))
    return not any(map(is_telling, shorter.words ^ longer.words))
