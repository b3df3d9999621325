from __future__ import annotations

from collections.abc import Iterable
from io import StringIO

import pytest
from rich.console import Console, RenderableType

from onrecord.model import Place, ResolvedActor
from onrecord.store import ReportRow, TimelineDay
from onrecord.views import table
from tests.builders import (
    make_actor,
    make_described,
    make_event,
    make_head,
    make_interval,
    make_outlet,
    make_report,
    make_span,
    make_statement,
)

LONG = "that the quay is shut " * 20


def shown(parts: Iterable[RenderableType], width: int) -> str:
    console = Console(file=StringIO(), width=width, highlight=False, markup=False)
    for part in parts:
        console.print(part)
    text = console.file.getvalue()  # type: ignore[attr-defined]
    assert all(len(line) <= width for line in text.splitlines())
    return str(text)


@pytest.mark.parametrize("width", [60, 80, 109, 110, 160, 300])
def test_who_said_what_when_and_where_is_there_at_any_width(width: int) -> None:
    report = make_report(f"Ada Brook said {LONG}.", name="post-17.txt")
    statement = make_statement(
        report,
        LONG,
        speaker=make_actor("Ada Brook"),
        said=make_interval("2031-05-03", "2031-05-05"),
    )
    text = shown(table.statements([statement], width=width), width)
    for words in (
        "2031-05-03", "2031-05-04", "Ada Brook", "that the quay is", "Harbour Post", "post-17.txt",
    ):  # fmt: skip
        assert words in text
    assert len(text.splitlines()) <= 7


def test_a_denial_and_an_unknown_speaker_show_as_such() -> None:
    report = make_report("It was denied that the quay is shut.")
    statement = make_statement(report, "that the quay is shut", act="deny")
    text = shown(table.statements([statement], width=80), 80)
    assert "deny: that the quay is shut" in text
    assert "—" in text


def test_a_speaker_who_is_not_known_is_called_as_the_report_does() -> None:
    source = "the harbour master of the old town, a man of few words and many ships,"
    report = make_report(f"It is shut, {source} said.")
    statement = make_statement(report, "It is shut", source=make_span(report.text, source))
    lines = shown(table.statements([statement], width=80), 80).splitlines()
    assert "“the harbour master" in lines[1]
    assert len(lines) == 3


@pytest.mark.parametrize("length", range(1, 60))
def test_where_it_was_reported_stands_in_one_piece(length: int) -> None:
    report = make_report("x " * length)
    statement = make_statement(report, report.text.strip())
    text = shown(table.statements([statement], width=90), 90)
    assert "Harbour Post 2031-05-04 · report.txt" in text


def test_the_heading_comes_once_however_many_rows_there_are() -> None:
    report = make_report("He said the quay is shut.")
    statement = make_statement(report, "the quay is shut")
    text = shown(table.statements([statement] * 450, width=120), 120)
    assert text.count("what") == 1
    assert text.count("the quay is shut") == 450


def test_nothing_is_no_table() -> None:
    assert list(table.statements([], width=80)) == []
    assert list(table.plain([], width=80)) == []


def test_a_report_cannot_dress_up_or_command_the_terminal() -> None:
    report = make_report("He said [red]x[/red] \x1b[31m it.", name="a\x1b]0;x\x07.txt")
    statement = make_statement(report, "[red]x[/red] \x1b[31m it")
    text = shown(table.statements([statement], width=160), 160)
    assert "[red]x[/red] ␛[31m it" in text
    assert "\x1b" not in text and "\x07" not in text


def test_a_timeline_has_its_days_as_headings() -> None:
    report = make_report("He said the quay is shut.")
    statement = make_statement(report, "the quay is shut")
    said = [
        make_interval("2031-05-04", "2031-05-05"),
        make_interval("2031-05-04", "2031-05-06"),
        make_interval("2031-05-01", "2031-06-01"),
        make_interval(None, "2031-05-06"),
    ]
    days = [TimelineDay(day=when.start, said=when, statements=(statement,)) for when in said]
    lines = shown(table.timeline(days, width=120), 120).splitlines()
    headings = [line.rstrip() for line in lines if line.startswith(("20", "undated"))]
    assert headings == [
        "2031-05-04, Sunday",
        "2031-05-04 – 2031-05-05, Sunday – Monday",
        "2031-05",
        "undated: by 2031-05-05",
    ]


