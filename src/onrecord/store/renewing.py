"""The derived tables, brought in step with what was read and who is who: only what differs.

What an actor and a report are derived from is kept beside them as a digest. Where that is the same,
so are the rows, and none of them is read or written; elsewhere rows are compared, and those that
stay are left.
"""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from itertools import count, islice
from typing import Any

import msgspec
from sqlalchemy import (
    BindParameter,
    Column,
    Connection,
    Table,
    bindparam,
    delete,
    func,
    select,
    update,
)

from onrecord.assigned import Cast, cast_of, with_actors
from onrecord.model import Annotation, Decision, Resolution, ResolvedActor
from onrecord.store import sqlite
from onrecord.store.amended import Corrected
from onrecord.store.deriving import (
    Row,
    actor_row,
    event_row,
    name_rows,
    party_rows,
    statement_row,
)
from onrecord.store.packing import pack
from onrecord.store.patching import differences, drop, each, fill, patch, remove
from onrecord.store.reading import annotated, parts, stream
from onrecord.store.schema import (
    DERIVED,
    actor_names,
    actors,
    assigned,
    decisions,
    derived,
    events,
    occurrences,
    parties,
    readings,
    reports,
    statements,
)

# Changed with what rows hold (`deriving`), so that those of an earlier program are compared.
_LAYOUT = 2
# Annotations whose rows are made at a time: some thousands, and some MB of memory.
_ANNOTATIONS = 64
# Of an annotation's tables, those whose words are searched.
_SEARCHED = (statements, events)

_encode = msgspec.json.Encoder().encode

# What rows are made of, by the id of their actor or report.
Digests = dict[str, str]
Told = Mapping[str, Sequence[Decision]]


def empty(connection: Connection) -> None:
    """Empty the derived tables and their full-text index, whatever is in them."""
    for table in DERIVED:
        connection.execute(delete(table))
    for table in (*_SEARCHED, occurrences):
        sqlite.empty_index(connection, table)


def renew(connection: Connection, resolution: Resolution) -> None:
    """Bring the derived tables in step with the annotations and ``resolution``."""
    told: dict[str, list[Decision]] = {}
    for decision in resolution.decisions:
        told.setdefault(decision.actor, []).append(decision)
    people = sorted(resolution.actors, key=lambda actor: actor.id)
    wanted = {actor.id: _digest(actor, told.get(actor.id, ())) for actor in people}
    held = _held(connection, actors.c.id, actors.c.digest)
    changed = [actor for actor in people if held.get(actor.id) != wanted[actor.id]]
    # An actor is there before anything refers to it, and goes when nothing does any more.
    _put_actors(connection, changed, held, wanted)
    _renew_reports(connection, cast_of(resolution))
    gone = sorted(held.keys() - wanted.keys())
    for column in (actor_names.c.actor, decisions.c.actor, actors.c.id):
        drop(connection, column, gone)
    _renew_forms(connection, changed, held, told)


def _held(connection: Connection, key: Column[Any], digest: Column[Any]) -> Digests:
    return {id: value for id, value in stream(connection, select(key, digest))}


def _digest(*parts: object) -> str:
    return blake2b(_encode((_LAYOUT, *parts)), digest_size=8).hexdigest()


def _put_actors(
    connection: Connection, changed: Iterable[ResolvedActor], held: Container[str], wanted: Digests
) -> None:
    """Add the actors that are new, and change the others."""

    def row(actor: ResolvedActor) -> Row:
        return {**actor_row(actor), "digest": wanted[actor.id]}

    fill(connection, actors, (row(actor) for actor in changed if actor.id not in held))
    values: dict[Any, BindParameter[Any]] = {
        column: bindparam(f"new_{column.name}") for column in actors.c
    }
    change = update(actors).where(actors.c.id == bindparam("new_id")).values(values)
    old = (row(actor) for actor in changed if actor.id in held)
    each(connection, change, ({f"new_{name}": of[name] for name in of} for of in old))


def _renew_forms(
    connection: Connection, changed: Iterable[ResolvedActor], held: Container[str], told: Told
) -> None:
    """Renew the names and decisions of the actors that are new or ``changed``."""
    fresh = []
    for actor in changed:
        if actor.id in held:
            patch(connection, actor_names.c.actor, actor.id, name_rows(actor))
            patch(connection, decisions.c.actor, actor.id, _decision_rows(actor, told))
        else:
            fresh.append(actor)
    fill(connection, actor_names, (row for actor in fresh for row in name_rows(actor)))
    fill(connection, decisions, (row for actor in fresh for row in _decision_rows(actor, told)))


def _decision_rows(actor: ResolvedActor, told: Told) -> Iterator[Row]:
    for place, decision in enumerate(told.get(actor.id, ())):
        yield {"actor": actor.id, "place": place, "payload": pack(decision)}


