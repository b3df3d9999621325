"""A text and the stretches marked in it → pieces that do not overlap, paragraph by paragraph.

What is drawn on a page cannot cross as spans do: a quotation that begins inside a source, an event
in a statement in a statement. Each piece says which marks lie over it; put together, the pieces are
the text again, code point for code point.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from onrecord.model import Event, Mention, Span, Statement, Time

Layer = Literal["content", "source", "cue", "event", "time", "actor"]
LAYERS: tuple[Layer, ...] = ("content", "source", "cue", "event", "time", "actor")

_PARAGRAPH = re.compile(r"(?:\r\n|\r|\n)+")


class Mark(NamedTuple):
    """A stretch ``[start, end)`` of the text, in code points, and the ``entry`` that it is of.

    ``entry`` is a fragment of the page: s-, e-, t- or m-, and the id or the place in the text.
    """

    start: int
    end: int
    layer: Layer
    entry: str


class Piece(NamedTuple):
    """A stretch of the text that every mark covers whole or not at all.

    ``marks`` are those that cover it, and ``opens`` those of them that begin with it.
    """

    start: int
    end: int
    text: str
    marks: tuple[Mark, ...]
    opens: tuple[Mark, ...]


class Paragraph(NamedTuple):
    """A paragraph with the line ends behind it; the first may be nothing but line ends."""

    start: int
    end: int
    pieces: tuple[Piece, ...]


def of_statement(statement: Statement) -> Iterator[Mark]:
    """Yield the marks of a statement: its content, source and cue."""
    entry = f"s-{statement.id}"
    for span in statement.content:
        yield _mark(span, "content", entry)
    if statement.source is not None:
        yield _mark(statement.source, "source", entry)
    if statement.cue is not None:
        yield _mark(statement.cue, "cue", entry)


def of_event(event: Event) -> Mark:
    """Return the mark of an event, at its trigger."""
    return _mark(event.trigger, "event", f"e-{event.id}")


def of_time(time: Time) -> Mark:
    """Return the mark of a time expression."""
    return _mark(time, "time", f"t-{time.start}")


def of_mention(mention: Mention) -> Mark:
    """Return the mark of the words that stand for an actor."""
    return _mark(mention, "actor", f"m-{mention.start}-{mention.end}")


def paragraphs(text: str, marks: Iterable[Mark]) -> list[Paragraph]:
    """Return the text in paragraphs, each in pieces; marks that reach past the text end with it.

    It takes as long as the pieces are many and the marks over each: a text of 100,000 characters
    with 3,000 marks is some 6,000 pieces.
    """
    ends = [match.end() for match in _PARAGRAPH.finditer(text)]
    if text and (not ends or ends[-1] < len(text)):
        ends.append(len(text))
    pieces = iter(_pieces(text, list(marks), ends))
    return [_paragraph(start, end, pieces) for start, end in zip([0, *ends], ends, strict=False)]


def _paragraph(start: int, end: int, pieces: Iterator[Piece]) -> Paragraph:
    inside: list[Piece] = []
    while not inside or inside[-1].end < end:
        inside.append(next(pieces))
    return Paragraph(start, end, tuple(inside))


def _pieces(text: str, marks: Sequence[Mark], ends: Iterable[int]) -> Iterator[Piece]:
    """Yield the pieces between all places where a mark or a paragraph begins or ends."""
    starting: dict[int, list[Mark]] = {}
    for mark in marks:
        starting.setdefault(mark.start, []).append(mark)
    places = {0, len(text), *ends, *starting, *(mark.end for mark in marks)}
    cuts = sorted(place for place in places if 0 <= place <= len(text))
    over: list[Mark] = []
    for start, end in pairwise(cuts):
        opens = starting.get(start, [])
        over = [mark for mark in over if mark.end > start] + opens
        yield Piece(start, end, text[start:end], tuple(over), tuple(opens))


def _mark(span: Span, layer: Layer, entry: str) -> Mark:
    return Mark(span.start, span.end, layer, entry)
