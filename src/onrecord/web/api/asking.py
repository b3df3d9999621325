"""What a program asks for: the same parameters as of pages, read strictly."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection
from typing import NamedTuple

from starlette.requests import Request

from onrecord.web.api.documented import FORMATS
from onrecord.web.asked import Asked, AskedError, read


class Wanted(NamedTuple):
    """What is asked for, and in which form."""

    asked: Asked
    form: str


def wants(names: Collection[str]) -> Callable[[Request], Wanted]:
    """Return the dependency that reads the parameters ``names`` and takes no others.

    A parameter that is misspelt would otherwise ask for all.
    """

    def wanted(request: Request) -> Wanted:
        given = request.query_params
        counts = Counter(name for name, _ in given.multi_items())
        for name, value in given.items():
            if name not in names:
                raise AskedError(f"{name}: there is no such parameter here")
            if counts[name] > 1:
                raise AskedError(f"{name}: is given {counts[name]} times")
            if value == "":
                raise AskedError(f"{name}: is empty")
        return Wanted(read(given), _form(request) if "format" in names else "json")

    return wanted


def _form(request: Request) -> str:
    named = request.query_params.get("format")
    if named is not None:
        if named not in FORMATS:
            raise AskedError(f"format: {named!r} is not one of {', '.join(FORMATS)}")
        return named
    accepted = request.headers.get("accept", "").lower()
    types = [part.partition(";")[0].strip() for part in accepted.split(",")]
    known = {media: form for form, media in FORMATS.items()} | {"application/jsonl": "jsonl"}
    return next((known[media] for media in types if media in known), "json")
