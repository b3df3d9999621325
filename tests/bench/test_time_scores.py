from __future__ import annotations

import pytest

from bench.time_scores import Tally, Timex, pairs

GOLD = [Timex(0, 6, "DATE", "2031-05-09"), Timex(10, 20, "DURATION", "P2D")]


def test_the_same_span_wins_over_a_longer_overlap() -> None:
    exact, wider = Timex(0, 6, "DATE", "x"), Timex(0, 9, "DATE", "y")
    assert pairs(GOLD, [wider, exact]) == [(GOLD[0], exact)]


def test_a_prediction_is_paired_once() -> None:
    both = Timex(0, 20, "DATE", "2031-05-09")
    assert len(pairs(GOLD, [both])) == 1


def test_figures() -> None:
    tally = Tally()
    tally.add(GOLD, [Timex(0, 6, "DATE", "2031-05-09"), Timex(12, 20, "DURATION", "P3D")])
    figures = tally.figures()
    assert figures["strict F1"] == pytest.approx(50)
    assert figures["relaxed F1"] == pytest.approx(100)
    assert figures["type F1"] == pytest.approx(100)
    assert figures["value F1"] == pytest.approx(50)
    assert figures["anchor"] == pytest.approx(100)


def test_no_times_at_all() -> None:
    tally = Tally()
    tally.add([], [])
    assert set(tally.figures().values()) == {0.0}
