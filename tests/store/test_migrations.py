"""Versions of the schema: made, told apart, brought up step by step, or left alone."""

from __future__ import annotations

import json
import sqlite3
import zlib
from pathlib import Path

import pytest
from msgspec.structs import replace
from sqlalchemy import Connection

from onrecord import correcting
from onrecord.errors import RunError
from onrecord.store import Filters, Record, sqlite
from onrecord.store.migrations import STEPS, VERSION, Step, bring_up, check_readable
from tests.corrected import make_record as make_corrected
from tests.store.stories import build, export, make_pair, make_record, problems, settle


@pytest.fixture
def older(tmp_path: Path) -> Path:
    """A record of schema 1 as a program of two versions ago would have left it."""
    path = tmp_path / "older.db"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE reports (id TEXT PRIMARY KEY, text TEXT NOT NULL)")
    connection.execute("INSERT INTO reports VALUES ('a', 'A text.')")
    connection.execute(f"PRAGMA application_id = {sqlite.APPLICATION_ID}")
    connection.execute("PRAGMA user_version = 1")
    connection.commit()
    connection.close()
    return path


def _add_outlet(connection: Connection) -> None:
    connection.exec_driver_sql("ALTER TABLE reports ADD COLUMN outlet TEXT")


def _fill_outlet(connection: Connection) -> None:
    connection.exec_driver_sql("UPDATE reports SET outlet = 'unknown to ' || id")


def _fail(connection: Connection) -> None:
    connection.exec_driver_sql("DROP TABLE reports")
    raise RuntimeError("the light went out")


def _bring_up(path: Path, *, version: int, steps: dict[int, Step]) -> None:
    engine = sqlite.engine(path, write=True, wait=1)
    try:
        bring_up(engine, str(path), version=version, steps=steps)
    finally:
        engine.dispose()


def _rows(path: Path) -> tuple[int, list[tuple[str, ...]]]:
    connection = sqlite3.connect(path)
    [(version,)] = connection.execute("PRAGMA user_version").fetchall()
    rows = connection.execute("SELECT * FROM reports").fetchall()
    connection.close()
    return version, rows


def test_an_older_record_is_brought_up_step_by_step(older: Path) -> None:
    _bring_up(older, version=3, steps={1: _add_outlet, 2: _fill_outlet})
    assert _rows(older) == (3, [("a", "A text.", "unknown to a")])


def test_only_the_steps_that_are_missing_are_taken(older: Path) -> None:
    _bring_up(older, version=2, steps={1: _add_outlet})
    _bring_up(older, version=3, steps={1: _fail, 2: _fill_outlet})
    _bring_up(older, version=3, steps={1: _fail, 2: _fail})
    assert _rows(older) == (3, [("a", "A text.", "unknown to a")])


def test_a_step_that_fails_leaves_the_older_record(older: Path) -> None:
    with pytest.raises(RuntimeError, match="light"):
        _bring_up(older, version=3, steps={1: _add_outlet, 2: _fail})
    assert _rows(older) == (1, [("a", "A text.")])


def test_an_older_record_is_not_read_before_it_is_brought_up(older: Path) -> None:
    engine = sqlite.engine(older, write=False, wait=1)
    with pytest.raises(RunError, match="schema 1, this one reads 2"):
        check_readable(engine, str(older), version=2)
    engine.dispose()
    assert _rows(older) == (1, [("a", "A text.")])


def test_every_version_has_its_step() -> None:
    assert sorted(STEPS) == list(range(1, VERSION))


def before_people_brought_anything(connection: sqlite3.Connection) -> None:
    """Leave the tables as schema 2 had them."""
    before_digests(connection)
    for table in ("casts", "corrections", "decisions"):
        connection.execute(f"DROP TABLE {table}")
    connection.execute("ALTER TABLE readings DROP COLUMN roster")


def before_digests(connection: sqlite3.Connection) -> None:
    """Leave the tables as schema 3 had them."""
    before_events(connection)
    connection.execute("DROP TABLE derived")
    connection.execute("ALTER TABLE actors DROP COLUMN digest")


