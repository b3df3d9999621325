"""When the events of a report are, so that *the Istanbul meeting* finds its date.

An event is looked up by its family and what tells it from others. Where two dated candidates
disagree, or the report tells of several events that the phrase could mean, none is taken.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from msgspec import Struct

from onrecord.annotators.times.calendar.intervals import interval_of
from onrecord.annotators.times.events.event import Event, EventPoint
from onrecord.intervals import contains

# A report that tells so many events of one family apart says of none which it means.
_CROWD = 24


class DatedEvent(Struct, frozen=True):
    """A dated event: what tells it from others, and the TIMEX3 value of its day, start or end."""

    marks: frozenset[str]
    ordinals: frozenset[str]
    plural: bool | None
    point: EventPoint
    value: str


class EventFamily(Struct):
    """The events of one noun or verb: the marks and ordinals seen with them, and the dated ones."""

    marks: dict[frozenset[str], None]
    ordinals: dict[frozenset[str], None]
    dated: dict[DatedEvent, None]

    def is_crowded(self) -> bool:
        """Tell whether there are too many to say which is meant."""
        return max(len(self.marks), len(self.ordinals), len(self.dated)) > _CROWD

    def is_one(self) -> bool:
        """Tell whether all may be one event: none is the next, each mark is among those after."""
        ordered = sorted(self.marks, key=len)
        return len(self.ordinals) < 2 and all(one <= other for one, other in pairwise(ordered))


class EventRegister(Struct):
    """The events that a report has told of so far, by family."""

    families: dict[str, EventFamily] = {}

    def mention(self, event: Event) -> None:
        """Note that the report tells of ``event``."""
        family = self._family(event)
        if family is not None and not family.is_crowded():
            family.marks[event.marks] = None
            family.ordinals[event.ordinals] = None

    def date(self, event: Event, point: EventPoint, value: str) -> None:
        """Note that ``event`` is, begins or ends at ``value``."""
        family = self._family(event)
        if family is None or family.is_crowded():
            return
        entry = DatedEvent(event.marks, event.ordinals, event.plural, point, value)
        family.dated[entry] = None

    def _family(self, event: Event) -> EventFamily | None:
        if event.family is None:
            return None
        return self.families.setdefault(event.family, EventFamily({}, {}, {}))

    def value_of(self, event: Event, points: Iterable[EventPoint]) -> str | None:
        """Return when ``event`` is, begins or ends; ``None`` where the report does not tell."""
        family = None if event.family is None else self.families.get(event.family)
        if family is None or family.is_crowded() or not event.definite:
            return None
        one = family.is_one()
        if not one and (not event.marks or not event.known):
            return None
        fitting = (entry for entry in family.dated if _fits(event, entry, one=one))
        return agreed(entry.value for entry in fitting if entry.point in points)


def _fits(event: Event, entry: DatedEvent, *, one: bool) -> bool:
    """Tell whether ``entry`` may be the event: all that is said of the event is said of it.

    *the Istanbul meeting* may be the same as *the meeting* only where the report tells of ``one``.
    """
    other_number = entry.plural is not None and event.plural is (not entry.plural)
    if event.ordinals != entry.ordinals or other_number:
        return False
    return event.marks <= entry.marks or (one and entry.marks <= event.marks)


def agreed(values: Iterable[str]) -> str | None:
    """Return the finest of the values if it lies within all others."""
    known = {value: found for value in values if (found := interval_of(value)) is not None}
    finest = [
        value
        for value, bounds in known.items()
        if all(contains(other, bounds) is True for other in known.values())
    ]
    return max(finest, key=lambda value: (len(value), value), default=None)
