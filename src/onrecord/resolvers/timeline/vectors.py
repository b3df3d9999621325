"""Sparse vectors of words: directions, their means and their likeness."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping

Vector = dict[str, float]


def normalised(vector: Mapping[str, float]) -> Vector:
    """Return a vector of length 1, or the empty one."""
    length = math.sqrt(math.fsum(value * value for value in vector.values()))
    return {word: value / length for word, value in vector.items()} if length > 0 else {}


def cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """Return the cosine of two vectors of length 1."""
    if len(other) < len(one):
        one, other = other, one
    return math.fsum(value * other[word] for word, value in one.items() if word in other)


def centroid(vectors: Iterable[Mapping[str, float]]) -> Vector:
    """Return the mean direction of vectors."""
    total: defaultdict[str, float] = defaultdict(float)
    for vector in vectors:
        for word, value in vector.items():
            total[word] += value
    return normalised(total)


def common(one: Mapping[str, float], other: Mapping[str, float]) -> Vector:
    """Return the direction of what two centroids share, or of the one that there is."""
    if not one or not other:
        return dict(one or other)
    return normalised({word: value + other[word] for word, value in one.items() if word in other})
