"""A newsroom at one record: editors correct and readers read while a build adds reports.

Every editor takes statements of their own and says, one after the other, which act they are. What
counts: that no correction is lost or counted twice, and how long readers wait for pages.
"""

from __future__ import annotations

import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.client import HTTPConnection
from itertools import cycle
from pathlib import Path
from statistics import quantiles
from types import MappingProxyType
from typing import NamedTuple

import click

from onrecord.model import Statement
from onrecord.store import Record
from onrecord.store.paging import STATEMENTS

_ACTS = ("warn", "deny", "ask", "propose", "promise")
_STARTING_SECONDS = 60


class Answer(NamedTuple):
    """How long an answer took, in seconds, its status, what was asked, and why it was refused."""

    seconds: float
    status: int
    path: str
    detail: str = ""


class Taken(NamedTuple):
    """A statement that is corrected, and the acts that it is said to be, in turn."""

    entry: str
    acts: Sequence[str]


@click.command()
@click.argument("record", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--editors", default=8, show_default=True)
@click.option("--corrections", default=500, show_default=True, help="By each editor.")
@click.option("--readers", default=20, show_default=True)
@click.option("--think", default=0.5, show_default=True, help="Seconds between corrections.")
@click.option("--pause", default=1.0, show_default=True, help="Seconds between a reader's pages.")
@click.option("--build", "inputs", type=click.Path(exists=True), help="Reports built meanwhile.")
@click.option("--port", default=8899, show_default=True)
def main(
    record: Path,
    editors: int,
    corrections: int,
    readers: int,
    think: float,
    pause: float,
    inputs: str | None,
    port: int,
) -> None:
    """Correct and read a copy of RECORD at once, and say what was lost and how long it took."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, "record.db")
        shutil.copyfile(record, copy)
        with Record.open(copy, write=True) as held:
            before = held.last_correction()
            # A made record has an entry several times, of which one is corrected.
            rows = {row.id: row for row in held.page(STATEMENTS, limit=editors * 500).rows}
            entries = [_taken(row) for row in rows.values()][: editors * 50]
            paths = _paths(held)
        print(f"load {_load()} at the start")
        with _served(copy, port), _built(copy, inputs):
            said, read = _run(port, entries, paths, editors, corrections, readers, think, pause)
        _tell(copy, said, read, before)


def _taken(row: Statement) -> Taken:
    # To say what is so already is refused.
    return Taken(row.id, [act for act in _ACTS if act != row.act])


def _load() -> str:
    return " ".join(f"{each:.1f}" for each in os.getloadavg())


def _paths(record: Record) -> list[str]:
    report = next(iter(record.reports())).id
    actor = next(iter(record.actors())).id
    lists = ("story", "statements", "events", "positions", "disagreements", "reports", "actors")
    return [*(f"/{name}" for name in lists), f"/reports/{report}", f"/actors/{actor}",
            "/statements?about=government", "/api/v1/statements"]  # fmt: skip


@contextmanager
def _served(record: Path, port: int) -> Iterator[None]:
    command = [sys.executable, "-m", "onrecord", "serve", "-q", "--record", str(record)]
    server = subprocess.Popen([*command, "--port", str(port), "--user", "bench"])
    until = time.monotonic() + _STARTING_SECONDS
    while True:
        try:
            _asked(HTTPConnection("127.0.0.1", port), "GET", "/api/v1/session")
            break
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.2)
    try:
        yield
    finally:
        before = _used()
        server.terminate()
        server.wait()
        print(f"the server, with what brings the record in step, took {_used() - before:.0f} s CPU")


def _used() -> float:
    """Return the seconds of the processor that ended processes of ours have taken."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


@contextmanager
def _built(record: Path, inputs: str | None) -> Iterator[None]:
    if inputs is None:
        yield
        return
    command = [sys.executable, "-m", "onrecord", "build", "-q", inputs, "--record", str(record)]
    build = subprocess.Popen(command)
    yield
    print(f"the build {'still ran' if build.poll() is None else 'had ended'} at the end")
    build.terminate()
    build.wait()


def _run(
    port: int,
    entries: Sequence[Taken],
    paths: Sequence[str],
    editors: int,
    corrections: int,
    readers: int,
    think: float,
    pause: float,
) -> tuple[list[Answer], list[Answer]]:
    done = threading.Event()
    with ThreadPoolExecutor(editors + readers) as pool:
        writing = [
            pool.submit(_correct, port, entries[at::editors], corrections, think)
            for at in range(editors)
        ]
        reading = [pool.submit(_read, port, paths, at, pause, done) for at in range(readers)]
        said = [answer for each in writing for answer in each.result()]
        done.set()
        read = [answer for each in reading for answer in each.result()]
    return said, read


def _correct(port: int, entries: Sequence[Taken], number: int, think: float) -> list[Answer]:
    connection = HTTPConnection("127.0.0.1", port)
    connection.request("GET", "/api/v1/session")
    answer = connection.getresponse()
    cookie = (answer.getheader("Set-Cookie") or "").partition(";")[0]
    token = json.loads(answer.read())["token"]
    headers = {"Cookie": cookie, "X-CSRF-Token": token, "Content-Type": "application/json"}
    found = []
    for at, (entry, acts) in zip(range(number), cycle(entries), strict=False):
        time.sleep(think)
        act = acts[(at // len(entries)) % len(acts)]
        body = json.dumps({"action": "act", "entry": entry, "act": act})
        found.append(_asked(connection, "POST", "/api/v1/corrections", body, headers))
    return found


def _read(
    port: int, paths: Sequence[str], first: int, pause: float, done: threading.Event
) -> list[Answer]:
    connection = HTTPConnection("127.0.0.1", port)
    found = []
    for path in cycle([*paths[first % len(paths) :], *paths[: first % len(paths)]]):
        if done.wait(pause):
            return found
        found.append(_asked(connection, "GET", path))


def _asked(
    connection: HTTPConnection,
    method: str,
    path: str,
    body: str | None = None,
    headers: Mapping[str, str] = MappingProxyType({}),
) -> Answer:
    began = time.perf_counter()
    connection.request(method, path, body, dict(headers))
    answer = connection.getresponse()
    held = answer.read()
    detail = json.loads(held).get("detail", "") if answer.status >= 400 and body else ""
    return Answer(time.perf_counter() - began, answer.status, path, detail)


def _tell(copy: Path, said: list[Answer], read: list[Answer], before: int) -> None:
    with Record.open(copy) as record:
        kept = record.last_correction() - before
    taken = sum(answer.status == 201 for answer in said)
    print(f"{len(said):,} corrections sent, {taken:,} answered 201, {kept:,} rows in the log")
    refused = Counter((each.status, each.detail) for each in said if each.status != 201)
    for (status, detail), number in refused.most_common():
        print(f"  {number:,} answered {status}: {detail}")
    for what, answers in (("a correction", said), ("a page", read)):
        times = sorted(answer.seconds for answer in answers)
        half, most = quantiles(times, n=20)[9], quantiles(times, n=20)[18]
        failed = sum(answer.status >= 500 for answer in answers)
        print(f"{what}: {len(times):,}, p50 {half * 1000:.0f} ms, p95 {most * 1000:.0f} ms,"
              f" longest {times[-1] * 1000:.0f} ms, {failed} failed")  # fmt: skip
    for path in sorted({answer.path for answer in read}):
        times = sorted(answer.seconds for answer in read if answer.path == path)
        half, most = times[len(times) // 2], times[len(times) * 19 // 20]
        print(f"  {path}: {len(times):,}, p50 {half * 1000:.0f} ms, p95 {most * 1000:.0f} ms")
    print(f"load {_load()} at the end")
    if kept != taken:
        raise SystemExit("corrections were lost")


if __name__ == "__main__":
    main()
