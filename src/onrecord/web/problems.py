"""What went wrong, in one line: a page for people, problem details (RFC 9457) for programs."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

import msgspec
from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from onrecord.errors import MissingError, RunError
from onrecord.store import CursorError, RecordError
from onrecord.views.wording import one_line
from onrecord.web.asked import AskedError
from onrecord.web.rendering import page

MEDIA_TYPE = "application/problem+json"


def is_for_programs(request: Request) -> bool:
    """Tell whether programs ask at this address, not people."""
    return request.url.path.startswith("/api/")


def answer(
    request: Request,
    status: int,
    detail: str,
    *,
    headers: Mapping[str, str] | None = None,
    **more: Any,
) -> Response:
    """Return the response that says what went wrong; ``more`` are members of the problem."""
    title, line = HTTPStatus(status).phrase, one_line(detail)
    if is_for_programs(request):
        problem = {"title": title, "status": status, "detail": line, **more}
        response = Response(msgspec.json.encode(problem), status, media_type=MEDIA_TYPE)
    else:
        response = page(request, "error.html", status=status, title=title, detail=line)
    response.headers.update(headers or {})
    return response


def install(app: FastAPI) -> None:
    """Give the application an answer to every error; what is nobody's fault is logged as well."""
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(RequestValidationError, _invalid)
    for kind, status in _STATUSES.items():
        app.add_exception_handler(kind, _with_status(status))
    app.add_exception_handler(Exception, _failed)


_STATUSES: dict[type[Exception], int] = {
    AskedError: 400,
    CursorError: 400,
    MissingError: 404,
    RecordError: 503,
    RunError: 400,
}


def _with_status(status: int) -> Any:
    async def answered(request: Request, error: Exception) -> Response:
        return answer(request, status, str(error))

    return answered


async def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    detail = _KNOWN.get(error.status_code, str(error.detail))
    return answer(request, error.status_code, detail, headers=error.headers)


_KNOWN = {
    404: "There is nothing at this address.",
    405: "This address does not take such a request.",
}


async def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    first = error.errors()[0]
    where = ".".join(str(part) for part in first["loc"])
    return answer(request, 400, f"{where}: {first['msg']}")


async def _failed(request: Request, _: Exception) -> Response:
    return answer(request, 500, "The server failed; its log says where.")
