from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.annotators.statements.encoder import network
from onrecord.annotators.statements.encoder.network import REACH, cue_logits, judge, states
from onrecord.annotators.statements.encoder.pieces import CLS, OVERLAP, SEP, WINDOW, Pieces
from tests.annotators.statements.encoder.graphs import Graph, graphs, loaded

Graphs = tuple[Graph, Graph, Graph]
WIDTH = 2 * REACH + 1


@pytest.fixture(scope="module")
def fakes() -> Iterator[Graphs]:
    """Graphs whose answers can be told beforehand."""
    made = graphs()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(network, "load", loaded(made))
        yield made


def of(sizes: list[int]) -> Pieces:
    """Return pieces of all different ids, so many a token."""
    count = sum(sizes)
    return Pieces(np.arange(1000, 1000 + count), np.cumsum([0, *sizes]))


@given(st.lists(st.integers(1, 40), min_size=1, max_size=60))
def test_the_state_of_a_token_is_the_mean_of_its_pieces_whatever_the_window(
    fakes: Graphs, sizes: list[int]
) -> None:
    found = states(of(sizes))
    ends = np.cumsum(sizes)
    assert found.dtype == np.float32
    assert found[:, 0] == pytest.approx(1000 + (ends - np.array(sizes) + ends - 1) / 2)


def test_a_window_is_framed_and_no_longer_than_the_encoder_reads(fakes: Graphs) -> None:
    fakes[0].given.clear()
    states(of([1] * (3 * WINDOW)))
    read = [inputs["ids"] for inputs in fakes[0].given]
    assert len(read) == 4
    assert all(ids.shape[0] == 1 and ids.shape[1] <= WINDOW + 2 for ids in read)
    assert all(ids[0, 0] == CLS and ids[0, -1] == SEP for ids in read)


def test_a_piece_is_taken_where_more_stands_around_it(fakes: Graphs) -> None:
    count = 3 * WINDOW
    edge = states(of([1] * count))[:, 1]
    inside = edge[OVERLAP // 2 : -OVERLAP // 2]
    assert inside.min() > OVERLAP // 2
    assert edge[:3].tolist() == [1, 2, 3]


def test_cues_are_asked_of_all_tokens(fakes: Graphs) -> None:
    features = np.arange(8).reshape(2, 4)
    assert cue_logits(np.array([[5, 0], [6, 0]], dtype=np.float32), features).tolist() == [5, 2]


@given(st.data())
def test_a_cue_is_judged_alike_whatever_else_is_asked(fakes: Graphs, data: st.DataObject) -> None:
    count = data.draw(st.integers(1, 3 * REACH))
    asked = data.draw(st.lists(st.integers(0, count - 1), min_size=1, max_size=40))
    heads = np.array(asked)
    told = np.stack([np.arange(1, count + 1), np.zeros(count)], axis=-1).astype(np.float32)
    features = np.stack([np.arange(1, count + 1)] * 4, axis=-1)
    branches = (heads[:, None] + np.arange(WIDTH)) % 7
    found = judge(told, features, heads, branches)
    assert found.roles.shape == (len(asked), WIDTH, 4)
    assert found.real.tolist() == [head + 1 for head in asked]
    for n, head in enumerate(asked):
        alone = judge(told, features, heads[n : n + 1], branches[n : n + 1])
        assert (alone.roles[0] == found.roles[n]).all()
        places = np.arange(head - REACH, head + REACH + 1)
        there = (places >= 0) & (places < count)
        assert (found.roles[n, :, 3] == there).all()
        assert not found.roles[n, ~there].any()
        assert (found.roles[n, there, 0] == places[there] + 1).all()
        assert (found.roles[n, there, 1] == places[there] + 1).all()
        assert (found.roles[n, there, 2] == branches[n, there]).all()


def test_few_cues_are_judged_at_once(fakes: Graphs) -> None:
    fakes[2].given.clear()
    told, features = np.zeros((50, 2), dtype=np.float32), np.zeros((50, 4), dtype=np.int64)
    judge(told, features, np.arange(50), np.zeros((50, WIDTH), dtype=np.int64))
    sizes = [len(inputs["present"]) for inputs in fakes[2].given]
    assert sum(sizes) == 50
    assert max(sizes) <= 16
    assert all(inputs["present"].dtype == np.float32 for inputs in fakes[2].given)
