"""What predicates, modals and links mean for a comparison: the tables, looked up."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from onrecord.knowledge.tables import fold, toml

_FAMILIES = "disagreements/families.toml"
_WORDING = "disagreements/wording.toml"
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
# Endings that inflect or derive; cut from the longest on, never below four letters.
_ENDINGS = (
    "ational", "isation", "ization", "ations", "ments", "ation", "ingly", "ances", "ences",
    "ment", "ings", "ions", "ance", "ence", "ers", "ing", "ion", "ies", "ied", "es", "ed", "er",
    "ly", "s", "e", "y",
)  # fmt: skip
_SHORTEST = 4


class Family(NamedTuple):
    """What a predicate tells of, and whether it says that it is so (1) or is not (-1)."""

    name: str
    sign: int


@lru_cache(maxsize=1)
def _families() -> dict[str, Family]:
    found: dict[str, Family] = {}
    for name, sides in toml(_FAMILIES).items():
        for side, sign in (("for", 1), ("against", -1)):
            for word in sides[side]:
                found.setdefault(word, Family(name, sign))
    return found


def family(predicate: str) -> Family:
    """Return the family of a predicate; one that no table has is a family of its own."""
    found = _families().get(predicate)
    return Family(predicate, 1) if found is None else found


def is_known(name: str) -> bool:
    """Tell whether a family is one of the tables', not a predicate by itself."""
    return name in toml(_FAMILIES)


def told_by(predicate: str, objects: Iterable[str]) -> Family:
    """Return the family of a verb with its object (*set fire*), else of the verb, else its own."""
    found = _families()
    for noun in objects:
        if f"{predicate} {noun}" in found:
            return found[f"{predicate} {noun}"]
    bare = predicate.partition(" ")[0]
    if predicate not in found and bare in found and not predicate.startswith("be "):
        return found[bare]
    return family(predicate)


def named_by(noun: str) -> Family | None:
    """Return the family that a noun names: *attack*, *resignation*."""
    return _families().get(noun)


def _table(section: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = toml(_WORDING)[section]
    return found


@lru_cache(maxsize=1)
def effects() -> dict[str, str]:
    """Return what a verb makes of the clause below it: not, denied, planned or doubted."""
    found: dict[str, str] = {}
    for kind, verbs in _table("effects").items():
        for verb in verbs:
            found.setdefault(verb, kind)
    return found


@lru_cache(maxsize=1)
def negators() -> frozenset[str]:
    """Return the words and verbs that make a clause say that it is not so."""
    verbs = {verb for verb, kind in effects().items() if kind in {"not", "denied"}}
    return listed("negation", "words") | verbs


@lru_cache(maxsize=1)
def moods() -> dict[str, str]:
    """Return what a modal makes of its verb: future, possible or wanted."""
    return {word: kind for kind, words in _table("modals").items() for word in words}


@lru_cache(maxsize=32)
def listed(section: str, name: str) -> frozenset[str]:
    """Return the words of a list in ``wording.toml``."""
    return frozenset(_table(section)[name])


@lru_cache(maxsize=1)
def _measures() -> dict[str, tuple[str, float]]:
    found: dict[str, tuple[str, float]] = {}
    for kind, units in toml(_WORDING)["measures"].items():
        found |= {unit: (kind, float(size)) for unit, size in units.items()}
    return found


@lru_cache(maxsize=1 << 10)
def measure(unit: str) -> tuple[str, float]:
    """Return what a unit measures and its size in that: ("length", 1609) of a mile."""
    return _measures().get(unit, (unit, 1.0))


@lru_cache(maxsize=1 << 10)
def lines(head: str) -> frozenset[str]:
    """Return the lines of ``[agents]`` that a noun stands in."""
    return frozenset(name for name, words in _table("agents").items() if head in words)


@lru_cache(maxsize=1)
def sides() -> dict[str, str]:
    """Return, by preposition, which end of a movement it marks."""
    found: dict[str, str] = toml(_WORDING)["places"]["sides"]
    return found


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """Return what a word shares with its other forms: *resigned*, *resignation* → *resign*."""
    plain = fold(word)
    for ending in _ENDINGS:
        if plain.endswith(ending) and len(plain) - len(ending) >= _SHORTEST:
            return plain[: -len(ending)]
    return plain


@lru_cache(maxsize=1 << 14)
def names(text: str) -> frozenset[str]:
    """Return the stems of the words of ``text`` that are written with a capital."""
    words = (word for word in _WORD.findall(text) if word[0].isupper())
    return frozenset(stem(word.removesuffix("'s").removesuffix("’s")) for word in words)


@lru_cache(maxsize=1 << 14)
def terms(text: str) -> frozenset[str]:
    """Return the stems of the words of ``text`` that say what it is about."""
    stop = listed("stop", "words")
    found = (word[0].removesuffix("'s").removesuffix("’s") for word in _WORD.finditer(text))
    return frozenset(stem(word) for word in found if fold(word) not in stop and len(word) > 1)


@lru_cache(maxsize=1)
def _meant() -> dict[str, str]:
    """Return, by stem, the family of a word, or the line of ``[nouns]`` that it stands in."""
    empty = listed("open", "empty")
    found: dict[str, str] = {}
    for line, nouns in _table("nouns").items():
        for noun in nouns:
            found.setdefault(stem(noun), line)
    for word, told in _families().items():
        if " " not in word and told.name not in empty:
            found.setdefault(stem(word), told.name)
    return found


@lru_cache(maxsize=1 << 14)
def content(text: str) -> frozenset[str]:
    """Return what ``text`` is about: its terms, each as the first of those that mean the same.

    A name means nothing but itself.
    """
    meant, named = _meant(), names(text)
    return frozenset(word if word in named else meant.get(word, word) for word in terms(text))
