"""What a request asks for: query parameters → filters, page and order.

The names are those of the command line's options, with ``_`` for ``-``. An empty parameter, as a
form sends it, asks for nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple, cast, get_args
from urllib.parse import urlencode

from starlette.requests import Request

from onrecord.model import Act, ActorKind, DisagreementKind, EventType, StatementKind, Status
from onrecord.store import Filters
from onrecord.store.accounts import Grain

# A page of more would be slow to make and to show.
MOST_ROWS = 500
_NUMBER = re.compile(r"-?\d+(\.\d+)?([eE][+-]?\d{1,3})?", re.ASCII)
_WORDS = (
    "speaker", "about", "since", "until", "outlet", "report", "actor", "recipient", "issue",
    "story",
)  # fmt: skip
_CHOICES: dict[str, tuple[str, ...]] = {
    "kind": get_args(StatementKind),
    "act": get_args(Act),
    "type": get_args(EventType),
    "status": get_args(Status),
    "differ": get_args(DisagreementKind),
    "actor_kind": get_args(ActorKind),
}
_GRAINS = get_args(Grain)
FILTERS = (*_WORDS, *_CHOICES, "min_confidence")


class AskedError(Exception):
    """A parameter has a value that it cannot have. The caller answers 400 with the message."""


class Asked(NamedTuple):
    """What one request asks for; ``given`` are its parameters, those without a value left out."""

    filters: Filters
    limit: int | None
    cursor: str | None
    grain: Grain
    given: dict[str, str]

    def filtering(self) -> dict[str, str]:
        """Return the parameters that filter, by name."""
        return {name: value for name, value in self.given.items() if name in FILTERS}

    def query(self, **changes: str | int | None) -> str:
        """Return the query string with ``changes``; ``None`` takes out. The cursor goes unless
        it is given, since it is a place in another list.
        """
        kept = {name: value for name, value in self.given.items() if name != "cursor"}
        changed = {name: value for name, value in (kept | changes).items() if value is not None}
        return f"?{urlencode(changed)}" if changed else ""


def asked_of(request: Request) -> Asked:
    """Return what a request asks for; a dependency of pages. AskedError: a value is wrong."""
    return read({name: value for name, value in request.query_params.items() if value.strip()})


def read(given: Mapping[str, str]) -> Asked:
    """Return what the parameters ask for; AskedError says which is wrong."""
    fields: dict[str, Any] = {name: given.get(name) for name in _WORDS}
    fields |= {name: _choice(name, given.get(name), known) for name, known in _CHOICES.items()}
    grain = _choice("grain", given.get("grain"), _GRAINS) or "day"
    try:
        filters = Filters(**fields, min_confidence=_share(given.get("min_confidence")))
    except ValueError as error:
        raise AskedError(str(error)) from error
    limit = _rows(given.get("limit"))
    return Asked(filters, limit, given.get("cursor"), cast(Grain, grain), dict(given))


def _choice(name: str, value: str | None, known: tuple[str, ...]) -> str | None:
    if value is None or value in known:
        return value
    raise AskedError(f"{name}: {value!r} is not one of {', '.join(known)}")


def _share(value: str | None) -> float:
    if value is None:
        return 0.0
    if _NUMBER.fullmatch(value) is None:
        raise AskedError(f"min_confidence: {value!r} is not a number")
    return float(value)


def _rows(value: str | None) -> int | None:
    if value is None:
        return None
    if not (value.isascii() and value.isdecimal() and 1 <= int(value[:9]) <= MOST_ROWS):
        raise AskedError(f"limit: {value!r} is not a number from 1 to {MOST_ROWS}")
    return int(value)
