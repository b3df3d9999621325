"""The events that a date is of: *the meeting on 29 March*, *the siege began on April 19*."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.annotators.language import Token
from onrecord.annotators.times import tense
from onrecord.annotators.times.calendar.mods import ROUGH
from onrecord.annotators.times.events.clauses import is_asserted, point_of, verb_event
from onrecord.annotators.times.events.event import Event, EventPoint
from onrecord.annotators.times.events.nouns import noun_event
from onrecord.annotators.times.events.tree import Tree
from onrecord.annotators.times.tables import knowledge
from onrecord.model import Time

_CALENDAR = re.compile(r"\d{4}(-.*)?")


def events_dated_by(tree: Tree, first: int, last: int) -> Iterator[tuple[Event, EventPoint]]:
    """Yield the events that the date in tokens ``[first, last)`` is of.

    It hangs on the event itself (*the meeting on 29 March*, *lawmakers voted Friday*), or on a verb
    that tells when it is (*the siege began on April 19*, *the vote is set for May 3*).
    """
    tokens = tree.parse.tokens
    date = tense.head_of(tree.parse, first, last)
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
        yield from _events_dated_at(tree, above.i)
    if preposition in table["set_prepositions"]:
        yield from _events_set_by(tree, above.i)


_BARE = frozenset(["npadvmod", "nmod", "poss", "compound", "attr", "nummod", "appos", "advmod"])


def _events_dated_at(tree: Tree, i: int) -> Iterator[tuple[Event, EventPoint]]:
    named = noun_event(tree, i)
    if named is not None:
        yield named, "at"
        return
    if not is_asserted(tree, i):
        return
    event = verb_event(tree, i)
    if event is not None:
        yield event, "at"
    point = point_of(tree, i)
    for subject in _subjects(tree, i) if point is not None else ():
        named = noun_event(tree, _antecedent(tree, i, subject.i))
        if named is not None:
            yield named, point or "at"
    yield from _events_held_by(tree, i)


def _subjects(tree: Tree, i: int) -> list[Token]:
    """Return what the verb at ``i`` is said of; in *there was a vote*, the vote.

    Of *the vote was a success on Friday*, nothing: the date may be of the success.
    """
    if tree.parse.tokens[i].lemma.lower() != "be":
        return [*tree.below(i, "nsubj", "nsubjpass")]
    said = [token for token in tree.below(i, "attr", "acomp") if not tree.tells_time(token.i)]
    if any(True for _ in tree.below(i, "expl")):
        return said
    return [] if said else [*tree.below(i, "nsubj")]


def _antecedent(tree: Tree, verb: int, subject: int) -> int:
    """Return the noun that a relative pronoun stands for: *the war, which began in May*."""
    tokens = tree.parse.tokens
    relative = tokens[subject].tag in ("WDT", "WP") and tokens[verb].dep == "relcl"
    return tokens[verb].head if relative else subject


def _events_held_by(tree: Tree, i: int) -> Iterator[tuple[Event, EventPoint]]:
    """Yield the event that someone holds, launches, ends: *launched its invasion on Thursday*."""
    verbs, lemma = knowledge()["event_verbs"], tree.parse.tokens[i].lemma.lower()
    kind = next((kind for kind in ("hold", "onset", "close") if lemma in verbs[kind]), None)
    for noun in tree.below(i, "dobj", "nsubjpass") if kind is not None else ():
        named = noun_event(tree, _antecedent(tree, i, noun.i))
        if named is not None:
            yield named, _point_of_holding(kind or "hold", named)


def _point_of_holding(kind: str, event: Event) -> EventPoint:
    if kind == "hold" or not event.lasting:
        return "end" if kind == "close" else "at"
    return "start" if kind == "onset" else "end"


def _events_set_by(tree: Tree, i: int) -> Iterator[tuple[Event, EventPoint]]:
    """Yield the event of *the vote is set for Friday*."""
    token = tree.parse.tokens[i]
    if token.tag != "VBN" or token.lemma.lower() not in knowledge()["event_verbs"]["set"]:
        return
    for noun in tree.below(i, "nsubjpass", "nsubj"):
        named = noun_event(tree, _antecedent(tree, i, noun.i))
        if named is not None and is_asserted(tree, i):
            yield named, "start" if named.lasting else "at"


def is_date(time: Time) -> bool:
    """Tell whether a time names a stretch of the calendar that can date an event."""
    calendar = time.value is not None and _CALENDAR.fullmatch(time.value) is not None
    return calendar and time.interval is not None and time.mod not in ROUGH
