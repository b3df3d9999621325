"""``/positions``: what each actor holds on each issue over time, and what has changed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any

from fastapi import APIRouter, Depends
from msgspec.structs import replace
from starlette.requests import Request
from starlette.responses import HTMLResponse

from onrecord.errors import MissingError
from onrecord.model import Position
from onrecord.store import Filters, Record
from onrecord.store.facets import Facet
from onrecord.store.paging import POSITIONS, REPORTS
from onrecord.web.asked import Asked, AskedError, asked_of
from onrecord.web.rendering import is_fragment, page
from onrecord.web.site import site_of
from onrecord.web.tracks import Group, axis_of, group

GROUPS = 6
# Of one actor or on one issue; more would not be read on one page.
_POSITIONS = 300
# On one track, of which the first page has only the signs.
_PASSAGES = 1000
_BY = ("actor", "issue")

router = APIRouter(include_in_schema=False)


@router.get("/positions")
def positions(request: Request, asked: Annotated[Asked, Depends(asked_of)]) -> HTMLResponse:
    """Show the positions that pass by actor or by issue, those with most of them first."""
    site = site_of(request)
    by, begin = _by(asked), _begin(asked)
    facets = site.counts.facets(POSITIONS, asked.filters)
    chosen = _chosen(facets[by], asked.given.get(by))
    held = [_held(site.record, asked.filters, by, one) for one in chosen[begin : begin + GROUPS]]
    shown: dict[str, Any] = {
        "groups": _groups(held, by, changed="changed" in asked.given),
        "axis": axis_of(one for some in held for one in some),
        "further": begin + GROUPS if len(chosen) > begin + GROUPS else None,
        "begin": begin,
        "by": by,
        "total": site.counts.count(POSITIONS, asked.filters),
        "facets": facets,
        "all_reports": site.counts.count(REPORTS, Filters()),
    }
    template = "positions/_page.html" if is_fragment(request) else "positions/index.html"
    return page(request, template, asked=asked, **shown)


@router.get("/positions/track")
def track(request: Request, asked: Annotated[Asked, Depends(asked_of)]) -> HTMLResponse:
    """Show the passages of one actor on one issue, both by what the record calls them."""
    actor, issue = asked.filters.actor, asked.filters.issue
    if actor is None or issue is None:
        raise AskedError("a track needs an actor and an issue")
    found = site_of(request).record.positions(replace(asked.filters, limit=_PASSAGES))
    held = [one for one in found if one.actor.id == actor and one.issue == issue]
    axis = axis_of(held)
    if axis is None:
        raise MissingError("the record holds no such position")
    shown = group(issue, held[0].actor, held, axis, changed=False).tracks[0]
    template = "positions/_steps.html" if is_fragment(request) else "positions/track.html"
    return page(request, template, asked=asked, track=shown)


def _by(asked: Asked) -> str:
    by = asked.given.get("by", "actor")
    if by not in _BY:
        raise AskedError(f"by: {by!r} is not one of {', '.join(_BY)}")
    return by


def _begin(asked: Asked) -> int:
    """Return how many groups to pass over: the cursor of this page counts them."""
    cursor = asked.cursor or "0"
    if not (cursor.isascii() and cursor.isdecimal() and len(cursor) <= 4):
        raise AskedError("cursor: it is not one of this list")
    return int(cursor)


def _chosen(values: Sequence[Facet], name: str | None) -> list[Facet]:
    """Return the values to show; of a facet that is itself asked for, those that it means."""
    if name is None:
        return list(values)
    wanted = name.casefold()
    return [one for one in values if one.value == name or wanted in one.label.casefold()]


def _held(record: Record, filters: Filters, by: str, one: Facet) -> list[Position]:
    """Return the positions of one actor or on one issue, by actor, issue and time."""
    asked = replace(filters, limit=_POSITIONS, **{by: one.value})
    found = list(record.positions(asked))
    return found if by == "actor" else [each for each in found if each.issue == one.value]


def _groups(held: Sequence[list[Position]], by: str, *, changed: bool) -> list[Group]:
    axis = axis_of(one for some in held for one in some)
    if axis is None:
        return []
    found = []
    for some in held:
        if some:
            actor = some[0].actor if by == "actor" else None
            title = some[0].issue if actor is None else actor.name
            found.append(group(title, actor, some, axis, changed=changed))
    return [one for one in found if one.tracks]
