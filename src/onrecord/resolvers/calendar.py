"""Times that only an event dates take the date that another report gives the event.

*Since the Istanbul meeting* says nothing of the calendar in a report that does not date the
meeting. Where the occurrences hold one meeting at Istanbul, and words of some report date it, the
time is closed by it; where several fit, or none, it stays open.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from msgspec.structs import replace

from onrecord import intervals
from onrecord.knowledge.happenings import groups, stems
from onrecord.model import (
    Annotation,
    Event,
    Interval,
    Occurrence,
    Relation,
    RelationType,
    ReportHead,
    Time,
    order,
)

_DAYS = re.compile(r"P(\d{1,4})([DW])")
_NEVER_HAPPENED = ("denied", "rejected", "hypothetical", "not_happened", "requested", "proposed")


class Closed(NamedTuple):
    """A time of a report, by its offsets, its interval, and the occurrence that dates it."""

    report: str
    start: int
    end: int
    interval: Interval
    occurrence: str


class _Dated(NamedTuple):
    """An occurrence that is dated, with all the words that tell of it, its triggers apart."""

    occurrence: Occurrence
    words: frozenset[str]
    groups: frozenset[int]
    triggers: frozenset[str]
    reports: frozenset[str]


def close(
    annotations: Iterable[Annotation], occurrences: Iterable[Occurrence]
) -> tuple[Closed, ...]:
    """Return the times that one occurrence dates, with basis ``context``, by report and offset.

    A pure function of the two sets. ``annotations`` are those that the occurrences were found in.
    """
    kept = list(annotations)
    events = {event.id: event for each in kept for event in each.events}
    dated = _dated(occurrences, events)
    by_word: dict[str | int, list[_Dated]] = {}
    for each in dated:
        words: list[str | int] = [*each.triggers, *each.groups]
        for word in words:
            by_word.setdefault(word, []).append(each)
    found = (_closed(each.report, time, by_word) for each in kept for time in _open(each))
    return tuple(sorted({closed for closed in found if closed is not None}, key=_place))


def dated(
    occurrences: Iterable[Occurrence], annotations: Iterable[Annotation]
) -> tuple[Occurrence, ...]:
    """Return the occurrences, those that no words date by what another report dates, in order.

    What took place *since the Lorn meeting* is of a time that ``close`` finds; its basis is
    ``context``. The days of publication bound it further. Where the times of its tellings exclude
    each other it stays as it is.
    """
    kept, known = list(annotations), list(occurrences)
    times: dict[str, list[Closed]] = {}
    for closed in close(kept, known):
        times.setdefault(closed.report, []).append(closed)
    told = dict(_timed(annotation, times.get(annotation.report.id, ())) for annotation in kept)
    by_event = {id: at for each in told.values() for id, at in each.items()}
    found = (_redated(each, by_event) for each in known)
    return tuple(sorted(found, key=lambda each: (each.headline.published, each.id)))


def _timed(annotation: Annotation, times: Iterable[Closed]) -> tuple[str, dict[str, Interval]]:
    """Return, by event, the closed time that its sentence gives it.

    The time is that of the nearest trigger before it in its sentence, or else behind it, and not of
    the event that it names itself.
    """
    found: dict[str, Interval] = {}
    for time in times:
        here = [
            event
            for event in annotation.events
            if event.sentence.start <= time.start < event.sentence.end
            and not time.start <= event.trigger.start < time.end
        ]
        nearest = min(here, key=lambda event: _apart(event, time), default=None)
        if nearest is not None and nearest.when.basis == "published":
            found[nearest.id] = time.interval
    return annotation.report.id, found


def _apart(event: Event, time: Closed) -> tuple[bool, int, str]:
    behind = event.trigger.start >= time.end
    return behind, abs(event.trigger.start - time.start), event.id


def _redated(occurrence: Occurrence, times: Mapping[str, Interval]) -> Occurrence:
    told = [times[id] for id in occurrence.events if id in times]
    if occurrence.when.basis != "published" or not told:
        return occurrence
    when: Interval | None = told[0]
    for each in (*told[1:], occurrence.when):
        when = None if when is None else intervals.intersection(when, each)
    if when is None:
        return occurrence
    return replace(occurrence, when=_based(when.start, when.end) or occurrence.when)


def _place(closed: Closed) -> tuple[str, int, int]:
    return closed.report, closed.start, closed.end


def _open(annotation: Annotation) -> Iterator[Time]:
    """Yield the times that wait for an event's date."""
    for time in annotation.times:
        if time.relation is not None and time.value is None:
            yield time


