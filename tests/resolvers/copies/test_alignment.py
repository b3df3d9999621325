from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.resolvers.copies.alignment import align

_WORDS = st.lists(st.sampled_from("abcd"), max_size=40)


def test_a_changed_word_parts_two_runs() -> None:
    one, other = list("abcdefghijk"), list("abcdeXghijk")
    assert align(one, other).words == 10
    assert [run.size for run in align(one, other).runs] == [5, 5]


def test_passages_in_another_order_count_once() -> None:
    one, other = list("abcdefgh"), list("ghijkl")
    assert align(one + other, other + one).words == len(one)


def test_less_than_a_shingle_is_no_run() -> None:
    assert align(list("abcdxyz"), list("abcdpqr")).words == 0


@given(_WORDS)
def test_a_text_stands_in_itself(words: list[str]) -> None:
    assert align(words, words).words == (len(words) if len(words) >= 5 else 0)


@given(_WORDS, _WORDS)
def test_runs_stand_in_both_in_order(one: list[str], other: list[str]) -> None:
    found = align(one, other)
    at = there = 0
    for run in found.runs:
        assert run.one >= at
        assert run.other >= there
        assert one[run.one : run.one + run.size] == other[run.other : run.other + run.size]
        at, there = run.one + run.size, run.other + run.size
    assert sum(run.size for run in found.runs) <= found.words <= min(len(one), len(other))
