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
    """Word lists about people; keys are folded, genders are m, f and u.

    ``attributing`` are words that begin a cue of acts.toml, verbs among them.
    """

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
    heads: frozenset[str]
    headed_by: frozenset[str]
    officers: frozenset[str]
    seats: frozenset[str]
    parts: frozenset[str]
    forces: frozenset[str]
    local: frozenset[str]
    rivals: frozenset[str]
    scenic: frozenset[str]
    loose: frozenset[str]
    synonyms: dict[str, str]
    styles: dict[str, str]
    nouns_of: dict[str, frozenset[str]]
    topics: frozenset[str]
    occasions: frozenset[str]
    homeland: frozenset[str]
    governing: frozenset[str]
    documents: frozenset[str]
    portfolios: frozenset[str]
    speaking: frozenset[str]
    acting: frozenset[str]
    attributing: frozenset[str]


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
        frozenset(roles["heads"]),
        frozenset(roles["headed_by"]),
        frozenset(roles["officers"]),
        frozenset(roles["seats"]),
        frozenset(roles["parts"]),
        frozenset(roles["forces"]),
        frozenset(roles["local"]),
        frozenset(roles["rivals"]),
        frozenset(roles["scenic"]),
        frozenset(roles["loose"]),
        {word: first for first, others in table["synonyms"].items() for word in others},
        table["styles"],
        {kind: frozenset(nouns) for kind, nouns in table["nouns_of"].items()},
        frozenset(roles["topics"]),
        frozenset(roles["occasions"]),
        frozenset(roles["homeland"]),
        frozenset(roles["governing"]),
        frozenset(roles["documents"]),
        frozenset(roles["portfolios"]),
        frozenset(speaking["lemmas"]),
        frozenset(speaking["lemmas"]) | frozenset(speaking["acting"]),
        _attributing() | frozenset(speaking["lemmas"]),
    )


def _attributing() -> frozenset[str]:
    """Return the first words of the cues of all acts: "point" of "point out"."""
    acts = toml("acts.toml")
    cues = (cue for act, listed in acts.items() if act != "forms" for cue in listed)
    return frozenset(cue.split("_")[0] for cue in cues) | frozenset(acts["forms"]["raising"])
