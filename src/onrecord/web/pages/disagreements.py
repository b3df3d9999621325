"""``/disagreements``: what reports or their sources have differently, both passages side by side."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import HTMLResponse

from onrecord.store.paging import DISAGREEMENTS, REPORTS
from onrecord.web.asked import Asked, asked_of
from onrecord.web.listing import oldest_first, template_of
from onrecord.web.rendering import page
from onrecord.web.site import site_of

ROWS = 20

router = APIRouter(include_in_schema=False)


@router.get("/disagreements")
def disagreements(request: Request, asked: Annotated[Asked, Depends(asked_of)]) -> HTMLResponse:
    """Show the disagreements that pass, those of the last day first."""
    record = site_of(request).record
    found = record.page(
        DISAGREEMENTS, asked.filters, cursor=asked.cursor, limit=asked.limit or ROWS,
        backwards=not oldest_first(asked),
    )  # fmt: skip
    shown = {"rows": found.rows, "next": found.next}
    if asked.cursor is None:
        shown["total"] = record.count(DISAGREEMENTS, asked.filters)
        shown["facets"] = record.facets(DISAGREEMENTS, asked.filters)
        shown["all_reports"] = record.count(REPORTS)
    template = template_of(request, asked, "disagreements")
    return page(request, template, asked=asked, oldest=oldest_first(asked), **shown)
