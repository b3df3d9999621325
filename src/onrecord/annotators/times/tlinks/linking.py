"""Times that events date: *two days after the Istanbul meeting*, *since the vote*.

Where the report dates the event, the expression gets its value and interval from it; otherwise it
keeps what its own words say. The relation is recorded either way.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from onrecord.annotators.times.anchoring.context import Context
from onrecord.annotators.times.events.clauses import verb_event
from onrecord.annotators.times.events.event import Event
from onrecord.annotators.times.events.nouns import noun_event
from onrecord.annotators.times.events.tree import Tree
from onrecord.annotators.times.sketches.sketch import Expression
from onrecord.annotators.times.tlinks.event_phrases import event_phrases
from onrecord.annotators.times.tlinks.offsets import OffsetLink, offset_link
from onrecord.annotators.times.tlinks.resolver import Resolver
from onrecord.annotators.times.words.false_friends import is_false
from onrecord.annotators.times.words.grammar import Match
from onrecord.annotators.times.words.passage import Passage
from onrecord.model import Time


class EventLinks(Struct, frozen=True):
    """What of a passage hangs on events: its tree, and the expressions with a link."""

    tree: Tree
    offsets: tuple[OffsetLink, ...] = ()


def split(
    passage: Passage, expressions: Sequence[Expression]
) -> tuple[list[Expression], EventLinks]:
    """Return the expressions that their own words or the calendar date, and what events date.

    A length (*two days after the vote*) is among both.
    """
    tokens = passage.parse.tokens
    tree = Tree(passage.parse, bytearray(len(tokens)))
    if not tokens:
        return list(expressions), EventLinks(tree)
    _mark(tree, passage, (match for match, sketch in expressions if sketch.kind != "none"))
    found = (offset_link(passage, tree, *expression) for expression in expressions)
    links = [link for link in found if link is not None and not is_false(passage, link.match)]
    _mark(tree, passage, (link.match for link in links))
    alone = {link.match.first for link in links if link.alone}
    others = [expression for expression in expressions if expression[0].first not in alone]
    return others, EventLinks(tree, tuple(links))


def _mark(tree: Tree, passage: Passage, matches: Iterable[Match]) -> None:
    """Mark the tokens of matches as words of time."""
    for match in matches:
        first, last = passage.tokens(match)
        tree.timed[first:last] = b"\x01" * (last - first)


def dated(
    passage: Passage, times: Sequence[Time], links: EventLinks, context: Context, *, explain: bool
) -> list[Time]:
    """Return all times, with those that events date; ``context`` learns of the events."""
    tree = links.tree
    if not tree.parse.tokens:
        return list(times)
    nouns, verbs = _events(tree)
    for event in (*nouns, *verbs):
        context.events.mention(event)
    resolver = Resolver(passage, tree, context, times)
    resolver.note_dates(links.offsets)
    linked = [resolver.offset_time(link, explain=explain) for link in links.offsets]
    starts = {time.start for time in linked}
    taken = {i for link in links.offsets for i in range(link.signal, link.event.first)}
    phrases = event_phrases(tree, nouns, taken)
    alone = [resolver.event_time(phrase, explain=explain) for phrase in phrases]
    others = (time for time in times if time.start not in starts)
    return sorted([*others, *linked, *alone], key=lambda time: (time.start, time.end))


def _events(tree: Tree) -> tuple[list[Event], list[Event]]:
    """Return the events that the nouns and those that the verbs of a passage tell of."""
    nouns, verbs = [], []
    for i, token in enumerate(tree.parse.tokens):
        kind = token.tag[:2]
        if kind == "NN" and (named := noun_event(tree, i)) is not None:
            nouns.append(named)
        elif kind == "VB" and (event := verb_event(tree, i)) is not None:
            verbs.append(event)
    return nouns, verbs
