"""The derived tables, brought in step with what was read and who is who: only what differs.

What an actor and a report are derived from is kept beside them as a digest. Where that is the same,
so are the rows, and none of them is read or written; elsewhere rows are compared, and those that
stay are left.
"""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from typing import Any

import msgspec
from sqlalchemy import BindParameter, Column, Connection, bindparam, delete, func, select, update

from onrecord.model import Actor, Annotation, Decision, Resolution, ResolvedActor
from onrecord.store import sqlite
from onrecord.store.deriving import Row, actor_row, name_rows, statement_row, with_actors
from onrecord.store.packing import pack
from onrecord.store.patching import differences, drop, each, fill, patch, remove
from onrecord.store.reading import annotated, stream
from onrecord.store.schema import (
    DERIVED,
    actor_names,
    actors,
    assigned,
    decisions,
    derived,
    readings,
    reports,
    statements,
)

# Changed with what rows hold (`deriving`), so that those of an earlier program are compared.
_LAYOUT = 1

_encode = msgspec.json.Encoder().encode

# What rows are made of, by the id of their actor or report.
Digests = dict[str, str]
# The record's actor of each of a report's own, by the report's id.
Cast = dict[str, dict[str, Actor]]
Told = Mapping[str, Sequence[Decision]]


def empty(connection: Connection) -> None:
    """Empty the derived tables and their full-text index, whatever is in them."""
    for table in DERIVED:
        connection.execute(delete(table))
    sqlite.empty_statements_index(connection)


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
    _renew_reports(connection, _cast(resolution))
    gone = sorted(held.keys() - wanted.keys())
    for column in (actor_names.c.actor, decisions.c.actor, actors.c.id):
        drop(connection, column, gone)
    _renew_forms(connection, changed, held, told)


def _held(connection: Connection, key: Column[Any], digest: Column[Any]) -> Digests:
    return {id: value for id, value in stream(connection, select(key, digest))}


def _digest(*parts: object) -> str:
    return blake2b(_encode((_LAYOUT, *parts)), digest_size=8).hexdigest()


def _cast(resolution: Resolution) -> Cast:
    cast: Cast = {}
    for report, local in sorted(resolution.assigned):
        cast.setdefault(report, {})[local] = resolution.assigned[report, local]
    return cast


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
    _renew_statements(connection, changed, held, cast)
    drop(connection, derived.c.report, sorted(held.keys() & changed))
    fill(connection, derived, ({"report": id, "digest": wanted[id]} for id in sorted(changed)))


def _report_digests(connection: Connection, cast: Cast) -> Digests:
    """Return the digest of each report's name, reading and actors."""
    query = select(reports.c.id, reports.c.name, readings.c.model)
    query = query.join(readings, readings.c.report == reports.c.id)
    rows = stream(connection, query)
    return {id: _digest(name, model, cast.get(id, {})) for id, name, model in rows}


def _assigned_rows(report: str, cast: Cast) -> Iterator[Row]:
    for local, actor in cast.get(report, {}).items():
        yield {"report": report, "local": local, "actor": actor.id}


def _renew_statements(
    connection: Connection, changed: Collection[str], held: Container[str], cast: Cast
) -> None:
    """Renew the statements of the reports that are new or ``changed``, and their index."""
    last = connection.execute(select(func.max(statements.c.number))).scalar() or 0
    fill(connection, statements, _numbered(_new_statements(connection, changed, held, cast), last))
    sqlite.index_statements(connection, after=last)


def _numbered(rows: Iterable[Row], last: int) -> Iterator[Row]:
    """Give rows numbers behind ``last``, so that none has that of one that was deleted."""
    return ({"number": number, **row} for number, row in enumerate(rows, last + 1))


def _new_statements(
    connection: Connection, changed: Collection[str], held: Container[str], cast: Cast
) -> Iterator[Row]:
    """Yield the rows that are not there yet; delete those that are no more."""
    for annotation in annotated(connection, changed):
        id, rows = annotation.report.id, _statement_rows(annotation, cast)
        if id in held:
            gone, rows = differences(connection, statements.c.report, id, rows)
            sqlite.unindex_statements(connection, [row["number"] for row in gone])
            remove(connection, statements, gone)
        yield from rows


def _statement_rows(annotation: Annotation, cast: Cast) -> list[Row]:
    here = cast.get(annotation.report.id, {})
    return [statement_row(statement) for statement in with_actors(annotation, here.get).statements]
