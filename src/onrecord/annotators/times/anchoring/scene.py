"""What a sketch is anchored in, and the day that it is seen from; the time that comes out."""

from __future__ import annotations

import datetime as dt

from msgspec import Struct

from onrecord.annotators.times.anchoring.context import Context
from onrecord.annotators.times.calendar import eras
from onrecord.annotators.times.calendar.intervals import Bounds
from onrecord.annotators.times.sketches.sketch import Sketch
from onrecord.annotators.times.tense import Tense
from onrecord.model import Anchor, Basis, TimexType


class Anchored(Struct, frozen=True, kw_only=True):
    """A resolved time: TIMEX3 type and value, where the anchor came from, whether it has bounds.

    ``reach`` is set for a duration that ends or begins at publication (*the past three weeks*):
    amount (``None``: vague), unit letter, and -1 or 1. ``bounds`` are set where the value does not
    tell them all (*Labor Day weekend* has the Monday too).
    """

    type: TimexType
    value: str
    basis: Basis = "expressed"
    bounded: bool = True
    reach: tuple[float | None, str, int] | None = None
    bounds: Bounds | None = None


class Scene(Struct):
    """What a sketch is anchored in, and the day that it was seen from, once one was asked for.

    Whoever takes a day from the context or publication notes it with ``look_from``, so that a
    value can be traced. ``near`` tells whether the last day of the text may be that of an hour
    named here, ``posted`` whether the hour is that of an entry of a live page.
    """

    context: Context
    tense: Tense | None
    reference: dt.date | None = None
    anchor: Anchor | None = None
    dayless: bool = False
    near: bool = True
    posted: bool = False

    def look_from(self, day: dt.date, anchor: Anchor) -> dt.date:
        """Return ``day``, noted as that from which the sketch is seen."""
        self.reference, self.anchor = day, anchor
        return day

    def by_words(self) -> Basis:
        """Return the basis of what the words alone give, noted as seen from no day."""
        self.reference = self.anchor = None
        return "expressed"

    def published(self) -> dt.date:
        """Return the day of publication."""
        return self.look_from(self.context.published, "published")

    def now(self, unit: str) -> dt.date:
        """Return the day from which to look: of publication, in narrative the last date."""
        return self.before(unit) if self.context.narrative else self.published()

    def before(self, unit: str) -> dt.date:
        """Return the last date of the text that is as fine as ``unit``; else publication."""
        last = self.context.last(unit)
        if last is None:
            return self.published()
        year, month, day = last
        self.dayless = unit == "D" and last != self.context.day
        return self.look_from(dt.date(eras.stand_in(year), month, day), "context")


def reference(sketch: Sketch, scene: Scene) -> tuple[dt.date, Basis]:
    """Return the day from which a sketch is seen, and what it is known from."""
    sequel = sketch.sequel and scene.tense == "past"
    if sketch.base == "context" or sequel or scene.context.narrative:
        known = scene.context.year is not None
        return scene.before(fineness(sketch)), "context" if known else "expressed"
    return scene.published(), "expressed"


def fineness(sketch: Sketch) -> str:
    """Return how fine a reference the sketch needs: a day, a month or a year."""
    letter = (sketch.unit or "")[-1:]
    if sketch.weekday is not None or sketch.weekend or sketch.part or letter in ("D", "W"):
        return "D"
    return "M" if letter in ("M", "Q", "H") else "Y"
