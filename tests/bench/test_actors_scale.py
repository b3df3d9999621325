from __future__ import annotations

import pytest

from bench.actors_scale import _best_known, _copies, _slope
from onrecord.model import Actor, Annotation, identify
from tests.builders import make_annotation, make_mention, make_report, make_statement


def annotation(*names: str) -> Annotation:
    report = make_report(" and ".join([*names, "others"]) + " came.")
    actors = {
        name: Actor(
            id=identify(report.id, name), name=name, kind="person", country=None, wikidata="Q1"
        )
        for name in names
    }
    mentions = [make_mention(report, name, actor) for name, actor in actors.items()]
    said = make_statement(report, "came", speaker=actors[names[0]])
    return make_annotation(report, mentions=mentions, statements=[said])


REAL = [annotation("Mara Lindqvist", "Boris Arden"), annotation("Mara Lindqvist")]


def test_there_are_as_many_mentions_as_asked_for_in_other_reports() -> None:
    copies = list(_copies(REAL, 10, frozenset()))
    assert sum(len(copy.mentions) for copy in copies) >= 10
    assert len({copy.report.id for copy in copies}) == len(copies)
    assert list(_copies(REAL, 10, frozenset())) == copies


def test_people_have_other_names_in_each_copy_and_the_same_within_it() -> None:
    names = [
        {m.actor.name for m in copy.mentions if m.actor is not None}
        for copy in _copies(REAL, 40, frozenset())
    ]
    assert len(set().union(*names)) > 10
    assert any(names[at + 1] <= names[at] for at in range(2, len(names) - 1, 2))


def test_the_best_known_stay_with_their_id() -> None:
    assert "Mara Lindqvist" in _best_known(REAL)
    for copy in _copies(REAL, 20, frozenset(["Mara Lindqvist"])):
        (first, *others) = (m.actor for m in copy.mentions if m.actor is not None)
        assert (first.name, first.wikidata) == ("Mara Lindqvist", "Q1")
        assert all(other.id != first.id for other in others)


def test_the_slope_is_the_exponent() -> None:
    assert _slope([(1, 3.0), (2, 12.0), (4, 48.0)]) == pytest.approx(2.0)
