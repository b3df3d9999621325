from __future__ import annotations

from bench.attribution_scores import Attribution, attribution
from bench.nesting import Nested, annotated, innermost

TEXT = "Ada Varga said that Ruben Okello thinks that the crews claim the ships wait."
OUTER = ("Ada Varga", "said", "that Ruben Okello thinks that the crews claim the ships wait")
INNER = ("Ruben Okello", "thinks", "that the crews claim the ships wait")
INMOST = ("the crews", "claim", "the ships wait")
LONE = ("Ada Varga", "said", "that Ruben Okello thinks")


def made(words: tuple[str, str, str], *, within: int | None = None) -> Attribution:
    source, cue, content = ([[at, at + len(w)]] for w in words for at in [TEXT.index(w)])
    return attribution(TEXT, source, cue, content, within=within)


def figures(*predicted: Attribution) -> dict[str, float]:
    nested = Nested()
    nested.add([made(OUTER), made(INNER), made(INMOST)], predicted)
    return nested.figures()


def test_the_innermost_holder_counts() -> None:
    found = innermost([made(INMOST), made(OUTER), made(INNER)])
    assert found == [frozenset({2}), frozenset(), frozenset({1})]


def test_contents_that_are_the_same_hold_each_other_not_but_both_what_lies_in_them() -> None:
    found = innermost([made(OUTER), made(OUTER), made(INNER)])
    assert found == [frozenset(), frozenset(), frozenset({0, 1})]


def test_a_content_without_its_cue_inside_is_not_nested() -> None:
    assert innermost([made(OUTER), made(LONE)]) == [frozenset(), frozenset()]


def test_a_whole_chain() -> None:
    found = figures(made(OUTER), made(INNER, within=0), made(INMOST, within=1))
    assert (found["gold nested"], found["found nested"]) == (2, 2)
    assert found["recall nested"] == found["recall nested, right encloser"] == 100
    assert found["precision nested"] == 100


def test_the_wrong_encloser_is_half_of_it() -> None:
    found = figures(made(OUTER), made(INNER), made(INMOST, within=0))
    assert (found["recall nested"], found["recall nested, right encloser"]) == (100, 0)


def test_an_encloser_that_is_not_right_itself_is_none() -> None:
    wrong = made(("the crews", "said", OUTER[2]))
    found = figures(wrong, made(INNER, within=0))
    assert (found["recall nested"], found["recall nested, right encloser"]) == (50, 0)
    assert found["F1 with the nested ones"] == 40


def test_what_is_nested_and_not_there_costs_precision() -> None:
    found = figures(made(OUTER, within=1), made(INNER, within=0))
    assert found["precision nested"] == 50


def test_nothing_gives_nothing() -> None:
    assert set(Nested().figures().values()) == {0}


def test_the_annotated_ones_are_whole_and_hold_no_text() -> None:
    documents = annotated()
    assert len(documents) == 16
    for one in (one for found in documents.values() for one in found):
        assert all(one[part] for part in ("source", "cue", "content"))
        assert all(0 <= s < e for part in one.values() for s, e in part)
        assert one.keys() == {"source", "cue", "content"}
