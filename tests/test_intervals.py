from __future__ import annotations

import datetime as dt
import warnings
from itertools import pairwise
from time import struct_time

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from onrecord.intervals import (
    before,
    between,
    contains,
    edtf_of,
    intersection,
    overlaps,
    ranging,
    same,
    union,
)
from onrecord.model import Basis, Interval, order

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from edtf import parse_edtf

BASES: list[Basis] = ["expressed", "context", "published"]
DAYS = st.dates(dt.date(2031, 5, 12), dt.date(2031, 5, 16))
CLOCKS = st.builds(dt.datetime.combine, DAYS, st.integers(0, 23).map(dt.time))
PLACES = range(-12, 15)


def at(day: dt.datetime, offset: int) -> str:
    return day.replace(tzinfo=dt.timezone(dt.timedelta(hours=offset))).isoformat()


LOCAL = st.one_of(DAYS.map(dt.date.isoformat), CLOCKS.map(dt.datetime.isoformat))
ZONED = st.builds(at, CLOCKS, st.sampled_from(PLACES))


def made(start: str | None, end: str | None, basis: Basis) -> st.SearchStrategy[Interval]:
    interval = ranging(start, end, basis=basis)
    return st.nothing() if interval is None else st.just(interval)


def intervals_of(bounds: st.SearchStrategy[str]) -> st.SearchStrategy[Interval]:
    bound = st.none() | bounds
    return st.tuples(bound, bound, st.sampled_from(BASES)).flatmap(lambda parts: made(*parts))


ONE_CLOCK = st.sampled_from([intervals_of(LOCAL), intervals_of(ZONED)])
PAIRS = ONE_CLOCK.flatmap(lambda some: st.tuples(some, some))
TRIPLES = ONE_CLOCK.flatmap(lambda some: st.tuples(some, some, some))
ANY = intervals_of(LOCAL | ZONED)

# The brute-force model: an interval is the set of the hours in it, by UTC, in a wider stretch.
FIRST, LAST = dt.datetime(2031, 5, 8), dt.datetime(2031, 5, 20)
HOURS = [FIRST + dt.timedelta(hours=hour) for hour in range((LAST - FIRST).days * 24)]


def utc(bound: str, place: int) -> dt.datetime:
    time = dt.datetime.fromisoformat(bound)
    if time.tzinfo is None:
        return time - dt.timedelta(hours=place)
    return time.astimezone(dt.UTC).replace(tzinfo=None)


def hours(interval: Interval | None, place: int = 0) -> set[dt.datetime]:
    if interval is None:
        return set()
    start = FIRST if interval.start is None else utc(interval.start, place)
    end = LAST if interval.end is None else utc(interval.end, place)
    return {hour for hour in HOURS if start <= hour < end}


def gapless(some: set[dt.datetime]) -> bool:
    return all(later - hour == dt.timedelta(hours=1) for hour, later in pairwise(sorted(some)))


@given(PAIRS)
def test_intersection_is_that_of_the_hours(pair: tuple[Interval, Interval]) -> None:
    one, other = pair
    assert hours(intersection(one, other)) == hours(one) & hours(other)


@given(PAIRS)
def test_union_is_that_of_the_hours_unless_there_is_a_gap(pair: tuple[Interval, Interval]) -> None:
    one, other = pair
    both = hours(one) | hours(other)
    assert hours(union(one, other)) == (both if gapless(both) else set())


@given(PAIRS)
def test_before_is_that_of_the_hours(pair: tuple[Interval, Interval]) -> None:
    one, other = hours(pair[0]), hours(pair[1])
    known = max(one) < min(other), max(other) < min(one)
    assert before(*pair) is {(True, False): True, (False, True): False}.get(known)


@given(PAIRS)
def test_contains_overlaps_and_same_are_those_of_the_hours(pair: tuple[Interval, Interval]) -> None:
    one, other = hours(pair[0]), hours(pair[1])
    assert contains(*pair) is (True if one >= other else None if one & other else False)
    assert overlaps(*pair) is bool(one & other)
    assert same(*pair) is (one == other)


@given(ANY, ANY)
def test_what_a_missing_offset_leaves_open_is_left_open(one: Interval, other: Interval) -> None:
    whole, joint = union(one, other), intersection(one, other)
    for place in PLACES:
        here, there = hours(one, place), hours(other, place)
        assume(here and there)
        if before(one, other) is not None:
            assert before(one, other) == (max(here) < min(there))
        if contains(one, other) is not None:
            assert contains(one, other) == (here >= there)
        if overlaps(one, other) is not None:
            assert overlaps(one, other) == bool(here & there)
        if same(one, other) is not None:
            assert same(one, other) == (here == there)
        assert hours(joint, place) >= here & there
        assert whole is None or hours(whole, place) == here | there


