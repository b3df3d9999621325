from __future__ import annotations

import tomllib

import numpy as np
import pytest

from training.status.__main__ import _lines
from training.status.fit import Example, fit, frequent, table

NEWS = [Example(("always", "fact"), 3.0), Example(("always", "plan"), 1.0)] * 200
TALK = [Example(("always", "fact"), 3.0), Example(("always", "plan"), -1.0)] * 200


def test_rare_features_are_left_out() -> None:
    assert frequent([NEWS, [Example(("rare",), 0.0)]], 2) == ["always", "fact", "plan"]


def test_what_the_sets_share_and_what_each_adds() -> None:
    names = ["always", "fact", "plan"]
    found = fit([NEWS, TALK], names, penalty=1.0)
    rows = dict(zip(names, found, strict=True))
    assert found.shape == (3, 3)
    for own, label in ((1, 1.0), (2, -1.0)):
        total = sum(rows[name][0] + rows[name][own] for name in ("always", "plan"))
        assert total == pytest.approx(label, abs=0.05)
    assert rows["plan"][1] > rows["plan"][2]


def test_small_weights_are_none() -> None:
    weights = np.array([[0.5, 0.014], [0.01, -0.012]])
    assert table(["kept", "gone"], weights, least=0.02) == {"kept": [0.5, 0.0]}


def test_a_table_can_be_read_back() -> None:
    lines = "\n".join(_lines({'word "': [0.5, 0.0], "back\\slash": [-1.25, 2.0]}))
    assert tomllib.loads(lines)["weights"] == {'word "': [0.5, 0.0], "back\\slash": [-1.25, 2.0]}
