"""The rules of ``knowledge/times/rules.toml`` → the expressions in a row of words, longest first.

Every repetition in a pattern is bounded, so each rule reads a row in time linear in its length.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

from msgspec import Struct

from onrecord.annotators.times.tables import knowledge
from onrecord.annotators.times.words.lexicon import OTHER, STOP, Word, lexicon

_PIECE = re.compile(r"[\[\]()|]|[^\s\[\]()|]+")
_BODY = "BODY"


class Rule(Struct, frozen=True):
    """A named pattern over word codes, with the fields that it sets outright."""

    name: str
    kind: str
    fixed: str | None
    give: dict[str, Any]
    pattern: re.Pattern[str]
    stop: bool = False
    next: frozenset[str] | None = None
    tense: str | None = None

    def fits(self, words: Sequence[Word], end: int, stops: str) -> bool:
        """Tell whether what follows the words of a match is what the rule asks for."""
        behind = words[end] if end < len(words) else None
        if self.stop and behind is not None and behind.code not in stops:
            return False
        return self.next is None or (behind is not None and behind.lower in self.next)


class Match(Struct, frozen=True):
    """An expression: words ``[first, last)``, the rule that read it, and its slots in order."""

    first: int
    last: int
    rule: Rule
    slots: tuple[tuple[str, tuple[Word, ...]], ...]


@lru_cache(maxsize=1)
def rules() -> tuple[Rule, ...]:
    """Return the rules in file order; compiled once a process."""
    return tuple(
        Rule(
            rule["name"],
            rule.get("kind", "fixed" if "fixed" in rule else "date"),
            rule.get("fixed"),
            rule.get("give", {}),
            re.compile(_compile(rule["pattern"])),
            rule.get("stop", False),
            frozenset(rule["next"]) if "next" in rule else None,
            rule.get("tense"),
        )
        for rule in knowledge()["rules"]
    )


def _compile(pattern: str, *, capture: bool = True) -> str:
    """Return ``pattern`` as a regular expression over codes; slots become ``NAME_1, NAME_2 …``."""
    data, known = knowledge(), lexicon()
    seen: dict[str, int] = {}

    def translate(piece: str) -> str:
        if piece == "<":
            return f"(?P<{_BODY}>"
        if piece in "[(":
            return "(?:"
        if piece == ">":
            return "(?="
        if piece == "]":
            return ")?"
        if piece in ")|":
            return piece
        if not piece.isupper():
            return known.class_of(f"={piece}")
        if piece in data["slots"]:
            body = f"(?:{_compile(data['slots'][piece], capture=False)})"
        else:
            body = known.class_of(piece)
        if not capture:
            return body
        seen[piece] = seen.get(piece, 0) + 1
        return f"(?P<{piece}_{seen[piece]}>{body})"

    pieces = _PIECE.findall(_expand(pattern))
    return "".join(map(translate, pieces)) + ")" * ((">" in pieces) + ("<" in pieces))


def _expand(pattern: str) -> str:
    macros = knowledge()["macros"]
    for _ in range(3):
        pattern = _PIECE.sub(lambda piece: macros.get(piece[0], piece[0]), pattern)
    return pattern


def matches(words: Sequence[Word]) -> Iterator[Match]:
    """Yield the expressions among ``words`` in order; none overlaps another."""
    codes = "".join(word.code for word in words)
    for start, end in _stretches(codes):
        yield from _choose(words, codes[start:end], start)


def _stretches(codes: str) -> Iterator[tuple[int, int]]:
    """Yield where words of classes stand in a row, unless all of them are weak."""
    weak = lexicon().weak
    for stretch in _STRETCH.finditer(codes):
        if not weak.issuperset(stretch[0]):
            yield stretch.span()


_STRETCH = re.compile(rf"[^{re.escape(OTHER + STOP)}]+")


@lru_cache(maxsize=1)
def _stops() -> str:
    """Return the codes of what ends a clause: marks and paragraph ends."""
    known = lexicon()
    breaks = known.sets[frozenset(["BREAK"])]
    return STOP + breaks + "".join(known.codes[mark] for mark in ",." if mark in known.codes)


def _choose(words: Sequence[Word], codes: str, start: int) -> Iterator[Match]:
    """Yield, in order, the matches of one stretch that are kept: the longest first take words."""
    stops, taken = _stops(), bytearray(len(codes))
    kept = []
    for fit in _fits(codes) if len(codes) <= _SHORT else _fits.__wrapped__(codes):
        if not fit.rule.fits(words, start + fit.last, stops) or any(taken[fit.first : fit.last]):
            continue
        taken[fit.first : fit.last] = b"\x01" * (fit.last - fit.first)
        kept.append(fit)
    for fit in sorted(kept, key=lambda fit: fit.first):
        slots = ((name, tuple(words[start + at : start + to])) for name, at, to in fit.slots)
        yield Match(start + fit.first, start + fit.last, fit.rule, tuple(slots))


class _Fit(Struct, frozen=True):
    """Where a rule fits a row of codes, and where its slots are."""

    first: int
    last: int
    rule: Rule
    slots: tuple[tuple[str, int, int], ...]


# Nine of ten rows of the development reports come again, and few are longer.
_SHORT = 16


@lru_cache(maxsize=8192)
def _fits(codes: str) -> tuple[_Fit, ...]:
    """Return where rules fit a row of codes: the longest first, of equal ones by rule and place."""
    found = [
        (_first(match) - match.end(), at, _Fit(_first(match), match.end(), rule, _slots(match)))
        for at, rule in enumerate(rules())
        for match in rule.pattern.finditer(codes)
    ]
    return tuple(fit for _, _, fit in sorted(found, key=lambda item: item[:2]))


def _first(match: re.Match[str]) -> int:
    """Return where the expression begins, behind what must precede it."""
    return match.start(_BODY) if _BODY in match.re.groupindex else match.start()


def _slots(match: re.Match[str]) -> tuple[tuple[str, int, int], ...]:
    """Return the slots in text order; those of what precedes the expression come last."""
    first = _first(match)
    spans = sorted(
        (match.start(name) < first, match.start(name), name.rpartition("_")[0], match.end(name))
        for name, value in match.groupdict().items()
        if value and name != _BODY
    )
    return tuple((name, start, end) for _, start, name, end in spans)
