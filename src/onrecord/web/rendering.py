"""Templates → pages. Everything that comes from a record is escaped, always."""

from __future__ import annotations

from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from onrecord.web import words
from onrecord.web.site import site_of, user_of, visit_of

_HERE = Path(__file__).parent
STATIC = _HERE / "static"


def page(request: Request, template: str, *, status: int = 200, **context: Any) -> HTMLResponse:
    """Return the page that ``template`` makes of ``context``.

    Every template has ``request``, ``user`` (name, editor), ``record`` (the file's name),
    ``last_correction``, ``csrf``, ``live`` (what the page was made of), ``state`` (whether all
    is in step), ``signs_in`` (whether there are accounts) and ``asset("name.css")``.
    """
    site, visit, change = site_of(request), visit_of(request), site_of(request).bell.now()
    given = {
        "request": request,
        "user": user_of(request),
        "signs_in": site.user is None,
        "record": Path(site.where).name,
        "last_correction": change.last_correction,
        "live": change.id,
        "state": change.state,
        "csrf": "" if visit is None else site.sessions.token(visit.cookie),
    }
    text = templates().get_template(template).render(given | context)
    return HTMLResponse(text, status)


def is_fragment(request: Request) -> bool:
    """Tell whether htmx asks, which swaps a part of the page and not the whole."""
    return "hx-request" in request.headers and "hx-history-restore-request" not in request.headers


@lru_cache(maxsize=1)
def templates() -> Environment:
    """Return the templates."""
    made = Environment(
        loader=FileSystemLoader(_HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals["asset"] = asset
    made.globals["words"] = words
    return made


def asset(name: str) -> str:
    """Return the address of a file in static/, which changes whenever one of them does.

    One digest for all, in front of the name, so that modules which import each other by relative
    addresses are of one version.
    """
    if not (STATIC / name).is_file():
        raise LookupError(f"there is no static file {name}")
    return f"/static/{digest()}/{name}"


@lru_cache(maxsize=1)
def digest() -> str:
    """Return what tells this version of the static files from others."""
    made = blake2b(digest_size=6)
    for path in sorted(STATIC.rglob("*")):
        if path.is_file():
            made.update(str(path.relative_to(STATIC)).encode() + b"\0" + path.read_bytes())
    return made.hexdigest()
