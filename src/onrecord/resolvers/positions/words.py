"""What words make of a statement a position: the table, looked up."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from onrecord.knowledge.countries import countries
from onrecord.knowledge.gazetteer import locate
from onrecord.knowledge.tables import rows, toml
from onrecord.resolvers.disagreements.words import stem

_TABLE = "positions/stances.toml"

Answer = Literal["yes", "no", "maybe"]


def _section(name: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = toml(_TABLE)[name]
    return found


@lru_cache(maxsize=256)
def listed(section: str, name: str) -> frozenset[str]:
    """Return the words of a list of the table."""
    return frozenset(_section(section)[name])


@lru_cache(maxsize=1)
def answers() -> dict[str, Answer]:
    """Return what a predicate says: yes, no or maybe."""
    found: dict[str, Answer] = {}
    kinds: tuple[Answer, ...] = ("maybe", "no", "yes")
    for kind in kinds:
        found |= dict.fromkeys(_section("answers")[kind], kind)
    return found


@lru_cache(maxsize=1)
def urgency() -> dict[str, int]:
    """Return how hard a verb demands: 1 asks, 2 demands, 3 insists."""
    found: dict[str, int] = {}
    for level, name in enumerate(("ask", "demand", "insist"), 1):
        found |= dict.fromkeys(_section("demands")[name], level)
    return found


@lru_cache(maxsize=1 << 14)
def country_of(word: str) -> str | None:
    """Return the code of the country that a word with a capital names or is the adjective of."""
    if not word[:1].isupper():
        return None
    plain = word.strip(',.;:"“”').removesuffix("'s").removesuffix("’s")
    site = locate(plain)
    found = countries().demonym(plain)
    if found is not None:
        return found
    return site.country if site is not None and site.form == "country" else None


@lru_cache(maxsize=1)
def opposites() -> dict[str, tuple[tuple[str, int], ...]]:
    """Return the matters that a verb is of, each with the end (1 or -1) that it stands at."""
    table: dict[str, list[list[str]]] = toml(_TABLE)["opposites"]
    found: dict[str, tuple[tuple[str, int], ...]] = {}
    for name, sides in table.items():
        for words, sign in zip(sides, (1, -1), strict=True):
            for word in words:
                found[word] = (*found.get(word, ()), (name, sign))
    return found


@lru_cache(maxsize=1)
def _alike() -> dict[str, str]:
    return {stem(word): name for name, words in _section("alike").items() for word in words}


def matter(predicate: str) -> frozenset[str]:
    """Return what the verb is of, as :func:`topics` writes it: "=cede" of *hand over*."""
    return topics(frozenset([stem(predicate.partition(" ")[0])])) - {stem(predicate)}


def topics(words: frozenset[str]) -> frozenset[str]:
    """Return the stems of a text with, for those of one matter, what they have in common."""
    alike = _alike()
    return words | frozenset(f"={alike[word]}" for word in words if word in alike)


@lru_cache(maxsize=1)
def _against() -> frozenset[str]:
    return frozenset(stem(word) for word in listed("against", "words"))


def is_against(words: frozenset[str]) -> bool:
    """Tell what is done against somebody: sanctions, strikes, taxes."""
    return not words.isdisjoint(_against())


@lru_cache(maxsize=1)
def _plain() -> dict[str, list[str]]:
    found: dict[str, list[str]] = toml(_TABLE)["plain"]
    return found


@lru_cache(maxsize=1 << 14)
def plain(word: str) -> tuple[str, ...]:
    """Return a word as it is compared: *won't* as *will*, *not*; *would*, told later, as *will*."""
    return tuple(_plain().get(word.replace("’", "'"), (word,)))


@lru_cache(maxsize=1)
def _telling() -> frozenset[str]:
    verbs = [*answers(), *urgency(), *opposites()]
    named = [word for verb in verbs for word in verb.split()]
    for section, name in (
        ("scope", "whole"), ("scope", "part"), ("conditions", "words"), ("threats", "words"),
        ("against", "words"), ("telling", "words"),
    ):  # fmt: skip
        named += [word for phrase in listed(section, name) for word in phrase.split()]
    return frozenset(map(stem, named)) - frozenset(map(stem, listed("telling", "not")))


def is_telling(word: str) -> bool:
    """Tell a word that may make another position: a negation, a modal, a number, a verb of will."""
    return word[:1].isdigit() or stem(word) in _telling()


@lru_cache(maxsize=1)
def _outlets() -> frozenset[str]:
    return frozenset(row["name"] for row in rows("outlets.csv"))


def is_outlet(name: str) -> bool:
    """Tell the name of a news outlet, which reports what others hold."""
    return name in _outlets()
