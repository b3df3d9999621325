from __future__ import annotations

from onrecord.annotators.language import Parse
from onrecord.annotators.statements.candidates import Candidate
from onrecord.annotators.statements.nominals import with_nominals
from tests.annotators.statements.sentences import sentence, told


def read(parsed: Parse, *found: Candidate) -> list[tuple[str, str, list[str]]]:
    text = parsed.text
    return [
        (
            "" if one.source is None else text[slice(*one.source)],
            text[slice(*one.cue)],
            [text[a:b] for a, b in one.content],
        )
        for one in with_nominals(parsed, list(found))
    ]


TWO = "He faces accusations of theft from the union and of murder from the church."


def test_each_content_has_the_source_behind_it() -> None:
    assert read(sentence(TWO)) == [
        ("the union", "accusations", ["theft"]),
        ("the church", "accusations", ["murder"]),
    ]


def test_several_contents_take_the_place_of_one_that_was_found() -> None:
    parsed = sentence(TWO)
    known = told(parsed, "accusations", "theft from the union and of murder from the church")
    assert [content for _, _, content in read(parsed, known)] == [["theft"], ["murder"]]


def test_anybody_right_behind_the_noun_is_its_source() -> None:
    parsed = sentence("There were warnings from auditors that the dam may break.")
    assert read(parsed) == [("auditors", "warnings", ["that the dam may break"])]


def test_who_made_a_claim_is_its_source() -> None:
    parsed = sentence("The claim that it broke was made by the mayor.")
    assert read(parsed) == [("the mayor", "claim", ["that it broke"])]
    known = told(parsed, "claim", "that it broke")
    known.source, known.source_head = (15, 17), 3
    assert read(parsed, known) == [("the mayor", "claim", ["that it broke"])]


def test_what_was_found_otherwise_is_kept() -> None:
    parsed = sentence("There were warnings from auditors that the dam may break.")
    known = told(parsed, "warnings", "the dam may break")
    assert [content for _, _, content in read(parsed, known)] == [["the dam may break"]]


def test_a_threat_to_strike_is_told_and_one_to_the_harvest_is_not() -> None:
    parsed = sentence("A threat to strike and a threat to the harvest came.")
    assert read(parsed) == [("", "threat", ["to strike"])]


def test_no_claim_is_none() -> None:
    parsed = sentence("The claim that it broke was made by the mayor.")
    parsed.tokens[0].lower = "no"
    assert read(parsed) == []
