from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.annotators.quotations import find_quotations
from onrecord.annotators.statements.spans import (
    QuotationIndex,
    _fitted,
    merge,
    overlap,
    runs,
    size,
    snap,
    subtract,
)
from tests.parses import parse

ranges = st.lists(
    st.tuples(st.integers(0, 40), st.integers(1, 9)).map(lambda r: (r[0], r[0] + r[1])), max_size=8
)


def points(parts: list[tuple[int, int]]) -> set[int]:
    return {point for start, end in parts for point in range(start, end)}


@given(ranges, ranges)
def test_ranges_are_sets_of_points(
    left: list[tuple[int, int]], right: list[tuple[int, int]]
) -> None:
    assert points(merge(left)) == points(left)
    assert points(subtract(left, right)) == points(left) - points(right)
    assert size(merge(left)) == len(points(left))
    assert overlap(merge(left), merge(right)) == len(points(left) & points(right))


@given(ranges)
def test_merged_ranges_are_in_order_and_apart(parts: list[tuple[int, int]]) -> None:
    merged = merge(parts)
    assert all(a[1] < b[0] for a, b in pairwise(merged))


def test_runs_bridge_punctuation_and_drop_it_at_the_ends() -> None:
    sentence = parse(
        "Lorn, the port, waits.",
        """
        Lorn Lorn NNP nsubj 6
        , , , punct 1
        the the DT det 4
        port port NN appos 1
        , , , punct 1
        waits wait VBZ ROOT 0
        . . . punct 6
        """,
    )
    assert runs(sentence, [0, 1, 2, 3, 4]) == [(0, 14)]
    assert runs(sentence, [0, 2, 3]) == [(0, 14)]
    assert runs(sentence, [0, 5]) == [(0, 4), (16, 21)]
    assert runs(sentence, [6]) == []


def test_content_takes_a_quotation_whole_that_it_mostly_meets() -> None:
    text = "He said “the men are tired” and left."
    index = QuotationIndex(find_quotations(text), text)
    start = text.index("the men")
    assert snap([(start, text.index("”"))], (3, 7), index) == [(8, 27)]


def test_content_leaves_out_a_quotation_whose_end_it_strays_into() -> None:
    text = "“We are tired of it all,” she said, and the ships had been waiting for coal."
    index = QuotationIndex(find_quotations(text), text)
    astray, end = text.index("all"), len(text) - 1
    assert snap([(astray, end)], (26, 34), index) == [(text.index(" she"), end)]


def test_content_keeps_the_beginning_of_a_quotation_and_what_it_mostly_lies_in() -> None:
    text = "He said “the men who wait out there in the cold are tired”."
    index = QuotationIndex(find_quotations(text), text)
    led = text.index(" “"), text.index(" who")
    inside = text.index("men"), text.index(" who")
    assert snap([led], (3, 7), index) == [led]
    assert snap([inside], (3, 7), index) == [inside]


def test_each_paragraph_of_a_quotation_is_fitted_on_its_own() -> None:
    text = "He said: “We are tired.\n\n“We have waited for years on end.”"
    index = QuotationIndex(find_quotations(text), text)
    first, second = index.between(0, len(text))[0].parts
    start, have = text.index("are"), text.index("have")
    assert snap([(start, first[1])], (3, 7), index) == [first]
    assert snap([(start, first[1]), (have, second[1])], (3, 7), index) == [first, second]


@given(ranges, st.tuples(st.integers(0, 40), st.integers(1, 9)))
def test_a_part_of_a_quotation_is_content_whole_or_as_it_was_or_not(
    content: list[tuple[int, int]], where: tuple[int, int]
) -> None:
    part = where[0], where[0] + where[1]
    before, quoted = points(content), points([part])
    after = points(_fitted(merge(content), part))
    assert after - quoted == before - quoted
    assert after & quoted in (quoted, before & quoted, set())


def test_content_of_a_cue_within_a_quotation_stays_in_it() -> None:
    text = "“They say it is over,” he said."
    index = QuotationIndex(find_quotations(text), text)
    assert snap([(10, len(text))], (6, 9), index) == [(10, 21)]


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("“They say it is over", "They say it is over"),
        ("“They say.\n\n“It is over”", "They say. It is over"),
        ("``They say it is over.''", "They say it is over."),
    ],
)
def test_a_quotation_without_its_marks(text: str, inner: str) -> None:
    index = QuotationIndex(find_quotations(text), text)
    quotation = index.at(2)
    assert quotation is not None
    assert " ".join(text[a:b].strip() for a, b in index.inside(quotation)) == inner


def test_quotations_are_found_by_place() -> None:
    text = "“One,” he said. “Two.” Then three."
    index = QuotationIndex(find_quotations(text), text)
    assert index.at(2) == index.between(0, 3)[0]
    assert index.at(8) is None
    assert len(index.between(0, len(text))) == 2
    assert index.between(7, 15) == []
