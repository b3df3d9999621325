"""What a date is the date of, and what lies so far from a dated event."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from onrecord.annotators.language import Token
from onrecord.annotators.times import anchor, tense
from onrecord.annotators.times.happenings import (
    Event,
    Face,
    Ground,
    face_of,
    is_told,
    noun_event,
    verb_event,
)
from onrecord.annotators.times.intervals import bounds_of
from onrecord.annotators.times.lexicon import knowledge
from onrecord.model import Time

_CALENDAR = re.compile(r"\d{4}(-.*)?")
_ROUGH = frozenset(
    ["APPROX", "LESS_THAN", "MORE_THAN", "EQUAL_OR_MORE", "EQUAL_OR_LESS", "BEFORE", "AFTER",
     "ON_OR_BEFORE", "ON_OR_AFTER"]
)  # fmt: skip


def shifted(value: str, steps: float, unit: str) -> str | None:
    """Return the value of the ``unit`` that lies ``steps`` of them from a dated event.

    ``None`` where the event's date is coarser than the unit, or leaves the calendar.
    """
    clock, times, letter = anchor.split_unit(unit)
    if clock:
        return _clock(value, steps * times, letter)
    total, bounds = steps * times, bounds_of(value.partition("T")[0])
    if bounds is None or total != int(total) or letter not in _FINER[_grain(value)]:
        return None
    try:
        return anchor.moved(bounds[0], int(total), letter)
    except (ValueError, OverflowError):
        return None


# The units that can be counted from a date, by how fine it is.
_FINER = {
    "day": "DWMQHY",
    "week": "WY",
    "month": "MQHY",
    "quarter": "QHY",
    "half": "HY",
    "year": "Y",
}
_GRAINS = (
    ("day", re.compile(r"\d{4}-\d\d-\d\d.*")),
    ("week", re.compile(r"\d{4}-W\d\d(-WE)?")),
    ("month", re.compile(r"\d{4}-\d\d")),
    ("quarter", re.compile(r"\d{4}-Q\d")),
    ("half", re.compile(r"\d{4}-H\d")),
)


def _grain(value: str) -> str:
    return next((name for name, pattern in _GRAINS if pattern.fullmatch(value)), "year")


def _clock(value: str, steps: float, letter: str) -> str | None:
    """Return the hour or minute that lies so far from a time of day."""
    seconds = steps * {"H": 3600, "M": 60, "S": 1}.get(letter, 0)
    try:
        at = dt.datetime.strptime(value, "%Y-%m-%dT%H:%M") + dt.timedelta(seconds=seconds)
    except (ValueError, OverflowError):
        return None
    return at.strftime("%Y-%m-%dT%H:%M")


def dated_by(ground: Ground, first: int, last: int) -> Iterator[tuple[Event, Face]]:
    """Yield the events that the date in tokens ``[first, last)`` is of.

    It hangs on the event itself (*the meeting on 29 March*, *lawmakers voted Friday*), or on a verb
    that tells when it is (*the siege began on April 19*, *the vote is set for May 3*).
    """
    tokens = ground.parse.tokens
    date = tense.head_of(ground.parse, first, last)
    if date.head == date.i:
        return
    above, preposition = tokens[date.head], ""
    if date.dep == "pobj":
        if above.head == above.i:
            return
        above, preposition = tokens[above.head], above.lower
    elif date.dep not in _BARE:
        return
    table = knowledge()["event_dates"]
    if not preposition or preposition in table["prepositions"]:
        yield from _told_by(ground, above.i)
    if preposition in table["set_prepositions"]:
        yield from _set_by(ground, above.i)


_BARE = frozenset(["npadvmod", "nmod", "poss", "compound", "attr", "nummod", "appos", "advmod"])


def _told_by(ground: Ground, i: int) -> Iterator[tuple[Event, Face]]:
    named = noun_event(ground, i)
    if named is not None:
        yield named, "at"
        return
    if not is_told(ground, i):
        return
    told = verb_event(ground, i)
    if told is not None:
        yield told, "at"
    face = face_of(ground, i)
    for subject in _subjects(ground, i) if face is not None else ():
        named = noun_event(ground, _antecedent(ground, i, subject.i))
        if named is not None:
            yield named, face or "at"
    yield from _held(ground, i)


def _subjects(ground: Ground, i: int) -> list[Token]:
    """Return what the verb at ``i`` is said of; in *there was a vote*, the vote.

    Of *the vote was a success on Friday*, nothing: the date may be of the success.
    """
    if ground.parse.tokens[i].lemma.lower() != "be":
        return [*ground.below(i, "nsubj", "nsubjpass")]
    said = [token for token in ground.below(i, "attr", "acomp") if not ground.tells_time(token.i)]
    if any(True for _ in ground.below(i, "expl")):
        return said
    return [] if said else [*ground.below(i, "nsubj")]


def _antecedent(ground: Ground, verb: int, subject: int) -> int:
    """Return the noun that a relative pronoun stands for: *the war, which began in May*."""
    tokens = ground.parse.tokens
    relative = tokens[subject].tag in ("WDT", "WP") and tokens[verb].dep == "relcl"
    return tokens[verb].head if relative else subject


def _held(ground: Ground, i: int) -> Iterator[tuple[Event, Face]]:
    """Yield the event that someone holds, launches, ends: *launched its invasion on Thursday*."""
    verbs, lemma = knowledge()["event_verbs"], ground.parse.tokens[i].lemma.lower()
    kind = next((kind for kind in ("hold", "onset", "close") if lemma in verbs[kind]), None)
    for noun in ground.below(i, "dobj", "nsubjpass") if kind is not None else ():
        named = noun_event(ground, _antecedent(ground, i, noun.i))
        if named is not None:
            yield named, _face_of_holding(kind or "hold", named)


def _face_of_holding(kind: str, event: Event) -> Face:
    if kind == "hold" or not event.lasting:
        return "end" if kind == "close" else "at"
    return "start" if kind == "onset" else "end"


def _set_by(ground: Ground, i: int) -> Iterator[tuple[Event, Face]]:
    """Yield the event of *the vote is set for Friday*."""
    token = ground.parse.tokens[i]
    if token.tag != "VBN" or token.lemma.lower() not in knowledge()["event_verbs"]["set"]:
        return
    for noun in ground.below(i, "nsubjpass", "nsubj"):
        named = noun_event(ground, _antecedent(ground, i, noun.i))
        if named is not None and is_told(ground, i):
            yield named, "start" if named.lasting else "at"


def is_date(time: Time) -> bool:
    """Tell whether a time names a stretch of the calendar that can date an event."""
    calendar = time.value is not None and _CALENDAR.fullmatch(time.value) is not None
    return calendar and time.interval is not None and time.mod not in _ROUGH
