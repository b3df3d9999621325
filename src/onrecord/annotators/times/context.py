"""What the text has dated so far: the reference of *the same day*, *a year earlier* …"""

from __future__ import annotations

import datetime as dt
import re
from copy import copy

from msgspec import Struct, field

from onrecord.annotators.times.diary import Diary
from onrecord.model import Mode

_VALUE = re.compile(
    r"(?P<bc>BC)?(?P<year>\d{4})"
    r"(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?|-Q(?P<quarter>\d)|-W(?P<week>\d\d)(?:-WE)?"
    r"|-(?P<season>SP|SU|FA|WI)|-H(?P<half>\d))?(?:T.*)?"
)


class Context(Struct):
    """The state of reading one report, handed from passage to passage.

    ``mode`` is what the caller chose, ``None`` to let the text decide; ``narrative`` tells whether
    the text dates itself (history) or is dated by its publication (news). Each field holds the last
    date of its granularity. Years before the first are negative. ``None`` means not dated so far.
    """

    published: dt.date
    mode: Mode | None = None
    narrative: bool = False
    decided: bool = False
    year: int | None = None
    month: tuple[int, int] | None = None
    day: tuple[int, int, int] | None = None
    week: tuple[int, int] | None = None
    period: tuple[int, int | None] | None = None
    main: str | None = None
    events: Diary = field(default_factory=Diary)
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
        match = None if self.main is None else _VALUE.fullmatch(self.main)
        return None if match is None else _year(match)

    def on_main(self) -> Context:
        """Return the context as if the date that the story has reached were the last one."""
        at = copy(self)
        at.year = at.month = at.day = at.week = None
        if self.main is not None:
            at.remember(self.main)
        return at

    def remember(self, value: str) -> None:
        """Make a resolved TIMEX3 ``value`` the last date of the text."""
        match = _VALUE.fullmatch(value)
        if match is None:
            return
        self.year = _year(match)
        self.latest = value
        if match["month"] is not None:
            self.month = (self.year, int(match["month"]))
            if match["day"] is not None:
                self.day = (*self.month, int(match["day"]))
        if match["week"] is not None:
            self.week = (self.year, int(match["week"]))

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


def _year(match: re.Match[str]) -> int:
    return -int(match["year"]) if match["bc"] else int(match["year"])
