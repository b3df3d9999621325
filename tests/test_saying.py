"""Corrections of entries: there at once, in step after resolving, undone without a trace."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from onrecord import building
from onrecord.correcting import ConflictError, Wish, apply, read_told, say, undo
from onrecord.errors import RunError
from onrecord.model import Account, Event, Interval, Resolution, Statement
from onrecord.store import Filters, Record
from onrecord.store.correcting import correction_of
from onrecord.store.schema import DERIVED
from tests.builders import make_actor, make_annotation, make_event, make_report, make_span
from tests.builders import make_mention as mention
from tests.builders import make_statement as statement
from tests.corrected import MODEL, Pair, exported

BY = "Ada Brook"
TEXT = (
    "The quay is shut. Mara Lindqvist said the dockers walked out on Friday. “We will stay,” she"
    " added. Ilse Brandt told the council that talks had failed. Police arrested two dockers."
)


def make_pair(number: int = 0, *, text: str = TEXT, name: str | None = None) -> Pair:
    """Return a report with three statements and two events, one of them within a statement."""
    report = make_report(
        text if number == 0 else f"Day {number}. {text}", name=name or f"r{number}",
        published=f"2031-05-{4 + number % 20:02}", outlet="Harbour Post",
        url=f"https://harbour.example/{number}",
    )  # fmt: skip
    mara, ilse = (make_actor(who, report) for who in ("Mara Lindqvist", "Ilse Brandt"))
    told = statement(
        report, "the dockers walked out on Friday", speaker=mara,
        source=make_span(report.text, "Mara Lindqvist"), cue=make_span(report.text, "said"),
    )  # fmt: skip
    stay = statement(report, "We will stay", speaker=mara, source=make_span(report.text, "she"))
    talks = statement(
        report, "talks had failed", speaker=ilse, source=make_span(report.text, "Ilse Brandt")
    )
    out = make_event(
        report, "walked out", within=told.id, via=(*told.via, mara), status="alleged",
        sentence=make_span(report.text, "Mara Lindqvist said the dockers walked out on Friday."),
    )  # fmt: skip
    arrest = make_event(
        report, "arrested", type="COERCE", mode="arrest",
        sentence=make_span(report.text, report.text[report.text.rindex(". ") + 2 :]),
    )  # fmt: skip
    return report, make_annotation(
        report,
        mentions=[mention(report, who.name, who) for who in (mara, ilse)],
        statements=[told, stay, talks], events=[out, arrest],
    )  # fmt: skip


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with Record.open(tmp_path / "r.db", write=True) as opened:
        opened.add([make_pair(n) for n in range(3)], model=MODEL)
        building.resolve(opened)
        yield opened


def told(record: Record, words: str, report: str = "r0") -> Statement:
    (found,) = [s for s in record.statements(Filters(report=report)) if s.content[0].text == words]
    return found


def event(record: Record, trigger: str, report: str = "r0") -> Event:
    (found,) = [e for e in record.events(Filters(report=report)) if e.trigger.text == trigger]
    return found


def spot(words: str) -> tuple[int, int]:
    return TEXT.index(words), TEXT.index(words) + len(words)


def in_step(record: Record, folder: Path) -> dict[str, bytes]:
    """Return the export of the record in step, which holds."""
    building.resolve(record)
    assert list(record.verify()) == []
    return exported(record, folder)


def test_a_speaker_is_named_at_once_and_in_the_chains(record: Record, tmp_path: Path) -> None:
    said, brandt = told(record, "the dockers walked out on Friday"), record.actor("Ilse Brandt")
    assert say(record, Wish(action="speaker", entry=said.id, actor="Ilse Brandt"), by=BY) == 1
    now = told(record, "the dockers walked out on Friday")
    assert now.id == said.id and now.confidence == 1.0 and now.source == said.source
    assert now.speaker is not None and now.speaker.id == brandt.id
    assert now.speaker.mention == said.source
    assert [actor.name for actor in event(record, "walked out").via] == [
        "Harbour Post",
        "Ilse Brandt",
    ]
    assert record.stale()
    at_once = record.annotation(said.report)
    in_step(record, tmp_path / "out")
    assert record.annotation(said.report).statements == at_once.statements
    counts = {actor.name: actor.statements for actor in record.actors()}
    assert (counts["Mara Lindqvist"], counts["Ilse Brandt"]) == (5, 4)
    (row,) = record.history(said.id)
    assert row.was is not None and row.was.speaker is not None
    assert (row.was.speaker.name, row.state) == ("Mara Lindqvist", "in force")
    assert row.target is not None and row.target.quotes[0].exact == said.content[0].text


def test_somebody_new_is_an_actor_and_nobody_is_none(record: Record, tmp_path: Path) -> None:
    said = told(record, "talks had failed")
    say(record, Wish(action="speaker", entry=said.id, actor="Rolf Ahlgren"), by=BY)
    assert record.actor("Ahlgren").name == "Rolf Ahlgren"
    in_step(record, tmp_path / "one")
    found = record.actor("Rolf Ahlgren")
    assert (found.statements, found.reports, found.kind) == (1, 1, "unknown")
    say(record, Wish(action="speaker", entry=said.id), by=BY)
    assert told(record, "talks had failed").speaker is None
    in_step(record, tmp_path / "two")
    with pytest.raises(RunError, match="no actor 'Rolf Ahlgren'"):
        record.actor("Rolf Ahlgren")


def test_a_speaker_stays_who_it_is_through_a_merge(record: Record, tmp_path: Path) -> None:
    said = told(record, "We will stay")
    say(record, Wish(action="speaker", entry=said.id, actor="Ilse Brandt"), by=BY)
    say(record, Wish(action="merge", actor="Mara Lindqvist", other="Ilse Brandt"), by=BY)
    in_step(record, tmp_path / "out")
    now = told(record, "We will stay").speaker
    assert now is not None and now.name == "Mara Lindqvist"
    assert record.actor("Mara Lindqvist").statements == 9


@pytest.mark.parametrize(
    ("wish", "field", "value"),
    [
        ({"action": "act", "act": "deny"}, "act", "deny"),
        ({"action": "date", "edtf": "2031-05-02"}, "said",
         Interval(start="2031-05-02", end="2031-05-03", edtf="2031-05-02", basis="expressed")),
        ({"action": "date", "edtf": "/2031-05-02"}, "said",
         Interval(start=None, end="2031-05-03", edtf="../2031-05-02", basis="expressed")),
        ({"action": "span", "role": "content", "spans": (spot("We will"),)}, "content",
         (make_span(TEXT, "We will"),)),
        ({"action": "span", "role": "cue", "spans": (spot("added"),)}, "cue",
         make_span(TEXT, "added")),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_statement_is_put_right(
    record: Record, tmp_path: Path, wish: dict[str, Any], field: str, value: Any
) -> None:
    before = exported(record, tmp_path / "before")
    said = told(record, "We will stay")
    say(record, Wish(entry=said.id, **wish), by=BY)
    (now,) = [each for each in record.statements() if each.id == said.id]
    assert now == replace(said, confidence=1.0, **{field: value})
    assert in_step(record, tmp_path / "changed") != before
    undo(record, 1, by=BY)
    assert [each for each in record.statements() if each.id == said.id] == [said]
    assert in_step(record, tmp_path / "after") == before


@pytest.mark.parametrize(
    ("wish", "fields"),
    [
        ({"action": "type", "type": "PROTEST", "mode": "strike"},
         {"type": "PROTEST", "mode": "strike"}),
        ({"action": "status", "status": "not_happened"},
         {"status": "not_happened", "polarity": "negative"}),
        ({"action": "span", "role": "trigger", "spans": (spot("Police"),)},
         {"trigger": make_span(TEXT, "Police")}),
        ({"action": "date", "edtf": "2031-05"},
         {"when": Interval(start="2031-05-01", end="2031-06-01", edtf="2031-05",
                           basis="expressed")}),
    ],
)  # fmt: skip
def test_what_is_wrong_with_an_event_is_put_right(
    record: Record, tmp_path: Path, wish: dict[str, Any], fields: dict[str, Any]
) -> None:
    was = replace(event(record, "arrested"), occurrence=None)
    say(record, Wish(entry=was.id, **wish), by=BY)
    (now,) = [each for each in record.events() if each.id == was.id]
    assert replace(now, occurrence=None) == replace(was, confidence=1.0, **fields)
    in_step(record, tmp_path / "out")


def test_what_is_removed_is_gone_and_what_lay_in_it_stays(record: Record, tmp_path: Path) -> None:
    before = exported(record, tmp_path / "before")
    said, out = told(record, "the dockers walked out on Friday"), event(record, "walked out")
    assert out.within == said.id
    say(record, Wish(action="remove", entry=said.id), by=BY)
    assert said.id not in {each.id for each in record.statements()}
    now = event(record, "walked out")
    assert (now.within, now.via, now.id) == (None, out.via, out.id)
    in_step(record, tmp_path / "out")
    assert record.actor("Mara Lindqvist").statements == 5
    with pytest.raises(RunError, match="was removed by correction 1 of Ada Brook: undo that first"):
        say(record, Wish(action="act", entry=said.id, act="deny"), by=BY)
    assert [row.action for row in record.history(said.id)] == ["remove"]
    undo(record, 1, by=BY)
    assert event(record, "walked out").within == said.id
    assert in_step(record, tmp_path / "after") == before
    assert [(row.action, row.state) for row in record.history(said.id)] == [
        ("remove", "undone"), ("undo", "in force"),
    ]  # fmt: skip


def test_a_missed_statement_is_added_and_vouches_for_what_lies_in_it(
    record: Record, tmp_path: Path
) -> None:
    before = exported(record, tmp_path / "before")
    wish = Wish(
        action="add", report="r0", spans=(spot("Police arrested two dockers"),), act="report",
        actor="Ilse Brandt", source=spot("Ilse Brandt"),
    )  # fmt: skip
    say(record, wish, by=BY)
    added = told(record, "Police arrested two dockers")
    assert added.speaker is not None and added.speaker.name == "Ilse Brandt"
    assert (added.act, added.kind, added.confidence, added.said.end) == (
        "report", "indirect", 1.0, "2031-05-05",
    )  # fmt: skip
    arrest = event(record, "arrested")
    assert arrest.within == added.id and [a.name for a in arrest.via] == [
        "Harbour Post", "Ilse Brandt",
    ]  # fmt: skip
    in_step(record, tmp_path / "out")
    assert told(record, "Police arrested two dockers") == added
    assert record.actor("Ilse Brandt").statements == 4
    with pytest.raises(RunError, match=f"the statement {added.id} has these words"):
        say(record, replace(wish, spans=(spot("Police arrested two dockers"),)), by=BY)
    say(record, Wish(action="date", entry=added.id, edtf="2031-05-03"), by=BY)
    assert told(record, "Police arrested two dockers").said.edtf == "2031-05-03"
    assert [row.number for row in record.history(added.id)] == [1, 2]
    undo(record, 2, by=BY)
    undo(record, 1, by=BY)
    assert in_step(record, tmp_path / "after") == before


def test_corrections_of_one_entry_add_up_and_of_one_aspect_the_later_counts(
    record: Record, tmp_path: Path
) -> None:
    said = told(record, "We will stay")
    say(record, Wish(action="act", entry=said.id, act="promise"), by=BY)
    say(record, Wish(action="date", entry=said.id, edtf="2031-05-02"), by=BY)
    say(record, Wish(action="act", entry=said.id, act="threaten"), by="Bo Ek")
    now = told(record, "We will stay")
    assert (now.act, now.said.edtf, now.speaker) == ("threaten", "2031-05-02", said.speaker)
    rows = record.history(said.id)
    assert [(row.state, row.replaced) for row in rows] == [
        ("idle", 3), ("in force", None), ("in force", None),
    ]  # fmt: skip
    in_step(record, tmp_path / "out")
    undo(record, 3, by=BY)
    assert told(record, "We will stay").act == "promise"


def test_who_came_in_between_is_told(record: Record) -> None:
    said = told(record, "We will stay")
    seen = record.last_correction()
    assert seen == 0
    say(record, Wish(action="act", entry=said.id, act="promise"), by="Bo Ek", seen=seen)
    with pytest.raises(ConflictError, match="Bo Ek has corrected this since: act promise") as found:
        say(record, Wish(action="act", entry=said.id, act="threaten"), by=BY, seen=seen)
    assert (found.value.number, found.value.by, found.value.what) == (1, "Bo Ek", "act promise")
    say(record, Wish(action="date", entry=said.id, edtf="2031-05-02"), by=BY, seen=seen)
    undo(record, 1, by="Bo Ek")
    with pytest.raises(ConflictError, match="took back: act promise"):
        say(record, Wish(action="act", entry=said.id, act="deny"), by=BY, seen=2)
    say(record, Wish(action="act", entry=said.id, act="deny"), by=BY, seen=3)
    say(record, Wish(action="remove", entry=said.id), by="Bo Ek", seen=4)
    with pytest.raises(ConflictError, match="since: no statement"):
        say(record, Wish(action="date", entry=said.id, edtf="2031-05-01"), by=BY, seen=4)
    assert record.last_correction() == 5


REFUSED = [
    ({"action": "speaker", "entry": "none"}, "holds no statement and no event 'none'"),
    ({"action": "speaker"}, "speaker needs entry"),
    ({"action": "act", "act": "say"}, "would change nothing"),
    ({"action": "act", "act": "shout"}, "a wish that cannot be"),
    ({"action": "speaker", "actor": " "}, "an actor needs a name"),
    ({"action": "speaker", "actor": "Mara Lindqvist"}, "would change nothing"),
    ({"action": "type", "type": "PROTEST"}, "type is of events"),
    ({"action": "status", "status": "planned"}, "status is of events"),
    ({"action": "date", "edtf": "Friday"}, "'Friday' is no date like 2031-05-04"),
    ({"action": "date", "edtf": "2031-05-04/2031-05-01"}, "ends before it begins"),
    ({"action": "date"}, "date needs edtf"),
    ({"action": "span", "role": "trigger", "spans": ((0, 3),)}, "a statement has no trigger"),
    ({"action": "span", "role": "content"}, "give the words of the content"),
    ({"action": "span", "role": "content", "spans": ((0, 9999),)}, "is no part of a text of"),
    ({"action": "span", "role": "content", "spans": ((3, 4),)}, "there are no words in"),
    ({"action": "span", "role": "content", "spans": ((0, 5), (4, 8))}, "overlap"),
    ({"action": "span", "role": "cue", "spans": ((0, 3), (4, 8))}, "the cue is one stretch"),
    ({"action": "same"}, "same needs other"),
]


@pytest.mark.parametrize(("wish", "reason"), REFUSED)
def test_what_does_not_fit_is_refused(record: Record, wish: dict[str, Any], reason: str) -> None:
    said = told(record, "We will stay")
    asked = wish if wish == {"action": "speaker"} else {"entry": said.id} | wish
    with pytest.raises(RunError, match=reason):
        say(record, Wish(**asked), by=BY)
    assert record.last_correction() == 0 and not record.stale()


def test_an_event_takes_what_is_of_events(record: Record) -> None:
    arrest, said = event(record, "arrested"), told(record, "We will stay")
    for wish, reason in (
        (Wish(action="type", entry=arrest.id, type="PROTEST", mode="aerial"), "PROTEST has no"),
        (Wish(action="act", entry=arrest.id, act="say"), "act is of statements"),
        (Wish(action="same", entry=arrest.id, other=said.id), "are not compared"),
        (Wish(action="same", entry=arrest.id, other=arrest.id), "one with itself"),
        (Wish(action="span", entry=arrest.id, role="trigger", spans=(spot("quay"),)),
         "lies in its sentence"),
        (Wish(action="merge", actor="Mara Lindqvist", other="Lindqvist"), "are one already"),
    ):  # fmt: skip
        with pytest.raises(RunError, match=reason):
            say(record, wish, by=BY)
    with pytest.raises(RunError, match="somebody who answers for it"):
        say(record, Wish(action="remove", entry=arrest.id), by="")


def wishes(record: Record) -> list[Wish]:
    """Return corrections of every kind, some of which are about one entry."""
    said, stay = told(record, "the dockers walked out on Friday"), told(record, "We will stay")
    out, arrest = event(record, "walked out"), event(record, "arrested")
    far, near = event(record, "arrested", "r1"), event(record, "arrested", "r2")
    return [
        Wish(action="speaker", entry=said.id, actor="Ilse Brandt"),
        Wish(action="speaker", entry=stay.id, actor="Rolf Ahlgren"),
        Wish(action="act", entry=stay.id, act="promise"),
        Wish(action="act", entry=stay.id, act="threaten"),
        Wish(action="date", entry=said.id, edtf="2031-05-02"),
        Wish(action="span", entry=stay.id, role="cue", spans=(spot("added"),)),
        Wish(action="type", entry=arrest.id, type="COERCE", mode="seize"),
        Wish(action="status", entry=out.id, status="denied"),
        Wish(action="remove", entry=told(record, "talks had failed").id),
        Wish(action="add", report="r0", spans=(spot("The quay is shut"),), act="report"),
        Wish(action="same", entry=arrest.id, other=far.id),
        Wish(action="different", entry=near.id, other=arrest.id),
        Wish(action="merge", actor="Mara Lindqvist", other="Ilse Brandt"),
    ]  # fmt: skip


def test_one_by_one_or_rebuilt_with_the_set_in_any_order_is_the_same_record(
    record: Record, tmp_path: Path
) -> None:
    for wish in wishes(record):
        say(record, wish, by=BY)
        building.resolve(record)
    made = in_step(record, tmp_path / "one by one")
    assert {row.state for row in record.corrections()} == {"in force", "idle"}
    log = record.corrections_in_force()
    assert len(made["corrections.jsonl"].splitlines()) == len(log) == 13
    for turn in range(3):
        random.Random(turn).shuffle(log)
        with Record.open(tmp_path / f"{turn}.db", write=True) as again:
            pairs = [make_pair(n) for n in (turn, (turn + 1) % 3, (turn + 2) % 3)]
            again.add(pairs[:turn], model=MODEL)
            for said in log:
                again.say(lambda _, said=said: said)  # type: ignore[misc]
                if turn == 1:
                    building.resolve(again)
            again.add(pairs, model="reader-2" if turn == 2 else MODEL)
            assert in_step(again, tmp_path / f"out{turn}") == made


def reworded(pair: Pair, old: str, new: str) -> Pair:
    """Return a later version of a report, with other words and so with another id."""
    report, _ = pair
    text = report.text.replace(old, new)
    return make_pair(0, text=text, name=report.name)


def test_a_new_version_of_a_report_takes_the_corrections_whose_words_it_has(
    record: Record, tmp_path: Path
) -> None:
    log = []
    for wish in wishes(record)[:9]:
        say(record, wish, by=BY)
    log = record.corrections_in_force()
    with Record.open(tmp_path / "later.db", write=True) as later:
        for said in log:
            later.say(lambda _, said=said: said)  # type: ignore[misc]
        assert {row.state for row in later.corrections()} == {"orphaned"}
        later.add([reworded(make_pair(), "Police", "The police")], model=MODEL)
        in_step(later, tmp_path / "later")
        orphaned = {row.action for row in later.corrections() if row.state == "orphaned"}
        assert orphaned == {"type", "remove"}, "whose words, or those beside them, are others now"
        assert told(later, "We will stay").act in ("promise", "threaten")
        speaker = told(later, "We will stay").speaker
        assert speaker is not None and speaker.name == "Rolf Ahlgren"
        assert event(later, "walked out").status == "denied"
        found = told(later, "We will stay")
        assert [row.action for row in later.history(found.id)] == [
            row.action for row in later.corrections()
            if row.target is not None and row.target.quotes[0].exact == "We will stay"
        ]  # fmt: skip


def test_with_a_new_reading_corrections_come_to_the_same_words(
    record: Record, tmp_path: Path
) -> None:
    said = told(record, "We will stay")
    arrest = event(record, "arrested")
    say(record, Wish(action="act", entry=said.id, act="promise"), by=BY)
    say(record, Wish(action="status", entry=arrest.id, status="planned"), by=BY)
    report, annotation = make_pair()
    newer = replace(
        annotation,
        statements=tuple(
            replace(each, id=f"new {n}") for n, each in enumerate(annotation.statements) if n != 0
        ),
        events=(replace(annotation.events[0], within=None),),
    )
    record.add([(report, newer)], model="reader-2")
    in_step(record, tmp_path / "out")
    now = told(record, "We will stay")
    assert (now.id, now.act) == ("new 1", "promise")
    assert [(row.action, row.state) for row in record.corrections()] == [
        ("act", "in force"), ("status", "orphaned"),
    ]  # fmt: skip
    assert [row.number for row in record.history("new 1")] == [1]
    assert [row.number for row in record.history(arrest.id)] == [2]
    undo(record, 1, by=BY)
    assert told(record, "We will stay").act == said.act
    record.add([make_pair()], model="reader-3")
    in_step(record, tmp_path / "back")
    assert event(record, "arrested").status == "planned"


def test_two_entries_are_joined_or_parted(record: Record, tmp_path: Path) -> None:
    def places() -> list[str | None]:
        return [event(record, "arrested", f"r{n}").occurrence for n in range(3)]

    before = places()
    one, two = (event(record, "arrested", f"r{n}").id for n in range(2))
    joined = before[0] == before[1]
    say(record, Wish(action="different" if joined else "same", entry=one, other=two), by=BY)
    assert places() == before and record.stale()
    in_step(record, tmp_path / "out")
    assert (places()[0] == places()[1]) is not joined
    # The other word on the same two counts from now on.
    say(record, Wish(action="same" if joined else "different", entry=two, other=one), by=BY)
    in_step(record, tmp_path / "again")
    assert (places()[0] == places()[1]) is joined
    assert [row.replaced for row in record.history(one)] == [2, None]


def test_an_undoing_is_undone(record: Record) -> None:
    said = told(record, "We will stay")
    say(record, Wish(action="act", entry=said.id, act="promise"), by=BY)
    undo(record, 1, by=BY)
    assert told(record, "We will stay").act == "say"
    undo(record, 2, by=BY)
    assert told(record, "We will stay").act == "promise"
    with pytest.raises(RunError, match="correction 2 is undone already"):
        undo(record, 2, by=BY)
    with pytest.raises(RunError, match="there is no correction 9"):
        undo(record, 9, by=BY)


def test_a_damaged_place_is_found(record: Record, tmp_path: Path) -> None:
    say(record, Wish(action="act", entry=told(record, "We will stay").id, act="promise"), by=BY)
    in_step(record, tmp_path / "out")
    for change, what in (
        ("UPDATE placed SET entry = 'x'", "it is not at the entry that it is about"),
        ("UPDATE targets SET entry = 'x'", "listed under other entries than it is about"),
    ):
        connection = sqlite3.connect(tmp_path / "r.db")
        connection.execute(change)
        connection.commit()
        connection.close()
        assert any(what in problem.what for problem in record.verify())


def test_corrections_are_passed_on_to_another_record(record: Record, tmp_path: Path) -> None:
    for wish in wishes(record):
        say(record, wish, by=BY)
    made = in_step(record, tmp_path / "made")
    lines = [msgspec.json.encode(each) for each in record.corrections_told()]
    assert b'"exact":"We will stay"' in b"".join(lines)
    said = list(read_told([*lines, b"\n"], "told.jsonl"))
    with Record.open(tmp_path / "other.db", write=True) as other:
        other.add([make_pair(n) for n in range(3)], model=MODEL)
        assert apply(other, said) == (12, 1, 0, 0)
        assert in_step(other, tmp_path / "other") == made
        assert apply(other, said) == (0, 0, 0, 13)
        undo(other, 1, by=BY)
        assert apply(other, said[:1]).known == 1
    with Record.open(tmp_path / "bare.db", write=True) as bare:
        bare.add([make_pair(4)], model=MODEL)
        assert apply(bare, said) == (1, 0, 12, 0)
        changed = replace(said[0], action="remove")
        with pytest.raises(RunError, match="was changed"):
            apply(bare, [said[1], changed])
    with pytest.raises(RunError, match=r"told.jsonl, line 2: no correction"):
        list(read_told([lines[0], b"{}"], "told.jsonl"))


def derived_rows(record: Record) -> dict[str, list[tuple[Any, ...]]]:
    """Return what the derived tables hold, all but what tells of how the rows came there."""
    found = {}
    with closing(sqlite3.connect(record.where)) as held:
        for table in (*(each.name for each in DERIVED), "placed", "corrections", "meta"):
            names = [row[1] for row in held.execute(f"PRAGMA table_info({table})")]
            shown = ", ".join(name for name in names if name not in ("digest", "number"))
            found[table] = sorted(held.execute(f"SELECT {shown} FROM {table}"), key=repr)
    return found


@pytest.mark.parametrize("known", range(1, 13, 2))
def test_what_is_said_while_a_record_is_resolved_is_as_if_said_behind_it(
    record: Record, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, known: int
) -> None:
    for wish in wishes(record):
        say(record, wish, by=BY)
    log = [correction_of(row) for row in record.corrections()]

    def go_on(of: Record) -> None:
        for said in log[known:]:
            of.say(lambda _, said=said: said)  # type: ignore[misc]
        of.take_back(1, by=BY, at="2031-06-01T00:00:00Z")
        of.take_back(len(log), by=BY, at="2031-06-01T00:00:01Z")

    def begun(name: str) -> Record:
        made = Record.open(tmp_path / name, write=True)
        made.add([make_pair(n) for n in range(3)], model=MODEL)
        building.resolve(made)
        for said in log[:known]:
            made.say(lambda _, said=said: said)  # type: ignore[misc]
        return made

    made_of = building.account
    with begun("behind.db") as behind, begun("between.db") as between:
        building.resolve(behind)
        before = behind.pulse().derived_from
        go_on(behind)
        times = []

        def account(seen: Record, resolution: Resolution) -> Account:
            times.append(seen.last_correction())
            go_on(between)
            return made_of(seen, resolution)

        with monkeypatch.context() as patched:
            patched.setattr(building, "account", account)
            building.resolve(between)
        assert times == [known], "it was not begun anew"
        assert between.stale() and behind.stale()
        assert between.pulse().derived_from == before
        assert derived_rows(between) == derived_rows(behind)
        assert in_step(between, tmp_path / "1") == in_step(behind, tmp_path / "2")
