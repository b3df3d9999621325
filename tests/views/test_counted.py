from __future__ import annotations

from onrecord.views.counted import Counted


def test_rows_are_counted_as_they_are_given_out() -> None:
    counted = Counted("abc")
    rows = iter(counted)
    assert (next(rows), counted.count) == ("a", 1)
    assert (list(rows), counted.count) == (["b", "c"], 3)
