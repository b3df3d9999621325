from __future__ import annotations

from onrecord.annotators.sentences import find
from tests.parses import parse

ACTIVE = """
Rebels rebel NNS nsubj 2
shelled shell VBD ROOT 0
Lorn Lorn NNP dobj 2
"""
PASSIVE = """
Lorn Lorn NNP nsubjpass 3
was be VBD auxpass 3
shelled shell VBN ROOT 0
by by IN agent 3
rebels rebel NNS pobj 4
"""
NEGATED = """
Nobody nobody NN nsubj 2
left leave VBD ROOT 0
Lorn Lorn NNP dobj 2
"""


def roles(text: str, rows: str) -> dict[str, str]:
    (sentence,) = find(parse(text, rows))
    return {role.role: role.head for role in sentence.clauses[0].roles}


def test_active_and_passive_have_the_same_roles() -> None:
    wanted = {"agent": "rebel", "patient": "lorn"}

    assert roles("Rebels shelled Lorn", ACTIVE) == wanted
    assert roles("Lorn was shelled by rebels", PASSIVE) == wanted


def test_nobody_negates_its_clause() -> None:
    (sentence,) = find(parse("Nobody left Lorn", NEGATED))

    assert [clause.negated for clause in sentence.clauses] == [True]


def test_every_value_is_verbatim() -> None:
    text = "Lorn was shelled by rebels"
    (sentence,) = find(parse(text, PASSIVE))

    spans = [sentence, *sentence.clauses, *(r for c in sentence.clauses for r in c.roles)]
    assert all(text[span.start : span.end] == span.text for span in spans)
