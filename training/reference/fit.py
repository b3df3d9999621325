"""Conditional logistic regression: one weight a feature for each use of a pronoun."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from onrecord.annotators.names.features import FEATURES
from training.reference.instances import Instance

Floats = NDArray[np.float64]

# "Nobody" is a candidate that has one feature of its own.
SIZE = len(FEATURES) + 1


def padded(instances: Sequence[Instance]) -> tuple[Floats, NDArray[np.bool_], NDArray[np.int64]]:
    """Return features [n, most + 1, SIZE], which candidates are there, and the right one's index.

    The last candidate is nobody.
    """
    most = max(len(each.candidates) for each in instances)
    values = np.zeros((len(instances), most + 1, SIZE))
    there = np.zeros((len(instances), most + 1), dtype=bool)
    right = np.full(len(instances), most, dtype=np.int64)
    for n, each in enumerate(instances):
        values[n, : len(each.candidates), :-1] = each.candidates
        there[n, : len(each.candidates)] = True
        right[n] = most if each.right is None else each.right
    values[:, most, -1] = 1.0
    there[:, most] = True
    return values, there, right


def probabilities(weights: Floats, values: Floats, there: NDArray[np.bool_]) -> Floats:
    """Return the share of each candidate [n, candidates]."""
    scores = np.where(there, values @ weights, -np.inf)
    grown = np.exp(scores - scores.max(axis=1, keepdims=True))
    out: Floats = grown / grown.sum(axis=1, keepdims=True)
    return out


def fit(instances: Sequence[Instance], prior: Floats, *, penalty: float, steps: int = 60) -> Floats:
    """Return the weights of the greatest penalised likelihood, by Newton's method.

    ``penalty`` draws them to ``prior``, as if by so many instances.
    """
    values, there, right = padded(instances)
    weights = prior.copy()
    wanted = values[np.arange(len(instances)), right].sum(axis=0)
    for _ in range(steps):
        share = probabilities(weights, values, there)
        mean = np.einsum("nc,ncf->nf", share, values)
        gradient = wanted - mean.sum(axis=0) - penalty * (weights - prior)
        hessian = np.einsum("nc,ncf,ncg->fg", share, values, values) - mean.T @ mean
        step = np.linalg.solve(hessian + penalty * np.eye(SIZE), gradient)
        weights = weights + step
        if np.abs(step).max() < 1e-6:
            break
    return weights
