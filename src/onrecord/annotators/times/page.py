"""The dates of a passage go to its events, and from there to the expressions tied to them."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence

from dateutil.relativedelta import relativedelta
from msgspec import structs

from onrecord.annotators.times import anchor, tense
from onrecord.annotators.times.context import Context
from onrecord.annotators.times.datings import dated_by, is_date, shifted
from onrecord.annotators.times.diary import agreed
from onrecord.annotators.times.happenings import Event, Face, Ground
from onrecord.annotators.times.intervals import Bounds, bounds_of, interval_of
from onrecord.annotators.times.occasions import Occasion
from onrecord.annotators.times.passage import Passage
from onrecord.annotators.times.ties import Tie
from onrecord.intervals import ranging
from onrecord.model import Explanation, Interval, Relation, RelationType, Time, TimexType

# Between a date and what it stands beside: *Sunday, the 53rd day*; *the day of the vote, on 3 May,*
_BESIDE = re.compile(r"\s{0,3}(?:,|-|–|—|\(){1,3}\s{0,3}(?:or |just |only |exactly )?")
_BEHIND = re.compile(r"\s?,\s?(?:on |in )?")
_BREAK = re.compile(r"\s?(?:[,;.)–—]|$)")
# *the war of 1919-1920*
_RANGE = re.compile(r"\s?[-–—]\s?\d")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_BOUNDED: dict[RelationType, str] = {
    "AFTER": "from", "BEGUN_BY": "from", "BEFORE": "to", "ENDED_BY": "to",
    "DURING": "within", "SIMULTANEOUS": "within",
}  # fmt: skip


class Page:
    """One passage: its times, and what they date."""

    def __init__(
        self, passage: Passage, ground: Ground, context: Context, times: Sequence[Time]
    ) -> None:
        self.passage = passage
        self.ground = ground
        self.context = context
        self.dates = [time for time in times if is_date(time)]
        self.times = {time.start: time for time in times}
        self._starts = [date.start for date in self.dates]
        self._own: dict[int, list[tuple[Face, str]]] = {}
        self._copulas: dict[int, Time] = {}

    def note_dates(self, ties: Iterable[Tie]) -> None:
        """Date the events on which a date hangs, or beside whose expression one stands."""
        for date in self.dates:
            tokens = self.passage.tokens_in(date.start, date.end)
            spans = _RANGE.match(self.ground.parse.text, date.end) is not None
            for event, face in dated_by(self.ground, *tokens):
                if not spans or event.lasting:
                    self._date(event, "start" if spans else face, str(date.value))
            head = tense.head_of(self.ground.parse, *tokens)
            if head.dep in ("nsubj", "npadvmod") and head.head != head.i:
                self._copulas.setdefault(head.head, date)
        for tie in ties:
            beside = self._beside(tie)
            if beside is not None and tie.unit == "D" and tie.steps is not None and not tie.stretch:
                value = shifted(str(beside.value), -tie.steps, "D")
                if value is not None:
                    self._date(tie.event, tie.faces()[0], value)

    def _date(self, event: Event, face: Face, value: str) -> None:
        self._own.setdefault(event.head, []).append((face, value))
        self.context.events.date(event, face, value)

    def value_of(self, event: Event, faces: Sequence[Face]) -> str | None:
        """Return when the event is, begins or ends: by its own date, else by the report's."""
        own = agreed(value for face, value in self._own.get(event.head, []) if face in faces)
        return own or self.context.events.value_of(event, faces)

    def _beside(self, tie: Tie) -> Time | None:
        """Return the date in apposition to an expression, or said to be it (*today is …*)."""
        start, end = self.passage.span(tie.match)
        text, at = self.ground.parse.text, bisect_left(self._starts, start)
        if at and _BESIDE.fullmatch(text, self.dates[at - 1].end, start):
            return self.dates[at - 1]
        after = self.dates[at + (at < len(self.dates) and self._starts[at] == start) :][:1]
        last = tie.event.span(self.ground.parse).end
        if after and _BEHIND.fullmatch(text, last, after[0].start):
            return after[0] if _BREAK.match(text, after[0].end) else None
        head = tense.head_of(self.ground.parse, *self.passage.tokens_in(start, end))
        return self._copulas.get(head.head) if head.dep == "attr" else None

    def read(self, tie: Tie, *, explain: bool) -> Time:
        """Return the time of a tied expression."""
        start, end = self.passage.span(tie.match)
        old = self.times.get(start) if not tie.alone else None
        beside = self._beside(tie)
        event = self.value_of(tie.event, tie.faces())
        value, interval = self._seen(tie, beside, event)
        kept = tie.value if old is None else old.value
        time = Time(
            start=start,
            end=end,
            text=self.ground.parse.text[start:end],
            type=_type_of(value, tie, old),
            value=kept if value is None else value,
            mod=tie.sketch.mod,
            interval=interval,
            relation=self._relation(tie.type, tie.offset, tie.event),
        )
        if not explain or (old is not None and value is None):
            return time if old is None else structs.replace(time, explanation=old.explanation)
        source = None if beside is None else str(beside.value)
        return self._explained(time, tie.match.rule.name, source or event)

    def _seen(
        self, tie: Tie, beside: Time | None, event: str | None
    ) -> tuple[str | None, Interval | None]:
        """Return the value and the interval that the date beside, or else the event gives."""
        exact = tie.steps is not None and not tie.stretch
        if beside is not None and not tie.stretch:
            counted = exact and not tie.unit.startswith("T")
            value = _with_part(str(beside.value), tie.part) if counted else None
            return value, interval_of(str(beside.value), basis="context")
        if event is None:
            return None, None
        value = shifted(event, tie.steps or 0, tie.unit) if exact else None
        if value is None or tie.sketch.mod == "APPROX":
            return value, _side(tie, event)
        value = _with_part(value, tie.part)
        return value, interval_of(value, basis="context")

    def phrase(self, occasion: Occasion, *, explain: bool) -> Time:
        """Return the time of *since the meeting*: a relation, and what of an interval it bounds."""
        tokens = self.ground.parse.tokens
        start, end = tokens[occasion.first].start, tokens[occasion.last - 1].end
        interval, source = self._bounded(occasion)
        time = Time(
            start=start,
            end=end,
            text=self.ground.parse.text[start:end],
            type="DATE",
            value=None,
            mod=occasion.mod,
            interval=interval,
            relation=self._relation(occasion.type, None, occasion.event),
        )
        return self._explained(time, "event alone", source) if explain else time

    def _bounded(self, occasion: Occasion) -> tuple[Interval | None, str | None]:
        """Return what the event's beginning and end, as far as they are known, bound."""
        event, face = occasion.event, occasion.face()
        firsts: list[Face] = ["at", "start"] if face == "at" else [face]
        lasts: list[Face] = ["at", "end"] if face == "at" else [face]
        if face != "at" and not event.lasting:
            firsts, lasts = [*firsts, "at"], [*lasts, "at"]
        first, last = self.value_of(event, firsts), self.value_of(event, lasts)
        start = None if first is None else interval_of(first)
        end = None if last is None else interval_of(last)
        low = None if start is None else start.start
        high = None if end is None else end.end
        match _BOUNDED[occasion.type]:
            case "from":
                high = None
            case "to":
                low, high = None, high if high is not None or start is None else start.end
        if low is None and high is None:
            return None, None
        return ranging(low, high, basis="context"), first or last

    def _relation(self, kind: RelationType, offset: str | None, event: Event) -> Relation:
        return Relation(type=kind, offset=offset, event=event.span(self.ground.parse))

    def _explained(self, time: Time, rule: str, source: str | None) -> Time:
        bounds = None if source is None else bounds_of(source.partition("T")[0])
        explanation = Explanation(
            rule=rule,
            mode="narrative" if self.context.narrative else "news",
            reference=None if bounds is None else bounds[0].isoformat(),
            anchor=None if bounds is None else "event",
            tense=None,
        )
        return structs.replace(time, explanation=explanation)


