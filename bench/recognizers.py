"""The peer Microsoft Recognizers-Text: its date-times, as TIMEX3 has them.

Its answer is a ``timex`` and, where that leaves a year, week or day open (``XXXX-WXX-5``), one
resolution in the past and one in the future, between which it leaves the choice to its caller. The
nearest to publication is taken: on the development parts of TimeBank and AQUAINT value F1 is 68.7
and 65.6 with it, 66.6 and 63.6 with the latest up to publication, 60.0 and 49.8 with the past one.

The rest is only another way of writing its answer: prepositions are no part of a TIMEX3, *from May
to July* is two of them, a stretch that is a quarter, half, year, decade or century is named as
such, any other is a duration, and a time of day without a day is of the day of publication.
"""

from __future__ import annotations

import datetime as dt
import importlib.util
import re
import time
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from bench.time_scores import Timex

_TYPES = {
    "date": "DATE",
    "daterange": "DATE",
    "datetime": "TIME",
    "datetimerange": "TIME",
    "time": "TIME",
    "timerange": "TIME",
    "duration": "DURATION",
    "set": "SET",
}
_PARAGRAPH = re.compile(r"[^\n]+(?:\n[^\n]+)*")
_PREPOSITION = re.compile(
    r"^\s*(?:(?:as early as|after|at|before|between|by|during|for|from|in|on|since|till|until"
    r"|within)\s+)?",
    re.IGNORECASE,
)
_ENDS = re.compile(r"(.+?)\s+(?:to|and|until|till|through)\s+(.+)", re.IGNORECASE | re.DOTALL)
_STRETCH = re.compile(r"\(.+,.+,(P.+)\)")
_CALENDAR = re.compile(r"\d{4}-\d\d-\d\d")
_HOUR = re.compile(r"T\d\d$")
# How much of 1990-05-01 a stretch of years, or of months, is named by.
_DIGITS = {"Y": 4, "M": 7}


class Result(NamedTuple):
    """What the library has found: where, in which words, its name of the type, its resolution."""

    start: int
    text: str
    kind: str
    resolution: dict[str, Any] | None


def why_not() -> str | None:
    """Return why the recognizers cannot run here; ``None`` where they can."""
    if importlib.util.find_spec("recognizers_date_time") is None:
        return "recognizers-text-date-time is not installed (scripts/install bench)"
    return None


def run(documents: Sequence[dict[str, Any]]) -> tuple[list[list[Timex]], float]:
    """Return the times of each document and the seconds of the processor, start left out.

    A paragraph is read at a time: an error in one expression, which the library swallows, loses
    all that follow it in what was given, and so less of the document.
    """
    recognize = _recognizer()
    found, seconds = [], 0.0
    for document in documents:
        text, published = document["text"], dt.date.fromisoformat(document["published"])
        reference = dt.datetime.combine(published, dt.time())
        start = time.process_time()
        results = [
            Result(paragraph.start() + it.start, it.text, it.type_name, it.resolution)
            for paragraph in _PARAGRAPH.finditer(text)
            for it in recognize(paragraph[0], "en-us", reference=reference)
        ]
        seconds += time.process_time() - start
        found.append([timex for result in results for timex in timexes(result, published)])
    return found, seconds


def _recognizer() -> Any:
    """Return the library's function, its rules compiled.

    It asks for a name that emoji 2 has given up; what that held is ``EMOJI_DATA`` now.
    """
    import emoji

    emoji.UNICODE_EMOJI = emoji.EMOJI_DATA
    from recognizers_date_time import recognize_datetime

    recognize_datetime("today", "en-us", reference=dt.datetime(2031, 5, 14))
    return recognize_datetime


def timexes(result: Result, published: dt.date) -> Iterator[Timex]:
    """Yield the TIMEX3 of one result; one that is not resolved has the empty value."""
    words = _PREPOSITION.sub("", result.text, count=1) or result.text
    start = result.start + len(result.text) - len(words)
    end = start + len(words.rstrip())
    kind = result.kind.rpartition(".")[2]
    first = _chosen(result.resolution, published)
    timex = first.get("timex", "")
    stretch, ends = _STRETCH.fullmatch(timex), _ENDS.fullmatch(words.rstrip())
    if stretch is None:
        ref = timex.endswith("_REF")
        yield Timex(start, end, "DATE" if ref else _TYPES[kind], _value(kind, first, published))
    elif ends is not None and {"start", "end"} <= first.keys():
        for group, side in enumerate(("start", "end"), 1):
            value = _written(first[side], stretch[1], published)
            yield Timex(start + ends.start(group), start + ends.end(group), _TYPES[kind], value)
    else:
        period = _period(first)
        yield Timex(start, end, "DURATION" if period is None else "DATE", period or stretch[1])


def _chosen(resolution: dict[str, Any] | None, published: dt.date) -> dict[str, str]:
    """Return the resolution nearest to publication, without what it leaves empty."""
    values: list[dict[str, str]] = [
        {name: field for name, field in value.items() if field is not None}
        for value in (resolution["values"] if resolution else [])
    ]
    return min(values, key=lambda value: abs((_date(value) or published) - published), default={})


def _date(first: dict[str, str]) -> dt.date | None:
    """Return the date of a resolution, or its first; ``None`` where it has none."""
    bounds = (first.get(name, "") for name in ("value", "start", "end"))
    dates = (bound[:10] for bound in bounds if _CALENDAR.match(bound))
    return next(map(dt.date.fromisoformat, dates), None)


def _value(kind: str, first: dict[str, str], published: dt.date) -> str:
    timex = first.get("timex", "")
    if kind in ("set", "duration") or timex.endswith("_REF") or not timex:
        return timex
    if timex in ("SP", "SU", "FA", "WI"):
        return f"XXXX-{timex}"
    day, mark, clock = timex.partition("T")
    clock = mark + clock + ":00" * bool(_HOUR.match(mark + clock))
    return (_day(day, first) if day else published.isoformat()) + clock


def _day(day: str, first: dict[str, str]) -> str:
    """Return a date with what it leaves open filled in from its resolution."""
    bound = _date(first)
    if "X" not in day or bound is None:
        return day
    if re.fullmatch(r"XXXX-\d\d", day):
        return f"{bound.year}{day[4:]}"
    if re.search(r"W(?:\d\d|XX-WE)$", day):
        year, week, _ = bound.isocalendar()
        return f"{year}-W{week:02}" + "-WE" * day.endswith("WE")
    return bound.isoformat()


def _period(first: dict[str, str]) -> str | None:
    """Return the name of the quarter, half, year, decade or century that a resolution is."""
    bounds = [first.get(side, "") for side in ("start", "end")]
    if not all(_CALENDAR.fullmatch(bound) and bound.endswith("-01") for bound in bounds):
        return None
    start, end = map(dt.date.fromisoformat, bounds)
    months = (end.year - start.year) * 12 + end.month - start.month
    if months not in (3, 6, 12, 120, 1200) or (start.year * 12 + start.month - 1) % months:
        return None
    half, quarter = start.month // 6 + 1, start.month // 3 + 1
    names = {3: f"{start.year}-Q{quarter}", 6: f"{start.year}-H{half}", 12: f"{start.year}"}
    return names.get(months) or f"{start.year}"[: {120: 3, 1200: 2}[months]]


def _written(bound: str, unit: str, published: dt.date) -> str:
    """Return an end of a stretch as fine as the unit in which the stretch is measured."""
    if "T" not in unit:
        return bound[: _DIGITS.get(unit[-1])]
    day, _, clock = bound.rpartition(" ")
    return f"{day or published}T{clock.removesuffix(':00')}"
