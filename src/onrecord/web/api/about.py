"""``/record``: what the record holds and whether all is in step. ``/session``: who asks."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from fastapi import APIRouter, Depends, Request
from starlette.responses import Response

from onrecord.model import Value
from onrecord.store import Listing, paging
from onrecord.web.api import answering
from onrecord.web.api.asking import wants
from onrecord.web.api.documented import operation, ref
from onrecord.web.site import site_of, user_of, visit_of

router = APIRouter(tags=["record"], dependencies=[Depends(wants(()))])

_COUNTED: tuple[Listing[Any], ...] = (
    paging.REPORTS, paging.STATEMENTS, paging.EVENTS, paging.OCCURRENCES, paging.POSITIONS,
    paging.DISAGREEMENTS, paging.STORIES, paging.ACTORS,
)  # fmt: skip


class Summary(Value, frozen=True, kw_only=True):
    """A record as a whole: how much it holds, and what it is made of.

    ``state`` is *in step*, *being brought in step* where corrections came in, or *not in step*.
    """

    name: str
    reports: int
    statements: int
    events: int
    occurrences: int
    positions: int
    disagreements: int
    stories: int
    actors: int
    fingerprint: str | None
    last_correction: int
    state: str


class Session(Value, frozen=True, kw_only=True):
    """Who asks, and the token that whatever they write needs, as the header X-CSRF-Token."""

    user: str
    role: str
    token: str


@router.get(
    "/record", openapi_extra=operation(ref(Summary)), response_class=Response,
    summary="How much the record holds, and whether all follows from its corrections yet.",
)  # fmt: skip
def summary(request: Request) -> Response:
    """Return the record as a whole."""
    site = site_of(request)
    change = site.bell.now()
    counts = {listing.name: site.record.count(listing) for listing in _COUNTED}
    return answering.json(
        Summary(
            name=Path(site.where).name,
            fingerprint=change.fingerprint,
            last_correction=change.last_correction,
            state=change.state,
            **counts,
        )
    )


@router.get(
    "/session", openapi_extra=operation(ref(Session)), response_class=Response,
    summary="Who asks, and the token for what they write.",
)  # fmt: skip
def session(request: Request) -> Response:
    """Return who asks."""
    user, visit = user_of(request), visit_of(request)
    token = "" if visit is None else site_of(request).sessions.token(visit.cookie)
    role = "editor" if user.editor else "reader"
    return answering.json(Session(user=user.name, role=role, token=token))
