"""A disk that is full, a lock that is held, a file that is damaged: what was stored stays whole."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, event

from onrecord.errors import RunError
from onrecord.store import Record
from tests.builders import make_resolution
from tests.store.stories import MODEL, build, export, make_pair, make_record, problems

STORY = [make_pair(number) for number in range(40)]


@pytest.fixture
def pages() -> Iterator[Callable[[int], None]]:
    """Sets how many pages a database opened from now on may have: a small disk."""
    limit: list[int] = []

    def narrow(connection: Any, _record: Any) -> None:
        for count in limit:
            connection.execute(f"PRAGMA max_page_count = {count}")

    event.listen(Engine, "connect", narrow)
    yield limit.append
    event.remove(Engine, "connect", narrow)


def _page_count(path: Path) -> int:
    connection = sqlite3.connect(path)
    [(count,)] = connection.execute("PRAGMA page_count").fetchall()
    connection.close()
    return int(count)


def test_a_full_disk_at_adding(tmp_path: Path, pages: Callable[[int], None]) -> None:
    path = make_record(tmp_path / "r.db", STORY[:10])
    with Record.open(path) as record:
        before = export(record)
    pages(_page_count(path) + 2)
    with Record.open(path, write=True) as record:
        with pytest.raises(RunError, match=f"{path}: the disk is full"):
            record.add(STORY, model=MODEL)
        assert export(record) == before
        assert problems(record) == []
        assert not record.stale()


def test_a_full_disk_at_resolving(tmp_path: Path, pages: Callable[[int], None]) -> None:
    path = make_record(tmp_path / "r.db", STORY[:1])
    with Record.open(path, write=True) as record:
        before = list(record.statements())
        record.add(STORY, model=MODEL)
    pages(_page_count(path) + 2)
    with Record.open(path, write=True) as record:
        resolution = make_resolution(record.local_mentions())
        with pytest.raises(RunError, match="the disk is full"):
            record.resolve(resolution)
        assert list(record.statements()) == before
        assert record.known(model=MODEL) == {report.id for report, _ in STORY}
        assert record.stale()
        assert [line for line in problems(record) if "earlier set" not in line] == []


_LIMITED = """
import resource, sys
from onrecord.errors import RunError
from onrecord.store import Record
from tests.store.stories import MODEL, make_pair
size = int(sys.argv[2])
resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
added = 0
try:
    with Record.open(sys.argv[1], write=True) as record:
        while True:
            record.add([make_pair(added)], model=MODEL)
            added += 1
except RunError as error:
    print(added, error)
"""


def test_a_disk_that_fills_up(tmp_path: Path) -> None:
    """The log beside the file hits the limit: the same as a disk or quota that runs out."""
    path = tmp_path / "r.db"
    ran = subprocess.run(
        [sys.executable, "-c", _LIMITED, str(path), "600000"],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    added, _, line = ran.stdout.strip().partition(" ")
    assert line.startswith(f"{path}: ")
    assert "full disk" in line
    with Record.open(path, write=True) as record:
        assert len(record.known(model=MODEL)) == int(added) > 5
        assert [line for line in problems(record) if "earlier set" not in line] == []
        build(record, [make_pair(number) for number in range(int(added) + 2)])
        assert problems(record) == []


def test_no_room_for_a_record_at_all(tmp_path: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", _LIMITED, str(tmp_path / "r.db"), "2000"],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert "full disk" in ran.stdout


def _hold(path: Path) -> sqlite3.Connection:
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    return other


def test_another_writer_beyond_the_wait(tmp_path: Path) -> None:
    path = make_record(tmp_path / "r.db", STORY[:3])
    other = _hold(path)
    with pytest.raises(RunError, match=f"{path}: another process is writing"):
        Record.open(path, write=True, wait=0.05)
    other.rollback()
    with Record.open(path, write=True, wait=0.05) as record:
        before = export(record)
        other = _hold(path)
        with pytest.raises(RunError, match="another process is writing"):
            record.add(STORY, model=MODEL)
        assert export(record) == before
        other.rollback()
        other.close()
        assert record.add(STORY, model=MODEL) == 37


def test_a_writer_does_not_block_readers(tmp_path: Path) -> None:
    path = make_record(tmp_path / "r.db", STORY[:3])
    other = _hold(path)
    other.execute("DELETE FROM statements")
    with Record.open(path) as record:
        assert len(list(record.statements())) == 6
    other.rollback()
    other.close()


def test_a_reader_does_not_block_a_writer(tmp_path: Path) -> None:
    path = make_record(tmp_path / "r.db", STORY)
    with Record.open(path) as reader, Record.open(path, write=True, wait=0.05) as writer:
        rows = iter(reader.statements())
        next(rows)
        build(writer, [make_pair(number) for number in range(40, 50)])
        assert sum(1 for _ in rows) == 79
        assert sum(1 for _ in reader.statements()) == 100


def test_two_processes_build_one_record(tmp_path: Path) -> None:
    code = (
        "import sys\n"
        "from onrecord.store import Record\n"
        "from tests.store.stories import build, make_pair\n"
        "with Record.open(sys.argv[1], write=True) as record:\n"
        "    build(record, [make_pair(n) for n in range(int(sys.argv[2]), 40, 2)], size=1)\n"
    )
    command = [sys.executable, "-c", code, str(tmp_path / "r.db")]
    running = [subprocess.Popen([*command, start]) for start in ("0", "1", "0")]
    assert [child.wait(timeout=60) for child in running] == [0, 0, 0]
    with Record.open(tmp_path / "r.db", write=True) as record:
        build(record, [])
        assert problems(record) == []
        found = export(record)
    with Record.open(make_record(tmp_path / "other.db", STORY)) as record:
        assert export(record) == found


def test_a_damaged_page(tmp_path: Path) -> None:
    path = make_record(tmp_path / "r.db", STORY)
    content = bytearray(path.read_bytes())
    content[8192:] = b"\xff" * (len(content) - 8192)
    path.write_bytes(content)
    with pytest.raises(RunError, match=f"{path}: is damaged"), Record.open(path) as record:
        list(record.statements())


def test_a_damaged_payload(tmp_path: Path) -> None:
    path = make_record(tmp_path / "r.db", STORY[:2])
    connection = sqlite3.connect(path)
    connection.execute("UPDATE statements SET payload = x'00'")
    connection.execute("UPDATE readings SET payload = x'00'")
    connection.commit()
    connection.close()
    with Record.open(path) as record:
        for rows in (record.statements(), record.mentions()):
            with pytest.raises(RunError, match=r"is damaged \(no valid"):
                list(rows)
        assert any("its annotation holds no valid" in line for line in problems(record))
