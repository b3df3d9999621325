"""Proof that what the reports tell together holds: its words, and what it is said to be made of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Column, Connection, and_, select

from onrecord.model import Copy, Disagreement, Occurrence, Origin, Passage, Position, Story
from onrecord.store.accounting import KEPT, Kept, whole_row
from onrecord.store.deriving import Row
from onrecord.store.entries import Problem
from onrecord.store.packing import DamagedError, unpack
from onrecord.store.reading import batched, stream
from onrecord.store.schema import (
    actors,
    chapters,
    disagreements,
    events,
    members,
    occurrences,
    positions,
    reports,
    statements,
    stories,
)

# Texts held at a time: values come by their report, so that most passages are of a few.
_TEXTS = 256
_VALUES = 500

_EARLIER = positions.alias("earlier")


class _Source(NamedTuple):
    """What a passage shows of its report, and the report's text."""

    report_name: str
    published: str
    outlet: str | None
    text: str


Find = Callable[[str], _Source | None]


def account_problems(connection: Connection) -> Iterator[Problem]:
    """Yield what does not hold of occurrences, disagreements, positions, stories and copies."""

    @lru_cache(maxsize=_TEXTS)
    def find(report: str) -> _Source | None:
        held = reports.c
        query = select(held.name, held.published, held.outlet, held.text).where(held.id == report)
        row = connection.execute(query).one_or_none()
        return None if row is None else _Source(*row)

    for kept in KEPT:
        query = select(*(column for column in kept.table.c if column.name != "number"))
        if "report" in kept.table.c:
            query = query.order_by(kept.table.c.report)
        for rows in batched(stream(connection, query), _VALUES):
            yield from _of_rows(connection, kept, [dict(row._mapping) for row in rows], find)
    yield from _strangers(connection)


def _of_rows(
    connection: Connection, kept: Kept, rows: Sequence[Row], find: Find
) -> Iterator[Problem]:
    owned = _owned(connection, kept, [row["id"] for row in rows])
    for row in rows:
        for what in _wrong(kept, row, owned.get(row["id"], []), find):
            yield Problem(where=kept.name, entry=row["id"], what=what)


def _owned(connection: Connection, kept: Kept, ids: Sequence[str]) -> dict[str, list[Row]]:
    """Return the rows that values own in a second table, by the value's id."""
    found: dict[str, list[Row]] = {}
    if kept.owner is not None:
        query = select(kept.owner.table).where(kept.owner.in_(ids))
        for row in connection.execute(query.order_by(*kept.owner.table.primary_key)).mappings():
            found.setdefault(row[kept.owner.name], []).append(dict(row))
    return found


def _wrong(kept: Kept, row: Row, owned: list[Row], find: Find) -> Iterator[str]:
    try:
        value = _value(kept, row)
    except DamagedError as error:
        yield f"it holds {error}"
        return
    made_of = [] if kept.owned is None else list(kept.owned(value))
    if whole_row(kept, value) != row or made_of != owned:
        yield "it is not what was made of the reports"
    for passage in _passages(value):
        yield from _misplaced(passage, find(passage.report))


def _value(kept: Kept, row: Row) -> msgspec.Struct:
    """Return the value of a row: what is packed in it, or what its columns say."""
    if kept.name == "copies":
        return Copy(report=row["report"], of=row["of"], kind=row["kind"], share=row["share"])
    if kept.name == "origins":
        return Origin(report=row["id"], origin=row["origin"], agency=row["agency"])
    return unpack(row["payload"], _PACKED[kept.name])


_PACKED: dict[str, type[msgspec.Struct]] = {
    "occurrences": Occurrence, "disagreements": Disagreement, "positions": Position,
    "stories": Story,
}  # fmt: skip


def _passages(value: msgspec.Struct) -> Iterable[Passage]:
    if isinstance(value, Occurrence):
        return (value.headline,)
    if isinstance(value, Disagreement):
        return value.one, value.other
    return (value.passage,) if isinstance(value, Position) else ()


def _misplaced(passage: Passage, source: _Source | None) -> Iterator[str]:
    if source is None:
        yield f"{passage.report}, of which it has a passage, is no report of the record"
        return
    if source[:-1] != (passage.report_name, passage.published, passage.outlet):
        yield f"its passage has not the name, date or outlet of the report {source.report_name}"
    if source.text[passage.start : passage.end] != passage.text:
        where = f"[{passage.start}, {passage.end}) of {source.report_name}"
        yield f"{where} is not {passage.text[:40]!r} in the text"


def _strangers(connection: Connection) -> Iterator[Problem]:
    """Yield what the tables name that the record does not hold."""
    entries = (statements.c.id, events.c.id)
    named: tuple[tuple[Column[Any], Column[Any], tuple[Column[Any], ...], str], ...] = (
        (members.c.occurrence, members.c.entry, entries, "is no statement and no event"),
        (members.c.entry, members.c.occurrence, (occurrences.c.id,), "is no occurrence"),
        (positions.c.id, positions.c.actor, (actors.c.id,), "is no actor"),
        (positions.c.id, positions.c.statement, (statements.c.id,), "is no statement"),
        (positions.c.id, positions.c.previous, (_EARLIER.c.id,), "is no position"),
        (chapters.c.report, chapters.c.story, (stories.c.id,), "is no story"),
        (disagreements.c.id, disagreements.c.occurrence, (occurrences.c.id,), "is no occurrence"),
    )
    for owner, key, known, what in named:
        unknown = and_(*(key.not_in(select(column)) for column in known))
        query = select(owner, key).where(key.is_not(None), unknown).order_by(owner, key)
        for id, stranger in stream(connection, query):
            found = f"{stranger} {what} of the record"
            yield Problem(where=str(owner.table.name), entry=str(id), what=found)
