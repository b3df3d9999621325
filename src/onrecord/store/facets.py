"""How the rows of a list are spread over what it can be filtered by, and over the days."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from types import MappingProxyType
from typing import Any

from msgspec.structs import replace
from sqlalchemy import Column, Connection, Row, Select, Table, func, select

from onrecord.model import Value
from onrecord.store.accounts import Grain
from onrecord.store.filters import Filters
from onrecord.store.paging import (
    ACTORS,
    DISAGREEMENTS,
    EVENTS,
    OCCURRENCES,
    POSITIONS,
    REPORTS,
    STATEMENTS,
    Listing,
)
from onrecord.store.schema import (
    actors,
    disagreements,
    events,
    members,
    occurrences,
    parties,
    positions,
    reports,
    statements,
)

MOST_VALUES = 50


class Facet(Value, frozen=True, kw_only=True):
    """A value that rows of a list have, what it is called, and how many have it."""

    value: str
    label: str
    count: int


class Volume(Value, frozen=True, kw_only=True):
    """How many rows begin in the day, week or month with the first day ``day``."""

    day: str
    count: int


# What gives, of the rows of a list that pass: values, labels and numbers.
_Query = Callable[[Listing[Any], Filters], Select[Any]]


def facets(
    connection: Connection, listing: Listing[Any], filters: Filters
) -> dict[str, tuple[Facet, ...]]:
    """Return, by name of the filter, the values that rows of the list have, most frequent first.

    Each filter's are counted under all the others, so that what could be chosen instead shows.
    """
    return {
        name: _values(connection, query(listing, replace(filters, **{name: None})))
        for name, query in _FACETS.get(listing.name, {}).items()
    }


def _values(connection: Connection, query: Select[Any]) -> tuple[Facet, ...]:
    return tuple(_facet(row) for row in connection.execute(query.limit(MOST_VALUES)))


def _facet(row: Row[Any]) -> Facet:
    return Facet(value=row.value, label=row.label, count=row.number)


def _column(column: Column[Any]) -> _Query:
    """Return what counts the rows by the values of a column."""

    def query(listing: Listing[Any], filters: Filters) -> Select[Any]:
        number = func.count().label("number")
        rows = select(column.label("value"), column.label("label"), number)
        rows = rows.where(column.is_not(None), *listing.on(filters))
        return rows.group_by(column).order_by(number.desc(), column)

    return query


def _outlets(report: Column[Any]) -> _Query:
    """Return what counts the rows by the outlet of their report."""

    def query(listing: Listing[Any], filters: Filters) -> Select[Any]:
        # Counted by report first, which an index gives, then by what the report is of.
        held = select(report.label("report"), func.count().label("held"))
        each = held.where(*listing.on(filters)).group_by(report).subquery()
        number, label = func.sum(each.c.held).label("number"), func.min(reports.c.outlet)
        rows = select(label.label("value"), label.label("label"), number)
        rows = rows.join_from(each, reports, reports.c.id == each.c.report)
        rows = rows.where(reports.c.outlet_folded.is_not(None))
        return rows.group_by(reports.c.outlet_folded).order_by(number.desc(), label)

    return query


def _actors(column: Column[Any]) -> _Query:
    """Return what counts the rows by the actor whose id a column holds."""

    def query(listing: Listing[Any], filters: Filters) -> Select[Any]:
        held = select(column.label("actor"), func.count().label("number"))
        held = held.where(column.is_not(None), *listing.on(filters)).group_by(column)
        return _named(held)

    return query


def _parties(role: str) -> _Query:
    """Return what counts the events by who has a role in them."""

    def query(listing: Listing[Any], filters: Filters) -> Select[Any]:
        held = select(parties.c.actor.label("actor"), func.count().label("number"))
        held = held.where(parties.c.role == role).group_by(parties.c.actor)
        if conditions := listing.on(filters):
            passing = select(events.c.id).where(*conditions)
            held = held.where(parties.c.event.in_(passing))
        return _named(held)

    return query


def _taking_part(listing: Listing[Any], filters: Filters) -> Select[Any]:
    """Count the occurrences by who acts in them."""
    number = func.count(members.c.occurrence.distinct()).label("number")
    held = select(parties.c.actor.label("actor"), number).where(parties.c.role == "actor")
    held = held.join_from(parties, members, members.c.entry == parties.c.event)
    if conditions := listing.on(filters):
        passing = select(occurrences.c.id).where(*conditions)
        held = held.where(members.c.occurrence.in_(passing))
    return _named(held.group_by(parties.c.actor))


def _named(held: Select[Any]) -> Select[Any]:
    """Return the most frequent actors of ``held`` by their names; the merely described have none.

    Taken before their names are, so that those are looked up for these alone.
    """
    each = held.subquery()
    rows = select(actors.c.id.label("value"), actors.c.name.label("label"), each.c.number)
    rows = rows.join_from(each, actors, actors.c.id == each.c.actor)
    return rows.order_by(each.c.number.desc(), actors.c.name, actors.c.id)


_FACETS: Mapping[str, Mapping[str, _Query]] = MappingProxyType(
    {
        STATEMENTS.name: {
            "outlet": _outlets(statements.c.report),
            "act": _column(statements.c.act),
            "kind": _column(statements.c.kind),
            "speaker": _actors(statements.c.speaker),
        },
        EVENTS.name: {
            "outlet": _outlets(events.c.report),
            "type": _column(events.c.type),
            "status": _column(events.c.status),
            "actor": _parties("actor"),
            "recipient": _parties("recipient"),
        },
        OCCURRENCES.name: {
            "outlet": _outlets(occurrences.c.report),
            "type": _column(occurrences.c.type),
            "act": _column(occurrences.c.act),
            "status": _column(occurrences.c.status),
            "actor": _taking_part,
        },
        POSITIONS.name: {
            "outlet": _outlets(positions.c.report),
            "actor": _actors(positions.c.actor),
            "issue": _column(positions.c.issue),
        },
        DISAGREEMENTS.name: {
            "differ": _column(disagreements.c.kind),
            "outlet": _outlets(disagreements.c.report),
        },
        REPORTS.name: {"outlet": _outlets(reports.c.id)},
        ACTORS.name: {},
    }
)


def volume(
    connection: Connection, listing: Listing[Any], filters: Filters, *, grain: Grain
) -> tuple[Volume, ...]:
    """Return how many rows of the list begin in each day, week or month that has any, in order.

    Reports count by their day of publication; what only a report's date bounds does too. Rows of
    which no beginning is known are left out.
    """
    day = func.substr(_begins(listing.table), 1, 10).label("day")
    query = select(day, func.count().label("number")).where(day.is_not(None))
    counts: Counter[str] = Counter()
    for row in connection.execute(query.where(*listing.on(filters)).group_by(day)):
        counts[_first(row.day, grain)] += row.number
    return tuple(Volume(day=first, count=counts[first]) for first in sorted(counts))


def _begins(table: Table) -> Column[Any]:
    return table.c.first if "first" in table.c else table.c.published


def _first(day: str, grain: Grain) -> str:
    if grain == "day":
        return day
    if grain == "month":
        return f"{day[:7]}-01"
    held = date.fromisoformat(day)
    # Weeks begin on Mondays (ISO 8601).
    return (held - timedelta(days=min(held.weekday(), (held - date.min).days))).isoformat()
