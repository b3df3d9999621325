from __future__ import annotations

from onrecord.annotators.language import Parse
from onrecord.annotators.statements.candidates import Candidate
from onrecord.annotators.statements.clauses import with_clauses
from tests.annotators.statements.sentences import sentence, told


def read(parsed: Parse, *found: Candidate) -> list[tuple[str, str, list[str]]]:
    text = parsed.text
    return [
        (
            "" if one.source is None else text[slice(*one.source)],
            text[slice(*one.cue)],
            [text[a:b] for a, b in one.content],
        )
        for one in with_clauses(parsed, list(found))[len(found) :]
    ]


WITHIN = "Varga said that the union warned that it may rain."


def test_a_verb_with_a_clause_within_a_content_attributes() -> None:
    parsed = sentence(WITHIN)
    said = told(parsed, "said", "that the union warned that it may rain")
    assert read(parsed, said) == [("the union", "warned", ["that it may rain"])]


def test_outside_of_contents_who_found_the_others_knows_better() -> None:
    assert read(sentence(WITHIN)) == []


def test_one_that_was_found_is_not_found_again() -> None:
    parsed = sentence(WITHIN)
    said = told(parsed, "said", "that the union warned that it may rain")
    warned = told(parsed, "warned", "it may rain")
    assert read(parsed, said, warned) == []


def test_nobody_and_who_speaks_are_no_second_source() -> None:
    parsed = sentence(WITHIN)
    said = told(parsed, "said", "that the union warned that it may rain")
    for word in ("i", "it", "nobody"):
        parsed.tokens[4].lower = word
        assert read(parsed, said) == []


def test_what_may_be_said_is_not() -> None:
    parsed = sentence(WITHIN)
    said = told(parsed, "said", "that the union warned that it may rain")
    parsed.tokens[3].tag = "MD"
    parsed.tokens[3].head = 5
    parsed.tokens[5].children = (2, 3, 4, 9)
    assert read(parsed, said) == []


def test_a_verb_of_two_words_attributes_everywhere() -> None:
    assert read(sentence("Varga called for peace.")) == [("Varga", "called for", ["peace"])]
    assert read(sentence("Varga ruled out a tax.")) == [("Varga", "ruled out", ["a tax"])]
