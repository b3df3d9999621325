"""What must hold of the pieces of a text: they are the text, and each mark covers its own words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.views.layers import LAYERS, Mark, Piece, of_event, of_statement, paragraphs
from tests.builders import make_event, make_report, make_span, make_statement

TEXTS = st.text(alphabet="ab \n\r\u00e9\u2028😀𝔘\u202e<&", max_size=60)


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, list[Mark]]:
    text = draw(TEXTS)
    places = st.integers(0, max(len(text) - 1, 0))
    spans = draw(st.lists(st.tuples(places, places, st.sampled_from(LAYERS)), max_size=12))
    marks = [
        Mark(min(one, other), max(one, other) + 1, layer, f"x-{number}")
        for number, (one, other, layer) in enumerate(spans)
    ]
    return text, marks if text else []


def all_pieces(text: str, marks: list[Mark]) -> list[Piece]:
    return [piece for paragraph in paragraphs(text, marks) for piece in paragraph.pieces]


@given(marked())
def test_the_pieces_are_the_text_again(given: tuple[str, list[Mark]]) -> None:
    text, marks = given
    assert "".join(piece.text for piece in all_pieces(text, marks)) == text


@given(marked())
def test_each_mark_covers_its_own_words_and_no_others(given: tuple[str, list[Mark]]) -> None:
    text, marks = given
    pieces = all_pieces(text, marks)
    for mark in marks:
        covered = [piece for piece in pieces if mark in piece.marks]
        assert "".join(piece.text for piece in covered) == text[mark.start : mark.end]
        assert [piece.start for piece in pieces if mark in piece.opens] == [mark.start]


@given(marked())
def test_a_paragraph_keeps_the_line_ends_behind_it(given: tuple[str, list[Mark]]) -> None:
    text, marks = given
    found = paragraphs(text, marks)
    for paragraph in found[:-1]:
        assert paragraph.pieces[-1].text[-1] in "\r\n"
    assert [p.start for p in found[1:]] == [p.end for p in found[:-1]]


def test_spans_that_cross_are_cut_where_they_do() -> None:
    marks = [Mark(0, 5, "content", "s-1"), Mark(3, 8, "event", "e-1")]
    (paragraph,) = paragraphs("one two three", marks)
    assert [(piece.text, [mark.entry for mark in piece.marks]) for piece in paragraph.pieces] == [
        ("one", ["s-1"]),
        (" t", ["s-1", "e-1"]),
        ("wo ", ["e-1"]),
        ("three", []),
    ]


def test_a_statement_is_marked_at_content_source_and_cue() -> None:
    report = make_report("The quay is shut, Mara Lindqvist said, and stays so.")
    said = make_statement(
        report,
        "The quay is shut",
        content=(make_span(report.text, "The quay is shut"), make_span(report.text, "stays so")),
        source=make_span(report.text, "Mara Lindqvist"),
        cue=make_span(report.text, "said"),
    )
    found = [(report.text[m.start : m.end], m.layer) for m in of_statement(said)]
    assert found == [
        ("The quay is shut", "content"),
        ("stays so", "content"),
        ("Mara Lindqvist", "source"),
        ("said", "cue"),
    ]


def test_an_event_is_marked_at_its_trigger() -> None:
    report = make_report("Dockers walked out.")
    event = make_event(report, "walked")
    assert of_event(event) == Mark(8, 14, "event", f"e-{event.id}")
