"""Which reports tell one story, and what it is about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from heapq import nlargest

from onrecord.model import Actor, Annotation, Report, Story, identify
from onrecord.resolvers.stories.linkage import NEAR, cluster
from onrecord.resolvers.stories.vectors import Vector, Vectors, vectors

_WORDS, _ACTORS = 8, 5
# Of them in the label.
_LABEL_WORDS, _LABEL_ACTORS = 3, 2


def find_stories(
    reports: Iterable[Report], annotations: Iterable[Annotation], *, near: float = NEAR
) -> tuple[Story, ...]:
    """Return the stories of ``reports``: every report is in one, if only in one of its own.

    ``annotations`` have the record's actors; ``near`` is the mean cosine from which on two groups
    of reports are one. Stories are sorted by their first day and id, their reports by day and id.
    The id is made of that of the first report: it stays as the story goes on.
    """
    known = {report.id: report for report in reports}
    ordered = sorted(known.values(), key=lambda report: (report.published[:10], report.id))
    read = vectors(ordered, {annotation.report.id: annotation for annotation in annotations})
    days = [date.fromisoformat(report.published[:10]).toordinal() for report in ordered]
    stories = (_story(ordered, members, read) for members in cluster(read.rows, days, near=near))
    return tuple(sorted(stories, key=lambda story: (story.first, story.id)))


def _story(reports: Sequence[Report], members: Sequence[int], read: Vectors) -> Story:
    total = _total([read.rows[number] for number in members])
    actors = _leading_actors(total, read)
    words = _leading_words(total, read)
    within = [reports[number] for number in members]
    return Story(
        id=identify("story", within[0].id),
        label=_label(words, actors, within[0]),
        words=words,
        actors=actors,
        first=within[0].published[:10],
        last=within[-1].published[:10],
        reports=tuple(report.id for report in within),
    )


def _total(rows: Iterable[Vector]) -> Vector:
    total: Vector = {}
    for row in rows:
        for term, weight in row.items():
            total[term] = total.get(term, 0.0) + weight
    return total


def _leading_actors(total: Vector, read: Vectors) -> tuple[Actor, ...]:
    ranked = nlargest(
        _ACTORS, ((weight, -term) for term, weight in total.items() if read.terms[term].is_actor)
    )
    return tuple(read.actors[read.terms[-negative].key] for _, negative in ranked)


def _leading_words(total: Vector, read: Vectors) -> tuple[str, ...]:
    """Return the weightiest words; numbers weigh in what is near, but tell nobody what it is."""
    words = (
        (weight, -term)
        for term, weight in total.items()
        if not read.terms[term].is_actor and read.terms[term].key.isalpha()
    )
    return tuple(read.terms[-negative].key for _, negative in nlargest(_WORDS, words))


def _label(words: Sequence[str], actors: Sequence[Actor], first: Report) -> str:
    """Return *Actor, Actor: word, word, word*; words of the actors' names are not said twice."""
    named = [actor.name for actor in actors[:_LABEL_ACTORS]]
    said = {word for name in named for word in name.casefold().split()}
    left = [word for word in words if word not in said][:_LABEL_WORDS]
    label = ": ".join(filter(None, (", ".join(named), ", ".join(left))))
    return label or first.title or first.name
