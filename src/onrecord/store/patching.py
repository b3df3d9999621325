"""Rows of a table made to be those that are wanted: what stays is left, the rest goes or comes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import islice
from typing import Any

from sqlalchemy import (
    Column,
    Connection,
    Executable,
    Table,
    and_,
    bindparam,
    delete,
    insert,
    select,
)

from onrecord.store.deriving import Row

# Rows to an executemany; keeps at most some MB of them in memory.
_ROWS = 2_000


def fill(connection: Connection, table: Table, rows: Iterable[Row]) -> None:
    """Add ``rows``, which may be more than the memory holds."""
    each(connection, insert(table), rows)


def drop(connection: Connection, column: Column[Any], keys: Iterable[str]) -> None:
    """Delete the rows that have one of ``keys`` in ``column``."""
    gone = delete(column.table).where(column == bindparam("gone"))
    each(connection, gone, ({"gone": key} for key in keys))


def each(connection: Connection, change: Executable, rows: Iterable[Row]) -> None:
    """Execute ``change`` once for each of ``rows``, its parameters."""
    left = iter(rows)
    while part := list(islice(left, _ROWS)):
        connection.execute(change, part)


def patch(connection: Connection, owner: Column[Any], key: str, wanted: Iterable[Row]) -> None:
    """Make the rows with ``key`` in the column ``owner`` be those ``wanted``."""
    gone, new = differences(connection, owner, key, wanted)
    remove(connection, owner.table, gone)
    fill(connection, owner.table, new)


def differences(
    connection: Connection, owner: Column[Any], key: str, wanted: Iterable[Row]
) -> tuple[list[Row], list[Row]]:
    """Return the rows with ``key`` in ``owner`` that are not wanted, and those that are missing.

    Rows are compared without their ``number``; of equal ones there are as many as are wanted.
    """
    names = [column.name for column in owner.table.c if column.name != "number"]
    rows = list(wanted)
    left = Counter(tuple(row[name] for name in names) for row in rows)
    gone = []
    for held in connection.execute(select(owner.table).where(owner == key)).mappings():
        values = tuple(held[name] for name in names)
        if left[values] > 0:
            left[values] -= 1
        else:
            gone.append(dict(held))
    return gone, [dict(zip(names, values, strict=True)) for values in left.elements()]


def remove(connection: Connection, table: Table, rows: Iterable[Row]) -> None:
    """Delete ``rows`` by their primary key."""
    keys = [column.name for column in table.primary_key]
    same = and_(*(table.c[name] == bindparam(f"old_{name}") for name in keys))
    gone = ({f"old_{name}": row[name] for name in keys} for row in rows)
    each(connection, delete(table).where(same), gone)
