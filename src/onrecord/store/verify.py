"""Proof that a record holds: words against texts, ids against content, derived against read."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, Engine, select

from onrecord.anchoring import found
from onrecord.assigned import with_actors, with_name
from onrecord.model import (
    Actor,
    Annotation,
    Correction,
    Event,
    Mention,
    Report,
    Span,
    Statement,
    is_described,
    report_id,
    said_id,
)
from onrecord.store import amended, casting, correcting, sqlite
from onrecord.store.account_problems import account_problems
from onrecord.store.amended import Corrected
from onrecord.store.deriving import Row
from onrecord.store.entries import Problem
from onrecord.store.packing import DamagedError, unpack
from onrecord.store.reading import assigned_in, stream
from onrecord.store.renewing import entry_rows
from onrecord.store.schema import (
    actors,
    assigned,
    corrections,
    events,
    occurrences,
    parties,
    placed,
    readings,
    reports,
    statements,
    targets,
)
from onrecord.store.writing import derived_from, fingerprint

_HEAD = [reports.c[name] for name in Report.__struct_fields__]
_SEARCHED = (reports, statements, events, occurrences)
Entry = Statement | Event
_MADE = {
    statements.name: "its statements are not those that were read",
    events.name: "its events are not those that were read",
    parties.name: "who stands in its events is not who was read there",
}


def problems(engine: Engine) -> Iterator[Problem]:
    """Yield every problem of a record: those of the file, then report by report."""
    for table in _SEARCHED:
        damage = sqlite.search_damage(engine, table)
        if damage is not None:
            yield Problem(where=str(table.name), entry="", what=f"full-text index: {damage}")
    with sqlite.reading(engine) as connection:
        yield from _of_file(connection)
        wrong = list(_of_people(connection))
        yield from wrong
        fresh = not wrong and derived_from(connection) == fingerprint(connection)
        if not fresh and not wrong:
            what = "what it lists is that of an earlier set of reports: build again"
            yield Problem(where="record", entry="", what=what)
        yield from _of_actors(connection)
        if fresh:
            yield from _of_places(connection)
            yield from account_problems(connection)
        corrected = Corrected(connection)
        for row in stream(
            connection, select(*_HEAD, reports.c.characters).order_by(reports.c.id), rows=1
        ):
            report = Report(**{name: row._mapping[name] for name in Report.__struct_fields__})
            yield from _of_report(report, row.characters)
            yield from _of_annotation(connection, report, corrected if fresh else None)


def _of_file(connection: Connection) -> Iterator[Problem]:
    for what in sqlite.file_problems(connection):
        yield Problem(where="file", entry="", what=what)
    for table in _SEARCHED:
        for what in sqlite.search_problems(connection, table):
            yield Problem(where=str(table.name), entry="", what=what)


def _of_people(connection: Connection) -> Iterator[Problem]:
    """Yield what does not hold of what people brought: their cast and their corrections."""
    try:
        casting.roster(connection)
    except DamagedError as error:
        yield Problem(where="casts", entry="", what=f"it holds {error}")
    held = corrections.c
    query = select(held.number, held.key, held.payload).where(held.payload.is_not(None))
    for row in connection.execute(query.order_by(held.number)):
        try:
            said = unpack(row.payload, Correction)
        except DamagedError as error:
            yield Problem(where="corrections", entry=str(row.key), what=f"it holds {error}")
            continue
        for what in _wrong_said(connection, row.number, row.key, said):
            yield Problem(where="corrections", entry=str(row.key), what=what)


def _wrong_said(
    connection: Connection, number: int, id: str | None, said: Correction
) -> Iterator[str]:
    """Yield what does not hold of a correction: its id, what it is about, its words."""
    if {id, said.id} != {said_id(said)}:
        yield f"what it says has the id {said_id(said)}"
    rows = connection.execute(select(targets).where(targets.c.number == number)).mappings()
    if sorted(map(dict, rows), key=_side) != correcting.target_rows(number, said):
        yield "it is listed under other entries than it is about"
    for of in (said.target, said.second):
        words = () if of is None else of.quotes if of is said.second else (*of.quotes, *said.quotes)
        query = select(reports.c.text).where(reports.c.id == ("" if of is None else of.report))
        text = connection.execute(query).scalar()
        for quote in words if text is not None else ():
            if found(quote, str(text)) != (quote.start, quote.end):
                where = f"[{quote.start}, {quote.end})"
                yield f"{_short(quote.exact)!r} is not at {where} of its report, or not only"


def _side(row: Row) -> int:
    return int(row["side"])


def _of_places(connection: Connection) -> Iterator[Problem]:
    """Yield where corrections are not at the entries that they come to."""
    held = [dict(row) for row in connection.execute(select(placed)).mappings()]
    wanted = list(amended.placed_rows(connection))
    differing = [row for row in (*held, *wanted) if row not in held or row not in wanted]
    for number in sorted({row["number"] for row in differing}):
        what = "it is not at the entry that it is about"
        yield Problem(where="corrections", entry=str(number), what=what)


def _of_actors(connection: Connection) -> Iterator[Problem]:
    known = select(actors.c.id)
    strangers = select(statements.c.id, statements.c.speaker).where(
        statements.c.speaker.is_not(None), statements.c.speaker.not_in(known)
    )
    for id, speaker in stream(connection, strangers):
        what = f"its speaker {speaker} is no actor of the record"
        yield Problem(where="statements", entry=id, what=what)
    strangers = select(parties.c.event, parties.c.actor).where(
        parties.c.words == "", parties.c.actor.not_in(known)
    )
    for id, actor in stream(connection, strangers):
        what = f"{actor}, who stands in it, is no actor of the record"
        yield Problem(where="events", entry=id, what=what)


def _of_report(report: Report, characters: int) -> Iterator[Problem]:
    where = f"report {report.name}"
    expected = report_id(
        published=report.published,
        outlet=report.outlet,
        title=report.title,
        url=report.url,
        byline=report.byline,
        language=report.language,
        text=report.text,
    )
    if report.id != expected:
        yield Problem(where=where, entry=report.id, what=f"its content has the id {expected}")
    if characters != len(report.text):
        what = f"{characters} characters are noted, its text has {len(report.text)}"
        yield Problem(where=where, entry=report.id, what=what)


def _of_annotation(
    connection: Connection, report: Report, corrected: Corrected | None
) -> Iterator[Problem]:
    where = f"report {report.name}"
    query = select(readings.c.payload).where(readings.c.report == report.id)
    payload = connection.execute(query).scalar_one_or_none()
    if payload is None:
        yield Problem(where=where, entry=report.id, what="it has no annotation")
        return
    try:
        annotation = unpack(payload, Annotation)
    except DamagedError as error:
        yield Problem(where=where, entry=report.id, what=f"its annotation holds {error}")
        return
    annotation = with_name(annotation, report.name)
    yield from _of_content(report, annotation)
    if corrected is not None:
        said = corrected.put(annotation, report.text)
        if said is not annotation:
            yield from _of_content(report, said)
        annotation = said
        annotation = with_actors(annotation, assigned_in(connection, report.id).get)
        yield from _of_derived(connection, where, report.id, annotation)


def _of_content(report: Report, annotation: Annotation) -> Iterator[Problem]:
    where = f"report {report.name}"
    head = {name: getattr(report, name) for name in annotation.report.__struct_fields__}
    if {name: getattr(annotation.report, name) for name in head} != head:
        yield Problem(where=where, entry=report.id, what="its annotation is of another report")
    near = (time.relation.event for time in annotation.times if time.relation is not None)
    for span in (*annotation.times, *near, *annotation.mentions):
        yield from _of_span(report, report.id, span)
    for mention in annotation.mentions:
        for span in _actor_spans(mention.actor):
            yield from _of_span(report, report.id, span)
    ids = {statement.id for statement in annotation.statements}
    if len(ids) < len(annotation.statements):
        yield Problem(where=where, entry=report.id, what="several of its statements have one id")
    if len({event.id for event in annotation.events}) < len(annotation.events):
        yield Problem(where=where, entry=report.id, what="several of its events have one id")
    entries: tuple[Entry, ...] = (*annotation.statements, *annotation.events)
    for entry in entries:
        yield from _of_entry(report, entry, ids)


def _of_entry(report: Report, entry: Entry, ids: set[str]) -> Iterator[Problem]:
    for what in _wrong(report, entry, ids):
        yield Problem(where=f"report {report.name}", entry=entry.id, what=what)
    for span in _spans(entry) if isinstance(entry, Statement) else _event_spans(entry):
        yield from _of_span(report, entry.id, span)


def _wrong(report: Report, entry: Entry, ids: set[str]) -> Iterator[str]:
    """Yield what does not hold of an entry; ``ids`` are those of its report's statements."""
    stands = (entry.report, entry.published, entry.outlet)
    if stands != (report.id, report.published, report.outlet):
        yield "its report, date or outlet is not that of the report it stands in"
    if report.outlet is not None and not entry.via:
        yield "it has no chain, though the outlet is known"
    if entry.within == entry.id:
        yield "it lies within itself"
    elif entry.within is not None and entry.within not in ids:
        yield f"it lies within {entry.within}, which is no statement of its report"


