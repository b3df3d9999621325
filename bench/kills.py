"""A build that is killed at random moments, then run again: the same export, nothing broken.

``python -m bench.kills --times 50`` kills the build of the example story (or of ``--input``) with
SIGKILL at random moments over its whole course, each time finishing it with the same command.
"""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import click

from onrecord.store import Record

EXAMPLES = Path(__file__).parent.parent / "examples" / "harbour-strike"


@click.command()
@click.option("--times", default=50, help="How many builds are killed.")
@click.option("--input", "given", default=str(EXAMPLES), type=click.Path(exists=True))
@click.option("--seed", default=1)
def main(times: int, given: str, seed: int) -> None:
    """Kill builds and compare what they leave."""
    with tempfile.TemporaryDirectory() as folder:
        killed = kill_and_finish(Path(given), Path(folder), times=times, seed=seed)
    click.echo(
        f"{times} builds, {killed} killed while they ran: every export the same, all verified"
    )


def kill_and_finish(given: Path, folder: Path, *, times: int, seed: int) -> int:
    """Return how many of the builds were still running when they were killed.

    Raises AssertionError where a finished record differs from the undisturbed one.
    """
    start = time.monotonic()
    wanted = _export(_build(given, folder / "whole.db"), folder / "whole")
    whole = time.monotonic() - start
    moments = random.Random(seed)
    killed = 0
    for number in range(times):
        record = folder / f"killed-{number}.db"
        killed += _kill(given, record, after=moments.uniform(0, whole))
        assert _export(_build(given, record), folder / f"killed-{number}") == wanted, number
    return killed


def _command(*words: str | Path) -> list[str]:
    return [sys.executable, "-m", "onrecord", *map(str, words)]


def _build(given: Path, record: Path) -> Path:
    _run(_build_command(given, record))
    return record


def _build_command(given: Path, record: Path) -> list[str]:
    # A batch a report: as many moments between two transactions as there are reports.
    settings = record.with_suffix(".toml")
    settings.write_text("[build]\nbatch_size = 1\n", encoding="utf-8")
    return _command("build", given, "--record", record, "--settings", settings, "-q")


def _kill(given: Path, record: Path, *, after: float) -> bool:
    with subprocess.Popen(_build_command(given, record)) as build:
        time.sleep(after)
        running = build.poll() is None
        build.kill()
    return running


def _run(words: Sequence[str]) -> None:
    subprocess.run(words, check=True, capture_output=True)


def _export(record: Path, folder: Path) -> dict[str, bytes]:
    with Record.open(record) as opened:
        assert list(opened.verify()) == []
    _run(_command("export", folder, "--record", record, "--to", "jsonl", "-q"))
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


if __name__ == "__main__":
    main()
