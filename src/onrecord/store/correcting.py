"""The log of corrections inside a transaction: added to, never rewritten; an undo is a row too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select

from onrecord.errors import RunError
from onrecord.model import Correction
from onrecord.store.entries import CorrectionRow
from onrecord.store.packing import pack, unpack
from onrecord.store.schema import corrections, meta


def log(connection: Connection) -> list[CorrectionRow]:
    """Return every row of the log in the order in which people wrote it."""
    found = connection.execute(select(corrections).order_by(corrections.c.number)).all()
    undone = undone_in([(row.number, row.undoes) for row in found])
    idle = _idle(connection)
    return [_row(row, undone, idle) for row in found]


def undone_in(rows: Sequence[tuple[int, int | None]]) -> set[int]:
    """Return the numbers that do not count, of rows in order with the number that each undoes."""
    undone: set[int] = set()
    for number, undoes in reversed(rows):
        # Whoever undoes an undoing puts the first one back, so the last word is read first.
        if undoes is not None and number not in undone:
            undone.add(undoes)
    return undone


def _idle(connection: Connection) -> set[str]:
    value = connection.execute(select(meta.c.value).where(meta.c.key == "idle")).scalar()
    return set((value or "").split())


def _row(row: Row[Any], undone: set[int], idle: set[str]) -> CorrectionRow:
    held = None if row.payload is None else unpack(row.payload, Correction)
    return CorrectionRow(
        number=row.number,
        at=row.at,
        by=row.by,
        action=row.action,
        actor=None if held is None else held.actor,
        other=None if held is None else held.other,
        forms=() if held is None else held.forms,
        after=() if held is None else held.after,
        reports=() if held is None else held.reports,
        undoes=row.undoes,
        state="undone" if row.number in undone else "idle" if row.key in idle else "in force",
        id=row.key,
    )


def in_force(connection: Connection) -> Iterator[Correction]:
    """Yield the corrections that nobody has undone, those that mean nobody here among them."""
    for row in log(connection):
        if row.state != "undone" and row.id is not None and row.actor is not None:
            yield correction_of(row)


def correction_of(row: CorrectionRow) -> Correction:
    """Return the correction that a row of the log holds; ValueError where it holds none."""
    if row.id is None or row.actor is None or row.action == "undo":
        raise ValueError(f"row {row.number} of the log undoes one and says nothing itself")
    return Correction(
        id=row.id, at=row.at, by=row.by, action=row.action, actor=row.actor, other=row.other,
        forms=row.forms, reports=row.reports, after=row.after,
    )  # fmt: skip


def add(connection: Connection, correction: Correction) -> int:
    """Add a correction to the log and return its number."""
    return _add(
        connection, at=correction.at, by=correction.by, action=correction.action, undoes=None,
        key=correction.id, payload=pack(correction),
    )  # fmt: skip


def undo(connection: Connection, number: int, *, by: str, at: str) -> int:
    """Add to the log that ``number`` does not count, and return the new row's number.

    RunError: the log has no such row, or it is undone already.
    """
    found = next((row for row in log(connection) if row.number == number), None)
    if found is None:
        raise RunError(f"there is no correction {number}")
    if found.state == "undone":
        raise RunError(f"correction {number} is undone already")
    return _add(connection, at=at, by=by, action="undo", undoes=number, key=None, payload=None)


def _add(connection: Connection, **fields: object) -> int:
    last = connection.execute(select(func.max(corrections.c.number))).scalar()
    number = 1 if last is None else int(last) + 1
    connection.execute(insert(corrections), {"number": number, **fields})
    return number
