"""The weights of days and of sentences, which models/timeline holds and explains."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

Features = dict[str, float]


class Weights(NamedTuple):
    """Weights by the names of features; ``bias`` is that of days."""

    bias: float
    dates: Mapping[str, float]
    sentences: Mapping[str, float]


@lru_cache(maxsize=1)
def load() -> Weights:
    """Return the weights of the package, read once."""
    path = files("onrecord.models").joinpath("timeline", "weights.toml")
    return read(path.read_text(encoding="utf-8"))


def read(text: str) -> Weights:
    """Return the weights that a TOML text holds."""
    table = tomllib.loads(text)
    return Weights(table["bias"], table["dates"], table["sentences"])


def dot(weights: Mapping[str, float], features: Mapping[str, float]) -> float:
    """Return the weighted sum of features; one without a weight counts nothing."""
    return math.fsum(weight * features.get(name, 0.0) for name, weight in weights.items())
