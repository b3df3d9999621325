"""A roster: the user's cast by name and by office, in front of the tables of this package."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cached_property
from hashlib import blake2b

import msgspec

from onrecord.knowledge.organisations import organisation_key
from onrecord.knowledge.personal_names import PersonName, compatible, parse_name, spelling
from onrecord.knowledge.roster.entries import Entry
from onrecord.knowledge.tables import fold

# Only English is read: a form in another script stands in no text.
_LATIN = re.compile(r"[A-Za-z]")
# The parser takes the parts of a hyphenated word for words of their own.
_OPENING = re.compile(r"[ -]")
_NOBODY = PersonName((), "")

Office = tuple[str, str]


class Roster:
    """The entries of the user's cast, looked up by name and by office; a function of its entries.

    Building takes a pass over the names; every look-up is by hash, so its cost does not grow with
    the entries.
    """

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries = tuple(entries)
        self._named: dict[str, list[Entry]] = {}
        for entry in self.entries:
            latin = [form for form in (entry.name, *entry.forms) if _LATIN.search(form)]
            for form in {fold(form).removeprefix("the ") for form in latin}:
                self._named.setdefault(form, []).append(entry)
        self._openings = frozenset(_OPENING.split(form, maxsplit=1)[0] for form in self._named)

    def __len__(self) -> int:
        return len(self.entries)

    def __reduce__(self) -> tuple[type[Roster], tuple[tuple[Entry, ...]]]:
        return Roster, (self.entries,)

    @cached_property
    def digest(self) -> str:
        """The hash of what the cast says, whatever files it came in; empty without entries."""
        digest = blake2b(digest_size=8)
        for entry in self.entries:
            digest.update(msgspec.json.encode(entry))
        return digest.hexdigest() if self.entries else ""

    def named(self, text: str) -> Sequence[Entry]:
        """Return the entries that have the name ``text``, case and accents apart."""
        return self._named.get(name_key(text), ())

    def opens(self, word: str) -> bool:
        """Tell whether a name begins with ``word``: few words do, so this is asked first."""
        return fold(word) in self._openings

    def alike(self, name: PersonName) -> Sequence[Entry]:
        """Return the people whose first-given name is ``name`` in another spelling."""
        found = {
            id(entry): entry
            for known, entry in self._surnames.get(spelling(name.surname), ())
            if name.given and compatible(known, name)
        }
        return tuple(found.values())

    def holder_at(self, office: str, of: str, date: str) -> Entry | None:
        """Return who held ``office`` of a country, by code, or of an organisation, by its key.

        ``None`` where the cast knows nobody at the ISO date, or several.
        """
        found = {
            id(entry): entry
            for entry in self._offices.get((office, of), ())
            if any(term.office == office and term.at(date) for term in entry.terms)
        }
        return next(iter(found.values())) if len(found) == 1 else None

    @cached_property
    def _surnames(self) -> dict[str, list[tuple[PersonName, Entry]]]:
        table: dict[str, list[tuple[PersonName, Entry]]] = {}
        for entry in self.entries:
            name = parse_name(entry.name) if entry.kind == "person" else _NOBODY
            if name.given:
                table.setdefault(spelling(name.surname), []).append((name, entry))
        return table

    @cached_property
    def _offices(self) -> dict[Office, list[Entry]]:
        table: dict[Office, list[Entry]] = {}
        for entry in self.entries:
            for term in entry.terms:
                of = term.country or (None if term.body is None else organisation_key(term.body))
                if term.office is not None and of is not None:
                    table.setdefault((term.office, of), []).append(entry)
        return table


def name_key(text: str) -> str:
    """Return what a name is looked up by: folded, without an article before it."""
    return fold(" ".join(text.split())).removeprefix("the ")


NO_ROSTER = Roster(())
