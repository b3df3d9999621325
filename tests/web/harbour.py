"""A small record of invented reports, to be looked at and corrected in a browser."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from onrecord import building
from onrecord.model import Annotation, Report
from onrecord.store import Record
from tests.builders import (
    make_actor,
    make_annotation,
    make_event,
    make_interval,
    make_mention,
    make_outlet,
    make_report,
    make_span,
    make_statement,
    make_time,
)

Pair = tuple[Report, Annotation]

MODEL = "by-hand"
# With characters beyond the first plane, a bare carriage return, and text that turns around.
TEXT = (
    "😀 The quay 𝔘 is shut, Mara Lindqvist said on Friday.\r\n\r\n"
    "“We will strike, and 😀 we mean it,” Oskar Tannenbaum told Lindqvist. "
    "Dockers walked out on 2 May.\n\n"
    "The union said Tannenbaum denied that the port would close.\n\n"
    "A clerk \u202eadded\u202c nothing; 🛳️ ships wait.\rNobody \u2066went\u2069 home."
)


def make_harbour() -> Pair:
    """Return the report with every kind of mark, overlapping ones among them."""
    report = make_report(TEXT, name="harbour-0504", title="The quay is shut")
    mara, oskar = make_actor("Mara Lindqvist", report), make_actor("Oskar Tannenbaum", report)
    union = make_actor("The union", report, kind="organisation")
    shut = make_statement(
        report,
        "The quay 𝔘 is shut",
        kind="indirect",
        speaker=mara,
        source=make_span(TEXT, "Mara Lindqvist"),
        cue=make_span(TEXT, "said"),
        said=make_interval("2031-05-02", "2031-05-03"),
    )
    strike = make_statement(
        report,
        "We will strike, and 😀 we mean it,",
        kind="direct",
        act="threaten",
        speaker=oskar,
        source=make_span(TEXT, "Oskar Tannenbaum"),
        cue=make_span(TEXT, "told"),
        addressees=(mara,),
    )
    said = make_statement(
        report,
        "Tannenbaum denied that the port would close",
        speaker=union,
        source=make_span(TEXT, "The union"),
        cue=make_span(TEXT, "said", after=TEXT.index("The union")),
    )
    denied = make_statement(
        report,
        "that the port would close",
        act="deny",
        speaker=oskar,
        source=make_span(TEXT, "Tannenbaum", after=TEXT.index("The union")),
        cue=make_span(TEXT, "denied"),
        within=said.id,
        via=(make_outlet(report), union),
    )
    threat = make_event(
        report, "strike", actors=(oskar,), status="planned", within=strike.id,
        via=(make_outlet(report), oskar),
    )  # fmt: skip
    walked = make_event(
        report, "walked", mode="strike", when=make_interval("2031-05-02", "2031-05-03")
    )
    return report, make_annotation(
        report,
        statements=(shut, strike, said, denied),
        events=(threat, walked),
        mentions=(
            make_mention(report, "Mara Lindqvist", mara),
            make_mention(report, "Oskar Tannenbaum", oskar),
            make_mention(report, "The union", union, form="description"),
        ),
        times=(
            make_time(
                report, "Friday", "2031-05-02", interval=make_interval("2031-05-02", "2031-05-03")
            ),
            make_time(report, "2 May", "2031-05-02"),
        ),
    )


def make_echo() -> Pair:
    """Return a later report of another outlet that tells of the same walkout."""
    text = "In Saltmere, dockers walked out on 2 May. Rafe Tolland said nobody was asked."
    report = make_report(text, name="echo-0506", outlet="Night Echo", published="2031-05-06")
    rafe = make_actor("Rafe Tolland", report)
    return report, make_annotation(
        report,
        statements=(
            make_statement(
                report,
                "nobody was asked",
                speaker=rafe,
                source=make_span(text, "Rafe Tolland"),
                cue=make_span(text, "said"),
            ),
        ),
        events=(
            make_event(
                report, "walked", mode="strike", when=make_interval("2031-05-02", "2031-05-03")
            ),
        ),
        mentions=(make_mention(report, "Rafe Tolland", rafe),),
    )


def write_record(path: Path, pairs: Iterable[Pair] | None = None) -> Path:
    """Make a record and what its reports tell together; return its path."""
    with Record.open(path, write=True) as record:
        record.add([make_harbour(), make_echo()] if pairs is None else pairs, model=MODEL)
        building.resolve(record)
    return path
