"""A build that is killed at any moment leaves a record, and the same build again finishes it."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from onrecord.store import Record
from tests.store.stories import MODEL, build, export, make_pair, problems

COUNT = 240
SIZE = 4
# Spread over a whole build of this size, which takes about a third of a second here.
KILLS = 3
SPAN_SECONDS = 0.25

_BUILD = """
import sys
from onrecord.store import Record
from tests.store.stories import MODEL, make_pair, settle
path, count, size = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
pairs = [make_pair(number) for number in range(count)]
print("ready", flush=True)
with Record.open(path, write=True) as record:
    for at in range(0, count, size):
        known = record.known(model=MODEL)
        record.add([pair for pair in pairs[at:at + size] if pair[0].id not in known], model=MODEL)
        if at % 40 == 0 or at + size >= count:
            settle(record)
"""


def _start(path: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", _BUILD, str(path), str(COUNT), str(SIZE)]
    child = subprocess.Popen(command, stdout=subprocess.PIPE)
    assert child.stdout is not None
    assert child.stdout.readline() == b"ready\n"
    return child


def _kill(path: Path, seconds: float) -> None:
    child = _start(path)
    time.sleep(seconds)
    os.kill(child.pid, signal.SIGKILL)
    child.communicate()


def _check_whole(path: Path) -> None:
    """Batches are whole, and all holds but that the derived tables may be of an earlier set."""
    with Record.open(path, write=True) as record:
        held = {row.name for row in record.reports()}
        full = [
            {f"{number:05}.txt" for number in range(at, at + SIZE)} for at in range(0, COUNT, SIZE)
        ]
        assert all(batch <= held or not batch & held for batch in full)
        assert len(record.known(model=MODEL)) == len(held)
        assert [line for line in problems(record) if "earlier set" not in line] == []


@pytest.mark.parametrize("seed", range(4))
def test_a_build_killed_at_any_moment_is_finished_by_the_next(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    with Record.open(tmp_path / "undisturbed.db", write=True) as record:
        build(record, [make_pair(number) for number in range(COUNT)])
        expected = export(record)
    path = tmp_path / "r.db"
    for _ in range(KILLS):
        _kill(path, chance.uniform(0, SPAN_SECONDS))
        if path.exists():
            _check_whole(path)
    child = _start(path)
    child.communicate()
    assert child.returncode == 0
    with Record.open(path) as record:
        assert problems(record) == []
        assert export(record) == expected
    assert [name.name for name in tmp_path.glob(f"{path.name}*")] == [path.name]