def _dated(occurrences: Iterable[Occurrence], events: Mapping[str, Event]) -> list[_Dated]:
    found = []
    for each in sorted(occurrences, key=lambda occurrence: occurrence.id):
        told = [events[id] for id in each.events if id in events]
        bounded = each.when.start is not None and each.when.end is not None
        if told and bounded and each.when.basis != "published" and _took_place(each):
            found.append(_described(each, told))
    return found


def _took_place(occurrence: Occurrence) -> bool:
    return occurrence.status not in _NEVER_HAPPENED


def _described(occurrence: Occurrence, told: list[Event]) -> _Dated:
    names = [actor.name for actor in (*occurrence.actors, *occurrence.recipients)]
    if occurrence.where is not None:
        names.append(occurrence.where.name)
    texts = [*names, *(event.sentence.text for event in told)]
    triggers = frozenset(word for event in told for word in stems(event.trigger.text))
    return _Dated(
        occurrence,
        frozenset(word for text in texts for word in stems(text)),
        frozenset(number for word in triggers for number in groups((word,))),
        triggers,
        frozenset(event.report for event in told),
    )


def _closed(
    report: ReportHead, time: Time, by_word: Mapping[str | int, list[_Dated]]
) -> Closed | None:
    relation = time.relation
    if relation is None:
        return None
    fitting = {each.occurrence.id: each for each in _fitting(report, relation, by_word)}
    whens = {(each.occurrence.when.start, each.occurrence.when.end) for each in fitting.values()}
    if len(whens) != 1:
        return None
    id = min(fitting)
    interval = _related(relation, fitting[id].occurrence.when)
    return None if interval is None else Closed(report.id, time.start, time.end, interval, id)


def _fitting(
    report: ReportHead, relation: Relation, by_word: Mapping[str | int, list[_Dated]]
) -> Iterator[_Dated]:
    """Yield what the words of the event may mean: its head is a trigger, the rest is told too."""
    told = stems(relation.event.text)
    if len(told) < 2:
        return
    *others, head = told
    words: list[str | int] = [head, *sorted(groups((head,)))]
    for word in words:
        for each in by_word.get(word, ()):
            if frozenset(others) <= each.words and _is_over(each.occurrence, report):
                yield each


def _is_over(occurrence: Occurrence, report: ReportHead) -> bool:
    start = occurrence.when.start
    return start is not None and order(start, report.published[:10]) in (-1, 0)


def _related(relation: Relation, when: Interval) -> Interval | None:
    """Return the interval that lies so to the event; ``None`` where its offset is no whole days."""
    if relation.offset is not None:
        shifted = _shifted(relation, when)
        return None if shifted is None else _based(*shifted)
    return _RELATED[relation.type](when)


_RELATED: Mapping[RelationType, Callable[[Interval], Interval | None]] = {
    "BEFORE": lambda when: _based(None, when.start),
    "AFTER": lambda when: _based(when.end, None),
    "BEGUN_BY": lambda when: _based(when.start, None),
    "ENDED_BY": lambda when: _based(None, when.end),
    "DURING": lambda when: _based(when.start, when.end),
    "SIMULTANEOUS": lambda when: _based(when.start, when.end),
}


def _based(start: str | None, end: str | None) -> Interval | None:
    return intervals.ranging(start, end, basis="context")


def _shifted(relation: Relation, when: Interval) -> tuple[str, str] | None:
    found = _DAYS.fullmatch(relation.offset or "")
    sign = {"BEFORE": -1, "AFTER": 1}.get(relation.type)
    if found is None or sign is None or when.start is None or when.end is None:
        return None
    days = timedelta(days=sign * int(found[1]) * (7 if found[2] == "W" else 1))
    ends = (date.fromisoformat(bound[:10]) + days for bound in (when.start, when.end))
    first, last = (day.isoformat() for day in ends)
    return first, last
