from __future__ import annotations

from typing import get_args

import pytest

from onrecord.annotators.statements.acts import act_of
from onrecord.annotators.statements.candidates import Candidate
from onrecord.annotators.statements.lexicon import table
from onrecord.model import Act
from tests.parses import parse

SENTENCE = parse("He spoke.", "He he PRP nsubj 2\nspoke speak VBD ROOT 0\n. . . punct 2")


def candidate(lemma: str, frame: str = "ccomp") -> Candidate:
    return Candidate(
        head=1,
        lemma=lemma,
        frame=frame,
        cue=(3, 8),
        source=(0, 2),
        source_head=0,
        content=[(0, 9)],
        content_head=1,
    )


@pytest.mark.parametrize(
    ("lemma", "frame", "act"),
    [
        ("say", "ccomp", "say"),
        ("mumble", "ccomp", "say"),
        ("deny", "dobj", "deny"),
        ("tell", "dobj+xcomp", "request"),
        ("tell", "ccomp", "say"),
        ("call", "prep_for", "request"),
        ("rule_out", "dobj", "reject"),
        ("according_to", "according_to", "report"),
    ],
)
def test_the_cue_and_its_frame_tell_the_act(lemma: str, frame: str, act: str) -> None:
    assert act_of(SENTENCE, candidate(lemma, frame)) == act


def test_a_quoted_question_is_asked() -> None:
    text = "“Who came?” he said."
    sentence = parse(text, "he he PRP nsubj 2\nsaid say VBD ROOT 0\n. . . punct 2")
    asked = candidate("say", "q_after_near")
    asked.content = [(0, 11)]
    assert act_of(sentence, asked) == "ask"


def test_the_table_knows_acts_alone() -> None:
    assert set(table()) - {"forms"} <= set(get_args(Act))
