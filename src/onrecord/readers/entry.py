"""One JSON object → a Report: the input fields of the contract; other fields are ignored."""

from __future__ import annotations

import re

import msgspec
from msgspec import Struct

from onrecord.errors import ReportError
from onrecord.model import Report
from onrecord.readers.report import make_report
from onrecord.settings import ReaderSettings

_WRONG_TYPE = re.compile(
    r"Expected `(?P<expected>.+)`, got `(?P<got>\w+)`(?: - at `\$\.(?P<key>.+)`)?"
)
_BYTE = re.compile(r"(?P<reason>.*) \(byte (?P<at>\d+)\)")
_HALF_PAIR = re.compile(
    rb"\\u[dD][89abAB][0-9a-fA-F]{2}(?!\\u[dD][c-fC-F][0-9a-fA-F]{2})"
    rb"|(?<!\\u[dD][89abAB][0-9a-fA-F]{2})\\u[dD][c-fC-F][0-9a-fA-F]{2}"
)
_NAMES = {"str": "a string", "int": "a number", "float": "a number", "bool": "true or false",
          "array": "an array", "object": "an object", "null": "null"}  # fmt: skip


class _Entry(Struct):
    id: str | int | None = None
    published: str | None = None
    text: str | None = None
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    byline: str | None = None
    language: str | None = None


_decoder = msgspec.json.Decoder(_Entry)


def read(raw: bytes | msgspec.Raw, *, where: str, settings: ReaderSettings) -> Report:
    """Return the report that the JSON object ``raw`` holds.

    ReportError: no such object, a field missing or of a wrong type; its offset counts from the
    start of ``raw``.
    """
    entry = _decode(raw, where)
    if entry.text is None:
        raise ReportError(where, 'no "text"')
    if entry.published is None:
        raise ReportError(where, 'no date: give "published": "YYYY-MM-DD"')
    return make_report(
        where=where,
        name=None if entry.id is None else str(entry.id),
        published=entry.published,
        text=entry.text,
        max_characters=settings.max_characters,
        outlet=entry.outlet,
        title=entry.title,
        url=entry.url,
        byline=entry.byline,
        language=entry.language,
    )


def _decode(raw: bytes | msgspec.Raw, where: str) -> _Entry:
    try:
        return _decoder.decode(raw)
    except msgspec.ValidationError as error:
        raise ReportError(where, _type_reason(str(error))) from error
    except msgspec.DecodeError as error:
        raise json_error(where, error, bytes(raw)) from error
    except UnicodeDecodeError as error:
        raise _not_utf8(where, bytes(raw)) from error
    except RecursionError as error:
        raise ReportError(where, "not read: nested too deeply") from error


def json_error(where: str, error: msgspec.DecodeError, raw: bytes) -> ReportError:
    """Return the ReportError for JSON that does not parse, with the byte where it stops."""
    reason = str(error).removeprefix("JSON is malformed: ")
    at = _BYTE.fullmatch(reason)
    if at is not None and "surrogate" not in reason:
        return ReportError(where, f"not JSON: {at['reason']}", offset=int(at["at"]))
    # msgspec takes a lone surrogate at the very end for a text that is cut off.
    half = _HALF_PAIR.search(raw)
    if half is not None:
        reason = f"not JSON: {half[0].decode()} is half of a surrogate pair"
        return ReportError(where, reason, offset=half.start())
    return ReportError(where, "not JSON: it stops in the middle", offset=len(raw))


def _type_reason(message: str) -> str:
    wrong = _WRONG_TYPE.fullmatch(message)
    if wrong is None:
        return message
    got = _NAMES.get(wrong["got"], wrong["got"])
    if wrong["key"] is None:
        return f"not a JSON object but {got}"
    return f'"{wrong["key"]}" must be a string, not {got}'


def _not_utf8(where: str, raw: bytes) -> ReportError:
    # msgspec counts the byte from the start of the field, so the place is looked up again.
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError as error:
        reason = f"not UTF-8: byte 0x{raw[error.start]:02x}; convert the file to UTF-8"
        return ReportError(where, reason, offset=error.start)
    return ReportError(where, "not UTF-8")
