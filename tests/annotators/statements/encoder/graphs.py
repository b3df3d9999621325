"""Networks that are simple functions of what they are given, in the place of the trained ones."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onrecord.annotators.statements.encoder.network import REACH, Graphs

Array = NDArray[Any]
Inputs = Mapping[str, Array]


class Graph:
    """What is called like an ONNX session; keeps all that it was given."""

    def __init__(self, answer: Callable[[Inputs], list[Array]]) -> None:
        self._answer = answer
        self.given: list[Inputs] = []

    def run(self, names: None, inputs: Inputs) -> list[Array]:
        """Return what the function makes of ``inputs``."""
        self.given.append(inputs)
        return self._answer(inputs)


def encoder(inputs: Inputs) -> list[Array]:
    """State of a piece: its id, and how far the nearer edge of the window is."""
    ids = inputs["ids"]
    places = np.arange(ids.shape[1])
    edge = np.minimum(places, places[::-1])[None]
    return [np.stack([ids, edge], axis=-1).astype(np.float32)]


def cues(inputs: Inputs) -> list[Array]:
    """Logit of a token: what its state begins with, less its first feature."""
    return [(inputs["states"][:, 0] - inputs["features"][:, 0]).astype(np.float32)]


def parts(inputs: Inputs) -> list[Array]:
    """Roles of a token: state, feature, branch and presence; real: what the middle one is."""
    told = (inputs["states"][..., 0], inputs["features"][..., 0], inputs["branches"])
    roles = np.stack([*told, inputs["present"]], axis=-1).astype(np.float32)
    return [roles, inputs["states"][:, REACH, 0].astype(np.float32)]


def graphs() -> tuple[Graph, Graph, Graph]:
    """Return three such graphs, in the order of ``Graphs``."""
    return Graph(encoder), Graph(cues), Graph(parts)


def loaded(made: tuple[Graph, Graph, Graph]) -> Callable[[], Graphs]:
    """Return what stands in for ``network.load``."""
    return lambda: Graphs(*made)
