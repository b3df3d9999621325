"""How the rows of a list are spread over what it can be filtered by, and over the days."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from types import MappingProxyType
from typing import Any, NamedTuple

from msgspec.structs import replace
from sqlalchemy import (
    CTE,
    Column,
    ColumnElement,
    Connection,
    Select,
    Table,
    func,
    literal,
    select,
    union_all,
)

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


# What counts the rows that pass: values and numbers.
_Count = Callable[[CTE], Select[Any]]


class _By(NamedTuple):
    """What a list can be filtered by: how rows are counted, and whether the values are actors."""

    counted: _Count
    actors: bool = False


class _Spread(NamedTuple):
    """By what a list is spread, and the columns that this is seen from."""

    columns: tuple[ColumnElement[Any], ...]
    by: Mapping[str, _By]


def facets(
    connection: Connection, listing: Listing[Any], filters: Filters
) -> dict[str, tuple[Facet, ...]]:
    """Return, by name of the filter, the values that rows of the list have, most frequent first.

    Each filter's are counted under all the others, so that what could be chosen instead shows.
    """
    spread = _SPREADS.get(listing.name)
    if spread is None:
        return {}
    alike: dict[Filters, list[str]] = {}
    for name in spread.by:
        alike.setdefault(replace(filters, **{name: None}), []).append(name)
    found: dict[str, tuple[Facet, ...]] = {}
    for asked, names in alike.items():
        found |= _counted(connection, listing, asked, {name: spread.by[name] for name in names})
    return {name: found[name] for name in spread.by}


def _counted(
    connection: Connection, listing: Listing[Any], filters: Filters, by: Mapping[str, _By]
) -> dict[str, tuple[Facet, ...]]:
    """Return the values under one set of filters, which the rows are put to once."""
    query = select(*_SPREADS[listing.name].columns).where(*listing.on(filters))
    # The limit keeps SQLite from putting the question anew for every facet.
    passing = query.limit(-1).cte("passing")
    rows = connection.execute(union_all(*(_most(name, by[name], passing) for name in by)))
    counts: dict[str, list[tuple[str, int]]] = {name: [] for name in by}
    for name, value, number in rows:
        counts[name].append((value, number))
    return {name: _labelled(connection, counts[name], by[name]) for name in by}


def _most(name: str, by: _By, passing: CTE) -> Select[Any]:
    """Return the values that most rows have, under the facet's name."""
    held = by.counted(passing).subquery()
    ranked = select(held).order_by(held.c.number.desc(), held.c.value).limit(MOST_VALUES * 2)
    each = ranked.subquery()
    return select(literal(name).label("name"), each.c.value, each.c.number)


def _labelled(
    connection: Connection, counts: Sequence[tuple[str, int]], by: _By
) -> tuple[Facet, ...]:
    """Return the facets of some counts; those whom only words of a report make have no name."""
    labels = {value: value for value, _ in counts}
    if by.actors:
        query = select(actors.c.id, actors.c.name).where(actors.c.id.in_(list(labels)))
        labels = {id: name for id, name in connection.execute(query)}
    ranked = sorted(counts, key=lambda each: (-each[1], labels.get(each[0], ""), each[0]))
    named = [each for each in ranked if each[0] in labels]
    return tuple(
        Facet(value=value, label=labels[value], count=number)
        for value, number in named[:MOST_VALUES]
    )


def _column(name: str) -> _Count:
    """Return what counts the rows by the values of a column."""

    def count(passing: CTE) -> Select[Any]:
        held = passing.c[name]
        rows = select(held.label("value"), func.count().label("number"))
        return rows.where(held.is_not(None)).group_by(held)

    return count


def _outlets(passing: CTE) -> Select[Any]:
    """Count the rows by the outlet of their report: by report first, which are fewer."""
    held = select(passing.c.report, func.count().label("held")).group_by(passing.c.report)
    each = held.subquery()
    label = func.min(reports.c.outlet).label("value")
    rows = select(label, func.sum(each.c.held).label("number"))
    rows = rows.join_from(each, reports, reports.c.id == each.c.report)
    return rows.where(reports.c.outlet_folded.is_not(None)).group_by(reports.c.outlet_folded)


def _parties(role: str) -> _Count:
    """Return what counts the events by who has a role in them."""

    def count(passing: CTE) -> Select[Any]:
        standing = (parties.c.event == passing.c.id) & (parties.c.role == role)
        rows = select(parties.c.actor.label("value"), func.count().label("number"))
        rows = rows.join_from(passing, parties, standing)
        return rows.group_by(parties.c.actor)

    return count


def _taking_part(passing: CTE) -> Select[Any]:
    """Count the occurrences by who acts in them."""
    number = func.count(members.c.occurrence.distinct()).label("number")
    acting = (parties.c.event == members.c.entry) & (parties.c.role == "actor")
    rows = select(parties.c.actor.label("value"), number)
    rows = rows.join_from(passing, members, members.c.occurrence == passing.c.id)
    return rows.join(parties, acting).group_by(parties.c.actor)


def _of(table: Table, *names: str) -> tuple[ColumnElement[Any], ...]:
    return tuple(table.c[name] for name in names)


_BY_OUTLET = {"outlet": _By(_outlets)}
_SPREADS: Mapping[str, _Spread] = MappingProxyType(
    {
        STATEMENTS.name: _Spread(
            _of(statements, "report", "speaker", "act", "kind"),
            {
                **_BY_OUTLET,
                "act": _By(_column("act")),
                "kind": _By(_column("kind")),
                "speaker": _By(_column("speaker"), actors=True),
            },
        ),
        EVENTS.name: _Spread(
            _of(events, "report", "id", "type", "status"),
            {
                **_BY_OUTLET,
                "type": _By(_column("type")),
                "status": _By(_column("status")),
                "actor": _By(_parties("actor"), actors=True),
                "recipient": _By(_parties("recipient"), actors=True),
            },
        ),
        OCCURRENCES.name: _Spread(
            _of(occurrences, "report", "id", "type", "act", "status"),
            {
                **_BY_OUTLET,
                "type": _By(_column("type")),
                "act": _By(_column("act")),
                "status": _By(_column("status")),
                "actor": _By(_taking_part, actors=True),
            },
        ),
        POSITIONS.name: _Spread(
            _of(positions, "report", "actor", "issue"),
            {
                **_BY_OUTLET,
                "actor": _By(_column("actor"), actors=True),
                "issue": _By(_column("issue")),
            },
        ),
        DISAGREEMENTS.name: _Spread(
            (*_of(disagreements, "report"), disagreements.c.kind.label("differ")),
            {"differ": _By(_column("differ"))} | _BY_OUTLET,
        ),
        ACTORS.name: _Spread(_of(actors, "kind"), {"actor_kind": _By(_column("kind"))}),
        REPORTS.name: _Spread((reports.c.id.label("report"),), _BY_OUTLET),
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
