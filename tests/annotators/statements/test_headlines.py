from __future__ import annotations

import pytest

from onrecord.annotators.language import Parse
from onrecord.annotators.statements.candidates import Candidate
from onrecord.annotators.statements.headlines import with_headline
from tests.parses import plain


def headed(line: str, *, person: str = "", nouns: str = "") -> Parse:
    """Return the parse of a headline and a body that names ``person``; names are capitalised."""
    parsed = plain(f"{line}\n\nThen Varga spoke.")
    for token in parsed.tokens:
        if token.text[0].isupper():
            token.pos = "PROPN"
        if token.text in nouns.split():
            token.pos = "NOUN"
        if token.text == person:
            token.entity = "PERSON"
    return parsed


def read(parsed: Parse, *found: Candidate) -> list[tuple[str, list[str]]]:
    text = parsed.text
    return [
        (
            "" if one.source is None else text[slice(*one.source)],
            [text[a:b] for a, b in one.content],
        )
        for one in with_headline(parsed, list(found))
    ]


def test_a_name_before_the_colon_says_what_follows() -> None:
    parsed = headed("Varga: the bridge is safe", person="Varga")
    assert read(parsed) == [("Varga", ["the bridge is safe"])]


def test_to_whom_and_about_what_is_not_who() -> None:
    parsed = headed("Varga to crews: the bridge is safe", person="Varga")
    assert read(parsed) == [("Varga", ["the bridge is safe"])]


def test_a_document_or_a_role_says_it() -> None:
    parsed = headed("Poll: the mayor leads by nine", nouns="Poll")
    assert read(parsed) == [("Poll", ["the mayor leads by nine"])]


@pytest.mark.parametrize("label", ["Update", "Kenya", "Bridges"])
def test_a_label_a_place_or_a_topic_says_nothing(label: str) -> None:
    assert read(headed(f"{label}: the bridge is safe", nouns="Bridges")) == []


def test_what_a_place_was_found_to_say_is_left_out() -> None:
    parsed = headed("Kenya: the bridge is safe")
    known = Candidate(
        head=1, lemma=":", cue=(5, 6), source=(0, 5), source_head=0, content=[(7, 25)],
        content_head=4,
    )  # fmt: skip
    assert read(parsed, known) == []


def test_a_line_that_nothing_follows_is_no_headline() -> None:
    parsed = plain("Varga: the bridge is safe")
    parsed.tokens[0].pos, parsed.tokens[0].entity = "PROPN", "PERSON"
    assert read(parsed) == []