def _spans(statement: Statement) -> Iterator[Span]:
    yield from statement.content
    yield from (span for span in (statement.source, statement.cue) if span is not None)
    for actor in (statement.speaker, *statement.addressees, *statement.via):
        yield from _actor_spans(actor)
    if statement.place is not None and statement.place.mention is not None:
        yield statement.place.mention


def _event_spans(event: Event) -> Iterator[Span]:
    yield from (event.trigger, event.sentence)
    for actor in (*event.actors, *event.recipients, *event.via):
        yield from _actor_spans(actor)
    if event.where is not None and event.where.mention is not None:
        yield event.where.mention


def _actor_spans(actor: Actor | None) -> tuple[Span, ...]:
    return () if actor is None or actor.mention is None else (actor.mention,)


def _of_span(report: Report, entry: str, span: Span) -> Iterator[Problem]:
    if report.text[span.start : span.end] != span.text:
        what = f"[{span.start}, {span.end}) is not {_short(span.text)!r} in the text"
        yield Problem(where=f"report {report.name}", entry=entry, what=what)


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39]}…"


def _of_derived(
    connection: Connection, where: str, report: str, annotation: Annotation
) -> Iterator[Problem]:
    yield from _unassigned(connection, where, report, annotation)
    for table, rows in entry_rows(annotation).items():
        columns = [column for column in table.c if column.name != "number"]
        query = select(*columns).where(table.c.report == report)
        held = sorted((dict(row._mapping) for row in connection.execute(query)), key=_place)
        expected = sorted(rows, key=_place)
        if held != expected:
            wrong = _first_difference(held, expected)
            yield Problem(where=where, entry=wrong, what=_MADE[table.name])


def _unassigned(
    connection: Connection, where: str, report: str, annotation: Annotation
) -> Iterator[Problem]:
    used = {actor.id for actor in _actors(annotation)}
    query = select(assigned.c.actor).where(assigned.c.report == report)
    for id in sorted(used - set(connection.scalars(query))):
        yield Problem(where=where, entry=id, what="it names an actor that is not in the record")


def _actors(annotation: Annotation) -> Iterator[Actor]:
    mentions: tuple[Mention, ...] = annotation.mentions
    yield from (mention.actor for mention in mentions if mention.actor is not None)
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


def _place(row: Row) -> tuple[str, int, bytes]:
    """Return what sorts rows of entries, or of who stands in them."""
    if "id" not in row:
        return f"{row['event']} {row['role']} {row['actor']}", 0, b""
    return row["id"], row["start"], row["payload"]


def _first_difference(held: list[Row], expected: list[Row]) -> str:
    for one, other in zip(held, expected, strict=False):
        if one != other:
            return min(_id(one), _id(other))
    longer = max(held, expected, key=len)
    return _id(longer[min(len(held), len(expected))])


def _id(row: Row) -> str:
    return str(row["id"] if "id" in row else row["event"])
