"""Noun phrases: their words, and what they are."""

from __future__ import annotations

from onrecord.annotators.language import Parse
from onrecord.annotators.statements.circumstances.saying import (
    PLACES,
    TIMES,
    children,
    object_of,
)
from onrecord.annotators.statements.circumstances.words import words
from onrecord.annotators.statements.spans import Range
from onrecord.knowledge.people import people

_LEFT = frozenset(
    ["det", "amod", "compound", "poss", "nummod", "nmod", "case", "predet", "quantmod"]
)
# Words of the longest phrase that is looked at.
_LONGEST = 24
_DEPTH = 3
_MARKS = frozenset(["“", "”", '"', "``", "''", "‘", "’", "'"])


def phrase_tokens(parse: Parse, noun: int, *, depth: int = _DEPTH) -> tuple[int, int]:
    """Return the half-open token range of a noun phrase, without clauses, days and places.

    Behind the noun only the prepositions that go on with its name are taken in.
    """
    low, high = left_edge(parse, noun), noun + 1
    while depth and high - low < _LONGEST and (behind := _inner(parse, noun, high)) is not None:
        high = max(high + 1, phrase_tokens(parse, behind, depth=depth - 1)[1])
    return low, high


def left_edge(parse: Parse, noun: int) -> int:
    """Return the first token of the noun phrase that ends with ``noun``."""
    low = noun
    for _ in range(_LONGEST):
        before = low - 1
        if before < 0 or not _within(parse, before, noun):
            break
        low = before
    while low < noun and parse.tokens[low].pos == "PUNCT" and parse.tokens[low].text != "“":
        low += 1
    return low


def _within(parse: Parse, i: int, noun: int) -> bool:
    """Tell whether token ``i`` depends on ``noun`` by what stands before a noun."""
    tokens = parse.tokens
    for _ in range(_DEPTH + 2):
        token = tokens[i]
        if i > noun or token.head == i:
            return False
        if token.head == noun:
            return token.dep in _LEFT or (token.pos == "PUNCT" and token.text in "-\"“”‘’'/")
        i = token.head
    return False


def _inner(parse: Parse, noun: int, high: int) -> int | None:
    """Return the object of the preposition at ``high`` if it goes on with the name."""
    tokens = parse.tokens
    if high >= len(tokens) or tokens[high].dep not in {"prep", "dative"}:
        return None
    if tokens[high].lower not in words().inner or not _leads_to(parse, high, noun):
        return None
    behind = object_of(parse, high)
    if behind is None or behind - high > _LONGEST:
        return None
    if tokens[behind].entity in TIMES and not any(t.tag == "POS" for t in tokens[high:behind]):
        # *On Friday*, but *on ABC's This Week*.
        return None
    placed = tokens[behind].entity in PLACES and tokens[high].lower in {"on", "from"}
    return None if placed else behind


def _leads_to(parse: Parse, i: int, noun: int) -> bool:
    for _ in range(_DEPTH):
        i = parse.tokens[i].head
        if i == noun:
            return True
    return False


def span_of(parse: Parse, tokens: tuple[int, int]) -> Range:
    """Return the characters of a token range; a quotation mark that opens in it closes in it."""
    low, high = tokens
    start, end = parse.tokens[low].start, parse.tokens[high - 1].end
    words_ = parse.text[start:end]
    if sum(words_.count(mark) for mark in '“”"') % 2 and high < len(parse.tokens):
        for behind in range(high, min(high + 3, len(parse.tokens))):
            if parse.tokens[behind].text in _MARKS:
                return start, parse.tokens[behind].end
    return start, end


def conjuncts(parse: Parse, noun: int) -> list[int]:
    """Return the noun and those co-ordinated with it, at most eight."""
    found = [noun]
    for at in found:
        if len(found) < 8:
            found += [
                c
                for c in children(parse, at)
                if parse.tokens[c].dep == "conj" and parse.tokens[c].pos in _NOMINAL
            ]
    return found[:8]


_NOMINAL = frozenset(["NOUN", "PROPN", "PRON"])


def is_nominal(parse: Parse, i: int) -> bool:
    """Tell a noun, a name or a pronoun."""
    return parse.tokens[i].pos in _NOMINAL


def is_group(parse: Parse, i: int) -> bool:
    """Tell a noun for several people: *reporters*, *the crowd*, *police*."""
    token = parse.tokens[i]
    lemma = token.lemma.lower()
    if lemma in words().collectives or token.lower in people().group:
        return True
    return token.tag == "NNS" and lemma in words().people


def is_somebody(parse: Parse, i: int) -> bool:
    """Tell a noun for people: a name, a personal pronoun, a role, a group, a body."""
    token = parse.tokens[i]
    lemma = token.lemma.lower()
    if token.pos == "PRON":
        return token.tag == "PRP" and token.lower not in {"it", "itself"}
    if token.pos == "PROPN":
        return token.entity in {"PERSON", "ORG", "NORP", "GPE", ""}
    return is_group(parse, i) or lemma in words().people or lemma in words().bodies


def name_tokens(parse: Parse, noun: int) -> tuple[int, int]:
    """Return the token range of the name around ``noun``: *New York*, *Mazar-e-Sharif*."""
    tokens = parse.tokens
    low, high = noun, noun + 1
    if tokens[noun].entity and tokens[noun].pos == "PROPN":
        while low > 0 and not tokens[low].begins and noun - low < _LONGEST:
            low -= 1
        while low < noun and (tokens[low].tag == "DT" or tokens[low].pos == "PUNCT"):
            low += 1
        low = noun if tokens[noun - 1].tag == "POS" else low
    while _is_hyphenated(parse, low):
        low -= 2
    while not tokens[noun].entity and low > 0 and _goes_before(parse, low - 1):
        low -= 1
    return low, high


def _goes_before(parse: Parse, i: int) -> bool:
    return parse.tokens[i].pos == "PROPN" and parse.tokens[i].dep in _LEFT


def _is_hyphenated(parse: Parse, i: int) -> bool:
    """Tell whether a hyphen without blanks joins token ``i`` to the word before."""
    tokens = parse.tokens
    if i < 2 or tokens[i - 1].text not in {"-", "‑"}:
        return False
    return tokens[i - 2].end == tokens[i - 1].start and tokens[i - 1].end == tokens[i].start
