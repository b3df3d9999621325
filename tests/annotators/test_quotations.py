from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.annotators.quotations import find_quotations, is_wrapped, paragraphs


def words(text: str) -> list[list[str]]:
    return [[text[a:b] for a, b in quotation.parts] for quotation in find_quotations(text)]


@pytest.mark.parametrize(
    "text",
    [
        '"We are ready," the harbour master said.',
        "“We are ready,” the harbour master said.",
        "„We are ready,“ the harbour master said.",
        "«We are ready,» the harbour master said.",
        "``We are ready,'' the harbour master said.",
        "''We are ready,'' the harbour master said.",
        '“We are ready," the harbour master said.',
        "“We are ready,“ the harbour master said.",
    ],
)
def test_every_kind_of_mark_and_mixed_ones(text: str) -> None:
    [quotation] = find_quotations(text)
    assert (quotation.start, quotation.end) == (0, text.index(" the harbour"))
    assert quotation.closed and not quotation.single


def test_single_marks_are_told_from_apostrophes() -> None:
    text = "The dockers' union said the men's ‘honest wage’ wasn't paid in '31."
    [quotation] = find_quotations(text)
    assert text[quotation.start : quotation.end] == "‘honest wage’"
    assert quotation.single


def test_a_quotation_within_a_quotation_belongs_to_it() -> None:
    text = "“He told me ‘never again’ and left,” Varga said."
    assert words(text) == [["“He told me ‘never again’ and left,”"]]


def test_a_quotation_over_paragraphs_is_one() -> None:
    text = "Varga said: “We waited all night.\n\n“Nobody came.”\n\nThe port stayed shut."
    assert words(text) == [["“We waited all night.", "“Nobody came.”"]]


def test_a_forgotten_mark_spoils_its_own_paragraph_alone() -> None:
    text = "Varga said: “We waited all night.\n\nThe port stayed shut, “for now,” he said."
    first, second = find_quotations(text)
    assert not first.closed and first.end == text.index("\n\n")
    assert text[second.start : second.end] == "“for now,”"


def test_a_forgotten_straight_closing_mark_is_seen_at_the_next_opening_one() -> None:
    text = 'He said "we wait and left. "Nobody came," Varga said.'
    assert ['"Nobody came,"'] in words(text)


def test_inches_and_bare_closing_marks_open_nothing() -> None:
    assert find_quotations('A 5" pipe burst. The end.”') == []


@pytest.mark.parametrize("end", ['by 50%"', '(all of us)"', 'the "deal"'])
def test_a_straight_mark_before_a_comma_closes(end: str) -> None:
    text = f'He said, "Prices rose {end}, and left. Varga said the port was "shut".'
    found = [text[q.start : q.end] for q in find_quotations(text)]
    assert found[-1] == '"shut"'
    assert not any("and left" in quotation for quotation in found)


def test_a_quotation_that_never_closes_does_not_grow_for_ever() -> None:
    text = "“We wait.\n\n" * 500
    assert max(len(quotation.parts) for quotation in find_quotations(text)) < 100


def test_wrapped_lines_are_one_paragraph() -> None:
    assert len(list(paragraphs("The port of Lorn\nis shut.\nIt will open.\n\nSoon."))) == 3


@given(st.text(alphabet="ab .,\n\"“”'’‘«»`", max_size=80))
def test_quotations_lie_in_the_text_in_order_and_apart(text: str) -> None:
    end = 0
    for quotation in find_quotations(text):
        for low, high in quotation.parts:
            assert end <= low < high <= len(text)
            end = high


@given(st.text(alphabet="ab .\n", max_size=80))
def test_paragraphs_hold_all_that_is_not_blank(text: str) -> None:
    inside = "".join(text[a:b] for a, b in paragraphs(text))
    assert "".join(inside.split()) == "".join(text.split())


def test_lines_that_are_not_full_are_paragraphs() -> None:
    lines = ["The port of Lorn is shut", "The mayor spoke", "It rains", "She left", "He wept"]
    assert [range_ for range_ in paragraphs("\n".join(lines))][1:2] == [(25, 40)]
    assert len(list(paragraphs("\n".join(lines)))) == 5


def test_long_lines_are_paragraphs() -> None:
    line = "The port of Lorn has been shut since Friday " * 4
    assert len(list(paragraphs(f"{line}\nThe mayor spoke"))) == 2


def test_full_lines_are_wrapped_ones() -> None:
    line = "The port of Lorn has been shut since Friday, which the union of"
    assert is_wrapped("\n".join([line] * 6))
    assert len(list(paragraphs("\n".join([line] * 6)))) == 1


def test_a_quotation_over_lines_runs_on_to_its_closing_mark() -> None:
    text = "“I was out on the water.\nIt was all over the place.\nIt burned,” she said.\nHe left.\n"
    [found] = find_quotations(text)
    assert found.closed
    assert [text[a:b] for a, b in found.parts] == [
        "“I was out on the water.",
        "It was all over the place.",
        "It burned,”",
    ]


def test_a_mark_that_never_closes_does_not_take_the_next_quotation() -> None:
    text = "“I was out.\nIt rains.\n“Yes,” she said.\n"
    assert [text[q.start : q.end] for q in find_quotations(text)] == ["“I was out.", "“Yes,”"]
