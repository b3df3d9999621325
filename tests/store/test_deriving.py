from __future__ import annotations

import pytest
from msgspec.structs import replace

from onrecord.model import Interval, ResolvedActor, described_id
from onrecord.store.deriving import (
    event_row,
    name_rows,
    party_rows,
    statement_row,
    with_actors,
    with_name,
)
from onrecord.store.packing import DamagedError, pack, unpack
from tests.builders import (
    make_actor,
    make_annotation,
    make_described,
    make_event,
    make_interval,
    make_mention,
    make_outlet,
    make_report,
    make_span,
    make_statement,
)
from tests.store.stories import make_pair

REPORT = make_report("Dock five opens, dock six does not.", published="2031-05-04T07:30")


def test_a_name_is_put_wherever_it_stands() -> None:
    _, annotation = make_pair(1)
    renamed = with_name(annotation, "other.txt")
    assert renamed.report.name == "other.txt"
    assert {statement.report_name for statement in renamed.statements} == {"other.txt"}
    assert {event.report_name for event in renamed.events} == {"other.txt"}
    assert with_name(renamed, annotation.report.name) == annotation
    assert with_name(annotation, annotation.report.name) is annotation


def test_unknown_actors_stay() -> None:
    _, annotation = make_pair(1)
    assert with_actors(annotation, lambda _: None) == annotation


def test_a_resolved_actor_keeps_where_the_entry_names_it() -> None:
    span = make_span(REPORT.text, "Dock")
    local = replace(make_actor("Dock", REPORT), mention=span)
    read = make_annotation(REPORT, statements=[make_statement(REPORT, "opens", speaker=local)])
    [shown] = with_actors(read, {local.id: make_actor("Docks")}.get).statements
    assert shown.speaker == replace(make_actor("Docks"), mention=span)


def test_all_who_stand_in_an_event_are_resolved_but_those_only_described() -> None:
    local = make_actor("Dock", REPORT)
    five, six = make_described(REPORT, "Dock five"), make_described(REPORT, "dock six")
    event = make_event(REPORT, "opens", actors=(local, five), recipients=(six,), via=(local,))
    docks, fifth = make_actor("Docks"), make_actor("Fifth")
    found = {local.id: docks, five.id: fifth}
    [shown] = with_actors(make_annotation(REPORT, events=[event]), found.get).events
    named = replace(docks, mention=local.mention)
    assert shown.actors == (named, replace(fifth, mention=five.mention))
    assert shown.recipients == (six,) and shown.via == (named,)


def test_who_stands_in_an_event_is_told_by_role_without_the_outlet() -> None:
    six, ada, outlet = make_described(REPORT, "dock six"), make_actor("Ada"), make_outlet(REPORT)
    event = make_event(REPORT, "opens", actors=(ada, ada), recipients=(six, ada), via=(outlet, ada))
    found = [(row["role"], row["actor"], row["words"]) for row in party_rows(event)]
    assert found == [
        ("actor", ada.id, ""), ("recipient", six.id, " dock six "), ("recipient", ada.id, ""),
        ("source", ada.id, ""),
    ]  # fmt: skip
    bare = replace(event, outlet=None, via=(ada,))
    assert [row["actor"] for row in party_rows(bare)][-1] == ada.id


def test_words_without_a_name_have_the_actor_that_their_id_has() -> None:
    source = make_span(REPORT.text, "Dock five")
    told = make_statement(REPORT, "opens", source=source)
    words = make_mention(REPORT, "Dock five", None, form="description")
    other = make_mention(REPORT, "dock six", None, form="description")
    read = make_annotation(REPORT, mentions=[words, other], statements=[told])
    docks = make_actor("Docks")
    found = {described_id(REPORT.id, source.start, source.end): docks}
    shown = with_actors(read, found.get)
    assert [mention.actor for mention in shown.mentions] == [docks, None]
    assert shown.statements[0].speaker == replace(docks, mention=source)


@pytest.mark.parametrize(
    ("said", "bounds"),
    [
        (make_interval("2031-05-01", "2031-05-02"), ("2031-05-01", "2031-05-02")),
        (make_interval("2031-05-01T00:00", "2031-05-02T00:00:00"), ("2031-05-01", "2031-05-02")),
        (make_interval("2031-05-01T00:30", None), ("2031-05-01T00:30", None)),
        (make_interval(None, "2031-05-05", basis="context"), (None, "2031-05-05")),
        (make_interval(None, "2031-05-05", basis="published"), ("2031-05-04", "2031-05-05")),
        (make_interval(None, None, basis="published"), ("2031-05-04", "2031-05-05")),
    ],
)
def test_bounds_are_of_what_was_said_or_else_of_the_publication(
    said: Interval, bounds: tuple[str | None, str | None]
) -> None:
    row = statement_row(make_statement(REPORT, "opens", said=said))
    assert (row["first"], row["last"]) == bounds
    row = event_row(make_event(REPORT, "opens", when=said))
    assert (row["first"], row["last"], row["when_end"]) == (*bounds, said.end)


def test_content_in_several_parts_is_searched_part_by_part() -> None:
    parts = (make_span(REPORT.text, "six"), make_span(REPORT.text, "five"))
    row = statement_row(make_statement(REPORT, "six", content=parts))
    assert (row["words"], row["start"]) == ("six\nfive", REPORT.text.index("five"))


def test_names_are_folded_once() -> None:
    actor = ResolvedActor(
        id="a",
        name="Émile Zoran",
        kind="person",
        country=None,
        wikidata=None,
        names=("EMILE ZORAN", "Zoran", "—"),
        reports=1,
        mentions=1,
        statements=1,
    )
    assert [row["folded"] for row in name_rows(actor)] == [" emile zoran ", " zoran "]


def test_packed_values_come_back() -> None:
    _, annotation = make_pair(3)
    assert unpack(pack(annotation), type(annotation)) == annotation


@pytest.mark.parametrize("packed", [b"", b"x", pack(REPORT)[:-3], pack(make_interval())])
def test_bytes_that_hold_no_value(packed: bytes) -> None:
    with pytest.raises(DamagedError, match="no valid Report"):
        unpack(packed, type(REPORT))
