from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, product
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.typing import NDArray

from onrecord.annotators.language import Parse
from onrecord.annotators.statements.encoder import decode, network
from onrecord.annotators.statements.encoder.decode import (
    CONTENT,
    CUE,
    OUT,
    SOURCE,
    SWITCH,
    Attribution,
    attributions,
    best_paths,
)
from onrecord.annotators.statements.encoder.features import branches
from onrecord.annotators.statements.encoder.network import REACH, Judged
from tests.parses import parse, plain

Array = NDArray[Any]

logits = st.tuples(st.integers(1, 3), st.integers(1, 5)).flatmap(
    lambda shape: arrays(np.float32, (*shape, 4), elements=st.floats(-8, 8, width=32))
)


def worth(scores: Array, path: Sequence[int]) -> float:
    """Return the log-probability of a path of one attribution, less what its changes cost."""
    logs = scores - np.log(np.exp(scores.astype(np.float64)).sum(axis=-1, keepdims=True))
    changes = sum(a != b for a, b in pairwise(path))
    return float(sum(logs[i, role] for i, role in enumerate(path))) - SWITCH * changes


@given(logits)
def test_no_path_is_better_than_the_best(roles: Array) -> None:
    for scores, path in zip(roles, best_paths(roles), strict=True):
        best = max(worth(scores, other) for other in product(range(4), repeat=len(scores)))
        assert worth(scores, path.tolist()) == pytest.approx(best, abs=1e-4)


def test_a_single_odd_token_is_mended_and_a_sure_one_is_not() -> None:
    roles = np.zeros((2, 5, 4), dtype=np.float32)
    roles[:, :, CONTENT] = 2
    roles[0, 2, CUE] = 3
    roles[1, 2, CUE] = 9
    assert best_paths(roles).tolist() == [[CONTENT] * 5, [CONTENT, CONTENT, CUE, CONTENT, CONTENT]]


@given(st.sets(st.integers(0, 30)))
def test_runs_are_of_neighbours_and_apart(indices: set[int]) -> None:
    found = decode._runs(sorted(indices))
    assert [i for run in found for i in run] == sorted(indices)
    assert all(run == list(range(run[0], run[-1] + 1)) for run in found)
    assert all(before[-1] + 1 < after[0] for before, after in pairwise(found))


def test_a_source_is_the_surest_run() -> None:
    def strongest(chosen: list[bool], sure: list[float]) -> tuple[int, ...]:
        tokens = np.arange(10, 10 + len(chosen))
        return decode._strongest(tokens, np.array(chosen), np.array(sure, dtype=np.float32))

    assert strongest([True, True, False, True], [1, 1, 9, 1.5]) == (10, 11)
    assert strongest([True, True, False, True], [1, 1, 9, 2.5]) == (13,)
    assert strongest([False, False], [1, 1]) == ()


ROLES = {".": OUT, ",": OUT, "Varga": SOURCE, "Orlo": SOURCE, "said": CUE, "says": CUE, "had": CUE}
SAID = plain("Varga had said that ships wait. Nobody came.")


class Networks:
    """Networks that know each token's role and likelihood of being a cue by its word."""

    def __init__(self, parsed: Parse, cues: dict[str, float], roles: dict[str, int]) -> None:
        self.parsed, self.cues, self.roles = parsed, cues, roles
        self.judged: list[tuple[Array, Array, Array, Array]] = []

    def states(self, words: list[str]) -> Array:
        self.words = words
        return np.zeros((len(words), 1), dtype=np.float32)

    def cue_logits(self, states: Array, features: Array) -> Array:
        assert len(states) == len(features)
        return np.array([self.cues.get(word, -9.0) for word in self.words], dtype=np.float32)

    def judge(self, states: Array, features: Array, heads: Array, branches: Array) -> Judged:
        self.judged.append((states, features, heads, branches))
        roles = np.zeros((len(heads), 2 * REACH + 1, 4), dtype=np.float32)
        for n, head in enumerate(heads.tolist()):
            for i, word in enumerate(self.words):
                if abs(i - head) <= REACH:
                    roles[n, i - head + REACH] = 0
                    roles[n, i - head + REACH, self.roles.get(word, CONTENT)] = 4
        return Judged(roles, np.arange(len(heads), dtype=np.float32))


