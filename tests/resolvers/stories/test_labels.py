from __future__ import annotations

import pytest

from onrecord.model import Actor
from onrecord.resolvers.stories.labels import label, leading_actors, leading_words
from onrecord.resolvers.stories.vectors import Term, Vectors
from tests.builders import make_actor, make_report

EGYPT = Actor(id="eg", name="Egypt", kind="state", country="eg", wikidata="Q79")
REPORT = make_report("Nothing.")


def read(words: list[str], actors: list[Actor]) -> Vectors:
    terms = (*(Term(False, word) for word in words), *(Term(True, each.id) for each in actors))
    return Vectors(terms, (), (), {each.id: each for each in actors})


def weights(given: Vectors) -> dict[int, float]:
    """Return weights that fall from the first term to the last."""
    return {number: 1 / (1 + number) for number in range(len(given.terms))}


def test_a_label_says_nothing_twice() -> None:
    words = ["egyptian", "egypt", "protesters", "protest", "curfew", "tahrir"]
    assert label(words, [EGYPT], REPORT) == "Egypt: protesters, curfew, tahrir"


def test_a_label_has_no_word_of_an_actor_that_it_does_not_name() -> None:
    actors = [make_actor("Mara Lindqvist"), make_actor("Boris Arden"), make_actor("Ida Holm")]
    assert label(["holm", "ferry"], actors, REPORT) == "Mara Lindqvist, Boris Arden: ferry"


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        (["war", "wars", "warden"], ["war", "warden"]),
        (["launch", "launches", "launched"], ["launch"]),
        (["economy", "economies"], ["economy"]),
        (["oil", "coil"], ["oil", "coil"]),
    ],
)
def test_of_the_forms_of_a_word_the_weightiest_stands(words: list[str], kept: list[str]) -> None:
    given = read(words, [])
    assert list(leading_words(weights(given), given, ())) == kept


def test_numbers_and_outlets_are_no_words_of_a_story() -> None:
    given = read(["2031", "inland", "bridge"], [])
    assert leading_words(weights(given), given, {"Inland Times"}) == ("bridge",)


def test_outlets_lead_no_story_of_others() -> None:
    wire, mara = make_actor("Reuters", kind="organization"), make_actor("Mara Lindqvist")
    both = read([], [wire, mara])
    assert leading_actors(weights(both), both) == (mara,)
    alone = read([], [wire])
    assert leading_actors(weights(alone), alone) == (wire,)


def test_a_story_of_nothing_is_called_by_its_report() -> None:
    assert label((), (), make_report("Nothing.", title="A title")) == "A title"
