from __future__ import annotations

from typing import get_args

import pytest

from onrecord.annotators.events.modes import contexts, mode, rules, topics
from onrecord.model import EventType
from tests.annotators.events.sentences import at
from tests.parses import parse

ROWS = {
    "Denmark called for talks with Norway.": """
        Denmark Denmark NNP nsubj 2 GPE
        called call VBD ROOT 0
        for for IN prep 2
        talks talk NNS pobj 3
        with with IN prep 4
        Norway Norway NNP pobj 5 GPE
        . . . punct 2
        """,
    "The guards used tear gas.": """
        The the DT det 2
        guards guard NNS nsubj 3
        used use VBD ROOT 0
        tear tear JJ amod 5
        gas gas NN dobj 3
        . . . punct 3
        """,
    "The navy waged war with tear gas.": """
        The the DT det 2
        navy navy NN nsubj 3
        waged wage VBD ROOT 0
        war war NN dobj 3
        with with IN prep 3
        tear tear NN compound 7
        gas gas NN pobj 5
        . . . punct 3
        """,
    "The minister stepped down.": """
        The the DT det 2
        minister minister NN nsubj 3
        stepped step VBD ROOT 0
        down down RP prt 3
        . . . punct 3
        """,
    "The king praised the tailor.": """
        The the DT det 2
        king king NN nsubj 3
        praised praise VBD ROOT 0
        the the DT det 5
        tailor tailor NN dobj 3
        . . . punct 3
        """,
}
CALLED, GAS, WAR, STEPPED, PRAISED = ROWS


def told(text: str, word: str, type: str) -> str | None:
    parsed = parse(text, ROWS[text])
    return mode(parsed, at(parsed, word), type)


@pytest.mark.parametrize(
    ("text", "word", "type", "expected"),
    [
        (CALLED, "called", "REQUEST", "meet"),
        (GAS, "used", "ASSAULT", "crowd-control"),
        (WAR, "war", "ASSAULT", None),
        (STEPPED, "stepped", "RETREAT", "resign"),
        (PRAISED, "praised", "SUPPORT", None),
    ],
)
def test_the_first_rule_that_holds_tells_the_mode(
    text: str, word: str, type: str, expected: str | None
) -> None:
    assert told(text, word, type) == expected


def test_contexts_are_of_the_sentence_and_in_the_codebooks_order() -> None:
    parsed = parse(WAR, ROWS[WAR])
    assert contexts(parsed, at(parsed, "war")) == ("military", "repression")
    parsed = parse(PRAISED, ROWS[PRAISED])
    assert contexts(parsed, at(parsed, "praised")) == ()


def test_the_tables_have_plovers_modes_and_contexts() -> None:
    named = {name: {rule.mode for rule in listed} - {None} for name, listed in rules().items()}
    assert set(named) < set(get_args(EventType))
    assert named["REQUEST"] == named["REJECT"] == {"assist", "change", "yield", "meet"}
    assert named["ACCUSE"] == {"disapprove", "investigate", "allege"}
    assert len(named["ASSAULT"]) == 15
    assert len(topics()) == 37
    assert list(topics())[:3] == ["military", "intelligence", "executive"]


def test_words_of_rules_are_in_small_letters() -> None:
    words = {word for listed in topics().values() for word in listed}
    words |= {w for listed in rules().values() for rule in listed for w in rule.clause | rule.words}
    assert all(word == word.lower() and word.count(" ") <= 2 for word in words)


def test_a_long_sentence_costs_no_more_than_its_length() -> None:
    rows = ["attacked attack VBD ROOT 0"] + [f"w{i} w{i} NN conj {i + 1}" for i in range(2000)]
    text = " ".join(row.split()[0] for row in rows)
    assert mode(parse(text, "\n".join(rows)), 0, "ASSAULT") is None
