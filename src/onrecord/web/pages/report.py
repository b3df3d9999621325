"""The page of one report: its text, verbatim, and beside it what was read out of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from operator import attrgetter
from typing import Any, NamedTuple, get_args

from fastapi import APIRouter
from markupsafe import Markup, escape
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from onrecord.model import Act, Actor, Event, Mention, Report, Statement, Time
from onrecord.store import CorrectionRow, Filters, Record
from onrecord.views import layers, wording
from onrecord.views.layers import LAYERS, Mark, Paragraph, Piece
from onrecord.web.corrected import tell
from onrecord.web.rendering import page
from onrecord.web.site import site_of

router = APIRouter(include_in_schema=False)

# What the marks are called on the page, in the order of their keys, 1 to 6.
LAYER_NAMES = dict(
    zip(LAYERS, ("statements", "sources", "cues", "events", "times", "actors"), strict=True)
)
# What the words of a mark are called in a correction, where it is not as the layer.
_ROLES = {"event": "trigger"}


class Entry(NamedTuple):
    """A statement or an event as the page lists it: under its number, with its corrections."""

    value: Statement | Event
    number: str
    corrections: Sequence[CorrectionRow]

    @property
    def says(self) -> str:
        """Tell what it is: *statement* or *event*."""
        return "statement" if isinstance(self.value, Statement) else "event"

    @property
    def fragment(self) -> str:
        """The fragment of the page's address that leads to it."""
        return f"{self.says[0]}-{self.value.id}"

    @property
    def marks(self) -> list[Mark]:
        """Its marks in the text, the one that carries its number first."""
        value = self.value
        if isinstance(value, Statement):
            return list(layers.of_statement(value))
        return [layers.of_event(value)]

    @property
    def mark(self) -> Mark:
        """The mark that carries its number."""
        return self.marks[0]

    @property
    def spans(self) -> str:
        """Its words by what they are: content:10-24 cue:25-29."""
        named = ((_ROLES.get(each.layer, each.layer), each.start, each.end) for each in self.marks)
        return " ".join(f"{role}:{start}-{end}" for role, start, end in named)


class Cast(NamedTuple):
    """An actor of the report with the words that stand for it, and the marks of all of them."""

    actor: Actor
    mentions: Sequence[Mention]
    forms: Sequence[tuple[str, int, int]]

    @property
    def marks(self) -> str:
        """The fragments of its mentions, in a row."""
        return " ".join(layers.of_mention(each).entry for each in self.mentions)


@router.get("/reports/{key}")
def report(request: Request, key: str) -> Response:
    """Show a report by its id; by its name or the beginning of its id, lead there."""
    record = site_of(request).record
    found = record.report(key)
    if key != found.id:
        return RedirectResponse(f"/reports/{found.id}", 307)
    return page(request, "report.html", **_context(record, found))


def _context(record: Record, found: Report) -> dict[str, Any]:
    inside = Filters(report=found.id)
    corrections = _corrections(record, found.id)
    entries = _entries(record.statements(inside), record.events(inside), corrections)
    marked = record.marked(found.id)
    shown = {entry.value.id for entry in entries}
    return {
        "report": found,
        "entries": entries,
        "numbers": {entry.value.id: entry for entry in entries},
        "numbered": {entry.mark: entry for entry in entries},
        "paragraphs": _paragraphs(found.text, entries, marked.times, marked.mentions),
        "times": sorted(marked.times, key=attrgetter("start", "end")),
        "cast": _cast(marked.mentions),
        "copies": list(record.copies(inside)),
        "gone": [rows for entry, rows in corrections.items() if entry not in shown],
        "layers": LAYER_NAMES,
        "tell": tell,
        "drawn": drawn,
        "acts": get_args(Act),
        "verbatim": verbatim,
        "w": wording,
    }


def _corrections(record: Record, report: str) -> dict[str, list[CorrectionRow]]:
    """Return what people said of the entries of a report, by entry; not what was undone."""
    held = {
        entry: [row for row in rows if row.target is not None and row.state != "undone"]
        for entry, rows in record.corrections_of(report).items()
    }
    return {entry: rows for entry, rows in held.items() if rows}


def verbatim(text: str) -> Markup:
    """Return ``text`` escaped so that a browser keeps every code point: it would drop a bare CR."""
    return Markup(str(escape(text)).replace("\r", "&#13;"))


def drawn(piece: Piece) -> str:
    """Return the classes that draw a piece; *deep* is a statement within another one."""
    over = [mark.layer for mark in piece.marks]
    classes = [f"l-{layer}" for layer in LAYERS if layer in over]
    return " ".join([*classes, "deep"] if over.count("content") > 1 else classes)


def _entries(
    statements: Iterable[Statement],
    events: Iterable[Event],
    corrections: dict[str, list[CorrectionRow]],
) -> list[Entry]:
    """Return the entries as the text goes, statements and events numbered apart."""
    said = sorted(statements, key=lambda each: (each.content[0].start, -each.content[-1].end))
    done = sorted(events, key=lambda each: (each.trigger.start, each.id))
    numbered: list[tuple[Statement | Event, str]] = [
        *((each, f"{number}") for number, each in enumerate(said, start=1)),
        *((each, f"e{number}") for number, each in enumerate(done, start=1)),
    ]
    found = [Entry(value, number, corrections.get(value.id, ())) for value, number in numbered]
    return sorted(found, key=lambda entry: entry.mark.start)


def _paragraphs(
    text: str, entries: Iterable[Entry], times: Iterable[Time], mentions: Iterable[Mention]
) -> list[Paragraph]:
    marks = [mark for entry in entries for mark in entry.marks]
    marks += map(layers.of_time, times)
    # Words that stand for nobody known would lead nowhere.
    marks += [layers.of_mention(mention) for mention in mentions if mention.actor is not None]
    return layers.paragraphs(text, marks)


def _cast(mentions: Iterable[Mention]) -> list[Cast]:
    """Return who is mentioned, most often first."""
    held: dict[str, list[tuple[Actor, Mention]]] = {}
    for mention in sorted(mentions, key=attrgetter("start", "end")):
        if mention.actor is not None:
            held.setdefault(mention.actor.id, []).append((mention.actor, mention))
    found = [
        Cast(some[0][0], [mention for _, mention in some], _forms(m for _, m in some))
        for some in held.values()
    ]
    return sorted(found, key=lambda each: (-len(each.mentions), each.actor.name))


def _forms(mentions: Iterable[Mention]) -> list[tuple[str, int, int]]:
    """Return the words of mentions, how often they stand there, and where first."""
    ordered = sorted(mentions, key=attrgetter("text", "start"))
    found = [
        (text, len(some), some[0].start)
        for text, group in groupby(ordered, key=attrgetter("text"))
        for some in [list(group)]
    ]
    return sorted(found, key=lambda form: form[2])
