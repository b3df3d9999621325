from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Occurrence
from onrecord.web.overview import LANES, Window, days_of, overview
from tests.builders import make_interval, make_occurrence, make_passage, make_report

HEADLINE = make_passage(make_report("They met."))
MAY = Window(date(2031, 5, 1), date(2031, 6, 1))


def _on(start: str | None, end: str | None, weight: float = 1.0) -> Occurrence:
    return make_occurrence(HEADLINE, when=make_interval(start, end), weight=weight)


def test_a_day_is_a_dot_and_a_span_a_bar() -> None:
    day, span = _on("2031-05-16", "2031-05-17"), _on("2031-05-01", "2031-05-16")
    dots = {dot.occurrence.id: dot for dot in overview([day, span], MAY).dots}
    assert dots[day.id].width == 0
    assert 48 < dots[day.id].x < 52
    assert (dots[span.id].x, round(dots[span.id].width)) == (0, 48)


def test_what_only_a_report_dates_or_lies_elsewhere_is_left_out() -> None:
    bounded = make_occurrence(HEADLINE, when=make_interval(None, "2031-05-05", basis="published"))
    made = overview([bounded, _on("2014-01-01", "2015-01-01")], MAY)
    assert (made.dots, made.left) == ((), 0)


def test_an_open_end_reaches_to_the_edge() -> None:
    assert days_of(make_interval("2031-05-16", None), MAY) == (date(2031, 5, 16), MAY.end)
    assert days_of(make_interval("2031-05-16", None)) is None


def test_the_most_telling_find_room() -> None:
    held = [_on("2031-05-04", "2031-05-05", weight) for weight in range(LANES + 3)]
    held = [
        make_occurrence(HEADLINE, id=f"{at:016x}", when=one.when, weight=one.weight)
        for at, one in enumerate(held)
    ]
    made = overview(held, MAY)
    assert made.left == 3
    assert {dot.occurrence.weight for dot in made.dots} == set(range(3, LANES + 3))


_DAYS = st.dates(date(2031, 4, 20), date(2031, 6, 10)).map(str)


@given(st.lists(st.tuples(_DAYS, _DAYS), max_size=60))
def test_nothing_lies_upon_another_or_outside(spans: list[tuple[str, str]]) -> None:
    held = [
        make_occurrence(HEADLINE, id=f"{at:016x}", when=make_interval(start, end), weight=at)
        for at, (start, end) in enumerate(spans)
        if start < end
    ]
    made = overview(held, MAY)
    for one in made.dots:
        assert -0.01 <= one.x <= 100.01
        for other in made.dots:
            if one is not other and one.y == other.y and not one.width and not other.width:
                assert abs(one.x - other.x) > 1


@given(st.dates(), st.integers(1, 40_000))
def test_there_are_few_ticks_however_long_the_time(first: date, days: int) -> None:
    end = date.fromordinal(min(first.toordinal() + days, date.max.toordinal()))
    made = overview([], Window(first, end))
    assert len(made.ticks) <= 11
    assert all(0 <= tick.x <= 100 for tick in made.ticks)
