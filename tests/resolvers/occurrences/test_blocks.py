from __future__ import annotations

from onrecord.resolvers.occurrences.blocks import blocks, by_period, pairs
from onrecord.resolvers.occurrences.reading import tellings
from onrecord.resolvers.occurrences.view import View
from tests.builders import make_interval
from tests.resolvers.occurrences.reports import first, open_until, second, strike


def test_reports_of_neighbouring_weeks_meet_once() -> None:
    undated = {"when": open_until("2031-05-05")}
    told = [*tellings(first(**undated)), *tellings(second(published="2031-05-09", **undated))]
    met = [
        pair
        for period, members in by_period(told).items()
        for pair in pairs(View([told[n] for n in members]), period)
    ]
    assert met == [(0, 1)]


def test_what_is_dated_long_before_meets_what_is_told_of_that_time() -> None:
    old = make_interval("1998-03-02", "1998-03-03")
    told = [*tellings(first(when=old)), *tellings(second(when=old, published="2032-01-09"))]
    shared = [period for period, members in by_period(told).items() if len(members) == 2]
    assert [name for name, _ in shared] == ["told"]


def test_a_block_is_known_by_a_word_and_its_context() -> None:
    found = blocks(View([*tellings(first()), *tellings(second())]))
    assert all(members == [0, 1] for members in found.values())
    assert ("strike", "ostrava") in found


def test_many_of_one_kind_are_not_all_compared() -> None:
    told = [
        one
        for n in range(500)
        for one in tellings(strike(f"The strike at Ostrava, quay {n}, ended.", f"r{n}", actors=()))
    ]
    told.sort(key=lambda each: each.order)
    view = View(told)
    compared = sum(1 for period in by_period(told) for _ in pairs(view, period))
    assert 0 < compared < 500 * 499 // 4
