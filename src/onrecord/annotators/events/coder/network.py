"""The networks at run time: ONNX graphs, one thread, one pack of sentences at a time."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from onrecord.annotators.statements.encoder.network import session
from onrecord.annotators.statements.encoder.pieces import CLS, SEP, Pieces

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]


class Graphs(NamedTuple):
    """The encoder and the heads over its states."""

    encoder: onnxruntime.InferenceSession
    kinds: onnxruntime.InferenceSession
    readings: onnxruntime.InferenceSession
    roles: onnxruntime.InferenceSession


@lru_cache(maxsize=1)
def load() -> Graphs:
    """Return the packaged graphs; reads them once a process."""
    folder = files("onrecord.models").joinpath("events")
    return Graphs(*(session(folder.joinpath(f"{name}.onnx")) for name in Graphs._fields))


def states(pieces: Pieces, first: int, last: int) -> Floats:
    """Return the states of the tokens ``[first, last)``, read alone: (tokens, 384)."""
    starts = pieces.starts[first : last + 1]
    framed = np.concatenate([[CLS], pieces.ids[starts[0] : starts[-1]], [SEP]])[None]
    out: Floats = load().encoder.run(None, {"ids": framed})[0][0, 1:-1]
    summed = np.add.reduceat(out, starts[:-1] - starts[0], axis=0)
    means: Floats = np.divide(summed, np.diff(starts)[:, None], dtype=np.float32)
    return means


def kinds(states: Floats, features: Ints, proposed: Floats) -> Floats:
    """Return for each token the logits of no event and of each type: (tokens, 1 + types)."""
    fed = {"states": states, "features": features, "proposed": proposed}
    out: Floats = load().kinds.run(None, fed)[0]
    return out


def readings(states: Floats, features: Ints, types: Ints, told: Floats) -> Floats:
    """Return for each of n triggers the logits of statuses, then of certainties."""
    fed = {"states": states, "features": features, "types": types, "told": told}
    out: Floats = load().readings.run(None, fed)[0]
    return out


def roles(
    trigger: Floats, states: Floats, features: Ints, branches: Ints, type: int, ruled: Ints
) -> Floats:
    """Return for each token of one event's sentence the logits of no role, actor, recipient."""
    count = len(states)
    fed = {
        "triggers": np.repeat(trigger[None], count, axis=0),
        "states": states,
        "features": features,
        "branches": branches,
        "types": np.full(count, type, dtype=np.int64),
        "ruled": ruled,
    }
    out: Floats = load().roles.run(None, fed)[0]
    return out
