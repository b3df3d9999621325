from __future__ import annotations

import pytest

from tests.annotators.events.sentences import at, sentence

pytest.importorskip("sklearn", reason="scikit-learn comes with scripts/install dev")

from bench.dyads import Dyad, _between, _words, dyads

HEAD = "marked_sentence\tsource\ttarget\tgold_root\n"


def test_a_dyad_comes_without_its_marks() -> None:
    row = "<s>The queen</s> thanked <t>Tonga</t>.\tThe queen\tTonga\tSUPPORT\n"
    assert list(dyads(iter([HEAD, row]))) == [
        Dyad("The queen thanked Tonga.", (0, 9), (18, 23), "SUPPORT")
    ]


def test_where_a_mark_is_missing_the_words_are_looked_for() -> None:
    row = "<s>The queen</s> thanked Tonga.\tThe queen\tTonga\tSUPPORT\n"
    [found] = dyads(iter([HEAD, row]))
    assert found.target == (18, 23)


def test_source_and_target_are_one_word_each_and_the_rest_is_its_lemma() -> None:
    parsed = sentence("The queen visited Tonga.")
    queen, tonga = at(parsed, "queen"), at(parsed, "Tonga")
    assert list(_words(parsed, [queen - 1, queen], [tonga])) == ["<s>", "visit", "<t>", "."]
    assert list(_between(parsed, [tonga], [queen - 1, queen])) == ["visit"]
