"""How people are named and described (people.toml, given_names.csv).

The given names and their gender are the 1990 US census (public domain, as the package ``names``
carries it: decided where one sex has eight times the share of the other) and a hand-made list for
the rest of the world.
"""

from __future__ import annotations

from functools import lru_cache

from msgspec import Struct

from onrecord.knowledge.tables import rows, toml


class People(Struct, frozen=True):
    """Word lists about people; keys are folded, genders are m, f and u."""

    honorifics: dict[str, str]
    hyphenated: frozenset[str]
    credits: frozenset[str]
    particles: frozenset[str]
    suffixes: frozenset[str]
    nicknames: dict[str, str]
    given: dict[str, str]
    roles: dict[str, str]
    organisation: frozenset[str]
    anaphoric: frozenset[str]
    generic: frozenset[str]
    state: frozenset[str]
    group: frozenset[str]
    either: frozenset[str]
    blocs: frozenset[str]
    staffs: frozenset[str]
    topics: frozenset[str]
    occasions: frozenset[str]
    homeland: frozenset[str]
    governing: frozenset[str]
    documents: frozenset[str]
    portfolios: frozenset[str]
    speaking: frozenset[str]
    acting: frozenset[str]


@lru_cache(maxsize=1)
def people() -> People:
    """Return the word lists about people."""
    table = toml("people.toml")
    roles, speaking = table["roles"], table["speaking"]
    genders = {"person": "u", "masculine": "m", "feminine": "f"}
    return People(
        table["honorifics"],
        frozenset(table["hyphenated"]["second"]),
        frozenset(table["credits"]["words"]),
        frozenset(table["particles"]["inside"]),
        frozenset(table["particles"]["suffixes"]),
        table["nicknames"],
        {row["name"]: row["gender"] for row in rows("given_names.csv")},
        {word: gender for key, gender in genders.items() for word in roles[key]},
        frozenset(roles["organisation"]),
        frozenset(roles["anaphoric"]),
        frozenset(roles["generic"]),
        frozenset(roles["state"]),
        frozenset(roles["group"]),
        frozenset(roles["either"]),
        frozenset(roles["blocs"]),
        frozenset(roles["staffs"]),
        frozenset(roles["topics"]),
        frozenset(roles["occasions"]),
        frozenset(roles["homeland"]),
        frozenset(roles["governing"]),
        frozenset(roles["documents"]),
        frozenset(roles["portfolios"]),
        frozenset(speaking["lemmas"]),
        frozenset(speaking["lemmas"]) | frozenset(speaking["acting"]),
    )
