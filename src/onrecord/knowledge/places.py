"""What tells a place, and what tells a country that no table knows (places.toml)."""

from __future__ import annotations

from functools import lru_cache

from msgspec import Struct

from onrecord.knowledge.tables import toml

# "Oran" and "Iran" are no forms of one name.
_SHORTEST_STEM = 4


class Places(Struct, frozen=True):
    """Folded words that tell places and countries."""

    prepositions: frozenset[str]
    placed_in: frozenset[str]
    adjectives: frozenset[str]
    kinds: frozenset[str]
    given_to: frozenset[str]
    between: frozenset[str]
    politics: frozenset[str]
    state_offices: frozenset[str]
    state_signs: frozenset[str]
    regions: frozenset[str]
    adjective_endings: tuple[str, ...]
    name_endings: tuple[str, ...]


@lru_cache(maxsize=1)
def places() -> Places:
    """Return the words that tell places and countries."""
    table = toml("places.toml")
    return Places(
        prepositions=frozenset(table["prepositions"]),
        placed_in=frozenset(table["placed_in"]),
        adjectives=frozenset(table["adjectives"]),
        kinds=frozenset(table["kinds"]),
        given_to=frozenset(table["given_to"]),
        between=frozenset(table["between"]),
        politics=frozenset(table["politics"]),
        state_offices=frozenset(table["state_offices"]),
        state_signs=frozenset(table["state_signs"]),
        regions=frozenset(table["regions"]),
        adjective_endings=tuple(table["adjective_endings"]),
        name_endings=tuple(table["name_endings"]),
    )


def name_stems(name: str) -> frozenset[str]:
    """Return what adjectives of the country called ``name``, folded, may be made of."""
    return _without(name, places().name_endings)


def adjective_stems(adjective: str) -> frozenset[str]:
    """Return what the folded adjective of a country may be made of: Ruritanian, Ruritania."""
    return _without(adjective, places().adjective_endings)


def _without(word: str, endings: tuple[str, ...]) -> frozenset[str]:
    return frozenset(
        word[: len(word) - len(ending)]
        for ending in endings
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM
    )
