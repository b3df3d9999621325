"""JSONL: one report a line, streamed; a bad line costs itself only."""

from __future__ import annotations

from codecs import BOM_UTF8
from collections.abc import Iterator

from msgspec import Struct

from onrecord.errors import ReportError
from onrecord.model import Report
from onrecord.readers import entry
from onrecord.readers.streams import BROKEN, ByteStream, OnError, broken
from onrecord.settings import ReaderSettings

_SKIP_BYTES = 1 << 16


class _Line(Struct):
    """A line: its number from 1, its place in bytes; ``raw`` is ``None`` where it is too long."""

    number: int
    offset: int
    raw: bytes | None


def read(
    stream: ByteStream,
    *,
    where: str,
    settings: ReaderSettings,
    on_error: OnError,
) -> Iterator[Report]:
    """Yield the report of each line; a line that holds none goes to ``on_error``.

    Blank lines are passed over. ReportError: the stream breaks off, or holds no line at all.
    """
    number = 0
    for line in _lines(stream, where, settings.max_line_bytes):
        number = line.number
        try:
            yield _read_line(line, where, settings)
        except ReportError as error:
            offset = line.offset + (error.offset or 0)
            on_error(ReportError(where, error.reason, line=number, offset=offset))
    if number == 0:
        raise ReportError(where, "no reports in it: the file is empty")


def _read_line(line: _Line, where: str, settings: ReaderSettings) -> Report:
    if line.raw is None:
        limit = f"readers.max_line_bytes = {settings.max_line_bytes}"
        raise ReportError(where, f"the line is longer than the setting {limit} allows")
    return entry.read(line.raw, where=where, settings=settings)


def _lines(stream: ByteStream, where: str, limit: int) -> Iterator[_Line]:
    """Yield the lines that are not blank; one over ``limit`` bytes is skipped in small pieces."""
    number, offset = 0, 0
    try:
        while raw := stream.readline(limit + 1):
            number += 1
            size = len(raw)
            whole = size <= limit or raw.endswith(b"\n")
            if not whole:
                size += _skip_line(stream)
            marked = BOM_UTF8 if number == 1 and raw.startswith(BOM_UTF8) else b""
            if not whole:
                yield _Line(number, offset, None)
            elif raw[len(marked) :].strip():
                yield _Line(number, offset + len(marked), raw[len(marked) :].rstrip(b"\r\n"))
            offset += size
    except BROKEN as error:
        raise broken(where, error, line=number + 1) from error


def _skip_line(stream: ByteStream) -> int:
    skipped = 0
    while piece := stream.readline(_SKIP_BYTES):
        skipped += len(piece)
        if piece.endswith(b"\n"):
            break
    return skipped
