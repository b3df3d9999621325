"""Annotations as people have corrected them, inside a transaction; and what became of corrections.

Corrections are read once for a pass over reports, and only reports that have some are amended.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from msgspec import Struct
from msgspec.structs import replace
from sqlalchemy import Connection, delete, insert, select

from onrecord.amending import Amended, Said, amend, given_actors, key, order
from onrecord.assigned import new_actor, taken, with_name
from onrecord.model import (
    Actor,
    Annotation,
    Correction,
    Event,
    ReportHead,
    Resolution,
    ResolvedActor,
    Statement,
)
from onrecord.store.correcting import Numbered, by_report
from onrecord.store.packing import unpack
from onrecord.store.schema import placed, readings, reports

Row = dict[str, Any]
Pair = tuple[str, str]


class Corrected:
    """The corrections of some reports, or of all, put into their annotations."""

    def __init__(self, connection: Connection, of: Collection[str] | None = None) -> None:
        self._connection = connection
        self._said = by_report(connection, of)

    def reports(self) -> list[str]:
        """Return the ids of the reports that have corrections, sorted."""
        return sorted(self._said)

    def said(self, report: str) -> list[tuple[str, str, str, int]]:
        """Return what tells the corrections of a report, sorted."""
        return sorted(key(each) for _, each in self._said.get(report, ()))

    def of(self, report: str) -> list[Said]:
        """Return the corrections of the entries of a report."""
        return [each for _, each in self._said.get(report, ())]

    def put(self, annotation: Annotation, text: str | None = None) -> Annotation:
        """Return ``annotation``, as it was read, with the corrections of its report."""
        if annotation.report.id not in self._said:
            return annotation
        return self.amend(annotation, text).annotation

    def amend(self, annotation: Annotation, text: str | None = None) -> Amended:
        """Return all that the corrections of a report come to."""
        report = annotation.report.id
        if text is None:
            query = select(reports.c.text).where(reports.c.id == report)
            text = str(self._connection.execute(query).scalar_one())
        return amend(text, annotation, self.of(report))

    def placed_rows(self, annotation: Annotation, made: Amended) -> list[Row]:
        """Return the rows of what the corrections of a report came to."""
        numbered: list[Numbered] = self._said.get(annotation.report.id, [])
        return [
            {
                "number": number, "side": said.side, "report": annotation.report.id,
                "entry": entry, "idle": int(key(said) in made.idle),
            }
            for number, said in numbered
            if (entry := made.fates[key(said)]) is not None
        ]  # fmt: skip


class _Entries(Struct):
    """All that corrections are about: the rest of an annotation is the larger part of it."""

    report: ReportHead
    statements: tuple[Statement, ...]
    events: tuple[Event, ...] = ()


def read_entries(connection: Connection, report: str) -> Annotation | None:
    """Return the statements and events of one report as they were read, and nothing else of it."""
    query = (
        select(reports.c.name, readings.c.payload)
        .join(readings, readings.c.report == reports.c.id)
        .where(reports.c.id == report)
    )
    row = connection.execute(query).first()
    if row is None:
        return None
    held = unpack(row.payload, _Entries)
    alone = Annotation(
        report=held.report, times=(), mentions=(), statements=held.statements, events=held.events
    )
    return with_name(alone, row.name)


def settle(connection: Connection) -> None:
    """Note what every correction came to in the reports as they are now."""
    connection.execute(delete(placed))
    rows = list(placed_rows(connection))
    if rows:
        connection.execute(insert(placed), rows)


def placed_rows(connection: Connection) -> Iterator[Row]:
    """Yield what `placed` is to hold."""
    corrected = Corrected(connection)
    for report in corrected.reports():
        annotation = read_entries(connection, report)
        if annotation is not None:
            yield from corrected.placed_rows(annotation, corrected.amend(annotation))


def given_places(connection: Connection) -> dict[tuple[str, str], tuple[Actor, int]]:
    """Return whom corrections name as speakers, by report and id there, with their statements."""
    corrected = Corrected(connection)
    found: dict[tuple[str, str], tuple[Actor, int]] = {}
    for report in corrected.reports():
        annotation = read_entries(connection, report)
        if annotation is None:
            continue
        for actor in given_actors(corrected.put(annotation)):
            place = report, actor.id
            named, count = found.get(place, (taken(actor), 0))
            # Of one id with several names, as it was known at several times, the first by name.
            found[place] = min(named, taken(actor), key=_sorted), count + 1
    return found


def with_given(connection: Connection, resolution: Resolution) -> Resolution:
    """Return ``resolution`` with those whom corrections name that were not known to it."""
    given = sorted(given_places(connection).items())
    missing = {place: who for place, (who, _) in given if place not in resolution.assigned}
    if not missing:
        return resolution
    known = {actor.id: actor for actor in resolution.actors}
    fresh = {who.id: new_actor(who) for who in missing.values() if who.id not in known}
    actors = known | fresh
    assigned = {place: _shown(actors[who.id]) for place, who in missing.items()}
    return replace(
        resolution, actors=tuple(actors.values()), assigned=resolution.assigned | assigned
    )


def _shown(actor: ResolvedActor) -> Actor:
    names = ("id", "name", "kind", "country", "wikidata")
    return Actor(**{name: getattr(actor, name) for name in names})


def bonds(connection: Connection) -> tuple[tuple[Pair, ...], tuple[Pair, ...]]:
    """Return the pairs of entries that are the same, and those that are not, the last said first.

    Of one pair the last counts; one whose entries are not both found is left out.
    """
    corrected = Corrected(connection)
    found: dict[tuple[str, str, str], dict[int, str]] = {}
    pairs: dict[tuple[str, str, str], Correction] = {}
    for report in corrected.reports():
        said = [each for each in corrected.of(report) if each.correction.second is not None]
        annotation = read_entries(connection, report) if said else None
        fates = {} if annotation is None else corrected.amend(annotation).fates
        for each in said:
            entry = fates.get(key(each))
            if entry is not None:
                found.setdefault(key(each)[:3], {})[each.side] = entry
                pairs[key(each)[:3]] = each.correction
    whole = [(id, held) for id, held in found.items() if len(held) == 2]
    told: dict[Pair, str] = {}
    for id, held in sorted(whole, key=lambda pair: order(pairs[pair[0]]), reverse=True):
        told.setdefault((min(held.values()), max(held.values())), pairs[id].action)
    same = tuple(pair for pair, action in told.items() if action == "same")
    return same, tuple(pair for pair, action in told.items() if action == "different")


def _sorted(actor: Actor) -> tuple[str, str, str, str]:
    return actor.name, actor.kind, actor.country or "", actor.wikidata or ""
