"""Lists of a record, a page at a time: what each holds, how it is sorted and filtered."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Generic, NamedTuple, TypeVar

import msgspec
from sqlalchemy import Connection, Row, Select, Table, func, select

from onrecord.model import (
    Disagreement,
    Event,
    Occurrence,
    Position,
    ResolvedActor,
    Statement,
    Story,
)
from onrecord.store import accounts, cursors, reading
from onrecord.store.cursors import Key
from onrecord.store.entries import CopyRow, ReportRow
from onrecord.store.filters import (
    Condition,
    Filters,
    on_actors,
    on_disagreements,
    on_events,
    on_occurrences,
    on_positions,
    on_reports,
    on_statements,
    on_stories,
)
from onrecord.store.packing import unpack
from onrecord.store.schema import (
    actors,
    copies,
    disagreements,
    events,
    occurrences,
    positions,
    reports,
    statements,
    stories,
)

T = TypeVar("T", bound=msgspec.Struct)

_Read = Callable[[Connection, Sequence[Row[Any]]], Iterable[T]]


class Listing(NamedTuple, Generic[T]):
    """A list of a record: the rows of ``table`` that pass ``on``, sorted by ``keys``.

    ``select`` makes the query without conditions; ``read`` makes values of its rows.
    """

    name: str
    kind: type[T]
    table: Table
    on: Callable[[Filters], list[Condition]]
    keys: tuple[Key, ...]
    select: Callable[[], Select[Any]]
    read: _Read[T]


class Page(NamedTuple, Generic[T]):
    """Some rows of a list, and the cursor of what follows them, ``None`` at the end."""

    rows: tuple[T, ...]
    next: str | None


def page(
    connection: Connection,
    listing: Listing[T],
    filters: Filters,
    *,
    cursor: str | None,
    limit: int,
    backwards: bool = False,
) -> Page[T]:
    """Return at most ``limit`` rows behind ``cursor``, from the end of the list ``backwards``.

    ``filters.limit`` is not heeded. CursorError: the cursor is not one of this list and order.
    """
    keys = tuple(key.turned() for key in listing.keys) if backwards else listing.keys
    name = f"{listing.name}-" if backwards else listing.name
    query = listing.select().where(*listing.on(filters))
    if cursor is not None:
        query = query.where(cursors.behind(keys, cursors.read(name, cursor, keys)))
    query = query.add_columns(*(key.column.label(f"key_{at}") for at, key in enumerate(keys)))
    query = query.order_by(*(key.ordered() for key in keys)).limit(limit + 1)
    found = connection.execute(query).all()
    shown = found[:limit]
    more = len(found) > limit and limit > 0
    place = tuple(shown[-1])[-len(keys) :] if more else ()
    rows = tuple(listing.read(connection, shown))
    return Page(rows, cursors.write(name, place) if more else None)


def count(connection: Connection, listing: Listing[T], filters: Filters) -> int:
    """Return how many rows of the list pass."""
    query = listing.select().with_only_columns(func.count(), maintain_column_froms=True)
    return int(connection.execute(query.where(*listing.on(filters))).scalar_one())


def _packed(table: Table) -> Callable[[], Select[Any]]:
    return lambda: select(table.c.payload)


def _unpacked(kind: type[T]) -> _Read[T]:
    return lambda _, rows: [unpack(row.payload, kind) for row in rows]


def _keys(table: Table, *names: str) -> tuple[Key, ...]:
    return tuple(Key(table.c[name.lstrip("-")], name.startswith("-")) for name in names)


def _read_events(connection: Connection, rows: Sequence[Row[Any]]) -> Iterable[Event]:
    return reading.placed(connection, [unpack(row.payload, Event) for row in rows])


def _read_reports(_: Connection, rows: Sequence[Row[Any]]) -> Iterable[ReportRow]:
    names = ReportRow.__struct_fields__
    return [ReportRow(**{name: row._mapping[name] for name in names}) for row in rows]


def _read_copies(_: Connection, rows: Sequence[Row[Any]]) -> Iterable[CopyRow]:
    return [accounts.copy_row(row) for row in rows]


STATEMENTS: Listing[Statement] = Listing(
    "statements", Statement, statements, on_statements,
    _keys(statements, "said_order", "published", "report_name", "start", "id"),
    _packed(statements), _unpacked(Statement),
)  # fmt: skip
EVENTS: Listing[Event] = Listing(
    "events", Event, events, on_events,
    _keys(events, "when_order", "published", "report_name", "start", "id"),
    _packed(events), _read_events,
)  # fmt: skip
OCCURRENCES: Listing[Occurrence] = Listing(
    "occurrences", Occurrence, occurrences, on_occurrences,
    _keys(occurrences, "when_order", "when_end", "published", "start", "id"),
    _packed(occurrences), _unpacked(Occurrence),
)  # fmt: skip
# The most telling first.
WEIGHED: Listing[Occurrence] = OCCURRENCES._replace(
    name="weighed", keys=_keys(occurrences, "-weight", "-id")
)
POSITIONS: Listing[Position] = Listing(
    "positions", Position, positions, on_positions,
    _keys(positions, "name", "actor", "issue", "said_order", "published", "start", "id"),
    _packed(positions), _unpacked(Position),
)  # fmt: skip
DISAGREEMENTS: Listing[Disagreement] = Listing(
    "disagreements", Disagreement, disagreements, on_disagreements,
    _keys(disagreements, "first", "last", "id"),
    _packed(disagreements), _unpacked(Disagreement),
)  # fmt: skip
STORIES: Listing[Story] = Listing(
    "stories", Story, stories, on_stories,
    _keys(stories, "first", "last", "id"), _packed(stories), _unpacked(Story),
)  # fmt: skip
ACTORS: Listing[ResolvedActor] = Listing(
    "actors", ResolvedActor, actors, on_actors,
    _keys(actors, "-statements", "-mentions", "name", "id"),
    _packed(actors), _unpacked(ResolvedActor),
)  # fmt: skip
REPORTS: Listing[ReportRow] = Listing(
    "reports", ReportRow, reports, on_reports,
    _keys(reports, "published", "name", "id"), reading.report_rows, _read_reports,
)  # fmt: skip
COPIES: Listing[CopyRow] = Listing(
    "copies", CopyRow, reports, on_reports,
    (*_keys(reports, "published", "name", "id"), Key(copies.c.share, True, outer=True),
     Key(copies.c.of, outer=True)),
    accounts.copy_rows, _read_copies,
)  # fmt: skip
