"""``/statements``: who said what, as cards, a page at a time, with search and facets."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import HTMLResponse

from onrecord.model import Statement
from onrecord.store import Record
from onrecord.store.paging import REPORTS, STATEMENTS
from onrecord.web.asked import Asked, asked_of
from onrecord.web.listing import oldest_first, template_of
from onrecord.web.rendering import page
from onrecord.web.site import site_of

ROWS = 30

router = APIRouter(include_in_schema=False)


@router.get("/statements")
def statements(request: Request, asked: Annotated[Asked, Depends(asked_of)]) -> HTMLResponse:
    """Show the statements that pass, those of the last day first, and what else there is."""
    record = site_of(request).record
    found = record.page(
        STATEMENTS, asked.filters, cursor=asked.cursor, limit=asked.limit or ROWS,
        backwards=not oldest_first(asked),
    )  # fmt: skip
    shown = {"rows": found.rows, "next": found.next, "around": _around(record, found.rows)}
    template = template_of(request, asked, "statements")
    if asked.cursor is None:
        shown["total"] = record.count(STATEMENTS, asked.filters)
        shown["facets"] = record.facets(STATEMENTS, asked.filters)
        shown["all_reports"] = record.count(REPORTS)
    return page(request, template, asked=asked, oldest=oldest_first(asked), **shown)


def _around(record: Record, rows: Iterable[Statement]) -> dict[str, Statement]:
    """Return, by id, the statements within which some of ``rows`` are."""
    outer = [row.within for row in rows if row.within is not None]
    return {one.id: one for one in record.entries(outer) if isinstance(one, Statement)}
