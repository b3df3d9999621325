"""PolNeAR's documents as arrays: pieces, token features, and the attributions in tokens."""

from __future__ import annotations

import gzip
import json
import pickle
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from onrecord.annotators.language import Parse, parse
from onrecord.annotators.quotations import find_quotations
from onrecord.annotators.statements.encoder.features import branches, head_of, token_features
from onrecord.annotators.statements.encoder.pieces import split
from onrecord.annotators.statements.spans import QuotationIndex

Ints = NDArray[np.int64]
OUT, SOURCE, CUE, CONTENT = range(4)


class Attribution(NamedTuple):
    """A gold attribution: the token index of its cue's head, and the role of each of its tokens."""

    head: int
    roles: dict[int, int]


class Passage(NamedTuple):
    """One parsed passage of a document with all that training needs of it."""

    document: int
    parse: Parse
    ids: Ints
    starts: Ints
    features: Ints
    attributions: list[Attribution]


def load(path: Path, *, cache: Path | None = None, limit: int | None = None) -> list[Passage]:
    """Return the passages of the documents in ``path``; parsing takes minutes and is cached."""
    if cache is not None and cache.exists():
        with cache.open("rb") as file:
            passages: list[Passage] = pickle.load(file)
            return passages
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        documents = [json.loads(line) for line in lines][:limit]
    passages = [p for k, document in enumerate(documents) for p in _passages(k, document)]
    if cache is not None:
        with cache.open("wb") as file:
            pickle.dump(passages, file)
    return passages


def _passages(number: int, document: dict[str, Any]) -> Iterator[Passage]:
    text = document["text"]
    index = QuotationIndex(find_quotations(text), text)
    for parsed in parse(text):
        pieces = split([token.text for token in parsed.tokens])
        yield Passage(
            number,
            parsed,
            pieces.ids,
            pieces.starts,
            token_features(parsed, index),
            list(_attributions(parsed, document["attributions"])),
        )


def _attributions(parsed: Parse, annotated: Sequence[dict[str, Any]]) -> Iterator[Attribution]:
    starts = [token.start for token in parsed.tokens]
    taken: set[int] = set()
    for one in annotated:
        cue = _covered(parsed, starts, one["cue"])
        if not cue:
            continue
        head = head_of(parsed, cue)
        roles = {i: CONTENT for i in _covered(parsed, starts, one["content"])}
        roles |= {i: SOURCE for i in _covered(parsed, starts, one["source"])}
        roles |= {i: CUE for i in cue}
        if head not in taken:
            taken.add(head)
            yield Attribution(head, roles)


def _covered(parsed: Parse, starts: Sequence[int], spans: Sequence[Sequence[int]]) -> list[int]:
    """Return the tokens of which at least half lies in the spans."""
    found = []
    for start, end in spans:
        low = max(0, bisect_right(starts, start) - 1)
        for i in range(low, bisect_left(starts, end)):
            token = parsed.tokens[i]
            if 2 * (min(end, token.end) - max(start, token.start)) >= token.end - token.start:
                found.append(i)
    return found


class Branches:
    """The branches around cue heads, worked out once each."""

    def __init__(self, passage: Passage) -> None:
        self._passage = passage
        self._known: dict[int, Ints] = {}

    def around(self, head: int, start: int, end: int, reach: int) -> Ints:
        """Return the branches of the tokens of ``[head - reach, head + reach]``, cut to a range."""
        size = len(self._passage.parse.tokens)
        low = max(0, head - reach)
        if head not in self._known:
            high = min(size, head + reach + 1)
            self._known[head] = branches(self._passage.parse, head, low, high)
        return self._known[head][start - low : end - low]
