from __future__ import annotations

from msgspec.structs import replace

from onrecord.assigned import cast_of, with_actors, with_name
from onrecord.model import Resolution, described_id
from tests.builders import (
    make_actor,
    make_annotation,
    make_described,
    make_event,
    make_mention,
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


def test_the_cast_of_a_resolution_is_told_report_by_report() -> None:
    ada, bo = make_actor("Ada"), make_actor("Bo")
    assigned = {("r2", "x"): bo, ("r1", "y"): ada, ("r1", "x"): ada}
    cast = cast_of(Resolution(actors=(), assigned=assigned))
    assert cast == {"r1": {"x": ada, "y": ada}, "r2": {"x": bo}}
    assert [*cast, *cast["r1"]] == ["r1", "r2", "x", "y"]
