"""Files that are no record, and places that cannot hold one: one line that says so."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from onrecord.errors import RunError
from onrecord.store import Record
from onrecord.store.migrations import VERSION
from onrecord.store.sqlite import APPLICATION_ID
from tests.store.stories import MODEL, export, make_pair, make_record, problems


def _refused(path: Path | str, *, write: bool) -> str:
    with pytest.raises(RunError) as caught:
        Record.open(path, write=write)
    line = str(caught.value)
    assert "\n" not in line
    assert str(path) in line or "://" in line
    return line


@contextmanager
def _as_somebody() -> Iterator[None]:
    """Without the rights of root, whom no permission stops."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Path]:
    """A folder that somebody else can reach, with a record in it."""
    for folder in (tmp_path, *tmp_path.parents[:2]):
        if folder.stat().st_uid == os.geteuid():
            folder.chmod(0o755)
    make_record(tmp_path / "r.db", [make_pair(number) for number in range(5)])
    yield tmp_path
    tmp_path.chmod(0o755)


@pytest.mark.parametrize("write", [True, False])
@pytest.mark.parametrize(
    "content", [b"x", b"plain text " * 300, b"\x00" * 5000, b"SQLite format 3\x00"]
)
def test_a_file_that_is_no_database(tmp_path: Path, content: bytes, write: bool) -> None:
    path = tmp_path / "notes.txt"
    path.write_bytes(content)
    assert "is not a record" in _refused(path, write=write)
    assert path.read_bytes() == content
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("write", [True, False])
@pytest.mark.parametrize("setup", ["CREATE TABLE a (b)", "PRAGMA user_version = 3"])
def test_another_programs_database(tmp_path: Path, setup: str, write: bool) -> None:
    path = tmp_path / "other.db"
    connection = sqlite3.connect(path)
    connection.execute(setup)
    connection.close()
    before = path.read_bytes()
    assert "another program" in _refused(path, write=write)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("write", [True, False])
def test_a_newer_schema(tmp_path: Path, write: bool) -> None:
    path = make_record(tmp_path / "r.db", [make_pair(1)])
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version = {VERSION + 1}")
    connection.close()
    line = _refused(path, write=write)
    assert f"schema {VERSION + 1}" in line
    assert "newer" in line


def test_an_empty_file_becomes_a_record_when_written(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    path.touch()
    assert "nothing was ever built" in _refused(path, write=False)
    make_record(path, [make_pair(1)])
    with Record.open(path) as record:
        assert problems(record) == []


def test_a_creation_that_was_cut_off_is_taken_up(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.close()
    make_record(path, [make_pair(1)])
    with Record.open(path) as record:
        assert problems(record) == []


def test_a_file_of_ours_without_tables(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {VERSION}")
    connection.close()
    with Record.open(path) as record, pytest.raises(RunError, match="tables of a record"):
        list(record.reports())


@pytest.mark.parametrize("write", [True, False])
def test_a_folder(tmp_path: Path, write: bool) -> None:
    assert "is a folder" in _refused(tmp_path, write=write)


@pytest.mark.parametrize("write", [True, False])
def test_a_pipe(tmp_path: Path, write: bool) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert "is not a file" in _refused(tmp_path / "pipe", write=write)


def test_places_that_are_missing(tmp_path: Path) -> None:
    assert "no such record" in _refused(tmp_path / "r.db", write=False)
    assert "there is no folder" in _refused(tmp_path / "a" / "r.db", write=True)
    (tmp_path / "file").touch()
    assert "there is no folder" in _refused(tmp_path / "file" / "r.db", write=True)
    assert list(tmp_path.iterdir()) == [tmp_path / "file"]


def test_a_database_that_is_not_supported() -> None:
    assert "not supported" in _refused("postgresql://localhost/story", write=True)


def test_a_read_only_folder_can_be_read(shelf: Path) -> None:
    shelf.chmod(0o555)
    with _as_somebody(), Record.open(shelf / "r.db") as record:
        assert len(list(record.reports())) == 5
        assert problems(record) == []
    assert [path.name for path in shelf.iterdir()] == ["r.db"]


@pytest.mark.parametrize(("folder", "file"), [(0o555, 0o444), (0o555, 0o666), (0o777, 0o444)])
def test_a_read_only_place_is_told_before_anything_is_read(
    shelf: Path, folder: int, file: int
) -> None:
    (shelf / "r.db").chmod(file)
    shelf.chmod(folder)
    with _as_somebody():
        assert "read-only" in _refused(shelf / "r.db", write=True)
    shelf.chmod(0o755)
    with Record.open(shelf / "r.db") as record:
        assert len(list(record.statements())) == 10


def test_a_read_only_folder_takes_no_new_record(shelf: Path) -> None:
    shelf.chmod(0o555)
    with _as_somebody():
        assert "cannot be opened" in _refused(shelf / "new.db", write=True)


def test_a_file_that_may_not_be_read(shelf: Path) -> None:
    (shelf / "r.db").chmod(0o000)
    with _as_somebody():
        assert "cannot be opened" in _refused(shelf / "r.db", write=False)


def test_a_moved_record_is_the_same(tmp_path: Path) -> None:
    path = make_record(tmp_path / "r.db", [make_pair(1)])
    with Record.open(path) as record:
        before = export(record)
    moved = path.rename(tmp_path / "moved.db")
    with Record.open(moved, write=True) as record:
        assert export(record) == before
        assert record.add([make_pair(1)], model=MODEL) == 0
