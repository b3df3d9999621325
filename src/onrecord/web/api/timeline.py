"""``/timeline``: the occurrences by day, week or month."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from msgspec.structs import replace
from starlette.responses import Response

from onrecord.model import Occurrence
from onrecord.store import Period
from onrecord.web.api import answering
from onrecord.web.api.asking import Wanted, wants
from onrecord.web.api.documented import FILTERS, operation, ref
from onrecord.web.site import site_of

USUAL_OCCURRENCES = 100
_ASKS = (*FILTERS, "grain", "limit", "format")

router = APIRouter(tags=["timeline"])


@router.get(
    "/timeline",
    openapi_extra=operation({"type": "array", "items": ref(Period)}, asks=_ASKS, streams=True),
    response_class=Response,
    summary="What happened and was said over time, each thing once; the most telling.",
)
def timeline(request: Request, wanted: Annotated[Wanted, Depends(wants(_ASKS))]) -> Response:
    """Return the periods; in CSV an occurrence a row."""
    asked, record = wanted.asked, site_of(request).record
    usual = USUAL_OCCURRENCES if wanted.form == "json" else None
    filters = replace(asked.filters, limit=usual if asked.limit is None else asked.limit)
    periods = record.timeline(filters, grain=asked.grain)
    if wanted.form == "json":
        return answering.json(list(periods))
    if wanted.form == "jsonl":
        return answering.streamed(periods, Period, "jsonl")
    return answering.streamed(_single(periods), Occurrence, "csv")


def _single(periods: Iterable[Period]) -> Iterable[Occurrence]:
    return (occurrence for period in periods for occurrence in period.occurrences)