def before_events(connection: sqlite3.Connection) -> None:
    """Leave the tables as schema 4 had them."""
    before_accounts(connection)
    for table in ("events_text", "parties", "events"):
        connection.execute(f"DROP TABLE {table}")


def before_entries(connection: sqlite3.Connection) -> None:
    """Leave the tables as schema 6 had them."""
    connection.execute("DROP INDEX corrections_undoing")
    for index in (
        "statements_sorted", "statements_in_reports", "events_sorted", "events_in_reports",
        "occurrences_sorted", "actors_sorted", "parties_by_event", "disagreements_by_occurrence",
    ):  # fmt: skip
        connection.execute(f"DROP INDEX {index}")
    for table, index, columns in (
        ("statements", "ix_statements_report", "report"),
        ("statements", "statements_sorted", "said_order, published, report_name, start, id"),
        ("events", "ix_events_report", "report"),
        ("events", "events_sorted", "when_order, published, report_name, start, id"),
        ("occurrences", "occurrences_sorted", "when_order, when_end, published, start, id"),
    ):
        connection.execute(f"CREATE INDEX {index} ON {table} ({columns})")
    for table in ("placed", "targets"):
        connection.execute(f"DROP TABLE {table}")


def before_accounts(connection: sqlite3.Connection) -> None:
    """Leave the tables as schema 5 had them."""
    before_entries(connection)
    for table in (
        "occurrences_text", "chapters", "stories", "positions", "disagreements", "origins",
        "copies", "members", "occurrences",
    ):  # fmt: skip
        connection.execute(f"DROP TABLE {table}")


def test_a_record_of_schema_2_takes_corrections_and_a_cast(tmp_path: Path) -> None:
    path = make_record(tmp_path / "r.db", [make_pair(1)])
    fresh = _tables(path)
    connection = sqlite3.connect(path)
    before_people_brought_anything(connection)
    connection.execute("PRAGMA user_version = 2")
    connection.commit()
    connection.close()
    with Record.open(path, write=True) as record:
        assert record.stale()
        settle(record)
        assert list(record.corrections()) == [] and not len(record.roster())
        assert problems(record) == []
    assert _tables(path) == fresh


def test_a_record_of_schema_3_is_derived_anew(tmp_path: Path) -> None:
    path = make_record(tmp_path / "r.db", [make_pair(number) for number in range(3)])
    fresh = _tables(path)
    connection = sqlite3.connect(path)
    before_digests(connection)
    connection.execute("UPDATE statements SET words = 'of old'")
    connection.execute("PRAGMA user_version = 3")
    connection.commit()
    connection.close()
    with Record.open(path, write=True) as record:
        assert record.stale()
        settle(record)
        assert problems(record) == []
    assert _tables(path) == fresh


def test_a_record_of_schema_6_takes_corrections_of_entries(tmp_path: Path) -> None:
    path = make_corrected(tmp_path / "r.db")
    made = _tables(path), _indexes(path), _references(path)
    with Record.open(path, write=True) as record:
        correcting.merge(record, "Mara Lindqvist", "Maja Ek", by="Ada Brook")
        before = [row.number for row in record.corrections()]
    connection = sqlite3.connect(path)
    before_entries(connection)
    connection.execute("PRAGMA user_version = 6")
    connection.commit()
    connection.close()
    with Record.open(path, write=True) as record:
        assert not record.stale() and [row.number for row in record.corrections()] == before
        said = next(iter(record.statements()))
        wish = correcting.Wish(action="act", entry=said.id, act="deny")
        assert correcting.say(record, wish, by="Ada Brook") == 2
        assert next(iter(record.statements())).act == "deny"
    assert (_tables(path), _indexes(path), _references(path)) == made


