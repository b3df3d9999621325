"""What pages that list entries share: their order, and which part of them is asked for."""

from __future__ import annotations

from starlette.requests import Request

from onrecord.web.asked import Asked, AskedError
from onrecord.web.rendering import is_fragment

_ORDERS = ("newest", "oldest")


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
