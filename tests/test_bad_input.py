"""Bad input costs itself only: each kind of it through the real commands, from file to record."""

from __future__ import annotations

import gzip
import json
import os
import resource
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from onrecord import cli
from onrecord.store import Record
from onrecord.store.migrations import VERSION
from tests.readers.reading import line
from tests.store.stories import make_pair, make_record

pytestmark = pytest.mark.model

GOOD = "date 2031-05-04 “The quay is shut,” Mayor Ada Brook said on Friday."

# File, bytes, then the line, the offset and the reason of what is rejected in it.
BAD: list[tuple[str, bytes, list[tuple[int | None, int | None, str]]]] = [
    ("latin.txt", b"date 2031-05-04 The caf\xe9 is shut.", [
        (None, 23, "not UTF-8: byte 0xe9 at offset 23; convert the file to UTF-8")]),
    ("utf16.txt", GOOD.encode("utf-16"), [
        (None, 0, "not UTF-8 but UTF-16; convert the file to UTF-8")]),
    ("empty.txt", b"", [(None, None, "the file is empty")]),
    ("blank.txt", b"date 2031-05-04\n\n", [(None, None, "the text is empty")]),
    ("undated.txt", b"The quay is shut.", [
        (None, None, "no date: begin the text with 'date YYYY-MM-DD', "
                     'or give "published" in JSONL')]),
    ("no-such-day.txt", b"date 2031-02-30 The quay is shut.", [
        (None, 5, "the date '2031-02-30' does not exist")]),
    ("photo.jpg", b"\xff\xd8\xff\xe0" + bytes(range(256)) * 40, [
        (None, 0, "an image, not plain text or JSONL")]),
    ("program", bytes(range(256)) * 40, [
        (None, 0, "binary, not text: a NUL byte at offset 0")]),
    ("nul.txt", GOOD.encode() + b" " * 9000 + b"\x00", [
        (None, 9071, "a NUL byte at offset 9071 of the text")]),
    ("cut.jsonl.gz", gzip.compress(line(), mtime=0)[:40], [
        (1, None, "the gzip file is cut off")]),
    ("lines.jsonl", b'nope\n{"published": "2031-05-04"}\n{"text": "A quay."}\n' + line("A\x00b"), [
        (1, 4, "not JSON: invalid character"),
        (2, 5, 'no "text"'),
        (3, 33, 'no date: give "published": "YYYY-MM-DD"'),
        (4, 53, "the text has a NUL at character 1")]),
]  # fmt: skip


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ONRECORD_RECORD", raising=False)
    return tmp_path


@pytest.fixture
def small_disk(folder: Path) -> Iterator[Path]:
    """A disk of 400 KB, where this process may mount one."""
    yield from _mounted(folder / "disk", "size=400k")


@pytest.fixture
def read_only(folder: Path) -> Iterator[Path]:
    """A place with a record, a report and an export in it, where nothing can be written."""
    place = folder / "archive"
    for mounted in _mounted(place, "size=4m") if os.geteuid() == 0 else [place]:
        mounted.mkdir(exist_ok=True)
        make_record(mounted / "r.db", [make_pair(number) for number in range(3)])
        (mounted / "good.txt").write_text(GOOD)
        (mounted / "undated.txt").write_text("The quay is shut.")
        (mounted / "out").mkdir()
        if os.geteuid() == 0:
            subprocess.run(["mount", "-o", "remount,ro", str(mounted)], check=True)
        else:
            mounted.chmod(0o555)
            (mounted / "out").chmod(0o555)
        yield mounted
        if os.geteuid() != 0:
            mounted.chmod(0o755)
            (mounted / "out").chmod(0o755)


def _mounted(place: Path, options: str) -> Iterator[Path]:
    if os.geteuid() != 0 or shutil.which("mount") is None:
        pytest.skip("only root can mount a disk")
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", options, "none", str(place)]
    if subprocess.run(mount, capture_output=True, check=False).returncode != 0:
        pytest.skip("this system lets nobody mount a disk")
    yield place
    subprocess.run(["umount", "--lazy", str(place)], check=True)


def story(path: Path, count: int) -> None:
    """Write ``count`` short reports."""
    said = (
        f"“Berth {n} is shut,” Ada Brook said on Friday. " + "It rained. " * 40
        for n in range(count)
    )
    path.write_bytes(b"".join(line(text, id=f"r{n:03}") for n, text in enumerate(said)))


def assert_whole(record: Path, *, reports: int) -> None:
    """Check that the record verifies and holds so many reports."""
    with Record.open(record) as opened:
        assert list(opened.verify()) == []
        assert len(list(opened.reports())) == reports


def complaint(capfd: pytest.CaptureFixture[str]) -> str:
    """Return the one line that a failed command said."""
    shown = capfd.readouterr()
    assert shown.out == ""
    said = [each for each in shown.err.splitlines() if each.startswith("onrecord: ")]
    assert len(said) == 1 and "Traceback" not in shown.err
    return said[0].removeprefix("onrecord: ")


