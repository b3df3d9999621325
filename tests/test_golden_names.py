"""Sentences with whom their mentions mean: tests/golden/names/*.toml, which tell the marks."""

from __future__ import annotations

import pytest

from tests.golden_names import Paragraph, paragraphs, wrong

PARAGRAPHS = list(paragraphs())


@pytest.mark.model
@pytest.mark.parametrize("paragraph", PARAGRAPHS, ids=[each.name for each in PARAGRAPHS])
def test_every_mention_comes_to_its_actor(paragraph: Paragraph) -> None:
    assert wrong(paragraph) == []


def test_marks_are_read_and_left_out() -> None:
    marked = {(p.text[m.start : m.end], m.actor) for p in PARAGRAPHS for m in p.marked}
    assert ("his country", "Ukraine") in marked
    assert ("the two sides", None) in marked
    assert not any(sign in paragraph.text for paragraph in PARAGRAPHS for sign in "|{}")
