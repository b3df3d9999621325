from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from msgspec import convert
from numpy.typing import NDArray

from onrecord.annotators.language import Parse
from onrecord.annotators.statements.encoder.decode import Attribution
from onrecord.annotators.statements.extraction import Calibration
from tests.parses import plain
from training.encoder.data import CONTENT, CUE, SOURCE, Passage
from training.encoder.data import Attribution as Gold

pytest.importorskip("sklearn", reason="scikit-learn comes with scripts/install training")

from training.encoder import calibrate as module
from training.encoder.calibrate import Example, _best_threshold, _match, calibrate

PARSED = plain("Varga said that ships wait in the port of Lorn.")
SCALE = Calibration(
    cue=1.0, real=0.0, margin=0.0, sourced=0.0, bias=0.0, threshold=0.0, nested=0.0
)  # fmt: skip
Words = tuple[frozenset[int], frozenset[int]]


def words(content: set[int], source: set[int]) -> Words:
    return frozenset(content), frozenset(source)


@pytest.mark.parametrize(
    ("content", "source", "right"),
    [
        ({1, 2, 3, 4}, {9}, True),
        ({1, 2}, {9}, True),
        ({1}, {9}, False),
        ({1, 2, 3, 4, 5, 6, 7, 8}, {8, 9}, True),
        ({1, 2, 3, 4}, {8}, False),
        ({1, 2, 3, 4}, set(), False),
        (set(), {9}, False),
    ],
)
def test_half_of_the_content_and_a_word_of_the_source_make_it_right(
    content: set[int], source: set[int], right: bool
) -> None:
    golds = [words({20}, {21}), words({1, 2, 3, 4}, {9})]
    assert _match(words(content, source), golds) == (1 if right else None)


def test_no_source_is_right_where_there_is_none() -> None:
    assert _match(words({1}, set()), [words({1}, set())]) == 0


def attribution(logit: float, *, source: tuple[int, ...] = (0,)) -> Attribution:
    return Attribution(
        head=1, cue=(1,), source=source, content=(3, 4), logits=(logit, logit / 2, 1.0)
    )


def test_the_threshold_is_that_of_the_best_f1() -> None:
    golds = [(0, 0), None, (0, 1), None, None]
    logits = (5.0, 4.0, 3.0, 2.0, 1.0)
    found = [Example(attribution(x), gold) for x, gold in zip(logits, golds, strict=True)]
    best, threshold = _best_threshold(found, SCALE, 3)
    assert best == pytest.approx(2 * 2 / (3 + 3))
    assert threshold == pytest.approx(1 / (1 + np.exp(-3.0)))


def test_a_gold_attribution_counts_once() -> None:
    found = [Example(attribution(2.0), (0, 0)), Example(attribution(1.0), (0, 0))]
    best, threshold = _best_threshold(found, SCALE, 1)
    assert best == 1.0
    assert threshold == pytest.approx(1 / (1 + np.exp(-2.0)))


def test_a_calibration_is_written_that_the_package_reads(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def found(parse: Parse, features: NDArray[np.int64]) -> Iterator[Attribution]:
        yield from (attribution(4.0), attribution(3.0), attribution(-2.0, source=(7,)))

    monkeypatch.setattr(module, "use", lambda folder: None)
    monkeypatch.setattr(module, "attributions", found)
    roles = {0: SOURCE, 1: CUE, 3: CONTENT, 4: CONTENT}
    none = np.zeros(0, dtype=np.int64)
    passage = Passage(0, PARSED, none, none, none, attributions=[Gold(1, roles)])
    told = calibrate([passage, passage], tmp_path)
    assert told.startswith("6 candidates, F1 of content and source 100.0")
    scale = convert(
        tomllib.loads((tmp_path / "calibration.toml").read_text(encoding="utf-8")), Calibration
    )
    assert scale.cue > 0
    assert 0.5 < scale.threshold < 1
    assert scale.nested == module.NESTED
