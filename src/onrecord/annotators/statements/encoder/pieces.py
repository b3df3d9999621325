"""Tokens → word pieces for the encoder, and the windows in which it reads them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib.resources import files

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray
from tokenizers import Tokenizer

Ints = NDArray[np.int64]

CLS, SEP, PAD, UNKNOWN = 101, 102, 0, 100
# Pieces the encoder reads at once, its two marks not counted, and by how many two windows overlap.
WINDOW = 318
OVERLAP = 64


class Pieces(Struct, frozen=True):
    """Word pieces of a passage: vocabulary ids, and the first piece of each token.

    ``starts`` has one entry more than there are tokens; token ``i`` is pieces
    ``starts[i]:starts[i + 1]``, at least one.
    """

    ids: Ints
    starts: Ints


@lru_cache(maxsize=1)
def tokenizer() -> Tokenizer:
    """Return MiniLM's WordPiece tokenizer; reads the packaged file once a process."""
    text = files("onrecord.models").joinpath("attributions", "tokenizer.json")
    return Tokenizer.from_str(text.read_text(encoding="utf-8"))


def split(words: Sequence[str]) -> Pieces:
    """Return the pieces of ``words``; one that has none in the vocabulary is one unknown piece."""
    encoding = tokenizer().encode(list(words), is_pretokenized=True, add_special_tokens=False)
    owners = np.array(encoding.word_ids, dtype=np.int64)
    ids = np.array(encoding.ids, dtype=np.int64)
    lost = np.setdiff1d(np.arange(len(words)), owners)
    if len(lost):
        where = np.searchsorted(owners, lost)
        ids = np.insert(ids, where, UNKNOWN)
        owners = np.insert(owners, where, lost)
    return Pieces(ids, np.searchsorted(owners, np.arange(len(words) + 1)))


def windows(length: int) -> Iterator[tuple[int, int, int, int]]:
    """Yield (start, end, from, to) so that the ranges [from, to) cover ``length`` pieces once.

    The encoder reads [start, end); a piece is taken from the window in which more stands around it.
    """
    start, taken = 0, 0
    while True:
        end = min(length, start + WINDOW)
        upto = length if end == length else end - OVERLAP // 2
        yield start, end, taken, upto
        if end == length:
            return
        start, taken = end - OVERLAP, upto
