from __future__ import annotations

import pytest

from onrecord.annotators.statements.questions import (
    answers_in_clause,
    is_elliptical,
    questions,
    with_questions,
)
from tests.annotators.statements.sentences import sentence, told


@pytest.mark.parametrize(
    ("text", "cue", "content", "asked"),
    [
        (
            "Asked whether he regretted it, Hallam said he did.",
            "Asked",
            "whether he regretted it",
            "Hallam",
        ),
        ("Varga was asked about the ships.", "was asked", "the ships", "Varga"),
        (
            "The mayor, when asked whether ships came, left.",
            "asked",
            "whether ships came",
            "mayor",
        ),
    ],
)
def test_a_participle_reports_a_question(text: str, cue: str, content: str, asked: str) -> None:
    parsed = sentence(text)
    [found] = questions(parsed)
    assert parsed.text[slice(*found.cue)] == cue
    assert [parsed.text[slice(*part)] for part in found.content] == [content]
    assert found.source is None
    assert found.addressee is not None and parsed.tokens[found.addressee].text == asked


def test_a_question_may_have_its_asker() -> None:
    parsed = sentence("Hallam, asked by reporters if he would go, said he might.")
    [found] = questions(parsed)
    assert found.source is not None and parsed.text[slice(*found.source)] == "reporters"
    assert found.addressee == 0


@pytest.mark.parametrize(
    "text",
    [
        "They asked whether the port was closed.",
        "Torvald asked him whether ships came.",
        "They asked that the port be closed.",
    ],
)
def test_a_question_with_its_asker_is_left_to_others(text: str) -> None:
    assert list(questions(sentence(text))) == []


def test_a_question_that_was_found_is_corrected_and_not_added_twice() -> None:
    parsed = sentence("Asked whether he regretted it, Hallam said he did.")
    said = told(parsed, "said", "he did")
    found = with_questions(parsed, [said])
    assert [candidate.lemma for candidate in found] == ["say", "ask"]
    mistaken = told(parsed, "Asked", "whether he regretted it")
    mistaken.source, mistaken.source_head, mistaken.score = (31, 37), 6, 0.5
    [_, corrected] = with_questions(parsed, [said, mistaken])
    assert (corrected.source, corrected.source_head, corrected.score) == (None, None, 0.5)


@pytest.mark.parametrize(
    ("text", "content", "short"),
    [
        ("Asked whether he regretted it, Hallam said he did.", "he did", True),
        ("Hallam said that she would not.", "that she would not", True),
        ("He said he hoped so.", "he hoped so", True),
        ("He said ships did come.", "ships did come", False),
        ("Hallam said he regretted it.", "he regretted it", False),
    ],
)
def test_an_ellipsis_leans_on_its_question(text: str, content: str, short: bool) -> None:
    parsed = sentence(text)
    assert is_elliptical(parsed, told(parsed, "said", content)) is short


@pytest.mark.parametrize(
    ("text", "content", "answers"),
    [
        ("Asked whether he regretted it, Hallam said he did.", "he did", True),
        ("Hallam, asked by reporters if he would go, said he might.", "he might", True),
        ("In response to a question, Hallam said ships came.", "ships came", True),
        ("Hallam said he regretted it.", "he regretted it", False),
    ],
)
def test_a_clause_may_call_itself_an_answer(text: str, content: str, answers: bool) -> None:
    parsed = sentence(text)
    assert answers_in_clause(parsed, told(parsed, "said", content)) is answers
