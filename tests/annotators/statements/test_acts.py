from __future__ import annotations

from typing import get_args

import pytest

from onrecord.annotators.statements.acts import act_of, acts_of
from onrecord.annotators.statements.lexicon import acts, constructions
from onrecord.model import Act
from tests.annotators.statements.sentences import ROWS, sentence, told
from tests.parses import parse


@pytest.mark.parametrize(
    ("text", "cue", "content", "act"),
    [
        ("The mayor told the crew to leave.", "told", "crew to leave", "request"),
        ("They asked that the port be closed.", "asked", "that the port be closed", "request"),
        ("They asked whether the port was closed.", "asked", "whether the port was closed", "ask"),
        ("The crew is said to have left.", "said", "to have left", "say"),
        ("The minutes suggested that she knew of it.", "suggested", "that she knew of it", "say"),
        ("She suggested that they should leave.", "suggested", "that they should leave", "propose"),
        ("She suggested closing the port.", "suggested", "closing the port", "propose"),
        ("She called loudly for a vote.", "called", "a vote", "request"),
        ("She called the mayor a liar.", "called", "the mayor a liar", "say"),
        ("She called on Monday for a vote.", "called", "a vote", "request"),
        (
            "The mayor made it very clear that the port would stay open.",
            "made",
            "that the port would stay open",
            "say",
        ),
        ("The mayor pushed back against the plan.", "pushed", "the plan", "reject"),
        ("She ruled out a sale.", "ruled", "a sale", "reject"),
        ("The union is critical of the mayor.", "is", "the mayor", "criticise"),
        ("They are in favour of the sale.", "are", "the sale", "accept"),
        ("Hallam made a promise to open the port.", "made", "to open the port", "promise"),
        ("He faces accusations of fraud.", "accusations", "fraud", "accuse"),
        ("She questioned his motives.", "questioned", "his motives", "criticise"),
        ("She questioned whether he knew.", "questioned", "whether he knew", "ask"),
        (
            "She assured them that the bridge was safe.",
            "assured",
            "that the bridge was safe",
            "say",
        ),
        (
            "She assured them that the bridge would be mended.",
            "assured",
            "that the bridge would be mended",
            "promise",
        ),
        ("According to the agency, ships wait.", "According", "ships wait", "report"),
        ("According to him, ships wait.", "According", "ships wait", "say"),
        ("The files revealed that she knew.", "revealed", "that she knew", "report"),
        ("She revealed that she knew.", "revealed", "that she knew", "say"),
        ("She sought permission.", "sought", "permission", "request"),
        ("She sought to leave.", "sought", "to leave", "believe"),
        ("He went on to deny it.", "went", "it", "deny"),
        ("“Leave the port,” she said.", "said", "“Leave the port,”", "request"),
        ("“Look, the port is open,” she said.", "said", "“Look, the port is open,”", "say"),
        ("“No,” she said.", "said", "“No,”", "answer"),
        ("“No ship came,” she said.", "said", "“No ship came,”", "say"),
        ("“Who came?” she said.", "said", "“Who came?”", "ask"),
        (
            "“We propose that the port be closed,” she said.",
            "said",
            "“We propose that the port be closed,”",
            "propose",
        ),
        (
            "“I would like to thank the crew,” she said.",
            "said",
            "“I would like to thank the crew,”",
            "thank",
        ),
        ("“I think that ships wait,” she said.", "said", "“I think that ships wait,”", "say"),
        ("She said they would withdraw.", "said", "they would withdraw", "say"),
    ],
)
def test_cue_mood_and_construction_tell_the_act(
    text: str, cue: str, content: str, act: str
) -> None:
    parsed = sentence(text)
    assert act_of(parsed, told(parsed, cue, content)) == act


def test_a_speech_that_ends_in_a_question_asks_nothing() -> None:
    text = "“We came. We saw. We won. Who lost?” she said."
    rows = """
        We we PRP nsubj 2
        came come VBD ccomp 4
        she she PRP nsubj 4
        said say VBD ROOT 0
        . . . punct 4
        """
    parsed = parse(text, rows)
    assert act_of(parsed, told(parsed, "said", "“We came. We saw. We won. Who lost?”")) == "say"


QUESTION = "“Will you resign?” asked Torvald.", "asked", "“Will you resign?”"
TO_NOBODY = "“Will it rain?” asked Torvald.", "asked", "“Will it rain?”"
TO_HIM = "Torvald asked him whether ships came.", "asked", "whether ships came"
SHORT = "Hallam said he would.", "said", "he would"
LONG = "Hallam said ships wait.", "said", "ships wait"


@pytest.mark.parametrize(
    ("first", "second", "act"),
    [
        (QUESTION, SHORT, "answer"),
        (TO_NOBODY, SHORT, "answer"),
        (TO_HIM, LONG, "answer"),
        (QUESTION, LONG, "say"),
        (TO_NOBODY, LONG, "say"),
        (SHORT, LONG, "say"),
    ],
)
def test_what_follows_a_question_may_answer_it(
    first: tuple[str, str, str], second: tuple[str, str, str], act: str
) -> None:
    size = len(ROWS[first[0]].strip().splitlines())
    later = [
        " ".join([*row[:4], str(int(row[4]) and int(row[4]) + size), *row[5:]])
        for row in map(str.split, ROWS[second[0]].strip().splitlines())
    ]
    rows = "\n".join([*map(str.strip, ROWS[first[0]].strip().splitlines()), *later])
    parsed = parse(f"{first[0]} {second[0]}", rows)
    asked, said = told(parsed, *first[1:]), told(parsed, *second[1:])
    assert acts_of(parsed, [asked, said])[1] == act


def test_the_tables_know_acts_alone() -> None:
    known = set(get_args(Act))
    assert set(acts().values()) == known
    entries = [entry for listed in constructions("construction").values() for entry in listed]
    assert {entry.act for entry in entries} <= known