def found(
    monkeypatch: pytest.MonkeyPatch,
    parsed: Parse,
    cues: dict[str, float],
    roles: dict[str, int] = ROLES,
    *,
    only: Sequence[int] | None = None,
) -> tuple[list[Attribution], Networks]:
    fake = Networks(parsed, cues, roles)
    monkeypatch.setattr(decode, "split", lambda words: words)
    for name in ("states", "cue_logits", "judge"):
        monkeypatch.setattr(network, name, getattr(fake, name))
    features = np.stack([np.arange(len(parsed.tokens))] * 4, axis=-1)
    return list(attributions(parsed, features, only=only)), fake


def words(parsed: Parse, indices: Sequence[int]) -> str:
    return " ".join(parsed.tokens[i].text for i in indices)


def test_an_attribution_is_read_off_the_roles(monkeypatch: pytest.MonkeyPatch) -> None:
    roles = ROLES | {"Nobody": OUT, "came": OUT}
    [one], _ = found(monkeypatch, SAID, {"said": 2.0}, roles)
    assert one.head == 2
    assert words(SAID, one.cue) == "had said"
    assert words(SAID, one.source) == "Varga"
    assert words(SAID, one.content) == "that ships wait"
    assert one.logits == (2.0, 0.0, 4.0)


def test_unlikely_cues_are_not_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    assert found(monkeypatch, SAID, {"said": -3.5})[0] == []
    assert [one.head for one in found(monkeypatch, SAID, {"said": -2.5, "came": 1.0})[0]] == [2, 8]


def test_without_content_there_is_no_attribution(monkeypatch: pytest.MonkeyPatch) -> None:
    roles = dict.fromkeys([token.text for token in SAID.tokens], SOURCE)
    assert found(monkeypatch, SAID, {"said": 2.0}, roles)[0] == []
    assert found(monkeypatch, plain(""), {})[0] == []


def test_the_cue_is_what_stands_beside_its_head(monkeypatch: pytest.MonkeyPatch) -> None:
    roles = ROLES | {"came": CUE, "said": OUT}
    [one], _ = found(monkeypatch, SAID, {"said": 2.0}, roles)
    assert words(SAID, one.cue) == "had said"


def test_attributions_overlap_and_nest(monkeypatch: pytest.MonkeyPatch) -> None:
    parsed = plain("Varga said Orlo says ships wait.")
    both, fake = found(monkeypatch, parsed, {"said": 2.0, "says": 1.0})
    assert [words(parsed, one.content) for one in both] == ["ships wait", "ships wait"]
    assert [one.logits[:2] for one in both] == [(2.0, 0.0), (1.0, 1.0)]
    assert len(fake.judged) == 1


def test_only_what_is_within_reach_is_part_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    parsed = plain("far " * 5 + "near " * REACH + "said " + "near " * REACH + "far " * 5)
    [one], _ = found(monkeypatch, parsed, {"said": 2.0}, {"said": CUE})
    assert set(words(parsed, one.content).split()) == {"near"}
    assert len(one.content) == 2 * REACH


TOLD = parse(
    "Orlo says that Varga said ships wait.",
    """
    Orlo Orlo NNP nsubj 2 PERSON
    says say VBZ ROOT 0
    that that IN mark 5
    Varga Varga NNP nsubj 5 PERSON
    said say VBD ccomp 2
    ships ship NNS nsubj 7
    wait wait VBP ccomp 5
    . . . punct 2
    """,
)


def test_tokens_are_read_as_if_they_were_all_there_is(monkeypatch: pytest.MonkeyPatch) -> None:
    only = [3, 4, 6, 7]
    [one], fake = found(monkeypatch, TOLD, {"says": 2.0, "said": 1.0}, only=only)
    assert fake.words == ["Varga", "said", "wait", "."]
    assert (one.head, one.cue, one.source, one.content) == (4, (4,), (3,), (6,))
    [(_, features, heads, hung)] = fake.judged
    assert features[:, 0].tolist() == only
    assert heads.tolist() == [1]
    whole = branches(TOLD, 4, 0, 8)
    assert hung[0, REACH - 1 : REACH + 3].tolist() == whole[only].tolist()
    assert not hung[0, : REACH - 1].any()
    assert not hung[0, REACH + 3 :].any()


def test_no_tokens_tell_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert found(monkeypatch, TOLD, {"said": 1.0}, only=[])[0] == []
