"""Values made by hand, for the tests of every room: short to write, valid, of invented content."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from onrecord.model import (
    Account,
    Actor,
    ActorKind,
    Annotation,
    Copy,
    Disagreement,
    Event,
    Form,
    Interval,
    Mention,
    Occurrence,
    Origin,
    Passage,
    Position,
    Report,
    ReportHead,
    Resolution,
    ResolvedActor,
    Span,
    Statement,
    Story,
    Time,
    described_id,
    identify,
    is_described,
    report_id,
)

UNSAID = Interval(start=None, end=None, edtf=None, basis="published")


def make_report(text: str = "The port is open, Mara Lindqvist said.", **fields: Any) -> Report:
    """Return a report whose id fits its content; ``fields`` replace the defaults."""
    content: dict[str, Any] = {
        "published": "2031-05-04",
        "outlet": "Harbour Post",
        "title": None,
        "url": None,
        "byline": None,
        "language": "en",
        "text": text,
    }
    name = fields.pop("name", "report.txt")
    id = fields.pop("id", None)
    content.update(fields)
    return Report(id=report_id(**content) if id is None else id, name=name, **content)


def make_head(report: Report) -> ReportHead:
    """Return what ``report`` is known by."""
    return ReportHead(**{name: getattr(report, name) for name in ReportHead.__struct_fields__})


def make_span(text: str, words: str, *, after: int = 0) -> Span:
    """Return the span of the first ``words`` in ``text`` at or behind ``after``."""
    start = text.index(words, after)
    return Span(start=start, end=start + len(words), text=words)


def make_interval(
    start: str | None = None, end: str | None = None, *, basis: Any = "expressed"
) -> Interval:
    """Return the interval ``[start, end)``."""
    return Interval(start=start, end=end, edtf=None, basis=basis)


def make_actor(
    name: str, report: Report | None = None, *, kind: ActorKind = "person", mention: bool = True
) -> Actor:
    """Return an actor; with a ``report``, its own one, mentioned where its name first stands."""
    if report is None:
        return Actor(id=identify("record", kind, name), name=name, kind=kind, **_UNLINKED)
    found = make_span(report.text, name) if mention and name in report.text else None
    id = identify("actor", report.id, kind, name)
    return Actor(id=id, name=name, kind=kind, mention=found, **_UNLINKED)


_UNLINKED: dict[str, Any] = {"country": None, "wikidata": None}


def make_mention(
    report: Report, words: str, actor: Actor | None, *, form: Form = "name"
) -> Mention:
    """Return the mention of ``actor`` by the first ``words`` in the report."""
    span = make_span(report.text, words)
    return Mention(start=span.start, end=span.end, text=words, form=form, actor=actor)


def make_time(report: Report, words: str, value: str, *, interval: Interval | None = None) -> Time:
    """Return the time expression at the first ``words`` in the report."""
    span = make_span(report.text, words)
    return Time(
        start=span.start,
        end=span.end,
        text=words,
        type="DATE",
        value=value,
        mod=None,
        interval=interval,
    )


def make_statement(report: Report, content: str, /, **fields: Any) -> Statement:
    """Return the statement whose content is the first ``content`` in the report.

    Its chain is the report's outlet; its id hashes report and content. ``fields`` replace defaults.
    """
    chain = () if report.outlet is None else (make_outlet(report),)
    values: dict[str, Any] = {
        "id": identify("statement", report.id, content),
        "report": report.id,
        "report_name": report.name,
        "published": report.published,
        "outlet": report.outlet,
        "kind": "indirect",
        "act": "say",
        "negated": False,
        "speaker": None,
        "source": None,
        "cue": None,
        "content": (make_span(report.text, content),),
        "addressees": (),
        "medium": None,
        "said": UNSAID,
        "place": None,
        "within": None,
        "via": chain,
        "confidence": 0.9,
    }
    return Statement(**(values | fields))


def make_event(report: Report, trigger: str, /, *, after: int = 0, **fields: Any) -> Event:
    """Return the event at the first ``trigger`` in the report at or behind ``after``.

    The whole text is its sentence, its chain the report's outlet; its id hashes report and trigger.
    ``fields`` replace defaults.
    """
    span = make_span(report.text, trigger, after=after)
    values: dict[str, Any] = {
        "id": identify("event", report.id, span.start),
        "report": report.id,
        "report_name": report.name,
        "published": report.published,
        "outlet": report.outlet,
        "trigger": span,
        "type": "PROTEST",
        "mode": None,
        "contexts": (),
        "actors": (),
        "recipients": (),
        "when": UNSAID,
        "where": None,
        "status": "happened",
        "polarity": "positive",
        "certainty": "certain",
        "within": None,
        "via": () if report.outlet is None else (make_outlet(report),),
        "sentence": Span(start=0, end=len(report.text), text=report.text),
        "occurrence": None,
        "confidence": 0.9,
    }
    return Event(**(values | fields))


def make_described(report: Report, words: str, *, after: int = 0) -> Actor:
    """Return the actor that only the first ``words`` at or behind ``after`` make."""
    span = make_span(report.text, words, after=after)
    id = described_id(report.id, span.start, span.end)
    return Actor(id=id, name=words, kind="unknown", mention=span, **_UNLINKED)


def make_outlet(report: Report) -> Actor:
    """Return the report's outlet as an actor of the report."""
    return make_actor(str(report.outlet), report, kind="organisation", mention=False)


