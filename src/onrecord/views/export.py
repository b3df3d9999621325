"""A record's tables → files, one a table, with nothing in them that differs between two runs."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
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
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _refuse_foreign(folder, tables)
        return _write_all(tables, folder, to)
    except OSError as error:
        raise RunError(f"{folder}: the export cannot be written: {error.strerror}") from error


def _refuse_foreign(folder: Path, tables: Mapping[str, Table]) -> None:
    ours = {f"{name}.{suffix}" for name in tables for suffix in ("jsonl", "csv")}
    foreign = sorted(
        path.name
        for path in folder.iterdir()
        if path.name not in ours and not path.name.startswith(".")
    )
    if foreign:
        shown = ", ".join(foreign[:3]) + (", …" if len(foreign) > 3 else "")
        raise RunError(f"{folder}: holds other files ({shown}); give an empty or a new folder")


def _write_all(tables: Mapping[str, Table], folder: Path, to: Format) -> dict[str, int]:
    counts: dict[str, int] = {}
    partial = {name: folder / f".{name}.{to}{_PARTIAL}" for name in tables}
    try:
        for name, (kind, values) in tables.items():
            counts[name] = _write_one(partial[name], kind, values, to)
        for name, path in partial.items():
            os.replace(path, folder / f"{name}.{to}")
    finally:
        for path in partial.values():
            path.unlink(missing_ok=True)
    return counts


def _write_one(path: Path, kind: type[Struct], values: Iterable[Value], to: Format) -> int:
    counted = Counted(values)
    lines = jsonl.lines(counted) if to == "jsonl" else csv.lines(counted, kind)
    with path.open("w", encoding="utf-8", newline="") as file:
        file.writelines(lines)
        file.flush()
        os.fsync(file.fileno())
    return counted.count
