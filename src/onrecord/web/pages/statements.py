"""``/statements``: who said what, as cards, a page at a time, with search and facets."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import HTMLResponse

from onrecord.model import Statement
from onrecord.store import Record
from onrecord.store.paging import STATEMENTS
from onrecord.web.asked import Asked, asked_of
from onrecord.web.listing import listed, template_of
from onrecord.web.rendering import page
from onrecord.web.site import site_of

ROWS = 30

router = APIRouter(include_in_schema=False)


@router.get("/statements")
def statements(request: Request, asked: Annotated[Asked, Depends(asked_of)]) -> HTMLResponse:
    """Show the statements that pass, those of the last day first, and what else there is."""
    site = site_of(request)
    shown = listed(site, STATEMENTS, asked, rows=ROWS)
    around = _around(site.record, shown["rows"])
    template = template_of(request, asked, "statements")
    return page(request, template, asked=asked, around=around, **shown)


def _around(record: Record, rows: Iterable[Statement]) -> dict[str, Statement]:
    """Return, by id, the statements within which some of ``rows`` are."""
    outer = [row.within for row in rows if row.within is not None]
    return {one.id: one for one in record.entries(outer) if isinstance(one, Statement)}
