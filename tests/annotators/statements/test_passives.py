from __future__ import annotations

import pytest

from onrecord.annotators.language import Parse
from onrecord.annotators.quotations import find_quotations
from onrecord.annotators.statements.candidates import Candidate
from onrecord.annotators.statements.passives import with_agents, with_told
from onrecord.annotators.statements.spans import QuotationIndex
from tests.annotators.statements.sentences import sentence, told


def shown(parsed: Parse, one: Candidate) -> tuple[str, str, list[str]]:
    text = parsed.text
    source = "" if one.source is None else text[slice(*one.source)]
    return source, text[slice(*one.cue)], [text[a:b] for a, b in one.content]


def heard(text: str, parsed: Parse) -> list[tuple[str, str, list[str]]]:
    index = QuotationIndex(find_quotations(text), text)
    return [shown(parsed, one) for one in with_told(parsed, index, [])]


def candidate(parsed: Parse, cue: str, content: str, source: str) -> Candidate:
    one = told(parsed, cue, content)
    token = next(token for token in parsed.tokens if token.text == source)
    one.source, one.source_head = (token.start, token.end), token.i
    return one


def test_who_is_told_is_no_source() -> None:
    parsed = sentence("The mayor was told by the union to act.")
    [one] = with_agents(parsed, [candidate(parsed, "told", "to act", "mayor")])
    assert shown(parsed, one) == ("the union", "told", ["to act"])


def test_of_whom_something_is_said_is_a_part_of_it() -> None:
    parsed = sentence("The general is said to have fled.")
    [one] = with_agents(parsed, [candidate(parsed, "said", "to have fled", "general")])
    assert shown(parsed, one) == ("", "said", ["The general", "to have fled"])


@pytest.mark.parametrize("lemma", ["quote", "concern"])
def test_who_is_quoted_or_concerned_is_the_source(lemma: str) -> None:
    parsed = sentence("The general is said to have fled.")
    parsed.tokens[3].lemma = lemma
    parsed.tokens[3].lower = parsed.tokens[3].text
    given = candidate(parsed, "said", "to have fled", "general")
    given.lemma = lemma
    [one] = with_agents(parsed, [given])
    assert one.source_head == 1


def test_a_passive_that_nothing_found_is_told_by_its_agent_or_nobody() -> None:
    text = "Crews were told that ships wait."
    assert heard(text, sentence(text)) == [("", "were told", ["that ships wait"])]
    text = "The mayor was told by the union to act."
    assert heard(text, sentence(text)) == [("the union", "was told", ["to act"])]


def test_a_passive_in_a_quotation_or_a_condition_is_left_alone() -> None:
    text = "Crews were told that ships wait."
    parsed = sentence(text)
    parsed.tokens[1].tag = "MD"
    parsed.tokens[1].dep = "aux"
    assert heard(text, parsed) == []
    quoted = QuotationIndex(find_quotations(f"“{text[1:-1]}”"), f"“{text[1:-1]}”")
    assert with_told(sentence(text), quoted, []) == []


def test_a_cue_that_was_found_is_left_alone() -> None:
    text = "Crews were told that ships wait."
    parsed = sentence(text)
    known = told(parsed, "told", "ships wait")
    assert with_told(parsed, QuotationIndex([], text), [known]) == [known]