@given(PAIRS)
def test_commutative(pair: tuple[Interval, Interval]) -> None:
    one, other = pair
    assert intersection(one, other) == intersection(other, one)
    assert union(one, other) == union(other, one)
    assert overlaps(one, other) == overlaps(other, one)
    assert same(one, other) == same(other, one)


@given(ONE_CLOCK.flatmap(lambda some: some))
def test_idempotent(interval: Interval) -> None:
    assert intersection(interval, interval) == union(interval, interval) == interval
    assert contains(interval, interval) is True
    assert same(interval, interval) is True


@given(TRIPLES)
def test_associative(triple: tuple[Interval, Interval, Interval]) -> None:
    first, second, third = triple
    start, end = intersection(first, second), intersection(second, third)
    assert (start and intersection(start, third)) == (end and intersection(first, end))
    whole, rest = union(first, second), union(second, third)
    if whole is not None and rest is not None:
        assert union(whole, third) == union(first, rest)


@given(PAIRS)
def test_absorption(pair: tuple[Interval, Interval]) -> None:
    one, other = pair
    joint, whole = intersection(one, other), union(one, other)
    assert joint is None or _same(union(one, joint), one)
    assert whole is None or _same(intersection(one, whole), one)


@given(PAIRS)
def test_contains_agrees_with_intersection_and_union(pair: tuple[Interval, Interval]) -> None:
    one, other = pair
    held = contains(one, other) is True
    assert held == _same(intersection(one, other), other) == _same(union(one, other), one)
    assert (contains(one, other) is False) == (intersection(one, other) is None)


@given(PAIRS)
def test_before_is_false_the_other_way_and_leaves_nothing_in_both(
    pair: tuple[Interval, Interval],
) -> None:
    one, other = pair
    known = before(one, other)
    assert before(other, one) == (None if known is None else not known)
    assert overlaps(one, other) == (known is None) == (intersection(one, other) is not None)


@given(TRIPLES)
def test_transitive(triple: tuple[Interval, Interval, Interval]) -> None:
    first, second, third = triple
    if before(first, second) and before(second, third):
        assert before(first, third)
    if contains(first, second) and contains(second, third):
        assert contains(first, third)


@given(PAIRS)
def test_results_have_the_weaker_basis_and_no_new_bounds(pair: tuple[Interval, Interval]) -> None:
    one, other = pair
    bounds = {None, one.start, one.end, other.start, other.end}
    for result in (intersection(one, other), union(one, other)):
        if result is not None:
            assert result.basis == max(one.basis, other.basis, key=BASES.index)
            assert {result.start, result.end} <= bounds


@given(PAIRS)
def test_what_is_unbounded_stays_so(pair: tuple[Interval, Interval]) -> None:
    one, other = pair
    joint, whole = intersection(one, other), union(one, other)
    if joint is not None:
        assert (joint.start is None) == (one.start is None and other.start is None)
        assert (joint.end is None) == (one.end is None and other.end is None)
    if whole is not None:
        assert (whole.start is None) == (one.start is None or other.start is None)
        assert (whole.end is None) == (one.end is None or other.end is None)


def _same(one: Interval | None, other: Interval) -> bool:
    return one is not None and same(one, other) is True


def stretch(start: str | None, end: str | None, basis: Basis = "expressed") -> Interval:
    interval = ranging(start, end, basis=basis)
    assert interval is not None
    return interval


APRIL, MAY = stretch("2031-04-01", "2031-05-01"), stretch("2031-05-01", "2031-06-01")
SINCE, UNTIL = stretch("2031-05-01", None), stretch(None, "2031-05-01")
EVERMORE = stretch(None, None)


def test_an_end_is_not_in_the_interval() -> None:
    assert before(APRIL, MAY) is True
    assert overlaps(APRIL, MAY) is False
    assert intersection(APRIL, MAY) is None
    assert union(APRIL, MAY) == stretch("2031-04-01", "2031-06-01")
    assert before(UNTIL, SINCE) is True
    assert union(UNTIL, SINCE) == EVERMORE


def test_a_gap_is_in_no_interval() -> None:
    assert union(APRIL, stretch("2031-05-02", "2031-06-01")) is None


