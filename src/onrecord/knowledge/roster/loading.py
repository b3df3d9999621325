"""Cast files → a roster: the format by the file's name, all of it or a RunError."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from onrecord.errors import RunError
from onrecord.knowledge.roster import document, ftm, table
from onrecord.knowledge.roster.entries import Place, Row
from onrecord.knowledge.roster.joining import join
from onrecord.knowledge.roster.lookups import NO_ROSTER, Roster

_WRITTEN: dict[str, Callable[[str, str], Iterator[Row]]] = {
    ".csv": table.read,
    ".tsv": table.read,
    ".toml": document.read,
}
_DUMPED = (".json", ".jsonl", ".ndjson", ".ftm")


def load(paths: Sequence[str | Path]) -> Roster:
    """Return the cast that the files make together, in whatever order they are given.

    CSV (``.csv``, ``.tsv``), TOML (``.toml``) and FollowTheMoney dumps (``.json``, ``.jsonl``,
    ``.ndjson``, ``.ftm``), each perhaps gzipped. RunError: the first thing that is wrong in them,
    with file and line; nothing of them is used then.
    """
    rows: list[Row] = []
    dump = ftm.Dump()
    for path in dict.fromkeys(Path(path) for path in paths):
        before = len(rows) + len(dump.rows) + len(dump.occupancies)
        with _reading(path):
            _read_file(path, rows, dump)
        if len(rows) + len(dump.rows) + len(dump.occupancies) == before:
            raise RunError(f"{path}: holds no actor")
    rows += ftm.with_terms(dump)
    return Roster(join(rows, dump.referents)) if rows else NO_ROSTER


@contextmanager
def _reading(path: Path) -> Iterator[None]:
    try:
        yield
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        raise RunError(f"{path}: is not gzip, or cut off: {error}") from error
    except OSError as error:
        raise RunError(f"{path}: the cast cannot be read: {error.strerror}") from error


def _read_file(path: Path, rows: list[Row], dump: ftm.Dump) -> None:
    """Add what a file holds to ``rows``, or to ``dump``, which is read line by line."""
    packed = path.suffix.lower() == ".gz"
    suffix = (path.with_suffix("") if packed else path).suffix.lower()
    if suffix not in _WRITTEN and suffix not in _DUMPED:
        known = ", ".join([*_WRITTEN, *_DUMPED])
        raise RunError(f"{path}: of what format is it? Its name should end in one of {known}")
    with gzip.open(path) if packed else path.open("rb") as file:
        if suffix in _DUMPED:
            ftm.read(file, str(path), dump)
        else:
            rows.extend(_WRITTEN[suffix](_text(file.read(), path), str(path)))


def _text(content: bytes, path: Path) -> str:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        reason = f"not UTF-8: byte 0x{content[error.start]:02x}; save the file as UTF-8"
        raise Place(str(path), line).error(reason) from error
    if not text.strip():
        raise RunError(f"{path}: is empty")
    return text
