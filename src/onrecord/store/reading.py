"""What is read inside a read transaction: streams of values, each in its one order."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain, islice
from operator import attrgetter
from typing import Any, TypeVar

import msgspec
from msgspec.structs import replace
from sqlalchemy import (
    Connection,
    Select,
    func,
    or_,
    select,
)

from onrecord.assigned import with_actors, with_name
from onrecord.errors import MissingError, RunError
from onrecord.model import (
    Actor,
    Annotation,
    Event,
    Mention,
    Report,
    ReportHead,
    ResolvedActor,
    Statement,
    Time,
)
from onrecord.store.amended import Corrected
from onrecord.store.entries import MentionRow, ReportRow, TimeRow
from onrecord.store.filters import (
    Condition,
    Filters,
    on_actors,
    on_events,
    on_reports,
    on_statements,
)
from onrecord.store.packing import unpack
from onrecord.store.schema import (
    actors,
    assigned,
    events,
    members,
    readings,
    reports,
    statements,
)

# Rows fetched at a time: an annotation of a long report takes some MB.
_ROWS = 500
_ANNOTATIONS = 8

T = TypeVar("T")

_REPORT = [reports.c[name] for name in Report.__struct_fields__]
_IN_ORDER = (reports.c.published, reports.c.name, reports.c.id)


def stream(connection: Connection, query: Select[Any], *, rows: int = _ROWS) -> Iterator[Any]:
    """Yield the rows of ``query``, holding no more than ``rows`` at a time."""
    return iter(connection.execute(query, execution_options={"yield_per": rows}))


def annotated(connection: Connection, of: Collection[str] | None = None) -> Iterator[Annotation]:
    """Yield annotations as corrected, by report id, under their reports' names.

    All of them, or those of the reports with the ids ``of``. Their actors are the reports' own.
    """
    corrected = Corrected(connection, of)
    wanted = [None] if of is None else parts(sorted(of))
    for annotation in chain.from_iterable(_annotated(connection, part) for part in wanted):
        yield corrected.put(annotation)


def parts(ids: Sequence[T]) -> Iterator[Sequence[T]]:
    """Yield ``ids`` in as many parts as it takes: SQLite before 3.32 takes 999 parameters."""
    return (ids[at : at + 500] for at in range(0, len(ids), 500))


def _annotated(connection: Connection, of: Sequence[str] | None) -> Iterator[Annotation]:
    query = (
        select(reports.c.name, readings.c.payload)
        .join(readings, readings.c.report == reports.c.id)
        .order_by(reports.c.id)
    )
    if of is not None:
        query = query.where(reports.c.id.in_(of))
    for name, payload in stream(connection, query, rows=_ANNOTATIONS):
        yield with_name(unpack(payload, Annotation), name)


def resolved(connection: Connection, *conditions: Condition) -> Iterator[Annotation]:
    """Yield the annotations of the reports that pass, with the record's actors put in."""
    query = (
        select(reports.c.id, reports.c.name, readings.c.payload)
        .join(readings, readings.c.report == reports.c.id)
        .where(*conditions)
        .order_by(*_IN_ORDER)
    )
    corrected = Corrected(connection)
    for id, name, payload in stream(connection, query, rows=_ANNOTATIONS):
        annotation = corrected.put(with_name(unpack(payload, Annotation), name))
        shown = with_actors(annotation, assigned_in(connection, id).get)
        yield replace(shown, events=tuple(placed(connection, shown.events)))


def assigned_in(connection: Connection, report: str) -> dict[str, Actor]:
    """Return the record's actor of each of the report's own actor ids."""
    query = (
        select(assigned.c.local, actors)
        .join(actors, actors.c.id == assigned.c.actor)
        .where(assigned.c.report == report)
    )
    return {row.local: _actor(row) for row in connection.execute(query)}


def _actor(row: Any) -> Actor:
    return Actor(
        id=row.id, name=row.name, kind=row.kind, country=row.country, wikidata=row.wikidata
    )


def find_annotation(connection: Connection, report: str) -> Annotation:
    """Return the annotation of the report with this id, with the record's actors put in.

    Raises RunError where there is none.
    """
    found = next(resolved(connection, reports.c.id == report), None)
    if found is None:
        raise MissingError(f"the record holds no annotation of a report {report!r}")
    return found


def list_reports(connection: Connection, filters: Filters) -> Iterator[ReportRow]:
    """Yield the reports that pass, by publication, name and id."""
    query = report_rows().where(*on_reports(filters)).order_by(*_IN_ORDER)
    for row in stream(connection, query.limit(filters.limit)):
        yield ReportRow(**row._mapping)


def report_rows() -> Select[Any]:
    """Return the query of reports as they are listed."""
    held = [
        select(func.count()).where(table.c.report == reports.c.id).scalar_subquery()
        .label(table.name)
        for table in (statements, events)
    ]  # fmt: skip
    fields = [reports.c[name] for name in ReportRow.__struct_fields__ if name in reports.c]
    return select(*fields, *held)


def list_statements(connection: Connection, filters: Filters) -> Iterator[Statement]:
    """Yield the statements that pass: by when they were said, unknown last, then by their place."""
    held = statements.c
    query = (
        select(held.payload)
        .where(*on_statements(filters))
        .order_by(held.said_order, held.published, held.report_name, held.start, held.id)
        .limit(filters.limit)
    )
    for (payload,) in stream(connection, query):
        yield unpack(payload, Statement)