def test_nothing_is_known_of_a_side_without_a_bound() -> None:
    june = stretch("2031-06-01", "2031-07-01")
    assert before(SINCE, june) is None
    assert before(UNTIL, APRIL) is None
    assert before(EVERMORE, EVERMORE) is None
    assert contains(MAY, SINCE) is None
    assert contains(SINCE, MAY) is True
    assert contains(EVERMORE, SINCE) is True
    assert contains(APRIL, SINCE) is False


def test_a_result_has_its_own_edtf() -> None:
    joint = intersection(SINCE, stretch(None, "2031-05-08", "published"))
    assert joint == Interval(
        start="2031-05-01", end="2031-05-08", edtf="2031-05-01/2031-05-07", basis="published"
    )
    years = union(stretch("2030-01-01", "2035-01-01"), stretch("2035-01-01", "2040-01-01"))
    assert years is not None
    assert years.edtf == "203X"


def test_there_is_no_edtf_between_times_of_day() -> None:
    joint = intersection(APRIL, stretch("2031-04-03T10:00:00", None))
    assert joint is not None
    assert (joint.start, joint.end, joint.edtf) == ("2031-04-03T10:00:00", "2031-05-01", None)


def test_a_day_begins_at_midnight_and_is_written_as_a_day() -> None:
    midnight = stretch("2031-05-01T00:00:00", "2031-06-01T00:00:00")
    assert same(MAY, midnight) is True
    assert intersection(midnight, MAY) == union(midnight, MAY) == MAY


def test_instants_are_compared_by_their_offsets() -> None:
    kyiv = stretch("2031-05-01T02:00:00+03:00", "2031-05-01T03:00:00+03:00")
    assert same(kyiv, stretch("2031-04-30T23:00:00+00:00", "2031-05-01T00:00:00Z")) is True
    assert before(kyiv, stretch("2031-05-01T00:00:00+00:00", None)) is True


def test_a_day_somewhere_beside_an_instant() -> None:
    noon = stretch("2031-05-01T13:00:00+00:00", "2031-05-01T14:00:00+00:00")
    night = stretch("2031-05-01T02:00:00+00:00", "2031-05-01T03:00:00+00:00")
    assert overlaps(APRIL, night) is None
    assert overlaps(APRIL, noon) is False
    assert intersection(MAY, night) == stretch(night.start, night.end)
    assert union(MAY, night) is None


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("2031-05-01", "2031-05-01"),
        ("2031-05-02", "2031-05-01"),
        ("2031-05-01", "2031-05-01T00:00:00"),
        ("2031-05-01T02:00:00+03:00", "2031-05-01T00:00:00+01:00"),
    ],
)
def test_no_interval_is_empty(start: str, end: str) -> None:
    assert ranging(start, end, basis="expressed") is None
    with pytest.raises(ValueError, match="start < end"):
        Interval(start=start, end=end, edtf=None, basis="expressed")


@given(LOCAL | ZONED, LOCAL | ZONED)
def test_order_is_that_of_every_place(one: str, other: str) -> None:
    found = {
        (utc(one, place) > utc(other, place)) - (utc(one, place) < utc(other, place))
        for place in PLACES
    }
    assert order(one, other) == (found.pop() if len(found) == 1 else None)
    back = order(other, one)
    assert back is None if order(one, other) is None else back == -(order(one, other) or 0)


ALL_DAYS = st.dates()


@given(st.tuples(ALL_DAYS, ALL_DAYS).map(sorted))
def test_the_edtf_of_any_bounds_has_those_bounds(pair: list[dt.date]) -> None:
    start, end = pair
    assume(start < end)
    edtf = edtf_of(start, end)
    assert edtf is not None
    parsed = parse_edtf(edtf)
    assert _date(parsed.lower_strict()) == start
    assert _date(parsed.upper_strict()) == end - dt.timedelta(days=1)


def _date(time: struct_time) -> dt.date:
    return dt.date(time.tm_year, time.tm_mon, time.tm_mday)


@given(ALL_DAYS)
def test_open_edtf(day: dt.date) -> None:
    after, until = edtf_of(day, None), edtf_of(None, day)
    assert after == f"{day}/.."
    assert str(parse_edtf(after)) == after
    assert until is not None
    assert str(parse_edtf(until)) == until
    if day > dt.date.min:
        assert until == f"../{day - dt.timedelta(days=1)}"
    assert edtf_of(None, None) is None


@given(ALL_DAYS, ALL_DAYS)
def test_between_and_ranging_are_the_same(one: dt.date, other: dt.date) -> None:
    assume(one < other)
    made = ranging(one.isoformat(), other.isoformat(), basis="context")
    assert between(one, other, basis="context") == made
