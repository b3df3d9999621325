"""A personal name as written, read for comparison: without title, particle and article."""

from __future__ import annotations

import re
from functools import lru_cache

from msgspec import Struct

from onrecord.knowledge.eastern import korean, wade_giles
from onrecord.knowledge.naming import latin, naming
from onrecord.knowledge.offices import offices
from onrecord.knowledge.people import people
from onrecord.knowledge.personal_names import JOINED_ARTICLE, NUMERALS, PersonName, spelling

_ARTICLE = re.compile(r"^(?:al|el|ul|ash|an|as|at|ad|ar|az)-(?=\w)")
# "G.W. Bush", "FW de Klerk"
_DOTTED = re.compile(r"(?<=\b[^\W\d_])\.(?=[^\W\d_])")
_LETTERS = re.compile(r"\b[A-Z]{2,3}\b")
# Particles that begin a name, beside those that are given names too: "Ben Bernanke", "Abu Musab".
BEGINNINGS = frozenset(["abu", "al", "ben", "la"])
# Of them, those that are one name with the next word: "La Toya", "Abu Musab".
_JOINED = frozenset(["abu", "la"])
_LONGEST_TITLE = 4
_COMMA = re.compile(r"\s*,\s*")


class FullName(Struct, frozen=True, gc=False):
    """A name's folded words, the given name first, and what else it is compared by.

    ``squashed`` is its spelling without gaps; ``korean`` and ``chinese`` are one romanisation of
    what may be such a name.
    """

    tokens: tuple[str, ...]
    suffix: str
    squashed: str
    korean: str | None
    chinese: frozenset[str]

    @property
    def lone(self) -> bool:
        """Whether the name has one word alone."""
        return len(self.tokens) == 1


# As many as the different names in a record with a million mentions, and some more.
@lru_cache(maxsize=1 << 18)
def read_name(text: str) -> FullName:
    """Return ``text``, a personal name with or without titles, read for comparison."""
    ordered, suffix = _ordered(spaced(text))
    tokens = _bare(_untitled(ordered or [latin(text)]))
    joined = tuple(_joined(tokens))
    if len(joined) == 1 and suffix in NUMERALS:
        joined, suffix = (f"{joined[0]} {suffix}",), ""
    return FullName(
        joined,
        suffix,
        "".join(spelling(token.replace("-", "")) for token in joined),
        korean(joined),
        wade_giles(joined),
    )


def spaced(text: str) -> str:
    """Return ``text`` with its initials apart, each a word, and without a joined article."""
    text = _DOTTED.sub(". ", JOINED_ARTICLE.sub("", text))
    if text.isupper():
        return text
    return _LETTERS.sub(lambda found: " ".join(_initials(found[0])), text)


def _initials(word: str) -> list[str]:
    return [word] if word.casefold() in people().suffixes else list(word)


def _ordered(text: str) -> tuple[list[str], str]:
    """Return the folded words, what stands before a comma put last, and the suffix."""
    suffixes = people().suffixes
    parts = [words for part in _COMMA.split(text) if (words := latin(part).split())]
    ends = (part[-1] for part in parts if len(part) > 1 or part is not parts[0])
    suffix = next((word for word in ends if word in suffixes or word in NUMERALS), "")
    suffixes = suffixes | NUMERALS
    parts = [part[:1] + [word for word in part[1:] if word not in suffixes] for part in parts]
    parts = [part for part in parts if part[0] not in suffixes] or parts
    if len(parts) > 1:
        parts = [*parts[1:], parts[0]]
    return [word for part in parts for word in part], suffix


def _untitled(words: list[str]) -> list[str]:
    """Return the words without ranks and styles before the name."""
    customs = naming()
    while len(words) > 1 and (title := _title(words)):
        words = words[title:]
    while len(words) > 2 and words[0] in customs.courtesies:
        words = words[1:]
    return words


def _title(words: list[str]) -> int:
    """Return how many of the first words are a title; one word at least is the name."""
    for length in range(min(_LONGEST_TITLE, len(words) - 1), 0, -1):
        if " ".join(words[:length]) in offices():
            return length
    return int(words[0] in people().honorifics or words[0] in naming().styles)


def _bare(words: list[str]) -> list[str]:
    """Return the words without particles inside and articles before them."""
    particles, given = people().particles, people().given
    called = words[0] in given or words[0] in BEGINNINGS
    kept = [w for at, w in enumerate(words) if w not in particles or (not at and called)]
    if len(kept) > 1 and kept[0] in _JOINED:
        kept = [kept[0] + kept[1], *kept[2:]]
    return [_ARTICLE.sub("", word) for word in kept or words]


def _joined(words: list[str]) -> list[str]:
    """Return the words, names of servants as one: "abdel fattah" and "abdul-fattah"."""
    servants = naming().servants
    out: list[str] = []
    for word in words:
        head, _, rest = word.partition("-")
        if head in servants and rest:
            word = f"abd{_ARTICLE.sub('', rest)}"
        if out and out[-1] in servants:
            out[-1] = f"abd{word}"
        else:
            out.append(word)
    return ["-".join(map(_servant, word.split("-"))) for word in out]


def _servant(word: str) -> str:
    """Return "abdelfattah" as "abdfattah"; a name that only begins alike stays."""
    found = next((s for s in naming().servants if word.startswith(s) and len(s) > 3), "")
    return f"abd{word[len(found) :]}" if found and len(word) > len(found) + 2 else word


@lru_cache(maxsize=1 << 15)
def readings(name: FullName) -> tuple[PersonName, ...]:
    """Return the ways in which a name may be given names and a surname, the usual way first."""
    tokens = name.tokens
    usual = PersonName(tokens[:-1], tokens[-1].replace("-", ""))
    if len(tokens) > 2 and tokens[0] in naming().two_surnames:
        return usual, PersonName(tokens[:-2], tokens[-2])
    return (usual,)


@lru_cache(maxsize=1 << 15)
def blocks(name: FullName) -> tuple[str, ...]:
    """Return keys of a whole name: gaps, order and romanisation left out, one's names share one."""
    turned = " ".join(sorted(spelling(token.replace("-", "")) for token in name.tokens))
    found = {f"letters {name.squashed}", f"words {turned}"}
    if not name.lone:
        plain = "-".join(name.tokens).replace("'", "")
        found |= {f"romanised {spelt}" for spelt in (*name.chinese, plain)}
    if name.korean is not None:
        found.add(f"korean {name.korean}")
    return tuple(sorted(found))