def make_annotation(
    report: Report,
    *,
    statements: Iterable[Statement] = (),
    mentions: Iterable[Mention] = (),
    times: Iterable[Time] = (),
    events: Iterable[Event] = (),
) -> Annotation:
    """Return the annotation of ``report`` with these entries."""
    return Annotation(
        report=make_head(report),
        times=tuple(times),
        mentions=tuple(mentions),
        statements=tuple(statements),
        events=tuple(events),
    )


def make_resolution(annotations: Iterable[Annotation]) -> Resolution:
    """Return the resolution in which actors of one kind and name are one: a stand-in for the real.

    Like the real one it is a function of the set of annotations.
    """
    named: dict[tuple[ActorKind, str], set[tuple[str, str]]] = {}
    spoken: dict[str, int] = {}
    mentioned: dict[str, int] = {}
    acted: dict[str, int] = {}
    for annotation in annotations:
        report = annotation.report.id
        for actor in _actors(annotation):
            named.setdefault((actor.kind, actor.name), set()).add((report, actor.id))
        for statement in annotation.statements:
            if statement.speaker is not None:
                spoken[statement.speaker.name] = spoken.get(statement.speaker.name, 0) + 1
        for mention in annotation.mentions:
            if mention.actor is not None:
                mentioned[mention.actor.name] = mentioned.get(mention.actor.name, 0) + 1
        for event in annotation.events:
            for acting in {actor.name for actor in (*event.actors, *event.recipients)}:
                acted[acting] = acted.get(acting, 0) + 1
    actors = tuple(
        ResolvedActor(
            id=make_actor(name, kind=kind).id,
            name=name,
            kind=kind,
            names=(name,),
            reports=len({report for report, _ in held}),
            mentions=mentioned.get(name, 0),
            statements=spoken.get(name, 0),
            events=acted.get(name, 0),
            **_UNLINKED,
        )
        for (kind, name), held in sorted(named.items())
    )
    assigned = {
        place: make_actor(name, kind=kind) for (kind, name), held in named.items() for place in held
    }
    return Resolution(actors=actors, assigned=assigned)


def _actors(annotation: Annotation) -> Iterable[Actor]:
    yield from (mention.actor for mention in annotation.mentions if mention.actor is not None)
    for statement in annotation.statements:
        if statement.speaker is not None:
            yield statement.speaker
        for actor in (*statement.addressees, *statement.via):
            if not is_described(actor, statement.report):
                yield actor
    for event in annotation.events:
        for actor in (*event.actors, *event.recipients, *event.via):
            if not is_described(actor, event.report):
                yield actor


def make_passage(report: Report, words: str | None = None) -> Passage:
    """Return the passage of the first ``words`` in the report, without any of its whole text."""
    span = make_span(report.text, report.text if words is None else words)
    return Passage(
        start=span.start, end=span.end, text=span.text, report=report.id, report_name=report.name,
        published=report.published, outlet=report.outlet,
    )  # fmt: skip


def make_occurrence(headline: Passage, /, **fields: Any) -> Occurrence:
    """Return an occurrence that one report tells of; ``fields`` replace the defaults.

    Its id hashes its headline, type and time.
    """
    values: dict[str, Any] = {
        "type": "PROTEST",
        "mode": None,
        "act": None,
        "actors": (),
        "recipients": (),
        "when": UNSAID,
        "where": None,
        "status": "happened",
        "certainty": "certain",
        "via": (),
        "headline": headline,
        "trigger": None,
        "events": (),
        "statements": (),
        "reports": 1,
        "sources": 1,
        "weight": 1.0,
        "confidence": 0.9,
    }
    values |= fields
    made_of = headline.report, headline.start, values["type"], values["when"]
    return Occurrence(**({"id": identify("occurrence", *made_of)} | values))


def make_disagreement(one: Passage, other: Passage, /, **fields: Any) -> Disagreement:
    """Return a disagreement of number between two passages; ``fields`` replace the defaults."""
    values: dict[str, Any] = {
        "id": identify("disagreement", one.report, one.start, other.report, other.start),
        "kind": "number",
        "occurrence": None,
        "one": one,
        "other": other,
        "one_value": "twelve",
        "other_value": "27",
        "one_source": None,
        "other_source": None,
        "confidence": 0.9,
    }
    return Disagreement(**(values | fields))


