"""The log of corrections inside a transaction: added to, never rewritten; an undo is a row too."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

from msgspec.structs import replace
from sqlalchemy import Connection, Row, func, insert, or_, select

from onrecord.amending import Said, aspect, order
from onrecord.anchoring import placed as found_at
from onrecord.errors import MissingError, RunError
from onrecord.model import Correction, Target
from onrecord.store.entries import CorrectionRow
from onrecord.store.packing import pack, unpack
from onrecord.store.schema import corrections, meta, placed, reports, targets

# What a row of the log shows of its correction, all but who said it and when.
_SHOWN = tuple(
    name for name in Correction.__struct_fields__ if name not in ("id", "at", "by", "action")
)
# SQLite before 3.32 takes 999 parameters.
_PARAMETERS = 500


def log(connection: Connection) -> list[CorrectionRow]:
    """Return every row of the log in the order in which people wrote it."""
    query = select(corrections).order_by(corrections.c.number)
    return _rows(connection, connection.execute(query).all())


def row(connection: Connection, number: int) -> CorrectionRow:
    """Return one row of the log; MissingError where it has no such."""
    found = _rows(connection, _numbered(connection, {number}))
    if not found:
        raise MissingError(f"there is no correction {number}")
    return found[0]


def behind(connection: Connection, number: int, *, limit: int) -> list[CorrectionRow]:
    """Return at most ``limit`` rows of the log behind the one with this number."""
    query = select(corrections).where(corrections.c.number > number)
    query = query.order_by(corrections.c.number).limit(limit)
    return _rows(connection, connection.execute(query).all())


def of_actors(connection: Connection) -> list[CorrectionRow]:
    """Return every merge and split of the log, in order."""
    query = select(corrections).where(corrections.c.action.in_(("merge", "split")))
    return _rows(connection, connection.execute(query.order_by(corrections.c.number)).all())


def history(connection: Connection, entry: str) -> list[CorrectionRow]:
    """Return the rows that are about the entry with this id, and those that undo them."""
    return concerning(connection, targets.c.entry == entry, placed.c.entry == entry)


def of_report(connection: Connection, report: str) -> list[CorrectionRow]:
    """Return the rows that are about entries of the report with this id, and their undoings."""
    return concerning(connection, targets.c.report == report, placed.c.report == report)


def by_entry(connection: Connection, report: str) -> dict[str, list[CorrectionRow]]:
    """Return the rows about entries of a report, by the entry's id as it is now, else as it was.

    The rows have the ids as they are now.
    """
    query = select(placed.c.number, placed.c.side, placed.c.entry).where(placed.c.report == report)
    now = {(number, side): entry for number, side, entry in connection.execute(query)}
    found: dict[str, list[CorrectionRow]] = {}
    for held in of_report(connection, report):
        shown = held
        for side, name in enumerate(("target", "second")):
            target: Target | None = getattr(held, name)
            if target is not None and (held.number, side) in now:
                target = replace(target, entry=now[held.number, side], report=report)
                shown = replace(shown, **{name: target})
        for target in (shown.target, shown.second):
            if target is not None and target.report == report:
                found.setdefault(target.entry, []).append(shown)
    return found


def concerning(connection: Connection, said: Any, now: Any) -> list[CorrectionRow]:
    """Return the rows of which a target as ``said``, or as it is ``now``, passes, in order."""
    numbers = set(connection.scalars(select(targets.c.number).where(said)))
    numbers |= set(connection.scalars(select(placed.c.number).where(now)))
    fresh = numbers
    while fresh:
        undoing = select(corrections.c.number).where(corrections.c.undoes.in_(sorted(fresh)))
        fresh = set(connection.scalars(undoing)) - numbers
        numbers |= fresh
    return _rows(connection, _numbered(connection, numbers))


def last(connection: Connection) -> int:
    """Return the number of the last row of the log, 0 where there is none."""
    return connection.execute(select(func.max(corrections.c.number))).scalar() or 0


def _numbered(connection: Connection, numbers: Collection[int]) -> list[Row[Any]]:
    found: list[Row[Any]] = []
    wanted = sorted(numbers)
    for at in range(0, len(wanted), _PARAMETERS):
        part = wanted[at : at + _PARAMETERS]
        query = select(corrections).where(corrections.c.number.in_(part))
        found += connection.execute(query.order_by(corrections.c.number)).all()
    return found


def undone_in(rows: Sequence[tuple[int, int | None]]) -> set[int]:
    """Return the numbers that do not count, of rows in order with the number that each undoes."""
    undone: set[int] = set()
    for number, undoes in reversed(rows):
        # Whoever undoes an undoing puts the first one back, so the last word is read first.
        if undoes is not None and number not in undone:
            undone.add(undoes)
    return undone


def _undone(connection: Connection, *, until: int | None = None) -> set[int]:
    held = corrections.c
    query = select(held.number, held.undoes).where(held.undoes.is_not(None)).order_by(held.number)
    query = query if until is None else query.where(held.number <= until)
    return undone_in([(number, undoes) for number, undoes in connection.execute(query)])


def _idle(connection: Connection) -> set[str]:
    value = connection.execute(select(meta.c.value).where(meta.c.key == "idle")).scalar()
    return set((value or "").split())


def _rows(connection: Connection, found: Sequence[Row[Any]]) -> list[CorrectionRow]:
    undone, idle = _undone(connection), _idle(connection)
    rows = [_row(row, undone, idle) for row in found]
    return _replaced(_placed(connection, rows))


def _row(row: Row[Any], undone: set[int], idle: set[str]) -> CorrectionRow:
    held = None if row.payload is None else unpack(row.payload, Correction)
    made = CorrectionRow(
        number=row.number,
        at=row.at,
        by=row.by,
        action=row.action,
        actor=None,
        other=None,
        forms=(),
        reports=(),
        after=(),
        undoes=row.undoes,
        state="undone" if row.number in undone else "idle" if row.key in idle else "in force",
        id=row.key,
    )
    return made if held is None else replace(made, **{name: getattr(held, name) for name in _SHOWN})


def _placed(connection: Connection, rows: list[CorrectionRow]) -> list[CorrectionRow]:
    """Return the rows, of which those that have no place in the record are orphaned."""
    numbers = [row.number for row in rows if row.target is not None]
    if not numbers:
        return rows
    query = select(placed.c.number, placed.c.side, placed.c.idle)
    query = query.where(placed.c.number.between(numbers[0], numbers[-1]))
    found: dict[int, dict[int, int]] = {}
    for number, side, idle in connection.execute(query):
        found.setdefault(number, {})[side] = idle
    return [_with_state(row, found.get(row.number, {})) for row in rows]


def _with_state(row: CorrectionRow, sides: dict[int, int]) -> CorrectionRow:
    if row.target is None or row.state == "undone":
        return row
    if len(sides) < (1 if row.second is None else 2):
        return replace(row, state="orphaned")
    return replace(row, state="idle") if all(sides.values()) else row


def _replaced(rows: Sequence[CorrectionRow]) -> list[CorrectionRow]:
    """Return the rows, each with the number of the one that says otherwise since."""
    counting: dict[tuple[str, str], list[tuple[Any, int]]] = {}
    for row in rows:
        if row.target is not None and row.state not in ("undone", "orphaned"):
            said = correction_of(row)
            what = row.target.entry, "one with" if row.second else aspect(said)
            if row.second is not None:
                what = f"{row.target.entry} {row.second.entry}", what[1]
            counting.setdefault(what, []).append((order(said), row.number))
    later = {
        number: max(held)[1] for held in counting.values() for _, number in held
        if number != max(held)[1]
    }  # fmt: skip
    return [
        replace(row, state="idle", replaced=later[row.number]) if row.number in later else row
        for row in rows
    ]


def keys_in_force(
    connection: Connection, *, until: int | None = None
) -> list[tuple[str, str, str]]:
    """Return id, time and person of every correction that nobody has undone, sorted.

    With ``until``, as it was when the log ended with the row of this number.
    """
    held, undone = corrections.c, _undone(connection, until=until)
    query = select(held.number, held.key, held.at, held.by).where(held.key.is_not(None))
    query = query if until is None else query.where(held.number <= until)
    return sorted((key, at, by) for number, key, at, by in connection.execute(query)
                  if number not in undone)  # fmt: skip


def in_force(connection: Connection) -> Iterator[Correction]:
    """Yield the corrections that nobody has undone, those that mean nobody here among them."""
    held, undone = corrections.c, _undone(connection)
    query = select(held.number, held.payload).where(held.payload.is_not(None))
    for number, payload in connection.execute(query.order_by(held.number)):
        if number not in undone:
            yield unpack(payload, Correction)


def correction_of(row: CorrectionRow) -> Correction:
    """Return the correction that a row of the log holds; ValueError where it holds none."""
    if row.id is None or row.action == "undo":
        raise ValueError(f"row {row.number} of the log undoes one and says nothing itself")
    return Correction(
        id=row.id, at=row.at, by=row.by, action=row.action,
        **{name: getattr(row, name) for name in _SHOWN},
    )  # fmt: skip


# ---- where corrections of entries are to be looked for

# A correction, its number in the log, and which of its entries is meant.
Numbered = tuple[int, Said]


def by_report(
    connection: Connection, of: Collection[str] | None = None
) -> dict[str, list[Numbered]]:
    """Return the corrections in force of the entries of reports, by the ids of these.

    All, or those of the reports ``of``. One whose report the record does not hold is looked for in
    a report of the same name, or url and outlet, that has its words.
    """
    undone = _undone(connection)
    found: dict[str, list[Numbered]] = {}
    for number, side, report, payload in _targeted(connection, of):
        if number not in undone:
            said = Said(unpack(payload, Correction), side)
            found.setdefault(report, []).append((number, said))
    for number, side, payload in _lost(connection):
        if number not in undone:
            said = Said(unpack(payload, Correction), side)
            other = _elsewhere(connection, said.target)
            if other is not None and (of is None or other in of):
                found.setdefault(other, []).append((number, said))
    return found


def _targeted(
    connection: Connection, of: Collection[str] | None
) -> Iterator[tuple[int, int, str, bytes]]:
    query = (
        select(targets.c.number, targets.c.side, targets.c.report, corrections.c.payload)
        .join(corrections, corrections.c.number == targets.c.number)
        .join(reports, reports.c.id == targets.c.report)
        .order_by(targets.c.number, targets.c.side)
    )
    wanted = None if of is None else sorted(of)
    for part in [None] if wanted is None else _parts(wanted):
        asked = query if part is None else query.where(targets.c.report.in_(part))
        for row in connection.execute(asked):
            yield row.number, row.side, row.report, row.payload


def _parts(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    return (ids[at : at + _PARAMETERS] for at in range(0, len(ids), _PARAMETERS))


def _lost(connection: Connection) -> Iterable[tuple[int, int, bytes]]:
    """Return the targets of which the record has not the report."""
    query = (
        select(targets.c.number, targets.c.side, corrections.c.payload)
        .join(corrections, corrections.c.number == targets.c.number)
        .outerjoin(reports, reports.c.id == targets.c.report)
        .where(reports.c.id.is_(None))
        .order_by(targets.c.number, targets.c.side)
    )
    return [(row.number, row.side, row.payload) for row in connection.execute(query)]


def _elsewhere(connection: Connection, target: Target) -> str | None:
    """Return the one report like that of ``target`` that has its words, ``None`` without one."""
    like = reports.c.name == target.report_name
    if target.url is not None:
        of_outlet = reports.c.outlet.is_not_distinct_from(target.outlet)
        like = or_(like, (reports.c.url == target.url) & of_outlet)
    query = select(reports.c.id, reports.c.text).where(like)
    found = [
        row.id for row in connection.execute(query)
        if found_at(target.quotes, row.text, same=False) is not None
    ]  # fmt: skip
    return found[0] if len(found) == 1 else None


def add(connection: Connection, correction: Correction) -> int:
    """Add a correction to the log and return its number."""
    number = _add(
        connection, at=correction.at, by=correction.by, action=correction.action, undoes=None,
        key=correction.id, payload=pack(correction),
    )  # fmt: skip
    about = target_rows(number, correction)
    if about:
        connection.execute(insert(targets), about)
    return number


def target_rows(number: int, correction: Correction) -> list[dict[str, Any]]:
    """Return the rows of the entries that a correction is about."""
    sides = enumerate((correction.target, correction.second))
    return [
        {"number": number, "side": side, "report": held.report, "entry": held.entry}
        for side, held in sides
        if held is not None
    ]


def undo(connection: Connection, number: int, *, by: str, at: str) -> int:
    """Add to the log that ``number`` does not count, and return the new row's number.

    RunError: the log has no such row, or it is undone already.
    """
    held = corrections.c
    if connection.execute(select(held.number).where(held.number == number)).first() is None:
        raise RunError(f"there is no correction {number}")
    if number in _undone(connection):
        raise RunError(f"correction {number} is undone already")
    return _add(connection, at=at, by=by, action="undo", undoes=number, key=None, payload=None)


def said_first(connection: Connection, number: int) -> CorrectionRow | None:
    """Return the correction that row ``number`` is, undoes, or undoes the undoing of."""
    while True:
        found = _numbered(connection, [number])
        if not found:
            return None
        if found[0].undoes is None:
            return _rows(connection, found)[0]
        number = found[0].undoes


def _add(connection: Connection, **fields: object) -> int:
    number = last(connection) + 1
    connection.execute(insert(corrections), {"number": number, **fields})
    return number
