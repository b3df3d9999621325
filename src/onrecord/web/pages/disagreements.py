"""``/disagreements``: what reports or sources have differently, both passages side by side."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import HTMLResponse

from onrecord.store.paging import DISAGREEMENTS
from onrecord.web.asked import Asked, asked_of
from onrecord.web.listing import listed, template_of
from onrecord.web.rendering import page
from onrecord.web.site import site_of

ROWS = 20

router = APIRouter(include_in_schema=False)


@router.get("/disagreements")
def disagreements(request: Request, asked: Annotated[Asked, Depends(asked_of)]) -> HTMLResponse:
    """Show the disagreements that pass, those of the last day first."""
    shown = listed(site_of(request), DISAGREEMENTS, asked, rows=ROWS)
    return page(request, template_of(request, asked, "disagreements"), asked=asked, **shown)
