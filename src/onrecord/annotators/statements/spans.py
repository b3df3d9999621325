"""Token sets → character ranges, with quotation marks where a reader would put them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from onrecord.annotators.language import Parse
from onrecord.annotators.quotations import Quotation, is_utterance

Range = tuple[int, int]

_EDGES = frozenset(" ,;:\n\t\r\xa0—–-")
_MARKS = frozenset(["“", "”", '"', "``", "''", "‘", "’", "'", "«", "»", "„"])


def runs(parse: Parse, indices: Iterable[int]) -> list[Range]:
    """Return the character ranges that the tokens cover, bridged over punctuation between them.

    Punctuation at either end of a run is left off, save a closing bracket or a full quotation.
    """
    found: list[list[int]] = []
    for i in sorted(set(indices)):
        if found and all(parse.tokens[j].pos == "PUNCT" for j in range(found[-1][-1] + 1, i)):
            found[-1].append(i)
        else:
            found.append([i])
    return [span for run in found if (span := _trimmed(parse, run)) is not None]


def _trimmed(parse: Parse, run: Sequence[int]) -> Range | None:
    low, high = 0, len(run)
    while low < high and _is_edge(parse, run[low]):
        low += 1
    while high > low and _is_edge(parse, run[high - 1]):
        high -= 1
    if low == high:
        return None
    return parse.tokens[run[low]].start, parse.tokens[run[high - 1]].end


def _is_edge(parse: Parse, i: int) -> bool:
    token = parse.tokens[i]
    return (token.pos == "PUNCT" and token.text not in "()[]%$") or token.text in _MARKS


def merge(ranges: Iterable[Range]) -> list[Range]:
    """Return the union of the ranges as disjoint ranges in order."""
    out: list[Range] = []
    for start, end in sorted(ranges):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out


def subtract(ranges: Iterable[Range], taken: Iterable[Range]) -> list[Range]:
    """Return what is left of ``ranges`` outside ``taken``."""
    left = merge(ranges)
    for low, high in taken:
        left = [
            part
            for start, end in left
            for part in ((start, min(end, low)), (max(start, high), end))
            if part[0] < part[1]
        ]
    return left


def size(ranges: Iterable[Range]) -> int:
    """Return how many code points the disjoint ranges cover."""
    return sum(end - start for start, end in ranges)


def overlap(left: Sequence[Range], right: Sequence[Range]) -> int:
    """Return how many code points two lists of disjoint ranges share."""
    return sum(max(0, min(a[1], b[1]) - max(a[0], b[0])) for a in left for b in right)


def trimmed(text: str, spans: Sequence[Range]) -> list[Range]:
    """Return the spans without blanks, commas and dashes at their edges, empty ones left out."""
    kept = []
    for start, end in spans:
        while start < end and text[start] in _EDGES:
            start += 1
        while end > start and text[end - 1] in _EDGES:
            end -= 1
        if start < end:
            kept.append((start, end))
    return kept


class QuotationIndex:
    """The quotations of a report, found by place in logarithmic time.

    In single marks only an utterance counts; a title or a word of somebody's does not.
    """

    def __init__(self, quotations: Sequence[Quotation], text: str) -> None:
        self._text = text
        self._quotations = [
            q for q in quotations if not q.single or _is_spoken(text[q.start : q.end])
        ]
        self._starts = [q.start for q in self._quotations]

    def inside(self, quotation: Quotation) -> list[Range]:
        """Return the parts without their marks; only a closed quotation's last part ends in one."""
        text = self._text
        out = [(start + _mark(text[start : start + 2]), end) for start, end in quotation.parts]
        if quotation.closed:
            start, end = out[-1]
            out[-1] = start, end - _mark(text[end - 2 : end])
        return [(start, end) for start, end in out if start < end]

    def at(self, offset: int) -> Quotation | None:
        """Return the quotation around ``offset``, if there is one."""
        before = bisect_right(self._starts, offset) - 1
        if before >= 0 and offset < self._quotations[before].end:
            return self._quotations[before]
        return None

    def between(self, start: int, end: int) -> list[Quotation]:
        """Return the quotations that share a character with ``[start, end)``, in order."""
        low = max(0, bisect_right(self._starts, start) - 1)
        high = bisect_right(self._starts, end - 1)
        return [q for q in self._quotations[low:high] if q.end > start and q.start < end]


def _mark(edge: str) -> int:
    return 2 if edge in ("``", "''") else 1


def _is_spoken(quoted: str) -> bool:
    return is_utterance(quoted) and quoted[1:2].isupper()


def snap(ranges: Sequence[Range], cue: Range, index: QuotationIndex) -> list[Range]:
    """Fit content to quotations: within the one that the cue stands in, else around those it meets.

    A paragraph of a quotation that the content meets in over half of its length belongs to it
    whole, with its marks; one that it merely strays into is cut off.
    """
    around = index.at(cue[0])
    if around is not None:
        inner = index.inside(around)
        return [
            (max(start, low), min(end, high))
            for start, end in ranges
            for low, high in inner
            if max(start, low) < min(end, high)
        ]
    whole = merge(ranges)
    met = {part for low, high in whole for q in index.between(low, high) for part in q.parts}
    for part in sorted(met):
        whole = _fitted(whole, part)
    return whole


def _fitted(ranges: list[Range], part: Range) -> list[Range]:
    """Take in a part of a quotation whole, or leave out what the content only strays into."""
    shared = overlap(ranges, [part])
    if 2 * shared >= size([part]):
        return merge([*ranges, part])
    begun = any(start <= part[0] + 2 < end for start, end in ranges)
    return ranges if begun or 2 * shared >= size(ranges) else subtract(ranges, [part])
