"""``/events``: who did what to whom, and whether it happened, a page at a time."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import HTMLResponse

from onrecord.store.paging import EVENTS, REPORTS
from onrecord.web.asked import Asked, asked_of
from onrecord.web.listing import oldest_first, template_of
from onrecord.web.rendering import page
from onrecord.web.site import site_of

ROWS = 50

router = APIRouter(include_in_schema=False)


@router.get("/events")
def events(request: Request, asked: Annotated[Asked, Depends(asked_of)]) -> HTMLResponse:
    """Show the events that pass, those of the last day first, and what else there is."""
    record = site_of(request).record
    found = record.page(
        EVENTS, asked.filters, cursor=asked.cursor, limit=asked.limit or ROWS,
        backwards=not oldest_first(asked),
    )  # fmt: skip
    shown = {"rows": found.rows, "next": found.next}
    if asked.cursor is None:
        shown["total"] = record.count(EVENTS, asked.filters)
        shown["facets"] = record.facets(EVENTS, asked.filters)
        shown["all_reports"] = record.count(REPORTS)
    template = template_of(request, asked, "events")
    return page(request, template, asked=asked, oldest=oldest_first(asked), **shown)
