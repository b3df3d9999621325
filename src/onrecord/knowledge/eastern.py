"""Korean and Chinese names as several romanisations write them (naming.toml).

Korean follows the sounds that the Revised Romanisation (2000), McCune-Reischauer and the habits of
the press share; Chinese goes from Hanyu Pinyin (ISO 7098) to Wade-Giles without its marks.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import product

from msgspec import Struct

from onrecord.knowledge.tables import toml

_GIVEN = 2


class _Tables(Struct, frozen=True):
    surnames: dict[str, str]
    sounds: tuple[tuple[str, str], ...]
    initials: dict[str, str]
    finals: dict[str, str]
    whole: dict[str, tuple[str, ...]]
    syllable: re.Pattern[str]


@lru_cache(maxsize=1)
def _tables() -> _Tables:
    table = toml("naming.toml")
    korean, chinese = table["korean"], table["wade_giles"]
    lines = [line.split("|") for line in korean["surnames"]]
    initials, finals = dict(chinese["initials"]), dict(chinese["finals"])
    one = f"({_any(initials)})?({_any(finals)})"
    return _Tables(
        {spelt: line[0] for line in lines for spelt in line},
        tuple((old, new) for old, new in korean["sounds"]),
        initials,
        finals,
        {word: tuple(spelt.split("|")) for word, spelt in chinese["whole"].items()},
        re.compile(f"(?P<first>{one})(?P<second>{one})?"),
    )


def _any(words: dict[str, str]) -> str:
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


def korean(tokens: tuple[str, ...]) -> str | None:
    """Return a Korean name in one spelling, ``None`` where the tokens are no such name.

    ``("kim", "jong-un")``, ``("jae-in", "moon")``, ``("moon", "jae", "in")``: a surname of the
    table beside a given name of two syllables.
    """
    if len(tokens) == 2 and "-" in tokens[0]:
        tokens = tokens[::-1]
    given = tuple("-".join(tokens[1:]).split("-"))
    surname = _tables().surnames.get(tokens[0]) if tokens else None
    if surname is None or len(given) != _GIVEN or "" in given:
        return None
    return "-".join([surname, *(_korean_syllable(syllable) for syllable in given)])


@lru_cache(maxsize=1 << 12)
def _korean_syllable(syllable: str) -> str:
    for old, new in _tables().sounds:
        syllable = syllable.replace(old, new)
    return syllable


def wade_giles(tokens: tuple[str, ...]) -> frozenset[str]:
    """Return what a Chinese name in Pinyin may be in Wade-Giles; empty where it is not Pinyin.

    ``("mao", "zedong")`` gives ``"mao-tse-tung"``.
    """
    if len(tokens) != 2 or "-" in tokens[0] + tokens[1]:
        return frozenset()
    family, given = _syllables(tokens[0]), _syllables(tokens[1])
    if len(family) != 1 or not given:
        return frozenset()
    spelt = (_wade_syllable(syllable) for syllable in (*family, *given))
    return frozenset("-".join(parts) for parts in product(*spelt))


@lru_cache(maxsize=1 << 12)
def _syllables(word: str) -> tuple[str, ...]:
    found = _tables().syllable.fullmatch(word)
    if found is None:
        return ()
    return tuple(part for part in (found["first"], found["second"]) if part)


def _wade_syllable(syllable: str) -> tuple[str, ...]:
    tables = _tables()
    if syllable in tables.whole:
        return tables.whole[syllable]
    initial = next((i for i in ("zh", "ch", "sh") if syllable.startswith(i)), syllable[0])
    if initial not in tables.initials:
        return (tables.finals.get(syllable, syllable),)
    rest = syllable[len(initial) :]
    return (tables.initials[initial] + tables.finals.get(rest, rest),)
