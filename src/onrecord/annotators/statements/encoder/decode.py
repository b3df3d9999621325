"""What the networks say of a passage → its attributions in tokens."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from onrecord.annotators.language import Parse
from onrecord.annotators.statements.encoder import network
from onrecord.annotators.statements.encoder.features import branches
from onrecord.annotators.statements.encoder.pieces import split

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]

OUT, SOURCE, CUE, CONTENT = range(4)
# A token whose logit is below this is not looked at as a cue: of the heads of PolNeAR dev it loses
# fewer than one in a hundred.
CUE_FLOOR = -3.0
# What it costs to change the role between two tokens, in nats: it mends single odd tokens.
SWITCH = 0.8


class Attribution(Struct, frozen=True, gc=False):
    """Token indices of one attribution; ``head`` is the head of its cue.

    ``logits`` are those of the cue, of the judgement, and the mean margin of the content's tokens:
    what its confidence is made of.
    """

    head: int
    cue: tuple[int, ...]
    source: tuple[int, ...]
    content: tuple[int, ...]
    logits: tuple[float, float, float]


def attributions(
    parse: Parse, features: Ints, *, only: Sequence[int] | None = None, floor: float = CUE_FLOOR
) -> Iterator[Attribution]:
    """Yield what may be an attribution, by cue; one without content is none.

    ``features`` are those of all tokens of the passage. With ``only``, these tokens are read as if
    they were all there is: what is said within a statement reads like any text that stands alone.
    ``floor`` is the least logit of a token that is looked at as a cue.
    """
    tokens = np.arange(len(parse.tokens)) if only is None else np.array(only, dtype=np.int64)
    if not len(tokens):
        return
    features = features[tokens]
    states = network.states(split([parse.tokens[i].text for i in tokens.tolist()]))
    cues = network.cue_logits(states, features)
    heads = np.flatnonzero(cues > floor)
    if not len(heads):
        return
    judged = network.judge(states, features, heads, _around(parse, heads.tolist(), tokens))
    paths = best_paths(judged.roles)
    for n, head in enumerate(heads.tolist()):
        near, seen = _near(head, len(tokens))
        logits = float(cues[head]), float(judged.real[n])
        found = _attribution(
            int(tokens[head]), tokens[near], paths[n][seen], judged.roles[n][seen], logits
        )
        if found is not None:
            yield found


def _near(head: int, count: int) -> tuple[slice, slice]:
    """Return where the tokens within reach of ``head`` stand, and where in its window."""
    low, high = max(0, head - network.REACH), min(count, head + network.REACH + 1)
    return slice(low, high), slice(low - head + network.REACH, high - head + network.REACH)


def _around(parse: Parse, heads: Sequence[int], tokens: Ints) -> Ints:
    out = np.zeros((len(heads), 2 * network.REACH + 1), dtype=np.int64)
    for n, head in enumerate(heads):
        near, seen = _near(head, len(tokens))
        these = tokens[near]
        first, last = int(these[0]), int(these[-1])
        out[n, seen] = branches(parse, int(tokens[head]), first, last + 1)[these - first]
    return out


def best_paths(roles: Floats) -> Ints:
    """Return the likeliest sequence of roles where each change costs ``SWITCH`` (Viterbi).

    ``roles`` are logits of (n, tokens, 4); the answer is (n, tokens).
    """
    scores = roles - np.logaddexp.reduce(roles, axis=-1, keepdims=True)
    n, length, count = scores.shape
    best = scores[:, 0]
    came = np.zeros((n, length, count), dtype=np.int64)
    change = SWITCH * (1 - np.eye(count, dtype=np.float32))
    for i in range(1, length):
        options = best[:, :, None] - change
        came[:, i] = options.argmax(axis=1)
        best = options.max(axis=1) + scores[:, i]
    out = np.empty((n, length), dtype=np.int64)
    out[:, -1] = best.argmax(axis=1)
    rows = np.arange(n)
    for i in range(length - 1, 0, -1):
        out[:, i - 1] = came[rows, i, out[:, i]]
    return out


def _attribution(
    head: int, tokens: Ints, path: Ints, roles: Floats, logits: tuple[float, float]
) -> Attribution | None:
    """Return the attribution that the path of roles over ``tokens`` tells."""
    others = tokens != head
    content = (path == CONTENT) & others
    if not content.any():
        return None
    cue = tokens[(path == CUE) | ~others].tolist()
    rivals = np.delete(roles[content], CONTENT, axis=1).max(axis=1)
    return Attribution(
        head=head,
        cue=tuple(next(run for run in _runs(cue) if head in run)),
        source=_strongest(tokens, (path == SOURCE) & others, roles[:, SOURCE]),
        content=tuple(tokens[content].tolist()),
        logits=(*logits, float((roles[content, CONTENT] - rivals).mean())),
    )


def _runs(indices: Sequence[int]) -> list[list[int]]:
    """Return the runs of neighbouring indices."""
    grouped = groupby(enumerate(indices), key=lambda pair: pair[1] - pair[0])
    return [list(map(itemgetter(1), run)) for _, run in grouped]


def _strongest(tokens: Ints, chosen: NDArray[np.bool_], logits: Floats) -> tuple[int, ...]:
    """Return the run whose tokens are most surely the source: a source is in one piece."""
    surely = dict(zip(tokens[chosen].tolist(), logits[chosen].tolist(), strict=True))
    runs = _runs(list(surely))
    return tuple(max(runs, key=lambda run: sum(surely[i] for i in run), default=()))
