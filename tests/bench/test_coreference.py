"""The examples are those of Luo (2005) and of the CoNLL scorer's description."""

from __future__ import annotations

import pytest

from bench.coreference import Scores, b_cubed, ceaf_e, clusters, muc, score

pytest.importorskip("scipy")

# Luo (2005), figure 1: three entities, and responses that join two of them.
TRUTH = [{1, 2, 3, 4, 5}, {6, 7}, {8, 9, 10, 11, 12}]
SMALL_JOINED = [{1, 2, 3, 4, 5}, {6, 7, 8, 9, 10, 11, 12}]
LARGE_JOINED = [{1, 2, 3, 4, 5, 8, 9, 10, 11, 12}, {6, 7}]
ALL_JOINED = [set(range(1, 13))]
ALONE = [{n} for n in range(1, 13)]


def test_muc_cannot_tell_which_were_joined() -> None:
    for response in (SMALL_JOINED, LARGE_JOINED):
        counts = muc(TRUTH, response)
        assert (counts.recall, counts.precision) == (100.0, 90.0)
    assert muc(TRUTH, ALL_JOINED).f1 == pytest.approx(100 * 0.9, abs=0.1)
    assert muc(TRUTH, ALONE).f1 == 0.0


def test_b_cubed_minds_the_sizes() -> None:
    assert b_cubed(TRUTH, SMALL_JOINED).f1 == pytest.approx(86.5, abs=0.1)
    assert b_cubed(TRUTH, LARGE_JOINED).f1 == pytest.approx(73.7, abs=0.1)
    assert b_cubed(TRUTH, ALL_JOINED).f1 == pytest.approx(54.5, abs=0.1)
    assert b_cubed(TRUTH, ALONE).f1 == pytest.approx(40.0, abs=0.1)


def test_ceaf_e_aligns_one_to_one() -> None:
    assert ceaf_e(TRUTH, SMALL_JOINED).f1 == pytest.approx(73.3, abs=0.1)
    assert ceaf_e(TRUTH, LARGE_JOINED).f1 == pytest.approx(66.7, abs=0.1)
    assert ceaf_e(TRUTH, ALL_JOINED).f1 == pytest.approx(29.4, abs=0.1)


def test_what_is_right_is_a_hundred_by_every_measure() -> None:
    scores = score(TRUTH, TRUTH)
    assert {counts.f1 for counts in scores} == {100.0}
    assert scores.conll == 100.0


def test_mentions_of_one_side_alone_count_against_it() -> None:
    """The key {a b c} {d e f g} beside {a b} {c d} {f g h i}: Pradhan and others (2014)."""
    key, response = ["abc", "defg"], ["ab", "cd", "fghi"]
    assert muc(key, response).recall == pytest.approx(40.0)
    assert muc(key, response).precision == pytest.approx(40.0)
    assert b_cubed(key, response).recall == pytest.approx(100 * (5 / 3 + 5 / 4) / 7)
    assert b_cubed(key, response).precision == pytest.approx(100 * (2 + 1 + 1) / 8)
    assert ceaf_e(key, response).recall == pytest.approx(65.0)
    assert ceaf_e(key, response).precision == pytest.approx(100 * 1.3 / 3)
    assert score(key, response).mentions.precision == pytest.approx(75.0)


def test_documents_add_up() -> None:
    total = Scores().plus(score(["ab"], ["ab"])).plus(score(["cd"], ["c", "d"]))
    assert total.muc.recall == 50.0
    assert total.muc.precision == 100.0


def test_nothing_found_is_nothing_right() -> None:
    assert score(["ab"], []).conll == 0.0
    assert score([], ["ab"]).conll == 0.0


def test_mentions_of_one_name_are_a_cluster() -> None:
    assert sorted(map(sorted, clusters({1: "x", 2: "y", 3: "x"}))) == [[1, 3], [2]]