def make_position(statement: Statement, /, **fields: Any) -> Position:
    """Return what the speaker of ``statement`` demands of the harbour dues, in its first words."""
    speaker, content = statement.speaker, statement.content[0]
    values: dict[str, Any] = {
        "id": identify("position", statement.id),
        "actor": make_actor("Nobody") if speaker is None else speaker,
        "issue": "harbour dues",
        "stance": "demand",
        "said": statement.said,
        "statement": statement.id,
        "passage": _passage_of(statement, content),
        "previous": None,
        "change": None,
        "confidence": statement.confidence,
    }
    return Position(**(values | fields))


def make_story(label: str, reports: Iterable[Report | ReportHead], /, **fields: Any) -> Story:
    """Return the story of ``reports``; ``fields`` replace the defaults."""
    held = list(reports)
    values: dict[str, Any] = {
        "id": identify("story", *sorted(report.id for report in held)),
        "label": label,
        "words": (label,),
        "actors": (),
        "first": min(report.published for report in held),
        "last": max(report.published for report in held),
        "reports": tuple(sorted(report.id for report in held)),
    }
    return Story(**(values | fields))


def make_account(annotations: Iterable[Annotation]) -> Account:
    """Return an account of ``annotations``, whose actors are the record's: a stand-in for the real.

    Like the real one it is a function of the set. An occurrence holds a single entry; a report is a
    copy of that of the next smaller id of its outlet; who says something holds a position by it.
    """
    held = sorted(annotations, key=lambda annotation: annotation.report.id)
    heads = [annotation.report for annotation in held]
    copies = tuple(_copies(heads))
    repeated = {copy.report: copy.of for copy in copies}
    # By id: a report that was read wrongly may have two entries of one.
    occurrences = {one.id: one for annotation in held for one in _occurrences(annotation)}
    positions = {one.id: one for one in _positions(held)}
    by_outlet: dict[str, list[ReportHead]] = {}
    for head in heads:
        by_outlet.setdefault(head.outlet or "none", []).append(head)
    return Account(
        copies=copies,
        origins=tuple(
            Origin(report=head.id, origin=repeated.get(head.id, head.id), agency=None)
            for head in heads
        ),
        occurrences=tuple(occurrences[id] for id in sorted(occurrences)),
        disagreements=tuple(_disagreements(occurrences.values())),
        positions=tuple(positions[id] for id in sorted(positions)),
        stories=tuple(make_story(name, by_outlet[name]) for name in sorted(by_outlet)),
    )


def _copies(heads: Iterable[ReportHead]) -> Iterator[Copy]:
    last: dict[str, ReportHead] = {}
    for head in heads:
        if head.outlet is not None:
            if head.outlet in last:
                of = last[head.outlet].id
                yield Copy(report=head.id, of=of, kind="partial", share=0.25)
            last[head.outlet] = head


def _passage_of(entry: Statement | Event, span: Span) -> Passage:
    return Passage(
        start=span.start, end=span.end, text=span.text, report=entry.report,
        report_name=entry.report_name, published=entry.published, outlet=entry.outlet,
    )  # fmt: skip


def _occurrences(annotation: Annotation) -> Iterator[Occurrence]:
    for event in annotation.events:
        yield make_occurrence(
            _passage_of(event, event.sentence), id=identify("occurrence", event.id),
            type=event.type, mode=event.mode, actors=event.actors, recipients=event.recipients,
            when=event.when, status=event.status, certainty=event.certainty, via=event.via,
            events=(event.id,), weight=float(event.trigger.start), confidence=event.confidence,
        )  # fmt: skip
    for said in annotation.statements:
        yield make_occurrence(
            _passage_of(said, said.content[0]), id=identify("occurrence", said.id), type=None,
            act=said.act, status=None, certainty=None, when=said.said, via=said.via,
            actors=() if said.speaker is None else (said.speaker,), statements=(said.id,),
            weight=float(said.content[0].start), confidence=said.confidence,
        )  # fmt: skip


def _disagreements(occurrences: Iterable[Occurrence]) -> Iterator[Disagreement]:
    """Yield one between the headlines of every seventh occurrence and of the next, by day."""
    held = sorted(occurrences, key=lambda one: (one.headline.published, one.id))
    for one, other in zip(held[::7], held[1::7], strict=False):
        id = identify("disagreement", one.id, other.id)
        yield make_disagreement(one.headline, other.headline, id=id, occurrence=one.id)


def _positions(annotations: Iterable[Annotation]) -> Iterator[Position]:
    last: dict[str, str] = {}
    for annotation in annotations:
        for said in annotation.statements:
            if said.speaker is not None:
                before = last.get(said.speaker.id)
                made = make_position(
                    said, previous=before, change=None if before is None else "same"
                )
                last[said.speaker.id] = made.id
                yield made
