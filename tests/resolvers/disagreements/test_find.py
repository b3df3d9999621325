from __future__ import annotations

from random import Random
from typing import Any

from msgspec.structs import replace

from onrecord.model import Annotation
from onrecord.resolvers.disagreements import find_disagreements
from tests.builders import make_annotation, make_report
from tests.told import make_clause, make_quantity, make_role, make_sentence


def toll(words: str, amount: float, published: str = "2031-05-04", **bounds: Any) -> Annotation:
    report = make_report(
        f"{words} people died when the Orla ferry sank off Lorn.",
        published=published,
        outlet=f"Paper {words} {published}",
    )
    people = make_role(report, "agent", f"{words} people", "people")
    died = make_clause(report, "died", "die", people)
    sank = make_clause(report, "sank", "sink", make_role(report, "agent", "the Orla ferry"))
    amounts = [make_quantity(report, f"{words} people", amount, "people", **bounds)]
    sentence = make_sentence(report, died, sank, quantities=amounts)
    return replace(make_annotation(report), sentences=(sentence,))


def bridge(*, negated: bool, published: str = "2031-05-04") -> Annotation:
    verb = "did not shell" if negated else "shelled"
    report = make_report(
        f"The army {verb} the Hale bridge.", published=published, outlet=f"Paper {verb}"
    )
    roles = [
        make_role(report, "agent", "The army"),
        make_role(report, "patient", "the Hale bridge"),
    ]
    clause = make_clause(report, "shell", "shell", *roles, negated=negated)
    return replace(make_annotation(report), sentences=(make_sentence(report, clause),))


def test_two_exact_tolls_of_one_day_cannot_both_be() -> None:
    (found,) = find_disagreements([toll("12", 12), toll("27", 27)])

    assert found.kind == "number"
    assert {found.one_value, found.other_value} == {"12 people", "27 people"}
    assert {"12" in found.one.text, "12" in found.other.text} == {True, False}


def test_a_floor_agrees_with_what_is_over_it() -> None:
    assert find_disagreements([toll("At least 12", 12, high=None), toll("15", 15)]) == ()


def test_a_rising_toll_of_a_later_day_is_an_update() -> None:
    assert find_disagreements([toll("12", 12), toll("27", 27, "2031-05-06")]) == ()
    assert len(find_disagreements([toll("27", 27), toll("12", 12, "2031-05-06")])) == 1


def test_what_is_affirmed_and_negated() -> None:
    (found,) = find_disagreements([bridge(negated=False), bridge(negated=True)])

    assert found.kind == "negation"


def detained(words: str, amount: float, place: str, published: str = "2031-05-04") -> Annotation:
    report = make_report(
        f"{words} people were detained at a rally in {place}.",
        published=published,
        outlet=f"Paper {words}",
    )
    people = make_role(report, "patient", f"{words} people", "people")
    clause = make_clause(report, "detained", "detain", people, make_role(report, "in", place))
    amounts = [make_quantity(report, f"{words} people", amount, "people")]
    sentence = make_sentence(report, clause, quantities=amounts)
    return replace(make_annotation(report), sentences=(sentence,))


def test_the_dead_of_one_are_not_the_detained_of_another() -> None:
    assert find_disagreements([toll("12", 12), detained("90", 90, "Lorn")]) == ()


def test_happenings_of_two_towns_are_two() -> None:
    assert find_disagreements([detained("40", 40, "Lorn"), detained("90", 90, "Varn")]) == ()
    assert len(find_disagreements([detained("40", 40, "Lorn"), detained("90", 90, "Lorn")])) == 1


def test_weeks_later_it_is_another_happening() -> None:
    later = detained("40", 40, "Lorn", "2031-06-20")

    assert find_disagreements([detained("90", 90, "Lorn"), later]) == ()


def test_a_passage_that_others_repeat_is_compared_once() -> None:
    again = replace(toll("27", 27, "2031-05-05"))

    assert len(find_disagreements([toll("27", 27), toll("12", 12), again])) == 1


def test_a_set_gives_the_same_in_any_order() -> None:
    annotations = [
        toll("12", 12), toll("27", 27), toll("30", 30), toll("9", 9, "2031-05-09"),
        bridge(negated=False), bridge(negated=True),
    ]  # fmt: skip
    wanted = find_disagreements(annotations)

    assert wanted
    for seed in range(5):
        shuffled = Random(seed).sample(annotations, len(annotations))
        assert find_disagreements(shuffled) == wanted
        assert find_disagreements([*shuffled, shuffled[0]]) == wanted
