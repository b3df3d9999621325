"""Values made by hand, for the tests of every room: short to write, valid, of invented content."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from onrecord.model import (
    Actor,
    ActorKind,
    Annotation,
    Event,
    Form,
    Interval,
    Mention,
    Report,
    ReportHead,
    Resolution,
    ResolvedActor,
    Span,
    Statement,
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