def _type_of(value: str | None, tie: Tie, old: Time | None) -> TimexType:
    if value is None and old is not None:
        return old.type
    if value is None and tie.value is not None:
        return "DURATION"
    return "TIME" if tie.part is not None or "T" in (value or "") else "DATE"


def _with_part(value: str, part: str | None) -> str:
    return f"{value}T{part}" if part is not None and _DAY.fullmatch(value) else value


def _side(tie: Tie, event: str) -> Interval | None:
    """Return what an event bounds on its side; on both where a counted length begins or ends there.

    The part of an event has no bound of its own: *the first hours of the invasion*.
    """
    whole = interval_of(event, basis="context")
    bounds = bounds_of(event.partition("T")[0]) if tie.stretch else None
    if whole is None or (tie.type == "DURING" and (tie.offset is None or tie.steps is None)):
        return None
    low, high = whole.start, None
    if _BOUNDED[tie.type] == "to":
        low, high = None, whole.end
    if bounds is not None and tie.steps is not None:
        low, high = _reach(tie, tie.steps, bounds, low, high)
    return ranging(low, high, basis="context")


def _reach(
    tie: Tie, steps: float, bounds: Bounds, low: str | None, high: str | None
) -> tuple[str | None, str | None]:
    """Return both ends of a counted length that the event begins, ends or holds."""
    if tie.type == "DURING":
        last = bounds[1] - dt.timedelta(days=1)
        return _moved(bounds[0], steps, tie.unit), _moved(last, steps + 1, tie.unit)
    if high is None:
        return low, _moved(bounds[1], steps, tie.unit)
    return _moved(bounds[0], -steps, tie.unit), high


def _moved(day: dt.date, steps: float, unit: str) -> str | None:
    clock, times, letter = anchor.split_unit(unit)
    total = steps * times
    if clock or total != int(total):
        return None
    try:
        return (day + _LENGTHS[letter](int(total))).isoformat()
    except (KeyError, ValueError, OverflowError):
        return None


_LENGTHS: dict[str, Callable[[int], relativedelta]] = {
    "D": lambda n: relativedelta(days=n),
    "W": lambda n: relativedelta(weeks=n),
    "M": lambda n: relativedelta(months=n),
    "Q": lambda n: relativedelta(months=3 * n),
    "Y": lambda n: relativedelta(years=n),
}
