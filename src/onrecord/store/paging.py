"""Lists of a record, a page at a time: what each holds, how it is sorted and filtered."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Generic, NamedTuple, TypeVar

import msgspec
from sqlalchemy import Column, Connection, Row, Select, Table, func, select

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

    ``query`` asks for them without conditions; ``read`` makes values of its rows.
    """

    name: str
    kind: type[T]
    table: Table
    on: Callable[[Filters], list[Condition]]
    keys: tuple[Key, ...]
    query: Callable[[], Select[Any]]
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
    query = listing.query().where(*listing.on(filters))
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
    query = listing.query().with_only_columns(func.count(), maintain_column_froms=True)
    return int(connection.execute(query.where(*listing.on(filters))).scalar_one())


def _ids(table: Table) -> Callable[[], Select[Any]]:
    # Without the payloads, so that sorting does not carry them.
    return lambda: select(_id(table).label("of"))


def _id(table: Table) -> Column[Any]:
    return table.c.number if "number" in table.c else table.c.id


def _unpacked(table: Table, kind: type[T]) -> _Read[T]:
    def read(connection: Connection, rows: Sequence[Row[Any]]) -> list[T]:
        wanted = [row.of for row in rows]
        held: dict[Any, T] = {}
        for part in reading.parts(wanted):
            query = select(_id(table).label("of"), table.c.payload).where(_id(table).in_(part))
            held |= {row.of: unpack(row.payload, kind) for row in connection.execute(query)}
        return [held[of] for of in wanted]

    return read


def _keys(table: Table, *names: str) -> tuple[Key, ...]:
    return tuple(Key(table.c[name.lstrip("-")], name.startswith("-")) for name in names)


def _read_events(connection: Connection, rows: Sequence[Row[Any]]) -> Iterable[Event]:
    return reading.placed(connection, list(_unpacked(events, Event)(connection, rows)))


def _read_reports(_: Connection, rows: Sequence[Row[Any]]) -> Iterable[ReportRow]:
    names = ReportRow.__struct_fields__
    return [ReportRow(**{name: row._mapping[name] for name in names}) for row in rows]


def _read_copies(_: Connection, rows: Sequence[Row[Any]]) -> Iterable[CopyRow]:
    return [accounts.copy_row(row) for row in rows]


STATEMENTS: Listing[Statement] = Listing(
    "statements", Statement, statements, on_statements,
    _keys(statements, "said_order", "published", "report_name", "start", "id"),
    _ids(statements), _unpacked(statements, Statement),
)  # fmt: skip
EVENTS: Listing[Event] = Listing(
    "events", Event, events, on_events,
    _keys(events, "when_order", "published", "report_name", "start", "id"),
    _ids(events), _read_events,
)  # fmt: skip
OCCURRENCES: Listing[Occurrence] = Listing(
    "occurrences", Occurrence, occurrences, on_occurrences,
    _keys(occurrences, "when_order", "when_end", "published", "start", "id"),
    _ids(occurrences), _unpacked(occurrences, Occurrence),
)  # fmt: skip
# The most telling first.
WEIGHED: Listing[Occurrence] = OCCURRENCES._replace(
    name="weighed", keys=_keys(occurrences, "-weight", "-id")
)
POSITIONS: Listing[Position] = Listing(
    "positions", Position, positions, on_positions,
    _keys(positions, "name", "actor", "issue", "said_order", "published", "start", "id"),
    _ids(positions), _unpacked(positions, Position),
)  # fmt: skip
DISAGREEMENTS: Listing[Disagreement] = Listing(
    "disagreements", Disagreement, disagreements, on_disagreements,
    _keys(disagreements, "first", "last", "id"),
    _ids(disagreements), _unpacked(disagreements, Disagreement),
)  # fmt: skip
STORIES: Listing[Story] = Listing(
    "stories", Story, stories, on_stories,
    _keys(stories, "first", "last", "id"), _ids(stories), _unpacked(stories, Story),
)  # fmt: skip
ACTORS: Listing[ResolvedActor] = Listing(
    "actors", ResolvedActor, actors, on_actors,
    _keys(actors, "-statements", "-mentions", "name", "id"),
    _ids(actors), _unpacked(actors, ResolvedActor),
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
