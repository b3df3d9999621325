"""Ridge regression over readable features, with weights that all sets share and their own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import chain
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from scipy.sparse.linalg import lsqr

Floats = NDArray[np.float64]


class Example(NamedTuple):
    """An event: the features that hold of it, and its factuality."""

    features: tuple[str, ...]
    label: float


def frequent(sets: Sequence[Sequence[Example]], least: int) -> list[str]:
    """Return the features that hold of at least so many examples of all sets together, sorted."""
    counts = Counter(name for each in chain(*sets) for name in each.features)
    return sorted(name for name, count in counts.items() if count >= least)


def fit(sets: Sequence[Sequence[Example]], names: Sequence[str], *, penalty: float) -> Floats:
    """Return weights [names, 1 + sets]: those that all sets share, then what each set adds.

    This is the feature augmentation of Daumé III (2007), *Frustratingly easy domain adaptation*;
    ``penalty`` draws all weights to 0.
    """
    columns = {name: n for n, name in enumerate(names)}
    width = 1 + len(sets)
    cells = [
        (row, columns[name] * width + column)
        for row, (own, each) in enumerate(_numbered(sets))
        for name in each.features
        if name in columns
        for column in (0, own)
    ]
    labels = np.array([each.label for _, each in _numbered(sets)])
    rows, places = np.array(cells).T
    shape = (len(labels), len(names) * width)
    matrix = csr_matrix((np.ones(len(cells)), (rows, places)), shape=shape)
    found = lsqr(matrix, labels, damp=penalty**0.5, atol=1e-7, btol=1e-7, iter_lim=2000)[0]
    return np.asarray(found, dtype=np.float64).reshape(len(names), width)


def _numbered(sets: Sequence[Sequence[Example]]) -> list[tuple[int, Example]]:
    return [(1 + n, each) for n, examples in enumerate(sets) for each in examples]


def table(names: Sequence[str], weights: Floats, *, least: float) -> Mapping[str, list[float]]:
    """Return the weights to two decimals by feature; those below ``least`` are 0.

    A feature without any weight is left out.
    """
    kept = np.where(np.abs(weights) < least, 0.0, weights.round(2)) + 0.0
    return {name: row.tolist() for name, row in zip(names, kept, strict=True) if row.any()}