def _renew_reports(connection: Connection, cast: Cast) -> None:
    """Renew the rows of the reports that are new, renamed, read anew or have other actors."""
    wanted = _report_digests(connection, cast)
    held = _held(connection, derived.c.report, derived.c.digest)
    changed = {id for id, digest in wanted.items() if held.get(id) != digest}
    for id in sorted(held.keys() & changed):
        patch(connection, assigned.c.report, id, _assigned_rows(id, cast))
    fresh = sorted(changed - held.keys())
    fill(connection, assigned, (row for id in fresh for row in _assigned_rows(id, cast)))
    _renew_entries(connection, changed, held, cast)
    drop(connection, derived.c.report, sorted(held.keys() & changed))
    fill(connection, derived, ({"report": id, "digest": wanted[id]} for id in sorted(changed)))


def _report_digests(connection: Connection, cast: Cast) -> Digests:
    """Return the digest of each report's name, reading, actors and corrections."""
    query = select(reports.c.id, reports.c.name, readings.c.model)
    query = query.join(readings, readings.c.report == reports.c.id)
    corrected = Corrected(connection)
    rows = stream(connection, query)
    return {
        id: _digest(name, model, cast.get(id, {}), *corrected.said(id)) for id, name, model in rows
    }


def _assigned_rows(report: str, cast: Cast) -> Iterator[Row]:
    for local, actor in cast.get(report, {}).items():
        yield {"report": report, "local": local, "actor": actor.id}


def _renew_entries(
    connection: Connection, changed: Collection[str], held: Container[str], cast: Cast
) -> None:
    """Renew statements and events of the reports that are new or ``changed``, and their indexes."""
    last = {table.name: _last(connection, table) for table in _SEARCHED}
    numbers = {name: count(number + 1) for name, number in last.items()}
    left = annotated(connection, changed)
    while some := list(islice(left, _ANNOTATIONS)):
        found = {each.report.id: _rows(each, cast) for each in some}
        for table in (statements, events, parties):
            wanted = {report: rows[table] for report, rows in found.items()}
            new = _new(connection, table, wanted, held)
            fill(connection, table, _numbered(new, numbers.get(table.name)))
    for table in _SEARCHED:
        sqlite.index_words(connection, table, after=last[table.name])


def _last(connection: Connection, table: Table) -> int:
    return connection.execute(select(func.max(table.c.number))).scalar() or 0


def _numbered(rows: Iterable[Row], numbers: Iterator[int] | None) -> Iterable[Row]:
    """Give rows the next numbers, so that none has that of one that was deleted."""
    return rows if numbers is None else ({"number": next(numbers), **row} for row in rows)


def _new(
    connection: Connection, table: Table, rows: Mapping[str, list[Row]], held: Container[str]
) -> Iterator[Row]:
    """Yield the rows that are not there yet, by report; delete those that are no more."""
    for report, wanted in rows.items():
        if report not in held:
            yield from wanted
            continue
        gone, missing = differences(connection, table.c.report, report, wanted)
        if table in _SEARCHED:
            sqlite.unindex_words(connection, table, [row["number"] for row in gone])
        remove(connection, table, gone)
        yield from missing


def renew_entries(connection: Connection, annotation: Annotation, changed: Collection[str]) -> None:
    """Bring the entries ``changed`` of one report, by their ids, in step with ``annotation``.

    It holds those that there still are, and its actors are the record's. What is derived from the
    whole set is left to ``renew``, which looks at the report again.
    """
    report, wanted = annotation.report.id, entry_rows(annotation)
    for table in (statements, events, parties):
        id = table.c.event if table is parties else table.c.id
        gone = []
        for part in parts(sorted(changed)):
            query = select(table).where(table.c.report == report, id.in_(part))
            gone += [dict(row) for row in connection.execute(query).mappings()]
        if table in _SEARCHED:
            sqlite.unindex_words(connection, table, [row["number"] for row in gone])
        remove(connection, table, gone)
        last = _last(connection, table) if table in _SEARCHED else 0
        numbers = count(last + 1) if table in _SEARCHED else None
        fill(connection, table, _numbered(wanted[table], numbers))
        if table in _SEARCHED:
            sqlite.index_words(connection, table, after=last)
    again = update(derived).where(derived.c.report == report).values(digest="")
    connection.execute(again)


def put_new_actor(connection: Connection, actor: ResolvedActor) -> None:
    """Add an actor that the record does not have, until ``renew`` knows all of it."""
    fill(connection, actors, [actor_row(actor)])
    fill(connection, actor_names, name_rows(actor))


def _rows(annotation: Annotation, cast: Cast) -> dict[Table, list[Row]]:
    return entry_rows(with_actors(annotation, cast.get(annotation.report.id, {}).get))


def entry_rows(annotation: Annotation) -> dict[Table, list[Row]]:
    """Return what the tables of entries hold of an annotation with the record's actors."""
    # By key: two events with one id are a fault that verify tells, and none of the table.
    stand = {
        (row["event"], row["role"], row["actor"]): row
        for event in annotation.events
        for row in party_rows(event)
    }
    return {
        statements: [statement_row(statement) for statement in annotation.statements],
        events: [event_row(event) for event in annotation.events],
        parties: list(stand.values()),
    }
