"""The overview of a story: its most telling occurrences on one axis of time, as an SVG.

Drawn here, not by a library in the browser: it is there at once and without scripts, and the
widgets for timelines that there are set styles in their elements, which the pages forbid, take
half a megabyte, and cannot be walked by keyboard. Here the list below is the text, and the drawing
only a way into it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from onrecord.model import Interval, Occurrence

LANES = 7
_LANE = 17
_AXIS = 22
# Of the width, for which a drawing of 700 pixels is taken: a dot with a gap.
_DOT = 2.2
_TICKS = 8
_DAY = timedelta(days=1)
_STEPS = (1, 2, 7, 14, 31, 61, 92, 183, 366, 731, 1827, 3653, 9131, 36525)


class Dot(NamedTuple):
    """A thing at ``x`` and ``y``; ``width`` is that of a span, 0 for a day. ``x`` in percent."""

    x: float
    y: int
    width: float
    radius: float
    occurrence: Occurrence


class Tick(NamedTuple):
    """A day on the axis."""

    x: float
    label: str


class Overview(NamedTuple):
    """What is drawn, in a height of pixels; ``left`` have found no room."""

    dots: tuple[Dot, ...]
    ticks: tuple[Tick, ...]
    height: int
    left: int


class Window(NamedTuple):
    """The days that are drawn, half-open."""

    first: date
    end: date

    def place(self, day: date) -> float:
        """Return where a day stands, in percent; 0 and 100 are the edges."""
        share = (day - self.first).days / max((self.end - self.first).days, 1)
        return 100 * min(max(share, 0.0), 1.0)


def overview(occurrences: Iterable[Occurrence], window: Window) -> Overview:
    """Return the dated occurrences that lie in the window, the most telling placed first."""
    dated = [
        (one, span)
        for one in sorted(occurrences, key=lambda one: (-one.weight, one.id))
        if (span := days_of(one.when, window)) is not None
        and span[0] < window.end
        and span[1] > window.first
    ]
    taken: list[list[tuple[float, float]]] = [[] for _ in range(LANES)]
    dots = [dot for one, span in dated if (dot := _dot(one, span, window, taken)) is not None]
    used = sum(1 for lane in taken if lane) or 1
    height = used * _LANE + _AXIS
    return Overview(
        tuple(sorted(dots, key=lambda dot: (dot.x, dot.y))),
        tuple(ticks(window)),
        height,
        len(dated) - len(dots),
    )


def days_of(when: Interval, window: Window | None = None) -> tuple[date, date] | None:
    """Return the first day and the one behind the last; ``None`` where one is not known.

    An open end is that of the ``window``, where there is one; what only the day of a report bounds
    has no place in it.
    """
    start = None if when.start is None else date.fromisoformat(when.start[:10])
    end = None if when.end is None else date.fromisoformat(when.end[:10])
    if window is not None and when.basis != "published" and (start or end) is not None:
        start, end = start or window.first, end or window.end
    if start is None or end is None:
        return None
    return start, max(end, min(start, date.max - _DAY) + _DAY)


def _dot(
    one: Occurrence, span: tuple[date, date], window: Window, taken: list[list[tuple[float, float]]]
) -> Dot | None:
    long = (span[1] - span[0]).days > 1
    left = window.place(span[0])
    right = window.place(span[1])
    if not long:
        middle = (left + right) / 2
        left, right = middle - _DOT / 2, middle + _DOT / 2
    lane = _lane(left, max(right, left + _DOT), taken)
    if lane is None:
        return None
    y = lane * _LANE + _LANE // 2 + 2
    width = max(right - left, _DOT) if long else 0.0
    x = left if long else (left + right) / 2
    return Dot(round(x, 2), y, round(width, 2), _radius(one.sources), one)


def _lane(left: float, right: float, taken: list[list[tuple[float, float]]]) -> int | None:
    """Take the first lane in which nothing stands between ``left`` and ``right``."""
    for number, lane in enumerate(taken):
        if all(right <= begins or left >= ends for begins, ends in lane):
            lane.append((left, right))
            return number
    return None


def _radius(sources: int) -> float:
    return 4.5 + min(sources - 1, 6) * 0.5


def ticks(window: Window, *, most: int = _TICKS) -> Iterator[Tick]:
    """Yield at most about ``most`` days of the window that divide it evenly."""
    days = (window.end - window.first).days
    step = next((step for step in _STEPS if days / step <= most), _STEPS[-1])
    day = _aligned(window.first, step)
    while day < window.end:
        if day >= window.first:
            yield Tick(round(window.place(day), 2), _label(day, step))
        day = _next(day, step)


def _aligned(day: date, step: int) -> date:
    if step < 31:
        return day
    return day.replace(day=1) if step < 366 else date(day.year - day.year % (step // 365), 1, 1)


def _next(day: date, step: int) -> date:
    if step < 31:
        return day + timedelta(days=step)
    months = day.year * 12 + day.month - 1 + round(step / 30.44)
    return date(months // 12, months % 12 + 1, 1)


def _label(day: date, step: int) -> str:
    if step < 31:
        return f"{day.day} {day:%b}"
    return f"{day:%b} {day.year}" if step < 366 else f"{day.year}"
