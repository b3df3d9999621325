"""``/corrections``: the log of what people corrected, undone rows too."""

from __future__ import annotations

from itertools import islice
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from starlette.responses import Response

from onrecord.store import CorrectionRow, CursorError, Page, Record
from onrecord.web.api import answering
from onrecord.web.api.asking import Wanted, wants
from onrecord.web.api.documented import operation, pages_of
from onrecord.web.api.lists import USUAL_ROWS
from onrecord.web.site import site_of

_ASKS = ("limit", "cursor", "format")

router = APIRouter(tags=["corrections"])


@router.get(
    "/corrections",
    openapi_extra=operation(pages_of(CorrectionRow), asks=_ASKS, streams=True),
    response_class=Response,
    summary="Every correction and undoing, in the order in which people made them.",
)
def corrections(request: Request, wanted: Annotated[Wanted, Depends(wants(_ASKS))]) -> Response:
    """Return the log."""
    asked, record = wanted.asked, site_of(request).record
    if wanted.form == "json":
        limit = USUAL_ROWS if asked.limit is None else asked.limit
        return answering.listed(_page(record, behind=_number(asked.cursor), limit=limit))
    rows = islice(record.corrections(), asked.limit)
    return answering.streamed(rows, CorrectionRow, wanted.form)


def _page(record: Record, *, behind: int, limit: int) -> Page[CorrectionRow]:
    rows = [row for row in record.corrections() if row.number > behind]
    more = len(rows) > limit
    return Page(tuple(rows[:limit]), str(rows[limit - 1].number) if more else None)


def _number(cursor: str | None) -> int:
    if cursor is None:
        return 0
    if not (cursor.isascii() and cursor.isdecimal() and len(cursor) < 16):
        raise CursorError
    return int(cursor)
