"""Confidences and what came of them: how far they are off, and the map that sets them right."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

# So that a confidence of 0 or 1 has a logit.
_EDGE = 1e-6
# Where all logits are the same, slope and shift are two names for one thing.
_RIDGE = 1e-9
_STEPS, _HALVINGS, _TOLERANCE = 50, 20, 1e-9


class Bin(NamedTuple):
    """Predictions of neighbouring confidence: how many, their mean confidence, the share right.

    ``low`` and ``high`` are the least and the greatest confidence of the bin.
    """

    low: float
    high: float
    size: int
    confidence: float
    right: float


class Platt(NamedTuple):
    """A map of confidences: the logistic of ``slope`` times the logit plus ``shift`` (Platt 1999).

    With a ``shift`` of 0 it is a temperature of ``1 / slope`` (Guo et al. 2017).
    """

    slope: float
    shift: float

    def __call__(self, confidence: float) -> float:
        """Return the calibrated confidence, strictly between 0 and 1."""
        return _logistic(self.slope * _logit(confidence) + self.shift)


def equal_mass(confidences: Sequence[float], right: Sequence[bool], *, bins: int = 10) -> list[Bin]:
    """Return bins of as many predictions each, as nearly as can be, by rising confidence.

    Predictions of one confidence stay together, so that their order does not count.
    """
    pairs = sorted(zip(confidences, right, strict=True))
    ordered = [confidence for confidence, _ in pairs]
    ideal = (k * len(pairs) // bins for k in range(bins)) if pairs else ()
    cuts = [*(bisect_left(ordered, ordered[at]) for at in ideal), len(pairs)]
    return [_bin(pairs[low:high]) for low, high in pairwise(cuts) if low < high]


def equal_width(
    confidences: Sequence[float], right: Sequence[bool], *, bins: int = 10
) -> list[Bin]:
    """Return bins of equal width over [0, 1], empty ones left out, by rising confidence."""
    parts: list[list[tuple[float, bool]]] = [[] for _ in range(bins)]
    for pair in zip(confidences, right, strict=True):
        parts[min(int(pair[0] * bins), bins - 1)].append(pair)
    return [_bin(part) for part in parts if part]


def _bin(pairs: Sequence[tuple[float, bool]]) -> Bin:
    confidences = [confidence for confidence, _ in pairs]
    return Bin(
        low=min(confidences),
        high=max(confidences),
        size=len(pairs),
        confidence=math.fsum(confidences) / len(pairs),
        right=sum(right for _, right in pairs) / len(pairs),
    )


def error(bins: Sequence[Bin]) -> float:
    """Return the expected calibration error in [0, 1]: the mean gap, weighted by the sizes."""
    total = sum(each.size for each in bins)
    gaps = math.fsum(each.size * abs(each.confidence - each.right) for each in bins)
    return gaps / total if total else 0.0


def fit_temperature(confidences: Sequence[float], right: Sequence[bool]) -> Platt:
    """Return the scaling of logits that makes the outcomes most likely, without a shift."""
    return _fit(confidences, right, shifts=False)


def fit_platt(confidences: Sequence[float], right: Sequence[bool]) -> Platt:
    """Return the scaling and shift of logits that makes the outcomes most likely."""
    return _fit(confidences, right, shifts=True)


def _fit(confidences: Sequence[float], right: Sequence[bool], *, shifts: bool) -> Platt:
    """Descend by Newton's steps, each halved until it leads down; there is one lowest place."""
    logits = [_logit(confidence) for confidence in confidences]
    targets = _targets(right)
    at = Platt(1.0, 0.0)
    cost = _cost(at, logits, targets)
    for _ in range(_STEPS):
        step = _newton(at, logits, targets, shifts=shifts)
        nearer = next(_down(at, step, cost, logits, targets), None)
        if nearer is None:
            break
        at, cost = nearer, _cost(nearer, logits, targets)
    return at


def _targets(right: Sequence[bool]) -> list[float]:
    """Return Platt's targets, a little inside 0 and 1.

    So there is a best map even where all are right, or one confidence parts right from wrong.
    """
    hits = sum(right)
    high, low = (hits + 1) / (hits + 2), 1 / (len(right) - hits + 2)
    return [high if one else low for one in right]


def _cost(at: Platt, logits: Sequence[float], targets: Sequence[float]) -> float:
    """Return the cross-entropy in nats."""
    scores = (at.slope * logit + at.shift for logit in logits)
    return math.fsum(
        max(score, 0) - score * target + math.log1p(math.exp(-abs(score)))
        for score, target in zip(scores, targets, strict=True)
    )


def _newton(
    at: Platt, logits: Sequence[float], targets: Sequence[float], *, shifts: bool
) -> tuple[float, float]:
    """Return the step of slope and shift to where the cost's parabola is lowest."""
    by_slope = by_shift = slope_slope = slope_shift = shift_shift = 0.0
    for logit, target in zip(logits, targets, strict=True):
        p = _logistic(at.slope * logit + at.shift)
        weight = p * (1 - p)
        by_slope += (p - target) * logit
        by_shift += p - target
        slope_slope += weight * logit * logit
        slope_shift += weight * logit
        shift_shift += weight
    if not shifts:
        return -by_slope / (slope_slope + _RIDGE), 0.0
    slope_slope, shift_shift = slope_slope + _RIDGE, shift_shift + _RIDGE
    area = slope_slope * shift_shift - slope_shift**2
    return (
        (slope_shift * by_shift - shift_shift * by_slope) / area,
        (slope_shift * by_slope - slope_slope * by_shift) / area,
    )


def _down(
    at: Platt,
    step: tuple[float, float],
    cost: float,
    logits: Sequence[float],
    targets: Sequence[float],
) -> Iterator[Platt]:
    """Yield what the step, or its half, or the half of that, reaches that is worth the way."""
    for halvings in range(_HALVINGS):
        size = 0.5**halvings
        reached = Platt(at.slope + size * step[0], at.shift + size * step[1])
        if _cost(reached, logits, targets) < cost - _TOLERANCE:
            yield reached


def _logit(confidence: float) -> float:
    inside = min(max(confidence, _EDGE), 1 - _EDGE)
    return math.log(inside / (1 - inside))


def _logistic(score: float) -> float:
    if score >= 0:
        return 1 / (1 + math.exp(-score))
    return math.exp(score) / (1 + math.exp(score))
