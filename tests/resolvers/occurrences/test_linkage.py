from __future__ import annotations

from itertools import permutations

from onrecord.resolvers.occurrences.linkage import Linkage


def join(one: frozenset[str], other: frozenset[str]) -> frozenset[str] | None:
    both = one | other
    return None if {"friday", "saturday"} <= both else both


FREE = [frozenset[str]()] * 5


def test_what_scores_enough_is_joined() -> None:
    made = Linkage(FREE[:3], {(0, 1): 800, (1, 2): 100}, join).clusters(300)
    assert made == [[0, 1], [2]]


def test_the_mean_counts_not_the_best_pair() -> None:
    scored = {(0, 1): 900, (2, 3): 900, (1, 2): 800}
    assert Linkage(FREE[:4], scored, join).clusters(300) == [[0, 1], [2, 3]]


def test_a_pair_that_nobody_scored_counts_nothing() -> None:
    assert Linkage(FREE[:3], {(0, 1): 900, (1, 2): 700}, join).clusters(350) == [[0, 1, 2]]
    assert Linkage(FREE[:3], {(0, 1): 900, (1, 2): 690}, join).clusters(350) == [[0, 1], [2]]


def test_what_excludes_each_other_stays_apart_through_a_third() -> None:
    states = [frozenset({"friday"}), frozenset[str](), frozenset({"saturday"})]
    made = Linkage(states, {(0, 1): 900, (1, 2): 800, (0, 2): 700}, join).clusters(300)
    assert made == [[0, 1], [2]]


def test_pairs_in_any_order_make_the_same_clusters() -> None:
    scored = {(0, 1): 500, (1, 2): 500, (2, 3): 500, (3, 4): 500}
    made = {
        str(Linkage(FREE, dict(order), join).clusters(300))
        for order in permutations(scored.items())
    }
    assert len(made) == 1
