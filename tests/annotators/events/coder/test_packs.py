from __future__ import annotations

from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from onrecord.annotators.events.coder.packs import LONGEST, PACK, packs

sizes = st.lists(st.lists(st.integers(1, 40), min_size=1, max_size=60), max_size=12)


def packed(sentences: list[list[int]], size: int = PACK) -> list[tuple[int, int]]:
    """Return the packs of sentences that are given as the number of pieces of each token."""
    ends = np.cumsum([0, *(len(sentence) for sentence in sentences)]).tolist()
    starts = np.cumsum([0, *(pieces for sentence in sentences for pieces in sentence)])
    return list(packs(list(pairwise(ends)), starts, size=size))


@given(sizes)
def test_packs_cover_every_token_once_and_in_order(sentences: list[list[int]]) -> None:
    found = packed(sentences)
    tokens = sum(map(len, sentences))
    assert [i for low, high in found for i in range(low, high)] == list(range(tokens))


@given(sizes)
def test_no_pack_is_longer_than_the_encoder_reads(sentences: list[list[int]]) -> None:
    pieces = [p for sentence in sentences for p in sentence]
    assert all(sum(pieces[low:high]) <= LONGEST for low, high in packed(sentences))


def test_sentences_stay_whole_and_together_up_to_the_size() -> None:
    assert packed([[10] * 5, [10] * 5, [10] * 5], size=100) == [(0, 10), (10, 15)]


def test_a_sentence_over_the_size_stands_alone() -> None:
    assert packed([[10], [10] * 20, [10]], size=100) == [(0, 1), (1, 21), (21, 22)]


def test_no_sentences_no_packs() -> None:
    assert packed([]) == []
