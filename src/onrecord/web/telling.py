"""The story as it is told on its page: periods with what happened in them, each sentence once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from onrecord.model import Interval, Occurrence, Passage
from onrecord.store import Period
from onrecord.store.accounts import Grain
from onrecord.web import words

# Reports look back on much that is not their story: of the 100 most telling things in 271 reports
# of three weeks, 9 lie more than a month before the first of them.
LOOKING_BACK = timedelta(days=31)


class Told(NamedTuple):
    """A sentence of a report, and the occurrences of one period that are headed by it."""

    passage: Passage
    sentence: words.Marked
    occurrences: tuple[Occurrence, ...]
    disagreements: tuple[int, ...]
    date: Interval | None


class Section(NamedTuple):
    """A day, week, month or span with what is told of it; ``vague``: it is no one of these."""

    anchor: str
    title: str
    note: str
    vague: bool
    told: tuple[Told, ...]


class Telling(NamedTuple):
    """The sections of the story, and before them what its reports look back on."""

    before: tuple[Section, ...]
    sections: tuple[Section, ...]


def telling(
    periods: Iterable[Period], grain: Grain, *, began: str | None, disputed: Mapping[str, int]
) -> Telling:
    """Return the ``periods``; what ends long before the day ``began`` stands apart.

    ``disputed`` tells of occurrences, by id, how many disagreements there are about them.
    """
    edge = "" if began is None else _before(began)
    before: list[Section] = []
    sections: list[Section] = []
    for number, period in enumerate(periods):
        made = _section(period, grain, number, disputed)
        (before if _ends(period.when) < edge else sections).append(made)
    if not sections:
        before, sections = [], before
    return Telling(tuple(before), tuple(sections))


def _before(began: str) -> str:
    day = date.fromisoformat(began[:10])
    return (day - min(LOOKING_BACK, day - date.min)).isoformat()


def _ends(when: Interval) -> str:
    return when.end or when.start or "~"


def _section(period: Period, grain: Grain, number: int, disputed: Mapping[str, int]) -> Section:
    title, note, vague = _titled(period.when, grain)
    told = tuple(_told(each, period.when, disputed) for each in _by_sentence(period.occurrences))
    return Section(f"p-{number}", title, note, vague, told)


def _titled(when: Interval, grain: Grain) -> tuple[str, str, bool]:
    """Return what a period is called, a note under it, and whether it is vague."""
    start, end = when.start, when.end
    if start is None:
        title = words.when(when)
        return f"{title[:1].upper()}{title[1:]}", "no day given", True
    if words.is_day(when):
        return words.day(start), words.weekday(start), False
    if grain == "month" and end is not None and start[7:] == end[7:] == "-01":
        return words.month(start), "", False
    if grain == "week" and end is not None and _is_week(start, end):
        return words.spanned(start, end), "week", False
    title = words.when(when)
    return f"{title[:1].upper()}{title[1:]}", "", True


def _is_week(start: str, end: str) -> bool:
    if len(start) != 10 or len(end) != 10:
        return False
    first, final = date.fromisoformat(start), date.fromisoformat(end)
    return first.weekday() == 0 and (final - first).days == 7


def _by_sentence(occurrences: Iterable[Occurrence]) -> Iterator[list[Occurrence]]:
    """Yield the occurrences of each sentence, in the order of the first ones."""
    found: dict[tuple[str, int, int], list[Occurrence]] = {}
    for one in occurrences:
        at = one.headline
        found.setdefault((at.report, at.start, at.end), []).append(one)
    yield from found.values()


def _told(held: Sequence[Occurrence], period: Interval, disputed: Mapping[str, int]) -> Told:
    first = held[0]
    own = first.when if (first.when.start, first.when.end) != (period.start, period.end) else None
    return Told(
        first.headline,
        words.sentence(first.headline, first.trigger),
        tuple(held),
        tuple(disputed.get(one.id, 0) for one in held),
        own,
    )
