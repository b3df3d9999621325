"""What the networks say → a probability, fitted on the development part; and the threshold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from sklearn.linear_model import LogisticRegression

from bench.attribution_scores import tokens
from onrecord.annotators.statements.encoder import network
from onrecord.annotators.statements.encoder.decode import Attribution, attributions
from onrecord.annotators.statements.extraction import Calibration, probability
from training.encoder.data import CONTENT, SOURCE, Passage

# What a nested attribution must reach: PolNeAR marks none, so it is chosen on bench/nested.jsonl.
NESTED = 0.15
# F1 is flat around its best; of equal thresholds the one that finds more is taken.
SLACK = 0.01
_NAMES = ("cue", "real", "margin", "sourced")


class Example(NamedTuple):
    """An attribution that was found, and the gold one that it is: its passage and its number."""

    found: Attribution
    gold: tuple[int, int] | None


def calibrate(passages: Sequence[Passage], folder: Path) -> str:
    """Fit the probability to ``passages``, write ``calibration.toml``, and tell the figures."""
    use(folder)
    examples = [
        Example(found, None if gold is None else (k, gold))
        for k, passage in enumerate(passages)
        for found, gold in compared(passage, attributions(passage.parse, passage.features))
    ]
    total = sum(len(passage.attributions) for passage in passages)
    model = LogisticRegression(C=1.0)
    model.fit(
        np.array([[*found.logits, bool(found.source)] for found, _ in examples]),
        [gold is not None for _, gold in examples],
    )
    values = dict(zip(_NAMES, map(float, model.coef_[0]), strict=True))
    scale = Calibration(**values, bias=float(model.intercept_[0]), threshold=0.0, nested=0.0)
    best, threshold = _best_threshold(examples, scale, total)
    lines = [f"{name} = {value:.4f}\n" for name, value in values.items()]
    lines += [f"bias = {scale.bias:.4f}\n", f"threshold = {threshold:.3f}\n"]
    lines += [f"nested = {NESTED}\n"]
    (folder / "calibration.toml").write_text("".join(lines), encoding="utf-8")
    return (
        f"{len(examples)} candidates, F1 of content and source {100 * best:.1f} at {threshold:.3f}"
    )


def use(folder: Path) -> None:
    """Make the package read its graphs from ``folder``."""
    graphs = network.read(folder)
    network.load.cache_clear()
    network.load = lambda: graphs  # type: ignore[assignment]


def compared(
    passage: Passage, found: Iterable[Attribution]
) -> Iterator[tuple[Attribution, int | None]]:
    """Yield what was found, each with the number of the gold attribution that it is, if any."""
    golds = [_words(passage, one.roles) for one in passage.attributions]
    for one in found:
        yield one, _match(_found_words(passage, one), golds)


Words = tuple[frozenset[int], frozenset[int]]


def _words(passage: Passage, roles: dict[int, int]) -> Words:
    return (
        _offsets(passage, [i for i, role in roles.items() if role == CONTENT]),
        _offsets(passage, [i for i, role in roles.items() if role == SOURCE]),
    )


def _found_words(passage: Passage, found: Attribution) -> Words:
    return _offsets(passage, found.content), _offsets(passage, found.source)


def _offsets(passage: Passage, indices: Sequence[int]) -> frozenset[int]:
    spans = [(passage.parse.tokens[i].start, passage.parse.tokens[i].end) for i in indices]
    return tokens(passage.parse.text, spans)


def _match(found: Words, golds: Sequence[Words]) -> int | None:
    for k, (content, source) in enumerate(golds):
        alike = 2 * len(content & found[0]) >= len(content | found[0]) > 0
        if alike and (bool(source & found[1]) or not (source or found[1])):
            return k
    return None


def _best_threshold(
    examples: Sequence[Example], scale: Calibration, total: int
) -> tuple[float, float]:
    """Return the best F1 and the least probability at which it is not worse by over ``SLACK``."""
    right: set[tuple[int, int]] = set()
    curve = []
    ranked = sorted(examples, key=lambda one: -probability(one.found, scale))
    for taken, one in enumerate(ranked, 1):
        if one.gold is not None:
            right.add(one.gold)
        curve.append((2 * len(right) / (taken + total), probability(one.found, scale)))
    best = max(f1 for f1, _ in curve)
    return best, min(threshold for f1, threshold in curve if f1 >= best - SLACK)
