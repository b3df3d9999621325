"""Values → CSV (RFC 4180): nested values become columns that a spreadsheet shows.

An interval becomes ``said_start``, ``said_end``, ``said_edtf``, ``said_basis``; an actor its name
and ``speaker_id``, ``speaker_kind``, …; a span its words and ``cue_start``, ``cue_end``; several
spans their words, with `` […] `` where text between them is left out, and ``content_spans``; a
relation its type and ``relation_offset``, ``relation_event``, ``relation_event_start``, …; the
entry that a correction is about its words and ``target_entry``, ``target_report``, ….

A text that starts with ``=``, ``+``, ``-``, ``@``, a tab or a newline gets an apostrophe in front,
since spreadsheets run such cells as formulas (OWASP, CSV Injection). JSONL has it verbatim.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from io import StringIO
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from msgspec import Struct

from onrecord.model import (
    Actor,
    Interval,
    Medium,
    Passage,
    Place,
    Quote,
    Reading,
    Relation,
    Span,
    Target,
    Value,
)
from onrecord.views.wording import joined

Cell = str | int | float | None
Column = tuple[str, Callable[[Any], Cell]]

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
_PARTS: dict[type, tuple[tuple[str, str], ...]] = {
    Interval: (("_start", "start"), ("_end", "end"), ("_edtf", "edtf"), ("_basis", "basis")),
    Span: (("", "text"), ("_start", "start"), ("_end", "end")),
    Actor: (
        ("", "name"),
        ("_id", "id"),
        ("_kind", "kind"),
        ("_country", "country"),
        ("_wikidata", "wikidata"),
    ),
    Medium: (("", "text"), ("_outlet", "outlet")),
    Relation: (
        ("", "type"),
        ("_offset", "offset"),
        ("_event", "event.text"),
        ("_event_start", "event.start"),
        ("_event_end", "event.end"),
    ),
    Passage: (
        ("", "text"),
        ("_start", "start"),
        ("_end", "end"),
        ("_report", "report"),
        ("_report_name", "report_name"),
        ("_published", "published"),
        ("_outlet", "outlet"),
    ),
    Reading: (
        ("_speaker", "speaker.name"),
        ("_speaker_id", "speaker.id"),
        ("_when_start", "when.start"),
        ("_when_end", "when.end"),
        ("_when_edtf", "when.edtf"),
        ("_when_basis", "when.basis"),
        ("_type", "type"),
        ("_mode", "mode"),
        ("_act", "act"),
        ("_status", "status"),
    ),
    Place: (
        ("", "name"),
        ("_country", "country"),
        ("_latitude", "latitude"),
        ("_longitude", "longitude"),
        ("_geonames", "geonames"),
    ),
}


def lines(values: Iterable[Value], kind: type[Struct]) -> Iterator[str]:
    """Yield the header and a record for each value of type ``kind``, each with its line end.

    A cell may hold newlines, quoted as RFC 4180 says.
    """
    columns = _columns(kind)
    yield _record([name for name, _ in columns])
    for value in values:
        yield _record([_safe(read(value)) for _, read in columns])


def _record(cells: list[Cell]) -> str:
    line = StringIO()
    csv.writer(line).writerow(cells)
    return line.getvalue()


def _safe(cell: Cell) -> Cell:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


@lru_cache(maxsize=32)
def _columns(kind: type[Struct]) -> tuple[Column, ...]:
    hints = get_type_hints(kind)
    return tuple(
        column for name in kind.__struct_fields__ for column in _of_field(name, hints[name])
    )


def _of_field(name: str, hint: Any) -> Iterator[Column]:
    held = _without_none(hint)
    if get_origin(held) is tuple:
        yield from _of_several(name, get_args(held)[0])
    elif held is Target:
        yield name, lambda value: _quoted(getattr(getattr(value, name), "quotes", ()))
        for part in ("entry", "kind", "report", "report_name", "outlet", "url"):
            yield f"{name}_{part}", _reader(name, part)
    elif held in _PARTS:
        for suffix, part in _PARTS[held]:
            yield name + suffix, _reader(name, part)
    else:
        yield name, lambda value: _scalar(getattr(value, name))


def _of_several(name: str, held: type) -> Iterator[Column]:
    if held is Span:
        yield name, lambda value: joined(getattr(value, name))
        yield (
            f"{name}_spans",
            lambda value: " ".join(f"[{span.start},{span.end})" for span in getattr(value, name)),
        )
    elif held is Quote:
        yield name, lambda value: _quoted(getattr(value, name))
        yield (
            f"{name}_spans",
            lambda value: " ".join(
                f"{quote.role} [{quote.start},{quote.end})" for quote in getattr(value, name)
            ),
        )
    elif held is Actor:
        yield name, lambda value: "; ".join(actor.name for actor in getattr(value, name))
        yield f"{name}_ids", lambda value: " ".join(actor.id for actor in getattr(value, name))
    else:
        yield name, lambda value: "; ".join(map(str, getattr(value, name)))


def _quoted(quotes: Iterable[Quote]) -> str:
    """Return the words of an entry, without the sentence around an event."""
    return " […] ".join(quote.exact for quote in quotes if quote.role != "sentence")


def _reader(name: str, part: str) -> Callable[[Any], Cell]:
    steps = part.split(".")

    def read(value: Any) -> Cell:
        whole = getattr(value, name)
        for step in steps:
            whole = None if whole is None else getattr(whole, step)
        return _scalar(whole)

    return read


def _scalar(value: Any) -> Cell:
    if isinstance(value, bool):
        return "true" if value else "false"
    return value if value is None or isinstance(value, int | float) else str(value)


def _without_none(hint: Any) -> Any:
    if get_origin(hint) in (Union, UnionType):
        kinds = [kind for kind in get_args(hint) if kind is not type(None)]
        return kinds[0] if len(kinds) == 1 else hint
    return hint
