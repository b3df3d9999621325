"""Reading tables of knowledge, the package's own and a user's; every one is UTF-8.

A wrong row is never skipped: it is a :class:`TableError` with file and line, and nothing of its
table is taken.
"""

from __future__ import annotations

import csv
import re
import tomllib
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from datetime import date as Date
from functools import lru_cache
from importlib.resources import files
from typing import Any

from msgspec import Struct

from onrecord.errors import RunError

_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "`": "'", ".": None, "-": "-", "–": "-"})
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_WIKIDATA = re.compile(r"Q[1-9]\d{0,9}")


class TableError(RunError):
    """A table is wrong at a line. The caller shows the message and takes nothing of the table.

    ``line`` counts from 1, the heading's is the first.
    """

    def __init__(self, table: str, line: int, reason: str) -> None:
        super().__init__(f"{table}:{line}: {reason}")
        self.table = table
        self.line = line
        self.reason = reason


class Row(Struct, frozen=True):
    """A row of a CSV table, which knows where it stands; cells are without space around them."""

    table: str
    line: int
    cells: dict[str, str]

    def wrong(self, reason: str) -> TableError:
        """Return the error that says what is wrong with this row."""
        return TableError(self.table, self.line, reason)

    def text(self, column: str) -> str:
        """Return the cell, which may not be empty."""
        cell = self.cells[column]
        if not cell:
            raise self.wrong(f"no {column}")
        return cell

    def maybe(self, column: str) -> str | None:
        """Return the cell, ``None`` where it is empty or the table has no such column."""
        return self.cells.get(column) or None

    def several(self, column: str) -> tuple[str, ...]:
        """Return the values of a cell that may hold several, divided by ``|``."""
        return tuple(forms(self.cells.get(column, "")))

    def one_of(self, column: str, allowed: Collection[str]) -> str:
        """Return the cell, which is one of ``allowed``."""
        cell = self.text(column)
        if cell not in allowed:
            known = ", ".join(sorted(allowed)) if len(allowed) <= 12 else "the known ones"
            raise self.wrong(f"{column} {cell!r} is not one of {known}")
        return cell

    def yes(self, column: str) -> bool:
        """Tell whether the cell says yes; it says yes, no or nothing."""
        cell = self.cells.get(column, "")
        if cell not in ("yes", "no", ""):
            raise self.wrong(f"{column} {cell!r} is neither yes nor no")
        return cell == "yes"

    def wikidata(self, column: str = "wikidata") -> str | None:
        """Return the Wikidata id (Q and a number) in the cell, if any."""
        cell = self.maybe(column)
        if cell is not None and _WIKIDATA.fullmatch(cell) is None:
            raise self.wrong(f"{column} {cell!r} is no Wikidata id")
        return cell

    def date(self, column: str) -> str:
        """Return the date in the cell, "" where there is none: YYYY, YYYY-MM or YYYY-MM-DD."""
        cell = self.cells.get(column, "")
        if cell and not is_date(cell):
            raise self.wrong(f"{column} {cell!r} is no date (YYYY, YYYY-MM or YYYY-MM-DD)")
        return cell

    def term(self, start: str = "start", end: str = "end") -> tuple[str, str]:
        """Return two dates of which the second, if any, is not before the first."""
        first, last = self.date(start), self.date(end)
        known = min(len(first), len(last))
        if last[:known] < first[:known]:
            raise self.wrong(f"{end} {last} is before {start} {first}")
        return first, last


def is_date(text: str) -> bool:
    """Tell whether ``text`` is a date of ISO 8601 to the year, month or day."""
    found = _DATE.fullmatch(text)
    if found is None:
        return False
    try:
        Date(int(found[1]), int(found[2] or 1), int(found[3] or 1))
    except ValueError:
        return False
    return True


def read_rows(
    text: str, table: str, *, required: Sequence[str], optional: Sequence[str] = ()
) -> tuple[Row, ...]:
    """Return the rows of the CSV ``text`` of the file ``table``; empty lines are left out.

    Raises :class:`TableError` for a heading without a ``required`` column or with an unknown one,
    and for a row with more or fewer cells than the heading.
    """
    lines = csv.reader(text.removeprefix("\ufeff").splitlines(), strict=True)
    try:
        heading = [cell.strip() for cell in next(lines, [])]
        _check_heading(heading, table, required, optional)
        return tuple(_rows_below(lines, heading, table))
    except csv.Error as error:
        raise TableError(table, max(lines.line_num, 1), f"not CSV: {error}") from error


def _check_heading(
    heading: Sequence[str], table: str, required: Sequence[str], optional: Sequence[str]
) -> None:
    missing = [column for column in required if column not in heading]
    unknown = [column for column in heading if column not in (*required, *optional)]
    if missing:
        raise TableError(table, 1, f"no column {', '.join(missing)}")
    if unknown or len(set(heading)) < len(heading):
        what = f"unknown column {', '.join(unknown)}" if unknown else "a column comes twice"
        raise TableError(table, 1, what)


def _rows_below(lines: Any, heading: Sequence[str], table: str) -> Iterator[Row]:
    for cells in lines:
        if not cells:
            continue
        if len(cells) != len(heading):
            reason = f"{len(cells)} cells under a heading of {len(heading)}"
            raise TableError(table, lines.line_num, reason)
        values = (cell.strip() for cell in cells)
        yield Row(table, lines.line_num, dict(zip(heading, values, strict=True)))


def table_rows(
    name: str, *, required: Sequence[str], optional: Sequence[str] = ()
) -> tuple[Row, ...]:
    """Return the rows of the package's CSV table ``name``, as :func:`read_rows` does."""
    return read_rows(_read(name), name, required=required, optional=optional)


def rows(name: str) -> list[dict[str, str]]:
    """Return the rows of the package's CSV table ``name`` as they stand."""
    return list(csv.DictReader(_read(name).splitlines()))


def toml(name: str) -> dict[str, Any]:
    """Return the package's TOML table ``name``."""
    return tomllib.loads(_read(name))


def _read(name: str) -> str:
    return (files(__package__) / name).read_text(encoding="utf-8")


def forms(cell: str) -> list[str]:
    """Return the values of a cell that holds several, divided by ``|``."""
    return [form.strip() for form in cell.split("|") if form.strip()]


@lru_cache(maxsize=1 << 16)
def fold(words: str) -> str:
    """Return ``words`` as the tables are looked up: small letters, no accents, no full stops."""
    plain = words.translate(_APOSTROPHES).casefold()
    if plain.isascii():
        return plain
    spelt = unicodedata.normalize("NFKD", plain)
    return "".join(letter for letter in spelt if not unicodedata.combining(letter))
