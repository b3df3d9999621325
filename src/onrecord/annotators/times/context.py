"""What the text has dated so far: the reference of *the same day*, *a year earlier* …"""

from __future__ import annotations

import datetime as dt
import re

from msgspec import Struct

_VALUE = re.compile(
    r"(?P<bc>BC)?(?P<year>\d{4})"
    r"(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?|-Q(?P<quarter>\d)|-W(?P<week>\d\d)(?:-WE)?"
    r"|-(?P<season>SP|SU|FA|WI)|-H(?P<half>\d))?(?:T.*)?"
)


class Context(Struct):
    """The state of reading one report, handed from passage to passage.

    ``narrative`` tells whether the text dates itself (history) or is dated by its publication
    (news). Each field holds the last date of its granularity. Years before the first are negative.
    ``None`` means not dated so far.
    """

    published: dt.date
    narrative: bool = False
    decided: bool = False
    year: int | None = None
    month: tuple[int, int] | None = None
    day: tuple[int, int, int] | None = None
    quarter: tuple[int, int] | None = None
    week: tuple[int, int] | None = None
    grain: str | None = None

    def remember(self, value: str) -> None:
        """Make a resolved TIMEX3 ``value`` the last date of the text."""
        match = _VALUE.fullmatch(value)
        if match is None:
            return
        self.year = -int(match["year"]) if match["bc"] else int(match["year"])
        if match["month"] is not None:
            self.month = (self.year, int(match["month"]))
            if match["day"] is not None:
                self.day = (*self.month, int(match["day"]))
        if match["quarter"] is not None:
            self.quarter = (self.year, int(match["quarter"]))
        if match["week"] is not None:
            self.week = (self.year, int(match["week"]))
        self.grain = _grain(match)

    def last(self, unit: str) -> tuple[int, int, int] | None:
        """Return the last date that is at least as fine as ``unit``, filled up to its first day."""
        if unit == "D" and self.day is not None and self.day[0] == self.year:
            return self.day
        if unit in "DM" and self.month is not None and self.month[0] == self.year:
            return (*self.month, 1)
        return None if self.year is None else (self.year, 1, 1)


def _grain(match: re.Match[str]) -> str:
    return next((grain for name, grain in _GRAINS if match[name] is not None), "Y")


_GRAINS = (
    ("day", "D"),
    ("month", "M"),
    ("quarter", "Q"),
    ("week", "W"),
    ("season", "S"),
    ("half", "H"),
)
