"""Single things of a record, and what stands beside them, inside a read transaction."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import msgspec
from sqlalchemy import Connection, func, select

from onrecord.errors import MissingError
from onrecord.model import (
    Actor,
    Disagreement,
    Event,
    Occurrence,
    ResolvedActor,
    Statement,
    Story,
    Value,
)
from onrecord.store.packing import unpack
from onrecord.store.reading import parts, placed
from onrecord.store.schema import (
    actors,
    disagreements,
    events,
    occurrences,
    parties,
    statements,
    stories,
)

Entry = Statement | Event


class Happening(Value, frozen=True, kw_only=True):
    """An occurrence with the entries that tell of it, and what they have differently."""

    occurrence: Occurrence
    statements: tuple[Statement, ...]
    events: tuple[Event, ...]
    disagreements: tuple[Disagreement, ...]


class Beside(Value, frozen=True, kw_only=True):
    """An actor who stands beside another: in how many events, in how many statements addressed."""

    actor: Actor
    events: int
    statements: int


def entries(connection: Connection, ids: Iterable[str]) -> list[Entry]:
    """Return the statements and events with these ids, in their order; those not held are left."""
    wanted = list(dict.fromkeys(ids))
    found: dict[str, Entry] = {}
    for part in parts(wanted):
        said = select(statements.c.payload).where(statements.c.id.in_(part))
        held = [unpack(row.payload, Statement) for row in connection.execute(said)]
        found |= {statement.id: statement for statement in held}
        told = select(events.c.payload).where(events.c.id.in_(part))
        happened = [unpack(row.payload, Event) for row in connection.execute(told)]
        found |= {event.id: event for event in placed(connection, happened)}
    return [found[id] for id in wanted if id in found]


def entry(connection: Connection, id: str) -> Entry:
    """Return the statement or event with this id; MissingError where there is none."""
    found = entries(connection, [id])
    if not found:
        raise MissingError(f"the record holds no entry {id!r}")
    return found[0]


def happening(connection: Connection, id: str) -> Happening:
    """Return the occurrence with this id and all that tells of it; MissingError: there is none."""
    query = select(occurrences.c.payload).where(occurrences.c.id == id)
    found = connection.execute(query).scalar()
    if found is None:
        raise MissingError(f"the record holds no occurrence {id!r}")
    occurrence = unpack(found, Occurrence)
    told = entries(connection, (*occurrence.statements, *occurrence.events))
    apart = select(disagreements.c.payload).where(disagreements.c.occurrence == id)
    apart = apart.order_by(disagreements.c.first, disagreements.c.last, disagreements.c.id)
    return Happening(
        occurrence=occurrence,
        statements=tuple(each for each in told if isinstance(each, Statement)),
        events=tuple(each for each in told if isinstance(each, Event)),
        disagreements=tuple(unpack(row.payload, Disagreement) for row in connection.execute(apart)),
    )


def disagreeing(connection: Connection, ids: Sequence[str]) -> dict[str, int]:
    """Return how many disagreements there are about each of these occurrences that has any."""
    found: dict[str, int] = {}
    held = disagreements.c.occurrence
    for part in parts(ids):
        query = select(held, func.count()).where(held.in_(part)).group_by(held)
        found |= {occurrence: number for occurrence, number in connection.execute(query)}
    return found


def known_actors(connection: Connection, ids: Sequence[str]) -> frozenset[str]:
    """Return those of the ids that are an actor's; whom only words of a report make has none."""
    found: set[str] = set()
    for part in parts(ids):
        found |= set(connection.execute(select(actors.c.id).where(actors.c.id.in_(part))).scalars())
    return frozenset(found)


def story(connection: Connection, id: str) -> Story:
    """Return the story with this id; MissingError where there is none."""
    found = connection.execute(select(stories.c.payload).where(stories.c.id == id)).scalar()
    if found is None:
        raise MissingError(f"the record holds no story {id!r}")
    return unpack(found, Story)


def actor(connection: Connection, id: str) -> ResolvedActor:
    """Return the actor with this id; MissingError where there is none."""
    found = connection.execute(select(actors.c.payload).where(actors.c.id == id)).scalar()
    if found is None:
        raise MissingError(f"the record holds no actor {id!r}")
    return unpack(found, ResolvedActor)


class _Addressed(msgspec.Struct):
    """All that is read of a statement: a spokesman may have made thousands."""

    addressees: tuple[Actor, ...]


class _Seen(NamedTuple):
    events: Counter[str]
    statements: Counter[str]


def beside(connection: Connection, id: str, *, limit: int) -> tuple[Beside, ...]:
    """Return who stands in events with the actor, and whom its statements address; most first.

    Those whom only words of a report make are left out.
    """
    seen = _Seen(_together(connection, id), _addressed(connection, id))
    ranked = sorted(seen.events | seen.statements, key=lambda other: _rank(seen, other))
    known = {each.id: each for each in _known(connection, ranked[: limit * 4])}
    return tuple(
        Beside(actor=known[other], events=seen.events[other], statements=seen.statements[other])
        for other in ranked
        if other in known
    )[:limit]


def _rank(seen: _Seen, other: str) -> tuple[int, str]:
    return -seen.events[other] - seen.statements[other], other


def _together(connection: Connection, id: str) -> Counter[str]:
    one, other = parties.alias("one"), parties.alias("other")
    query = (
        select(other.c.actor, func.count(other.c.event.distinct()))
        .join_from(one, other, (one.c.report == other.c.report) & (one.c.event == other.c.event))
        .where(one.c.actor == id, one.c.role != "source", other.c.role != "source")
        .where(other.c.actor != id)
        .group_by(other.c.actor)
    )
    return Counter({actor: number for actor, number in connection.execute(query)})


def _addressed(connection: Connection, id: str) -> Counter[str]:
    query = select(statements.c.payload).where(statements.c.speaker == id)
    return Counter(
        addressee.id
        for row in connection.execute(query)
        for addressee in unpack(row.payload, _Addressed).addressees
        if addressee.id != id
    )


def _known(connection: Connection, ids: Sequence[str]) -> Iterable[Actor]:
    names = ("id", "name", "kind", "country", "wikidata")
    for part in parts(ids):
        query = select(*(actors.c[name] for name in names)).where(actors.c.id.in_(part))
        for row in connection.execute(query):
            yield Actor(**row._mapping)
