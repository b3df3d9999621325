"""Organisations and news outlets by name (organisations.csv, organisations.toml, outlets.csv)."""

from __future__ import annotations

from functools import lru_cache

from msgspec import Struct

from onrecord.knowledge.tables import fold, forms, rows, toml


class Organisation(Struct, frozen=True):
    """An organisation that is known by name; ``outlet`` and ``agency`` tell news outlets."""

    name: str
    wikidata: str | None
    country: str | None
    outlet: bool
    agency: bool


class NameWords(Struct, frozen=True):
    """Folded words in the names of organisations and things."""

    legal: frozenset[str]
    generic: frozenset[str]
    heads: frozenset[str]
    things: frozenset[str]
    words: frozenset[str]
    nobody: frozenset[str]


@lru_cache(maxsize=1)
def organisations() -> dict[str, Organisation]:
    """Return the known organisations, outlets among them, by every folded form of their names."""
    return {
        fold(form): Organisation(
            row["name"],
            row["wikidata"] or None,
            row["country"] or None,
            "agency" in row,
            row.get("agency") == "yes",
        )
        for row in [*rows("outlets.csv"), *rows("organisations.csv")]
        for form in [row["name"], *forms(row["forms"])]
    }


@lru_cache(maxsize=1)
def name_words() -> NameWords:
    """Return the words that tell organisations and things in a name."""
    table = toml("organisations.toml")
    return NameWords(
        *(
            frozenset(table[key])
            for key in ("legal", "generic", "heads", "things", "words", "nobody")
        )
    )


def known_organisation(text: str) -> Organisation | None:
    """Return the organisation that is known by the name ``text``, written with capitals."""
    folded = fold(text)
    found = organisations().get(folded)
    if found is None or (folded in name_words().words and not _written_as_name(text)):
        return None
    return found


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
