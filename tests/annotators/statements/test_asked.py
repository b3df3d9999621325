from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from onrecord.annotators.statements.asked import with_asked
from onrecord.annotators.statements.finish import finish
from onrecord.model import Actor, Mention, Statement
from tests.annotators.statements.test_finish import VARGA, draft
from tests.builders import make_report

TEXT = "“Do you want peace?” Toller asked."
OBI = Actor(id="o", name="Amara Obi", kind="person", country=None, wikidata=None)
YOU = Mention(start=4, end=7, text="you", form="pronoun", actor=None)


def question(**fields: Any) -> Statement:
    text = make_report(TEXT, published="2031-05-04")
    one = replace(
        draft("Varga", "said", "that ships wait"),
        source=(21, 27), cue=(28, 33), content=((0, 20),), kind="direct", act="ask",
    )  # fmt: skip
    [statement] = finish([one], [], text)
    return replace(statement, **{"addressees": (OBI,), **fields})


def asked(*told: Statement) -> list[str | None]:
    return [
        None if mention.actor is None else mention.actor.name for mention in with_asked([YOU], told)
    ]


def test_you_in_a_question_is_who_is_asked() -> None:
    assert asked(question()) == ["Amara Obi"]


def test_you_in_anything_else_is_open() -> None:
    assert asked(question(act="say")) == [None]
    assert asked(question(kind="indirect")) == [None]


def test_a_question_to_several_or_to_a_body_leaves_it_open() -> None:
    assert asked(question(addressees=(OBI, VARGA))) == [None]
    assert asked(question(addressees=())) == [None]
    assert asked(question(addressees=(replace(OBI, kind="group"),))) == [None]


def test_who_answers_is_who_was_asked() -> None:
    answer = replace(question(act="answer"), kind="indirect", speaker=OBI, addressees=())
    assert asked(question(addressees=()), answer) == ["Amara Obi"]
    assert asked(question(addressees=()), replace(answer, act="say")) == [None]
    assert asked(question(addressees=(), speaker=OBI), answer) == [None]
