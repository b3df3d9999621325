"""A passage's parse → its time expressions with TIMEX3 type, value, mod and interval."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from itertools import pairwise

from msgspec import structs

from onrecord.annotators.language import Parse
from onrecord.annotators.times import (
    anchor,
    compose,
    eras,
    events,
    grammar,
    intervals,
    layout,
    periods,
    relations,
    shares,
    storyline,
    tense,
)
from onrecord.annotators.times.compose import Sketch
from onrecord.annotators.times.context import Context
from onrecord.annotators.times.friends import is_false
from onrecord.annotators.times.grammar import Match
from onrecord.annotators.times.lexicon import knowledge
from onrecord.annotators.times.mode import is_narrative
from onrecord.annotators.times.passage import Passage
from onrecord.intervals import between
from onrecord.model import Explanation, Interval, Time

Reading = tuple[Match, Sketch]


def find(
    parse: Parse, *, published: dt.date, context: Context | None = None, explain: bool = False
) -> list[Time]:
    """Return the time expressions of the passage, in text order, with offsets in the report.

    ``context`` is what earlier passages of the same report have dated; it is brought up to date.
    Without it, the passage is read as a report of its own. With ``explain``, every time says what
    made its value.
    """
    here = Context(published) if context is None else context
    passage = Passage.of(parse)
    composed = [_composed(passage, match) for match in grammar.matches(passage.words)]
    readings, tied = events.split(passage, list(shares.shared(composed, passage)))
    if not here.decided:
        here.narrative = _tells_history(here, (sketch for _, sketch in readings))
        here.decided = True
    if here.narrative:
        found = _in_story(passage, readings, here, explain=explain)
    else:
        found = [
            (match, time)
            for match, sketch in readings
            if (time := _read(passage, match, sketch, here, explain=explain)) is not None
        ]
    return events.dated(passage, _join(found, passage, here.published), tied, here, explain=explain)


def _composed(passage: Passage, match: Match) -> Reading:
    """Compose a match; *over* of *evolved over several years* is no *more than*, and not its."""
    sketch = compose.compose(match)
    word, tokens = passage.words[match.first].lower, passage.parse.tokens
    if sketch.kind != "length" or not tokens or word not in knowledge()["tense"]["during"]:
        return match, sketch
    if tokens[passage.tokens(match)[0]].dep != "prep":
        return match, sketch
    return structs.replace(match, first=match.first + 1), structs.replace(sketch, mod=None)


def _tells_history(context: Context, sketches: Iterable[Sketch]) -> bool:
    if context.mode is not None:
        return context.mode == "narrative"
    return is_narrative(sketches, context.published)


def _in_story(
    passage: Passage, readings: list[Reading], context: Context, *, explain: bool
) -> list[tuple[Match, Time]]:
    """Read the times of a narrative together: its main line dates them."""
    checked = [
        (match, *found)
        for match, sketch in readings
        if (found := _checked(passage, match, sketch)) is not None
    ]
    told = layout.told(passage, checked)
    return [
        (match, _written(passage, match, sketch, seen.anchored, seen.scene, explain=explain))
        for (match, sketch, _), seen in zip(checked, storyline.follow(told, context), strict=True)
        if seen.anchored is not None
    ]


def _read(
    passage: Passage, match: Match, sketch: Sketch, context: Context, *, explain: bool
) -> Time | None:
    checked = _checked(passage, match, sketch)
    if checked is None:
        return None
    sketch, governing = checked
    if periods.is_compared(passage, match, sketch, context):
        sketch = structs.replace(sketch, comparable=True)
    scene = anchor.Scene(context, governing)
    anchored = anchor.anchor(sketch, scene)
    if anchored is None:
        return None
    periods.note(context, sketch, anchored.value, governing)
    periods.end(context, passage, match, anchored.value)
    if anchored.type in ("DATE", "TIME") and not sketch.comparable:
        context.remember(anchored.value)
    return _written(passage, match, sketch, anchored, scene, explain=explain)


def _checked(
    passage: Passage, match: Match, sketch: Sketch
) -> tuple[Sketch, tense.Tense | None] | None:
    """Return the sketch and the tense of its clause; ``None`` where it is no time there."""
    if is_false(passage, match):
        return None
    first, last = passage.tokens(match)
    governing = tense.tense_of(passage.parse, first, last) if passage.parse.tokens else None
    if match.rule.tense is not None and match.rule.tense != governing:
        if match.rule.otherwise is None:
            return None
        sketch = structs.replace(sketch, kind=match.rule.otherwise)
    return sketch, governing


def _written(
    passage: Passage,
    match: Match,
    sketch: Sketch,
    anchored: anchor.Anchored,
    scene: anchor.Scene,
    *,
    explain: bool,
) -> Time:
    interval = _interval(anchored, scene.context.published)
    if interval is None and not scene.context.narrative and _has_gone_on(passage, match, sketch):
        interval = intervals.interval_of("PAST_REF", published=scene.context.published)
    # Not in *after Friday's attack*, where the preposition belongs to the attack.
    if interval is not None and not _is_attributive(passage, match):
        interval = relations.bounded_by(
            passage.before(match), interval, published=scene.context.published, mod=sketch.mod
        )
    time = _time(passage, match, anchored, sketch.mod, interval)
    return structs.replace(time, explanation=_explanation(match, scene)) if explain else time


def _has_gone_on(passage: Passage, match: Match, sketch: Sketch) -> bool:
    """*Have met over the course of weeks*: a length that ended, if at all, before publication."""
    parse = passage.parse
    bare = sketch.kind == "length" and sketch.shift is None and bool(parse.tokens)
    return bare and tense.has_gone_on(parse, *passage.tokens(match))


def _is_attributive(passage: Passage, match: Match) -> bool:
    parse = passage.parse
    head = tense.head_of(parse, *passage.tokens(match)) if parse.tokens else None
    return head is not None and head.dep in tense.ATTRIBUTIVE


def _explanation(match: Match, scene: anchor.Scene) -> Explanation:
    return Explanation(
        rule=match.rule.name,
        mode="narrative" if scene.context.narrative else "news",
        reference=None if scene.reference is None else eras.restored(scene.reference.isoformat()),
        anchor=scene.anchor,
        tense=scene.tense,
    )


def _interval(anchored: anchor.Anchored, published: dt.date) -> Interval | None:
    if anchored.reach is not None:
        amount, unit, toward = anchored.reach
        return intervals.reaching(published, amount, unit, toward=toward)
    if not anchored.bounded:
        return None
    if anchored.bounds is not None:
        return between(*anchored.bounds, basis=anchored.basis)
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


def _join(found: list[tuple[Match, Time]], passage: Passage, published: dt.date) -> list[Time]:
    """Give *from Monday to Friday* one interval."""
    times = [time for _, time in found]
    for at, ((first, _), (second, _)) in enumerate(pairwise(found)):
        between = [word.lower for word in passage.words[first.last : second.first][:3]]
        gap = passage.parse.text[times[at].end : times[at + 1].start]
        if relations.joins(passage.before(first), between) or relations.spans(gap):
            times[at], times[at + 1] = relations.join(times[at], times[at + 1], published=published)
        times[at] = relations.ended(times[at], between, times[at + 1])
    return times
