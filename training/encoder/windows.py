"""What an epoch reads: windows of the texts cut anew each time, and attributions read alone."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from training.encoder.data import Attribution, Branches, Passage

# Tokens of the longest attribution that is read alone: a longer one is rarely a content's.
_ALONE = 120
# So many times as many short windows as long ones go into a batch.
_SHORT = 4


class Options(NamedTuple):
    """What a run may vary.

    ``alone`` is the share of the attributions that each epoch also reads alone, ``average`` the
    decay a step of the averaged weights, 0 for none.
    """

    epochs: int = 5
    batch: int = 8
    window: int = 254
    reach: int = 80
    encoder_rate: float = 2e-4
    head_rate: float = 1e-3
    parse: bool = True
    seed: int = 0
    bfloat16: bool = True
    freeze: bool = True
    alone: float = 0.0
    average: float = 0.0


FIRST = Options()
SECOND = Options(epochs=4, encoder_rate=1e-4, head_rate=5e-4, alone=0.25, average=0.998)


class Window(NamedTuple):
    """Tokens [start, end) of a passage, what the encoder reads at once."""

    passage: Passage
    branches: Branches
    start: int
    end: int


def batches(
    known: Sequence[tuple[Passage, Branches]], options: Options, draw: random.Random
) -> list[list[Window]]:
    """Return what an epoch reads, short windows of about one length in larger batches."""
    long = windows(known, options.window, draw)
    draw.shuffle(long)
    drawn = _cut(long, options.batch)
    if options.alone:
        short = cut_out(known, options.alone, draw)
        short.sort(key=lambda window: window.end - window.start)
        drawn += _cut(short, _SHORT * options.batch)
        draw.shuffle(drawn)
    return drawn


def _cut(drawn: Sequence[Window], size: int) -> list[list[Window]]:
    return [list(drawn[i : i + size]) for i in range(0, len(drawn), size)]


def windows(
    passages: Sequence[tuple[Passage, Branches]], size: int, draw: random.Random
) -> list[Window]:
    """Cut each passage into windows of at most ``size`` pieces, from a random first cut on."""
    found = []
    for passage, known in passages:
        starts = passage.starts
        count = len(starts) - 1
        first = draw.randint(size // 3, size)
        low, limit = 0, first
        while low < count:
            high = int(np.searchsorted(starts, starts[low] + limit, side="right")) - 1
            high = max(low + 1, min(count, high))
            found.append(Window(passage, known, low, high))
            low, limit = high, size
    return found


def cut_out(
    passages: Sequence[tuple[Passage, Branches]], share: float, draw: random.Random
) -> list[Window]:
    """Return a window for a share of the attributions, and half as many of sentences without one.

    A window holds what lies between the ends of its attribution, and up to three tokens more.
    """
    holding, empty = [], []
    for passage, known in passages:
        held = {token for one in passage.attributions for token in one.roles}
        size = len(passage.parse.tokens)
        for one in passage.attributions:
            low, high = min(one.roles) - draw.randint(0, 3), max(one.roles) + 1 + draw.randint(0, 3)
            holding.append(Window(passage, known, max(0, low), min(size, high)))
        empty += [
            Window(passage, known, low, high)
            for low, high in passage.parse.sentences
            if held.isdisjoint(range(low, high))
        ]
    holding = [window for window in holding if window.end - window.start <= _ALONE]
    count = round(share * len(holding))
    return draw.sample(holding, count) + draw.sample(empty, min(count // 2, len(empty)))


def is_whole(one: Attribution, window: Window) -> bool:
    """Tell whether the window cuts nothing off the attribution."""
    return window.start <= min(one.roles) and max(one.roles) < window.end
