"""An event as one phrase of a report tells of it."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from msgspec import Struct

from onrecord.annotators.language import Parse
from onrecord.annotators.times.tables import knowledge
from onrecord.model import Span

# What of an event a date gives: when it is, when it begins, when it ends.
EventPoint = Literal["at", "start", "end"]


class Event(Struct, frozen=True, kw_only=True):
    """An event as one phrase tells of it: tokens ``[first, last)`` around ``head``.

    ``family`` is what its nouns and its verb share, ``None`` for an event that no table names.
    ``marks`` are the names and kinds that tell it from others, ``ordinals`` the words that count it
    among its kind. ``known`` is false where a pronoun tells whose event it is. ``point`` is what of
    the event the phrase dates by: its beginning in *the siege began*.
    """

    head: int
    first: int
    last: int
    family: str | None
    marks: frozenset[str] = frozenset()
    ordinals: frozenset[str] = frozenset()
    plural: bool | None = None
    definite: bool = True
    known: bool = True
    lasting: bool = False
    point: EventPoint = "at"

    def span(self, parse: Parse) -> Span:
        """Return the words of the phrase."""
        start, end = parse.tokens[self.first].start, parse.tokens[self.last - 1].end
        return Span(start=start, end=end, text=parse.text[start:end])


@lru_cache(maxsize=32)
def terms(name: str) -> frozenset[str]:
    """Return a word list of the event terms."""
    return frozenset(knowledge()["event_terms"][name])
