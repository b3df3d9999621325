from __future__ import annotations

import pytest

from onrecord.annotators.quotations import find_quotations
from onrecord.annotators.statements.beside import with_quoted
from onrecord.annotators.statements.candidates import Candidate
from onrecord.annotators.statements.spans import QuotationIndex
from tests.parses import parse

ROWS = {
    "“Is the quay open?” Varga asked.": """
        “ “ `` punct 2
        Is be VBZ ROOT 0
        the the DT det 4
        quay quay NN nsubj 2
        open open JJ acomp 2
        ? ? . punct 2
        ” ” '' punct 2
        Varga Varga NNP nsubj 9
        asked ask VBD ROOT 0
        . . . punct 9
        """,
    "“Is the quay open?” asked Varga.": """
        “ “ `` punct 2
        Is be VBZ ROOT 0
        the the DT det 4
        quay quay NN nsubj 2
        open open JJ acomp 2
        ? ? . punct 2
        ” ” '' punct 2
        asked ask VBD ROOT 0
        Varga Varga NNP nsubj 8
        . . . punct 8
        """,
    "“The quay is open.” Varga asked.": """
        “ “ `` punct 4
        The the DT det 3
        quay quay NN nsubj 4
        is be VBZ ROOT 0
        open open JJ acomp 4
        . . . punct 4
        ” ” '' punct 4
        Varga Varga NNP nsubj 9
        asked ask VBD ROOT 0
        . . . punct 9
        """,
}


def read(text: str, *found: Candidate) -> list[tuple[str, str, list[str]]]:
    index = QuotationIndex(find_quotations(text), text)
    return [
        (
            "" if one.source is None else text[slice(*one.source)],
            text[slice(*one.cue)],
            [text[a:b] for a, b in one.content],
        )
        for one in with_quoted(parse(text, ROWS[text]), index, list(found))
    ]


@pytest.mark.parametrize("text", list(ROWS)[:2])
def test_a_quotation_belongs_to_the_clause_that_goes_on_from_it(text: str) -> None:
    assert read(text) == [("Varga", "asked", ["“Is the quay open?”"])]


def test_a_quotation_that_is_ended_belongs_to_no_next_sentence() -> None:
    assert read("“The quay is open.” Varga asked.") == []


def test_a_quotation_that_somebody_says_already_is_left_alone() -> None:
    text = "“Is the quay open?” Varga asked."
    known = Candidate(
        head=8, lemma="ask", cue=(26, 31), source=None, source_head=None, content=[(0, 19)],
        content_head=1,
    )  # fmt: skip
    assert len(read(text, known)) == 1
