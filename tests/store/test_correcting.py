"""The log of corrections: numbered, whole, and proved by verify."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from onrecord import correcting
from onrecord.errors import RunError
from onrecord.knowledge.roster import NO_ROSTER, Entry, Roster
from onrecord.store import Record
from onrecord.store.correcting import undone_in
from tests.corrected import make_record
from tests.store.stories import problems


@pytest.mark.parametrize(
    ("rows", "undone"),
    [
        ([], set()),
        ([(1, None), (2, None)], set()),
        ([(1, None), (2, 1)], {1}),
        ([(1, None), (2, 1), (3, 2)], {2}),
        ([(1, None), (2, 1), (3, 2), (4, 3)], {1, 3}),
        ([(1, None), (2, 1), (3, 2), (4, 1)], {1, 2}),
    ],
)
def test_the_last_word_counts(rows: list[tuple[int, int | None]], undone: set[int]) -> None:
    assert undone_in(rows) == undone


def changed(path: Path, statement: str) -> list[str]:
    connection = sqlite3.connect(path)
    connection.execute(statement)
    connection.commit()
    connection.close()
    with Record.open(path) as record:
        return problems(record)


def test_a_damaged_correction_is_found(tmp_path: Path) -> None:
    path = make_record(tmp_path / "r.db")
    with Record.open(path, write=True) as record:
        correcting.merge(record, "Mara Lindqvist", "Maja Ek", by="Ada Brook")
        assert problems(record) == []
    found = changed(path, "UPDATE corrections SET key = '0000000000000000'")
    assert any("what it says has the id" in problem for problem in found)
    found = changed(path, "UPDATE corrections SET payload = x'00'")
    assert any("holds no valid Correction" in problem for problem in found)


def test_a_damaged_cast_is_found(tmp_path: Path) -> None:
    path = make_record(tmp_path / "r.db")
    with Record.open(path, write=True) as record:
        record.keep_roster(Roster([Entry(name="Mara Lindqvist")]))
        assert problems(record) == []
        assert [entry.name for entry in record.roster().entries] == ["Mara Lindqvist"]
    found = changed(path, "UPDATE casts SET digest = '0000000000000000'")
    assert any("a cast that has the digest" in problem for problem in found)


def test_a_cast_is_one_at_a_time(tmp_path: Path) -> None:
    with Record.open(make_record(tmp_path / "r.db"), write=True) as record:
        for name in ("Mara Lindqvist", "Oskar Brandt"):
            record.keep_roster(Roster([Entry(name=name)]))
        assert [entry.name for entry in record.roster().entries] == ["Oskar Brandt"]
        assert len(record.read_otherwise(roster=record.roster().digest)) == 6
        record.keep_roster(NO_ROSTER)
        assert record.roster().digest == "" and record.read_otherwise(roster="") == []


def test_nothing_is_corrected_in_a_record_that_is_only_read(tmp_path: Path) -> None:
    with (
        Record.open(make_record(tmp_path / "r.db")) as record,
        pytest.raises(RunError, match="opened for reading only"),
    ):
        correcting.merge(record, "Mara Lindqvist", "Maja Ek", by="Ada Brook")
