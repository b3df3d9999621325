"""Stems, and which words may tell of one happening (happenings.toml)."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

import snowballstemmer

from onrecord.knowledge.tables import fold, toml

_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+|,\d+)*")
_POSSESSIVE = re.compile(r"['’]s$")
_DIGIT = re.compile(r"\d")


@lru_cache(maxsize=1)
def _table() -> dict[str, Any]:
    return toml("happenings.toml")


@lru_cache(maxsize=1)
def _forms() -> dict[str, str]:
    """Return the stem of the lemma of each irregular form."""
    found: dict[str, str] = {}
    for lemma, *forms in _table()["irregular"]:
        for form in (*forms, lemma):
            found.setdefault(form, _snowball(lemma))
            found.setdefault(_snowball(form), _snowball(lemma))
    return found


@lru_cache(maxsize=1)
def empty() -> frozenset[str]:
    """Return the words that say nothing of which happening it is."""
    return frozenset(_table()["empty"])


@lru_cache(maxsize=1)
def _stemmer() -> Any:
    return snowballstemmer.stemmer("english")


def _snowball(word: str) -> str:
    return str(_stemmer().stemWord(word))


@lru_cache(maxsize=1 << 17)
def stem(word: str) -> str:
    """Return the stem of a word, that of its lemma where the form is irregular.

    The English stemmer of Snowball (Porter 2001); numbers keep their digits.
    """
    plain = _POSSESSIVE.sub("", fold(word))
    known = _forms().get(plain)
    if known is not None:
        return known
    if _DIGIT.search(plain):
        return plain.replace(",", "")
    made = _snowball(plain)
    return _forms().get(made, made)


def stems(text: str) -> tuple[str, ...]:
    """Return the stems of the words of ``text`` that are not empty, in order."""
    return tuple(stem(word) for word in _WORD.findall(text) if fold(word) not in empty())


def all_stems(text: str) -> tuple[str, ...]:
    """Return the stems of all words of ``text``, in order."""
    return tuple(map(stem, _WORD.findall(text)))


@lru_cache(maxsize=1)
def _groups() -> dict[tuple[str, ...], frozenset[int]]:
    found: dict[tuple[str, ...], set[int]] = {}
    for number, words in enumerate(_table()["groups"]):
        for words_of in words:
            found.setdefault(all_stems(words_of), set()).add(number)
    return {words: frozenset(numbers) for words, numbers in found.items()}


@lru_cache(maxsize=1 << 16)
def groups(told: tuple[str, ...]) -> frozenset[int]:
    """Return the numbers of the groups that a trigger, as stems of all its words, belongs to.

    Of a trigger of several words, the longest known run counts, else each word by itself.
    """
    known = _groups()
    for length in range(len(told), 0, -1):
        runs = (told[at : at + length] for at in range(len(told) - length + 1))
        found = frozenset[int]().union(*(known.get(run, frozenset()) for run in runs))
        if found:
            return found
    return frozenset()


@lru_cache(maxsize=1)
def _once() -> frozenset[tuple[str, ...]]:
    return frozenset(map(all_stems, _table()["once"]))


@lru_cache(maxsize=1 << 16)
def is_once(told: tuple[str, ...]) -> bool:
    """Tell whether a trigger, as stems of all its words, is what a person undergoes once."""
    return told in _once() or any((word,) in _once() for word in told)


@lru_cache(maxsize=1)
def _longest() -> int:
    return max(map(len, _groups().keys() | _once()))


def phrase(trigger: str, following: str) -> tuple[str, ...]:
    """Return the stems of a trigger, with the words behind it where they make a known phrase.

    A parser's trigger is the verb alone: *stepped* of *stepped down*, *handed* of *handed power*.
    """
    told, behind = all_stems(trigger), all_stems(following)
    for length in range(min(len(behind), _longest() - len(told)), 0, -1):
        whole = (*told, *behind[:length])
        if whole in _groups() or whole in _once():
            return whole
    return told


@lru_cache(maxsize=1)
def ordinals() -> dict[str, str]:
    """Return the number of each stem that tells a place in a series."""
    return {stem(word): number for word, number in _table()["ordinals"].items()}


@lru_cache(maxsize=1)
def counts() -> dict[str, str]:
    """Return the number that each word for one is."""
    return dict(_table()["counts"])


@lru_cache(maxsize=1)
def _kinds() -> dict[tuple[str, ...], frozenset[str]]:
    found: dict[tuple[str, ...], set[str]] = {}
    for name, kind in toml("events/types.toml").items():
        for entry in kind["words"]:
            for word in (*entry.get("verbs", ()), *entry.get("nouns", ())):
                if not entry.get("rare", False):
                    found.setdefault(all_stems(word), set()).add(name)
    return {words: frozenset(names) for words, names in found.items()}


@lru_cache(maxsize=1 << 16)
def kinds(told: tuple[str, ...]) -> frozenset[str]:
    """Return PLOVER's types that a trigger, as stems of all its words, may be of."""
    known = _kinds()
    whole = known.get(told)
    if whole is not None:
        return whole
    return frozenset[str]().union(*(known.get((word,), frozenset()) for word in told))


@lru_cache(maxsize=1)
def processes() -> frozenset[str]:
    """Return the stems of what goes on for weeks."""
    return frozenset(stem(word) for words in _table()["processes"] for word in words.split()[-1:])
