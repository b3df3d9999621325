"""``/entries/{entry}``, ``/occurrences/{occurrence}``, ``/stories/{story}``: one, by its id."""

from __future__ import annotations

from fastapi import APIRouter, Depends, Request
from starlette.responses import Response

from onrecord.model import Event, Statement, Story
from onrecord.store import Happening
from onrecord.web.api import answering
from onrecord.web.api.asking import wants
from onrecord.web.api.documented import operation, ref
from onrecord.web.site import site_of

router = APIRouter(tags=["entries"], dependencies=[Depends(wants(()))])


@router.get(
    "/entries/{entry}",
    openapi_extra=operation({"anyOf": [ref(Statement), ref(Event)]}),
    response_class=Response,
    summary="One statement or event.",
)
def entry(request: Request, entry: str) -> Response:
    """Return an entry."""
    return answering.json(site_of(request).record.entry(entry))


@router.get(
    "/occurrences/{occurrence}",
    openapi_extra=operation(ref(Happening)),
    response_class=Response,
    summary="One occurrence with the entries that tell of it, and what they have differently.",
)
def occurrence(request: Request, occurrence: str) -> Response:
    """Return an occurrence."""
    return answering.json(site_of(request).record.happening(occurrence))


@router.get(
    "/stories/{story}",
    openapi_extra=operation(ref(Story)),
    response_class=Response,
    summary="One story.",
)
def story(request: Request, story: str) -> Response:
    """Return a story."""
    return answering.json(site_of(request).record.story(story))
