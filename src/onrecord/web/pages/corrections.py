"""``/corrections``: the log of what people said, and the dialog in which they say it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import Annotated, Any, NamedTuple, get_args

from fastapi import APIRouter, Depends, Query
from starlette.requests import Request
from starlette.responses import HTMLResponse

from onrecord.errors import RunError
from onrecord.knowledge.tables import toml
from onrecord.model import Act, Event, EventType, Interval, ResolvedActor, Statement, Status
from onrecord.store import CorrectionRow, Filters, Record
from onrecord.store.paging import ACTORS, EVENTS, STATEMENTS
from onrecord.views import wording
from onrecord.web.asked import Asked, asked_of
from onrecord.web.corrected import tell
from onrecord.web.rendering import page
from onrecord.web.site import site_of

router = APIRouter(include_in_schema=False)

STATES = ("in force", "idle", "orphaned", "undone")
ROWS = 100
_OPTIONS = 8
_ALIKE = 12
# An event that two reports tell of may be dated some days apart.
_AROUND = timedelta(days=3)


class Plain(NamedTuple):
    """A date in one of the plain forms of the dialog, with its first and last day."""

    kind: str
    first: str
    last: str
    edtf: str


class Log(NamedTuple):
    """A page of the log, the latest first; ``before`` is where the next one goes on."""

    rows: list[CorrectionRow]
    total: int
    counts: dict[str, int]
    before: int | None


@router.get("/corrections")
def corrections(
    request: Request,
    asked: Annotated[Asked, Depends(asked_of)],
    before: Annotated[int | None, Query(ge=1)] = None,
) -> HTMLResponse:
    """Show the log, the latest first, with the state of each correction."""
    log = _log(list(site_of(request).record.corrections()), asked, before)
    return page(request, "corrections.html", asked=asked, log=log, states=STATES, tell=tell)


@router.get("/corrections/on/{key}")
def on(request: Request, key: str) -> HTMLResponse:
    """Give what the dialog holds for an entry or an actor: how it is read, and what can be said."""
    record = site_of(request).record
    return page(request, "correct.html", tell=tell, w=wording, **_about(record, key))


@router.get("/corrections/actors")
def actors(request: Request, q: str = "", list: str = "list") -> HTMLResponse:
    """Give the actors whose names begin with words, as options of a list box."""
    words = q.rstrip(" *")
    found = Filters(speaker=f"{words}*") if words else None
    rows = () if found is None else site_of(request).record.page(ACTORS, found, limit=_OPTIONS).rows
    return page(request, "correct_actors.html", rows=rows, list=list, typed=words)


@router.get("/corrections/like/{key}")
def like(request: Request, key: str, q: str = "") -> HTMLResponse:
    """Give entries that may tell of the same happening as one does, found by words or by day."""
    record = site_of(request).record
    return page(request, "correct_like.html", w=wording, rows=_alike(record, record.entry(key), q))


def _log(rows: list[CorrectionRow], asked: Asked, before: int | None) -> Log:
    said = [row for row in rows if row.action != "undo"]
    counts = {state: sum(row.state == state for row in said) for state in STATES}
    state, by = asked.given.get("state"), asked.given.get("by")
    passing = [
        row
        for row in reversed(said)
        if (state is None or row.state == state) and (by is None or row.by == by)
    ]
    behind = [row for row in passing if before is None or row.number < before]
    more = behind[ROWS - 1].number if len(behind) > ROWS else None
    return Log(behind[:ROWS], len(passing), counts, more)


def _about(record: Record, key: str) -> dict[str, Any]:
    try:
        return _about_entry(record, record.entry(key))
    except RunError:
        return _about_actor(record, record.actor(key))


def _about_entry(record: Record, entry: Statement | Event) -> dict[str, Any]:
    says = "statement" if isinstance(entry, Statement) else "event"
    together: list[Statement | Event] = []
    if isinstance(entry, Event) and entry.occurrence is not None:
        told = record.happening(entry.occurrence)
        told_in: list[Statement | Event] = [*told.events, *told.statements]
        together = [each for each in told_in if each.id != entry.id]
    return {
        "entry": entry,
        "says": says,
        "date": plain(entry.said if isinstance(entry, Statement) else entry.when),
        "together": together,
        "history": list(record.history(entry.id)),
        "acts": get_args(Act),
        "types": get_args(EventType),
        "statuses": get_args(Status),
        "modes": modes(),
    }


def _about_actor(record: Record, actor: ResolvedActor) -> dict[str, Any]:
    forms = [form for form in record.explain(actor.id) if form.form != "pronoun"]
    return {"entry": actor, "says": "actor", "forms": forms, "history": []}


def _alike(record: Record, entry: Statement | Event, q: str) -> list[Statement | Event]:
    """Return what has the words ``q`` or, without, the speaker or type, of about the same day."""
    words = q.strip() or None
    if isinstance(entry, Statement):
        since, until = _days(entry.said, words)
        speaker = None if entry.speaker is None or words else entry.speaker.id
        said = Filters(about=words, speaker=speaker, since=since, until=until)
        rows: Sequence[Statement | Event] = record.page(STATEMENTS, said, limit=_ALIKE + 1).rows
    else:
        since, until = _days(entry.when, words)
        kind = None if words else entry.type
        done = Filters(about=words, type=kind, since=since, until=until)
        rows = record.page(EVENTS, done, limit=_ALIKE + 1).rows
    return [row for row in rows if row.id != entry.id][:_ALIKE]


def plain(when: Interval) -> Plain:
    """Return the form in which people would write an interval; one that says nothing is a day."""
    first = "" if when.start is None else when.start[:10]
    last = "" if when.end is None else wording.last(when.end)[:10]
    edtf = when.edtf or ""
    if not first:
        return Plain("before" if last else "on", last, "", edtf)
    if not last:
        return Plain("since", first, "", edtf)
    kinds = {4: "year", 7: "month"}
    return Plain("on" if first == last else kinds.get(len(edtf), "between"), first, last, edtf)


@lru_cache(maxsize=1)
def modes() -> dict[str, list[str]]:
    """Return PLOVER's modes of each type of event that has any."""
    rules = toml("events/modes.toml")
    return {
        type: sorted({rule["mode"] for rule in listed if "mode" in rule})
        for type, listed in rules.items()
    }


def _days(when: Interval, words: str | None) -> tuple[str | None, str | None]:
    """Return the days around an interval; none where words are looked for."""
    if words is not None or when.start is None or when.end is None:
        return None, None
    first, last = date.fromisoformat(when.start[:10]), date.fromisoformat(when.end[:10])
    around = min(_AROUND, first - date.min), min(_AROUND, date.max - last)
    return (first - around[0]).isoformat(), (last + around[1]).isoformat()
