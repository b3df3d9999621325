"""Which reports tell one story, and what it is about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from onrecord.model import Annotation, Report, Story, identify
from onrecord.resolvers.stories.labels import label, leading_actors, leading_words
from onrecord.resolvers.stories.levels import GOING_ON, NEAR, group
from onrecord.resolvers.stories.linkage import summed
from onrecord.resolvers.stories.vectors import Vectors, vectors


def find_stories(
    reports: Iterable[Report],
    annotations: Iterable[Annotation],
    *,
    near: float = NEAR,
    going_on: float | None = GOING_ON,
) -> tuple[Story, ...]:
    """Return the stories of ``reports``: every report is in one, if only in one of its own.

    ``annotations`` have the record's actors; ``near`` is the mean cosine from which on two groups
    of reports tell of one event, ``going_on`` how near events must be for a story to go on from one
    to the other: with ``None`` every event is a story. Stories are sorted by their first day and
    id, their reports by day and id. The id is made of that of the first report: it stays as the
    story goes on.
    """
    known = {report.id: report for report in reports}
    ordered = sorted(known.values(), key=lambda report: (report.published[:10], report.id))
    read = vectors(ordered, {annotation.report.id: annotation for annotation in annotations})
    days = [date.fromisoformat(report.published[:10]).toordinal() for report in ordered]
    found = group(read, days, near=near, going_on=going_on)
    stories = (_story(ordered, members, read) for members in found)
    return tuple(sorted(stories, key=lambda story: (story.first, story.id)))


def _story(reports: Sequence[Report], members: Sequence[int], read: Vectors) -> Story:
    total = summed(read.rows[number] for number in members)
    within = [reports[number] for number in members]
    actors = leading_actors(total, read)
    words = leading_words(total, read, {each.outlet for each in within if each.outlet is not None})
    return Story(
        id=identify("story", within[0].id),
        label=label(words, actors, within[0]),
        words=words,
        actors=actors,
        first=within[0].published[:10],
        last=within[-1].published[:10],
        reports=tuple(report.id for report in within),
    )
