"""``/events``: who did what to whom, and whether it happened, a page at a time."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import HTMLResponse

from onrecord.store.paging import EVENTS
from onrecord.web.asked import Asked, asked_of
from onrecord.web.listing import listed, template_of
from onrecord.web.rendering import page
from onrecord.web.site import site_of

ROWS = 50

router = APIRouter(include_in_schema=False)


@router.get("/events")
def events(request: Request, asked: Annotated[Asked, Depends(asked_of)]) -> HTMLResponse:
    """Show the events that pass, those of the last day first, and what else there is."""
    shown = listed(site_of(request), EVENTS, asked, rows=ROWS)
    return page(request, template_of(request, asked, "events"), asked=asked, **shown)
