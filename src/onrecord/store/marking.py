"""What is marked in a report beside its entries: the times and mentions that an annotation holds.

Read without the rest of it, which is most of its length.
"""

from __future__ import annotations

from msgspec.structs import replace
from sqlalchemy import Connection, select

from onrecord.errors import RunError
from onrecord.model import Actor, Mention, Time, Value, described_id
from onrecord.store.packing import unpack
from onrecord.store.reading import assigned_in
from onrecord.store.schema import readings


class Marked(Value, frozen=True, kw_only=True):
    """The times and mentions of a report, its mentions with the record's actors."""

    times: tuple[Time, ...]
    mentions: tuple[Mention, ...]


def marked(connection: Connection, report: str) -> Marked:
    """Return what is marked in the report with this id. RunError: the record holds no such one."""
    payload = connection.scalar(select(readings.c.payload).where(readings.c.report == report))
    if payload is None:
        raise RunError(f"the record holds no annotation of a report {report!r}")
    found, known = unpack(payload, Marked), assigned_in(connection, report)
    return replace(found, mentions=tuple(_known(each, report, known) for each in found.mentions))


def _known(mention: Mention, report: str, known: dict[str, Actor]) -> Mention:
    if mention.actor is not None:
        return replace(mention, actor=known.get(mention.actor.id, mention.actor))
    return replace(mention, actor=known.get(described_id(report, mention.start, mention.end)))
