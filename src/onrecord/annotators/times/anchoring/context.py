"""What the text has dated so far: the reference of *the same day*, *a year earlier* …"""

from __future__ import annotations

import datetime as dt
from copy import copy
from typing import NamedTuple

from msgspec import Struct, field

from onrecord.annotators.times.calendar.values import quarter_value, read, year_value
from onrecord.annotators.times.events.register import EventRegister
from onrecord.model import Mode


class Period(NamedTuple):
    """A year, or a quarter or a month of one, for which results are told."""

    year: int
    quarter: int | None = None
    month: int | None = None

    def value(self) -> str:
        """Return the TIMEX3 value."""
        if self.month is not None:
            return f"{year_value(self.year)}-{self.month:02}"
        whole = self.quarter is None
        return year_value(self.year) if whole else quarter_value(self.year, self.quarter or 0)


class Context(Struct):
    """The state of reading one report, handed from passage to passage.

    ``mode`` is what the caller chose, ``None`` to let the text decide; ``narrative`` tells whether
    the text dates itself (history) or is dated by its publication (news). Each field holds the last
    date of its granularity. Years before the first are negative. ``None`` means not dated so far.
    ``day_at`` is the offset in the report behind the last day.
    """

    published: dt.date
    mode: Mode | None = None
    narrative: bool = False
    decided: bool = False
    year: int | None = None
    month: tuple[int, int] | None = None
    day: tuple[int, int, int] | None = None
    day_at: int = 0
    week: tuple[int, int] | None = None
    period: Period | None = None
    main: str | None = None
    events: EventRegister = field(default_factory=EventRegister)
    latest: str | None = None

    def copy(self) -> Context:
        """Return a context in the same state."""
        return copy(self)

    def take(self, other: Context) -> None:
        """Put this context in the state of ``other``."""
        for name in self.__struct_fields__:
            setattr(self, name, getattr(other, name))

    def state(self) -> tuple[object, ...]:
        """Return what tells this state of reading from another."""
        return self.main, self.latest, self.year, self.month, self.day, self.week

    def main_year(self) -> int | None:
        """Return the year that the story has reached."""
        dated = None if self.main is None else read(self.main)
        return None if dated is None else dated.year

    def on_main(self) -> Context:
        """Return the context as if the date that the story has reached were the last one."""
        at = copy(self)
        at.year = at.month = at.day = at.week = None
        if self.main is not None:
            at.remember(self.main)
        return at

    def remember(self, value: str, *, at: int = 0) -> None:
        """Make a resolved TIMEX3 ``value``, which ends ``at`` an offset, the last date."""
        dated = read(value)
        if dated is None:
            return
        self.year, self.latest = dated.year, value
        if dated.month is not None:
            self.month = (dated.year, dated.month)
            if dated.day is not None:
                self.day, self.day_at = (*self.month, dated.day), at
        if dated.week is not None:
            self.week = (dated.year, dated.week)

    def knows_day(self) -> bool:
        """Tell whether the last date of the text was a day, or a year that holds the last day."""
        return self.day is not None and self.day[0] == self.year and self.day[:2] == self.month

    def last(self, unit: str) -> tuple[int, int, int] | None:
        """Return the last date that is at least as fine as ``unit``, filled up to its first day."""
        known = self.knows_day() if self.narrative else True
        if unit == "D" and self.day is not None and self.day[0] == self.year and known:
            return self.day
        if unit in "DM" and self.month is not None and self.month[0] == self.year:
            return (*self.month, 1)
        return None if self.year is None else (self.year, 1, 1)
