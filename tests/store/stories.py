"""Small invented stories and what the store's tests do with a record."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import msgspec

from onrecord.assigned import cast_of, with_actors
from onrecord.model import Annotation, Report
from onrecord.store import Record
from tests.builders import (
    make_account,
    make_actor,
    make_annotation,
    make_described,
    make_event,
    make_interval,
    make_mention,
    make_report,
    make_resolution,
    make_span,
    make_statement,
    make_time,
)

MODEL = "reader-1"

Pair = tuple[Report, Annotation]

_PEOPLE = ("Mara Lindqvist", "Émile Zoran", "Oskar Tannenbaum", "Ilse Brandt")


def make_pair(number: int, *, statements: int = 2, name: str | None = None) -> Pair:
    """Return report ``number`` of a port strike, with its annotation: a berth shut a statement."""
    who = _PEOPLE[number % len(_PEOPLE)]
    claims = [f"Berth {number}-{i} stays closed" for i in range(statements)]
    text = f"On Sunday {who} spoke.\r\n" + " ".join(f"“{claim},” {who} said." for claim in claims)
    report = make_report(
        text,
        name=f"{number:05}.txt" if name is None else name,
        published=f"2031-05-{1 + number % 28:02}",
        outlet="Harbour Post" if number % 3 else None,
    )
    speaker = make_actor(who, report)
    said = make_interval(f"2031-05-{1 + number % 9:02}", f"2031-05-{2 + number % 9:02}")
    unknown = make_interval(None, f"2031-05-{2 + number % 28:02}", basis="published")
    spoken = [
        make_statement(
            report,
            claim,
            kind="direct",
            speaker=speaker,
            source=make_span(text, who, after=text.index(claim)),
            cue=make_span(text, "said", after=text.index(claim)),
            said=said if i % 2 else unknown,
        )
        for i, claim in enumerate(claims)
    ]
    events = [
        make_event(
            report,
            "closed",
            after=text.index(claim),
            type="COERCE",
            status="alleged" if i % 2 else "planned",
            actors=(speaker,),
            recipients=(make_described(report, f"Berth {number}-{i}"),),
            when=said if i % 3 else unknown,
            within=spoken[i].id,
            via=(*spoken[i].via, speaker),
        )
        for i, claim in enumerate(claims)
    ]
    return report, make_annotation(
        report,
        statements=spoken,
        events=events,
        mentions=[make_mention(report, who, speaker)],
        times=[make_time(report, "On Sunday", report.published)],
    )


def build(record: Record, pairs: Iterable[Pair], *, size: int = 64, model: str = MODEL) -> None:
    """Add ``pairs`` in batches of ``size`` and resolve, as a build does."""
    waiting = list(pairs)
    for at in range(0, len(waiting), size):
        record.add(waiting[at : at + size], model=model)
    settle(record)


def settle(record: Record) -> None:
    """Make the derived tables from what the record holds."""
    read = list(record.local_mentions())
    resolution = make_resolution(read)
    cast = cast_of(resolution)
    known = [with_actors(each, cast.get(each.report.id, {}).get) for each in read]
    record.resolve(resolution, make_account(known))


def export(record: Record) -> bytes:
    """Return all that a record shows, in the order in which it shows it."""
    listings = (
        record.reports(),
        record.statements(),
        record.events(),
        record.actors(),
        record.mentions(),
        record.times(),
        record.timeline(),
        record.occurrences(),
        record.disagreements(),
        record.positions(),
        record.stories(),
        record.copies(),
    )
    rows = [msgspec.json.encode(row) for listing in listings for row in listing]
    whole = [msgspec.json.encode(record.report(row.id)) for row in record.reports()]
    read = [msgspec.json.encode(record.annotation(row.id)) for row in record.reports()]
    return b"\n".join([*rows, *whole, *read])


def problems(record: Record) -> list[str]:
    """Return what does not hold in ``record``, a line each."""
    return [json.dumps(msgspec.to_builtins(problem)) for problem in record.verify()]


def make_record(path: Path, pairs: Iterable[Pair]) -> Path:
    """Make a record at ``path`` of ``pairs`` and return its path."""
    with Record.open(path, write=True) as record:
        build(record, pairs)
    return path
