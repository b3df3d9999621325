"""``/live``: what tells open pages that the record has changed."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.exceptions import HTTPException
from starlette.responses import Response, StreamingResponse

from onrecord.web.site import site_of

router = APIRouter(include_in_schema=False)


@router.get("/live")
async def live(request: Request, since: Annotated[str | None, Query()] = None) -> Response:
    """Tell a page of every change behind what it was made of."""
    bell = site_of(request).bell
    if bell.full:
        raise HTTPException(503, "Too many pages are open.")
    known = request.headers.get("last-event-id", since)
    headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
    return StreamingResponse(bell.listen(known), headers=headers, media_type="text/event-stream")
