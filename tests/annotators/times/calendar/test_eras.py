"""Years before our era on a calendar that counts forward."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.annotators.times.calendar import eras


@given(st.integers(1, 3000), st.integers(-900, 900))
def test_years_move_across_the_eras(before: int, by: int) -> None:
    year = eras.stand_in(-before) + by
    if 4000 <= year <= 9998:
        astronomical = 1 - before + by
        expected = f"{astronomical:04}" if astronomical > 0 else f"BC{1 - astronomical:04}"
        assert eras.restored(f"{year:04}") == expected
        assert eras.restored(f"{year:04}-06-01") == f"{expected}-06-01"


def test_years_of_our_era_stand_for_themselves() -> None:
    assert eras.stand_in(1804) == 1804
    assert [eras.restored(value) for value in ("1804", "180", "18", "P2Y", "PAST_REF")] == [
        "1804", "180", "18", "P2Y", "PAST_REF",
    ]  # fmt: skip
