"""An annotation as the record has it: under its report's name there, with the record's actors."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from onrecord.model import (
    Actor,
    Annotation,
    Event,
    Mention,
    Resolution,
    ResolvedActor,
    Statement,
    described_id,
)

# A report's own actor id → the record's actor, where it is known.
Find = Callable[[str], Actor | None]
# The record's actor of each of a report's own, by the report's id.
Cast = dict[str, dict[str, Actor]]

# Whom a correction names is no actor of the report: known by the record's id behind this.
_GIVEN = "="
# What a correction names where nobody is known.
NOBODY = Actor(id=_GIVEN, name="", kind="unknown", country=None, wikidata=None)


def given(actor: Actor) -> Actor:
    """Return ``actor``, one of the record, as a correction puts it into a report."""
    return replace(actor, id=f"{_GIVEN}{actor.id}", mention=None)


def taken(actor: Actor) -> Actor:
    """Return whom ``given`` put into a report, as the record knew them."""
    return replace(actor, id=actor.id.removeprefix(_GIVEN), mention=None)


def is_given(actor: Actor) -> bool:
    """Tell whether a correction put ``actor`` into its report, or said that nobody is known."""
    return actor.id.startswith(_GIVEN)


def new_actor(actor: Actor) -> ResolvedActor:
    """Return whom only corrections name, as an actor of the record that has no entries yet."""
    return ResolvedActor(
        id=actor.id, name=actor.name, kind=actor.kind, country=actor.country,
        wikidata=actor.wikidata, names=(actor.name,), reports=0, mentions=0, statements=0,
    )  # fmt: skip


def cast_of(resolution: Resolution) -> Cast:
    """Return who is who in each report, reports and local ids in order."""
    cast: Cast = {}
    for report, local in sorted(resolution.assigned):
        cast.setdefault(report, {})[local] = resolution.assigned[report, local]
    return cast


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
        return None if statement.speaker.id == NOBODY.id else _actor(statement.speaker, find)
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
