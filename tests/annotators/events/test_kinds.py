from __future__ import annotations

import pytest

from onrecord.annotators.events.kinds import (
    belongs,
    compounds,
    conjuncts,
    inner,
    is_place,
    is_somebody,
    is_thing,
)
from onrecord.annotators.events.lexicon import expanded
from tests.annotators.events.sentences import at, sentence
from tests.parses import parse


@pytest.mark.parametrize(
    ("row", "somebody"),
    [
        ("mayor mayor NN nsubj 0", True),
        ("soundmen soundman NNS nsubj 0", True),
        ("wishlist wishlist NN nsubj 0", False),
        ("hand hand NN nsubj 0", False),
        ("Tonga Tonga NNP nsubj 0 GPE", True),
        ("Saturday Saturday NNP nsubj 0 DATE", False),
        ("Alps Alps NNPS nsubj 0 LOC", False),
        ("Kremlin Kremlin NNP nsubj 0 FAC", True),
        ("she she PRP nsubj 0", True),
        ("itself itself PRP dobj 0", False),
        ("many many JJ nsubj 0", False),
        ("Danish danish JJ amod 0 NORP", True),
        ("red red JJ amod 0", False),
        ("thousands thousand NNS nsubj 0", True),
        ("thousands thousand NNS nsubj 0 MONEY", False),
    ],
)
def test_who_can_act(row: str, somebody: bool) -> None:
    parsed = parse(row.split()[0], row)
    assert is_somebody(parsed, 0) is somebody


def test_it_that_stands_for_nothing_is_nobody() -> None:
    parsed = parse("it", "it it PRP nsubj 0")
    assert is_somebody(parsed, 0)
    parsed.tokens[0].dep = "expl"
    assert not is_somebody(parsed, 0)


def test_papers_protests_and_doers_are_no_things() -> None:
    for row, thing in (
        ("law law NN nsubj 0", True),
        ("letter letter NN nsubj 0", False),
        ("rally rally NN nsubj 0", False),
        ("toymakers toymaker NNS nsubj 0", False),
        ("Tonga Tonga NNP nsubj 0 GPE", False),
    ):
        assert is_thing(parse(row.split()[0], row), 0) is thing


def test_a_name_of_a_place() -> None:
    parsed = sentence("Protesters met with the minister and the envoy in Brussels.")
    assert is_place(parsed, at(parsed, "Brussels"))
    assert not is_place(parsed, at(parsed, "minister"))


def test_names_and_sums_belong_by_their_form() -> None:
    parsed = sentence("The queen visited Tonga.")
    tonga, queen = at(parsed, "Tonga"), at(parsed, "queen")
    assert belongs(parsed, tonga, expanded(["@state"]))
    assert belongs(parsed, tonga, expanded(["@territory"]))
    assert not belongs(parsed, queen, expanded(["@state"]))
    assert belongs(parsed, queen, expanded(["@somebody"]))
    assert belongs(parsed, queen, expanded(["@any"]))
    parsed.tokens[tonga].entity = "MONEY"
    assert belongs(parsed, tonga, expanded(["@money"]))


def test_a_quantity_is_of_what_it_counts() -> None:
    parsed = sentence("Thousands of miners marched on Saturday.")
    assert inner(parsed, 0) == at(parsed, "miners")
    assert inner(parsed, at(parsed, "miners")) == at(parsed, "miners")


def test_joined_words() -> None:
    parsed = sentence("Jordan and Britain agreed to hold talks with Denmark.")
    assert conjuncts(parsed, 0) == [0, at(parsed, "Britain")]


def test_a_noun_with_the_word_before_it() -> None:
    parsed = sentence("The bomb attack site was closed.")
    assert compounds(parsed, at(parsed, "site")) == ["attack site"]
    parsed = sentence("The anti-war group left.")
    assert compounds(parsed, at(parsed, "war")) == ["anti-war"]
    parsed = sentence("The scouts carried out a series of raids on the camp.")
    assert compounds(parsed, at(parsed, "raids")) == ["series of raid"]
