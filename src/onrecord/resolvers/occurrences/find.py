"""Annotations → the occurrences that they tell of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from onrecord.acyclic import acyclic
from onrecord.model import Annotation, Event, Occurrence, Span, Statement
from onrecord.resolvers.occurrences.candidate import Candidate
from onrecord.resolvers.occurrences.cluster import clusters
from onrecord.resolvers.occurrences.entries import Entries
from onrecord.resolvers.occurrences.reading import tellings
from onrecord.resolvers.occurrences.said import Said, cluster_said, said
from onrecord.resolvers.occurrences.witnesses import Witness, occurrence

# Of an event's words and the cue of a statement that is the same act: *accused*, *demanded*.
Cues = Mapping[tuple[int, int], str]


@acyclic()
def find_occurrences(
    annotations: Iterable[Annotation], origins: Mapping[str, str]
) -> tuple[Occurrence, ...]:
    """Return what the reports tell of, sorted by day and id.

    ``annotations`` carry the record's actors; ``origins`` gives by report id the id of the report
    whose word it is, itself where it is not there. Every event is in one occurrence. A statement is
    in one where reports repeat it, or where it is itself an event: *accused*. The result is a pure
    function of the set of annotations; a report that comes again adds nothing.
    """
    found = occurrences(annotations, origins)
    return tuple(sorted(found, key=lambda each: (each.headline.published, each.id)))


def occurrences(
    annotations: Iterable[Annotation], origins: Mapping[str, str]
) -> Iterator[Occurrence]:
    """Yield what ``find_occurrences`` returns, unsorted, for sets that do not fit into memory."""
    read = _Read(origins)
    try:
        for annotation in annotations:
            read.add(annotation)
        yield from read.events()
        yield from read.statements()
    finally:
        read.entries.close()


class _Read:
    """The entries of all reports as what is compared and as witnesses."""

    def __init__(self, origins: Mapping[str, str]) -> None:
        self.entries = Entries()
        self._origins = origins
        self._reports: set[str] = set()
        self._told: list[Candidate] = []
        self._said: list[Said] = []

    def add(self, annotation: Annotation) -> None:
        """Add a report, unless it is there."""
        report = annotation.report.id
        if report in self._reports:
            return
        self._reports.add(report)
        source, acted = self._origins.get(report, report), self._acted(annotation)
        self._told += tellings(annotation)
        for statement in annotation.statements:
            if statement.id not in acted:
                self.entries.add(Witness(statement, source, _sentence(annotation, statement)))
                self._said.append(said(statement))

    def _acted(self, annotation: Annotation) -> set[str]:
        """Keep the events, and return the statements that are themselves one of them."""
        report, cues = annotation.report.id, _cues(annotation)
        source, acted = self._origins.get(report, report), set[str]()
        for event in annotation.events:
            at = event.trigger.start, event.trigger.end
            same = (cues[at],) if at in cues else ()
            acted.update(same)
            self.entries.add(Witness(event, source, event.sentence, same))
        return acted

    def events(self) -> Iterator[Occurrence]:
        """Yield the happenings that events tell of."""
        for group in clusters(self._told):
            told = self.entries.of(each.order.id for each in group.tellings)
            yield occurrence(told, likeness=group.likeness)

    def statements(self) -> Iterator[Occurrence]:
        """Yield what statements of several reports repeat."""
        for group, likeness in cluster_said(self._said):
            if len({each.order.report for each in group}) > 1:
                told = self.entries.of(each.order.id for each in group)
                yield occurrence(told, likeness=likeness)


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
