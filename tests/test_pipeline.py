from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord import pipeline
from onrecord.annotators.language import Parse
from onrecord.annotators.quotations import Quotation
from onrecord.knowledge.roster import Entry, Roster
from tests.builders import make_report

cuts = st.lists(st.integers(0, 60), unique=True, max_size=16).map(sorted)


@given(cuts, st.integers(0, 60), st.integers(0, 30))
def test_a_passage_gets_the_quotations_that_it_meets(
    points: list[int], start: int, size: int
) -> None:
    pairs = zip(points[::2], points[1::2], strict=False)
    quotations = [Quotation(((a, b),), closed=True, single=False) for a, b in pairs]
    parse = Parse("x" * 100, start, start + size, [], [])
    met = [q for q in quotations if q.end > start and q.start < start + size]
    assert list(pipeline._around(quotations, parse)) == met


def test_sections_are_of_passages_that_begin_in_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "_SECTION", 10)
    passages = [Parse("", start, start + 4, [], []) for start in (0, 4, 8, 12, 31)]
    found = [[parse.start for parse in section] for section in pipeline._sections(passages)]
    assert found == [[0, 4, 8], [12], [31]]


def test_the_version_tells_the_parser_and_the_files() -> None:
    parser, digest = pipeline.model_version().split("+")
    assert pipeline.model_version(mode="news") == f"{parser}+{digest}+news"
    cast = Roster([Entry(name="Mara Lindqvist")])
    assert pipeline.model_version(roster=cast) == f"{parser}+{digest}+cast:{cast.digest}"
    assert parser.startswith("en_core_web_sm-")
    assert len(digest) == 16


@pytest.mark.model
def test_an_actor_of_two_sections_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "_SECTION", 13_000)
    paragraph = "“The ships are waiting for coal,” Ada Varga said on Friday. Varga left Lorn.\n\n"
    report = make_report(paragraph * 400)
    found = pipeline.annotate(report)
    assert len({s.speaker.id for s in found.statements if s.speaker is not None}) == 1
    assert len(found.statements) == 400
    assert len({s.id for s in found.statements}) == 400
    spans = [*found.times, *found.mentions, *(part for s in found.statements for part in s.content)]
    assert all(report.text[span.start : span.end] == span.text for span in spans)


@pytest.mark.model
@pytest.mark.parametrize("text", ["x", "…", "“", "“”", "Said.", "\n\nHe said:\n\n", "😀" * 500])
def test_texts_with_nothing_in_them(text: str) -> None:
    assert pipeline.annotate(make_report(text)).statements == ()
