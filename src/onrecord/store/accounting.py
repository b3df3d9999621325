"""What the reports tell together, brought into its tables: only what differs is written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from hashlib import blake2b
from itertools import count
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Column, Connection, Table, func, select

from onrecord.model import (
    Account,
    Actor,
    Copy,
    Disagreement,
    Occurrence,
    Origin,
    Position,
    Story,
    identify,
)
from onrecord.store import sqlite
from onrecord.store.deriving import Row, bounds
from onrecord.store.packing import pack
from onrecord.store.patching import drop, fill
from onrecord.store.reading import parts, stream
from onrecord.store.schema import (
    UNKNOWN,
    chapters,
    copies,
    disagreements,
    members,
    occurrences,
    origins,
    positions,
    stories,
)
from onrecord.store.search import fold

# Changed with what rows hold, so that those of an earlier program are written anew.
_LAYOUT = 1

_encode = msgspec.json.Encoder().encode


class Kept(NamedTuple):
    """How values of one kind are kept: under which name of an account, in what table and rows.

    ``owned`` are the rows of a value in a second table, with its id in the column ``owner``.
    """

    name: str
    table: Table
    id: Callable[[Any], str]
    row: Callable[[Any], Row]
    owner: Column[Any] | None = None
    owned: Callable[[Any], Iterator[Row]] | None = None


def renew(connection: Connection, account: Account) -> None:
    """Bring the tables of an account in step with ``account``."""
    for kept in KEPT:
        _renew(connection, kept, getattr(account, kept.name))


def whole_row(kept: Kept, value: Any) -> Row:
    """Return all that the row of ``value`` holds, but its number."""
    return {**kept.row(value), "digest": digest(value)}


def _id(value: Any) -> str:
    return str(value.id)


def copy_id(copy: Copy) -> str:
    """Return the key of a copy: the two reports."""
    return identify("copy", copy.report, copy.of)


def digest(value: msgspec.Struct) -> str:
    """Return the digest of all that the rows of ``value`` are made of."""
    return blake2b(_encode((_LAYOUT, value)), digest_size=8).hexdigest()


def _renew(connection: Connection, kept: Kept, values: Sequence[Any]) -> None:
    wanted = {kept.id(value): digest(value) for value in values}
    query = select(kept.table.c.id, kept.table.c.digest)
    held: dict[str, str] = {id: noted for id, noted in stream(connection, query)}
    _forget(connection, kept, sorted(id for id in held if held[id] != wanted.get(id)))
    fresh = [value for value in values if held.get(kept.id(value)) != wanted[kept.id(value)]]
    _store(connection, kept.table, (whole_row(kept, value) for value in fresh))
    if kept.owner is not None and kept.owned is not None:
        owned = kept.owned
        fill(connection, kept.owner.table, (row for value in fresh for row in owned(value)))


def _forget(connection: Connection, kept: Kept, gone: Sequence[str]) -> None:
    """Delete the values with the ids ``gone``, before those of the same id are stored anew."""
    table = kept.table
    if "number" in table.c:
        for part in parts(gone):
            numbers = connection.scalars(select(table.c.number).where(table.c.id.in_(part))).all()
            sqlite.unindex_words(connection, table, numbers)
    if kept.owner is not None:
        drop(connection, kept.owner, gone)
    drop(connection, table.c.id, gone)


def _store(connection: Connection, table: Table, rows: Iterable[Row]) -> None:
    if "number" not in table.c:
        fill(connection, table, rows)
        return
    last = connection.execute(select(func.max(table.c.number))).scalar() or 0
    numbers = count(last + 1)
    fill(connection, table, ({"number": next(numbers), **row} for row in rows))
    sqlite.index_words(connection, table, after=last)


def _copy_row(copy: Copy) -> Row:
    return {
        "id": copy_id(copy), "report": copy.report, "of": copy.of, "kind": copy.kind,
        "share": copy.share,
    }  # fmt: skip


def _origin_row(origin: Origin) -> Row:
    return {"id": origin.report, "origin": origin.origin, "agency": origin.agency}


def _occurrence_row(occurrence: Occurrence) -> Row:
    when, headline = occurrence.when, occurrence.headline
    first, last = bounds(when, headline.published)
    return {
        "id": occurrence.id,
        "report": headline.report,
        "type": occurrence.type,
        "act": occurrence.act,
        "status": occurrence.status,
        # What only ends stands where it does, as a reader of a timeline looks for it.
        "when_order": when.start or when.end or UNKNOWN,
        "when_end": when.end,
        "when_basis": when.basis,
        "first": first,
        "last": last,
        "published": headline.published,
        "start": headline.start,
        "sources": occurrence.sources,
        "weight": occurrence.weight,
        "confidence": occurrence.confidence,
        "words": headline.text,
        "payload": pack(occurrence),
    }


def _member_rows(occurrence: Occurrence) -> Iterator[Row]:
    for entry in sorted({*occurrence.events, *occurrence.statements}):
        yield {"occurrence": occurrence.id, "entry": entry}


def _disagreement_row(value: Disagreement) -> Row:
    words = f"{value.one.text} {value.other.text}"
    return {
        "id": value.id,
        "kind": value.kind,
        "occurrence": value.occurrence,
        "report": value.one.report,
        "other": value.other.report,
        "first": value.one.published,
        "last": value.other.published,
        "one_source": _actor_id(value.one_source),
        "other_source": _actor_id(value.other_source),
        "confidence": value.confidence,
        "folded": f" {fold(words)} ",
        "payload": pack(value),
    }


def _actor_id(actor: Actor | None) -> str | None:
    return None if actor is None else actor.id


def _position_row(value: Position) -> Row:
    said, words = value.said, f"{value.issue} {value.passage.text}"
    first, last = bounds(said, value.passage.published)
    return {
        "id": value.id,
        "actor": value.actor.id,
        "name": value.actor.name,
        "issue": value.issue,
        "issue_folded": f" {fold(value.issue)} ",
        "folded": f" {fold(words)} ",
        "statement": value.statement,
        "previous": value.previous,
        "report": value.passage.report,
        "said_order": said.start or said.end or UNKNOWN,
        "first": first,
        "last": last,
        "published": value.passage.published,
        "start": value.passage.start,
        "confidence": value.confidence,
        "payload": pack(value),
    }


def _story_row(story: Story) -> Row:
    return {
        "id": story.id,
        "label": story.label,
        "first": story.first,
        "last": story.last,
        "reports": len(story.reports),
        "payload": pack(story),
    }


def _chapter_rows(story: Story) -> Iterator[Row]:
    for report in sorted(set(story.reports)):
        yield {"story": story.id, "report": report}


KEPT = (
    Kept("copies", copies, copy_id, _copy_row),
    Kept("origins", origins, lambda value: str(value.report), _origin_row),
    Kept("occurrences", occurrences, _id, _occurrence_row, members.c.occurrence, _member_rows),
    Kept("disagreements", disagreements, _id, _disagreement_row),
    Kept("positions", positions, _id, _position_row),
    Kept("stories", stories, _id, _story_row, chapters.c.story, _chapter_rows),
)
