from __future__ import annotations

import pytest
from msgspec.structs import replace

from onrecord.model import Statement
from onrecord.views.sure import at_least
from tests.builders import (
    make_actor,
    make_annotation,
    make_event,
    make_outlet,
    make_report,
    make_statement,
)

REPORT = make_report("Ada says Ruben thinks Noor hopes the ships wait.")
CHAIN = (make_outlet(REPORT), make_actor("Ada", REPORT), make_actor("Ruben", REPORT))


def made(content: str, confidence: float, within: Statement | None = None) -> Statement:
    chain = () if within is None else CHAIN
    around = None if within is None else within.id
    return make_statement(REPORT, content, confidence=confidence, within=around, via=chain)


OUTER = made("Ruben thinks Noor hopes the ships wait", 0.9)
INNER = made("Noor hopes the ships wait", 0.4, OUTER)
INMOST = made("the ships wait", 0.6, INNER)
WHOLE = make_annotation(REPORT, statements=[OUTER, INNER, INMOST])


@pytest.mark.parametrize(
    ("confidence", "kept"),
    [
        (0.0, [OUTER, INNER, INMOST]),
        (0.4, [OUTER, INNER, INMOST]),
        (0.5, [OUTER, INMOST]),
        (0.9, [OUTER]),
        (1.0, []),
    ],
)
def test_what_is_below_is_left_out(confidence: float, kept: list[Statement]) -> None:
    found = at_least(WHOLE, confidence)
    assert [one.id for one in found.statements] == [one.id for one in kept]


def test_what_lay_within_it_lies_within_the_next() -> None:
    _, inmost = at_least(WHOLE, 0.5).statements
    assert inmost.within == OUTER.id
    assert inmost.via == CHAIN


def test_where_none_is_left_around_it_lies_within_none() -> None:
    loose = make_annotation(REPORT, statements=[made(OUTER.content[0].text, 0.1), INNER, INMOST])
    (inmost,) = at_least(loose, 0.5).statements
    assert inmost.within is None
    assert inmost.via == CHAIN


def test_events_are_left_out_too_and_lie_within_what_is_left() -> None:
    events = [
        make_event(REPORT, "wait", within=INNER.id, confidence=0.5),
        make_event(REPORT, "hopes", within=OUTER.id, confidence=0.4),
    ]
    (kept,) = at_least(replace(WHOLE, events=tuple(events)), 0.5).events
    assert (kept.trigger.text, kept.within) == ("wait", OUTER.id)


def test_all_else_stays() -> None:
    found = at_least(WHOLE, 0.0)
    assert found == WHOLE
