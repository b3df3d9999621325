"""How a cost grows with the size of what is worked on."""

from __future__ import annotations

import math
from collections.abc import Sequence


def slope(points: Sequence[tuple[float, float]]) -> float:
    """Return the exponent of growth: the slope of (size, cost) by least squares in log-log."""
    xs, ys = [math.log(x) for x, _ in points], [math.log(y) for _, y in points]
    mean_x, mean_y = sum(xs) / len(xs), sum(ys) / len(ys)
    spread = sum((x - mean_x) ** 2 for x in xs)
    return sum((x - mean_x) * (y - mean_y) for x, y in zip(xs, ys, strict=True)) / spread
