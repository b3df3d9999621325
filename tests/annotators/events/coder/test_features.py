from __future__ import annotations

from typing import Any

from onrecord.annotators.events.coder.features import (
    PROPOSED,
    STATUSES,
    TOLD,
    TYPES,
    holders,
    proposals,
    ruled,
    told,
)
from onrecord.annotators.statements.circumstances import Circumstances
from onrecord.annotators.statements.draft import Draft
from tests.annotators.events.sentences import at, sentence

ARRESTED = "Twelve protesters were arrested by police and charged with theft."


def draft(start: int, end: int, **fields: Any) -> Draft:
    known: dict[str, Any] = {
        "kind": "indirect",
        "act": "say",
        "negated": False,
        "source": None,
        "speaker_at": None,
        "cue": (end, end + 1),
        "content": ((start, end),),
        "circumstances": Circumstances(),
        "confidence": 0.75,
    }
    return Draft(**{**known, **fields})


def test_the_lexicon_proposes_a_type_for_its_words_and_none_for_others() -> None:
    parsed = sentence(ARRESTED)
    found = proposals(parsed)
    arrested = found[at(parsed, "arrested")]
    assert found.shape == (len(parsed.tokens), PROPOSED)
    assert arrested[0] == arrested[1 + TYPES.index("COERCE")] == 1
    assert not found[at(parsed, "police")].any()


def test_roles_by_rule_are_of_the_sentence() -> None:
    parsed = sentence(ARRESTED)
    roles = ruled(parsed, at(parsed, "arrested"), "COERCE")
    assert [parsed.tokens[i].text for i in range(len(roles)) if roles[i] == 1] == ["police"]
    assert [parsed.tokens[i].text for i in range(len(roles)) if roles[i] == 2] == ["protesters"]


def test_how_it_is_told_begins_with_the_status_by_rule() -> None:
    parsed = sentence(ARRESTED)
    found = told(parsed, at(parsed, "arrested"), "COERCE", [])
    assert found.shape == (TOLD,)
    assert found[: len(STATUSES)].tolist() == [float(name == "happened") for name in STATUSES]


def test_a_statement_around_it_is_told() -> None:
    parsed = sentence(ARRESTED)
    where = at(parsed, "arrested")
    alone = told(parsed, where, "COERCE", [])
    inside = told(parsed, where, "COERCE", [draft(0, len(ARRESTED))])
    elsewhere = told(parsed, where, "COERCE", [draft(0, 6)])
    assert (alone != inside).any() and (alone == elsewhere).all()


def test_the_nearest_statement_comes_first() -> None:
    wide, narrow = draft(0, 60), draft(10, 40)
    assert holders([wide, narrow], 20) == [narrow, wide]
    assert holders([wide, narrow], 50) == [wide]
    assert holders([wide, narrow], 60) == []
