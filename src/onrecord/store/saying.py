"""A correction put into a record at once: checked against what is there, and its report renewed.

All of it is one short transaction over one report. What follows from the set of reports is made
again by the next resolving, for which the record is stale from here on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from msgspec.structs import replace
from sqlalchemy import Connection, delete, insert, select

from onrecord.amending import Amended, given_actors, without
from onrecord.anchoring import entries_of
from onrecord.assigned import Find, new_actor, taken, with_actors
from onrecord.errors import RunError
from onrecord.model import Annotation, Correction, Event, Report, ResolvedActor, Statement
from onrecord.store import correcting, explaining
from onrecord.store.amended import Corrected, read_entries
from onrecord.store.entries import CorrectionRow
from onrecord.store.reading import assigned_in, find_report
from onrecord.store.renewing import put_new_actor, renew_entries
from onrecord.store.schema import (
    actors,
    assigned,
    corrections,
    derived,
    events,
    placed,
    statements,
    targets,
)


class Scene(NamedTuple):
    """A report as a correction finds it.

    ``read`` is what was read of it, with what people added; ``now`` is that as corrected. Both
    have the report's own actors; ``find`` gives the record's. ``rows`` are those of the log that
    are about its entries.
    """

    report: Report
    read: Annotation
    now: Annotation
    find: Find
    rows: list[CorrectionRow]

    def entry(self, annotation: Annotation, id: str) -> Statement | Event | None:
        """Return an entry of ``read`` or ``now`` with the record's actors, by its id."""
        alone = replace(
            annotation,
            statements=tuple(one for one in annotation.statements if one.id == id),
            events=tuple(event for event in annotation.events if event.id == id),
        )
        shown = with_actors(alone, self.find)
        return next(iter(entries_of(shown)), None)


class Desk:
    """What a correction is checked against, inside the transaction that writes it."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.before: dict[str, Before] = {}

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
        held = self.before.get(report.id) or _before(self._connection, report.id)
        if held is None:
            raise RunError(f"the report {report.name} is not read yet")
        self.before[report.id] = held
        find = assigned_in(self._connection, report.id).get
        rows = correcting.of_report(self._connection, report.id)
        return Scene(report, held.made.read, held.made.annotation, find, rows)

    def actor(self, name: str) -> ResolvedActor:
        """Return the one actor that ``name`` means (``Record.actor``), else RunError."""
        return explaining.find_actor(self._connection, name)

    def has_actor(self, name: str) -> bool:
        """Tell whether ``name`` is the id of an actor, or the name or words of a name of some."""
        return explaining.is_known(self._connection, name)

    def in_force(self) -> list[Correction]:
        """Return the corrections that nobody has undone."""
        return list(correcting.in_force(self._connection))


class Before(NamedTuple):
    """A report before a row is written: its entries as they were read and as corrected."""

    annotation: Annotation
    made: Amended


def _before(connection: Connection, report: str) -> Before | None:
    annotation = read_entries(connection, report)
    if annotation is None:
        return None
    return Before(annotation, Corrected(connection, [report]).amend(annotation))


def say(connection: Connection, make: Callable[[Desk], Correction]) -> int:
    """Add the correction that ``make`` makes, and renew its reports; return its number."""
    desk = Desk(connection)
    said = make(desk)
    about = {held.report for held in (said.target, said.second) if held is not None}
    before = {id: desk.before.get(id) or _before(connection, id) for id in sorted(about)}
    number = correcting.add(connection, said)
    _renew(connection, before)
    return number


def put(connection: Connection, said: Iterable[Correction]) -> list[int | None]:
    """Add corrections of another log to this one; the number of each, ``None`` of one it has.

    One that was undone here is known too, and stays undone. Nothing is renewed.
    """
    held = corrections.c
    query = select(held.key, held.at, held.by).where(held.key.is_not(None))
    known = {(row.key, row.at, row.by) for row in connection.execute(query)}
    numbers: list[int | None] = []
    for each in said:
        key = each.id, each.at, each.by
        numbers.append(None if key in known else correcting.add(connection, each))
        known.add(key)
    return numbers


def take_back(connection: Connection, number: int, *, by: str, at: str) -> int:
    """Undo a row of the log and renew the reports that it is about; return the new row's number."""
    row = correcting.said_first(connection, number)
    sides = () if row is None else (row.target, row.second)
    about = {held.report for held in sides if held is not None}
    if row is not None:
        # Where its words are now, in another report than that of which it was said.
        query = select(placed.c.report).where(placed.c.number == row.number)
        about |= set(connection.scalars(query))
    before = {id: _before(connection, id) for id in sorted(about)}
    added = correcting.undo(connection, number, by=by, at=at)
    _renew(connection, before)
    return added


def _renew(connection: Connection, before: Mapping[str, Before | None]) -> None:
    """Bring the reports of a correction in step with the log, those that the record has."""
    for report, held in before.items():
        if held is not None:
            _renew_report(connection, report, held)


def _renew_report(connection: Connection, report: str, before: Before) -> None:
    """Write what is not as it was ``before``; the rest of a long report is not looked at."""
    corrected = Corrected(connection, [report])
    now = corrected.amend(before.annotation)
    connection.execute(delete(placed).where(placed.c.report == report))
    rows = corrected.placed_rows(before.annotation, now)
    if rows:
        connection.execute(insert(placed), rows)
    known = select(derived.c.report).where(derived.c.report == report)
    # A report that nothing was derived from yet gets its first rows by the resolving.
    if connection.execute(known).first() is None:
        return
    _bring_actors(connection, report, now)
    old, new = (
        {each.id: each for each in entries_of(made.annotation)} for made in (before.made, now)
    )
    changed = {id for id in old.keys() | new.keys() if old.get(id) != new.get(id)}
    alone = without(now.annotation, frozenset(new.keys() - changed))
    within = {id: each.within for id, each in new.items()}
    find = assigned_in(connection, report).get
    renew_entries(connection, with_actors(_within(alone, within), find), changed)


def _within(annotation: Annotation, within: Mapping[str, str | None]) -> Annotation:
    """Return some entries of a report, each within what it lies in there."""
    return replace(
        annotation,
        statements=tuple(replace(one, within=within[one.id]) for one in annotation.statements),
        events=tuple(replace(event, within=within[event.id]) for event in annotation.events),
    )


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
