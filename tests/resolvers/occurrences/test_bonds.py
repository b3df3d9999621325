"""What people say of two entries holds, in whatever order they said it."""

from __future__ import annotations

import random

import pytest

from onrecord.model import Annotation, Occurrence, Statement
from onrecord.resolvers.occurrences import Bonds, find_occurrences
from onrecord.resolvers.occurrences.bonds import ties
from onrecord.resolvers.occurrences.linkage import Linkage
from tests.builders import make_annotation, make_statement
from tests.resolvers.occurrences.reports import LINDQVIST, SATURDAY, first, report, second, strike


def found(*annotations: Annotation, bonds: Bonds) -> tuple[Occurrence, ...]:
    return find_occurrences(annotations, {}, bonds)


def pair(one: Annotation, other: Annotation) -> tuple[str, str]:
    return one.events[0].id, other.events[0].id


def test_what_is_not_one_happening_comes_apart() -> None:
    one, other = first(), second()
    made = found(one, other, bonds=Bonds(different=(pair(one, other),)))
    assert sorted(each.events for each in made) == sorted((id,) for id in pair(one, other))


def test_what_is_one_happening_comes_together_whatever_the_words_tell() -> None:
    one, other = first(), second(when=SATURDAY)
    (made,) = found(one, other, bonds=Bonds(same=(pair(one, other),)))
    assert set(made.events) == set(pair(one, other)) and made.reports == 2
    far = strike("A ferry sank off Kalmar; later a strike began.", "far", published="2031-09-01")
    (made,) = found(one, far, bonds=Bonds(same=(pair(one, far),)))
    assert set(made.events) == set(pair(one, far))


def test_a_third_report_goes_where_it_scores_and_not_across() -> None:
    one, other, third = first(), second(), strike(
        "On Friday crane drivers at Ostrava harbour went on strike over shifts at night.", "third"
    )  # fmt: skip
    made = found(one, other, third, bonds=Bonds(different=(pair(one, other),)))
    assert len(made) == 2
    assert sorted(len(each.events) for each in made) == [1, 2]
    both = Bonds(same=(pair(other, third),), different=(pair(one, other),))
    made = found(one, other, third, bonds=both)
    assert {frozenset(each.events) for each in made} == {
        frozenset({one.events[0].id}), frozenset(pair(other, third)),
    }  # fmt: skip


def told(words: str, name: str) -> tuple[Annotation, Statement]:
    made = report(f"Mara Lindqvist said {words}.", name)
    said = make_statement(made, words, speaker=LINDQVIST)
    return make_annotation(made, statements=[said]), said


def test_statements_too() -> None:
    words = "the harbour board broke its promise on night shifts"
    (one, a), (other, b) = told(words, "one"), told(f"{words} and on pay", "other")
    assert len(found(one, other, bonds=Bonds())) == 1
    assert found(one, other, bonds=Bonds(different=((a.id, b.id),))) == ()
    far, c = told("cranes rust", "far")
    (made,) = found(one, far, bonds=Bonds(same=((a.id, c.id),)))
    assert set(made.statements) == {a.id, c.id}


@pytest.mark.parametrize("seed", range(20))
def test_the_order_of_the_reports_does_not_matter(seed: int) -> None:
    held = [first(), second()]
    held.append(strike("A strike shut Ostrava harbour on Saturday.", "third", when=SATURDAY))
    held += [strike(f"Strike number {n} at Ostrava harbour on Friday.", f"s{n}", trigger="Strike")
             for n in range(3)]  # fmt: skip
    ids = sorted(each.events[0].id for each in held)
    bonds = Bonds(same=((ids[0], ids[3]),), different=((ids[1], ids[2]), (ids[0], ids[4])))
    whole = found(*held, bonds=bonds)
    random.Random(seed).shuffle(held)
    assert found(*held, bonds=bonds) == whole
    owner = {id: each.id for each in whole for id in each.events}
    assert owner[ids[0]] == owner[ids[3]]
    assert owner[ids[1]] != owner[ids[2]] and owner[ids[0]] != owner[ids[4]]


def test_of_what_contradicts_the_last_counts() -> None:
    numbers = {"a": 0, "b": 1, "c": 2}
    said = ties(Bonds(same=(("c", "b"), ("a", "b")), different=(("a", "c"),)), numbers)
    assert (said.same, said.different) == (((1, 2),), frozenset({(0, 2)}))
    assert ties(Bonds(same=(("a", "gone"),)), numbers).same == ()


def test_bound_and_apart_in_linkage() -> None:
    def join(one: int, other: int) -> int | None:
        return one if one == other else None

    scored = {(0, 1): 900, (1, 2): 900, (2, 3): 900}
    made = Linkage([0, 0, 0, 1], scored, join, bound=[(0, 3)], apart={(1, 2)}).clusters(300)
    assert made == [[0, 1, 3], [2]]
    assert Linkage([0, 0, 0, 1], scored, join).clusters(300) == [[0, 1, 2], [3]]
