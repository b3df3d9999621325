"""``/sign-in`` and ``/sign-out``, where there are accounts."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from onrecord.web.rendering import page
from onrecord.web.security import csrf
from onrecord.web.security.guard import SIGN_IN, SIGN_OUT, cookie_header, cookie_name
from onrecord.web.site import Site, site_of

router = APIRouter(include_in_schema=False)

_WRONG = "No account has this name and password."
_TOO_OFTEN = "Too many attempts. Try again in a quarter of an hour."


@router.get(SIGN_IN)
def ask(request: Request, next: Annotated[str, Query()] = "/") -> Response:
    """Show the form."""
    return page(request, "sign_in.html", next=_inside(next), wrong=None)


@router.post(SIGN_IN)
async def sign_in(request: Request) -> Response:
    """Take name and password; lead to where the reader wanted to go."""
    form = csrf.fields(await request.body())
    name, password, wanted = (form.get(field, "") for field in ("name", "password", "next"))
    return await run_in_threadpool(_signed_in, request, name, password, _inside(wanted))


def _signed_in(request: Request, name: str, password: str, wanted: str) -> Response:
    site, address = site_of(request), _address(request)
    if site.throttle.is_closed(name, address):
        return page(request, "sign_in.html", status=429, next=wanted, wrong=_TOO_OFTEN)
    cookie = _cookie(site, name, password)
    if cookie is None:
        site.throttle.failed(name, address)
        return page(request, "sign_in.html", status=403, next=wanted, wrong=_WRONG)
    site.throttle.succeeded(name)
    response = RedirectResponse(wanted, 303)
    # A new cookie: what somebody may have put there before is worth nothing now.
    response.headers["Set-Cookie"] = cookie_header(request, cookie)
    return response


def _cookie(site: Site, name: str, password: str) -> str | None:
    account = site.accounts.check(name, password)
    return None if account is None else site.sessions.start(name, account.password)


def _address(request: Request) -> str:
    return "" if request.client is None else request.client.host


@router.post(SIGN_OUT)
def sign_out(request: Request) -> Response:
    """End the session."""
    site_of(request).sessions.end(request.cookies.get(cookie_name(request), ""))
    return RedirectResponse(SIGN_IN, 303)


def _inside(wanted: str) -> str:
    """Return ``wanted`` where it is an address of this site, else the first page."""
    inside = wanted.startswith("/") and not wanted.startswith(("//", "/\\"))
    return wanted if inside and wanted.isprintable() and "\\" not in wanted else "/"
