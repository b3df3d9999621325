from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer, models, normalizers

from onrecord.annotators.statements.encoder import pieces
from onrecord.annotators.statements.encoder.pieces import (
    CLS,
    OVERLAP,
    PAD,
    SEP,
    UNKNOWN,
    WINDOW,
    split,
    tokenizer,
    windows,
)

VOCABULARY = {"[UNK]": UNKNOWN, "ship": 1, "##s": 2, "wait": 3, "##ed": 4, ".": 5}
# What stands for each word; the last two have no piece that the vocabulary or the normaliser keeps.
WORDS = {
    "ship": [1], "Ships": [1, 2], "waited": [3, 4], ".": [5], "port": [UNKNOWN],
    "\u0007": [UNKNOWN], "\u200d": [UNKNOWN],
}  # fmt: skip


@pytest.fixture(scope="module", autouse=True)
def small() -> Iterator[None]:
    """A tokenizer of six pieces in the place of the packaged one."""
    made = Tokenizer(models.WordPiece(VOCABULARY, unk_token="[UNK]"))
    made.normalizer = normalizers.BertNormalizer()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pieces, "tokenizer", lambda: made)
        yield


@given(st.integers(0, 6 * WINDOW))
def test_windows_cover_every_piece_once_and_show_what_is_around_it(length: int) -> None:
    found = list(windows(length))
    assert [low for _, _, low, _ in found] == [0, *(high for _, _, _, high in found[:-1])]
    assert found[-1][3] == length
    for start, end, low, high in found:
        assert 0 <= start <= low <= high <= end <= length
        assert end - start <= WINDOW
        assert start == 0 or low - start >= OVERLAP // 2
        assert end == length or end - high >= OVERLAP // 2


def test_what_fits_is_one_window() -> None:
    assert list(windows(WINDOW)) == [(0, WINDOW, 0, WINDOW)]
    assert len(list(windows(WINDOW + 1))) == 2


@given(st.lists(st.sampled_from(sorted(WORDS)), max_size=12))
def test_every_word_has_its_pieces(words: list[str]) -> None:
    found = split(words)
    starts = found.starts.tolist()
    assert len(starts) == len(words) + 1
    parts = [found.ids[low:high].tolist() for low, high in pairwise(starts)]
    assert parts == [WORDS[word] for word in words]
    assert starts[0] == 0
    assert starts[-1] == len(found.ids)


def test_the_packaged_vocabulary_has_our_marks_and_cuts_nothing_off() -> None:
    packaged = tokenizer()
    marks = {"[CLS]": CLS, "[SEP]": SEP, "[PAD]": PAD, "[UNK]": UNKNOWN}
    assert {mark: packaged.token_to_id(mark) for mark in marks} == marks
    assert packaged.truncation is None
    assert packaged.padding is None
