"""``/statements``, ``/events``, ``/occurrences`` …: the lists of a record, all asked alike."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import Annotated, Any, NamedTuple

from fastapi import APIRouter, Depends, Request
from msgspec.structs import replace
from starlette.responses import Response

from onrecord.store import Filters, Listing, Record, paging
from onrecord.web.api import answering
from onrecord.web.api.asking import Wanted, wants
from onrecord.web.api.documented import LISTED, operation, pages_of
from onrecord.web.asked import AskedError
from onrecord.web.site import site_of

USUAL_ROWS = 100


class _List(NamedTuple):
    """A list, which a method of the record of the same name gives whole, and what is said of it."""

    listing: Listing[Any]
    summary: str

    @property
    def path(self) -> str:
        """Return its address."""
        return f"/{self.listing.name}"

    def all(self, record: Record, filters: Filters) -> Iterable[Any]:
        """Return all its rows that pass."""
        rows: Iterable[Any] = getattr(record, self.listing.name)(filters)
        return rows


LISTS = (
    _List(paging.REPORTS, "The reports, by day of publication."),
    _List(paging.STATEMENTS, "Who said what, by when."),
    _List(paging.EVENTS, "Who did what to whom, by when."),
    _List(paging.OCCURRENCES, "What happened, each once."),
    _List(paging.POSITIONS, "What each actor holds on an issue."),
    _List(paging.DISAGREEMENTS, "What is told apart."),
    _List(paging.STORIES, "The stories that reports belong to."),
    _List(paging.ACTORS, "The actors, those who say most first."),
    _List(paging.COPIES, "The reports that repeat others."),
)

router = APIRouter(tags=["lists"])


def _route(held: _List) -> None:
    @router.get(
        held.path,
        summary=held.summary,
        openapi_extra=operation(pages_of(held.listing.kind), asks=LISTED, streams=True),
        response_class=Response,
        name=held.listing.name,
    )
    def rows(request: Request, wanted: Annotated[Wanted, Depends(wants(LISTED))]) -> Response:
        return _answer(site_of(request).record, held, wanted)


def _answer(record: Record, held: _List, wanted: Wanted) -> Response:
    asked = wanted.asked
    if wanted.form == "json":
        limit = USUAL_ROWS if asked.limit is None else asked.limit
        page = record.page(held.listing, asked.filters, cursor=asked.cursor, limit=limit)
        return answering.listed(page)
    if asked.cursor is not None:
        raise AskedError(f"cursor: {wanted.form} gives all rows, not pages of them")
    # Cut here: of occurrences, a limit among the filters would take the most telling.
    rows = islice(held.all(record, replace(asked.filters, limit=None)), asked.limit)
    return answering.streamed(rows, held.listing.kind, wanted.form)


for _each in LISTS:
    _route(_each)
