"""A record by hand for the pages of the story: a walk-out, what is said of it, and its cranes."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

from onrecord.model import Account, Annotation, Occurrence, Report, Statement
from onrecord.store import Record
from tests.builders import (
    make_actor,
    make_annotation,
    make_disagreement,
    make_event,
    make_interval,
    make_occurrence,
    make_passage,
    make_position,
    make_report,
    make_resolution,
    make_span,
    make_statement,
    make_story,
)

CRANES = 40

WALKED = "Dockers walked out at Ostrand on Sunday."
WALKED_TOO = "Dockers walked out at Ostrand on Sunday and 27 cranes stood still."
TWELVE = "Twelve cranes stood still."
REFUSAL = "We will not sign"
OFFER = "We may sign with a guarantee"
MEETING = "Ivo Brandt plans to meet the union in June."

Read = tuple[Report, Annotation]


class Story(NamedTuple):
    """What the record holds: two reports of one walk-out, one of a week later, one of many."""

    first: Read
    second: Read
    later: Read
    cranes: Read

    def read(self) -> list[Read]:
        return [*self]


def story() -> Story:
    """Return the reports, the same on every call."""
    first = make_report(f"{WALKED} {TWELVE} {REFUSAL}, Mara Lindqvist said.", name="walk-out")
    second = make_report(
        f"{WALKED_TOO} The port will talk, Ivo Brandt told the Harbour Post.",
        published="2031-05-05", outlet="Coast Courier", name="walk-out-too",
    )  # fmt: skip
    later = make_report(
        f"{OFFER}, Mara Lindqvist said on Sunday. {MEETING}", published="2031-05-12", name="offer"
    )
    cranes = make_report(
        " ".join(f"Crane {number} is ready, Ivo Brandt said." for number in range(1, CRANES + 1)),
        published="2031-05-13", outlet="Coast Courier", name="cranes",
    )  # fmt: skip
    return Story(
        (first, _walk_out(first, WALKED, statements=(_said(first, REFUSAL, "Mara Lindqvist"),))),
        (second, _walk_out(second, WALKED_TOO, statements=(
            _said(second, "The port will talk", "Ivo Brandt", kind="direct"),
        ))),
        (later, make_annotation(
            later,
            statements=[_said(later, OFFER, "Mara Lindqvist", said=_day("2031-05-11"))],
            events=[make_event(
                later, "meet", type="CONSULT", status="planned",
                actors=(make_actor("Ivo Brandt", later),), when=make_interval(
                    "2031-06-01", "2031-07-01"), sentence=make_span(later.text, MEETING),
            )],
        )),
        (cranes, make_annotation(cranes, statements=[
            _said(cranes, f"Crane {number} is ready", "Ivo Brandt")
            for number in range(1, CRANES + 1)
        ])),
    )  # fmt: skip


def _day(day: str) -> Any:
    return make_interval(day, f"{day[:8]}{int(day[8:]) + 1:02}")


def _said(report: Report, content: str, speaker: str, **fields: Any) -> Statement:
    return make_statement(report, content, speaker=make_actor(speaker, report), **fields)


def _walk_out(report: Report, sentence: str, **parts: Any) -> Annotation:
    event = make_event(
        report, "walked", mode="strike", actors=(make_actor("Dockers", report, kind="group"),),
        when=_day("2031-05-04"), sentence=make_span(report.text, sentence),
    )  # fmt: skip
    return make_annotation(report, events=[event], **parts)


def account(of: Story) -> Account:
    """Return what the reports tell together: a walk-out of two witnesses, a disagreement, a change.

    A third occurrence is something said, a fourth lies in a month.
    """
    walk_out = _occurrence(of)
    (first, one), (second, _), (later, after) = of.first, of.second, of.later
    refusal, offer, meeting = one.statements[0], after.statements[0], after.events[0]
    before = _position(refusal, "reject", None)
    return Account(
        occurrences=(
            walk_out,
            make_occurrence(
                make_passage(later, MEETING), type="CONSULT", status="planned", weight=0.5,
                when=meeting.when, events=(meeting.id,), actors=(make_actor("Ivo Brandt"),),
            ),
            make_occurrence(
                make_passage(first, f"{REFUSAL}, Mara Lindqvist said."), type=None, act="reject",
                status=None, certainty=None, when=make_interval(None, "2031-05-05",
                basis="published"), statements=(refusal.id,), weight=0.4,
                actors=(make_actor("Mara Lindqvist"),),
            ),
        ),
        disagreements=(
            make_disagreement(
                make_passage(first, TWELVE), make_passage(second, WALKED_TOO),
                occurrence=walk_out.id, one_value="Twelve", other_value="27",
            ),
        ),
        positions=(before, _position(offer, "offer", before.id)),
        stories=(
            make_story("Ostrand: walk-out", [first, second, later]),
            make_story("Cranes", [of.cranes[0]]),
        ),
    )  # fmt: skip


def _occurrence(of: Story) -> Occurrence:
    witnesses = [of.first[1].events[0], of.second[1].events[0]]
    return make_occurrence(
        make_passage(of.first[0], WALKED), trigger=make_span(of.first[0].text, "walked"),
        mode="strike", actors=(make_actor("Dockers", kind="group"),), when=_day("2031-05-04"),
        events=tuple(event.id for event in witnesses), reports=2, sources=2, weight=0.9,
    )  # fmt: skip


def _position(said: Statement, stance: Any, previous: str | None) -> Any:
    return make_position(
        said, actor=make_actor("Mara Lindqvist"), issue="signing", stance=stance,
        previous=previous, change=None if previous is None else "softened",
    )  # fmt: skip


def write(where: Path, *more: Read) -> Path:
    """Write the story into the record at ``where``, with ``more`` reports beside it."""
    of = story()
    read = [*of.read(), *more]
    with Record.open(where, write=True) as record:
        record.add(read, model="by hand")
        annotations = [annotation for _, annotation in read]
        record.resolve(make_resolution(annotations), account(of))
    return where
