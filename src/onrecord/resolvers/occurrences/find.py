"""Annotations → the occurrences that they tell of."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from onrecord.acyclic import acyclic
from onrecord.model import Annotation, Event, Occurrence, Span, Statement
from onrecord.resolvers.occurrences.bonds import NO_BONDS, Bonds
from onrecord.resolvers.occurrences.cluster import clustered
from onrecord.resolvers.occurrences.entries import Rows, Tellings
from onrecord.resolvers.occurrences.reading import tellings
from onrecord.resolvers.occurrences.said import Said, cluster_said, said
from onrecord.resolvers.occurrences.witnesses import Witness, occurrence

# Of an event's words and the cue of a statement that is the same act: *accused*, *demanded*.
Cues = Mapping[tuple[int, int], str]


@acyclic()
def find_occurrences(
    annotations: Iterable[Annotation], origins: Mapping[str, str], bonds: Bonds = NO_BONDS
) -> tuple[Occurrence, ...]:
    """Return what the reports tell of, sorted by day and id.

    ``annotations`` carry the record's actors; ``origins`` gives by report id the id of the report
    whose word it is, itself where it is not there. Every event is in one occurrence. A statement is
    in one where reports repeat it, or where it is itself an event: *accused*. The result is a pure
    function of the set of annotations and of ``bonds``, what people say of pairs of entries; a
    report that comes again adds nothing.
    """
    found = occurrences(annotations, origins, bonds)
    return tuple(sorted(found, key=lambda each: (each.headline.published, each.id)))


def occurrences(
    annotations: Iterable[Annotation], origins: Mapping[str, str], bonds: Bonds = NO_BONDS
) -> Iterator[Occurrence]:
    """Yield what ``find_occurrences`` returns, unsorted, for sets that do not fit into memory."""
    read = _Read(origins)
    try:
        for annotation in annotations:
            read.add(annotation)
        yield from read.events(bonds)
        yield from read.statements(bonds)
    finally:
        read.close()


class _Read:
    """The entries of all reports as what is compared and as witnesses."""

    def __init__(self, origins: Mapping[str, str]) -> None:
        self._told, self._said = Tellings(), Rows(Said)
        self._origins = origins
        self._reports: set[str] = set()

    def add(self, annotation: Annotation) -> None:
        """Add a report, unless it is there."""
        head = annotation.report
        if head.id in self._reports:
            return
        self._reports.add(head.id)
        source, cues = self._origins.get(head.id, head.id), _cues(annotation)
        acted = {at: (cues[at],) for at in map(_trigger, annotation.events) if at in cues}
        witnesses = {
            event.id: Witness(event, source, event.sentence, acted.get(_trigger(event), ()))
            for event in annotation.events
        }
        told = sorted(tellings(annotation), key=lambda each: each.order)
        key = head.published, head.id
        self._told.add(key, [(each, witnesses[each.order.id]) for each in told])
        kept = {id for ids in acted.values() for id in ids}
        self._said.add(key, _statements(annotation, source, kept))

    def events(self, bonds: Bonds) -> Iterator[Occurrence]:
        """Yield the happenings that events tell of."""
        self._told.rows.sort()
        for numbers, likeness in clustered(self._told, bonds):
            yield occurrence(self._told.rows.witnesses(numbers), likeness=likeness)

    def statements(self, bonds: Bonds) -> Iterator[Occurrence]:
        """Yield what statements of several reports repeat."""
        self._said.sort()
        for numbers, likeness in cluster_said(self._said, bonds):
            told = self._said.witnesses(numbers)
            if len({each.entry.report for each in told}) > 1:
                yield occurrence(told, likeness=likeness)

    def close(self) -> None:
        """Give back what was kept."""
        self._told.close()
        self._said.close()


def _trigger(event: Event) -> tuple[int, int]:
    return event.trigger.start, event.trigger.end


def _statements(
    annotation: Annotation, source: str, acted: Collection[str]
) -> list[tuple[Said, Witness]]:
    """Return the statements of a report that are no events of it, in their order."""
    found = [
        (said(statement), Witness(statement, source, _sentence(annotation, statement)))
        for statement in annotation.statements
        if statement.id not in acted
    ]
    return sorted(found, key=lambda pair: pair[0].order)


def _cues(annotation: Annotation) -> Cues:
    return {
        (statement.cue.start, statement.cue.end): statement.id
        for statement in annotation.statements
        if statement.cue is not None
    }


def _sentence(annotation: Annotation, statement: Statement) -> Span:
    """Return the sentence of a statement's cue or content, else the content's own words."""
    at = (statement.cue or statement.content[0]).start
    known: Iterable[Span] = annotation.sentences or _event_sentences(annotation.events)
    for span in known:
        if span.start <= at < span.end:
            return Span(start=span.start, end=span.end, text=span.text)
    return max(statement.content, key=lambda span: (span.end - span.start, -span.start))


def _event_sentences(events: Sequence[Event]) -> Iterator[Span]:
    return (event.sentence for event in events)
