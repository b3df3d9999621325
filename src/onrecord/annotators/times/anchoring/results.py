"""The period whose results a report tells: what *the quarter*, *a year earlier* are compared with.

Of results, a paper names the quarter once (*third-quarter net fell*) and goes on with *the latest
period*, *a year ago*, *the 1988 quarter*, until it comes to the nine months or the year.
"""

from __future__ import annotations

import datetime as dt

from onrecord.annotators.times.anchoring.context import Context, Period
from onrecord.annotators.times.anchoring.scene import Anchored, Scene
from onrecord.annotators.times.calendar.values import is_day, read
from onrecord.annotators.times.sketches.sketch import Sketch
from onrecord.annotators.times.tables import knowledge
from onrecord.annotators.times.tense import Tense
from onrecord.annotators.times.words.grammar import Match
from onrecord.annotators.times.words.passage import Passage

# How far before *last year* the sign of a comparison may stand: *compared with a loss of $3 million
# last year*. The farthest in the development documents of TimeBank is nine words before.
_REACH = 12


def note(context: Context, sketch: Sketch, value: str, tense: Tense | None) -> None:
    """Remember the period that an expression with TIMEX3 ``value`` names, if it names one."""
    if sketch.comparable or context.narrative:
        return
    period = _named(context, sketch, value)
    if period is not None and not _is_aside(context, period, tense):
        context.period = period


def end(context: Context, passage: Passage, match: Match, value: str) -> None:
    """Remember the period that a day ends: *the quarter ended Sept. 30*."""
    if context.narrative or match.first < 2 or not is_day(value):
        return
    unit, ended = (word.lower for word in passage.words[match.first - 2 : match.first])
    if ended in knowledge()["comparison"]["ends"] and unit in ("quarter", "year"):
        day = dt.date.fromisoformat(value)
        context.period = _quarter_of(day) if unit == "quarter" else Period(day.year)


def _named(context: Context, sketch: Sketch, value: str) -> Period | None:
    dated = read(value)
    if dated is not None and dated.quarter is not None:
        return Period(dated.year, dated.quarter)
    if dated is not None and dated.grain() == "M" and sketch.base != "context":
        return Period(dated.year, month=dated.month)
    if sketch.kind == "length":
        months = sketch.unit == "M" and sketch.amount in (3, 6, 9)
        year = (context.period or last_quarter(context.published)).year
        return Period(year) if months else None
    this_year = sketch.unit == "Y" and sketch.shift == 0 and sketch.base == "published"
    return Period(int(value)) if value.isdigit() and (this_year or sketch.fiscal) else None


def _is_aside(context: Context, period: Period, tense: Tense | None) -> bool:
    """Tell a quarter to come, or one before that reported: *a charge in the fourth quarter*.

    Of a fiscal year, *fourth-quarter net* may well be over; it is one to come only after another.
    A month is aside where results of a quarter or a year are told.
    """
    if period.month is not None:
        told = context.period
        return tense == "future" or (told is not None and told.month is None)
    if period.quarter is None:
        return False
    if tense == "future":
        return True
    return _is_quarterly(context) and period != last_quarter(context.published)


def _is_quarterly(context: Context) -> bool:
    """Tell whether the text told of a quarter last, not of a year."""
    return context.period is not None and context.period.quarter is not None


def last_quarter(published: dt.date) -> Period:
    """Return the last quarter that was over at publication."""
    passed = (published.month - 1) // 3
    return Period(published.year, passed) if passed else Period(published.year - 1, 4)


def _quarter_of(day: dt.date) -> Period:
    return Period(day.year, (day.month + 2) // 3)


def anchored(period: Period, scene: Scene) -> Anchored:
    """Return the period of which the text told as a time."""
    scene.look_from(dt.date(period.year, 1, 1), "context")
    return Anchored(type="DATE", value=period.value(), basis="context")


def compared(sketch: Sketch, context: Context) -> Period | None:
    """Return the period of comparison; ``None`` where no results are spoken of."""
    period = context.period
    if sketch.unit == "Q" and not _is_quarterly(context):
        period = last_quarter(context.published)
    if period is None or (sketch.unit == "M" and period.month is None):
        return None
    year = period.year - 1 if sketch.year is None else sketch.year
    return Period(year, period.quarter, period.month)


def is_loose(passage: Passage, match: Match, sketch: Sketch, context: Context) -> bool:
    """Tell *a year ago* of which a month's figures are not said: *a year ago the plant closed*."""
    monthly = context.period is not None and context.period.month is not None
    whole = sketch.comparable and sketch.unit not in ("Q", "M")
    return whole and monthly and not _held_against(passage, match)


def is_compared(passage: Passage, match: Match, sketch: Sketch, context: Context) -> bool:
    """Tell whether figures of a quarter are held against those of *last year*."""
    last_year = sketch.unit == "Y" and sketch.shift == -1 and sketch.base == "published"
    quarterly = _is_quarterly(context)
    return last_year and quarterly and not context.narrative and _held_against(passage, match)


def _held_against(passage: Passage, match: Match) -> bool:
    before = passage.words[max(match.first - _REACH, 0) : match.first]
    figures, signs = passage.before(match)[:1].isdigit(), False
    for word in reversed(before):
        if word.lower in (".", ";"):
            break
        figures = figures or word.lower[:1] in "$#£€" or word.lower.endswith("%")
        signs = signs or word.lower in knowledge()["comparison"]["signs"]
    return signs and (figures or passage.behind(match) in ("'s", "’s"))
