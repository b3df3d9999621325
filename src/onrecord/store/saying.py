"""A correction put into a record at once: checked against what is there, and its report renewed.

All of it is one short transaction over one report. What follows from the set of reports is made
again by the next resolving, for which the record is stale from here on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from sqlalchemy import Connection, delete, insert, select

from onrecord.amending import Amended, given_actors
from onrecord.assigned import new_actor, taken, with_actors
from onrecord.errors import RunError
from onrecord.model import Annotation, Correction, Report, ResolvedActor
from onrecord.store import correcting, explaining
from onrecord.store.amended import Corrected, read_one
from onrecord.store.entries import CorrectionRow
from onrecord.store.reading import assigned_in, find_report
from onrecord.store.renewing import put_new_actor, renew_report
from onrecord.store.schema import (
    actors,
    assigned,
    derived,
    events,
    placed,
    statements,
    targets,
)


class Scene(NamedTuple):
    """A report as a correction finds it.

    ``read`` is what was read of it, with what people added; ``now`` is that as corrected. Both
    have the record's actors. ``rows`` are those of the log that are about its entries.
    """

    report: Report
    read: Annotation
    now: Annotation
    rows: list[CorrectionRow]


class Desk:
    """What a correction is checked against, inside the transaction that writes it."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of_entry(self, entry: str) -> Scene:
        """Return the report in which a statement or an event stands, by its id.

        RunError: the record holds none with this id.
        """
        ids = (statements.c.id, events.c.id, placed.c.entry, targets.c.entry)
        for id in ids:
            query = select(id.table.c.report).where(id == entry).limit(1)
            found = self._connection.scalars(query).first()
            if found is not None:
                return self.of_report(found)
        raise RunError(f"the record holds no statement and no event {entry!r}")

    def of_report(self, key: str) -> Scene:
        """Return a report by its id or name.

        RunError: there is none, or it is not read yet.
        """
        report = find_report(self._connection, key)
        annotation = read_one(self._connection, report.id)
        if annotation is None:
            raise RunError(f"the report {report.name} is not read yet")
        made = Corrected(self._connection, [report.id]).amend(annotation, report.text)
        find = assigned_in(self._connection, report.id).get
        rows = correcting.of_report(self._connection, report.id)
        return Scene(report, with_actors(made.read, find), with_actors(made.annotation, find), rows)

    def actor(self, name: str) -> ResolvedActor:
        """Return the one actor that ``name`` means (``Record.actor``), else RunError."""
        return explaining.find_actor(self._connection, name)

    def has_actor(self, name: str) -> bool:
        """Tell whether ``name`` is the id of an actor, or the name or words of a name of some."""
        return explaining.is_known(self._connection, name)

    def in_force(self) -> list[Correction]:
        """Return the corrections that nobody has undone."""
        return list(correcting.in_force(self._connection))


def say(connection: Connection, make: Callable[[Desk], Correction]) -> int:
    """Add the correction that ``make`` makes, and renew its reports; return its number."""
    said = make(Desk(connection))
    number = correcting.add(connection, said)
    _renew(connection, said)
    return number


def take_back(connection: Connection, number: int, *, by: str, at: str) -> int:
    """Undo a row of the log and renew the reports that it is about; return the new row's number."""
    added = correcting.undo(connection, number, by=by, at=at)
    row = correcting.said_first(connection, number)
    if row is not None:
        _renew(connection, correcting.correction_of(row), number=row.number)
    return added


def _renew(connection: Connection, said: Correction, *, number: int | None = None) -> None:
    """Bring the reports of a correction in step, in which its entries are, or were."""
    about = {held.report for held in (said.target, said.second) if held is not None}
    if number is not None:
        query = select(placed.c.report).where(placed.c.number == number)
        about |= set(connection.scalars(query))
    for report in sorted(about):
        _renew_report(connection, report)


def _renew_report(connection: Connection, report: str) -> None:
    annotation = read_one(connection, report)
    if annotation is None:
        return
    corrected = Corrected(connection, [report])
    made = corrected.amend(annotation)
    connection.execute(delete(placed).where(placed.c.report == report))
    rows = corrected.placed_rows(annotation, made)
    if rows:
        connection.execute(insert(placed), rows)
    known = select(derived.c.report).where(derived.c.report == report)
    # A report that nothing was derived from yet gets its first rows by the resolving.
    if connection.execute(known).first() is not None:
        _bring_actors(connection, report, made)
        find = assigned_in(connection, report).get
        renew_report(connection, with_actors(made.annotation, find))


def _bring_actors(connection: Connection, report: str, made: Amended) -> None:
    """Let the record know whom corrections of a report name."""
    places = assigned_in(connection, report)
    named = {each.id: each for each in given_actors(made.annotation) if each.id not in places}
    known = _known(connection, [taken(each).id for each in named.values()])
    for local, each in sorted(named.items()):
        actor = taken(each)
        if actor.id not in known:
            put_new_actor(connection, new_actor(actor))
        row = {"report": report, "local": local, "actor": actor.id}
        connection.execute(insert(assigned), row)


def _known(connection: Connection, ids: Iterable[str]) -> set[str]:
    return set(connection.scalars(select(actors.c.id).where(actors.c.id.in_(list(ids)))))
