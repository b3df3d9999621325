"""Entries and actors → what the derived tables hold of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from onrecord.model import Event, Interval, ResolvedActor, Statement, is_described
from onrecord.store.packing import pack
from onrecord.store.schema import UNKNOWN
from onrecord.store.search import fold

Row = dict[str, Any]


def statement_row(statement: Statement) -> Row:
    """Return the row of ``statement``: what is filtered and sorted by, and all of it, packed."""
    said = statement.said
    first, last = bounds(said, statement.published)
    return {
        "id": statement.id,
        "report": statement.report,
        "report_name": statement.report_name,
        "published": statement.published,
        "speaker": None if statement.speaker is None else statement.speaker.id,
        "kind": statement.kind,
        "act": statement.act,
        "said_order": UNKNOWN if said.start is None else said.start,
        "said_end": said.end,
        "said_basis": said.basis,
        "first": first,
        "last": last,
        "start": min(span.start for span in statement.content),
        "confidence": statement.confidence,
        "words": "\n".join(span.text for span in statement.content),
        "payload": pack(statement),
    }


def event_row(event: Event) -> Row:
    """Return the row of ``event``: what is filtered and sorted by, and all of it, packed."""
    first, last = bounds(event.when, event.published)
    return {
        "id": event.id,
        "report": event.report,
        "report_name": event.report_name,
        "published": event.published,
        "type": event.type,
        "status": event.status,
        "when_order": UNKNOWN if event.when.start is None else event.when.start,
        "when_end": event.when.end,
        "when_basis": event.when.basis,
        "first": first,
        "last": last,
        "start": event.trigger.start,
        "confidence": event.confidence,
        "words": event.sentence.text,
        "payload": pack(event),
    }


def party_rows(event: Event) -> Iterator[Row]:
    """Yield a row for each role that somebody has in ``event``.

    Of those who vouch, the report's own outlet has none: it vouches for all that its reports hold.
    """
    sources = event.via if event.outlet is None else event.via[1:]
    held = {"actor": event.actors, "recipient": event.recipients, "source": sources}
    for role, actors in held.items():
        for id, actor in {actor.id: actor for actor in actors}.items():
            words = f" {fold(actor.name)} " if is_described(actor, event.report) else ""
            yield {
                "report": event.report, "event": event.id, "role": role, "actor": id,
                "words": words,
            }  # fmt: skip


def bounds(interval: Interval, published: str) -> tuple[str | None, str | None]:
    """Return the half-open bounds to filter by: the interval, else the day of publication."""
    if interval.basis != "published":
        return _moment(interval.start), _moment(interval.end)
    day = published[:10]
    return day, (date.fromisoformat(day) + timedelta(days=1)).isoformat()


def _moment(point: str | None) -> str | None:
    # Midnight as a bare date, so that strings compare as the moments do.
    if point is None or point[10:] not in ("T00:00", "T00:00:00"):
        return point
    return point[:10]


def actor_row(actor: ResolvedActor) -> Row:
    """Return the row of ``actor``."""
    return {
        "id": actor.id,
        "name": actor.name,
        "kind": actor.kind,
        "country": actor.country,
        "wikidata": actor.wikidata,
        "reports": actor.reports,
        "mentions": actor.mentions,
        "statements": actor.statements,
        "payload": pack(actor),
    }


def name_rows(actor: ResolvedActor) -> Iterator[Row]:
    """Yield a row a name form of ``actor``, folded, with a blank before and behind each word."""
    folded = {fold(name) for name in (actor.name, *actor.names)}
    for words in sorted(folded - {""}):
        yield {"actor": actor.id, "folded": f" {words} "}