@pytest.mark.parametrize("command", ["annotate", "build"])
def test_each_bad_input_costs_itself_only(command: str, capfd: pytest.CaptureFixture[str]) -> None:
    Path("bare").mkdir()
    Path("in").mkdir()
    Path("in/a-good.txt").write_text(GOOD)
    for name, raw, _ in BAD:
        Path("in", name).write_bytes(raw)
    Path("in/z.jsonl").write_bytes(line("“We sail on Sunday,” Ada Brook said.", id="z"))
    record = ["--record", "r.db"] if command == "build" else []
    assert cli.main([command, "bare", "in", "gone.txt", *record, "-v"]) == cli.REJECTED
    shown = capfd.readouterr()
    wanted: list[dict[str, Any]] = [
        {"input": "bare", "line": None, "offset": None, "reason": "a folder without reports"}
    ]
    for name, _, rejects in sorted(BAD):
        wanted += [
            {"input": f"in/{name}", "line": row, "offset": offset, "reason": reason}
            for row, offset, reason in rejects
        ]
    wanted.append(
        {"input": "gone.txt", "line": None, "offset": None, "reason": "no such file or folder"}
    )
    listed = [json.loads(each) for each in Path("rejects.jsonl").read_text().splitlines()]
    assert listed == wanted
    said = [each for each in shown.err.splitlines() if each.startswith("rejected ")]
    assert said == [f"rejected {_place(each)}: {each['reason']}" for each in wanted]
    assert f"{len(wanted)} inputs rejected, listed in rejects.jsonl" in shown.err
    if command == "build":
        assert_whole(Path("r.db"), reports=2)
    else:
        assert len(shown.out.splitlines()) == 2


def _place(reject: dict[str, Any]) -> str:
    row = reject["line"]
    return str(reject["input"]) if row is None else f"{reject['input']}:{row}"


def test_the_bad_beside_the_known_changes_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    Path("good.txt").write_text(GOOD)
    Path("bad.txt").write_bytes(b"\x00")
    assert cli.main(["build", "good.txt", "--record", "r.db"]) == cli.OK
    cli.main(["export", "before", "--record", "r.db"])
    assert cli.main(["build", "bad.txt", "good.txt", "--record", "r.db"]) == cli.REJECTED
    cli.main(["export", "after", "--record", "r.db"])
    for path in Path("before").iterdir():
        assert path.read_bytes() == Path("after", path.name).read_bytes()
    assert_whole(Path("r.db"), reports=1)


@pytest.mark.parametrize("name", ["huge.txt", "huge.jsonl"])
def test_fifty_megabytes_in_one_paragraph_cost_little(folder: Path, name: str) -> None:
    words = b"The quay is shut and the town waits for grain. " * 1_100_000
    Path(name).write_bytes(
        b"date 2031-05-04 " + words
        if name == "huge.txt"
        else b'{"published": "2031-05-04", "text": "' + words + b'"}\n'
    )
    Path("good.txt").write_text(GOOD)
    code = (
        "import resource, sys; from onrecord import api; bad = [];"
        " good = list(api.read(sys.argv[1:], on_reject=bad.append)); used ="
        " resource.getrusage(resource.RUSAGE_SELF);"
        " peak = open('/proc/self/status').read().split('VmHWM:')[1].split()[0];"
        " print(len(good), bad[0].line, used.ru_utime + used.ru_stime, peak);"
        " print(bad[0].reason)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code, name, "good.txt"], capture_output=True, text=True, check=True
    )
    figures, reason = ran.stdout.splitlines()
    good, row, seconds, kilobytes = figures.split()
    assert (good, row) == ("1", "None" if name == "huge.txt" else "1")
    assert reason.endswith(
        "characters, more than the setting readers.max_characters = 10000000 allows"
    )
    assert float(seconds) < 2
    # The line, its text and what reading them takes: measured 0.18 GB of text, 0.35 GB of JSONL.
    assert int(kilobytes) < 500_000
    assert cli.main(["build", name, "good.txt", "--record", "r.db"]) == cli.REJECTED
    assert_whole(Path("r.db"), reports=1)


@pytest.mark.parametrize("command", ["build", "statements", "verify", "export"])
@pytest.mark.parametrize("kind", ["text", "other", "newer", "folder"])
def test_a_record_that_is_none_is_left_alone(
    command: str, kind: str, capfd: pytest.CaptureFixture[str]
) -> None:
    path = Path("r.db")
    words = _make_no_record(path, kind)
    before = None if kind == "folder" else path.read_bytes()
    Path("good.txt").write_text(GOOD)
    given = {"build": ["good.txt"], "export": ["out"]}.get(command, [])
    assert cli.main([command, *given, "--record", "r.db"]) == cli.FAILED
    said = complaint(capfd)
    assert said.startswith("r.db: ") and words in said
    assert before is None or path.read_bytes() == before


def _make_no_record(path: Path, kind: str) -> str:
    if kind == "text":
        path.write_text("This is my diary.\n" * 300)
        return "is not a record"
    if kind == "folder":
        path.mkdir()
        return "is a folder, not a record"
    if kind == "newer":
        make_record(path, [make_pair(1)])
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version = {VERSION + 1}")
    connection.execute("CREATE TABLE IF NOT EXISTS wanderings (path)")
    connection.commit()
    connection.close()
    return "newer" if kind == "newer" else "another program"


