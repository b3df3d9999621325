"""The words of a report as they are compared: what is said, without how it is set and framed."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple
from zlib import crc32

from onrecord.knowledge.credits import furniture_phrases

# Some collections are tokenised, so that blanks before marks and in "do n't" tell nothing.
# Words of a passage: a longer run than two writers come to alone.
PASSAGE = 8
_TOKEN = re.compile(r"[^\W_]+?(?=\s?n['’]t\b)|n['’]t\b|[^\W_]+|[“”\"«»\n]")
_PLAIN = re.compile(r"[^\W_]+")
_SEGMENT = re.compile(r"[^\n]+?(?:[.!?…][\"”’)]*(?=\s)|(?=\n)|\Z)")
_MARKS = frozenset('“”"«»\n')
# Words behind an opening mark in which the closing one is looked for.
_LONGEST_QUOTATION = 150
# A longer segment that holds a phrase of furniture is a paragraph, not a line of a footer.
_LONGEST_FURNITURE = 600


class _Word(NamedTuple):
    word: str
    start: int
    end: int
    quoted: bool


class Words(NamedTuple):
    """Folded words with the code points that they cover, and whether each is in quotation marks."""

    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    quoted: tuple[bool, ...]


def read_words(text: str) -> Words:
    """Return the words of ``text``, less what pages print around any report (credits.toml)."""
    found: list[_Word] = []
    opened = None
    for match in _TOKEN.finditer(text):
        word = match[0]
        if word in _MARKS:
            opened = _after_mark(word, opened, len(found))
            continue
        if opened is not None and len(found) - opened > _LONGEST_QUOTATION:
            opened = None
        found.append(_Word(word.casefold(), match.start(), match.end(), opened is not None))
    return _words(_outside(found, _footers(text)))


def without(words: Words, furniture: Collection[int]) -> Words:
    """Return ``words`` less those of shingles of :data:`PASSAGE` whose hashes are ``furniture``."""
    barred: set[int] = set()
    for start, hash in enumerate(hashes(words.words, PASSAGE)):
        if hash in furniture:
            barred.update(range(start, start + PASSAGE))
    if not barred:
        return words
    found = map(_Word, *words)
    return _words([word for at, word in enumerate(found) if at not in barred])


def _words(found: Sequence[_Word]) -> Words:
    return Words(*zip(*found, strict=True)) if found else Words((), (), (), ())


def _after_mark(mark: str, opened: int | None, at: int) -> int | None:
    """Return where the quotation began that is open behind ``mark``.

    A straight mark that opens may be an inch: it closes with its line at the latest.
    """
    if mark in "“«":
        return at
    if mark in "”»":
        return None
    if mark == "\n":
        return opened
    return at if opened is None else None


def _footers(text: str) -> list[tuple[int, int]]:
    """Return the segments of ``text`` that are none of its report."""
    folded = text.casefold()
    phrases = [phrase for phrase in furniture_phrases() if phrase in folded]
    if not phrases:
        return []
    return [
        (match.start(), match.end())
        for match in _SEGMENT.finditer(text)
        if len(match[0]) <= _LONGEST_FURNITURE
        and any(phrase in match[0].casefold() for phrase in phrases)
    ]


def _outside(found: list[_Word], barred: Sequence[tuple[int, int]]) -> list[_Word]:
    if not barred:
        return found
    starts = [word.start for word in found]
    kept: list[_Word] = []
    last = 0
    for start, end in barred:
        kept += found[last : bisect_left(starts, start)]
        last = bisect_left(starts, end)
    return kept + found[last:]


def segments(text: str) -> Iterator[str]:
    """Yield the sentences and lines of ``text``, roughly: they are only counted."""
    return (match[0] for match in _SEGMENT.finditer(text))


def plain(segment: str) -> bytes:
    """Return a segment without what only sets it: its letters and figures, folded."""
    return "".join(_PLAIN.findall(segment)).casefold().encode("utf-8", "surrogatepass")


def hashes(words: Sequence[str], size: int) -> list[int]:
    """Return the hash of every shingle of ``size`` words, in their order: CRC-32, as everywhere."""
    raw = " ".join(words).encode("utf-8", "surrogatepass")
    starts, at = [], 0
    for word in words:
        starts.append(at)
        at += (len(word) if word.isascii() else len(word.encode("utf-8", "surrogatepass"))) + 1
    ends = [start - 1 for start in starts[size:]] + [len(raw)]
    return [crc32(raw[start:end]) for start, end in zip(starts, ends, strict=False)]
