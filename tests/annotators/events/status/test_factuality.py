from __future__ import annotations

import pytest

from onrecord.annotators.events.status import way
from onrecord.annotators.events.status.factuality import (
    CONVENTIONS,
    LEAST,
    MOST,
    Convention,
    factuality,
    features,
    weights,
)
from tests.annotators.events.status.sentences import ROWS, sentence


def scored(text: str, word: str, convention: Convention = "UW") -> float:
    parsed = sentence(text)
    at = next(token.i for token in parsed.tokens if token.text == word)
    return factuality(parsed, at, convention=convention)


def test_a_fact_is_above_a_plan_and_that_above_what_did_not_happen() -> None:
    fact = scored("The rebels attacked Lorn on Friday.", "attacked")
    plan = scored("Kordania plans to withdraw its troops.", "withdraw")
    never = scored("The troops did not attack Lorn.", "attack")
    assert MOST >= fact > 2.5
    assert fact > plan > 0
    assert never < 0


def test_a_convention_has_its_own_scale_of_what_is_to_come() -> None:
    """UW's annotators hold a plan for likely; those of UDS-IH2 say that it has not happened."""
    text = "The president will visit Lorn on Monday."
    assert scored(text, "visit", "UW") > 1 > scored(text, "visit", "UDS-IH2")


@pytest.mark.parametrize("text", ROWS)
def test_a_score_lies_on_the_scale(text: str) -> None:
    parsed = sentence(text)
    for convention in CONVENTIONS:
        assert LEAST <= factuality(parsed, 1, convention=convention) <= MOST


def test_features_are_named_once_and_readable() -> None:
    parsed = sentence("The rebels refused to promise to leave.")
    at = next(token.i for token in parsed.tokens if token.text == "leave")
    found = features(parsed, way(parsed, at, ""))
    assert found == sorted(set(found))
    assert {"read rejected", "0 by plan infinitive", "way plan < refusal < the sentence"} <= set(
        found
    )


def test_the_packaged_weights_have_a_column_for_all_and_one_for_each_convention() -> None:
    assert {len(row) for row in weights().values()} == {1 + len(CONVENTIONS)}
    assert weights()["read not_happened"][0] < 0 < weights()["always"][0]
