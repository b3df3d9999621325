"""``/actors/{actor}``: one actor, and why each of its names is its."""

from __future__ import annotations

from fastapi import APIRouter, Depends, Request
from starlette.responses import Response

from onrecord.model import ResolvedActor
from onrecord.store import ActorForm
from onrecord.web.api import answering
from onrecord.web.api.asking import wants
from onrecord.web.api.documented import operation, ref
from onrecord.web.site import site_of

router = APIRouter(tags=["actors"], dependencies=[Depends(wants(()))])


@router.get(
    "/actors/{actor}",
    openapi_extra=operation(ref(ResolvedActor)),
    response_class=Response,
    summary="One actor, by its id, its name, or words of a name that only one has.",
)
def actor(request: Request, actor: str) -> Response:
    """Return an actor."""
    return answering.json(site_of(request).record.actor(actor))


@router.get(
    "/actors/{actor}/forms",
    openapi_extra=operation({"type": "array", "items": ref(ActorForm)}),
    response_class=Response,
    summary="Every form that stands for an actor, with what brought it there.",
)
def forms(request: Request, actor: str) -> Response:
    """Return the forms of an actor."""
    return answering.json(list(site_of(request).record.explain(actor)))
