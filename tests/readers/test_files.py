from __future__ import annotations

import errno
import os
import random
import socket
from pathlib import Path

import pytest

from onrecord.model import Reject
from tests.readers.reading import line, read, reasons

DATED = "date 2031-05-04 The quay is shut."


def write(path: Path, text: str = DATED) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_a_folder_is_walked_sorted_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/b/c.txt", "c", ".hidden.txt", ".git/x.txt"):
        write(tmp_path / name, f"date 2031-05-04 {name}")
    (tmp_path / "d.jsonl").write_bytes(line("d", id="d") + line("e", id="e"))
    reports, rejects = read(tmp_path)
    assert [report.name for report in reports] == ["c.txt", "z.txt", "b.txt", "c", "d", "e"]
    assert rejects == []


def test_nothing_depends_on_where_and_in_which_order(tmp_path: Path) -> None:
    names = [f"{number}.txt" for number in range(6)]
    here = [write(tmp_path / "here" / name, f"date 2031-05-04 {name}") for name in names]
    for name in names:
        write(tmp_path / "there" / "deeper" / name, f"date 2031-05-04 {name}")
    random.Random(7).shuffle(here)
    assert set(read(*here)[0]) == set(read(tmp_path / "there")[0])


def test_what_cannot_be_read_costs_itself_only(tmp_path: Path) -> None:
    good = write(tmp_path / "good.txt")
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "nowhere").symlink_to(tmp_path / "gone")
    (tmp_path / "empty").mkdir()
    missing = tmp_path / "missing.txt"
    given = [
        missing,
        tmp_path / "pipe",
        tmp_path / "nowhere",
        tmp_path / "empty",
        Path("/dev/null"),
    ]
    reports, rejects = read(*given, good)
    assert [report.name for report in reports] == ["good.txt"]
    assert rejects == [
        Reject(input=str(path), line=None, offset=None, reason=reason)
        for path, reason in zip(
            given,
            [
                "no such file or folder",
                "not a file but a named pipe: give - and pipe JSONL in",
                "a link to nothing",
                "a folder without reports",
                "not a file but a device",
            ],
            strict=True,
        )
    ]


def test_a_folder_of_nothing_but_bad_things_is_told_as_well(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as plug:
        plug.bind(str(tmp_path / "plug"))
        _, rejects = read(tmp_path)
    assert reasons(rejects) == ["not a file but a socket", "a folder without reports"]


def test_links_in_a_circle_end(tmp_path: Path) -> None:
    write(tmp_path / "a" / "one.txt")
    (tmp_path / "a" / "up").symlink_to(tmp_path)
    reports, rejects = read(tmp_path)
    assert [report.name for report in reports] == ["one.txt"]
    assert reasons(rejects) == ["a link that leads back to a folder above it"]


def test_a_link_to_itself_is_rejected(tmp_path: Path) -> None:
    (tmp_path / "self").symlink_to("self")
    _, rejects = read(tmp_path / "self")
    assert reasons(rejects) == [f"cannot be read: {os.strerror(errno.ELOOP)}"]


def test_many_ways_to_one_folder_are_one(tmp_path: Path) -> None:
    # Without memory of where it was, a walk would take 2 ** 30 ways here.
    write(tmp_path / "0" / "one.txt")
    for depth in range(1, 31):
        folder = tmp_path / str(depth)
        folder.mkdir()
        for way in "ab":
            (folder / way).symlink_to(tmp_path / str(depth - 1))
    reports, rejects = read(tmp_path / "30")
    assert [report.name for report in reports] == ["one.txt"]
    assert rejects == []


def test_a_name_that_is_not_utf8_is_shown(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.txt"))
    write(path)
    write(path.with_name(os.fsdecode(b"\xfe.txt")), "no date")
    (report,), (reject,) = read(tmp_path)
    assert report.name == "\ufffd.txt"
    assert reject.input == f"{tmp_path}/\ufffd.txt"


def test_what_the_system_forbids_is_rejected(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(tmp_path / "a.txt")

    def refuse(*_args: object, **_options: object) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))

    with monkeypatch.context() as patched:
        patched.setattr(Path, "open", refuse)
        assert reasons(read(path)[1]) == ["cannot be read: Permission denied"]
    with monkeypatch.context() as patched:
        patched.setattr(Path, "iterdir", refuse)
        assert reasons(read(tmp_path)[1]) == [
            "cannot be read: Permission denied",
            "a folder without reports",
        ]


def test_too_long_a_name_is_rejected() -> None:
    _, rejects = read("a" * 300, "a\0b")
    assert reasons(rejects) == [
        f"cannot be read: {os.strerror(errno.ENAMETOOLONG)}",
        "not a file name: it has a NUL",
    ]


def test_stdin_is_left_open(tmp_path: Path) -> None:
    import io

    from onrecord import readers, settings

    stream = io.BytesIO(line())
    reports = readers.read(["-"], settings=settings.load(), on_reject=lambda _: None, stdin=stream)
    assert len(list(reports)) == 1
    assert not stream.closed


def test_jsonl_is_streamed(tmp_path: Path) -> None:
    import tracemalloc

    path = tmp_path / "a.jsonl"
    with path.open("wb") as file:
        for number in range(4000):
            file.write(line("a" * 10_000, id=number))
    from onrecord import readers, settings

    tracemalloc.start()
    count = sum(1 for _ in readers.read([path], settings=settings.load(), on_reject=print))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count == 4000
    assert peak < 2_000_000
