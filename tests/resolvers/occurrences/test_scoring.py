from __future__ import annotations

from itertools import combinations

from onrecord.model import Annotation
from onrecord.resolvers.occurrences.compare import NAMES, features
from onrecord.resolvers.occurrences.reading import tellings
from onrecord.resolvers.occurrences.scoring import may_be_one, score, weights
from onrecord.resolvers.occurrences.view import View
from tests.resolvers.occurrences.reports import (
    LINDQVIST,
    SATURDAY,
    first,
    open_until,
    second,
    strike,
)


def view(*annotations: Annotation) -> View:
    return View([told for each in annotations for told in tellings(each)])


def test_every_feature_has_a_weight_and_a_value() -> None:
    assert len(weights().of) == len(NAMES) == len(features(view(first(), second()), 0, 1))


def test_it_does_not_matter_which_comes_first() -> None:
    here = view(first(), second(), second(when=SATURDAY, outlet="Courier"))
    for one, other in combinations(range(3), 2):
        assert score(here, one, other) == score(here, other, one)


def test_other_parties_make_it_less_likely() -> None:
    same, other = view(first(), second()), view(first(), second(actors=(LINDQVIST,)))
    assert score(other, 0, 1) < score(same, 0, 1)


def test_days_between_reports_make_it_less_likely() -> None:
    undated = {"when": open_until("2031-05-05")}
    near = view(first(**undated), second(**undated))
    far = view(first(**undated), second(published="2031-05-12", **undated))
    assert score(far, 0, 1) < score(near, 0, 1)


def test_words_that_tell_of_other_things_are_not_compared() -> None:
    text = "Crane drivers at Ostrava harbour applauded the night shifts on Friday."
    other = strike(text, "other", trigger="applauded", type="SUPPORT")
    assert not may_be_one(view(first(), other), 0, 1)
    assert may_be_one(view(first(), second()), 0, 1)
