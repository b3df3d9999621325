"""Times that events date: *two days after the Istanbul meeting*, *since the vote*.

Where the report dates the event, the expression gets its value and interval from it; otherwise it
keeps what its own words say. The relation is recorded either way.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from onrecord.annotators.times.compose import Sketch
from onrecord.annotators.times.context import Context
from onrecord.annotators.times.friends import is_false
from onrecord.annotators.times.grammar import Match
from onrecord.annotators.times.happenings import Ground, noun_event, verb_event
from onrecord.annotators.times.occasions import occasions
from onrecord.annotators.times.page import Page
from onrecord.annotators.times.passage import Passage
from onrecord.annotators.times.ties import Tie, tie_of
from onrecord.model import Time

Reading = tuple[Match, Sketch]


class Tied(Struct, frozen=True):
    """What of a passage hangs on events: the parse with its words of time, and the ties."""

    ground: Ground
    ties: tuple[Tie, ...] = ()


def split(passage: Passage, readings: Sequence[Reading]) -> tuple[list[Reading], Tied]:
    """Return the readings that their own words or the calendar date, and what events date.

    A length (*two days after the vote*) is among both.
    """
    tokens = passage.parse.tokens
    ground = Ground(passage.parse, bytearray(len(tokens)))
    if not tokens:
        return list(readings), Tied(ground)
    for match, sketch in readings:
        if sketch.kind != "none":
            _mark(ground, passage, match)
    ties = tuple(
        tie
        for match, sketch in readings
        if (tie := tie_of(passage, ground, match, sketch)) is not None
        and not is_false(passage, match)
    )
    alone = {tie.match.first for tie in ties if tie.alone}
    for tie in ties:
        _mark(ground, passage, tie.match)
    return [reading for reading in readings if reading[0].first not in alone], Tied(ground, ties)


def _mark(ground: Ground, passage: Passage, match: Match) -> None:
    first, last = passage.tokens(match)
    ground.timed[first:last] = b"\x01" * (last - first)


def dated(
    passage: Passage, times: Sequence[Time], tied: Tied, context: Context, *, explain: bool
) -> list[Time]:
    """Return all times, with those that events date; ``context`` learns of the events."""
    ground = tied.ground
    if not ground.parse.tokens:
        return list(times)
    tags = [(i, token.tag[:2]) for i, token in enumerate(ground.parse.tokens)]
    nouns = [event for i, tag in tags if tag == "NN" and (event := noun_event(ground, i))]
    verbs = [event for i, tag in tags if tag == "VB" and (event := verb_event(ground, i))]
    page = Page(passage, ground, context, list(times))
    for event in (*nouns, *verbs):
        context.events.see(event)
    page.note_dates(tied.ties)
    told = {passage.span(tie.match)[0]: page.read(tie, explain=explain) for tie in tied.ties}
    found = [told.pop(time.start, time) for time in times]
    taken = {i for tie in tied.ties for i in range(tie.marker, tie.event.first)}
    phrases = [
        page.phrase(occasion, explain=explain) for occasion in occasions(ground, nouns, taken)
    ]
    return sorted([*found, *told.values(), *phrases], key=lambda time: (time.start, time.end))
