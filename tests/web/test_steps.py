"""What follows from corrections is brought in step by a process of its own, which can be ended."""

from __future__ import annotations

import time
from pathlib import Path

from onrecord.store import Record
from onrecord.web.steps import Steps, bring
from tests.store.stories import make_pair, make_record


def make_stale(path: Path) -> Path:
    """Return a record with a report that nothing was made of yet."""
    make_record(path, [make_pair(0)])
    with Record.open(path, write=True) as record:
        record.add([make_pair(1)], model="reader-1")
        assert record.stale()
    return path


def wait_for(steps: Steps, state: str) -> None:
    until = time.monotonic() + 60
    while steps.state != state:
        assert time.monotonic() < until
        time.sleep(0.02)


def test_a_record_is_brought_in_step(tmp_path: Path) -> None:
    path = make_stale(tmp_path / "r.db")
    steps = Steps(str(path), quiet=0.01)
    assert steps.state == "in step"
    steps.due()
    assert steps.state == "being brought in step"
    wait_for(steps, "in step")
    with Record.open(path) as record:
        assert not record.stale()
    steps.close()


def test_what_cannot_be_brought_in_step_is_said(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    path.write_text("This is no record.")
    steps = Steps(str(path), quiet=0.01)
    steps.due()
    wait_for(steps, "not in step")
    steps.close()


def test_closing_ends_what_is_under_way(tmp_path: Path) -> None:
    path = make_stale(tmp_path / "r.db")
    steps = Steps(str(path), quiet=0.0)
    steps.due()
    time.sleep(0.3)
    began = time.monotonic()
    steps.close()
    assert time.monotonic() - began < 5
    steps.due()
    with Record.open(path) as record:
        assert record.pulse().reports == 2


def test_one_process_does_it(tmp_path: Path) -> None:
    path = make_stale(tmp_path / "r.db")
    bring(str(path))
    with Record.open(path) as record:
        assert not record.stale()
