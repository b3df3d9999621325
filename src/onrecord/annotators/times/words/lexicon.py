"""Report text → time words: each token with one code character for the set of classes it is in.

Rules are then ordinary regular expressions over a string of codes, one character a token; a word
that belongs to no class breaks every expression and costs next to nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any

from msgspec import Struct

from onrecord.annotators.times.tables import knowledge, plain
from onrecord.annotators.times.words.names import shapes_of_names

OTHER = "."
_FIRST_CODE = 0x100
STOP = "!"


class Word(Struct, frozen=True, gc=False):
    """A token of the report: half-open offsets in code points, lower-cased text, class code."""

    start: int
    end: int
    lower: str
    code: str


class Only(Struct, frozen=True):
    """Under what condition an ambiguous word counts as a time word."""

    capital: bool = False
    dotted: bool = False
    tags: frozenset[str] | None = None
    unless_next: re.Pattern[str] | None = None


class Lexicon(Struct, frozen=True):
    """Words, shapes and their codes."""

    codes: dict[str, str]
    sets: dict[frozenset[str], str]
    only: dict[str, Only]
    tokens: re.Pattern[str]
    weak: frozenset[str]

    def class_of(self, name: str) -> str:
        """Return a regular expression for one token of the class."""
        members = "".join(code for classes, code in self.sets.items() if name in classes)
        if not members:
            raise ValueError(f"times: no word is in class {name!r}")
        return f"[{members}]"


@lru_cache(maxsize=1)
def shapes() -> dict[str, str]:
    """Return the regular expression of each shape, in the order in which they are tried."""
    return shapes_of_names(knowledge()) | dict(knowledge()["shapes"])


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """Return the lexicon of ``knowledge/times/``; made once a process."""
    data = knowledge()
    classes: dict[str, set[str]] = {}
    for name, words in data["words"].items():
        for word in words:
            classes.setdefault(word, set()).add(name)
    for word in literals(data):
        classes.setdefault(word, set()).add(f"={word}")
    for word in data["weak"]["triggers"]:
        classes.setdefault(word, set()).add("TRIGGER")
    only = {
        word: Only(
            rule.get("capital", False),
            rule.get("dotted", False),
            frozenset(rule["tags"]) if "tags" in rule else None,
            re.compile(rule["unless_next"]) if "unless_next" in rule else None,
        )
        for word, rule in data["only"].items()
    }
    weak = frozenset(data["weak"]["classes"])
    sets = _number_sets(classes, shapes())
    codes = {word: sets[frozenset(names)] for word, names in classes.items()}
    pattern = "|".join(f"(?P<{name}>{shape})" for name, shape in shapes().items())
    return Lexicon(codes, sets, only, re.compile(rf"{pattern}|(?P<SIGN>\S)"), _weak(sets, weak))


def literals(data: dict[str, Any]) -> set[str]:
    """Return the words and signs that stand in patterns as themselves."""
    patterns = [*data["slots"].values(), *data["macros"].values()]
    patterns += [rule["pattern"] for rule in data["rules"]]
    found = {word for pattern in patterns for word in re.findall(r"[^\s\[\]()|]+", pattern)}
    return {word for word in found if not word.isupper() and word not in "<>"}


def _number_sets(classes: dict[str, set[str]], known: dict[str, str]) -> dict[frozenset[str], str]:
    kinds = {frozenset(names) for names in classes.values()}
    kinds |= {frozenset([shape]) for shape in known} | {*_FIGURES.values()}
    return {kind: chr(_FIRST_CODE + at) for at, kind in enumerate(sorted(kinds, key=sorted))}


def _weak(sets: dict[frozenset[str], str], weak: frozenset[str]) -> frozenset[str]:
    silent = ("AMOUNT", "BREAK")
    return frozenset(
        code
        for kind, code in sets.items()
        if all(name in weak or name[0] == "=" or name in silent for name in kind)
    )


# What a plain figure may be. SMALL: an hour or a day; DAY: a day of a month; YEAR: four digits.
_FIGURES = {
    "small": frozenset(["FIGURE", "DAY", "SMALL"]),
    "day": frozenset(["FIGURE", "DAY"]),
    "year": frozenset(["FIGURE", "YEAR"]),
    "figure": frozenset(["FIGURE"]),
}


def _figure(text: str) -> frozenset[str]:
    if len(text) == 4 and text.isdigit() and "1000" <= text <= "2199":
        return _FIGURES["year"]
    if len(text) <= 2 and text.isdigit() and 1 <= int(text) <= 31:
        return _FIGURES["small" if int(text) <= 24 else "day"]
    return _FIGURES["figure"]


def words_of(
    text: str, start: int, end: int, *, tag_at: Callable[[int], str | None] = lambda at: None
) -> Iterator[Word]:
    """Yield the tokens of ``text[start:end]``; ``tag_at`` gives the Penn tag at an offset."""
    known = lexicon()
    codes, only = known.codes, known.only
    for match in known.tokens.finditer(text, start, end):
        kind, (first, last) = match.lastgroup, match.span()
        lower = match[0].lower()
        if kind == "WORD":
            code = codes.get(lower, OTHER)
            if lower in only and not _holds(only[lower], match, text, tag_at):
                code = OTHER
        else:
            lower, code = _sign(str(kind), match)
        yield Word(first, last, lower, code)


def _sign(kind: str, match: re.Match[str]) -> tuple[str, str]:
    """Return the lower-cased text and the code of a token that is no plain word."""
    known, text = lexicon(), match[0]
    if kind in ("SIGN", "INITIALS", "GENITIVE"):
        lower = text.lower().replace("’", "'")
        return lower, known.codes.get(lower, STOP if kind == "SIGN" else OTHER)
    if kind != "FIGURE":
        return plain(text), known.sets[frozenset([kind])]
    # *1080p* is no year: a letter is glued to it.
    glued = len(text) == 4 and match.string[match.end() : match.end() + 1].isalpha()
    return text, OTHER if glued else known.sets[_figure(text)]


# A short name of a day or a month has a mark, or a number of the date, behind it.
_DATED = re.compile(r"[.,]|\s{1,3}\d{1,4}\b")


def _holds(
    only: Only, match: re.Match[str], text: str, tag_at: Callable[[int], str | None]
) -> bool:
    if only.capital and not match[0][0].isupper():
        return False
    if only.dotted and not _DATED.match(text, match.end()):
        return False
    if only.unless_next is not None and only.unless_next.match(text, match.end()):
        return False
    if only.tags is None:
        return True
    tag = tag_at(match.start())
    return tag is None or tag in only.tags
