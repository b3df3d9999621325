from __future__ import annotations

from onrecord.annotators.statements.closing import with_closing
from tests.annotators.statements.sentences import sentence, told

CLOSED = "Varga said that ships wait, the Northern Agency reported on Friday."


def test_a_closing_clause_vouches_for_the_whole_sentence() -> None:
    parsed = sentence(CLOSED)
    said = told(parsed, "said", "that ships wait, the Northern Agency")
    [inner, outer] = with_closing(parsed, [said])
    assert outer.source is not None and outer.source_head is not None
    assert parsed.text[slice(*outer.source)] == "the Northern Agency"
    assert parsed.tokens[outer.source_head].text == "Agency"
    assert parsed.text[slice(*outer.cue)] == "reported"
    assert [parsed.text[a:b] for a, b in outer.content] == ["Varga said that ships wait"]
    assert [parsed.text[a:b] for a, b in inner.content] == ["that ships wait"]


def test_one_that_was_found_takes_the_whole_sentence() -> None:
    parsed = sentence(CLOSED)
    said = told(parsed, "said", "that ships wait")
    known = told(parsed, "reported", "ships wait")
    known.score = 0.6
    [_, outer] = with_closing(parsed, [said, known])
    assert [parsed.text[a:b] for a, b in outer.content] == ["Varga said that ships wait"]
    assert outer.score == 0.6


def test_a_clause_that_was_found_takes_the_sentence_and_one_that_was_not_does_not() -> None:
    parsed = sentence(CLOSED)
    known = told(parsed, "reported", "ships wait")
    [outer] = with_closing(parsed, [known])
    assert [parsed.text[a:b] for a, b in outer.content] == ["Varga said that ships wait"]
    assert with_closing(parsed, []) == []


def test_a_main_clause_behind_a_subordinate_one_vouches_for_nothing() -> None:
    parsed = sentence("When Varga said ships wait, the mayor said so.")
    said = told(parsed, "said", "ships wait")
    assert with_closing(parsed, [said]) == [said]
    parsed = sentence("Varga said ships wait.")
    said = told(parsed, "said", "ships wait")
    assert with_closing(parsed, [said]) == [said]
