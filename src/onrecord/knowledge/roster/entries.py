"""What a cast file says of somebody, checked; and where it says so, for the errors."""

from __future__ import annotations

from msgspec import Struct

from onrecord.errors import RunError
from onrecord.model import ActorKind


class Place(Struct, frozen=True, gc=False):
    """A line of a file, counted from 1; ``None`` where the format does not tell."""

    file: str
    line: int | None

    def __str__(self) -> str:
        return self.file if self.line is None else f"{self.file}:{self.line}"

    def error(self, reason: str) -> RunError:
        """Return the RunError that stops the run for what stands here."""
        return RunError(f"{self}: {reason}")


class Term(Struct, frozen=True, gc=False, kw_only=True, omit_defaults=True):
    """A term of office: ``title`` as given, ``office`` its id in offices.toml where it has one.

    ``country`` or ``body``, an organisation's name, is what it is an office of. ``start`` and
    ``end``, the first day out of office, are ISO dates, perhaps of a month or a year only.
    """

    title: str
    office: str | None = None
    country: str | None = None
    body: str | None = None
    start: str | None = None
    end: str | None = None

    def at(self, date: str) -> bool:
        """Tell whether the term surely covers the ISO date; an open one has no bound."""
        begun = self.start is None or latest(self.start) <= date
        return begun and (self.end is None or date < self.end)


class Entry(Struct, frozen=True, gc=False, kw_only=True, omit_defaults=True):
    """Somebody of the cast. ``forms`` are the other names, ``weak`` those that alone tell nobody.

    The kind is ``unknown`` where the file leaves open what it is.
    """

    name: str
    kind: ActorKind = "unknown"
    forms: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    country: str | None = None
    wikidata: str | None = None
    terms: tuple[Term, ...] = ()


class Row(Struct, kw_only=True):
    """An entry with what only joining needs: its id, whose other names it gives, and its place.

    ``dumped``: from a FollowTheMoney dump, in which one id may come in several pieces.
    """

    place: Place
    entry: Entry
    id: str | None = None
    same_as: str | None = None
    dumped: bool = False


def latest(date: str) -> str:
    """Return the last day that an ISO date, perhaps of a month or a year only, may mean."""
    return (date + "-12-31"[len(date) - 4 :])[:10] if len(date) < 10 else date