def test_a_record_of_schema_4_has_no_events_until_its_reports_are_read_again(
    tmp_path: Path,
) -> None:
    pairs = [make_pair(number) for number in range(3)]
    bare = [(report, replace(annotation, events=())) for report, annotation in pairs]
    path = make_record(tmp_path / "r.db", bare)
    connection = sqlite3.connect(path)
    before_events(connection)
    # As it was written: without the field.
    for report, payload in connection.execute("SELECT report, payload FROM readings").fetchall():
        read = json.loads(zlib.decompress(payload))
        del read["events"]
        packed = zlib.compress(json.dumps(read).encode())
        connection.execute("UPDATE readings SET payload = ? WHERE report = ?", (packed, report))
    connection.execute("PRAGMA user_version = 4")
    connection.commit()
    connection.close()
    with Record.open(path, write=True) as record:
        assert record.stale()
        settle(record)
        assert list(record.events()) == [] and len(list(record.statements())) == 6
        assert problems(record) == []
        build(record, pairs, model="reader-2")
        assert len(list(record.events())) == 6
        assert problems(record) == []
        brought_up = export(record)
    fresh = make_record(tmp_path / "fresh.db", pairs)
    assert (_tables(path), _indexes(path)) == (_tables(fresh), _indexes(fresh))
    with Record.open(fresh) as record:
        assert export(record) == brought_up


def test_a_record_of_schema_5_is_told_together_by_the_next_build(tmp_path: Path) -> None:
    path = make_record(tmp_path / "r.db", [make_pair(number) for number in range(3)])
    with Record.open(path) as record:
        fresh = export(record)
    made = _tables(path), _indexes(path), _references(path)
    connection = sqlite3.connect(path)
    before_accounts(connection)
    connection.execute("PRAGMA user_version = 5")
    connection.commit()
    connection.close()
    with Record.open(path, write=True) as record:
        assert record.stale()
        assert list(record.occurrences()) == list(record.timeline()) == []
        settle(record)
        assert export(record) == fresh
        assert problems(record) == []
    assert (_tables(path), _indexes(path), _references(path)) == made


def _references(path: Path) -> dict[str, set[tuple[str, str, str]]]:
    """Return which column of each table refers to which of another."""
    connection = sqlite3.connect(path)
    names = [name for (name,) in connection.execute("SELECT name FROM sqlite_schema")]
    found = {
        name: {(row[2], row[3], row[4]) for row in rows}
        for name in names
        if (rows := connection.execute(f"PRAGMA foreign_key_list({name})").fetchall())
    }
    connection.close()
    return found


def _indexes(path: Path) -> list[tuple[str, str, tuple[str, ...]]]:
    """Return the indexes with their table and columns."""
    connection = sqlite3.connect(path)
    rows = connection.execute(
        "SELECT name, tbl_name FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL"
    ).fetchall()
    found = [
        (name, table, tuple(row[2] for row in connection.execute(f"PRAGMA index_info({name})")))
        for name, table in rows
    ]
    connection.close()
    return sorted(found)


def _tables(path: Path) -> dict[str, list[tuple[str, ...]]]:
    """Return the columns of each table: what a step makes is what a new record has."""
    connection = sqlite3.connect(path)
    names = [name for (name,) in connection.execute("SELECT name FROM sqlite_schema ORDER BY 1")]
    found = {
        name: [(row[1], row[2], row[3], row[5]) for row in rows]
        for name in names
        if (rows := connection.execute(f"PRAGMA table_info({name})").fetchall())
    }
    connection.close()
    return found


def test_a_record_without_confidences_gets_them(tmp_path: Path) -> None:
    path = make_record(tmp_path / "r.db", [make_pair(1)])
    connection = sqlite3.connect(path)
    before_people_brought_anything(connection)
    connection.execute("ALTER TABLE statements DROP COLUMN confidence")
    connection.execute("PRAGMA user_version = 1")
    connection.commit()
    connection.close()
    with Record.open(path, write=True) as record:
        assert record.stale()
        settle(record)
        assert len(list(record.statements(Filters(min_confidence=0.9)))) == 2
        assert problems(record) == []


def test_opening_again_changes_nothing(tmp_path: Path) -> None:
    path = make_record(tmp_path / "r.db", [make_pair(1)])
    with Record.open(path, write=True) as record:
        assert problems(record) == []
        assert not record.stale()
    assert _rows(path)[0] == VERSION
