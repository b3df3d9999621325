"""Organisations and news outlets by name (organisations.csv, organisations.toml, outlets.csv)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct

from onrecord.knowledge.bodies import state_body
from onrecord.knowledge.countries import countries
from onrecord.knowledge.tables import Row, fold, table_rows, toml

_ORGANISATIONS = ("name", "kind", "wikidata", "country", "forms", "seats")
_OUTLETS = ("name", "wikidata", "country", "agency", "forms")
KINDS = frozenset([
    "body", "government", "parliament", "court", "bank", "party", "armed", "ngo", "sport",
    "company", "outlet",
])  # fmt: skip


class Organisation(Struct, frozen=True):
    """An organisation that is known by name; ``outlet`` and ``agency`` tell news outlets.

    ``kind`` is one of KINDS, "" where only the pattern of its name is known.
    """

    name: str
    wikidata: str | None
    country: str | None
    outlet: bool
    agency: bool
    kind: str = ""


class NameWords(Struct, frozen=True):
    """Folded words in the names of organisations and things."""

    legal: frozenset[str]
    generic: frozenset[str]
    heads: frozenset[str]
    things: frozenset[str]
    words: frozenset[str]
    nobody: frozenset[str]
    calendar: frozenset[str]
    shouted: frozenset[str]


@lru_cache(maxsize=1)
def organisations() -> dict[str, Organisation]:
    """Return the known organisations, outlets among them, by every folded form of their names.

    A wrong row raises a TableError. Where two have a form, it is the organisation's, not the
    outlet's.
    """
    return {
        fold(form): read_organisation(row)
        for row in _table()
        for form in (row.text("name"), *row.several("forms"))
    }


@lru_cache(maxsize=1)
def seats() -> dict[str, Organisation]:
    """Return the organisations by the folded names of places that may stand for them.

    "Langley" and "Foggy Bottom" are places first: the words around must say that one speaks or
    acts.
    """
    return {
        fold(seat): read_organisation(row)
        for row in table_rows("organisations.csv", required=_ORGANISATIONS)
        for seat in row.several("seats")
    }


def _table() -> Iterator[Row]:
    yield from table_rows("outlets.csv", required=_OUTLETS)
    yield from table_rows("organisations.csv", required=_ORGANISATIONS)


def read_organisation(row: Row) -> Organisation:
    """Return the organisation or outlet in a row; a row with the column agency is an outlet's."""
    outlet = "agency" in row.cells
    country = row.maybe("country")
    if country is not None and country not in countries().by_code:
        raise row.wrong(f"country {country!r} is not in the table of countries")
    return Organisation(
        row.text("name"),
        row.wikidata(),
        country,
        outlet,
        row.yes("agency"),
        "outlet" if outlet else row.one_of("kind", KINDS),
    )


@lru_cache(maxsize=1)
def name_words() -> NameWords:
    """Return the words that tell organisations and things in a name."""
    table = toml("organisations.toml")
    return NameWords(*(frozenset(table[key]) for key in NameWords.__struct_fields__))


@lru_cache(maxsize=1)
def party_words() -> dict[str, str]:
    """Return the party of each folded word that stands for it before an office: "Tory"."""
    return {word: str(party) for word, party in toml("organisations.toml")["party_words"].items()}


@lru_cache(maxsize=1 << 14)
def known_organisation(text: str) -> Organisation | None:
    """Return the organisation that is known by the name ``text``, written with capitals.

    One that every state has is known by the pattern of its name: "the Iraqi Interior Ministry".
    """
    folded, words = fold(text), name_words()
    if folded in words.shouted and not text.isupper():
        return None
    found = organisations().get(folded)
    if found is None:
        return _of_a_state(text)
    return None if folded in words.words and not _written_as_name(text) else found


def _of_a_state(text: str) -> Organisation | None:
    """Return the body of a state that ``text`` names with a capital to each word but small ones."""
    if any(word.islower() and word not in ("of", "the", "for", "and") for word in text.split()):
        return None
    found = state_body(text)
    if found is None:
        return None
    own = organisations().get(found.body)
    if own is not None and own.country == found.country:
        return own
    name = f"{found.body.title()} of {countries().by_code[found.country].name}"
    return Organisation(name, None, found.country, False, False, "government")


def _written_as_name(text: str) -> bool:
    return text.isupper() or (text.istitle() and len(text) > 2)


def organisation_key(text: str) -> str:
    """Return what an organisation's names share: the known name, else the words that tell it."""
    known = known_organisation(text)
    if known is not None:
        return fold(known.name)
    parts = fold(text).replace(",", " ").split()
    words = name_words()
    while len(parts) > 1 and (parts[-1] in words.legal or parts[-1] in words.generic):
        parts.pop()
    return " ".join(parts)
