"""The period whose results a report tells: what *the quarter*, *a year earlier* are compared with.

Of results, a paper names the quarter once (*third-quarter net fell*) and goes on with *the latest
period*, *a year ago*, *the 1988 quarter*, until it comes to the nine months or the year.
"""

from __future__ import annotations

import datetime as dt

from onrecord.annotators.times.compose import Sketch
from onrecord.annotators.times.context import Context
from onrecord.annotators.times.grammar import Match
from onrecord.annotators.times.lexicon import knowledge
from onrecord.annotators.times.passage import Passage
from onrecord.annotators.times.tense import Tense

Period = tuple[int, int | None]

# How far before *last year* the sign of a comparison may stand: *compared with a loss of $3 million
# last year*. The farthest in the development documents of TimeBank is nine words before.
_REACH = 12


def note(context: Context, sketch: Sketch, value: str, tense: Tense | None) -> None:
    """Remember the period that an expression with TIMEX3 ``value`` names, if it names one."""
    if sketch.comparable or context.narrative:
        return
    period = _named(context, sketch, value)
    if period is not None and not (period[1] and _is_aside(context, period, tense)):
        context.period = period


def end(context: Context, passage: Passage, match: Match, value: str) -> None:
    """Remember the period that a day ends: *the quarter ended Sept. 30*."""
    if context.narrative or match.first < 2 or len(value) != 10:
        return
    unit, ended = (word.lower for word in passage.words[match.first - 2 : match.first])
    if ended in knowledge()["comparison"]["ends"] and unit in ("quarter", "year"):
        day = dt.date.fromisoformat(value)
        context.period = quarter_of(day) if unit == "quarter" else (day.year, None)


def _named(context: Context, sketch: Sketch, value: str) -> Period | None:
    if value[4:6] == "-Q":
        return int(value[:4]), int(value[6:])
    if sketch.kind == "length":
        months = sketch.unit == "M" and sketch.amount in (3, 6, 9)
        year = (context.period or last_quarter(context.published))[0]
        return (year, None) if months else None
    this_year = sketch.unit == "Y" and sketch.shift == 0 and sketch.base == "published"
    return (int(value), None) if value.isdigit() and (this_year or sketch.fiscal) else None


def _is_aside(context: Context, period: Period, tense: Tense | None) -> bool:
    """Tell a quarter to come, or one before that reported: *a charge in the fourth quarter*.

    Of a fiscal year, *fourth-quarter net* may well be over; it is one to come only after another.
    """
    if tense == "future":
        return True
    reported = context.period is not None and context.period[1] is not None
    return reported and period != last_quarter(context.published)


def last_quarter(published: dt.date) -> tuple[int, int]:
    """Return the last quarter that was over at publication."""
    year, quarter = quarter_of(published)
    return (year, quarter - 1) if quarter > 1 else (year - 1, 4)


def quarter_of(day: dt.date) -> tuple[int, int]:
    """Return the year and the quarter of a day."""
    return day.year, (day.month + 2) // 3


def value_of(period: Period) -> str:
    """Return the TIMEX3 value of a period."""
    year, quarter = period
    return f"{year:04}" if quarter is None else f"{year:04}-Q{quarter}"


def compared(sketch: Sketch, context: Context) -> Period | None:
    """Return the period of comparison; ``None`` where no results are spoken of."""
    period = context.period
    if sketch.unit == "Q" and (period is None or period[1] is None):
        period = last_quarter(context.published)
    if period is None:
        return None
    return period[0] - 1 if sketch.year is None else sketch.year, period[1]


def is_compared(passage: Passage, match: Match, sketch: Sketch, context: Context) -> bool:
    """Tell whether figures of a quarter are held against those of *last year*."""
    last_year = sketch.unit == "Y" and sketch.shift == -1 and sketch.base == "published"
    quarter = context.period is not None and context.period[1] is not None
    return last_year and quarter and not context.narrative and _held_against(passage, match)


def _held_against(passage: Passage, match: Match) -> bool:
    before = passage.words[max(match.first - _REACH, 0) : match.first]
    figures = signs = False
    for word in reversed(before):
        if word.lower in (".", ";"):
            break
        figures = figures or word.lower[:1] in "$#£€" or word.lower.endswith("%")
        signs = signs or word.lower in knowledge()["comparison"]["signs"]
    return signs and (figures or passage.behind(match) in ("'s", "’s"))
