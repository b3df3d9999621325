"""Small records of invented people, to be corrected by hand."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from onrecord import api, building
from onrecord.model import Annotation, Report
from onrecord.store import Record
from tests.builders import make_actor, make_annotation, make_mention, make_report, make_statement

MODEL = "reader-1"
# Each report's people, each with the forms that it names them by.
PEOPLE = (
    {"Mara Lindqvist": ["Mara Lindqvist", "Lindqvist"]},
    {"Mara Lindqvist": ["Mara Lindqvist"], "Oskar Tannenbaum": ["Oskar Tannenbaum"]},
    {"Lindqvist": ["Lindqvist"]},
    {"Ilse Brandt": ["Ilse Brandt"], "Mara Lindqvist": ["Mara Lindqvist"]},
    {"Ilse Brandt": ["Ilse Brandt", "Brandt"]},
    {"Maja Ek": ["Maja Ek"]},
)

Pair = tuple[Report, Annotation]


def make_story(people: Iterable[dict[str, list[str]]] = PEOPLE) -> list[Pair]:
    """Return a report each, in which everybody says something, and what it holds."""
    return [_pair(number, named) for number, named in enumerate(people)]


def _pair(number: int, named: dict[str, list[str]]) -> Pair:
    said = [f"{who}: berth {number}-{i} is shut." for i, who in enumerate(named)]
    forms = [form for each in named.values() for form in each]
    text = f"Report {number}. " + " ".join([*said, *(f"Then {form} left." for form in forms)])
    report = make_report(text, name=f"r{number}", outlet=None)
    actors = {who: make_actor(who, report) for who in named}
    mentions = [
        make_mention(report, f"Then {form}"[5:], actors[who])
        for who, each in named.items()
        for form in each
    ]
    statements = [
        make_statement(report, f"berth {number}-{i}", speaker=actors[who])
        for i, who in enumerate(named)
    ]
    return report, make_annotation(report, mentions=mentions, statements=statements)


def make_record(path: Path, story: Iterable[Pair] | None = None) -> Path:
    """Make a resolved record and return its path."""
    with Record.open(path, write=True) as record:
        record.add(make_story() if story is None else story, model=MODEL)
        building.resolve(record)
    return path


def exported(record: Record, folder: Path) -> dict[str, bytes]:
    """Return the files of an export."""
    api.export(record, folder, to="jsonl")
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def counts(record: Record) -> dict[str, tuple[int, int, int]]:
    """Return the reports, mentions and statements of each actor by name."""
    return {a.name: (a.reports, a.mentions, a.statements) for a in record.actors()}
