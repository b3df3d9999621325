from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from rich.text import Text

from onrecord.model import Annotation, Report
from onrecord.views import marked
from tests.builders import (
    make_actor,
    make_annotation,
    make_event,
    make_interval,
    make_report,
    make_span,
    make_statement,
    make_time,
)

TEXT = "On Friday Ada Brook said that the mayor called the quay shut.\r\n\r\nShe left."


def annotated() -> tuple[Report, Annotation]:
    report = make_report(TEXT)
    outer = make_statement(
        report,
        "that the mayor called the quay shut",
        speaker=make_actor("Ada Brook"),
        source=make_span(TEXT, "Ada Brook"),
        cue=make_span(TEXT, "said"),
        said=make_interval("2031-05-02", "2031-05-03"),
    )
    inner = make_statement(
        report,
        "the quay shut",
        source=make_span(TEXT, "the mayor"),
        cue=make_span(TEXT, "called"),
        negated=True,
        within=outer.id,
        via=(make_actor("Harbour Post"), make_actor("Ada Brook")),
    )
    times = [make_time(report, "Friday", "2031-05-02")]
    return report, make_annotation(report, statements=[inner, outer], times=times)


def plain(parts: list[Text]) -> list[str]:
    return [part.plain for part in parts]


def test_without_colour_brackets_carry_the_numbers() -> None:
    shown = plain(list(marked.report(*annotated(), colour=False)))
    assert shown[0] == "report.txt · 2031-05-04 · Harbour Post"
    assert shown[2].splitlines()[0].rstrip() == (
        "On ~Friday~ {1·Ada Brook·1} <1·said·1> "
        "[1·that {2·the mayor·2} <2·called·2> [2·the quay shut·2]·1]."
    )
    assert shown[4].startswith("{n·source·n}")
    assert shown[5:] == [
        "  1  Ada Brook    say            2031-05-02  indirect",
        "  2  “the mayor”  [negated] say  —           indirect  in 1  according to Ada Brook",
    ]


def test_with_colour_the_text_stays_and_numbers_mark_each_content() -> None:
    shown = list(marked.report(*annotated(), colour=True))
    body = shown[2]
    assert body.plain.replace("¹", "").replace("²", "") == TEXT.replace("\r", " ")
    assert "said ¹that" in body.plain and "called ²the quay shut" in body.plain
    at = body.plain.index("the mayor")
    styles = [span.style for span in body.spans if span.start <= at < span.end]
    assert styles == ["green", "bold cyan"]


def test_events_are_marked_at_their_triggers_and_listed() -> None:
    report, annotation = annotated()
    outer = annotation.statements[1]
    events = (
        make_event(report, "left", actors=(make_actor("Ada Brook"),)),
        make_event(
            report, "shut", type="COERCE", mode="restrict", status="alleged", within=outer.id,
            via=(*outer.via, make_actor("Ada Brook")), when=make_interval("2031-05-01", None),
        ),
    )  # fmt: skip
    whole = replace(annotation, events=events)
    shown = plain(list(marked.report(report, whole, colour=False)))
    assert "[2·the quay (e1·shut·e1)·2]·1]." in shown[2] and "She (e2·left·e2)." in shown[2]
    assert "(en·event·en)" in shown[4]
    assert " ".join(shown[7].split()).startswith("e1 COERCE-restrict alleged —")
    assert shown[7].endswith("in 1  according to Ada Brook")
    assert " ".join(shown[8].split()) == "e2 PROTEST happened Ada Brook —"
    body = list(marked.report(report, whole, colour=True))[2].plain
    assert "ᵉ¹shut" in body and "ᵉ²left" in body


def test_a_report_without_statements_is_shown_as_it_is() -> None:
    report = make_report("Nothing was said.")
    for colour in (True, False):
        shown = list(marked.report(report, make_annotation(report), colour=colour))
        assert shown[2].plain == "Nothing was said."


def test_a_content_at_the_very_start_is_numbered() -> None:
    report = make_report("“Shut,” he said.")
    annotation = make_annotation(report, statements=[make_statement(report, "“Shut,”")])
    assert next(iter(list(marked.report(report, annotation, colour=True))[2:])).plain.startswith(
        "¹“"
    )


spans = st.tuples(st.integers(0, 59), st.integers(0, 59)).filter(lambda pair: pair[0] < pair[1])


@given(st.lists(spans, max_size=6))
def test_however_spans_cross_no_letter_is_lost(pairs: list[tuple[int, int]]) -> None:
    report = make_report(TEXT)
    statements = [make_statement(report, TEXT[start:end]) for start, end in pairs]
    annotation = make_annotation(report, statements=statements)
    coloured, bracketed = (
        list(marked.report(report, annotation, colour=colour))[2].plain for colour in (True, False)
    )
    letters = [sign for sign in TEXT if sign.isalpha()]
    assert [sign for sign in coloured if sign.isalpha()] == letters
    assert [sign for sign in bracketed if sign.isalpha()] == letters
    assert bracketed.count("[") == bracketed.count("]") == len(pairs)
