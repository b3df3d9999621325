from __future__ import annotations

from collections.abc import Iterable
from io import StringIO
from typing import Any

import pytest
from rich.console import Console, RenderableType

from onrecord.model import Interval, Occurrence, Place, ResolvedActor
from onrecord.store import CopyRow, Period, ReportRow
from onrecord.views import table
from tests.builders import (
    UNSAID,
    make_actor,
    make_described,
    make_disagreement,
    make_event,
    make_head,
    make_interval,
    make_occurrence,
    make_outlet,
    make_passage,
    make_position,
    make_report,
    make_span,
    make_statement,
    make_story,
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


WIDTHS = pytest.mark.parametrize("width", [60, 80, 109, 110, 160, 300])


def period(when: Interval, *occurrences: Occurrence) -> Period:
    return Period(day=when.start, when=when, occurrences=occurrences)


def test_a_timeline_has_its_periods_as_headings() -> None:
    told = make_occurrence(make_passage(make_report("The quay is shut.")))
    spans = [
        make_interval("2031-05-04", "2031-05-05"),
        make_interval("2031-05-04", "2031-05-06"),
        make_interval("2031-04-28", "2031-05-05"),
        make_interval("2031-05-01", "2031-06-01"),
        make_interval("2031-05-03", None),
        make_interval(None, "2031-05-06"),
    ]
    lines = shown(table.timeline([period(when, told) for when in spans], width=120), 120)
    headings = [
        line.rstrip() for line in lines.splitlines() if line.startswith(("20", "from", "undated"))
    ]
    assert headings == [
        "2031-05-04, Sunday",
        "2031-05-04 – 2031-05-05, Sunday – Monday",
        "2031-04-28 – 2031-05-04, Monday – Sunday",
        "2031-05",
        "from 2031-05-03",
        "undated: by 2031-05-05",
    ]


@WIDTHS
def test_an_occurrence_shows_what_who_its_words_and_who_says_so(width: int) -> None:
    report = make_report(f"At the quay, {LONG} soldiers jailed a pilot, {LONG}.", name="post-17")
    told = make_occurrence(
        make_passage(report), type="COERCE", mode="arrest", status="not_happened",
        certainty="probable", sources=3, reports=5,
        actors=(make_described(report, "soldiers"),), recipients=(make_actor("Bo Ek"),),
        when=make_interval("2031-05-03", "2031-05-05"),
        where=Place(
            name="Saltmere", country=None, latitude=None, longitude=None, geonames=None,
            mention=None,
        ),
        via=(make_outlet(report), make_actor("Ada Brook"), make_actor("Cy Lund")),
    )  # fmt: skip
    month = Interval(start="2031-05-01", end="2031-06-01", edtf="2031-05", basis="expressed")
    text = shown(table.timeline([period(month, told)], width=width), width)
    for words in (
        "2031-05", "COERCE-arrest", "not happened,", "probable,", "3 sources", "soldiers →",
        "Bo Ek", "Saltmere", "At the quay", "Cy Lund <", "Ada Brook", "Harbour Post", "post-17",
    ):  # fmt: skip
        assert all(word in text for word in words.split())
    assert len(text.splitlines()) <= 14


def test_an_occurrence_tells_its_day_where_the_heading_does_not() -> None:
    report = make_report("The quay is shut.")
    day = Interval(start="2031-05-03", end="2031-05-04", edtf="2031-05-03", basis="expressed")
    month = Interval(start="2031-05-01", end="2031-06-01", edtf="2031-05", basis="expressed")
    told = make_occurrence(make_passage(report), when=day)
    by_month = shown(table.timeline([period(month, told)], width=100), 100)
    by_day = shown(table.timeline([period(day, told)], width=100), 100)
    assert "2031-05-03: The quay is shut." in by_month
    assert by_day.count("2031-05-03") == 1
    assert by_day.splitlines()[0].startswith("2031-05-03, Saturday")


def test_what_was_said_shows_its_act_and_what_is_neither_a_dash() -> None:
    report = make_report("The quay is shut.")
    said = make_occurrence(
        make_passage(report), type=None, act="promise", status=None, certainty=None,
        actors=(make_actor("Ada Brook"),),
    )  # fmt: skip
    bare = make_occurrence(make_passage(report), type=None, status=None, certainty=None)
    lines = shown(table.timeline([period(UNSAID, said, bare)], width=80), 80).splitlines()
    assert [line.split()[0] for line in lines[1:] if line.strip()][:1] == ["promise"]
    assert any(line.split()[:1] == ["—"] for line in lines[2:])
    assert "Ada Brook" in lines[1]


@WIDTHS
def test_a_disagreement_shows_both_passages_and_who_says_so(width: int) -> None:
    one = make_report(f"Twelve were held {LONG}", name="one.txt")
    other = make_report(f"There were 27 held {LONG}", name="two.txt", outlet="Wire Åland",
                        published="2031-05-09")  # fmt: skip
    differs = make_disagreement(
        make_passage(one), make_passage(other), one_value="Twelve", other_value="27",
        other_source=make_actor("Bo Ek"),
    )  # fmt: skip
    text = shown(table.disagreements([differs] * 2, width=width), width)
    for words in (
        "number", "Twelve: Twelve were held", "27: There were 27 held", "according to Bo Ek",
        "Harbour Post", "2031-05-04", "one.txt", "Wire Åland", "2031-05-09", "two.txt",
    ):  # fmt: skip
        assert all(word in text for word in words.split())
    assert text.index("Twelve:") < text.index("one.txt") < text.index("27:") < text.index("two.txt")


@WIDTHS
def test_a_position_shows_who_holds_what_and_what_changed(width: int) -> None:
    report = make_report(f"Ada Brook wants {LONG}.")
    said = make_statement(
        report, LONG, speaker=make_actor("Ada Brook"), said=make_interval("2031-05-03", None)
    )
    held = make_position(said, issue="harbour dues", change="hardened", previous="f00")
    text = shown(table.positions([held], width=width), width)
    for words in (
        "Ada Brook", "from 2031-05-03", "demand", "hardened", "harbour dues:", "that the quay",
        "Harbour Post", "report.txt",
    ):  # fmt: skip
        assert all(word in text for word in words.split())


@WIDTHS
def test_a_story_shows_its_days_and_whom_it_is_about(width: int) -> None:
    one, other = make_report(), make_report("Shut.", published="2031-06-01")
    story = make_story("quay", [one, other], words=("quay", "dues"), actors=(make_actor("Ada"),))
    text = shown(table.stories([story], width=width), width)
    assert text.splitlines()[1].split() == ["2031-05-04", "2031-06-01", "2", "quay"]
    assert text.splitlines()[2].strip() == "Ada, quay, dues"


@WIDTHS
def test_a_copy_shows_what_it_repeats_and_whom_it_credits(width: int) -> None:
    blank: dict[str, Any] = dict.fromkeys(CopyRow.__struct_fields__)
    near = CopyRow(
        **blank | {
            "report": "a", "report_name": "two.txt", "published": "2031-05-09", "title": "Dues",
            "outlet": "Harbour Post", "kind": "near", "share": 0.875, "of": "b",
            "of_name": "one.txt", "of_outlet": "Wire Åland", "origin": "b",
        }
    )  # fmt: skip
    credits = CopyRow(
        **blank | {
            "report": "c", "report_name": "three.txt", "published": "2031-05-10",
            "agency": "Press Åland", "origin": "c",
        }
    )  # fmt: skip
    text = shown(table.copies([near, credits], width=width), width)
    for words in (
        "two.txt", "Dues", "88%", "near", "Wire Åland", "one.txt", "three.txt", "credits",
        "Press Åland", "—",
    ):  # fmt: skip
        assert all(word in text for word in words.split())


def test_no_listing_lets_a_report_command_the_terminal() -> None:
    evil = make_report(
        "He said [red]x[/red] \x1b[31m it.", name="a\x1b]0;x\x07.txt", outlet="\x1bP"
    )
    actor, said = make_actor("\x1bA"), make_statement(evil, "x")
    passage = make_passage(evil)
    told = make_occurrence(passage, actors=(actor,), via=(make_outlet(evil), actor))
    parts = [
        *table.timeline([period(UNSAID, told)], width=160),
        *table.disagreements(
            [make_disagreement(passage, passage, one_value="\x1b1", one_source=actor)], width=160
        ),
        *table.positions([make_position(said, actor=actor, issue="\x1bdues")], width=160),
        *table.stories([make_story("\x1b", [evil], actors=(actor,))], width=160),
    ]
    text = shown(parts, 160)
    assert "[red]x[/red] ␛[31m it" in text
    assert "\x1b" not in text and "\x07" not in text
