"""``/actors``: who is in the record, with how often each is named, speaks and acts."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends
from msgspec.structs import replace
from starlette.requests import Request
from starlette.responses import HTMLResponse

from onrecord.store import Filters
from onrecord.store.paging import ACTORS, REPORTS
from onrecord.web.asked import Asked, asked_of
from onrecord.web.listing import template_of
from onrecord.web.rendering import page
from onrecord.web.site import site_of

ROWS = 60

router = APIRouter(include_in_schema=False)


@router.get("/actors")
def actors(request: Request, asked: Annotated[Asked, Depends(asked_of)]) -> HTMLResponse:
    """Show the actors that pass, those who say most first."""
    site = site_of(request)
    filters = replace(asked.filters, speaker=_begun(asked.filters.speaker))
    found = site.record.page(ACTORS, filters, cursor=asked.cursor, limit=asked.limit or ROWS)
    shown: dict[str, Any] = {"rows": found.rows, "next": found.next}
    if asked.cursor is None:
        shown["total"] = site.counts.count(ACTORS, filters)
        shown["facets"] = site.counts.facets(ACTORS, filters)
        shown["all_reports"] = site.counts.count(REPORTS, Filters())
    return page(request, template_of(request, asked, "actors"), asked=asked, **shown)


def _begun(name: str | None) -> str | None:
    """Return a name whose last word may go on, as one types it."""
    return None if name is None else f"{name.rstrip(' *')}*"
