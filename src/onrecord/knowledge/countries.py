"""Countries: names, adjectives, people and capitals (countries.csv; codes of ISO 3166-1, Wikidata).

Made from the names and Wikidata ids of rigour (MIT), the long forms of pycountry (LGPL-2.1, ISO
3166-1) and the demonyms and capitals of countryinfo (MIT), then edited by hand;
training/knowledge/check_countries.py tells where they differ. ``xk`` is the user-assigned code that
is usual for Kosovo.
"""

from __future__ import annotations

from functools import lru_cache

from msgspec import Struct
from rapidfuzz.distance import OSA

from onrecord.knowledge.tables import Row, fold, table_rows

_COLUMNS = (
    "code", "alpha3", "kind", "name", "wikidata", "forms", "adjectives", "people", "capitals",
    "seats", "unsure", "led_by",
)  # fmt: skip
_KINDS = frozenset(["state", "territory"])
# "Ukranian", "Argentinan": a slip of one letter. Short words are one slip from each other.
_SLIP_LENGTH = 7


class Country(Struct, frozen=True):
    """A state or territory: its ISO 3166-1 codes in small letters, name and Wikidata id.

    ``led_by`` is the office whose holder "its leader" is, ``None`` where that changed or is open.
    """

    code: str
    name: str
    wikidata: str | None
    alpha3: str = ""
    territory: bool = False
    led_by: str | None = None


class Countries(Struct, frozen=True):
    """Look-ups from folded words to a country's code.

    ``capitals`` has the other seats of a country's government as well ("Whitehall"): a place that
    stands for it where it speaks or acts.
    ``unsure`` has the words that are as well a person's, a place's or a thing's name ("Jordan",
    "Georgia", "Washington"): they need a word of the report beside them. ``adjective_of`` has the
    adjective, as written, by code.
    """

    by_code: dict[str, Country]
    names: dict[str, str]
    adjectives: dict[str, str]
    people: dict[str, str]
    capitals: dict[str, str]
    longest: int
    unsure: frozenset[str] = frozenset()
    adjective_of: dict[str, str] = {}

    def demonym(self, word: str) -> str | None:
        """Return the country of the adjective ``word``, which may have one slip of the pen."""
        return _demonym(fold(word))


@lru_cache(maxsize=1)
def countries() -> Countries:
    """Return the table of countries; a wrong row raises a TableError."""
    table = table_rows("countries.csv", required=_COLUMNS)
    by_code = {country.code: country for country in map(read_country, table)}
    capitals = _look_up(table, "seats") | _look_up(table, "capitals")
    names = _look_up(table, "forms") | {fold(c.name): c.code for c in by_code.values()}
    unsure = _look_up(table, "unsure")
    for word, code in unsure.items():
        if by_code[code].territory:
            names.pop(word, None)
    return Countries(
        by_code,
        names,
        _look_up(table, "adjectives"),
        _look_up(table, "people"),
        capitals,
        max(len(name.split()) for name in [*names, *capitals]),
        frozenset(unsure),
        {
            row.text("code"): row.several("adjectives")[0]
            for row in table
            if row.several("adjectives")
        },
    )


def read_country(row: Row) -> Country:
    """Return the country in a row."""
    return Country(
        row.text("code"),
        row.text("name"),
        row.wikidata(),
        row.text("alpha3"),
        row.one_of("kind", _KINDS) == "territory",
        row.maybe("led_by"),
    )


def _first(table: tuple[Row, ...], column: str) -> dict[str, str]:
    """Return the first value of a column, as written, by code."""
    listed = {row.text("code"): row.several(column) for row in table}
    return {code: forms[0] for code, forms in listed.items() if forms}


def _look_up(table: tuple[Row, ...], column: str) -> dict[str, str]:
    """Return the code by each folded value of a column; the first row that has it wins."""
    return {fold(form): row.text("code") for row in reversed(table) for form in row.several(column)}


@lru_cache(maxsize=1 << 14)
def _demonym(folded: str) -> str | None:
    known = countries().adjectives
    if folded in known or len(folded) < _SLIP_LENGTH:
        return known.get(folded)
    near = {
        known[word]
        for word in _slip_index().get(folded[:2], ())
        if OSA.distance(folded, word, score_cutoff=1) <= 1
    }
    return near.pop() if len(near) == 1 else None


@lru_cache(maxsize=1)
def _slip_index() -> dict[str, list[str]]:
    index: dict[str, list[str]] = {}
    for word in countries().adjectives:
        if len(word) >= _SLIP_LENGTH:
            index.setdefault(word[:2], []).append(word)
    return index
