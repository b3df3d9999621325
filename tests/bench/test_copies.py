"""Copies of reports: other people in each, and a record of them holds."""

from __future__ import annotations

from pathlib import Path

from bench.copies import Moved, Read, best_known, copies
from onrecord import building
from onrecord.model import Actor, Span, described_id, identify, is_described
from onrecord.store import Record
from tests.builders import (
    make_annotation,
    make_mention,
    make_report,
    make_span,
    make_statement,
    make_time,
)


def read(*names: str) -> Read:
    report = make_report(" and ".join([*names, "others"]) + " came. A clerk said so on Sunday.")
    actors = {
        name: Actor(
            id=identify(report.id, name), name=name, kind="person", country=None, wikidata="Q1"
        )
        for name in names
    }
    clerk = make_span(report.text, "A clerk")
    at = described_id(report.id, clerk.start, clerk.end)
    unnamed = Actor(
        id=at, name="A clerk", kind="unknown", country=None, wikidata=None, mention=clerk
    )
    mentions = [make_mention(report, name, actor) for name, actor in actors.items()]
    said = make_statement(
        report,
        "came",
        speaker=actors[names[0]],
        source=make_span(report.text, names[0]),
        addressees=(unnamed,),
    )
    times = [make_time(report, "Sunday", report.published)]
    return report, make_annotation(report, mentions=mentions, statements=[said], times=times)


REAL = [read("Mara Lindqvist", "Boris Arden"), read("Mara Lindqvist")]


def test_there_are_as_many_mentions_as_asked_for_in_other_reports() -> None:
    made = list(copies(REAL, 10, frozenset()))
    assert sum(len(annotation.mentions) for _, annotation in made) >= 10
    assert len({report.id for report, _ in made}) == len(made)
    assert list(copies(REAL, 10, frozenset())) == made


def test_people_have_other_names_in_each_copy_and_the_same_within_it() -> None:
    names = [
        {m.actor.name for m in annotation.mentions if m.actor is not None}
        for _, annotation in copies(REAL, 40, frozenset())
    ]
    assert len(set().union(*names)) > 10
    assert any(names[at + 1] <= names[at] for at in range(2, len(names) - 1, 2))


def test_the_best_known_stay_with_their_wikidata_id() -> None:
    assert "Mara Lindqvist" in best_known(REAL)
    for _, annotation in copies(REAL, 20, frozenset(["Mara Lindqvist"])):
        first, *others = (m.actor for m in annotation.mentions if m.actor is not None)
        assert (first.name, first.wikidata) == ("Mara Lindqvist", "Q1")
        assert all(other.id != first.id for other in others)


def test_whom_only_words_describe_is_described_in_the_copy_too() -> None:
    for report, annotation in copies(REAL, 20, frozenset()):
        (clerk,) = annotation.statements[0].addressees
        assert is_described(clerk, report.id)
        assert clerk.name == "A clerk"


def test_a_record_of_copies_holds(tmp_path: Path) -> None:
    with Record.open(tmp_path / "r.db", write=True) as record:
        record.add(copies(REAL, 40, frozenset()), model="reader")
        building.resolve(record)
        assert len(list(record.statements())) == len(list(record.reports())) > 20
        assert list(record.verify()) == []


def test_spans_move_with_their_words() -> None:
    text = "Ann met Bo, and Bo left Ann."
    moved = Moved(text, [(0, 3, "Wilhelmina"), (8, 10, "X"), (16, 18, "Y"), (24, 27, "Z")])
    assert moved.text == "Wilhelmina met X, and Y left Z."
    for start, end, words in (
        (0, 3, "Wilhelmina"),
        (4, 7, "met"),
        (4, 10, "met X"),
        (12, 18, "and Y"),
        (0, 28, "Wilhelmina met X, and Y left Z."),
        (1, 7, "Wilhelmina met"),
        (4, 9, "met X"),
        (1, 2, "Wilhelmina"),
    ):
        span = moved.span(Span(start=start, end=end, text=text[start:end]))
        assert span.text == words
        assert moved.text[span.start : span.end] == words
