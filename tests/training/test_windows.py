from __future__ import annotations

import itertools
import random

import numpy as np
import pytest

from onrecord.annotators.language import Parse
from onrecord.annotators.statements.encoder.features import COLUMNS
from tests.parses import parse
from training.encoder.data import CONTENT, CUE, SOURCE, Attribution, Branches, Passage
from training.encoder.windows import Options, batches, cut_out, is_whole, windows

Known = tuple[Passage, Branches]
TEXT = "Varga said ships wait here."
ROWS = """
Varga Varga NNP nsubj 2
said say VBD ROOT 0
ships ship NNS nsubj 4
wait wait VBP ccomp 2
here here RB advmod 4
. . . punct 2
"""
ROLES = {0: SOURCE, 1: CUE, 2: CONTENT, 3: CONTENT}


def passage(sentences: int, *, told: int) -> Known:
    """Sentences of six tokens, two pieces each, of which the first ``told`` are attributions."""
    parsed = parse(TEXT, ROWS)
    tokens = parsed.tokens * sentences
    bounds = [(6 * k, 6 * k + 6) for k in range(sentences)]
    whole = Parse(TEXT, 0, len(TEXT), tokens, bounds)
    attributions = [
        Attribution(6 * k + 1, {6 * k + i: role for i, role in ROLES.items()}) for k in range(told)
    ]
    count = len(tokens)
    one = Passage(
        0, whole, np.zeros(2 * count, dtype=np.int64), np.arange(0, 2 * count + 1, 2),
        np.zeros((count, len(COLUMNS)), dtype=np.int64), attributions,
    )  # fmt: skip
    return one, Branches(one)


@pytest.mark.parametrize("size", [7, 12, 40])
def test_windows_cover_a_passage_without_gap_or_overlap(size: int) -> None:
    known = passage(9, told=0)
    cut = windows([known], size, random.Random(1))
    assert cut[0].start == 0
    assert cut[-1].end == 54
    assert all(a.end == b.start for a, b in itertools.pairwise(cut))
    assert all(2 * (w.end - w.start) <= size for w in cut)


def test_what_is_read_alone_holds_a_whole_attribution_or_none() -> None:
    known = passage(20, told=10)
    cut = cut_out([known], 1.0, random.Random(1))
    held = [
        [one for one in known[0].attributions if w.start <= one.head < w.end and is_whole(one, w)]
        for w in cut
    ]
    assert sum(bool(some) for some in held) == 10
    bare = [w for w, some in zip(cut, held, strict=True) if not some]
    assert len(bare) == 5
    assert all(w.start >= 60 and w.end - w.start == 6 for w in bare)


def test_the_share_says_how_many_are_read_alone() -> None:
    assert len(cut_out([passage(30, told=20)], 0.25, random.Random(1))) == 5 + 2


def test_short_windows_fill_larger_batches() -> None:
    known = passage(40, told=40)
    options = Options(batch=2, window=48, alone=1.0)
    drawn = batches([known], options, random.Random(1))
    short = [some for some in drawn if all(w.end - w.start <= 12 for w in some)]
    assert max(map(len, short)) == 8
    assert sum(map(len, short)) >= 40
    assert batches([known], options, random.Random(1)) == drawn


def test_without_a_share_only_long_windows_are_read() -> None:
    drawn = batches([passage(40, told=40)], Options(batch=2, window=48), random.Random(1))
    assert sum(w.end - w.start for some in drawn for w in some) == 240
