from __future__ import annotations

from onrecord.annotators.language import Parse
from onrecord.annotators.statements.circumstances.saying import phrases
from tests.annotators.statements.circumstances.sentences import (
    ASKED,
    FARMERS,
    RALLY,
    SPEAKING,
    STATEMENT,
    act,
    token,
)


def hanging(sentence: Parse, cue: str, source: str, content: str) -> list[str]:
    tokens = sentence.tokens
    found = phrases(sentence, act(sentence, cue, source, content))
    return [f"{tokens[p.preposition].text} {tokens[p.noun].text}" for p in found]


def test_a_participle_that_sets_the_scene_is_of_the_act() -> None:
    found = act(SPEAKING, "said", "Varga", "that ships wait")
    assert found.anchors == (token(SPEAKING, "said"), token(SPEAKING, "Speaking"))
    assert act(ASKED, "said", "Varga", "that ships wait").anchors[1:] == (token(ASKED, "Asked"),)


def test_phrases_hang_on_the_act_its_occasion_and_its_partner() -> None:
    assert hanging(SPEAKING, "said", "Varga", "that ships wait") == [
        "on Friday", "with Torvald", "in Brussels",
    ]  # fmt: skip
    assert hanging(RALLY, "told", "Varga", "that ships wait") == ["at rally", "in Ohio"]


def test_source_and_content_keep_theirs() -> None:
    assert hanging(FARMERS, "said", "Farmers in Lorn", "that ships wait in Brussels") == []


def test_what_the_parser_hung_on_the_content_but_lies_outside_is_of_the_act() -> None:
    assert hanging(FARMERS, "said", "Farmers in Lorn", "that ships wait") == ["in Brussels"]


def test_the_clause_of_an_occasion_has_phrases_too() -> None:
    assert hanging(STATEMENT, "said", "Varga", "“Ships wait,”") == [
        "in statement", "to CNN", "on Friday",
    ]  # fmt: skip
