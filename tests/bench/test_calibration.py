from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.calibration import Platt, equal_mass, equal_width, error, fit_platt, fit_temperature

HALVES = [0.5] * 4
OUTCOMES = st.lists(st.tuples(st.floats(0, 1), st.booleans()), max_size=40)


def test_half_right_at_one_half_is_no_error() -> None:
    assert error(equal_mass(HALVES, [True, False, True, False])) == 0
    assert error(equal_width(HALVES, [True, False, True, False])) == 0


def test_the_gaps_count_by_their_predictions() -> None:
    confidences = [0.95, 0.95, 0.95, 0.25]
    bins = equal_width(confidences, [True, True, False, False])
    assert [each.size for each in bins] == [1, 3]
    assert error(bins) == pytest.approx((0.25 + 3 * abs(0.95 - 2 / 3)) / 4)


def test_bins_of_equal_mass_hold_as_many_each() -> None:
    confidences = [k / 100 for k in range(100)]
    bins = equal_mass(confidences, [False] * 100)
    assert [each.size for each in bins] == [10] * 10
    assert (bins[0].low, bins[0].high) == (0.0, 0.09)


def test_one_is_in_the_last_bin() -> None:
    (only,) = equal_width([1.0], [True])
    assert only == (1.0, 1.0, 1, 1.0, 1.0)


def test_nothing_has_no_bins_and_no_error() -> None:
    assert equal_mass([], []) == equal_width([], []) == []
    assert error([]) == 0


@given(OUTCOMES)
def test_every_prediction_is_in_one_bin(pairs: list[tuple[float, bool]]) -> None:
    confidences, right = [c for c, _ in pairs], [r for _, r in pairs]
    for bins in (equal_mass(confidences, right), equal_width(confidences, right)):
        assert sum(each.size for each in bins) == len(pairs)
        assert 0 <= error(bins) <= 1


@given(OUTCOMES)
def test_any_outcomes_have_a_map(pairs: list[tuple[float, bool]]) -> None:
    confidences, right = [c for c, _ in pairs], [r for _, r in pairs]
    for fitted in (fit_temperature(confidences, right), fit_platt(confidences, right)):
        assert all(0 <= fitted(confidence) <= 1 for confidence in confidences)


def drawn(truth: Platt, count: int = 4000) -> tuple[list[float], list[bool]]:
    """Return confidences and outcomes whose chances are those that ``truth`` makes of them."""
    dice = random.Random(7)
    confidences = [dice.uniform(0.02, 0.98) for _ in range(count)]
    return confidences, [dice.random() < truth(confidence) for confidence in confidences]


def test_a_temperature_is_found_again() -> None:
    fitted = fit_temperature(*drawn(Platt(0.5, 0.0)))
    assert fitted.slope == pytest.approx(0.5, abs=0.05)
    assert fitted.shift == 0


def test_a_shift_is_found_again_and_mends_the_error() -> None:
    confidences, right = drawn(Platt(1.7, -0.8))
    fitted = fit_platt(confidences, right)
    assert fitted == pytest.approx((1.7, -0.8), abs=0.15)
    mended = [fitted(confidence) for confidence in confidences]
    assert error(equal_mass(mended, right)) < 0.03 < error(equal_mass(confidences, right))


def test_what_is_calibrated_stays() -> None:
    assert fit_platt(*drawn(Platt(1.0, 0.0))) == pytest.approx((1, 0), abs=0.1)
