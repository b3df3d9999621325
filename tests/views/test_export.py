from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.errors import RunError
from onrecord.model import Value
from onrecord.views import export


class Row(Value, frozen=True, kw_only=True):
    word: str


def tables(*words: str) -> dict[str, export.Table]:
    return {"first": (Row, [Row(word=word) for word in words]), "second": (Row, [])}


def test_each_table_is_a_file(tmp_path: Path) -> None:
    counts = export.write(tables("a", "b"), tmp_path / "new" / "er", to="jsonl")
    assert counts == {"first": 2, "second": 0}
    assert (tmp_path / "new/er/first.jsonl").read_text() == '{"word":"a"}\n{"word":"b"}\n'
    assert (tmp_path / "new/er/second.jsonl").read_text() == ""


def test_csv_has_its_line_ends(tmp_path: Path) -> None:
    export.write(tables("é"), tmp_path, to="csv")
    assert (tmp_path / "first.csv").read_bytes() == "word\r\né\r\n".encode()


def test_an_export_replaces_an_older_one(tmp_path: Path) -> None:
    export.write(tables("a"), tmp_path, to="jsonl")
    export.write(tables("b"), tmp_path, to="jsonl")
    assert (tmp_path / "first.jsonl").read_text() == '{"word":"b"}\n'
    assert sorted(path.name for path in tmp_path.iterdir()) == ["first.jsonl", "second.jsonl"]


def test_a_folder_of_something_else_is_refused(tmp_path: Path) -> None:
    (tmp_path / "thesis.doc").touch()
    with pytest.raises(RunError, match=r"holds other files \(thesis\.doc\); give an empty"):
        export.write(tables("a"), tmp_path, to="jsonl")
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.doc"]


def test_a_run_that_stops_leaves_what_was_there(tmp_path: Path) -> None:
    export.write(tables("a"), tmp_path, to="jsonl")

    def broken() -> Iterator[Row]:
        yield Row(word="c")
        raise RunError("the record went away")

    both: dict[str, export.Table] = {"first": (Row, [Row(word="b")]), "second": (Row, broken())}
    with pytest.raises(RunError, match="went away"):
        export.write(both, tmp_path, to="jsonl")
    assert (tmp_path / "first.jsonl").read_text() == '{"word":"a"}\n'
    assert sorted(path.name for path in tmp_path.iterdir()) == ["first.jsonl", "second.jsonl"]


def test_a_full_disk_is_told_in_a_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(RunError, match=r"cannot be written: No space left on device$"):
        export.write(tables("a"), tmp_path, to="jsonl")
    assert list(tmp_path.iterdir()) == []


def test_a_file_of_any_name_is_written_alike(tmp_path: Path) -> None:
    for words in (["one ", "two"], ["three"]):
        export.write_files({"page.json": words}, tmp_path, ours=["page.json"])
        assert (tmp_path / "page.json").read_text() == "".join(words)
    (tmp_path / "other.json").touch()
    with pytest.raises(RunError, match=r"holds other files \(other\.json\)"):
        export.write_files({"page.json": ["four"]}, tmp_path, ours=["page.json"])
    assert (tmp_path / "page.json").read_text() == "three"
