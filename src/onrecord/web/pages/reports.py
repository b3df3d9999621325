"""``/reports``: the reports of the record, with what each holds and what it repeats."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import HTMLResponse

from onrecord.store import Filters
from onrecord.store.paging import REPORTS
from onrecord.web.asked import Asked, asked_of
from onrecord.web.listing import oldest_first, template_of
from onrecord.web.rendering import page
from onrecord.web.site import site_of

ROWS = 50

router = APIRouter(include_in_schema=False)


@router.get("/reports")
def reports(request: Request, asked: Annotated[Asked, Depends(asked_of)]) -> HTMLResponse:
    """Show the reports that pass, those of the last day first."""
    site, oldest = site_of(request), oldest_first(asked)
    found = site.record.page(
        REPORTS, asked.filters, cursor=asked.cursor, limit=asked.limit or ROWS, backwards=not oldest
    )
    shown: dict[str, Any] = {
        "rows": found.rows,
        "next": found.next,
        "copied": site.record.repeated([row.id for row in found.rows]),
    }
    if asked.cursor is None:
        shown["total"] = shown["all_reports"] = site.counts.count(REPORTS, asked.filters)
        shown["facets"] = site.counts.facets(REPORTS, asked.filters)
        if asked.filtering():
            shown["all_reports"] = site.counts.count(REPORTS, Filters())
    template = template_of(request, asked, "reports")
    return page(request, template, asked=asked, oldest=oldest, **shown)
