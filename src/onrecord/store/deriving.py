"""Annotation and who is who → what the derived tables hold, one report at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

from msgspec.structs import replace

from onrecord.model import (
    Actor,
    Annotation,
    Event,
    Interval,
    Mention,
    ResolvedActor,
    Statement,
    described_id,
    is_described,
)
from onrecord.store.packing import pack
from onrecord.store.schema import UNKNOWN
from onrecord.store.search import fold

Row = dict[str, Any]
# A report's own actor id → the record's actor, where it is known.
Find = Callable[[str], Actor | None]


def with_name(annotation: Annotation, name: str) -> Annotation:
    """Return ``annotation`` with ``name`` as its report's name, wherever that stands."""
    if annotation.report.name == name:
        return annotation
    return replace(
        annotation,
        report=replace(annotation.report, name=name),
        statements=tuple(replace(s, report_name=name) for s in annotation.statements),
        events=tuple(replace(event, report_name=name) for event in annotation.events),
    )


def with_actors(annotation: Annotation, find: Find) -> Annotation:
    """Return ``annotation`` with the record's actors in place of the report's own.

    Each entry keeps where it names the actor. One that ``find`` does not know stays as it is. Words
    that name nobody have the actor that ``find`` knows by their own id (``described_id``).
    """
    report = annotation.report.id
    return replace(
        annotation,
        mentions=tuple(_mention(report, mention, find) for mention in annotation.mentions),
        statements=tuple(_statement(statement, find) for statement in annotation.statements),
        events=tuple(_event(event, find) for event in annotation.events),
    )


def _mention(report: str, mention: Mention, find: Find) -> Mention:
    if mention.actor is not None:
        return replace(mention, actor=_actor(mention.actor, find))
    if mention.form != "description":
        return mention
    return replace(mention, actor=find(described_id(report, mention.start, mention.end)))


def _speaker(statement: Statement, find: Find) -> Actor | None:
    """Return who speaks; in the record an office without a name may be known to be somebody's."""
    if statement.speaker is not None:
        return _actor(statement.speaker, find)
    source = statement.source
    if source is None:
        return None
    found = find(described_id(statement.report, source.start, source.end))
    return None if found is None else replace(found, mention=source)


def _statement(statement: Statement, find: Find) -> Statement:
    return replace(
        statement,
        speaker=_speaker(statement, find),
        addressees=tuple(_actor(actor, find) for actor in statement.addressees),
        via=tuple(_actor(actor, find) for actor in statement.via),
    )


def _event(event: Event, find: Find) -> Event:
    return replace(
        event,
        actors=tuple(_actor(actor, find) for actor in event.actors),
        recipients=tuple(_actor(actor, find) for actor in event.recipients),
        via=tuple(_actor(actor, find) for actor in event.via),
    )


def _actor(local: Actor, find: Find) -> Actor:
    actor = find(local.id)
    return local if actor is None else replace(actor, mention=local.mention)


def statement_row(statement: Statement) -> Row:
    """Return the row of ``statement``: what is filtered and sorted by, and all of it, packed."""
    said = statement.said
    first, last = _bounds(said, statement.published)
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
    first, last = _bounds(event.when, event.published)
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


def _bounds(interval: Interval, published: str) -> tuple[str | None, str | None]:
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
