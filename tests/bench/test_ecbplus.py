from __future__ import annotations

import pytest

from bench.actors import name_match, same_string
from bench.ecbplus import head_of


@pytest.mark.parametrize(
    ("phrase", "head"),
    [
        ("the Graustark navy", "navy"),
        ("president of Ruritania", "president"),
        ("Rudolf Rassendyll's", "Rassendyll"),
        ("the pirates' ", "pirates"),
        ("Mara Lindqvist, 40", "Lindqvist"),
        ("a man who sang", "man"),
        ("“I", "I"),
    ],
)
def test_the_head_ends_before_what_follows_it(phrase: str, head: str) -> None:
    text = f"Then {phrase} left."
    end = head_of(text, (5, 5 + len(phrase)))
    assert text[:end].endswith(head)
    assert text[5:end] == phrase[: phrase.index(head) + len(head)]


def test_a_mark_around_a_whole_phrase_has_the_head_of_the_phrase() -> None:
    text = "The mayor of Lorn left."
    assert head_of(text, (0, 17)) == head_of(text, (4, 9))


def test_name_match_joins_a_surname_and_leaves_descriptions_alone() -> None:
    words = {("d", 1): "Mr. Toller's", ("d", 2): "Rudolf Toller", ("d", 3): None, ("d", 4): None}
    found = name_match(words)
    assert found["d", 1] == found["d", 2]
    assert len(set(found.values())) == 3


def test_same_string_leaves_pronouns_alone() -> None:
    found = same_string({("d", 1): "the man", ("d", 2): "man", ("d", 3): "he", ("d", 4): "he"})
    assert found["d", 1] == found["d", 2]
    assert found["d", 3] != found["d", 4]
