"""What stands in front of every address: who asks, and whether they may.

It is before the addresses, so that none can be forgotten: whatever writes needs a page of this
site, its token, and an editor.
"""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import quote

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from onrecord.web.problems import answer, is_for_programs
from onrecord.web.security import csrf, sessions
from onrecord.web.site import Site, User, Visit, site_of

SIGN_IN, SIGN_OUT, STATIC = "/sign-in", "/sign-out", "/static/"


class Refusal(NamedTuple):
    """Why a request is not let in."""

    status: int
    detail: str


class Guard:
    """Finds who asks, and answers itself where they may not."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request = Request(scope, receive)
        visit = visit_of(request)
        scope.setdefault("state", {})["visit"] = visit
        refusal, receive = await _refusal(request, visit)
        send = _with_cookie(send, request, visit) if visit.new else send
        if refusal is None:
            await self.app(scope, receive, send)
        else:
            await _refused(request, refusal)(scope, receive, send)


def visit_of(request: Request) -> Visit:
    """Return who asks, and the cookie that they have or are to get."""
    site = site_of(request)
    name = cookie_name(request)
    given = request.cookies.get(name, "")
    cookie = given or sessions.fresh()
    new = not given and not request.url.path.startswith(STATIC)
    return Visit(user=_user(site, cookie), cookie=cookie, new=new)


def cookie_name(request: Request) -> str:
    """Return the cookie's name; browsers share cookies between the ports of a host."""
    server = request.scope.get("server") or ("", 0)
    return f"onrecord-{server[1]}"


def _user(site: Site, cookie: str) -> User | None:
    if site.user is not None:
        return User(site.user, site.writable)
    session = site.sessions.find(cookie)
    account = None if session is None else site.accounts.find(session.name)
    if session is None or account is None or account.password != session.password:
        return None
    return User(session.name, account.role == "editor" and site.writable)


async def _refusal(request: Request, visit: Visit) -> tuple[Refusal | None, Receive]:
    """Return why the request is not let in, ``None`` where it is, and how its body is read."""
    path, receive = request.url.path, request.receive
    if visit.user is None and path != SIGN_IN and not path.startswith(STATIC):
        return Refusal(401, "Sign in first."), receive
    if request.method in csrf.SAFE:
        return None, receive
    if csrf.is_of_other_site(request):
        return Refusal(403, "The request comes from another site."), receive
    token, receive = await csrf.token_in(request)
    if not site_of(request).sessions.is_token(visit.cookie, token):
        return Refusal(403, "The page is too old: load it again."), receive
    editor = visit.user is not None and visit.user.editor
    if not editor and path not in (SIGN_IN, SIGN_OUT):
        return Refusal(403, "Only editors may change the record."), receive
    return None, receive


def _refused(request: Request, refusal: Refusal) -> Response:
    page = refusal.status == 401 and request.method in csrf.SAFE and not is_for_programs(request)
    if page and "hx-request" not in request.headers:
        asked = quote(f"{request.url.path}?{request.url.query}".rstrip("?"), safe="")
        return RedirectResponse(f"{SIGN_IN}?next={asked}", 303)
    return answer(request, refusal.status, refusal.detail)


def _with_cookie(send: Send, request: Request, visit: Visit) -> Send:
    async def with_cookie(message: Message) -> None:
        if message["type"] == "http.response.start":
            held = MutableHeaders(scope=message)
            ours = f"{cookie_name(request)}="
            if not any(value.startswith(ours) for value in held.getlist("set-cookie")):
                held.append("set-cookie", cookie_header(request, visit.cookie))
        await send(message)

    return with_cookie


def cookie_header(request: Request, cookie: str) -> str:
    """Return the header that gives a browser its cookie, for as long as it is open."""
    secure = "; Secure" if request.url.scheme == "https" else ""
    return f"{cookie_name(request)}={cookie}; Path=/; HttpOnly; SameSite=Strict{secure}"
