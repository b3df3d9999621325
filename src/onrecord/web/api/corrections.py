"""``/corrections``: the log of what people corrected, undone rows too."""

from __future__ import annotations

from itertools import islice
from typing import Annotated, TypeVar

import msgspec
from fastapi import APIRouter, Depends, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from onrecord import correcting
from onrecord.correcting import ConflictError, Wish
from onrecord.errors import MissingError
from onrecord.model import Value
from onrecord.store import CorrectionRow, CursorError, Page, Record
from onrecord.web.api import answering
from onrecord.web.api.asking import Wanted, wants
from onrecord.web.api.documented import operation, pages_of, ref
from onrecord.web.api.lists import USUAL_ROWS
from onrecord.web.asked import AskedError
from onrecord.web.problems import answer
from onrecord.web.site import site_of, user_of

T = TypeVar("T", bound=msgspec.Struct)

_ASKS = ("limit", "cursor", "format")

router = APIRouter(tags=["corrections"])


@router.get(
    "/corrections",
    openapi_extra=operation(pages_of(CorrectionRow), asks=_ASKS, streams=True),
    response_class=Response,
    summary="Every correction and undoing, in the order in which people made them.",
)
def corrections(request: Request, wanted: Annotated[Wanted, Depends(wants(_ASKS))]) -> Response:
    """Return the log."""
    asked, record = wanted.asked, site_of(request).record
    if wanted.form == "json":
        limit = USUAL_ROWS if asked.limit is None else asked.limit
        return answering.listed(_page(record, behind=_number(asked.cursor), limit=limit))
    rows = islice(record.corrections(), asked.limit)
    return answering.streamed(rows, CorrectionRow, wanted.form)


def _page(record: Record, *, behind: int, limit: int) -> Page[CorrectionRow]:
    rows = record.corrections_behind(behind, limit=limit + 1)
    more = len(rows) > limit
    return Page(tuple(rows[:limit]), str(rows[limit - 1].number) if more else None)


def _number(cursor: str | None) -> int:
    if cursor is None:
        return 0
    if not (cursor.isascii() and cursor.isdecimal() and len(cursor) < 16):
        raise CursorError
    return int(cursor)


class Said(Wish, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A wish, and the last row of the log that its editor's page knew of."""

    seen: int | None = None


class Seen(Value, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is sent with an undoing, whose number stands in the address."""

    seen: int | None = None


@router.post(
    "/corrections",
    openapi_extra=operation(ref(CorrectionRow), body=ref(Said), status=201),
    response_class=Response,
    status_code=201,
    summary="Say that something is otherwise than it was read.",
    dependencies=[Depends(wants(()))],
)
async def say(request: Request) -> Response:
    """Put a correction into the record and return its row."""
    said = _decoded(await request.body(), Said)
    return await run_in_threadpool(_say, request, said)


@router.post(
    "/corrections/{number}/undo",
    openapi_extra=operation(ref(CorrectionRow), body=ref(Seen), status=201),
    response_class=Response,
    status_code=201,
    summary="Take a correction back, or an undoing.",
    dependencies=[Depends(wants(()))],
)
async def undo(request: Request, number: str) -> Response:
    """Put an undoing into the record and return its row."""
    if body := await request.body():
        _decoded(body, Seen)
    return await run_in_threadpool(_undo, request, number)


def _decoded(body: bytes, kind: type[T]) -> T:
    try:
        return msgspec.json.decode(body, type=kind)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise AskedError(f"the body is no {kind.__name__.lower()}: {error}") from error


def _say(request: Request, said: Said) -> Response:
    site, by = site_of(request), user_of(request).name
    wish = Wish(**{name: getattr(said, name) for name in Wish.__struct_fields__})
    try:
        with site.writing(alone=said.action != "split") as record:
            number = correcting.say(record, wish, by=by, seen=said.seen)
    except ConflictError as error:
        row = site.record.correction(error.number)
        return answer(request, 409, str(error), correction=row)
    site.steps.due()
    return answering.json(site.record.correction(number), status=201)


def _undo(request: Request, number: str) -> Response:
    site, by = site_of(request), user_of(request).name
    if not (number.isascii() and number.isdecimal() and len(number) < 16):
        raise MissingError(f"there is no correction {number}")
    first = site.record.correction(int(number))
    with site.writing() as record:
        added = correcting.undo(record, first.number, by=by, resolve=False)
    site.steps.due()
    return answering.json(site.record.correction(added), status=201)
