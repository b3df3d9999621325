"""``/actors/{id}``: one actor: names, offices, what it says, does and has done to it, with whom."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from onrecord.knowledge.offices import Holder, holders
from onrecord.model import ResolvedActor
from onrecord.store import CorrectionRow, Filters, Record
from onrecord.store.paging import EVENTS, POSITIONS, STATEMENTS, Listing
from onrecord.views import wording
from onrecord.web.corrected import tell
from onrecord.web.rendering import page
from onrecord.web.site import Site, site_of

router = APIRouter(include_in_schema=False)

_FEW = 6
_NEIGHBOURS = 24


class Part(NamedTuple):
    """Some entries of an actor, how many there are in all, and where the others are."""

    name: str
    says: str
    rows: Sequence[object]
    total: int
    link: str


@router.get("/actors/{key}")
def actor(request: Request, key: str) -> Response:
    """Show an actor by its id; by its name, where one alone has it, lead there."""
    site = site_of(request)
    found = site.record.actor(key)
    if key != found.id:
        return RedirectResponse(f"/actors/{found.id}", 307)
    return page(
        request,
        "actor.html",
        actor=found,
        parts=_parts(site, found.id),
        offices=offices_of(found),
        beside=site.counts.beside(found.id, limit=_NEIGHBOURS),
        corrections=_corrections(site.record, found.id),
        tell=tell,
        w=wording,
    )


@router.get("/actors/{key}/names")
def names(request: Request, key: str) -> HTMLResponse:
    """Show every form of an actor with what brought it there; a part of its page."""
    record = site_of(request).record
    found = record.actor(key)
    return page(request, "actor_names.html", actor=found, forms=list(record.explain(found.id)))


def offices_of(actor: ResolvedActor) -> list[Holder]:
    """Return the terms of office that are known of an actor, the last first.

    Of one without a Wikidata id those of the same name and country, unless several have it.
    """
    if actor.wikidata is not None:
        found = [term for term in holders() if term.wikidata == actor.wikidata]
    else:
        found = _named(actor)
    return sorted(found, key=lambda term: (term.start, term.office), reverse=True)


def _named(actor: ResolvedActor) -> list[Holder]:
    same = [
        term
        for term in holders()
        if term.person == actor.name and actor.country in (None, term.country)
    ]
    return same if len({term.who for term in same}) == 1 else []


def _parts(site: Site, id: str) -> list[Part]:
    return [
        _part(site, STATEMENTS, "Says", "statement", Filters(speaker=id), f"speaker={id}"),
        _part(site, EVENTS, "Does", "event", Filters(actor=id), f"actor={id}"),
        _part(site, EVENTS, "Has done to it", "event", Filters(recipient=id), f"recipient={id}"),
        _part(site, POSITIONS, "Holds", "position", Filters(speaker=id), f"speaker={id}"),
    ]


def _part(
    site: Site, listing: Listing[Any], name: str, says: str, filters: Filters, query: str
) -> Part:
    total = site.counts.count(listing, filters)
    rows = site.record.page(listing, filters, limit=_FEW, backwards=True).rows if total else ()
    return Part(name, says, rows, total, f"/{listing.name}?{query}")


def _corrections(record: Record, id: str) -> list[CorrectionRow]:
    """Return the merges and splits of an actor that nobody has undone."""
    rows = record.corrections_of_actors()
    return [row for row in rows if row.state != "undone" and id in _meant(row)]


def _meant(row: CorrectionRow) -> Iterable[str]:
    return [each.id for each in (row.actor, row.other) if each is not None]
