"""Values → responses: the contract's JSON, or all rows streamed as JSONL or CSV.

A stream that fails midway shows it: JSONL ends with a line ``{"error": …}``; a CSV, which has no
place for it, breaks off, so that the client sees that the transfer is not complete.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import TypeVar

import msgspec
from starlette.responses import Response, StreamingResponse

from onrecord.errors import RunError
from onrecord.model import Value
from onrecord.store import Page
from onrecord.views import csv, jsonl
from onrecord.web.api.documented import FORMATS, JSON

# Some hundred rows; each chunk takes a turn of the server.
_CHUNK_CHARACTERS = 65_536

T = TypeVar("T", bound=msgspec.Struct)


def json(value: object, *, status: int = 200) -> Response:
    """Return ``value`` as JSON, with the field names and order of the contract."""
    return Response(msgspec.json.encode(value), status, media_type=JSON)


def listed(page: Page[T]) -> Response:
    """Return a page of rows, and where to go on."""
    return json({"rows": page.rows, "next": page.next})


def streamed(rows: Iterable[Value], kind: type[msgspec.Struct], form: str) -> Response:
    """Return all rows as JSONL or CSV; what fails before the first is answered as a problem."""
    lines = jsonl.lines(rows) if form == "jsonl" else csv.lines(rows, kind)
    chunks = _chunks(lines)
    first = next(chunks, "")
    behind = _with_error(chunks) if form == "jsonl" else chunks
    charset = "; charset=utf-8" if form == "csv" else ""
    return StreamingResponse(chain([first], behind), media_type=FORMATS[form] + charset)


def _chunks(lines: Iterable[str]) -> Iterator[str]:
    waiting: list[str] = []
    length = 0
    for line in lines:
        waiting.append(line)
        length += len(line)
        if length >= _CHUNK_CHARACTERS:
            yield "".join(waiting)
            waiting, length = [], 0
    if waiting:
        yield "".join(waiting)


def _with_error(chunks: Iterator[str]) -> Iterator[str]:
    try:
        yield from chunks
    except RunError as error:
        yield msgspec.json.encode({"error": str(error)}).decode() + "\n"
