from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.annotators import language
from onrecord.annotators.language import Parse, parse, passages

TEXT = (
    "The mayor of Lorn spoke on Friday\n\nShe said the port would open.\r\n\r\n"
    "“We wait,” Ada Varga\nadded.\u00a0The ships left. "
)


@given(st.text(alphabet="ab .\n", max_size=300), st.integers(8, 50))
def test_passages_cover_the_text(text: str, size: int) -> None:
    found = list(passages(text, size=size))
    assert "".join(text[a:b] for a, b in found) == text
    assert all(b - a <= size for a, b in found)


def test_a_passage_ends_with_a_paragraph_where_there_is_one() -> None:
    text = "One two.\n\nThree four. Five six seven eight nine ten eleven twelve."
    assert next(text[a:b] for a, b in passages(text, size=16)) == "One two.\n\n"


@pytest.fixture(scope="module")
def parsed() -> Parse:
    [passage] = parse(TEXT)
    return passage


@pytest.mark.model
def test_offsets_are_those_of_the_report(parsed: Parse) -> None:
    assert all(TEXT[t.start : t.end] == t.text for t in parsed.tokens)
    assert not any(t.text.isspace() for t in parsed.tokens)


@pytest.mark.model
def test_heads_and_children_agree(parsed: Parse) -> None:
    for token in parsed.tokens:
        assert all(parsed.tokens[child].head == token.i for child in token.children)
        if token.head != token.i:
            assert token.i in parsed.tokens[token.head].children


@pytest.mark.model
def test_a_paragraph_ends_a_sentence_and_a_wrapped_line_does_not(parsed: Parse) -> None:
    sentences = [[t.text for t in parsed.tokens[a:b]] for a, b in parsed.sentences]
    assert sentences[0][-1] == "Friday"
    assert any("Varga" in sentence and "added" in sentence for sentence in sentences)
    assert sum(map(len, sentences)) == len(parsed.tokens)


@pytest.mark.model
def test_no_sentence_ends_within_a_name() -> None:
    [passage] = parse("It led to the fall of President Idris El Hamidi Ben Salah, who fled.")
    assert len(passage.sentences) == 1


@pytest.mark.model
def test_no_sentence_ends_with_a_middle_initial_or_goes_on_behind_a_letter() -> None:
    nlp = language.load()
    for text, inside in (("Mara S. Lindqvist left", True), ("plan B. They left", False)):
        doc = nlp.make_doc(text)
        language._set_sentence_starts(doc, 0, wrapped=False)
        assert (doc[2].is_sent_start is False) == inside


@pytest.mark.model
def test_a_long_text_is_parsed_in_passages_that_join_up() -> None:
    text = "The mayor of Lorn said that ships wait. " * 700
    found = list(parse(text))
    assert len(found) > 1
    assert [p.start for p in found[1:]] == [p.end for p in found[:-1]]
    assert all(text[t.start : t.end] == t.text for p in found for t in p.tokens)


@pytest.mark.model
@pytest.mark.parametrize("text", ["\n\n", "—", "\x00 a", "😀 said so.", "a" * 30_000])
def test_odd_texts_are_parsed(text: str) -> None:
    for passage in parse(text):
        assert all(text[t.start : t.end] == t.text for t in passage.tokens)
