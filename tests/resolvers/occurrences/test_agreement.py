from __future__ import annotations

from msgspec.structs import replace

from onrecord.resolvers.occurrences.agreement import Agreement, agreed, are_apart
from tests.resolvers.occurrences.reports import FRIDAY, SATURDAY, WEEK, at

NOTHING = Agreement(None, None, None)
LORN = at("Lorn", "se", 60.0, 10.0)


def test_the_time_of_both_is_what_they_share() -> None:
    both = agreed(NOTHING._replace(when=WEEK), NOTHING._replace(when=FRIDAY))
    assert both is not None
    assert both.when is not None
    assert (both.when.start, both.when.end) == ("2031-05-02", "2031-05-03")


def test_days_that_do_not_meet_exclude_each_other() -> None:
    assert agreed(NOTHING._replace(when=FRIDAY), NOTHING._replace(when=SATURDAY)) is None


def test_what_is_not_known_excludes_nothing() -> None:
    told = Agreement(FRIDAY, LORN, True)
    assert agreed(NOTHING, told) == told
    assert agreed(told, NOTHING) == told


def test_the_real_and_the_wished_exclude_each_other() -> None:
    assert agreed(NOTHING._replace(real=True), NOTHING._replace(real=False)) is None


def test_countries_and_distances_tell_places_apart() -> None:
    assert are_apart(LORN, at("Lund", "dk", 60.0, 10.0))
    assert are_apart(LORN, at("Tarn", "se", 63.0, 14.0))
    assert not are_apart(LORN, at("Lorn Quay", "se", 60.1, 10.1))
    assert not are_apart(LORN, None)


def test_a_point_says_more_than_an_area() -> None:
    area = replace(LORN, name="Sweden", latitude=None, longitude=None)
    both = agreed(NOTHING._replace(where=area), NOTHING._replace(where=LORN))
    assert both is not None
    assert both.where == LORN