def test_a_disk_that_fills_up_keeps_what_was_stored(
    small_disk: Path, folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    record = small_disk / "r.db"
    (folder / "s.toml").write_text("[build]\nbatch_size = 1\n")
    story(folder / "in.jsonl", 80)
    build = ["build", "in.jsonl", "--record", str(record), "--settings", "s.toml"]
    assert cli.main(build) == cli.FAILED
    said = complaint(capfd)
    assert said.startswith(f"{record}: ") and "full" in said
    with Record.open(record) as opened:
        held = opened.fingerprint()
        assert [each for each in opened.verify() if "build again" not in each.what] == []
    subprocess.run(["mount", "-o", "remount,size=9m", str(small_disk)], check=True)
    assert cli.main(build) == cli.OK
    assert " 0 known" not in capfd.readouterr().err
    with Record.open(record) as opened:
        assert opened.fingerprint() != held
    assert_whole(record, reports=80)


def test_an_export_onto_a_full_disk_leaves_the_one_before(
    small_disk: Path, folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    make_record(folder / "r.db", [make_pair(1)])
    make_record(folder / "large.db", [make_pair(number) for number in range(300)])
    assert cli.main(["export", str(small_disk / "out"), "--record", "r.db", "-q"]) == cli.OK
    before = {path.name: path.read_bytes() for path in (small_disk / "out").iterdir()}
    assert cli.main(["export", str(small_disk / "out"), "--record", "large.db"]) == cli.FAILED
    assert "cannot be written: No space left on device" in complaint(capfd)
    assert {path.name: path.read_bytes() for path in (small_disk / "out").iterdir()} == before


def test_rejects_on_a_full_disk_are_told_instead(
    small_disk: Path, folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    Path("in.jsonl").write_bytes(b"nope\n" * 5000 + line())
    place = small_disk / "rejects.jsonl"
    build = ["build", "in.jsonl", "--record", "r.db", "--rejects", str(place), "-q"]
    assert cli.main(build) == cli.REJECTED
    listed = [json.loads(each) for each in place.read_text().splitlines()]
    said = capfd.readouterr().err.splitlines()
    assert "rejects cannot be listed: No space left on device" in said[0]
    assert len(listed) + len(said) - 1 == 5000
    assert_whole(Path("r.db"), reports=1)


def test_a_quota_is_a_full_disk(folder: Path) -> None:
    """A limit on file size, where no disk can be mounted: record, rejects and export alike."""

    def limited(*arguments: str, size: int = 40_000) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "onrecord", *arguments],
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size)),
            capture_output=True,
            text=True,
            check=False,
        )

    Path("in.jsonl").write_bytes(b"nope\n" * 5000 + line())
    ran = limited("annotate", "in.jsonl")
    assert ran.returncode == cli.REJECTED
    assert ran.stderr.count("rejects cannot be listed: File too large") == 1
    assert len(ran.stdout.splitlines()) == 1
    make_record(folder / "r.db", [make_pair(number) for number in range(50)])
    ran = limited("export", "out", "--record", "r.db")
    assert ran.returncode == cli.FAILED
    assert "out: the export cannot be written: File too large" in ran.stderr
    assert list(Path("out").iterdir()) == []
    ran = limited("build", "in.jsonl", "--record", "r.db", "-q")
    assert ran.returncode == cli.FAILED
    assert "onrecord: r.db: " in ran.stderr and "full disk" in ran.stderr
    assert_whole(Path("r.db"), reports=50)


def test_a_read_only_place_is_read_and_not_written(
    read_only: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(read_only)
    assert cli.main(["statements", "--record", "r.db"]) == cli.OK
    assert len(capfd.readouterr().out.splitlines()) == 6
    assert cli.main(["build", "good.txt", "--record", "r.db"]) == cli.FAILED
    assert complaint(capfd).startswith("r.db: cannot be ")
    assert cli.main(["build", "good.txt", "--record", "new.db"]) == cli.FAILED
    assert complaint(capfd).startswith("new.db: cannot be opened")
    assert cli.main(["export", "out", "--record", "r.db"]) == cli.FAILED
    assert "out: the export cannot be written" in complaint(capfd)
    assert cli.main(["annotate", "undated.txt", "good.txt"]) == cli.REJECTED
    shown = capfd.readouterr()
    assert len(shown.out.splitlines()) == 1
    assert "rejects.jsonl: rejects cannot be listed" in shown.err
    assert "rejected undated.txt: no date" in shown.err
    assert_whole(Path("r.db"), reports=3)


def test_a_wait_is_short_where_nothing_can_be_read(capfd: pytest.CaptureFixture[str]) -> None:
    begun = time.monotonic()
    assert cli.main(["build", "gone.txt", "--record", "gone/r.db"]) == cli.FAILED
    assert complaint(capfd) == "gone/r.db: there is no folder gone"
    assert time.monotonic() - begun < 5
