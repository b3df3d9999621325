"""A passage's parse → its time expressions with TIMEX3 type, value, mod and interval."""

from __future__ import annotations

import datetime as dt

from msgspec import structs

from onrecord.annotators.language import Parse
from onrecord.annotators.times.anchoring import hours, results
from onrecord.annotators.times.anchoring.anchor import anchor
from onrecord.annotators.times.anchoring.context import Context
from onrecord.annotators.times.anchoring.ranges import joined
from onrecord.annotators.times.anchoring.scene import Scene
from onrecord.annotators.times.narrative.layout import Checked, story_dates
from onrecord.annotators.times.narrative.mode import is_narrative
from onrecord.annotators.times.narrative.storyline import follow
from onrecord.annotators.times.sketches.compose import compose
from onrecord.annotators.times.sketches.coordination import shared
from onrecord.annotators.times.sketches.sketch import Expression, Sketch
from onrecord.annotators.times.tables import knowledge
from onrecord.annotators.times.tense import tense_of
from onrecord.annotators.times.timex import Reading, time_of
from onrecord.annotators.times.tlinks import linking
from onrecord.annotators.times.words.false_friends import is_false
from onrecord.annotators.times.words.grammar import Match, matches
from onrecord.annotators.times.words.passage import Passage
from onrecord.model import Time


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
    composed = [_composed(passage, match) for match in matches(passage.words)]
    expressions, linked = linking.split(passage, list(shared(composed, passage)))
    if not here.decided:
        here.narrative = _tells_history(here, expressions)
        here.decided = True
    read = _in_narrative if here.narrative else _in_news
    readings = read(passage, expressions, here)
    times = [time_of(passage, reading, explain=explain) for reading in readings]
    tenses = ["past" if here.narrative else reading.scene.tense for reading in readings]
    matched = [reading.match for reading in readings]
    times = joined(passage, matched, times, here.published, tenses=tenses)
    return linking.dated(passage, times, linked, here, explain=explain)


def _composed(passage: Passage, match: Match) -> Expression:
    """Compose a match, without a first word that modifies no time of it."""
    sketch = compose(match)
    if _is_preposition(passage, match, sketch) or _compares(passage, match):
        return structs.replace(match, first=match.first + 1), structs.replace(sketch, mod=None)
    return match, sketch


def _is_preposition(passage: Passage, match: Match, sketch: Sketch) -> bool:
    """Tell the *over* of *evolved over several years* from that of *lasted over a year*."""
    word, tokens = passage.words[match.first].lower, passage.parse.tokens
    if sketch.kind != "length" or not tokens or word not in knowledge()["tense"]["during"]:
        return False
    over = tokens[passage.tokens(match)[0]]
    return over.dep == "prep" and tokens[over.head].lemma not in knowledge()["tense"]["lasting"]


def _compares(passage: Passage, match: Match) -> bool:
    """*Later Thursday*: on Thursday, later than what was told; *early Thursday* is a part of it."""
    word = passage.words[match.first].lower
    weekday = match.rule.name in ("weekday", "part of a weekday")
    return weekday and word in knowledge()["neighbours"]["comparing"]


def _tells_history(context: Context, expressions: list[Expression]) -> bool:
    if context.mode is not None:
        return context.mode == "narrative"
    return is_narrative((sketch for _, sketch in expressions), context.published)


def _in_news(passage: Passage, expressions: list[Expression], context: Context) -> list[Reading]:
    """Read the times of news one by one: publication dates them, or what the text has dated."""
    checked = (_checked(passage, expression) for expression in expressions)
    readings = (_anchored(passage, found, context) for found in checked if found is not None)
    return [reading for reading in readings if reading is not None]


def _in_narrative(
    passage: Passage, expressions: list[Expression], context: Context
) -> list[Reading]:
    """Read the times of a narrative together: its main line dates them."""
    found = (_checked(passage, expression) for expression in expressions)
    checked = [one for one in found if one is not None]
    placements = follow(story_dates(passage, checked), context)
    return [
        Reading(match, sketch, placement.anchored, placement.scene)
        for (match, sketch, _), placement in zip(checked, placements, strict=True)
        if placement.anchored is not None
    ]


def _checked(passage: Passage, expression: Expression) -> Checked | None:
    """Return the expression and the tense of its clause; ``None`` where it is no time there."""
    match, sketch = expression
    if is_false(passage, match):
        return None
    first, last = passage.tokens(match)
    kind = sketch.unit in ("Q", "H")
    governing = tense_of(passage.parse, first, last, kind=kind) if passage.parse.tokens else None
    if match.rule.tense is not None and match.rule.tense != governing:
        return None
    return match, sketch, governing


def _anchored(passage: Passage, checked: Checked, context: Context) -> Reading | None:
    """Anchor an expression of news, and note in ``context`` what it has dated."""
    match, sketch, governing = checked
    if results.is_compared(passage, match, sketch, context):
        sketch = structs.replace(sketch, comparable=True)
    if results.is_loose(passage, match, sketch, context):
        sketch = structs.replace(sketch, comparable=False)
    scene = Scene(context, governing)
    if sketch.clock is not None or sketch.part is not None:
        hours.place(passage, match, scene)
    anchored = anchor(sketch, scene)
    if anchored is None:
        return None
    results.note(context, sketch, anchored.value, governing)
    results.end(context, passage, match, anchored.value)
    if anchored.type in ("DATE", "TIME") and not sketch.comparable:
        context.remember(anchored.value, at=passage.span(match)[1])
    return Reading(match, sketch, anchored, scene)
