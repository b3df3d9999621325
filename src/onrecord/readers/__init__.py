"""Bytes → Report, one file a format; what cannot be read costs itself only."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from io import BufferedReader, RawIOBase
from pathlib import Path
from typing import IO, cast

from onrecord.errors import ReportError
from onrecord.model import Reject, Report
from onrecord.readers import document, files, jsonl, streams, text
from onrecord.readers.streams import ByteStream, OnError
from onrecord.settings import ReaderSettings, Settings

STDIN = "-"

_JSONL = frozenset([".jsonl", ".ndjson"])
_JSON = ".json"
_PACKED = ".gz"


def read(
    inputs: Iterable[str | Path],
    *,
    settings: Settings,
    on_reject: Callable[[Reject], None],
    stdin: IO[bytes] | None = None,
) -> Iterator[Report]:
    """Yield the reports of ``inputs``: files, folders, or ``-`` for JSONL on ``stdin``.

    The format goes by the file's name: .jsonl and .ndjson, .json, anything else is text; each may
    be packed with gzip. What is not read goes to ``on_reject``, in the order in which it is met.
    """

    def reject(error: ReportError) -> None:
        on_reject(_as_reject(error))

    for given in inputs:
        if given == STDIN:
            yield from _read_stdin(stdin, settings.readers, reject)
        else:
            for path in files.find(given, on_error=reject):
                yield from _read_file(path, settings.readers, reject)


def _read_file(path: Path, settings: ReaderSettings, on_error: OnError) -> Iterator[Report]:
    where = files.show(path)
    try:
        with streams.open_file(path, where=where) as stream:
            unpacked = streams.unpacked(stream, where=where)
            yield from _read_format(unpacked, path.name, where, settings, on_error)
    except ReportError as error:
        on_error(error)


def _read_format(
    stream: ByteStream, name: str, where: str, settings: ReaderSettings, on_error: OnError
) -> Iterator[Report]:
    suffix = Path(name.lower().removesuffix(_PACKED)).suffix
    if suffix in _JSONL:
        yield from jsonl.read(stream, where=where, settings=settings, on_error=on_error)
    elif suffix == _JSON:
        yield from document.read(stream, where=where, settings=settings, on_error=on_error)
    else:
        yield text.read(stream, where=where, name=files.show(name), settings=settings)


def _read_stdin(
    stdin: IO[bytes] | None, settings: ReaderSettings, on_error: OnError
) -> Iterator[Report]:
    stream = BufferedReader(cast(RawIOBase, sys.stdin.buffer if stdin is None else stdin))
    try:
        unpacked = streams.unpacked(stream, where=STDIN)
        yield from jsonl.read(unpacked, where=STDIN, settings=settings, on_error=on_error)
    except ReportError as error:
        on_error(error)
    finally:
        stream.detach()


def _as_reject(error: ReportError) -> Reject:
    reason = " ".join(error.reason.split())
    return Reject(input=error.where, line=error.line, offset=error.offset, reason=reason)
