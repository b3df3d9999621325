"""A sentence → the words that say what it is about, brought to one form for singular and plural."""

from __future__ import annotations

import re
from functools import lru_cache
from sys import intern
from typing import NamedTuple

from onrecord.knowledge.tables import toml

_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_LONGEST = 40


class Wording(NamedTuple):
    """What knowledge/timeline.toml says of words and sentences."""

    function: frozenset[str]
    leaning: frozenset[str]
    pronouns: frozenset[str]
    boilerplate: re.Pattern[str]
    transcript: re.Pattern[str]
    rough: tuple[re.Pattern[str], ...]
    stamp: re.Pattern[str]


@lru_cache(maxsize=1)
def wording() -> Wording:
    """Return the table, read once."""
    table = toml("timeline.toml")
    return Wording(
        function=frozenset(table["function_words"].split()),
        leaning=frozenset(table["leaning"].split()),
        pronouns=frozenset(table["pronouns"].split()),
        boilerplate=re.compile("|".join(table["boilerplate"]), re.IGNORECASE),
        transcript=re.compile("|".join(table["transcript"])),
        rough=(
            re.compile("|".join(table["unreal"] + table["spoken"]), re.IGNORECASE),
            re.compile("|".join(table["seam"] + table["caption"])),
        ),
        stamp=re.compile("|".join(table["stamp"])),
    )


def all_words(text: str) -> list[str]:
    """Return the words of a text in small letters, function words too."""
    return [_form(word) for word in _WORD.findall(text)]


def content_words(text: str) -> tuple[str, ...]:
    """Return the words of a text that say what it is about, in text order."""
    function = wording().function
    return tuple(_singular(word) for word in all_words(text) if word not in function)


@lru_cache(maxsize=1 << 16)
def _form(word: str) -> str:
    return intern(word[:_LONGEST].casefold().replace("’", "'").removesuffix("'s"))


@lru_cache(maxsize=1 << 16)
def _singular(word: str) -> str:
    """Strip a plural, after Harman (1991), "How effective is suffixing?", the S stemmer."""
    if word.endswith("ies") and not word.endswith(("eies", "aies")) and len(word) > 4:
        return intern(word[:-3] + "y")
    if word.endswith("es") and not word.endswith(("aes", "ees", "oes")) and len(word) > 3:
        return intern(word[:-1])
    if word.endswith("s") and not word.endswith(("us", "ss")) and len(word) > 3:
        return intern(word[:-1])
    return word
