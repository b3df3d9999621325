"""The ``mod`` of TIMEX3: what a hedge (*about*, *more than*, *early*) leaves of an exact value."""

from __future__ import annotations

# Before a point of time, or after it.
SIDES = {"BEFORE": -1, "ON_OR_BEFORE": -1, "AFTER": 1, "ON_OR_AFTER": 1}
# The value is only a bound of what is meant.
BOUNDS = frozenset(["LESS_THAN", "MORE_THAN", "EQUAL_OR_LESS", "EQUAL_OR_MORE", *SIDES])
# The value is not itself what is meant.
ROUGH = BOUNDS | {"APPROX"}
# A part of the value is meant.
PARTS = frozenset(["START", "MID", "END"])
