"""Whether a request that writes comes from a page of this site, by header and by token."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import parse_qs

from starlette.requests import Request
from starlette.types import Message, Receive

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_FORM = "application/x-www-form-urlencoded"
_MOST_FIELDS = 100


def is_of_other_site(request: Request) -> bool:
    """Tell whether the browser says that another site sent the request.

    Sec-Fetch-Site tells it outright (https://www.w3.org/TR/fetch-metadata/); a browser without it
    sends Origin. A program sends neither, and has the token.
    """
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site != "same-origin"
    origin = request.headers.get("origin")
    own = f"{request.url.scheme}://{request.headers.get('host', '')}"
    return origin is not None and origin.lower() != own.lower()


async def token_in(request: Request) -> tuple[str, Receive]:
    """Return the token that a request carries, empty without one, and its body to be read anew.

    It stands in the header X-CSRF-Token or, of a form, in its field ``csrf``.
    """
    token = request.headers.get("x-csrf-token", "")
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if token or kind != _FORM:
        return token, request.receive
    body = await request.body()
    return fields(body).get("csrf", ""), _again(body, request.receive)


def fields(body: bytes) -> dict[str, str]:
    """Return the fields of a form as a browser sends it; of what is no such form, none."""
    try:
        held = parse_qs(body.decode("utf-8", "replace"), max_num_fields=_MOST_FIELDS)
    except ValueError:
        return {}
    return {name: values[0] for name, values in held.items()}


def _again(body: bytes, then: Receive) -> Receive:
    """Return what receives the body that was read, and then what comes behind it."""
    waiting: Iterator[Message] = iter([{"type": "http.request", "body": body, "more_body": False}])

    async def receive() -> Message:
        message = next(waiting, None)
        return await then() if message is None else message

    return receive
