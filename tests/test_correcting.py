"""Corrections by hand: kept apart, refused where they contradict, taken back without a trace."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import permutations
from pathlib import Path

import pytest
from msgspec.structs import replace

from onrecord import building, correcting
from onrecord.errors import RunError
from onrecord.store import Filters, Record
from tests.corrected import MODEL, counts, exported, make_record, make_story

BY, AT = "Ada Brook", "2031-06-01T10:00:00Z"


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with Record.open(make_record(tmp_path / "r.db"), write=True) as opened:
        yield opened


def states(record: Record) -> list[tuple[str, str]]:
    return [(row.action, row.state) for row in record.corrections()]


def test_before_any_correction(record: Record) -> None:
    assert counts(record) == {
        "Mara Lindqvist": (4, 5, 4), "Ilse Brandt": (2, 3, 2), "Oskar Tannenbaum": (1, 1, 1),
        "Maja Ek": (1, 1, 1),
    }  # fmt: skip


def test_a_merge_makes_two_one_under_the_first_name(record: Record) -> None:
    kept, gone = record.actor("Lindqvist").id, record.actor("Maja Ek").id
    assert correcting.merge(record, "Lindqvist", "Maja Ek", by=BY, at="2031-06-01T10:00:00Z") == 1
    assert counts(record)["Mara Lindqvist"] == (5, 6, 5)
    found = record.actor("Maja Ek")
    assert (found.id, found.names) == (kept, ("Lindqvist", "Maja Ek", "Mara Lindqvist"))
    said = list(record.statements(Filters(speaker="Maja Ek")))
    assert {s.speaker.id for s in said if s.speaker} == {kept} and len(said) == 5
    (row,) = record.corrections()
    assert (row.number, row.at, row.by, row.action, row.state) == (
        1, "2031-06-01T10:00:00Z", BY, "merge", "in force",
    )  # fmt: skip
    assert row.other is not None and row.other.id == gone
    assert list(record.verify()) == []


def test_a_split_by_form_takes_the_reports_that_know_nothing_else(record: Record) -> None:
    correcting.split(record, "Mara Lindqvist", ["lindqvist"], by=BY)
    assert counts(record)["Mara Lindqvist"] == (3, 4, 3)
    assert counts(record)["Lindqvist"] == (1, 1, 1)
    assert list(record.verify()) == []


def test_a_split_by_report_takes_what_is_meant_there(record: Record) -> None:
    correcting.split(record, "Mara Lindqvist", ["r1", "r3"], by=BY)
    names = [(actor.name, actor.reports) for actor in record.actors() if "Mara" in actor.name]
    assert names == [("Mara Lindqvist", 2), ("Mara Lindqvist", 2)]
    with pytest.raises(RunError, match="may be several actors: Mara Lindqvist \\(person "):
        record.actor("Mara Lindqvist")


def test_what_is_undone_leaves_no_trace_in_the_export(record: Record, tmp_path: Path) -> None:
    before = exported(record, tmp_path / "before")
    correcting.merge(record, "Mara Lindqvist", "Maja Ek", by=BY)
    correcting.split(record, "Mara Lindqvist", ["Lindqvist"], by=BY)
    changed = exported(record, tmp_path / "changed")
    assert all(changed[name] != before[name] for name in ("actors.jsonl", "corrections.jsonl"))
    assert correcting.undo(record, 2, by="Bo Ek") == 3
    assert correcting.undo(record, 1, by="Bo Ek") == 4
    assert exported(record, tmp_path / "after") == before
    assert states(record) == [
        ("merge", "undone"), ("split", "undone"), ("undo", "in force"), ("undo", "in force"),
    ]  # fmt: skip
    assert list(record.verify()) == []


def test_an_undoing_is_undone_like_all_else(record: Record, tmp_path: Path) -> None:
    correcting.merge(record, "Mara Lindqvist", "Maja Ek", by=BY)
    merged = exported(record, tmp_path / "merged")
    correcting.undo(record, 1, by=BY)
    correcting.undo(record, 2, by=BY)
    assert exported(record, tmp_path / "again") == merged
    assert states(record) == [("merge", "in force"), ("undo", "undone"), ("undo", "in force")]


def test_corrections_outlive_new_reports_and_a_newer_model(record: Record, tmp_path: Path) -> None:
    correcting.merge(record, "Ilse Brandt", "Oskar Tannenbaum", by=BY)
    correcting.split(record, "Mara Lindqvist", ["r0"], by=BY)
    more = make_story([*({} for _ in range(6)), {"Oskar Tannenbaum": ["Oskar Tannenbaum"]}])[6:]
    record.add(more, model=MODEL)
    building.resolve(record)
    assert counts(record)["Ilse Brandt"] == (4, 5, 4)
    record.add(make_story(), model="reader-2")
    building.resolve(record)
    assert counts(record)["Ilse Brandt"] == (4, 5, 4)
    assert [actor.reports for actor in record.actors() if "Mara" in actor.name] == [3, 1]
    assert states(record) == [("merge", "in force"), ("split", "in force")]


def test_an_actor_that_a_newer_model_knows_otherwise_is_still_meant(record: Record) -> None:
    correcting.merge(record, "Ilse Brandt", "Oskar Tannenbaum", by=BY)
    old = record.actor("Ilse Brandt").id
    known = [(report, _with_wikidata(found)) for report, found in make_story()]
    record.add(known, model="reader-2")
    building.resolve(record)
    now = record.actor("Oskar Tannenbaum")
    assert now.id != old and (now.name, now.wikidata) == ("Ilse Brandt", "Q42")


def _with_wikidata(found):  # type: ignore[no-untyped-def]
    def told(actor):  # type: ignore[no-untyped-def]
        return replace(actor, wikidata="Q42") if actor.name == "Ilse Brandt" else actor

    return replace(
        found,
        mentions=tuple(replace(m, actor=told(m.actor)) for m in found.mentions),
        statements=tuple(replace(s, speaker=told(s.speaker)) for s in found.statements),
    )


def test_a_correction_that_means_nobody_here_is_idle_and_waits(tmp_path: Path) -> None:
    with Record.open(make_record(tmp_path / "r.db"), write=True) as record:
        correcting.merge(record, "Mara Lindqvist", "Maja Ek", by=BY)
        said = record.corrections_in_force()
    with Record.open(make_record(tmp_path / "s.db", make_story()[:2]), write=True) as record:
        of = record.fingerprint()
        from onrecord.resolvers.actors import resolve_actors
        from onrecord.resolvers.corrections import correct

        base = resolve_actors(record.local_mentions())
        record.correct(said[0], correct(base, said, record.local_mentions), of=of)
        assert states(record) == [("merge", "idle")]
        record.add(make_story(), model=MODEL)
        building.resolve(record)
        assert states(record) == [("merge", "in force")]
        assert counts(record)["Mara Lindqvist"] == (5, 6, 5)


def test_what_was_split_off_may_be_somebody_else(record: Record) -> None:
    correcting.split(record, "Mara Lindqvist", ["Lindqvist"], by=BY)
    piece = next(actor for actor in record.actors() if actor.name == "Lindqvist")
    correcting.merge(record, "Maja Ek", piece.id, by=BY)
    assert counts(record)["Maja Ek"] == (2, 2, 2)
    correcting.undo(record, 1, by=BY)
    assert states(record)[:2] == [("split", "undone"), ("merge", "idle")]
    assert counts(record)["Maja Ek"] == (1, 1, 1)


def test_the_order_of_corrections_leaves_no_trace(tmp_path: Path) -> None:
    said: list[Callable[[Record, str], int]] = [
        lambda record, _: correcting.merge(record, "Ilse Brandt", "Maja Ek", by=BY, at=AT),
        lambda record, mara: correcting.split(record, mara, ["r2"], by=BY, at=AT),
        lambda record, mara: correcting.split(record, mara, ["r0"], by=BY, at=AT),
    ]
    found = []
    for number, order in enumerate(permutations(said)):
        with Record.open(make_record(tmp_path / f"{number}.db"), write=True) as record:
            mara = record.actor("Mara Lindqvist").id
            for correction in order:
                correction(record, mara)
            found.append(exported(record, tmp_path / f"out{number}"))
    assert len(found) == 6 and all(each == found[0] for each in found)
    assert len(found[0]["corrections.jsonl"].splitlines()) == 3


def merge(record: Record, one: str, other: str) -> None:
    correcting.merge(record, one, other, by=BY)


def split(record: Record, name: str, *wanted: str) -> None:
    correcting.split(record, name, wanted, by=BY)


REFUSED = [
    ([], (merge, "Mara Lindqvist", "Lindqvist"), "are one already: Mara Lindqvist"),
    ([], (merge, "Mara Lindqvist", "Nobody"), "the record holds no actor 'Nobody'"),
    (
        [(merge, "Mara Lindqvist", "Maja Ek")], (merge, "Maja Ek", "Mara Lindqvist"),
        "are one already",
    ),
    (
        [(merge, "Mara Lindqvist", "Maja Ek"), (merge, "Maja Ek", "Ilse Brandt")],
        (merge, "Ilse Brandt", "Mara Lindqvist"),
        "are one already",
    ),
    ([], (split, "Mara Lindqvist", "Mara Lindqvist", "Lindqvist"), "nothing of Mara Lindqvist"),
    ([], (split, "Ilse Brandt", "Brandt"), "stands beside other forms wherever it is used"),
    ([], (split, "Ilse Brandt", "Nobody"), "neither a form that a report knows them by nor"),
    ([], (split, "Ilse Brandt", "r0"), "Ilse Brandt is not in the report r0"),
    (
        [(merge, "Mara Lindqvist", "Maja Ek")], (split, "Mara Lindqvist", "Maja Ek"),
        r"the merge of Mara Lindqvist and Maja Ek \(by Ada Brook, .*\) put this there: undo it",
    ),
    (
        [(merge, "Mara Lindqvist", "Maja Ek")], (split, "Mara Lindqvist", "r5", "r0"),
        "are of several actors that were merged",
    ),
    (
        [(split, "Mara Lindqvist", "r2", "r3")], (split, "Lindqvist", "r2"),
        "made this actor: undo it",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("first", "wanted", "reason"), REFUSED)
def test_a_contradiction_is_told_before_anything_is_written(
    record: Record,
    tmp_path: Path,
    first: list[tuple],
    wanted: tuple,
    reason: str,  # type: ignore[type-arg]
) -> None:
    for command, *given in first:
        command(record, *given)
    before, log = exported(record, tmp_path / "before"), list(record.corrections())
    if wanted[1] == "Lindqvist":
        piece = next(actor for actor in record.actors() if actor.name == "Lindqvist")
        wanted = (split, piece.id, *wanted[2:])
    command, *given = wanted
    with pytest.raises(RunError, match=reason):
        command(record, *given)
    assert exported(record, tmp_path / "after") == before
    assert list(record.corrections()) == log


def test_a_merge_of_what_a_split_keeps_apart_is_refused(record: Record) -> None:
    split(record, "Mara Lindqvist", "Lindqvist")
    piece = next(actor for actor in record.actors() if actor.name == "Lindqvist")
    with pytest.raises(RunError, match="contradicts the split of Lindqvist from Mara Lindqvist"):
        merge(record, "Mara Lindqvist", piece.id)
    merge(record, "Maja Ek", piece.id)
    with pytest.raises(RunError, match="contradicts the split"):
        merge(record, "Maja Ek", "Mara Lindqvist")


def test_what_an_undoing_brings_back_may_not_contradict(record: Record) -> None:
    split(record, "Mara Lindqvist", "Lindqvist")
    piece = next(actor for actor in record.actors() if actor.name == "Lindqvist")
    merge(record, "Maja Ek", piece.id)
    correcting.undo(record, 1, by=BY)
    merge(record, "Mara Lindqvist", "Maja Ek")
    with pytest.raises(RunError, match="contradicts the split"):
        correcting.undo(record, 3, by=BY)
    assert len(list(record.corrections())) == 4


def test_undo_needs_a_correction_that_counts(record: Record) -> None:
    with pytest.raises(RunError, match="there is no correction 1"):
        correcting.undo(record, 1, by=BY)
    merge(record, "Mara Lindqvist", "Maja Ek")
    correcting.undo(record, 1, by=BY)
    with pytest.raises(RunError, match="correction 1 is undone already"):
        correcting.undo(record, 1, by=BY)
    merge(record, "Mara Lindqvist", "Maja Ek")
    with pytest.raises(RunError, match="correction 3 by Ada Brook says the same"):
        correcting.undo(record, 2, by=BY)


def test_somebody_answers_for_a_correction(record: Record) -> None:
    with pytest.raises(RunError, match="say who with --by"):
        correcting.merge(record, "Mara Lindqvist", "Maja Ek", by=" ")
    assert list(record.corrections()) == []


def test_a_report_that_comes_in_between_is_counted_in(
    record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    more = make_story([*({} for _ in range(6)), {"Maja Ek": ["Maja Ek"]}])[6:]
    find, waiting = record.corrections_in_force, [more]

    def late() -> object:
        if waiting:
            record.add(waiting.pop(), model=MODEL)
        return find()

    monkeypatch.setattr(record, "corrections_in_force", late)
    merge(record, "Mara Lindqvist", "Maja Ek")
    assert counts(record)["Mara Lindqvist"] == (6, 7, 6)
    assert len(list(record.corrections())) == 1
