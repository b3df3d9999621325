"""A cast as CSV (RFC 4180), as spreadsheets save it: a row an actor, further offices below it.

A row without a name gives the actor above it another office. Cells with several names divide them
by ``|``; commas, semicolons or tabs divide the cells.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator

from msgspec import structs

from onrecord.knowledge.roster import checks
from onrecord.knowledge.roster.entries import Entry, Place, Row

COLUMNS = (
    "name", "aliases", "kind", "country", "wikidata", "office", "of", "start", "end", "id",
    "same_as",
)  # fmt: skip
_OFFICE = frozenset(["office", "of", "start", "end"])

Cells = dict[str, str]


def read(text: str, file: str) -> Iterator[Row]:
    """Yield the rows of a CSV file. RunError: the first thing that is wrong in it."""
    held: Row | None = None
    for cells, place in _cells(text, file):
        if cells["name"]:
            if held is not None:
                yield held
            held = _row(cells, place)
        elif held is None:
            raise place.error("the first row has no name")
        else:
            held.entry = _further(held.entry, cells, place)
    if held is not None:
        yield held


def _cells(text: str, file: str) -> Iterator[tuple[Cells, Place]]:
    """Yield the rows that are not blank as cells by column, each with the line it begins in."""
    reader = csv.reader(
        text.splitlines(keepends=True), delimiter=_delimiter(text), skipinitialspace=True,
        strict=True,
    )  # fmt: skip
    columns: list[str] | None = None
    before = 0
    while True:
        try:
            values = next(reader, None)
        except csv.Error as error:
            raise Place(file, reader.line_num).error(f"not CSV: {error}") from error
        if values is None:
            return
        place, before = Place(file, before + 1), reader.line_num
        if not any(value.strip() for value in values):
            continue
        if columns is None:
            columns = _columns(values, place)
        else:
            yield _by_column(columns, values, place), place


def _delimiter(text: str) -> str:
    """Return what divides the cells of the first line that is not blank."""
    head = next((line for line in text.splitlines() if line.strip()), "")
    return max(",;\t", key=head.count)


def _columns(values: list[str], place: Place) -> list[str]:
    names = [value.strip().casefold() for value in values]
    for at, name in enumerate(names):
        if name not in COLUMNS:
            raise checks.unknown_name("column", values[at].strip(), COLUMNS, place)
        if name in names[:at]:
            raise place.error(f"the column {name!r} stands twice")
    if "name" not in names:
        raise place.error("there is no column 'name'")
    return names


def _by_column(columns: list[str], values: list[str], place: Place) -> Cells:
    if len(values) > len(columns) and any(values[len(columns) :]):
        raise place.error(f"{len(values)} cells, but the heading has {len(columns)}")
    given = dict(zip(columns, (value.strip() for value in values), strict=False))
    return dict.fromkeys(COLUMNS, "") | given


def _row(cells: Cells, place: Place) -> Row:
    country = checks.country(cells["country"], place)
    entry = Entry(
        name=next(checks.names([cells["name"]])),
        kind=checks.kind(cells["kind"], place),
        forms=tuple(checks.names(cells["aliases"].split("|"))),
        country=country,
        wikidata=checks.wikidata(cells["wikidata"], place),
    )
    entry = _with_office(entry, cells, place)
    return Row(place=place, entry=entry, id=cells["id"] or None, same_as=cells["same_as"] or None)


def _further(entry: Entry, cells: Cells, place: Place) -> Entry:
    """Return ``entry`` with the office of a row that has no name."""
    other = [name for name in COLUMNS if cells[name] and name not in _OFFICE]
    if other or not cells["office"]:
        raise place.error("a row without a name gives the actor above it another office, no more")
    return _with_office(entry, cells, place)


def _with_office(entry: Entry, cells: Cells, place: Place) -> Entry:
    found = checks.term(
        title=cells["office"], of=cells["of"], start=cells["start"], end=cells["end"],
        country=entry.country, place=place,
    )  # fmt: skip
    return entry if found is None else structs.replace(entry, terms=(*entry.terms, found))
