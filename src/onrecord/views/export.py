"""A record's tables → files, one a table, with nothing in them that differs between two runs."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import Literal

from msgspec import Struct

from onrecord.errors import RunError
from onrecord.model import Value
from onrecord.views import csv, jsonl
from onrecord.views.counted import Counted

Format = Literal["jsonl", "csv"]
Table = tuple[type[Struct], Iterable[Value]]

_PARTIAL = ".partial"


def write(tables: Mapping[str, Table], folder: Path, *, to: Format) -> dict[str, int]:
    """Write each table to ``folder/NAME.FORMAT`` and return the number of entries in each.

    All files are written under a temporary name first and renamed at the end, so a run that stops
    leaves what was there. RunError: the folder holds files of something else, or cannot be written.
    """
    ours = {f"{name}.{suffix}" for name in tables for suffix in ("jsonl", "csv")}
    counted = {name: Counted(values) for name, (_, values) in tables.items()}
    files = {
        f"{name}.{to}": jsonl.lines(rows) if to == "jsonl" else csv.lines(rows, tables[name][0])
        for name, rows in counted.items()
    }
    write_files(files, folder, ours=ours)
    return {name: rows.count for name, rows in counted.items()}


def write_files(files: Mapping[str, Iterable[str]], folder: Path, *, ours: Collection[str]) -> None:
    """Write each file, by its name, into ``folder``, as ``write`` does.

    RunError: the folder holds files that are none of ``ours``, or cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _refuse_foreign(folder, ours)
        _write_all(files, folder)
    except OSError as error:
        raise RunError(f"{folder}: the export cannot be written: {error.strerror}") from error


def _refuse_foreign(folder: Path, ours: Collection[str]) -> None:
    foreign = sorted(
        path.name
        for path in folder.iterdir()
        if path.name not in ours and not path.name.startswith(".")
    )
    if foreign:
        shown = ", ".join(foreign[:3]) + (", …" if len(foreign) > 3 else "")
        raise RunError(f"{folder}: holds other files ({shown}); give an empty or a new folder")


def _write_all(files: Mapping[str, Iterable[str]], folder: Path) -> None:
    partial = {name: folder / f".{name}{_PARTIAL}" for name in files}
    try:
        for name, lines in files.items():
            _write_one(partial[name], lines)
        for name, path in partial.items():
            os.replace(path, folder / name)
    finally:
        for path in partial.values():
            path.unlink(missing_ok=True)


def _write_one(path: Path, lines: Iterable[str]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        file.writelines(lines)
        file.flush()
        os.fsync(file.fileno())
