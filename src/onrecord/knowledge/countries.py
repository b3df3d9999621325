"""Countries: names, adjectives, people and capitals (countries.csv; codes of ISO 3166-1, Wikidata).

Made from the names and Wikidata ids of rigour (MIT) and the demonyms and capitals of countryinfo
(MIT), then edited by hand. ``xk`` is the user-assigned code that is usual for Kosovo.
"""

from __future__ import annotations

from functools import lru_cache

from msgspec import Struct
from rapidfuzz.distance import OSA

from onrecord.knowledge.tables import fold, forms, rows

# "Ukranian", "Argentinan": a slip of one letter. Short words are one slip from each other.
_SLIP_LENGTH = 7


class Country(Struct, frozen=True):
    """A state: its ISO 3166-1 alpha-2 code in small letters, name and Wikidata id."""

    code: str
    name: str
    wikidata: str | None


class Countries(Struct, frozen=True):
    """Look-ups from folded words to a country's code."""

    by_code: dict[str, Country]
    names: dict[str, str]
    adjectives: dict[str, str]
    people: dict[str, str]
    capitals: dict[str, str]
    longest: int

    def demonym(self, word: str) -> str | None:
        """Return the country of the adjective ``word``, which may have one slip of the pen."""
        return _demonym(fold(word))


@lru_cache(maxsize=1)
def countries() -> Countries:
    """Return the table of countries."""
    table = rows("countries.csv")
    looked_up = {
        column: {fold(form): row["code"] for row in reversed(table) for form in forms(row[column])}
        for column in ("forms", "adjectives", "people", "capitals")
    }
    names = looked_up["forms"] | {fold(row["name"]): row["code"] for row in table}
    return Countries(
        {row["code"]: Country(row["code"], row["name"], row["wikidata"] or None) for row in table},
        names,
        looked_up["adjectives"],
        looked_up["people"],
        looked_up["capitals"],
        max(len(name.split()) for name in [*names, *looked_up["capitals"]]),
    )


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
