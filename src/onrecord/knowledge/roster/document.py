"""A cast as TOML: an ``[[actor]]`` table each, with ``[[actor.office]]`` tables below it."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections.abc import Iterator
from typing import Any

from onrecord.knowledge.roster import checks
from onrecord.knowledge.roster.entries import Entry, Place, Row, Term

KEYS = ("name", "aliases", "kind", "country", "wikidata", "id", "same_as", "office")
OFFICE_KEYS = ("title", "of", "start", "end")

_LINE = re.compile(r" \(at line (\d+), column \d+\)$")
_ACTOR = re.compile(r"\s*\[\[\s*actor\s*\]\]")
_OFFICE = re.compile(r"\s*\[\[\s*actor\s*\.\s*office\s*\]\]")

Table = dict[str, Any]


class _Lines:
    """Where the headings of a document stand; TOML's own reader does not keep it."""

    def __init__(self, text: str, file: str) -> None:
        self._file = file
        self._actors: list[int] = []
        self._offices: list[list[int]] = []
        for number, line in enumerate(text.splitlines(), start=1):
            if _ACTOR.match(line):
                self._actors.append(number)
                self._offices.append([])
            elif _OFFICE.match(line) and self._offices:
                self._offices[-1].append(number)

    def actor(self, index: int) -> Place:
        """Return the place of an actor's heading."""
        lines = self._actors
        return Place(self._file, lines[index] if index < len(lines) else None)

    def office(self, index: int, office: int) -> Place:
        """Return the place of an office's heading, else its actor's."""
        lines = self._offices[index] if index < len(self._offices) else []
        if office < len(lines):
            return Place(self._file, lines[office])
        return self.actor(index)


def read(text: str, file: str) -> Iterator[Row]:
    """Yield the rows of a TOML file. RunError: the first thing in it that is wrong."""
    whole = Place(file, None)
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _broken(str(error), file) from error
    for key in table:
        if key != "actor":
            raise checks.unknown_name("table", key, ("actor",), whole)
    lines = _Lines(text, file)
    for index, given in enumerate(_tables(table.get("actor", []), "actor", whole)):
        yield _row(given, index, lines)


def _broken(message: str, file: str) -> Exception:
    line = _LINE.search(message)
    number = None if line is None else int(line[1])
    return Place(file, number).error(f"not TOML: {_LINE.sub('', message)}")


def _row(given: Table, index: int, lines: _Lines) -> Row:
    place = lines.actor(index)
    _known_keys(given, KEYS, place)
    cells = {key: _text(given, key, place) for key in KEYS if key not in ("aliases", "office")}
    if not cells["name"]:
        raise place.error("the actor has no name")
    country = checks.country(cells["country"], place)
    entry = Entry(
        name=next(checks.names([cells["name"]])),
        kind=checks.kind(cells["kind"], place),
        forms=_aliases(given, place),
        country=country,
        wikidata=checks.wikidata(cells["wikidata"], place),
        terms=tuple(_terms(given, country, index, lines)),
    )
    return Row(place=place, entry=entry, id=cells["id"] or None, same_as=cells["same_as"] or None)


def _terms(given: Table, country: str | None, index: int, lines: _Lines) -> Iterator[Term]:
    offices = _tables(given.get("office", []), "office", lines.actor(index))
    for number, office in enumerate(offices):
        place = lines.office(index, number)
        _known_keys(office, OFFICE_KEYS, place)
        cells = {key: _text(office, key, place) for key in OFFICE_KEYS}
        found = checks.term(country=country, place=place, **cells)
        if found is None:
            raise place.error("the office has no title")
        yield found


def _tables(value: Any, name: str, place: Place) -> list[Table]:
    if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
        raise place.error(f"{name!r} is a list of tables: write [[{name}]] before each")
    return value


def _known_keys(given: Table, known: tuple[str, ...], place: Place) -> None:
    for key in given:
        if key not in known:
            raise checks.unknown_name("key", key, known, place)


def _aliases(given: Table, place: Place) -> tuple[str, ...]:
    aliases = given.get("aliases", [])
    if not isinstance(aliases, list) or not all(isinstance(alias, str) for alias in aliases):
        raise place.error('\'aliases\' is a list of names: aliases = ["…", "…"]')
    return tuple(checks.names(aliases))


def _text(given: Table, key: str, place: Place) -> str:
    value = given.get(key, "")
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        return value.isoformat()
    if isinstance(value, int) and not isinstance(value, bool) and key in ("start", "end"):
        return f"{value:04}"
    if not isinstance(value, str):
        raise place.error(f'{key!r} is a text: {key} = "…"')
    return value.strip()
