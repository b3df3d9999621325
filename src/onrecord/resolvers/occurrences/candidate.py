"""What is compared: one telling of a happening, and the words of the report around it."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import NamedTuple

from msgspec import Struct

from onrecord.model import Interval, Place, Status


class Document(Struct, frozen=True, gc=False):
    """The most telling stems of a report, and how often each stands in it."""

    counts: dict[str, int]


class Order(NamedTuple):
    """Where a telling stands among all: by day, report and place in it, then by its own id."""

    published: str
    report: str
    start: int
    id: str


class Candidate(Struct, frozen=True, gc=False):
    """One telling of a happening: an event of a report, or any words that are known to tell of one.

    ``stems`` are those of its trigger, ``groups`` the numbers of the groups of words that tell of
    the same (happenings.toml), ``types`` PLOVER's. ``actors`` and ``recipients`` are ids of the
    record's actors, ``named`` those of all whom the sentence names; empty is not known. ``around``
    are the words of its sentence, ``document`` those of its report. ``when`` is ``None`` unless the
    report's words date it. ``marks`` tell one of a series from another: years and ordinals.
    ``numbers`` are what is counted, with the number. What ``lasts`` may be told of for weeks.
    ``undergoer`` is the id of the one person to whom it happened and can happen only once.
    """

    order: Order
    stems: frozenset[str]
    groups: frozenset[int]
    types: frozenset[str]
    around: tuple[str, ...]
    document: Document
    actors: frozenset[str] = frozenset()
    recipients: frozenset[str] = frozenset()
    named: frozenset[str] = frozenset()
    when: Interval | None = None
    where: Place | None = None
    marks: frozenset[str] = frozenset()
    numbers: frozenset[tuple[str, str]] = frozenset()
    sentence: int = 0
    status: Status | None = None
    lasts: bool = False
    undergoer: str | None = None


def day_of(told: Candidate) -> int:
    """Return the day that words date a telling to, else that of its report, as an ordinal."""
    at = told.when
    known = None if at is None else (at.start or at.end)
    return ordinal(known or told.order.published)


@lru_cache(maxsize=1 << 14)
def ordinal(at: str) -> int:
    """Return the number of the day of an ISO date or date-time."""
    return date.fromisoformat(at[:10]).toordinal()
