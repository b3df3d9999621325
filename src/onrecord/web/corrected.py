"""Corrections as pages tell them: what was read, what a person says instead, and of what."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from msgspec.structs import replace

from onrecord.model import Actor, Interval, Quote, Reading, Target
from onrecord.store import CorrectionRow
from onrecord.views.wording import GAP, one_line
from onrecord.web.words import label, when

NOBODY = "nobody known"
_ASPECTS = {
    "speaker": "speaker", "span": "words", "date": "date", "type": "type", "act": "act",
    "status": "status", "remove": "removed", "add": "added", "same": "same occurrence",
    "different": "not the same occurrence", "merge": "merged", "split": "split", "undo": "undone",
}  # fmt: skip


class Told(NamedTuple):
    """A correction in words: on what, ``was`` → ``now``, and the ``words`` of the entry.

    ``was`` is ``None`` where nothing had been read; ``link`` leads to the entry or to its words.
    """

    aspect: str
    was: str | None
    now: str
    words: str
    link: str | None


def tell(row: CorrectionRow, about: str | None = None) -> Told:
    """Return a correction in words; of one about two entries, what it says of the one ``about``."""
    if about is not None and row.second is not None and row.second.entry == about:
        row = replace(row, target=row.second, second=row.target)
    target = row.target
    was, now = _changed(row)
    words = "" if target is None else said_in(target.quotes)
    return Told(_aspect(row), was, now, words, None if target is None else _link(row, target))


def said_in(quotes: Iterable[Quote]) -> str:
    """Return the words of an entry: of a statement its content, of an event its trigger."""
    shown = [quote.exact for quote in quotes if quote.role in ("content", "trigger")]
    return one_line(GAP.join(shown))


def _aspect(row: CorrectionRow) -> str:
    if row.action == "span" and row.quotes:
        return f"words of the {row.quotes[0].role}"
    if row.action == "remove" and row.target is not None:
        return f"not {'a statement' if row.target.kind == 'statement' else 'an event'}"
    return _ASPECTS[row.action]


def _changed(row: CorrectionRow) -> tuple[str | None, str]:
    """Return what had been read and what is said instead."""
    if row.action in ("merge", "split"):
        return None, _of_actors(row)
    if row.action == "undo":
        return None, f"correction {row.undoes}"
    if row.action == "span":
        return _span(row)
    if row.action in ("same", "different"):
        return None, "" if row.second is None else f"“{said_in(row.second.quotes)}”"
    if row.action == "add":
        return None, f"{_name(row.actor)}: “{said_in(row.quotes)}”"
    if row.action == "remove":
        return ("" if row.target is None else said_in(row.target.quotes)), "taken out"
    was = None if row.was is None else _value(row.action, row.was.speaker, row.was)
    return was, _value(row.action, row.actor, row)


def _span(row: CorrectionRow) -> tuple[str | None, str]:
    role = row.quotes[0].role if row.quotes else None
    held = () if row.target is None else row.target.quotes
    before = [quote.exact for quote in held if quote.role == role]
    after = [quote.exact for quote in row.quotes]
    return one_line(GAP.join(before)) or None, one_line(GAP.join(after)) or "no words"


def _value(action: str, speaker: Actor | None, held: Reading | CorrectionRow) -> str:
    """Return what is held on the aspect that ``action`` corrects, read or said."""
    match action:
        case "speaker":
            return _name(speaker)
        case "date":
            return _dated(held.when)
        case "type":
            return _typed(held.type, held.mode)
        case "act":
            return label(held.act)
    return label(held.status)


def _of_actors(row: CorrectionRow) -> str:
    if row.other is not None:
        return f"{_name(row.other)} is {_name(row.actor)}"
    return f"{', '.join((*row.forms, *row.reports))} is not {_name(row.actor)}"


def _name(actor: Actor | None) -> str:
    return NOBODY if actor is None else one_line(actor.name) or NOBODY


def _typed(type: str | None, mode: str | None) -> str:
    return (type or "") if mode is None else f"{type}-{mode}"


def _dated(interval: Interval | None) -> str:
    return when(interval)


def _link(row: CorrectionRow, target: Target) -> str:
    """Return where the entry stands; of one that is not there any more, where its words do."""
    gone = row.state == "orphaned" or (row.action == "remove" and row.state == "in force")
    if not gone and row.action != "add":
        return f"/reports/{target.report}#{target.kind[0]}-{target.entry}"
    quotes = target.quotes or row.quotes
    place = f"#q-{quotes[0].start}-{quotes[0].end}" if quotes else ""
    return f"/reports/{target.report}{place}"
