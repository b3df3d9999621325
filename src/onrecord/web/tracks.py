"""Positions as tracks: what one actor holds on one issue, in order of time, with its changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from onrecord.model import Actor, Change, Interval, Position
from onrecord.web.overview import Tick, Window, ticks

# Half of a sign's width, in percent of a track of about 400 pixels.
_EDGE = 2.5
# What stands for a demand, what for yes, what for no: the shape of a sign, beside its word.
_SHAPES = {
    "demand": "asks", "offer": "gives", "accept": "gives", "promise": "gives", "support": "gives",
    "reject": "against", "oppose": "against", "threaten": "against",
}  # fmt: skip


_DAY = timedelta(days=1)


class Step(NamedTuple):
    """A position at ``x`` percent of its track; ``before`` is the one that it is compared with."""

    x: float
    shape: str
    position: Position
    before: Position | None


class Sign(NamedTuple):
    """What is drawn at ``x``: the last position there, and the last change, ``None`` without."""

    x: float
    shape: str
    turn: Change | None


class Track(NamedTuple):
    """One actor on one issue; ``changes`` counts what is not the same, by kind."""

    id: str
    actor: Actor
    issue: str
    steps: tuple[Step, ...]
    signs: tuple[Sign, ...]
    changes: dict[Change, int]


class Group(NamedTuple):
    """The tracks of one actor, or on one issue; ``actor`` is ``None`` where it is an issue."""

    title: str
    actor: Actor | None
    tracks: tuple[Track, ...]
    positions: int


class Axis(NamedTuple):
    """The time that all tracks of a page have in common."""

    window: Window
    ticks: tuple[Tick, ...]


def axis_of(positions: Iterable[Position]) -> Axis | None:
    """Return the time in which ``positions`` lie; ``None`` without any."""
    days = [date.fromisoformat(one.passage.published[:10]) for one in positions]
    if not days:
        return None
    # By their reports: what one of them recalls of years ago would squeeze all others together,
    # and stands at the edge.
    window = Window(min(days), min(max(days), date.max - _DAY) + _DAY)
    return Axis(window, tuple(ticks(window, most=5)))


def group(
    title: str, actor: Actor | None, positions: Sequence[Position], axis: Axis, *, changed: bool
) -> Group:
    """Return the tracks of ``positions``, those with most changes first.

    With ``changed``, only the tracks on which something did.
    """
    found: dict[tuple[str, str], list[Position]] = {}
    for one in positions:
        found.setdefault((one.actor.id, one.issue), []).append(one)
    tracks = [_track(held, axis) for held in found.values()]
    shown = [track for track in tracks if track.changes or not changed]
    shown.sort(key=lambda one: (-sum(one.changes.values()), -len(one.steps), one.issue, one.id))
    return Group(title, actor, tuple(shown), sum(len(track.steps) for track in shown))


def _track(held: Sequence[Position], axis: Axis) -> Track:
    by_id = {one.id: one for one in held}
    steps = tuple(
        Step(_place(one, axis), _SHAPES[one.stance], one, by_id.get(one.previous or ""))
        for one in _in_order(held)
    )
    changes: Counter[Change] = Counter(
        one.change for one in held if one.change is not None and one.change != "same"
    )
    counted = dict(sorted(changes.items()))
    return Track(held[0].id, held[0].actor, held[0].issue, steps, _signs(steps), counted)


def _in_order(held: Sequence[Position]) -> Iterator[Position]:
    """Yield each position behind the one that it is compared with, else by day."""
    known = {one.id for one in held}
    behind: dict[str, list[Position]] = {}
    for one in held:
        before = one.previous if one.previous in known else None
        behind.setdefault(before or "", []).append(one)
    waiting = sorted(behind.get("", ()), key=_by_day, reverse=True)
    while waiting:
        yield (one := waiting.pop())
        waiting += sorted(behind.get(one.id, ()), key=_by_day, reverse=True)


def _by_day(one: Position) -> tuple[date, str, int, str]:
    return _day(one), one.passage.published, one.passage.start, one.id


def _signs(steps: Iterable[Step]) -> tuple[Sign, ...]:
    """Return one sign a place: several of a day would lie upon each other."""
    found: dict[float, Sign] = {}
    for step in steps:
        before = found.get(step.x)
        change = step.position.change
        turn = change if change not in (None, "same") else None
        if turn is None and before is not None:
            turn = before.turn
        found[step.x] = Sign(step.x, step.shape, turn)
    return tuple(found[x] for x in sorted(found))


def _place(one: Position, axis: Axis) -> float:
    share = axis.window.place(_day(one)) / 100
    return round(_EDGE + share * (100 - 2 * _EDGE), 2)


def _day(one: Position) -> date:
    """Return the day at which a position stands: where it begins, else its report's."""
    return date.fromisoformat((_start(one.said) or one.passage.published)[:10])


def _start(said: Interval) -> str | None:
    return said.start if said.basis != "published" else None