@pytest.mark.parametrize("width", [60, 80, 109, 110, 160, 300])
def test_who_did_what_to_whom_and_who_says_so_is_there_at_any_width(width: int) -> None:
    report = make_report(f"At the quay, {LONG} soldiers jailed a pilot, {LONG}.", name="post-17")
    event = make_event(
        report,
        "jailed",
        type="COERCE",
        mode="arrest",
        status="not_happened",
        certainty="probable",
        actors=(make_described(report, "soldiers"),),
        recipients=(make_described(report, "a pilot"), make_actor("Bo Ek")),
        when=make_interval("2031-05-03", "2031-05-05"),
        where=Place(
            name="Saltmere", country=None, latitude=None, longitude=None, geonames=None,
            mention=None,
        ),
        via=(make_outlet(report), make_actor("Ada Brook"), make_actor("Cy Lund")),
    )  # fmt: skip
    text = shown(table.events([event], width=width), width)
    for words in (
        "2031-05-03", "2031-05-04", "COERCE-arrest", "not happened,", "probable", "soldiers →",
        "Bo Ek", "Saltmere", "jailed", "Cy Lund <", "Ada Brook", "Harbour Post",
        "post-17",
    ):  # fmt: skip
        assert all(word in text for word in words.split())
    assert len(text.splitlines()) <= 11


def test_an_event_with_nobody_known_and_one_of_certainty() -> None:
    report = make_report("The quay was raided.")
    lines = shown(table.events([make_event(report, "raided")], width=80), 80).splitlines()
    assert lines[0].split() == ["when", "event", "what"]
    assert lines[1].split() == ["—", "PROTEST", "—"]
    assert lines[2].split()[0] == "happened"
    assert "according to" not in lines[2] and "The quay was raided." in lines[2]


def test_a_timeline_has_events_below_what_was_said_and_alone() -> None:
    report = make_report("He said the quay was raided.")
    statement, event = make_statement(report, "the quay was raided"), make_event(report, "raided")
    said, later = make_interval("2031-05-04", "2031-05-05"), make_interval("2031-05-09", None)
    days = [
        TimelineDay(day="2031-05-04", said=said, statements=(statement,), events=(event,)),
        TimelineDay(day="2031-05-09", said=later, statements=(), events=(event, event)),
    ]
    lines = shown(table.timeline(days, width=80), 80).splitlines()
    at = [number for number, line in enumerate(lines) if "PROTEST" in line]
    assert [lines[0].strip(), lines[1].split()[0]] == ["2031-05-04, Sunday", "—"]
    assert len(at) == 3 and at[0] == 3
    assert [line.strip() for line in lines].index("from 2031-05-09") == at[1] - 1


def test_actors_show_by_what_names_they_go() -> None:
    actor = ResolvedActor(
        id="1", name="Ada Brook", kind="person", country="xa", wikidata=None,
        names=("Ada Brook", "Ms Brook"), reports=3, mentions=5, statements=2, events=7,
    )  # fmt: skip
    text = shown(table.actors([actor], width=80), 80)
    assert " ".join(text.splitlines()[1].split()) == "Ada Brook person xa 2 5 3 Ms Brook"
    text = shown(table.actors([actor], width=120), 120)
    assert " ".join(text.splitlines()[1].split()) == "Ada Brook person xa 2 7 5 3 Ms Brook"


def test_reports_show_title_and_length() -> None:
    report = make_report("The quay is shut.", title="Quay shut")
    head = make_head(report)
    row = ReportRow(
        **{name: getattr(head, name) for name in head.__struct_fields__},
        characters=12_345,
        statements=3,
        events=41,
    )
    text = shown(table.reports([row], width=80), 80)
    for words in ("2031-05-04", "Harbour Post", " 41 ", "12,345", "report.txt", "Quay shut"):
        assert words in text