def list_events(connection: Connection, filters: Filters) -> Iterator[Event]:
    """Yield the events that pass: by when they happen, unknown last, then by their place."""
    held = events.c
    query = (
        select(held.payload)
        .where(*on_events(filters))
        .order_by(held.when_order, held.published, held.report_name, held.start, held.id)
        .limit(filters.limit)
    )
    for rows in batched(stream(connection, query), _ROWS):
        yield from placed(connection, [unpack(payload, Event) for (payload,) in rows])


def placed(connection: Connection, of: Sequence[Event]) -> Iterator[Event]:
    """Yield the events with the occurrence that they tell of."""
    told: dict[str, str] = {}
    for part in parts(sorted({event.id for event in of})):
        query = select(members.c.entry, func.min(members.c.occurrence))
        query = query.where(members.c.entry.in_(part)).group_by(members.c.entry)
        told |= {entry: occurrence for entry, occurrence in connection.execute(query)}
    return (replace(event, occurrence=told.get(event.id)) for event in of)


def batched(rows: Iterable[T], size: int) -> Iterator[list[T]]:
    """Yield ``rows`` in lists of ``size``, the last of what is left."""
    left = iter(rows)
    while some := list(islice(left, size)):
        yield some


def list_actors(connection: Connection, filters: Filters) -> Iterator[ResolvedActor]:
    """Yield the actors that pass: by statements and mentions, most first, then by name and id."""
    held = actors.c
    query = (
        select(held.payload)
        .where(*on_actors(filters))
        .order_by(held.statements.desc(), held.mentions.desc(), held.name, held.id)
        .limit(filters.limit)
    )
    for (payload,) in stream(connection, query):
        yield unpack(payload, ResolvedActor)


def list_mentions(connection: Connection, filters: Filters) -> Iterator[MentionRow]:
    """Yield the mentions of the reports that pass, report by report, in the order of the text."""
    rows = (
        MentionRow(
            report=annotation.report.id,
            report_name=annotation.report.name,
            **_fields(mention, MentionRow),
        )
        for annotation in resolved(connection, *on_reports(filters))
        for mention in sorted(annotation.mentions, key=_mention_place)
    )
    return islice(rows, filters.limit)


def list_times(connection: Connection, filters: Filters) -> Iterator[TimeRow]:
    """Yield the times of the reports that pass, report by report, in the order of the text."""
    rows = (
        TimeRow(
            report=annotation.report.id,
            report_name=annotation.report.name,
            **_fields(time, TimeRow),
        )
        for annotation in resolved(connection, *on_reports(filters))
        for time in sorted(annotation.times, key=attrgetter("start", "end", "type"))
    )
    return islice(rows, filters.limit)


def _mention_place(mention: Mention) -> tuple[int, int, str, str]:
    actor = "" if mention.actor is None else mention.actor.id
    return mention.start, mention.end, mention.form, actor


def _fields(value: Mention | Time, row: type[MentionRow | TimeRow]) -> dict[str, Any]:
    """Return the fields of ``value`` that ``row`` shows too."""
    held = msgspec.structs.asdict(value)
    return {name: held[name] for name in row.__struct_fields__ if name in held}


def read(connection: Connection) -> Iterator[tuple[Report, Annotation]]:
    """Yield every report with its annotation as corrected, by report id."""
    query = (
        select(*_REPORT, readings.c.payload)
        .join(readings, readings.c.report == reports.c.id)
        .order_by(reports.c.id)
    )
    corrected = Corrected(connection)
    for row in stream(connection, query, rows=_ANNOTATIONS):
        fields = row._asdict()
        annotation = with_name(unpack(fields.pop("payload"), Annotation), row.name)
        yield Report(**fields), corrected.put(annotation, row.text)


def known(connection: Connection, *, model: str) -> set[str]:
    """Return the ids of the reports whose annotation is of this model version."""
    return set(connection.scalars(select(readings.c.report).where(readings.c.model == model)))


def heads(connection: Connection, ids: Sequence[str]) -> Iterator[ReportHead]:
    """Yield what the reports with these ids are known by, those that there are, by id."""
    fields = [reports.c[name] for name in ReportHead.__struct_fields__]
    for part in parts(ids):
        query = select(*fields).where(reports.c.id.in_(part)).order_by(reports.c.id)
        for row in connection.execute(query):
            yield ReportHead(**row._mapping)


def find_report(connection: Connection, key: str) -> Report:
    """Return the report whose id or name is ``key``, or alone begins with it.

    Raises RunError where there is none, or more than one.
    """
    exact = or_(reports.c.id == key, reports.c.name == key)
    prefix = or_(*(c.startswith(key, autoescape=True) for c in (reports.c.id, reports.c.name)))
    query = select(*_REPORT).order_by(*_IN_ORDER).limit(6)
    found = connection.execute(query.where(exact)).all()
    if not found and key:
        found = connection.execute(query.where(prefix)).all()
    if not found:
        raise MissingError(f"the record holds no report {key!r}")
    if len(found) > 1:
        several = ", ".join(f"{row.id} ({row.name})" for row in found[:5])
        more = ", …" if len(found) > 5 else ""
        raise RunError(f"{key!r} may be several reports: {several}{more}")
    return Report(**found[0]._mapping)
