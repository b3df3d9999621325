"""How pages word what the record holds: days and spans of time, where words stand, who is linked.

Templates have it as ``words``. What comes from a report goes through ``line``, which shows signs
that would turn text around instead of obeying them.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple, Protocol, TypeVar

from onrecord.model import Actor, Interval, Span, is_described
from onrecord.views.wording import around, last, one_line, shorten

UNDATED = "undated"
# A longer sentence is cut around its trigger; the report has it whole. Of the occurrences of 271
# reports on one story 7 % have a longer one.
HEADLINE = 280

_BASIS = {
    "expressed": "the words say so",
    "context": "from the words around it",
    "published": "no day given",
}

line = one_line
short = shorten


class Marked(NamedTuple):
    """Words of a report with those that matter between the others; the mark may be empty."""

    before: str
    mark: str
    after: str


def when(interval: Interval | None) -> str:
    """Return an interval as people say it: 16 April 2022, by 17 April 2022, some time in 2014."""
    if interval is None or interval.start is interval.end is None:
        return UNDATED
    start, end = interval.start, interval.end
    if start is None:
        return f"by {_point(last(end or ''))}"
    if end is None:
        return f"from {_point(start)} on"
    return _inside(start, end)


def _inside(start: str, end: str) -> str:
    final = last(end)
    if start == final:
        return day(start)
    unit = _unit(start, end)
    if unit is not None:
        return unit
    if len(start) == len(end) == 10:
        return f"between {_from(start, final)} and {day(final)}"
    if start[:10] == final[:10]:
        return f"{day(start)}, {_hours(start, final)}"
    return f"between {_point(start)} and {_point(final)}"


def _unit(start: str, end: str) -> str | None:
    """Return the one month or year, or the years, that the interval covers; ``None`` another."""
    if start[4:] == end[4:] == "-01-01":
        years = int(end[:4]) - int(start[:4])
        if years == 1:
            return f"some time in {int(start[:4])}"
        return f"some time from {int(start[:4])} to {int(end[:4]) - 1}"
    if start[7:] == end[7:] == "-01" and start[:7] == last(end)[:7]:
        return f"some time in {month(start)}"
    return None


def spanned(start: str, end: str) -> str:
    """Return whole days, half-open, as their first and last: 6 – 12 March 2023."""
    final = last(end)
    return f"{_from(start, final)} – {day(final)}"


def _from(start: str, final: str) -> str:
    """Return the first day of a range without what it shares with the last one."""
    first = date.fromisoformat(start)
    if start[:7] == final[:7]:
        return f"{first.day}"
    return f"{first.day} {first:%B}" if start[:4] == final[:4] else day(start)


def _point(value: str) -> str:
    return day(value) if len(value) == 10 else f"{day(value)}, {value[11:16] or '00:00'}"


def _hours(start: str, final: str) -> str:
    one, other = start[11:16] or "00:00", final[11:16] or "24:00"
    return one if one == other else f"{one}–{other}"


def day(value: str) -> str:
    """Return an ISO date or date-time as a day: 16 April 2022."""
    that = date.fromisoformat(value[:10])
    return f"{that.day} {that:%B} {that.year}"


def weekday(value: str) -> str:
    """Return the day of the week of an ISO date."""
    return f"{date.fromisoformat(value[:10]):%A}"


def month(value: str) -> str:
    """Return the month of an ISO date: April 2022."""
    that = date.fromisoformat(value[:10])
    return f"{that:%B} {that.year}"


def basis(interval: Interval) -> str:
    """Return where the date comes from."""
    return _BASIS[interval.basis]


def is_day(interval: Interval) -> bool:
    """Tell whether the interval is one whole day."""
    start, end = interval.start, interval.end
    if start is None or end is None:
        return False
    return len(start) == len(end) == 10 and last(end) == start


def label(value: str | None) -> str:
    """Return a value of the contract as words: not_happened, not happened."""
    return "" if value is None else value.replace("_", " ")


def sentence(whole: Span, trigger: Span | None, *, length: int = HEADLINE) -> Marked:
    """Return a sentence around its trigger, cut to about ``length`` characters."""
    if trigger is None:
        return Marked(shorten(one_line(whole.text), length), "", "")
    return Marked(*around(whole, trigger, length))


def marked(whole: Span, value: str) -> Marked:
    """Return the words of ``whole`` with the first ``value`` in them marked, where it stands."""
    before, found, after = whole.text.partition(value) if value else (whole.text, "", "")
    # A bar keeps the blank at the edge of a part, which one_line would take away.
    if not found:
        return Marked(one_line(whole.text), "", "")
    return Marked(one_line(f"{before}|")[:-1], one_line(found), one_line(f"|{after}")[1:])


def linked(actor: Actor, report: str) -> bool:
    """Tell whether an actor has a page: one that only words of a report make has none."""
    return not is_described(actor, report)


def several(count: int, one: str, many: str | None = None) -> str:
    """Return a count with its noun: 1 report, 1,204 reports."""
    return f"{count:,} {one if count == 1 else many or f'{one}s'}"


class Counted(Protocol):
    """A value with how often it is there."""

    @property
    def value(self) -> str:
        """What it is."""


C = TypeVar("C", bound=Counted)


def first(counted: Sequence[C], most: int, chosen: str | None) -> list[C]:
    """Return the first ``most`` values, and behind them that which is chosen."""
    return [one for at, one in enumerate(counted) if at < most or one.value == chosen]
