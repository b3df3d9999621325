"""Whose hour it is: *5 p.m.* of the day told of just before, or of the entry that it opens."""

from __future__ import annotations

import datetime as dt

from onrecord.annotators.times.anchoring.scene import Scene
from onrecord.annotators.times.tables import knowledge
from onrecord.annotators.times.words.grammar import Match
from onrecord.annotators.times.words.passage import Passage

# Code points between a day and an hour: so far off it need not be the day of the hour, and so near
# it is, whatever the tense. In 120 reports of eight stories, 19 of 44 hours were given a wrong day
# by the last day of the text, however far.
_FAR = 400
_BESIDE = 40


def place(passage: Passage, match: Match, scene: Scene) -> None:
    """Note in ``scene`` whether an hour here may be of the last day of the text, or of an entry."""
    scene.near = _near_its_day(passage, match, scene)
    scene.posted = _is_posted(passage, match)


def _near_its_day(passage: Passage, match: Match, scene: Scene) -> bool:
    context, day = scene.context, scene.context.day
    gap = passage.span(match)[0] - context.day_at
    if gap > _FAR or gap < _BESIDE:
        return gap < _BESIDE
    to_come = day is not None and day[0] > 0 and dt.date(*day) > context.published
    return not (to_come and scene.tense == "past")


def _is_posted(passage: Passage, match: Match) -> bool:
    """Tell the hour of an entry of a live page: *3.54pm - UPDATE*, *(Updated 11:36 p.m.*."""
    if not match.first:
        return True
    before = passage.words[match.first - 1]
    entry = before.lower in knowledge()["neighbours"]["posted"]
    return entry or passage.letters(before).isspace()
