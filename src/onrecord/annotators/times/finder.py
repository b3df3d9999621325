"""A passage's parse → its time expressions with TIMEX3 type, value, mod and interval."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise

from msgspec import structs

from onrecord.annotators.language import Parse
from onrecord.annotators.times import anchor, compose, grammar, intervals, lexicon, relations, tense
from onrecord.annotators.times.context import Context
from onrecord.annotators.times.lexicon import knowledge
from onrecord.annotators.times.mode import is_narrative
from onrecord.model import Interval, Time


def find(parse: Parse, *, published: dt.date, context: Context | None = None) -> list[Time]:
    """Return the time expressions of the passage, in text order, with offsets in the report.

    ``context`` is what earlier passages of the same report have dated; it is brought up to date.
    Without it, the passage is read as a report of its own.
    """
    here = Context(published) if context is None else context
    starts = [token.start for token in parse.tokens]

    def tag_at(offset: int) -> str | None:
        at = bisect_left(starts, offset)
        return parse.tokens[at].tag if at < len(starts) and starts[at] == offset else None

    words = list(lexicon.words(parse.text, parse.start, parse.end, tag_at=tag_at))
    read = [(match, compose.compose(match)) for match in grammar.matches(words)]
    read = list(_share_years(read, words))
    if not here.decided:
        here.narrative = is_narrative((sketch for _, sketch in read), published)
        here.decided = True
    found = [
        (match, time)
        for match, sketch in read
        if (time := _read(parse, starts, words, match, sketch, here)) is not None
    ]
    return _join(found, words)


def _join(found: list[tuple[grammar.Match, Time]], words: list[lexicon.Word]) -> list[Time]:
    """Give *from Monday to Friday* one interval."""
    times = [time for _, time in found]
    for at, ((first, _), (second, _)) in enumerate(pairwise(found)):
        between = [word.lower for word in words[first.last : second.first][:3]]
        if first.first and relations.joins(words[first.first - 1].lower, between):
            times[at], times[at + 1] = relations.join(times[at], times[at + 1])
    return times


def _share_years(
    read: list[tuple[grammar.Match, compose.Sketch]], words: list[lexicon.Word]
) -> Iterator[tuple[grammar.Match, compose.Sketch]]:
    """Give *the spring* of *the spring and early summer of 1943* the year that it shares."""
    shared: list[tuple[grammar.Match, compose.Sketch]] = []
    behind: tuple[grammar.Match, compose.Sketch] | None = None
    for match, sketch in reversed(read):
        yearless = sketch.month is not None or sketch.season is not None
        if yearless and sketch.year is None and sketch.shift is None and behind is not None:
            between = {word.lower for word in words[match.last : behind[0].first]}
            dated = behind[1].month is not None or behind[1].season is not None
            if dated and behind[1].year is not None and between <= _JOINTS and len(between) <= 2:
                sketch = structs.replace(sketch, year=behind[1].year, era=behind[1].era)
        behind = (match, sketch)
        shared.append(behind)
    return reversed(shared)


_JOINTS = frozenset(["and", "or", "to", "-", "–", "—", ",", "until", "through", "the", "in", "of"])


def _read(
    parse: Parse,
    starts: list[int],
    words: list[lexicon.Word],
    match: grammar.Match,
    sketch: compose.Sketch,
    context: Context,
) -> Time | None:
    start, end = words[match.first].start, words[match.last - 1].end
    first = max(bisect_left(starts, start + 1) - 1, 0)
    last = max(bisect_left(starts, end), first + 1)
    if _is_false(parse, words, match, first):
        return None
    governing = tense.tense_of(parse, first, last) if parse.tokens else None
    if match.rule.tense is not None and match.rule.tense != governing:
        return None
    scene = anchor.Scene(context, governing)
    anchored = anchor.anchor(sketch, scene)
    if anchored is None:
        return None
    if anchored.type in ("DATE", "TIME") and not sketch.comparable:
        context.remember(anchored.value)
    interval = _interval(anchored, context.published)
    before = words[match.first - 1].lower if match.first else ""
    if interval is not None and not _modifies_noun(parse, first, last):
        interval = relations.bounded_by(before, interval)
    return Time(
        start=start,
        end=end,
        text=parse.text[start:end],
        type=anchored.type,
        value=anchored.value,
        mod=sketch.mod,
        interval=interval,
    )


def _is_false(parse: Parse, words: list[lexicon.Word], match: grammar.Match, first: int) -> bool:
    """Tell false friends: rates (*seats a week*), greetings, ages, titles, shares."""
    start, end = words[match.first].start, words[match.last - 1].end
    bare = match.last - match.first - (words[match.first].lower == "the") == 1
    if bare and _in_name(parse, first, start, end):
        return True
    before = words[match.first - 1].lower if match.first else ""
    behind = words[match.last].lower if match.last < len(words) else ""
    opening, closing = words[match.first].lower, words[match.last - 1].lower
    if match.rule.name == "length" and opening in ("a", "an") and match.last - match.first == 2:
        token = parse.tokens[first - 1] if first and first <= len(parse.tokens) else None
        return token is not None and token.pos in ("NOUN", "NUM", "SYM", "PROPN")
    if closing == "quarters" and behind == "of" and words[match.last - 2].lower in ("three", "-"):
        return True
    if match.slots and match.slots[0][0] == "ROUND" and before in _AGES:
        return True
    if before == "as" and opening == "soon":
        return True
    return before == "good" and match.slots[:1] != () and match.slots[0][0] == "PART"


def _modifies_noun(parse: Parse, first: int, last: int) -> bool:
    """Tell *after Friday's attack* from *after Friday*."""
    return bool(parse.tokens) and tense.head_of(parse, first, last).dep in tense.ATTRIBUTIVE


def _in_name(parse: Parse, first: int, start: int, end: int) -> bool:
    """Tell whether the last word of ``[start, end)`` is only a part of a name: *Sunday Times*."""
    tokens = parse.tokens
    last = first
    while last + 1 < len(tokens) and tokens[last + 1].start < end:
        last += 1
    if last >= len(tokens) or tokens[last].entity not in knowledge()["tense"]["names"]:
        return False
    behind = tokens[last + 1] if last + 1 < len(tokens) else None
    goes_on = behind is not None and behind.entity == tokens[last].entity and not behind.begins
    return goes_on and behind is not None and behind.text[:1].isupper()


_AGES = frozenset(["his", "her", "their", "my", "your", "our"])


def _interval(anchored: anchor.Anchored, published: dt.date) -> Interval | None:
    if anchored.reach is not None:
        amount, unit, toward = anchored.reach
        return intervals.reaching(published, amount, unit, toward=toward)
    if not anchored.bounded:
        return None
    return intervals.interval_of(anchored.value, published=published, basis=anchored.basis)
