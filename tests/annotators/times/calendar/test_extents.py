"""Values as numbers, in order."""

from __future__ import annotations

import pytest

from onrecord.annotators.times.calendar.extents import extent_of


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("1804", "1805"),
        ("1804-05", "1804-06"),
        ("1804-05-03", "1804-05-04"),
        ("1804-WI", "1804-SP"),
        ("1804-FA", "1805-WI"),
        ("1804-Q1", "1804-Q2"),
        ("1804-H1", "1804-H2"),
        ("1804-W10", "1804-W11"),
        ("BC0481", "BC0480"),
        ("BC0001", "0001"),
        ("BC048", "BC047"),
        ("179", "180"),
        ("17", "18"),
    ],
)
def test_extents_are_in_order(earlier: str, later: str) -> None:
    first, second = extent_of(earlier), extent_of(later)
    assert first is not None and second is not None
    assert first[0] < first[1] <= second[0] + 0.01 < second[1]


@pytest.mark.parametrize("value", ["PAST_REF", "P2Y", "XXXX-05", "1804-XX-XX", ""])
def test_what_has_no_extent(value: str) -> None:
    assert extent_of(value) is None
