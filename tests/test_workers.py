"""Several processes: the order stays, a death is a RunError, nobody is left behind."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import onrecord
from onrecord import workers
from onrecord.knowledge.roster import Entry, Roster
from onrecord.progress import BuildSummary
from tests.builders import make_report

pytestmark = pytest.mark.model


def story(path: Path, count: int) -> Path:
    """Write ``count`` reports."""
    rows = (
        f'{{"id": "r{n:04}", "published": "2031-05-04", "text": '
        f'"“Berth {n} is shut,” Ada Brook said on Friday. {"It rained. " * (n % 40)}"}}\n'
        for n in range(count)
    )
    path.write_text("".join(rows), encoding="utf-8")
    return path


def test_reports_come_back_in_order_with_what_they_hold(tmp_path: Path) -> None:
    reports = list(onrecord.read(story(tmp_path / "in.jsonl", 40)))
    cast = Roster([Entry(name="Mayor Brook", kind="person", forms=("Ada Brook",), country="no")])
    alone = list(workers.annotate_all(reports, processes=1, mode="narrative", roster=cast))
    both = workers.annotate_all(iter(reports), processes=2, mode="narrative", roster=cast)
    assert list(both) == alone
    assert {s.speaker.country for _, a in alone for s in a.statements if s.speaker} == {"no"}
    assert [report for report, _ in alone] == reports


def test_nothing_is_nothing() -> None:
    assert list(workers.annotate_all([], processes=2)) == []


def test_who_stops_listening_ends_the_work() -> None:
    found = workers.annotate_all([make_report(f"It is {n}.") for n in range(99)], processes=2)
    next(found)
    found.close()  # type: ignore[attr-defined]
    assert multiprocessing.active_children() == []


def test_a_worker_that_dies_stops_the_run_and_the_record_stays_whole(tmp_path: Path) -> None:
    given = story(tmp_path / "in.jsonl", 120)

    def kill_one(so_far: BuildSummary) -> None:
        if so_far.added == 20:
            os.kill(multiprocessing.active_children()[0].pid or 0, signal.SIGKILL)

    with pytest.raises(onrecord.RunError, match="a worker process died"):
        onrecord.build(given, record=tmp_path / "r.db", workers=2, on_progress=kill_one)
    assert multiprocessing.active_children() == []
    with onrecord.Record.open(tmp_path / "r.db") as record:
        assert [each for each in record.verify() if "build again" not in each.what] == []
    assert onrecord.build(given, record=tmp_path / "r.db").read == 120
    with onrecord.Record.open(tmp_path / "r.db") as record:
        assert list(record.verify()) == []


@pytest.mark.parametrize("by", [signal.SIGINT, signal.SIGKILL])
def test_an_end_by_the_user_or_by_force_ends_all(tmp_path: Path, by: signal.Signals) -> None:
    story(tmp_path / "in.jsonl", 3000)
    command = [sys.executable, "-m", "onrecord", "build", "in.jsonl", "--record", "r.db"]
    with subprocess.Popen(
        [*command, "--workers", "2"],
        cwd=tmp_path,
        start_new_session=True,
        stderr=subprocess.PIPE,
        preexec_fn=_heed_interrupts,
    ) as build:
        _wait_for(tmp_path / "r.db-wal")
        # A terminal's Ctrl-C goes to all of them; a kill to one.
        os.killpg(build.pid, by) if by == signal.SIGINT else os.kill(build.pid, by)
        _, said = build.communicate(timeout=30)
        assert build.returncode == (130 if by == signal.SIGINT else -by)
        assert b"Traceback" not in said
        _wait_until_nobody_is_left(build.pid)
    with onrecord.Record.open(tmp_path / "r.db") as record:
        assert [each for each in record.verify() if "build again" not in each.what] == []


def _heed_interrupts() -> None:
    """Undo what a shell does to commands in the background: they and their heirs ignore SIGINT."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def _wait_for(log: Path) -> None:
    for _ in range(600):
        if log.exists() and log.stat().st_size > 200_000:
            return
        time.sleep(0.05)
    raise AssertionError("nothing was stored in 30 s")


def _wait_until_nobody_is_left(session: int) -> None:
    """A zombie counts as gone: it waits for whoever is its parent here."""
    for _ in range(100):
        listed = subprocess.run(
            ["ps", "-s", str(session), "-o", "stat="], capture_output=True, text=True, check=False
        )
        if all(state.startswith("Z") for state in listed.stdout.split()):
            return
        time.sleep(0.1)
    raise AssertionError("workers outlive the build")
