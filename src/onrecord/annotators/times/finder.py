"""A passage's parse → its time expressions with TIMEX3 type, value, mod and interval."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import pairwise

from msgspec import structs

from onrecord.annotators.language import Parse
from onrecord.annotators.times import anchor, compose, grammar, intervals, relations, tense
from onrecord.annotators.times.compose import Sketch
from onrecord.annotators.times.context import Context
from onrecord.annotators.times.friends import is_false
from onrecord.annotators.times.grammar import Match
from onrecord.annotators.times.lexicon import knowledge
from onrecord.annotators.times.mode import is_narrative
from onrecord.annotators.times.passage import Passage
from onrecord.model import Interval, Time

Reading = tuple[Match, Sketch]


def find(parse: Parse, *, published: dt.date, context: Context | None = None) -> list[Time]:
    """Return the time expressions of the passage, in text order, with offsets in the report.

    ``context`` is what earlier passages of the same report have dated; it is brought up to date.
    Without it, the passage is read as a report of its own.
    """
    here = Context(published) if context is None else context
    passage = Passage.of(parse)
    composed = [(match, compose.compose(match)) for match in grammar.matches(passage.words)]
    readings = list(_share_years(composed, passage))
    if not here.decided:
        here.narrative = is_narrative((sketch for _, sketch in readings), published)
        here.decided = True
    found = [
        (match, time)
        for match, sketch in readings
        if (time := _read(passage, match, sketch, here)) is not None
    ]
    return _join(found, passage)


def _read(passage: Passage, match: Match, sketch: Sketch, context: Context) -> Time | None:
    if is_false(passage, match):
        return None
    first, last = passage.tokens(match)
    parsed = bool(passage.parse.tokens)
    governing = tense.tense_of(passage.parse, first, last) if parsed else None
    if match.rule.tense is not None and match.rule.tense != governing:
        return None
    anchored = anchor.anchor(sketch, anchor.Scene(context, governing))
    if anchored is None:
        return None
    if anchored.type in ("DATE", "TIME") and not sketch.comparable:
        context.remember(anchored.value)
    interval = _interval(anchored, context.published)
    # Not in *after Friday's attack*, where the preposition belongs to the attack.
    attributive = parsed and tense.head_of(passage.parse, first, last).dep in tense.ATTRIBUTIVE
    if interval is not None and not attributive:
        interval = relations.bounded_by(passage.before(match), interval)
    return _time(passage, match, anchored, sketch.mod, interval)


def _interval(anchored: anchor.Anchored, published: dt.date) -> Interval | None:
    if anchored.reach is not None:
        amount, unit, toward = anchored.reach
        return intervals.reaching(published, amount, unit, toward=toward)
    if not anchored.bounded:
        return None
    return intervals.interval_of(anchored.value, published=published, basis=anchored.basis)


def _time(
    passage: Passage,
    match: Match,
    anchored: anchor.Anchored,
    mod: str | None,
    interval: Interval | None,
) -> Time:
    start, end = passage.span(match)
    return Time(
        start=start,
        end=end,
        text=passage.parse.text[start:end],
        type=anchored.type,
        value=anchored.value,
        mod=mod,
        interval=interval,
    )


def _join(found: list[tuple[Match, Time]], passage: Passage) -> list[Time]:
    """Give *from Monday to Friday* one interval."""
    times = [time for _, time in found]
    for at, ((first, _), (second, _)) in enumerate(pairwise(found)):
        between = [word.lower for word in passage.words[first.last : second.first][:3]]
        if relations.joins(passage.before(first), between):
            times[at], times[at + 1] = relations.join(times[at], times[at + 1])
    return times


def _share_years(readings: list[Reading], passage: Passage) -> Iterator[Reading]:
    """Give *the spring* of *the spring and early summer of 1943* the year that it shares."""
    shared: list[Reading] = []
    behind: Reading | None = None
    for match, sketch in reversed(readings):
        if behind is not None and _open(sketch) and _shares(passage, match, behind):
            sketch = structs.replace(sketch, year=behind[1].year, era=behind[1].era)
        behind = (match, sketch)
        shared.append(behind)
    return reversed(shared)


def _open(sketch: Sketch) -> bool:
    return _within_year(sketch) and sketch.year is None and sketch.shift is None


def _within_year(sketch: Sketch) -> bool:
    return sketch.month is not None or sketch.season is not None


def _shares(passage: Passage, match: Match, behind: Reading) -> bool:
    after, sketch = behind
    if sketch.year is None or not _within_year(sketch) or after.first - match.last > 2:
        return False
    between = {word.lower for word in passage.words[match.last : after.first]}
    return between <= set(knowledge()["neighbours"]["joints"])
