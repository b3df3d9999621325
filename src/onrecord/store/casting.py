"""The user's cast that a record is read with, inside a transaction: kept whole, one at a time."""

from __future__ import annotations

from msgspec import Struct
from sqlalchemy import Connection, delete, insert, select

from onrecord.knowledge.roster import NO_ROSTER, Entry, Roster
from onrecord.store.packing import DamagedError, pack, unpack
from onrecord.store.schema import casts, readings


class _Cast(Struct, frozen=True):
    entries: tuple[Entry, ...]


def roster(connection: Connection) -> Roster:
    """Return the cast that the record keeps."""
    found = connection.execute(select(casts.c.digest, casts.c.payload)).first()
    if found is None:
        return NO_ROSTER
    kept = Roster(unpack(found.payload, _Cast).entries)
    if kept.digest != found.digest:
        raise DamagedError(f"a cast that has the digest {kept.digest}, not {found.digest}")
    return kept


def keep(connection: Connection, roster: Roster) -> None:
    """Keep ``roster`` in the place of the one before; without entries, none."""
    connection.execute(delete(casts))
    if len(roster):
        row = {"digest": roster.digest, "payload": pack(_Cast(roster.entries))}
        connection.execute(insert(casts), row)


def read_otherwise(connection: Connection, digest: str) -> list[str]:
    """Return the ids of the reports that were read with another cast, or without this one."""
    query = select(readings.c.report).where(readings.c.roster != digest)
    return list(connection.scalars(query.order_by(readings.c.report)))
