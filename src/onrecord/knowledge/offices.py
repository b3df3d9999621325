"""Offices and who held them when (offices.toml, holders.csv).

holders.csv is compiled from Wikidata (CC0) by training/knowledge/compile_holders.py. An open term
is known to last until the table was made, not longer.
"""

from __future__ import annotations

from functools import lru_cache

from msgspec import Struct

from onrecord.knowledge.personal_names import PersonName, compatible, keys, likeness, parse_name
from onrecord.knowledge.tables import fold, rows, toml

# The terms were read in summer 2022; nothing is known of later days.
KNOWN_UNTIL = "2022-07-15"


class Office(Struct, frozen=True):
    """An office.

    ``unique``: one holder a country at a time; ``single``: one an organisation; ``leader``: may
    lead the country.
    """

    id: str
    unique: bool
    leader: bool
    single: bool = False


class Holder(Struct, frozen=True):
    """A term of office; ``start`` and ``end`` are ISO dates, perhaps of a month or a year only."""

    country: str
    office: str
    person: str
    wikidata: str
    start: str
    end: str

    def at(self, date: str) -> bool:
        """Tell whether the term surely covers the ISO date."""
        begun = (self.start + "-12-31")[:10] if len(self.start) == 4 else self.start
        return begun <= date and (date < self.end if self.end else date <= KNOWN_UNTIL)


@lru_cache(maxsize=1)
def offices() -> dict[str, Office]:
    """Return the offices by folded words: "prime minister", "pm"."""
    return {
        fold(words): Office(row["id"], row["unique"], row["leader"], row.get("single", False))
        for row in toml("offices.toml")["office"]
        for words in row["words"]
    }


@lru_cache(maxsize=1)
def office_by_id() -> dict[str, Office]:
    """Return the offices by id."""
    return {office.id: office for office in offices().values()}


@lru_cache(maxsize=1)
def office_endings() -> frozenset[str]:
    """Return the last words of all office words: "minister", "state" of "secretary of state"."""
    return frozenset(words.split()[-1] for words in offices())


@lru_cache(maxsize=1)
def office_heads() -> frozenset[str]:
    """Return the nouns that head a description by office: "minister", "secretary"."""
    return frozenset(_before_of(words).split()[-1] for words in offices())


def _before_of(words: str) -> str:
    return words.split(" of ")[0].split(" for ")[0]


@lru_cache(maxsize=1)
def holders() -> tuple[Holder, ...]:
    """Return all known terms of office."""
    return tuple(
        Holder(
            row["country"], row["office"], row["person"], row["wikidata"], row["start"], row["end"]
        )
        for row in rows("holders.csv")
    )


@lru_cache(maxsize=1)
def _by_office() -> dict[tuple[str, str], list[Holder]]:
    table: dict[tuple[str, str], list[Holder]] = {}
    for holder in holders():
        table.setdefault((holder.office, holder.country), []).append(holder)
    return table


@lru_cache(maxsize=1 << 12)
def holder_at(office: str, country: str, date: str) -> Holder | None:
    """Return who held ``office`` of ``country`` on the ISO date, if just one did."""
    found = {
        term.wikidata: term for term in _by_office().get((office, country), ()) if term.at(date)
    }
    return next(iter(found.values())) if len(found) == 1 else None


@lru_cache(maxsize=1)
def _by_key() -> dict[str, list[Holder]]:
    table: dict[str, list[Holder]] = {}
    for holder in holders():
        for key in keys(parse_name(holder.person).surname):
            table.setdefault(key, []).append(holder)
    return table


@lru_cache(maxsize=1 << 12)
def holders_named(name: PersonName) -> tuple[Holder, ...]:
    """Return the terms of those whose name, spellings allowed for, is the full name ``name``."""
    near = {holder for key in keys(name.surname) for holder in _by_key().get(key, ())}
    found = [
        (likeness(parse_name(holder.person).surname, name.surname), holder)
        for holder in near
        if compatible(parse_name(holder.person), name)
    ]
    return tuple(sorted((holder for score, holder in found if score > 0), key=repr))
