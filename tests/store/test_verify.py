"""What verify finds: each law broken by hand, and nothing else."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from onrecord.model import Account, Place, Relation, Span, Value, described_id
from onrecord.store import Record
from onrecord.store.packing import pack
from tests.builders import (
    make_actor,
    make_annotation,
    make_described,
    make_event,
    make_mention,
    make_occurrence,
    make_outlet,
    make_passage,
    make_report,
    make_resolution,
    make_span,
    make_statement,
    make_time,
)
from tests.store.stories import MODEL, build, make_pair, make_record

STORY = [make_pair(number) for number in range(6)]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return make_record(tmp_path / "r.db", STORY)


def _change(path: Path, *statements: str, values: tuple[Any, ...] = ()) -> None:
    with closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            connection.execute(statement, values)
        connection.commit()


def _found(path: Path) -> list[str]:
    with Record.open(path) as record:
        return [problem.what for problem in record.verify()]


def test_a_sound_record_has_no_problem(path: Path) -> None:
    assert _found(path) == []
    with Record.open(path, write=True) as record:
        assert list(record.verify()) == []


def test_an_empty_record_has_not_been_resolved(tmp_path: Path) -> None:
    with Record.open(tmp_path / "r.db", write=True) as record:
        assert [problem.where for problem in record.verify()] == ["record"]
        build(record, [])
        assert list(record.verify()) == []


def test_derived_tables_of_an_earlier_set(path: Path) -> None:
    with Record.open(path, write=True) as record:
        record.add([make_pair(77)], model=MODEL)
        [problem] = record.verify()
    assert "earlier set of reports" in problem.what


def test_a_changed_text(path: Path) -> None:
    _change(path, "UPDATE reports SET text = replace(text, 'Berth', 'Quay')")
    found = _found(path)
    assert sum("its content has the id" in what for what in found) == 6
    # Of each statement its content, source and mention; of each event what it shows; of what the
    # reports tell together each passage.
    assert sum("is not 'Berth" in what for what in found if " of 0" not in what) == 24
    assert sum("is not 'Berth" in what for what in found if " of 0" in what) == 25
    assert sum("characters are noted" in what for what in found) == 6
    assert any(what.startswith("full-text index") for what in found)


def test_a_changed_field(path: Path) -> None:
    _change(path, "UPDATE reports SET byline = 'Someone' WHERE name = '00003.txt'")
    [what] = _found(path)
    assert what.startswith("its content has the id")


def test_a_row_missing_from_the_full_text_index(path: Path) -> None:
    row = "(SELECT number, title, text FROM reports WHERE name = '00003.txt')"
    _change(
        path,
        "INSERT INTO reports_text (reports_text, rowid, title, text)"
        f" SELECT 'delete', number, title, text FROM {row}",
    )
    assert any("is not in the full-text index" in what for what in _found(path))


def test_a_full_text_index_of_other_words(path: Path) -> None:
    _change(path, "UPDATE statements SET words = 'other' WHERE start > 60")
    found = _found(path)
    assert any(what.startswith("full-text index") for what in found)
    assert any("not those that were read" in what for what in found)


@pytest.mark.parametrize(
    "change",
    [
        "DELETE FROM statements WHERE report_name = '00002.txt'",
        "UPDATE statements SET act = 'deny' WHERE report_name = '00002.txt'",
        "UPDATE statements SET said_order = '1999-01-01' WHERE report_name = '00002.txt'",
        "UPDATE statements SET confidence = 1 WHERE report_name = '00002.txt'",
        "INSERT INTO statements (id, report, report_name, published, kind, act, said_order,"
        " said_basis, start, confidence, words, payload) SELECT 'x', report, report_name,"
        " published, kind, act, said_order, said_basis, start, confidence, words, payload"
        " FROM statements"
        " WHERE report_name = '00002.txt' LIMIT 1",
    ],
)
def test_statements_that_were_not_read_so(path: Path, change: str) -> None:
    rebuild = "INSERT INTO statements_text (statements_text) VALUES ('rebuild')"
    _change(path, change, rebuild)
    with Record.open(path) as record:
        found = [(problem.where, problem.what) for problem in record.verify()]
    # What the reports tell together may name statements that are gone.
    found = [(where, what) for where, what in found if where not in ("members", "positions")]
    assert found == [("report 00002.txt", "its statements are not those that were read")]


def test_an_actor_that_is_gone(path: Path) -> None:
    _change(path, "DELETE FROM actors WHERE name = 'Mara Lindqvist'")
    found = _found(path)
    assert any("refers to none of actors" in what for what in found)
    assert any("is no actor of the record" in what for what in found)


def test_an_annotation_that_is_gone(path: Path) -> None:
    _change(path, "DELETE FROM readings WHERE report = (SELECT min(report) FROM readings)")
    found = _found(path)
    assert any("it has no annotation" in what for what in found)
    assert any("earlier set" in what for what in found)


def test_the_payload_of_another_report(path: Path) -> None:
    other = pack(STORY[1][1])
    _change(path, "UPDATE readings SET payload = ?", values=(other,))
    found = _found(path)
    assert found.count("its annotation is of another report") == 5


def _broken() -> Iterator[tuple[str, dict[str, Any]]]:
    report = make_report("On Monday he said no, and that was it.")
    wrong = Span(start=0, end=2, text="at")
    actor = replace(make_actor("he", report), mention=wrong)
    place = Place(
        name="x", country=None, latitude=None, longitude=None, geonames=None, mention=wrong
    )
    yield "[0, 2) is not 'at'", {"content": (make_span(report.text, "no"), wrong)}
    yield "[0, 2) is not 'at'", {"source": wrong}
    yield "[0, 2) is not 'at'", {"cue": wrong}
    yield "[0, 2) is not 'at'", {"speaker": actor}
    yield "[0, 2) is not 'at'", {"addressees": (actor,)}
    yield "[0, 2) is not 'at'", {"via": (actor,)}
    yield "[0, 2) is not 'at'", {"place": place}
    yield "no chain", {"via": ()}
    yield "lies within f00", {"within": "f00"}
    yield "within itself", {"id": "f00", "within": "f00"}
    yield "report, date or outlet", {"outlet": "Another Post"}
    yield "report, date or outlet", {"published": "1999-01-01"}
    yield "report, date or outlet", {"report": "0123456789abcdef"}


@pytest.mark.parametrize(("expected", "fields"), list(_broken()))
def test_a_statement_that_breaks_a_law(
    record: Record, expected: str, fields: dict[str, Any]
) -> None:
    report = make_report("On Monday he said no, and that was it.")
    statement = make_statement(report, "no", **fields)
    # The store takes what it is given: the derived table refers to reports, so that one is added.
    if statement.report != report.id:
        statement = replace(statement, report=_other(record))
    build(record, [(report, make_annotation(report, statements=[statement]))])
    assert any(expected in problem.what for problem in record.verify())


def _broken_events() -> Iterator[tuple[str, dict[str, Any]]]:
    report = make_report("On Monday they met, and that was it.")
    wrong = Span(start=0, end=4, text="That")
    actor = replace(make_actor("they", report), mention=wrong)
    place = Place(
        name="x", country=None, latitude=None, longitude=None, geonames=None, mention=wrong
    )
    inside = replace(report_sentence := make_span(report.text, "they met"), text="they sat")
    yield "is not 'they sat'", {"sentence": inside}
    yield "is not 'sat'", {"trigger": replace(make_span(report.text, "met"), text="sat")}
    yield "[0, 4) is not 'That'", {"actors": (actor,), "sentence": report_sentence}
    yield "[0, 4) is not 'That'", {"recipients": (actor,)}
    yield "[0, 4) is not 'That'", {"via": (actor,)}
    yield "[0, 4) is not 'That'", {"where": place}
    yield "no chain", {"via": ()}
    yield "lies within f00, which is no statement", {"within": "f00"}
    yield "report, date or outlet", {"outlet": "Another Post"}
    yield "report, date or outlet", {"published": "1999-01-01"}


@pytest.mark.parametrize(("expected", "fields"), list(_broken_events()))
def test_an_event_that_breaks_a_law(record: Record, expected: str, fields: dict[str, Any]) -> None:
    report = make_report("On Monday they met, and that was it.")
    build(record, [(report, make_annotation(report, events=[make_event(report, "met", **fields)]))])
    assert any(expected in problem.what for problem in record.verify())


def test_an_event_lies_within_a_statement_of_its_own_report(record: Record) -> None:
    one, other = make_report("They met, he said."), make_report("They met, she said.")
    said = make_statement(one, "They met")
    for report, fine in ((one, True), (other, False)):
        event = make_event(report, "met", within=said.id)
        statements = [said] if report is one else []
        build(record, [(report, make_annotation(report, statements=statements, events=[event]))])
        assert (list(record.verify()) == []) is fine


def test_two_events_of_one_id(record: Record) -> None:
    report = make_report("met and met")
    ada = make_actor("Ada")
    twins = [make_event(report, "met", after=at, id="f00", actors=(ada,)) for at in (0, 4)]
    build(record, [(report, make_annotation(report, events=twins))])
    assert ["several of its events have one id" in p.what for p in record.verify()] == [True]


def test_who_is_only_described_in_an_event_is_of_its_report_alone(record: Record) -> None:
    report = make_report("Officials met.")
    nameless = make_described(report, "Officials")
    event = make_event(report, "met", actors=(nameless,))
    build(record, [(report, make_annotation(report, events=[event]))])
    assert list(record.verify()) == []
    assert record.annotation(report.id).events[0].actors == (nameless,)
    assert [actor.name for actor in record.actors()] == ["Harbour Post"]


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ("DELETE FROM events WHERE report_name = '00002.txt'", "its events are not those"),
        ("UPDATE events SET type = 'AID' WHERE report_name = '00002.txt'", "its events are not"),
        ("UPDATE events SET status = 'denied' WHERE report_name = '00002.txt'", "its events are"),
        ("UPDATE events SET when_end = NULL WHERE report_name = '00002.txt'", "its events are"),
        ("UPDATE parties SET role = 'source' WHERE role = 'recipient'", "who stands in its events"),
        ("DELETE FROM parties WHERE words != ''", "who stands in its events"),
        ("UPDATE parties SET actor = 'x' WHERE role = 'actor'", "x, who stands in it, is no actor"),
    ],
)
def test_events_that_were_not_read_so(path: Path, change: str, what: str) -> None:
    _change(path, change, "INSERT INTO events_text (events_text) VALUES ('rebuild')")
    assert any(what in found for found in _found(path))


def test_a_full_text_index_of_other_sentences(path: Path) -> None:
    _change(path, "UPDATE events SET words = 'other' WHERE start > 60")
    found = _found(path)
    assert any(what.startswith("full-text index") for what in found)
    assert any("its events are not those that were read" in what for what in found)


def _other(record: Record) -> str:
    report, annotation = make_pair(5)
    record.add([(report, annotation)], model=MODEL)
    return report.id


def test_spans_of_mentions_and_times(record: Record) -> None:
    report = make_report("On Monday he said no.")
    elsewhere = make_report("He left, on Tuesday.")
    actor = replace(make_actor("he", elsewhere), mention=make_span(elsewhere.text, "Tuesday"))
    read = make_annotation(
        report,
        mentions=[make_mention(elsewhere, "left", None), make_mention(report, "he", actor)],
        times=[make_time(elsewhere, "on Tuesday", "2031-05-06")],
    )
    build(record, [(report, read)])
    found = sorted(problem.what for problem in record.verify())
    assert found == [
        "[12, 19) is not 'Tuesday' in the text",
        "[3, 7) is not 'left' in the text",
        "[9, 19) is not 'on Tuesday' in the text",
    ]


def test_the_event_that_a_time_lies_by(record: Record) -> None:
    report = make_report("Since the vote he said no.")
    event = replace(make_span(report.text, "the vote"), start=7, end=15)
    time = replace(
        make_time(report, "Since the vote", "2031"),
        relation=Relation(type="AFTER", offset=None, event=event),
    )
    build(record, [(report, make_annotation(report, times=[time]))])
    found = [problem.what for problem in record.verify()]
    assert found == ["[7, 15) is not 'the vote' in the text"]


def test_two_statements_of_one_id(record: Record) -> None:
    report = make_report("no and yes")
    twins = [make_statement(report, word, id="f00") for word in ("no", "yes")]
    build(record, [(report, make_annotation(report, statements=twins))])
    assert ["have one id" in problem.what for problem in record.verify()] == [True]


def test_a_source_that_is_nobody_known_is_of_its_report_alone(record: Record) -> None:
    report = make_report("Officials said no.")
    words = make_span(report.text, "Officials")
    nameless = replace(
        make_actor("Officials", kind="unknown"),
        id=described_id(report.id, words.start, words.end),
        mention=words,
    )
    said = make_statement(report, "no", via=(make_outlet(report), nameless))
    build(record, [(report, make_annotation(report, statements=[said]))])
    assert list(record.verify()) == []
    assert record.annotation(report.id).statements[0].via[1] == nameless


def test_a_chain_is_not_asked_for_where_no_outlet_is_known(record: Record) -> None:
    report = make_report("no and yes", outlet=None)
    build(record, [(report, make_annotation(report, statements=[make_statement(report, "no")]))])
    assert list(record.verify()) == []


_TOLD = (
    ("occurrences", "UPDATE occurrences SET payload = {}"),
    ("occurrences", "UPDATE occurrences SET digest = 'x'"),
    ("occurrences", "UPDATE occurrences SET weight = weight + 1"),
    ("occurrences", "UPDATE occurrences SET when_order = '1999-01-01'"),
    ("occurrences", "DELETE FROM members WHERE entry = (SELECT min(entry) FROM members)"),
    ("disagreements", "UPDATE disagreements SET payload = {}"),
    ("disagreements", "UPDATE disagreements SET one_source = 'x'"),
    ("positions", "UPDATE positions SET payload = {}"),
    ("positions", "UPDATE positions SET folded = ' other '"),
    ("stories", "UPDATE stories SET payload = {}"),
    ("stories", "UPDATE stories SET label = 'other'"),
    ("stories", "DELETE FROM chapters"),
    ("copies", "UPDATE copies SET share = 0.5"),
    ("copies", "UPDATE copies SET kind = 'exact'"),
    ("origins", "UPDATE origins SET agency = 'Wire Åland'"),
)


def _altered(path: Path, table: str) -> tuple[str, Value]:
    """Return the id of a value of a table, and another value under it."""
    with Record.open(path) as record:
        if table == "occurrences":
            first = next(iter(record.occurrences()))
            return first.id, replace(first, sources=99)
        if table == "disagreements":
            differs = next(iter(record.disagreements()))
            return differs.id, replace(differs, other_value="28")
        if table == "positions":
            held = next(iter(record.positions()))
            return held.id, replace(held, stance="oppose")
        story = next(iter(record.stories()))
        return story.id, replace(story, words=("other",))


@pytest.mark.parametrize(("table", "change"), _TOLD)
def test_what_was_not_told_together_so(path: Path, table: str, change: str) -> None:
    if "{}" in change:
        id, other = _altered(path, table)
        _change(path, f"{change.format('?')} WHERE id = '{id}'", values=(pack(other),))
    else:
        _change(path, change)
    with Record.open(path) as record:
        found = {(problem.where, problem.what) for problem in record.verify()}
    assert found == {(table, "it is not what was made of the reports")}


@pytest.mark.parametrize(
    ("change", "where", "what"),
    [
        ("UPDATE occurrences SET payload = x'00'", "occurrences", "it holds no valid Occurrence"),
        ("UPDATE stories SET payload = x'00'", "stories", "it holds no valid Story"),
        ("INSERT INTO members VALUES ('gone', 'gone')", "members", "gone is no occurrence of"),
        ("INSERT INTO members VALUES ('gone', 'gone')", "members", "gone is no statement and no"),
        ("UPDATE disagreements SET occurrence = 'gone'", "disagreements", "gone is no occurrence"),
        ("UPDATE positions SET actor = 'gone'", "positions", "gone is no actor of the record"),
        ("UPDATE positions SET statement = 'gone'", "positions", "gone is no statement of"),
        ("UPDATE positions SET previous = 'gone'", "positions", "gone is no position of"),
        ("UPDATE chapters SET story = 'gone'", "chapters", "gone is no story of the record"),
        (
            "UPDATE origins SET origin = 'gone'",
            "file",
            "a row of origins refers to none of reports",
        ),
    ],
)
def test_what_is_told_of_strangers(path: Path, change: str, where: str, what: str) -> None:
    _change(path, change)
    with Record.open(path) as record:
        found = [problem for problem in record.verify() if problem.where == where]
    assert any(problem.what.startswith(what) for problem in found)


def test_a_headline_that_is_not_in_its_report(record: Record) -> None:
    report = make_report("The quay is shut, they say.")
    other = make_report("The quay is open, they say.", name="other.txt")
    record.add([(each, make_annotation(each)) for each in (report, other)], model=MODEL)
    told = [
        make_occurrence(replace(make_passage(report, "shut"), text="open")),
        make_occurrence(replace(make_passage(report, "quay"), report_name="gone.txt")),
        make_occurrence(replace(make_passage(other, "they"), outlet=None)),
        make_occurrence(make_passage(other, "quay")),
    ]
    resolution = make_resolution(record.local_mentions())
    record.resolve(resolution, Account(occurrences=tuple(told)))
    assert sorted((problem.entry, problem.what) for problem in record.verify()) == sorted(
        [
            (told[0].id, "[12, 16) of report.txt is not 'open' in the text"),
            (told[1].id, "its passage has not the name, date or outlet of the report report.txt"),
            (told[2].id, "its passage has not the name, date or outlet of the report other.txt"),
        ]
    )


def test_a_full_text_index_of_other_headlines(path: Path) -> None:
    _change(path, "UPDATE occurrences SET words = 'other' WHERE start > 60")
    assert any(what.startswith("full-text index") for what in _found(path))
