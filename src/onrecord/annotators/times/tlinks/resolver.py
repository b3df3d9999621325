"""The dates of a passage go to its events, and from there to the expressions that hang on them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from msgspec import structs

from onrecord.annotators.times import tense
from onrecord.annotators.times.anchoring.context import Context
from onrecord.annotators.times.calendar.intervals import bounds_of, interval_of
from onrecord.annotators.times.calendar.steps import value_from
from onrecord.annotators.times.calendar.values import part_value
from onrecord.annotators.times.events.event import Event, EventPoint
from onrecord.annotators.times.events.register import agreed
from onrecord.annotators.times.events.tree import Tree
from onrecord.annotators.times.tlinks.bounds import SIDES, bounded_by
from onrecord.annotators.times.tlinks.event_dates import events_dated_by, is_date
from onrecord.annotators.times.tlinks.event_phrases import EventPhrase
from onrecord.annotators.times.tlinks.offsets import OffsetLink
from onrecord.annotators.times.words.passage import Passage
from onrecord.intervals import ranging
from onrecord.model import Explanation, Interval, Relation, RelationType, Time, TimexType

# Between a date and what it stands beside: *Sunday, the 53rd day*; *the day of the vote, on 3 May,*
_BESIDE = re.compile(r"\s{0,3}(?:,|-|–|—|\(){1,3}\s{0,3}(?:or |just |only |exactly )?")
_BEHIND = re.compile(r"\s?,\s?(?:on |in )?")
_BREAK = re.compile(r"\s?(?:[,;.)–—]|$)")
# *the war of 1919-1920*
_RANGE = re.compile(r"\s?[-–—]\s?\d")


class Resolver:
    """One passage: its times, and what they date."""

    def __init__(
        self, passage: Passage, tree: Tree, context: Context, times: Sequence[Time]
    ) -> None:
        self.passage = passage
        self.tree = tree
        self.context = context
        self.dates = [time for time in times if is_date(time)]
        self.times = {time.start: time for time in times}
        self._starts = [date.start for date in self.dates]
        self._own: dict[int, list[tuple[EventPoint, str]]] = {}
        self._copulas: dict[int, Time] = {}

    def note_dates(self, links: Iterable[OffsetLink]) -> None:
        """Date the events on which a date hangs, or beside whose expression one stands."""
        for date in self.dates:
            tokens = self.passage.tokens_in(date.start, date.end)
            spans = _RANGE.match(self.tree.parse.text, date.end) is not None
            for event, point in events_dated_by(self.tree, *tokens):
                if not spans or event.lasting:
                    self._date(event, "start" if spans else point, str(date.value))
            head = tense.head_of(self.tree.parse, *tokens)
            if head.dep in ("nsubj", "npadvmod") and head.head != head.i:
                self._copulas.setdefault(head.head, date)
        for link in links:
            beside = self._beside(link)
            if (
                beside is not None
                and link.unit == "D"
                and link.steps is not None
                and not link.stretch
            ):
                value = value_from(str(beside.value), -link.steps, "D")
                if value is not None:
                    self._date(link.event, link.points()[0], value)

    def _date(self, event: Event, point: EventPoint, value: str) -> None:
        self._own.setdefault(event.head, []).append((point, value))
        self.context.events.date(event, point, value)

    def value_of(self, event: Event, points: Sequence[EventPoint]) -> str | None:
        """Return when the event is, begins or ends: by its own date, else by the report's."""
        own = agreed(value for point, value in self._own.get(event.head, []) if point in points)
        return own or self.context.events.value_of(event, points)

    def _beside(self, link: OffsetLink) -> Time | None:
        """Return the date in apposition to an expression, or said to be it (*today is …*)."""
        start, end = self.passage.span(link.match)
        text, at = self.tree.parse.text, bisect_left(self._starts, start)
        if at and _BESIDE.fullmatch(text, self.dates[at - 1].end, start):
            return self.dates[at - 1]
        after = self.dates[at + (at < len(self.dates) and self._starts[at] == start) :][:1]
        last = link.event.span(self.tree.parse).end
        if after and _BEHIND.fullmatch(text, last, after[0].start):
            return after[0] if _BREAK.match(text, after[0].end) else None
        head = tense.head_of(self.tree.parse, *self.passage.tokens_in(start, end))
        return self._copulas.get(head.head) if head.dep == "attr" else None

    def offset_time(self, link: OffsetLink, *, explain: bool) -> Time:
        """Return the time of a linked expression."""
        start, end = self.passage.span(link.match)
        old = self.times.get(start) if not link.alone else None
        beside = self._beside(link)
        event = self.value_of(link.event, link.points())
        value, interval = self._dated(link, beside, event)
        kept = link.value if old is None else old.value
        time = Time(
            start=start,
            end=end,
            text=self.tree.parse.text[start:end],
            type=_type_of(value, link, old),
            value=kept if value is None else value,
            mod=link.sketch.mod,
            interval=interval,
            relation=self._relation(link.type, link.offset, link.event),
        )
        if not explain or (old is not None and value is None):
            return time if old is None else structs.replace(time, explanation=old.explanation)
        source = None if beside is None else str(beside.value)
        return self._explained(time, link.match.rule.name, source or event)

    def _dated(
        self, link: OffsetLink, beside: Time | None, event: str | None
    ) -> tuple[str | None, Interval | None]:
        """Return the value and the interval that the date beside, or else the event gives."""
        exact = link.steps is not None and not link.stretch
        if beside is not None and not link.stretch:
            counted = exact and not link.unit.startswith("T")
            value = part_value(str(beside.value), link.part) if counted else None
            return value, interval_of(str(beside.value), basis="context")
        if event is None:
            return None, None
        value = value_from(event, link.steps or 0, link.unit) if exact else None
        if value is None or link.sketch.mod == "APPROX":
            return value, bounded_by(link, event)
        value = part_value(value, link.part)
        return value, interval_of(value, basis="context")

    def event_time(self, phrase: EventPhrase, *, explain: bool) -> Time:
        """Return the time of *since the meeting*: a relation, and what of an interval it bounds."""
        tokens = self.tree.parse.tokens
        start, end = tokens[phrase.first].start, tokens[phrase.last - 1].end
        interval, source = self._bounded(phrase)
        time = Time(
            start=start,
            end=end,
            text=self.tree.parse.text[start:end],
            type="DATE",
            value=None,
            mod=phrase.mod,
            interval=interval,
            relation=self._relation(phrase.type, None, phrase.event),
        )
        return self._explained(time, "event alone", source) if explain else time

    def _bounded(self, phrase: EventPhrase) -> tuple[Interval | None, str | None]:
        """Return what the event's beginning and end, as far as they are known, bound."""
        event, point = phrase.event, phrase.point()
        firsts: list[EventPoint] = ["at", "start"] if point == "at" else [point]
        lasts: list[EventPoint] = ["at", "end"] if point == "at" else [point]
        if point != "at" and not event.lasting:
            firsts, lasts = [*firsts, "at"], [*lasts, "at"]
        first, last = self.value_of(event, firsts), self.value_of(event, lasts)
        start = None if first is None else interval_of(first)
        end = None if last is None else interval_of(last)
        low = None if start is None else start.start
        high = None if end is None else end.end
        match SIDES[phrase.type]:
            case "from":
                high = None
            case "to":
                low, high = None, high if high is not None or start is None else start.end
        if low is None and high is None:
            return None, None
        return ranging(low, high, basis="context"), first or last

    def _relation(self, kind: RelationType, offset: str | None, event: Event) -> Relation:
        return Relation(type=kind, offset=offset, event=event.span(self.tree.parse))

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


def _type_of(value: str | None, link: OffsetLink, old: Time | None) -> TimexType:
    if value is None and old is not None:
        return old.type
    if value is None and link.value is not None:
        return "DURATION"
    return "TIME" if link.part is not None or "T" in (value or "") else "DATE"
