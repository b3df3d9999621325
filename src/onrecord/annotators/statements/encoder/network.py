"""The networks at run time: ONNX graphs, one thread, one passage at a time.

A passage is read on its own and each of its windows too, so that no result depends on what else
is in a batch.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import NamedTuple

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from onrecord.annotators.statements.encoder.pieces import CLS, SEP, Pieces, windows

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]

# Tokens on either side of a cue's head among which its parts are looked for: 99 % of the
# attributions of PolNeAR dev lie within.
REACH = 80
# Cues whose parts are looked for at once: it bounds the memory that a long passage takes.
_AT_ONCE = 16


class Graphs(NamedTuple):
    """The three graphs, which share the encoder's states."""

    encoder: onnxruntime.InferenceSession
    cues: onnxruntime.InferenceSession
    parts: onnxruntime.InferenceSession


@lru_cache(maxsize=1)
def load() -> Graphs:
    """Return the packaged graphs; reads them once a process."""
    return read(files("onrecord.models").joinpath("attributions"))


def read(folder: Traversable) -> Graphs:
    """Return the graphs whose files lie in ``folder``, each to run on one thread."""
    return Graphs(*(session(folder.joinpath(f"{name}.onnx")) for name in Graphs._fields))


def session(path: Traversable) -> onnxruntime.InferenceSession:
    """Return the graph in a file, to run on one thread."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(
        path.read_bytes(), options, providers=["CPUExecutionProvider"]
    )


def states(pieces: Pieces) -> Floats:
    """Return the state of each token, the mean of its pieces': an array of (tokens, 384)."""
    length = len(pieces.ids)
    parts = [
        _encode(pieces.ids[start:end])[low - start : high - start]
        for start, end, low, high in windows(length)
    ]
    summed = np.add.reduceat(np.concatenate(parts), pieces.starts[:-1], axis=0)
    means: Floats = np.divide(summed, np.diff(pieces.starts)[:, None], dtype=np.float32)
    return means


def _encode(ids: Ints) -> Floats:
    framed = np.concatenate([[CLS], ids, [SEP]])[None]
    out: Floats = load().encoder.run(None, {"ids": framed})[0][0, 1:-1]
    return out


def cue_logits(states: Floats, features: Ints) -> Floats:
    """Return for each token the logit that it is the head of a cue."""
    out: Floats = load().cues.run(None, {"states": states, "features": features})[0]
    return out


class Judged(NamedTuple):
    """What surrounds n cues: logits of (n, 2·REACH + 1, 4) roles, and that each is one (n,)."""

    roles: Floats
    real: Floats


def judge(states: Floats, features: Ints, heads: Ints, branches: Ints) -> Judged:
    """Return the parts of the cues at ``heads``; ``branches`` is (n, 2·REACH + 1)."""
    found = [
        _judge(states, features, heads[k : k + _AT_ONCE], branches[k : k + _AT_ONCE])
        for k in range(0, len(heads), _AT_ONCE)
    ]
    return Judged(
        np.concatenate([roles for roles, _ in found]), np.concatenate([real for _, real in found])
    )


def _judge(states: Floats, features: Ints, heads: Ints, branches: Ints) -> Judged:
    rows = heads[:, None] + np.arange(-REACH, REACH + 1)
    present = (rows >= 0) & (rows < len(states))
    rows = np.where(present, rows, 0)
    roles, real = load().parts.run(
        None,
        {
            "states": states[rows],
            "features": features[rows],
            "branches": branches,
            "present": present.astype(np.float32),
        },
    )
    # Beyond the text all roles are alike, so that what the graph says there sways no path.
    return Judged(roles * present[:, :, None].astype(np.float32), real)
