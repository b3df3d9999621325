"""A .json file: one report as an object, or several in an array."""

from __future__ import annotations

from codecs import BOM_UTF8
from collections.abc import Iterator

import msgspec

from onrecord.errors import ReportError
from onrecord.model import Report
from onrecord.readers import entry
from onrecord.readers.streams import ByteStream, OnError, read_bounded
from onrecord.settings import ReaderSettings

_array = msgspec.json.Decoder(list[msgspec.Raw])


def read(
    stream: ByteStream,
    *,
    where: str,
    settings: ReaderSettings,
    on_error: OnError,
) -> Iterator[Report]:
    """Yield the report of each object; one that holds none goes to ``on_error``.

    ReportError: the whole is not one JSON value, or over the limit of a line: it is held at once.
    """
    raw = read_bounded(stream, settings.max_line_bytes, where=where).removeprefix(BOM_UTF8)
    if len(raw) > settings.max_line_bytes:
        limit = f"readers.max_line_bytes = {settings.max_line_bytes}"
        raise ReportError(
            where, f"longer than the setting {limit} allows; use JSONL, a report a line"
        )
    if not raw.strip():
        raise ReportError(where, "no reports in it: the file is empty")
    if not raw.lstrip().startswith(b"["):
        yield _read_one(raw, where, settings)
        return
    for number, item in enumerate(_items(raw, where), start=1):
        try:
            yield entry.read(item, where=where, settings=settings)
        except ReportError as error:
            on_error(ReportError(where, f"report {number} of the array: {error.reason}"))


def _items(raw: bytes, where: str) -> list[msgspec.Raw]:
    try:
        items = _array.decode(raw)
    except msgspec.DecodeError as error:
        raise entry.json_error(where, error, raw) from error
    except RecursionError as error:
        raise ReportError(where, "not read: nested too deeply") from error
    if not items:
        raise ReportError(where, "no reports in it: the array is empty")
    return items


def _read_one(raw: bytes, where: str, settings: ReaderSettings) -> Report:
    try:
        return entry.read(raw, where=where, settings=settings)
    except ReportError as error:
        if "trailing" not in error.reason:
            raise
        reason = "more than one JSON value; name the file .jsonl where each line is one"
        raise ReportError(where, reason, offset=error.offset) from error
