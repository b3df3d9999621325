from __future__ import annotations

import numpy as np
import pytest

from onrecord.annotators.names.features import FEATURES
from training.reference.fit import SIZE, fit, padded, probabilities
from training.reference.instances import Instance

_SUBJECT = FEATURES.index("subject")


def candidate(*features: str) -> tuple[float, ...]:
    return tuple(float(name in features) for name in FEATURES)


def test_what_is_right_gains_weight_and_what_is_wrong_loses() -> None:
    pair = (candidate("subject", "latest"), candidate("object", "latest"))
    found = fit([Instance("subject", pair, 0)] * 20, np.zeros(SIZE), penalty=1.0)
    assert found[_SUBJECT] > 0.5
    assert found[FEATURES.index("object")] < -0.1
    assert abs(found[FEATURES.index("two before")]) < 1e-9


def test_without_instances_that_tell_the_guess_stays() -> None:
    guess = np.zeros(SIZE)
    guess[FEATURES.index("relative")] = 3.0
    found = fit([Instance("subject", (candidate("subject"),), 0)], guess, penalty=1.0)
    assert found[FEATURES.index("relative")] == pytest.approx(3.0)


def test_nobody_is_a_candidate_of_its_own() -> None:
    instances = [Instance("subject", (candidate("subject"),), None)]
    values, there, right = padded(instances)
    assert right.tolist() == [1]
    weights = fit(instances * 9, np.zeros(SIZE), penalty=1.0)
    assert probabilities(weights, values, there)[0, 1] > 0.6
