from __future__ import annotations

import pytest

from bench.growth import slope


def test_the_slope_is_the_exponent() -> None:
    assert slope([(1, 3.0), (2, 12.0), (4, 48.0)]) == pytest.approx(2.0)
