from __future__ import annotations

from itertools import combinations
from typing import Any

from msgspec.structs import replace

from onrecord.model import Annotation
from onrecord.resolvers.occurrences.compare import NAMES, features
from onrecord.resolvers.occurrences.reading import tellings
from onrecord.resolvers.occurrences.scoring import may_be_one, score, weights
from onrecord.resolvers.occurrences.view import View
from tests.builders import make_actor
from tests.resolvers.occurrences.reports import (
    LINDQVIST,
    PORT,
    SATURDAY,
    UNION,
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


BERG = make_actor("Jonas Berg", mention=False)
UNDATED: dict[str, Any] = {"when": open_until("2031-05-05")}


def left(text: str, name: str, trigger: str, **fields: Any) -> Annotation:
    """Return a report of how Lindqvist lost her office."""
    values: dict[str, Any] = {"actors": (LINDQVIST,), "recipients": (), "type": "RETREAT"} | fields
    return strike(text, name, trigger=trigger, **UNDATED, **values)


def resigned(**fields: Any) -> Annotation:
    return left("Mara Lindqvist stepped down as harbour master.", "one", "stepped", **fields)


def ousted(**fields: Any) -> Annotation:
    values: dict[str, Any] = {
        "actors": (), "recipients": (LINDQVIST,), "type": "SANCTION", "published": "2031-05-24",
    }  # fmt: skip
    text = "The ouster of Lindqvist weeks ago still divides the quay."
    return left(text, "other", "ouster", **(values | fields))


def test_what_happens_to_a_person_once_is_one_after_weeks_in_other_words() -> None:
    here = view(resigned(), ousted())
    assert may_be_one(here, 0, 1)
    assert score(here, 0, 1) >= weights().least


def test_what_happens_to_two_people_is_two() -> None:
    day = {"published": "2031-05-04"}
    same, other = (
        view(resigned(), ousted(**day)),
        view(resigned(), ousted(**day, recipients=(BERG,))),
    )
    assert score(other, 0, 1) < weights().least < score(same, 0, 1)


def test_what_was_only_asked_for_may_come_again() -> None:
    here = view(resigned(status="requested"), ousted(status="requested"))
    assert score(here, 0, 1) < weights().least


def test_a_report_is_as_full_as_it_has_sentences_of_such_things() -> None:
    (told,) = tellings(first(**UNDATED))
    places = [told.order._replace(start=at, id=str(at)) for at in (100, 200, 300)]
    crowd = [replace(told, order=order, sentence=order.start) for order in places]
    other = tellings(second(**UNDATED, outlet="Courier"))
    assert View([told, *other]).crowd(0, 1) == 1
    assert View([told, *other, *crowd]).crowd(1, 0) == 4


def test_whom_all_reports_name_is_less_rare() -> None:
    names = (f"strike {n}" for n in range(20))
    many = [strike("The union went on strike.", name, recipients=()) for name in names]
    here = view(first(), *many)
    assert here.rarity([UNION.id]) < here.rarity([PORT.id])
    assert here.rarity([UNION.id, PORT.id]) == here.rarity([PORT.id])
    assert here.rarity([]) == 0
