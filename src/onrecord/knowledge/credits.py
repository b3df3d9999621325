"""Credits and furniture: how reports name their agencies, and what pages print around them."""

from __future__ import annotations

from functools import lru_cache

from msgspec import Struct

from onrecord.knowledge.organisations import organisations
from onrecord.knowledge.tables import fold, toml


class CreditWords(Struct, frozen=True):
    """Folded words around an agency's name, by what they make of it (credits.toml)."""

    pictures: tuple[str, ...]
    helped: tuple[str, ...]
    before: frozenset[str]
    roles: frozenset[str]


@lru_cache(maxsize=1)
def credit_words() -> CreditWords:
    """Return the words that tell an author from one who helped and from a photographer."""
    table = toml("credits.toml")
    return CreditWords(
        tuple(table["pictures"]),
        tuple(table["helped"]),
        frozenset(table["before"]),
        frozenset(table["roles"]),
    )


@lru_cache(maxsize=1)
def furniture_phrases() -> tuple[str, ...]:
    """Return the phrases, in small letters, that tell what pages print around any report."""
    return tuple(toml("credits.toml")["furniture"])


def agency(name: str) -> str | None:
    """Return the usual name of the news agency called ``name``; ``None`` where there is none."""
    found = organisations().get(fold(name.strip()))
    return found.name if found is not None and found.agency else None
