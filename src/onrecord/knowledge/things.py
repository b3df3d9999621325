"""The nouns that tell a named thing from an actor (things.toml)."""

from __future__ import annotations

from functools import lru_cache

from msgspec import Struct

from onrecord.knowledge.tables import toml


class Things(Struct, frozen=True):
    """Words for what does nothing and its portions, "aboard", the ends of names, and houses."""

    kinds: frozenset[str]
    portions: frozenset[str]
    aboard: frozenset[str]
    ends: frozenset[str]
    buildings: frozenset[str]


@lru_cache(maxsize=1)
def things() -> Things:
    """Return the nouns."""
    table = toml("things.toml")
    return Things(*(frozenset(table[key]) for key in Things.__struct_fields__))
