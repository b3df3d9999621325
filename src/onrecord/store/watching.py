"""What tells that a record has changed, cheaply: it is asked twice a second while it is shown."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine, func, select

from onrecord.model import Value
from onrecord.store.schema import corrections, meta, readings


class Pulse(Value, frozen=True, kw_only=True):
    """What a record is made of: how many reports, what was derived of them, how often corrected."""

    reports: int
    derived_from: str | None
    last_correction: int


def pulse(connection: Connection) -> Pulse:
    """Return what the record is made of now."""
    derived = select(meta.c.value).where(meta.c.key == "derived_from")
    return Pulse(
        reports=connection.execute(select(func.count()).select_from(readings)).scalar_one(),
        derived_from=connection.execute(derived).scalar(),
        last_correction=connection.execute(select(func.max(corrections.c.number))).scalar() or 0,
    )


@contextmanager
def watching(engine: Engine) -> Iterator[Callable[[], bool]]:
    """Give what tells whether anybody has written into the file since it was last asked."""
    held = engine.raw_connection()
    try:
        connection = held.driver_connection
        assert isinstance(connection, sqlite3.Connection)
        seen = _version(connection)

        def changed() -> bool:
            nonlocal seen
            before, seen = seen, _version(connection)
            return seen != before

        yield changed
    finally:
        held.close()


def _version(connection: sqlite3.Connection) -> int:
    # Of this connection: it moves with what the others commit.
    return int(connection.execute("PRAGMA data_version").fetchone()[0])
