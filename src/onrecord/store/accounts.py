"""What the reports tell together, read: occurrences, disagreements, positions, stories, copies."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby
from typing import Any, Literal, NamedTuple, TypeVar

import msgspec
from sqlalchemy import Connection, Row, Select, func, select

from onrecord.model import Disagreement, Interval, Occurrence, Position, Story
from onrecord.store.entries import CopyRow, Period
from onrecord.store.filters import (
    Filters,
    on_disagreements,
    on_occurrences,
    on_positions,
    on_reports,
    on_stories,
)
from onrecord.store.packing import unpack
from onrecord.store.reading import parts, stream
from onrecord.store.schema import (
    UNKNOWN,
    copies,
    disagreements,
    occurrences,
    origins,
    positions,
    reports,
    stories,
)

Grain = Literal["day", "week", "month"]

_DAY = timedelta(days=1)

T = TypeVar("T", bound=msgspec.Struct)


def list_occurrences(connection: Connection, filters: Filters) -> Iterator[Occurrence]:
    """Yield the occurrences that pass, by time; of more than the limit the most telling."""
    held = occurrences.c
    passing = on_occurrences(filters)
    if filters.limit is not None:
        chosen = select(held.id).where(*passing).order_by(held.weight.desc(), held.id.desc())
        passing = [held.id.in_(chosen.limit(filters.limit))]
    query = select(held.payload).where(*passing)
    order = (held.when_order, held.when_end, held.published, held.start, held.id)
    return _values(connection, query.order_by(*order), Occurrence)


def list_disagreements(connection: Connection, filters: Filters) -> Iterator[Disagreement]:
    """Yield the disagreements that pass, by the days of their passages."""
    held = disagreements.c
    query = select(held.payload).where(*on_disagreements(filters))
    query = query.order_by(held.first, held.last, held.id).limit(filters.limit)
    return _values(connection, query, Disagreement)


def list_positions(connection: Connection, filters: Filters) -> Iterator[Position]:
    """Yield the positions that pass: by actor and issue, and within these by time."""
    held = positions.c
    order = (
        held.name, held.actor, held.issue, held.said_order, held.published, held.start, held.id,
    )  # fmt: skip
    query = select(held.payload).where(*on_positions(filters)).order_by(*order)
    return _values(connection, query.limit(filters.limit), Position)


def list_stories(connection: Connection, filters: Filters) -> Iterator[Story]:
    """Yield the stories that pass, by their first day."""
    held = stories.c
    query = select(held.payload).where(*on_stories(filters))
    query = query.order_by(held.first, held.last, held.id).limit(filters.limit)
    return _values(connection, query, Story)


def _values(connection: Connection, query: Select[tuple[bytes]], kind: type[T]) -> Iterator[T]:
    for (payload,) in stream(connection, query):
        yield unpack(payload, kind)


def list_copies(connection: Connection, filters: Filters) -> Iterator[CopyRow]:
    """Yield the reports that pass and repeat others or credit an agency, with what they repeat."""
    query = (
        copy_rows()
        .where(*on_reports(filters))
        .order_by(
            reports.c.published, reports.c.name, reports.c.id, copies.c.share.desc(), copies.c.of
        )
        .limit(filters.limit)
    )  # fmt: skip
    for row in stream(connection, query):
        yield copy_row(row)


def copy_rows() -> Select[Any]:
    """Return the query of the reports that repeat others or credit an agency."""
    repeated = reports.alias("repeated")
    return (
        select(
            *(reports.c[name] for name in ("id", "name", "published", "outlet", "title")),
            copies.c.kind, copies.c.share, copies.c.of, repeated.c.name.label("of_name"),
            repeated.c.outlet.label("of_outlet"), origins.c.agency,
            func.coalesce(origins.c.origin, reports.c.id).label("origin"),
        )
        .outerjoin(origins, origins.c.id == reports.c.id)
        .outerjoin(copies, copies.c.report == reports.c.id)
        .outerjoin(repeated, repeated.c.id == copies.c.of)
        .where(copies.c.id.is_not(None) | origins.c.agency.is_not(None))
    )  # fmt: skip


def copy_row(row: Row[Any]) -> CopyRow:
    """Return what a row of that query tells."""
    held = {name: row._mapping[name] for name in CopyRow.__struct_fields__ if name in row._mapping}
    return CopyRow(report=row.id, report_name=row.name, **held)


def repeated(connection: Connection, ids: Sequence[str]) -> dict[str, list[CopyRow]]:
    """Return, by id, what each of these reports repeats, what it repeats most of first."""
    found: dict[str, list[CopyRow]] = {}
    query = copy_rows().order_by(reports.c.id, copies.c.share.desc(), copies.c.of)
    for part in parts(ids):
        for row in connection.execute(query.where(reports.c.id.in_(part))):
            found.setdefault(row.id, []).append(copy_row(row))
    return found


class _Key(NamedTuple):
    """What tells periods apart, in the order of a timeline."""

    anchor: str
    open: bool
    end: str
    bound: bool


def list_periods(connection: Connection, filters: Filters, *, grain: Grain) -> Iterator[Period]:
    """Yield the occurrences that pass by the day, week or month in which they lie whole.

    What lasts longer is a span of its own; what only publication bounds stands apart.
    """
    waiting: dict[_Key, list[Occurrence]] = {}
    for begins, some in groupby(
        list_occurrences(connection, filters), key=lambda one: _begins(one.when, grain)
    ):
        for key in sorted(key for key in waiting if key.anchor < begins):
            yield _together(waiting.pop(key), grain)
        for occurrence in some:
            waiting.setdefault(_key(_period(occurrence.when, grain)), []).append(occurrence)
    yield from (_together(waiting[key], grain) for key in sorted(waiting))


def _together(held: Sequence[Occurrence], grain: Grain) -> Period:
    when = _period(held[0].when, grain)
    day = None if when.start is None else when.start[:10]
    return Period(day=day, when=when, occurrences=tuple(held))


def _key(when: Interval) -> _Key:
    anchor = when.start or when.end or UNKNOWN
    return _Key(anchor, when.start is None, when.end or UNKNOWN, when.basis == "published")


def _begins(when: Interval, grain: Grain) -> str:
    """Return where the earliest period begins in which what is not before ``when`` can lie."""
    anchor = when.start or when.end
    return UNKNOWN if anchor is None else _first(anchor, grain).isoformat()


def _period(when: Interval, grain: Grain) -> Interval:
    """Return the day, week or month that ``when`` lies in, or else ``when`` itself."""
    if when.start is None or when.end is None:
        return when
    first = _first(when.start, grain)
    final = _final(first, grain)
    if final is None or final < _last_day(when.end):
        return when
    day, behind = first.isoformat(), (final + _DAY).isoformat()
    edtf = {"day": day, "month": day[:7]}.get(grain, f"{day}/{final}")
    return Interval(start=day, end=behind, edtf=edtf, basis=when.basis)


def _first(point: str, grain: Grain) -> date:
    """Return the first day of the period in which an ISO date or date-time lies."""
    day = date.fromisoformat(point[:10])
    if grain == "month":
        return day.replace(day=1)
    # Weeks begin on Mondays (ISO 8601); the calendar itself begins with one.
    return day if grain == "day" else day - timedelta(days=day.weekday())


def _final(first: date, grain: Grain) -> date | None:
    """Return the last day of a period, ``None`` where the calendar ends before."""
    days = {"day": 1, "week": 7}.get(grain, monthrange(first.year, first.month)[1])
    return None if date.max - first < timedelta(days=days) else first + timedelta(days=days - 1)


def _last_day(end: str) -> date:
    """Return the last day of what ends, half-open, at an ISO date or date-time."""
    day = date.fromisoformat(end[:10])
    return day - _DAY if end[11:16] in ("", "00:00") else day
