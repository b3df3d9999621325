"""Reports → events, and events → the stories that go on from one to the next.

Two groups of reports tell of one event where they are near by what sets them apart from all others:
average link (Sokal and Michener 1958) over TF-IDF. That splits a story that runs for weeks into
its days, the more so the more reports tell it, since what all of them have then weighs least. So
events go on to stories where their directions are near by what they say most: leading actors and
words, as often as they come, however many other reports have them (a chain of events close in
time, after Nallapati and others 2004, "Event Threading within News Topics").
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from onrecord.resolvers.stories.linkage import Cluster, gap, gathered, link
from onrecord.resolvers.stories.vectors import Vectors

# How near two clusters must be on average. Chosen on the training topics of ECB+, each of which
# holds two happenings that are alike: on each half alone, and on both (bench/story_clusters).
NEAR = 0.16
# What stays of the nearness of two clusters between which much time lies, and in how many days
# the rest falls to 1/e.
_LASTING, _FADING = 0.7, 30.0
# How near events must be for a story to go on, and what time leaves of that. Chosen on three
# stories of Timeline17 mixed (bpoil, finan, h1n1); bench/story_clusters tells of the others.
GOING_ON = 0.25
_GOING_LASTING, _GOING_FADING = 0.2, 30.0
# Few reports are alike in few words by chance: what holds for a story of many says less of them.
_FEW = 4


def group(
    read: Vectors, days: Sequence[int], *, near: float = NEAR, going_on: float | None = GOING_ON
) -> list[tuple[int, ...]]:
    """Return the stories of the reports ``read`` as sorted numbers, the stories sorted.

    ``days`` are the ordinals of their dates. Reports come in the order of a stable key, by which
    ties are broken. With ``going_on`` ``None`` every event is a story of its own.
    """
    single = gathered(((number,) for number in range(len(days))), read.rows, days)
    events = [each.members for each in link(single, _mean_cosine, near)]
    if going_on is None:
        return events
    return [each.members for each in link(gathered(events, read.plain, days), _alike, going_on)]


def _mean_cosine(one: Cluster, other: Cluster, dot: float) -> float:
    """Return the mean cosine of the pairs of two clusters, less where time lies between them."""
    fade = _fade(gap(one, other), _LASTING, _FADING)
    return dot / (len(one.members) * len(other.members)) * fade


def _alike(one: Cluster, other: Cluster, dot: float) -> float:
    """Return the cosine of the directions of two clusters, less for few reports and over time."""
    square = one.square * other.square
    most = max(len(one.members), len(other.members))
    fade = _fade(gap(one, other), _GOING_LASTING, _GOING_FADING)
    return dot / math.sqrt(square) * fade * most / (most + _FEW) if square > 0 else 0.0


def _fade(days: int, lasting: float, fading: float) -> float:
    return lasting + (1 - lasting) * math.exp(-days / fading)
