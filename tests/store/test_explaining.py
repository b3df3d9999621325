"""Why a form stands for an actor: what the record can say of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord import building, correcting
from onrecord.errors import RunError
from onrecord.knowledge.roster import Entry, Roster
from onrecord.store import ActorForm, Record
from tests.builders import make_actor, make_annotation, make_mention, make_report, make_statement
from tests.corrected import MODEL, make_record


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with Record.open(make_record(tmp_path / "r.db"), write=True) as opened:
        report = make_report(
            "Mara Lindqvist came. The captain spoke, and she said no. Her ship left.", name="own"
        )
        mara = make_actor("Mara Lindqvist", report)
        mentions = [
            make_mention(report, "Mara Lindqvist", mara),
            make_mention(report, "The captain", mara, form="description"),
            make_mention(report, "she", mara, form="pronoun"),
            make_mention(report, "Her", mara, form="pronoun"),
        ]
        said = [make_statement(report, "no", speaker=mara)]
        opened.add(
            [(report, make_annotation(report, mentions=mentions, statements=said))], model=MODEL
        )
        building.resolve(opened)
        yield opened


def rows(record: Record, name: str) -> list[ActorForm]:
    return list(record.explain(name))


def test_names_come_first_then_descriptions_then_pronouns_by_report(record: Record) -> None:
    found = rows(record, "Mara Lindqvist")
    assert [(row.form, row.text, row.count, row.reports, row.report) for row in found] == [
        ("name", "Mara Lindqvist", 4, 4, None), ("name", "Lindqvist", 1, 1, None),
        ("name", "Lindqvist", 1, 1, None), ("description", "The captain", 1, 1, None),
        ("pronoun", "her, she", 2, 1, "own"),
    ]  # fmt: skip
    assert {(row.text, row.read_as) for row in found if row.text == "Lindqvist"} == {
        ("Lindqvist", "Lindqvist"), ("Lindqvist", "Mara Lindqvist"),
    }  # fmt: skip
    assert {row.actor for row in found} == {record.actor("Mara Lindqvist").id}


def test_each_form_has_the_score_and_evidence_that_brought_it_there(record: Record) -> None:
    (lone,) = [row for row in rows(record, "Mara Lindqvist") if row.read_as == "Lindqvist"]
    assert (lone.to or "").casefold() == "mara lindqvist" and lone.evidence
    assert lone.score is not None and 0 < lone.score <= 1


def test_who_is_only_vouched_by_is_listed_without_a_mention(record: Record) -> None:
    (outlet,) = rows(record, "Harbour Post")
    assert (outlet.form, outlet.text, outlet.count) == ("name", "Harbour Post", 0)


def test_a_correction_is_evidence(record: Record) -> None:
    correcting.merge(record, "Mara Lindqvist", "Maja Ek", by="Ada Brook", at="2031-06-01T10:00:00Z")
    (row,) = [row for row in rows(record, "Maja Ek") if row.read_as == "Maja Ek"]
    assert (row.name, row.to, row.score) == ("Mara Lindqvist", "Mara Lindqvist", 1.0)
    assert "correction: merged by Ada Brook, 2031-06-01T10:00:00Z" in row.evidence
    correcting.split(record, "Ilse Brandt", ["r4"], by="Ada Brook", at="2031-06-02T10:00:00Z")
    piece = [a for a in record.actors() if a.names == ("Brandt", "Ilse Brandt") and a.reports == 1]
    assert rows(record, piece[0].id)[0].evidence == (
        "correction: split off by Ada Brook, 2031-06-02T10:00:00Z",
    )


def test_the_users_cast_is_evidence(record: Record) -> None:
    own = Entry(name="Mara Lindqvist", kind="person", forms=("Lindqvist",))
    record.keep_roster(Roster([own]))
    found = {(r.text, r.read_as): r.evidence for r in rows(record, "Mara Lindqvist")}
    told = "cast: a name of Mara Lindqvist in your own"
    assert told in found["Lindqvist", "Mara Lindqvist"]
    assert told not in found["Lindqvist", "Lindqvist"]


def test_an_actor_is_meant_by_id_name_or_words(record: Record) -> None:
    mara = record.actor("Mara Lindqvist")
    assert record.actor(mara.id) == record.actor("lindqvist") == mara
    with pytest.raises(RunError, match="holds no actor 'Nobody'"):
        rows(record, "Nobody")
