"""What pages that list entries share: their rows, their order, and what part of them is asked."""

from __future__ import annotations

from typing import Any, TypeVar

import msgspec
from starlette.requests import Request

from onrecord.store import Filters
from onrecord.store.paging import REPORTS, Listing
from onrecord.web.asked import Asked, AskedError
from onrecord.web.rendering import is_fragment
from onrecord.web.site import Site

_ORDERS = ("newest", "oldest")

T = TypeVar("T", bound=msgspec.Struct)


def listed(site: Site, listing: Listing[T], asked: Asked, *, rows: int) -> dict[str, Any]:
    """Return what a page of a list shows: at most ``rows``, and what else there is beside them.

    Behind a cursor only the rows are shown, so that nothing else is counted.
    """
    oldest = oldest_first(asked)
    found = site.record.page(
        listing, asked.filters, cursor=asked.cursor, limit=asked.limit or rows, backwards=not oldest
    )
    shown: dict[str, Any] = {"rows": found.rows, "next": found.next, "oldest": oldest}
    if asked.cursor is None:
        shown["total"] = site.counts.count(listing, asked.filters)
        shown["facets"] = site.counts.facets(listing, asked.filters)
        shown["all_reports"] = site.counts.count(REPORTS, Filters())
    return shown


def oldest_first(asked: Asked) -> bool:
    """Tell whether the list begins with what is oldest; AskedError: there is no such order."""
    order = asked.given.get("order", "newest")
    if order not in _ORDERS:
        raise AskedError(f"order: {order!r} is not one of {', '.join(_ORDERS)}")
    return order == "oldest"


def template_of(request: Request, asked: Asked, name: str) -> str:
    """Return the template of what is asked for.

    htmx swaps the page below the navigation, or adds the rows behind a cursor to those shown;
    without it a cursor gives a page of its own.
    """
    if not is_fragment(request):
        return f"{name}/{'index' if asked.cursor is None else 'further'}.html"
    return f"{name}/_page.html" if asked.cursor is None else f"{name}/_rows.html"
