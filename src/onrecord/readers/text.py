"""Text files: an optional ``date YYYY-MM-DD`` in front, then the body, kept verbatim."""

from __future__ import annotations

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE

from onrecord.errors import ReportError
from onrecord.model import Report
from onrecord.readers.report import check_date, check_text, make_report, too_long
from onrecord.readers.streams import ByteStream, read_bounded
from onrecord.settings import ReaderSettings

NO_DATE = "no date: begin the text with 'date YYYY-MM-DD', or give \"published\" in JSONL"

# The date, and what parts it from the body: blanks and at most one newline. The rest is the body's.
_DATE_LINE = re.compile(rb"\s*date[ \t]+([0-9][!-~]*)[ \t]*(?:\r\n|\n|\r)?")

# A UTF-8 code point takes four bytes at most; the date line comes on top.
_BYTES_A_CHARACTER = 4
_DATE_LINE_BYTES = 1024

_HEAD_BYTES = 8192
_KINDS = (
    (b"%pdf-", "a PDF"),
    (b"pk\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89png", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"gif8", "an image"),
    (b"\x7felf", "a program"),
    (b"sqlite format 3\x00", "a database"),
    (b"bzh9", "a bzip2 archive"),
    (b"\xfd7zxz\x00", "an xz archive"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive"),
    (b"<!doctype html", "an HTML page"),
    (b"<html", "an HTML page"),
    (b"<?xml", "an XML document"),
)


def read(stream: ByteStream, *, where: str, name: str, settings: ReaderSettings) -> Report:
    """Return the one report of a text file; ReportError says why there is none."""
    raw = _read_bounded(stream, where, settings.max_characters)
    top = len(BOM_UTF8) if raw.startswith(BOM_UTF8) else 0
    dated = _DATE_LINE.match(raw, top)
    body = _decode(where, raw, top if dated is None else dated.end())
    check_text(where, body, max_characters=settings.max_characters)
    if dated is None:
        raise ReportError(where, NO_DATE)
    day = check_date(where, dated[1].decode("ascii"), offset=dated.start(1))
    return make_report(
        where=where, name=name, published=day, text=body, max_characters=settings.max_characters
    )


def _read_bounded(stream: ByteStream, where: str, max_characters: int) -> bytes:
    limit = _BYTES_A_CHARACTER * max_characters + _DATE_LINE_BYTES
    raw = read_bounded(stream, limit, where=where)
    if len(raw) > limit:
        _refuse_binary(where, raw[:_HEAD_BYTES])
        raise ReportError(where, too_long(f"over {max_characters:,}", max_characters))
    return raw


def _decode(where: str, raw: bytes, start: int) -> str:
    if not raw:
        raise ReportError(where, "the file is empty")
    _refuse_binary(where, raw[:_HEAD_BYTES])
    try:
        # The bytes are not copied: with a raised limit there may be many.
        text = str(memoryview(raw)[start:], "utf-8")
    except UnicodeDecodeError as error:
        at = start + error.start
        reason = f"not UTF-8: byte 0x{raw[at]:02x} at offset {at}; convert the file to UTF-8"
        raise ReportError(where, reason, offset=at) from error
    nul = raw.find(b"\x00")
    if nul >= 0:
        raise ReportError(where, f"a NUL byte at offset {nul} of the text", offset=nul)
    return text


def _refuse_binary(where: str, head: bytes) -> None:
    if head.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        raise ReportError(where, "not UTF-8 but UTF-16; convert the file to UTF-8", offset=0)
    start = head.removeprefix(BOM_UTF8).lstrip()[:16].lower()
    kind = next((name for magic, name in _KINDS if start.startswith(magic)), None)
    if kind is not None:
        raise ReportError(where, f"{kind}, not plain text or JSONL", offset=0)
    nul = head.find(b"\x00")
    if nul >= 0:
        raise ReportError(where, f"binary, not text: a NUL byte at offset {nul}", offset=nul)
