"""Quotation marks → quotations: which marks belong together, paragraph by paragraph.

One pass over the text, so the cost is linear and no mark, however unbalanced, spoils more than its
own paragraph. Curly, straight, doubled single and mixed marks are read alike; a single mark counts
only where it cannot be an apostrophe.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

_PARAGRAPH = re.compile(r"\n\s*\n\s*|(?<=[.!?:\"'”’»)\]…])[ \t\r]*\n\s*|\Z")
_LINE = re.compile(r"\s*\n\s*|\Z")
# Code points of a wrapped line, the share of the lines before another that are at least so long,
# the share of longer ones from which on none is, and how few lines tell nothing.
_WRAPPED, _SHARE, _LONGER, _FEW = range(45, 100), 0.6, 0.2, 4
# Paragraphs behind an opening mark in which the closing one is looked for.
_AHEAD = 4
# Paragraphs of one quotation: a text whose marks never close is no quotation of a hundred pages.
_PARTS = 60
_MARK = re.compile(r"[“”\"„«»]|``|''|[‘’'‹›]")
_ENDS = re.compile(r"[.,!?…—–-][\"”’'»“]*\Z")
_BEGINS = re.compile(r"[\"“”‘’'`„«»\s\[(…]*[A-Z0-9]")
# What an utterance may begin with besides a letter or a figure.
_OPENERS = frozenset("([{$£€#@“‘'`…*-–—¿¡.")
_SINGLE = frozenset("‘’'‹›")
_OPENING = frozenset(["“", "„", "«", "``", "‘", "‹"])
_CLOSING = frozenset(["”", "»", "''", "›"])


class Quotation(Struct, frozen=True):
    """A quotation: one half-open range a paragraph, its marks counted in.

    ``closed`` is false where the closing mark is missing; then it ends with its paragraph.
    ``single`` tells single marks: a title, a nested quotation, or British usage.
    """

    parts: tuple[tuple[int, int], ...]
    closed: bool
    single: bool

    @property
    def start(self) -> int:
        """Where the first mark opens."""
        return self.parts[0][0]

    @property
    def end(self) -> int:
        """Behind the last mark."""
        return self.parts[-1][1]


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Yield the half-open ranges of the paragraphs of ``text``, blank ones left out.

    Two newlines end one; where lines are wrapped, as in wire copy, a single newline only behind a
    full stop or a closing mark.
    """
    start = 0
    for gap in (_PARAGRAPH if is_wrapped(text) else _LINE).finditer(text):
        if text[start : gap.start()].strip():
            yield start, gap.start()
        start = gap.end()


def is_wrapped(text: str) -> bool:
    """Tell a text whose lines break where they are full, not where a paragraph ends."""
    lines = pairwise(text.split("\n"))
    lengths = [len(line) for line, after in lines if line.strip() and after.strip()]
    if sum(length >= _WRAPPED.stop for length in lengths) > _LONGER * len(lengths):
        return False
    full = sum(length in _WRAPPED for length in lengths)
    return len(lengths) < _FEW or full > _SHARE * len(lengths)


def find_quotations(text: str) -> list[Quotation]:
    """Return the quotations of ``text`` in order; none overlaps another."""
    found: list[Quotation] = []
    open_parts: list[tuple[int, int]] = []
    ranges = list(paragraphs(text))
    for k, (start, end) in enumerate(ranges):
        if open_parts and not _opening_mark(text, start):
            closed = _closing(text, ranges[k : k + _AHEAD], text[open_parts[0][0]])
            if closed is not None and closed > end:
                open_parts.append((start, end))
                continue
            parts = open_parts if closed is None else [*open_parts, (start, closed)]
            found.append(Quotation(tuple(parts), closed is not None, False))
            open_parts, start = [], closed or start
        for quotation in _in_paragraph(text, start, end):
            if open_parts:
                quotation = Quotation((*open_parts, *quotation.parts), quotation.closed, False)
                open_parts = []
            runs_on = not quotation.closed and not quotation.single and _runs_on(quotation, end)
            if runs_on and len(quotation.parts) < _PARTS:
                open_parts = list(quotation.parts)
            else:
                found.append(quotation)
    if open_parts:
        found.append(Quotation(tuple(open_parts), False, False))
    return found


def is_utterance(quoted: str) -> bool:
    """Tell whether a quotation reads as an utterance, unlike the words in ``"mixed" feelings``."""
    long_enough = quoted.count(" ") >= 2 or _BEGINS.match(quoted) is not None
    return long_enough and _ENDS.search(quoted.rstrip()) is not None


def _closing(text: str, ranges: Sequence[tuple[int, int]], opening: str) -> int | None:
    """Return where a quotation that *“* opened ends, if the next such mark of the ranges closes it.

    Marks that look alike at either end tell nothing.
    """
    if opening != "“":
        return None
    for start, end in ranges:
        first = min((at for mark in "“”" if (at := text.find(mark, start, end)) >= 0), default=-1)
        if first >= 0:
            return first + 1 if text[first] == "”" else None
    return None


def _opening_mark(text: str, start: int) -> bool:
    return text[start] in '“"„«' or text.startswith(("``", "''"), start)


def _runs_on(quotation: Quotation, end: int) -> bool:
    return quotation.parts[-1][1] == end


def _in_paragraph(text: str, start: int, end: int) -> Iterator[Quotation]:
    opened: int | None = None
    single: re.Match[str] | None = None
    for mark in _MARK.finditer(text, start, end):
        if mark[0] in _SINGLE:
            if opened is not None:
                continue
            if single is None:
                single = mark if _opens_word(text, mark) and mark[0] != "’" else None
            elif _closes_word(text, mark):
                yield Quotation(((single.start(), mark.end()),), True, True)
                single = None
        elif opened is None:
            if mark[0] in _OPENING or _opens_word(text, mark) or mark.start() == start:
                opened, single = mark.start(), None
        elif mark[0] in _CLOSING or not _opens_word(text, mark):
            yield Quotation(((opened, mark.end()),), True, False)
            opened = None
        elif mark[0] == text[opened : opened + len(mark[0])] and mark[0] not in _OPENING:
            # A straight mark that opens a word while one is open: the closing one was forgotten.
            opened = mark.start()
    if opened is not None:
        yield Quotation(((opened, end),), False, False)


def _opens_word(text: str, mark: re.Match[str]) -> bool:
    before = text[mark.start() - 1] if mark.start() else " "
    after = text[mark.end()] if mark.end() < len(text) else " "
    return not before.isalnum() and before not in ".,!?;" and (after.isalnum() or after in _OPENERS)


def _closes_word(text: str, mark: re.Match[str]) -> bool:
    before = text[mark.start() - 1] if mark.start() else " "
    after = text[mark.end()] if mark.end() < len(text) else " "
    return not before.isspace() and not after.isalnum()
