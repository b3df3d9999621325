"""``/reports/{report}``: one report with its text, and what was read in it."""

from __future__ import annotations

from fastapi import APIRouter, Depends, Request
from starlette.responses import Response

from onrecord.model import Annotation, Report
from onrecord.web.api import answering
from onrecord.web.api.asking import wants
from onrecord.web.api.documented import operation, ref
from onrecord.web.site import site_of

router = APIRouter(tags=["reports"], dependencies=[Depends(wants(()))])


@router.get(
    "/reports/{report}",
    openapi_extra=operation(ref(Report)),
    response_class=Response,
    summary="One report with its text, by its id, its name, or the beginning of one.",
)
def report(request: Request, report: str) -> Response:
    """Return a report."""
    return answering.json(site_of(request).record.report(report))


@router.get(
    "/reports/{report}/annotation",
    openapi_extra=operation(ref(Annotation)),
    response_class=Response,
    summary="What was read in a report, with the record's actors.",
)
def annotation(request: Request, report: str) -> Response:
    """Return the annotation of a report."""
    record = site_of(request).record
    return answering.json(record.annotation(record.report(report).id))
