"""An anchored expression → ``model.Time``: its words, value, interval and explanation."""

from __future__ import annotations

from msgspec import Struct, structs

from onrecord.annotators.times import tense
from onrecord.annotators.times.anchoring.prepositions import bounded_by, up_to_now
from onrecord.annotators.times.anchoring.scene import Anchored, Scene
from onrecord.annotators.times.calendar.eras import restored
from onrecord.annotators.times.calendar.intervals import interval_of
from onrecord.annotators.times.calendar.steps import reaching
from onrecord.annotators.times.sketches.sketch import Sketch
from onrecord.annotators.times.words.grammar import Match
from onrecord.annotators.times.words.passage import Passage
from onrecord.intervals import between
from onrecord.model import Explanation, Interval, Time


class Reading(Struct, frozen=True):
    """An expression and what it stands for in the scene in which it was anchored."""

    match: Match
    sketch: Sketch
    anchored: Anchored
    scene: Scene


def time_of(passage: Passage, reading: Reading, *, explain: bool) -> Time:
    """Return the time of a reading; with ``explain``, what made its value."""
    start, end = _extent(passage, reading)
    time = Time(
        start=start,
        end=end,
        text=passage.parse.text[start:end],
        type=reading.anchored.type,
        value=reading.anchored.value,
        mod=reading.sketch.mod,
        interval=_interval(passage, reading),
    )
    return structs.replace(time, explanation=_explanation(reading)) if explain else time


def _extent(passage: Passage, reading: Reading) -> tuple[int, int]:
    """Return the half-open offsets of a reading without an article that is another noun's.

    TIMEX3 marks *late-November* of *the late-November trip*, and *the late summer* by itself.
    """
    match, (start, end) = reading.match, passage.span(reading.match)
    words = [word.lower for word in passage.words[match.first : match.last]]
    alone = words[0] != "the" or len(words) == 1 or "of" in words
    if alone or reading.sketch.kind == "fixed" or not _tells_kind(passage, reading):
        return start, end
    return passage.words[match.first + 1].start, end


def _tells_kind(passage: Passage, reading: Reading) -> bool:
    """Tell whether a reading says of what kind the noun right behind it is."""
    parse, (first, last) = passage.parse, passage.tokens(reading.match)
    if not parse.tokens:
        return False
    head = tense.head_of(parse, first, last)
    noun, end = parse.tokens[head.head], passage.span(reading.match)[1]
    beside = parse.text[end : end + 2].strip()[:1].isalpha() and noun.i >= last
    # A name behind a day more often opens the clause: the 14 September Lorn struck.
    named = noun.pos == "PROPN" and reading.sketch.day is None
    return head.dep in _KINDS and beside and (noun.pos == "NOUN" or named)


_KINDS = frozenset(["compound", "nmod", "amod", "nummod"])


def _interval(passage: Passage, reading: Reading) -> Interval | None:
    context, match = reading.scene.context, reading.match
    interval = _named_interval(reading)
    if interval is None and not context.narrative and _has_gone_on(passage, reading):
        interval = interval_of("PAST_REF", published=context.published)
    if interval is None:
        return None
    word = passage.words[match.first].lower
    interval = up_to_now(word, interval, published=context.published)
    # Not in *after Friday's attack*, where the preposition belongs to the attack.
    if _is_attributive(passage, match):
        return interval
    mod = reading.sketch.mod
    return bounded_by(passage.before(match), interval, published=context.published, mod=mod)


def _named_interval(reading: Reading) -> Interval | None:
    """Return the interval of the value, whatever preposition stands before it."""
    anchored, published = reading.anchored, reading.scene.context.published
    if anchored.reach is not None:
        amount, unit, toward = anchored.reach
        return reaching(published, amount, unit, toward=toward)
    if not anchored.bounded:
        return None
    if anchored.bounds is not None:
        return between(*anchored.bounds, basis=anchored.basis)
    return interval_of(anchored.value, published=published, basis=anchored.basis)


def _has_gone_on(passage: Passage, reading: Reading) -> bool:
    """*Have met over the course of weeks*: a length that ended, if at all, before publication."""
    parse, sketch = passage.parse, reading.sketch
    bare = sketch.kind == "length" and sketch.shift is None and bool(parse.tokens)
    return bare and tense.has_gone_on(parse, *passage.tokens(reading.match))


def _is_attributive(passage: Passage, match: Match) -> bool:
    parse = passage.parse
    head = tense.head_of(parse, *passage.tokens(match)) if parse.tokens else None
    return head is not None and head.dep in tense.ATTRIBUTIVE


def _explanation(reading: Reading) -> Explanation:
    scene = reading.scene
    return Explanation(
        rule=reading.match.rule.name,
        mode="narrative" if scene.context.narrative else "news",
        reference=None if scene.reference is None else restored(scene.reference.isoformat()),
        anchor=scene.anchor,
        tense=scene.tense,
    )
