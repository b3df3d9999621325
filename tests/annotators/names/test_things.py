from __future__ import annotations

from typing import Any

import pytest

from onrecord.annotators.names import find
from onrecord.annotators.names.kinds import vote_kinds
from tests.annotators.names.drafts import SAYS, Story
from tests.parses import parse


def told(text: str, rows: str, name: str) -> str:
    return next(draft.told for draft in find(parse(text, rows), []) if draft.text == name)


def test_a_noun_beside_a_name_says_that_it_is_a_ship_s() -> None:
    text = "The ferry Mara Holmvik sank."
    rows = """
    The the DT det 4
    ferry ferry NN compound 4
    Mara Mara NNP compound 4 PERSON
    Holmvik Holmvik NNP nsubj 5 PERSON
    sank sink VBD ROOT 0
    . . . punct 5
    """
    assert told(text, rows, "Mara Holmvik") == "is"


def test_a_name_that_only_stands_before_a_noun_may_be_somebody_s() -> None:
    text = "The Mara Holmvik concert ended."
    rows = """
    The the DT det 4
    Mara Mara NNP compound 3 PERSON
    Holmvik Holmvik NNP compound 4 PERSON
    concert concert NN nsubj 5
    ended end VBD ROOT 0
    . . . punct 5
    """
    assert told(text, rows, "Mara Holmvik") == "beside"


def test_a_copula_says_that_it_is_a_medicine() -> None:
    text = "Kelvane is a strong painkiller."
    rows = """
    Kelvane Kelvane NNP nsubj 2 PERSON
    is be VBZ ROOT 0
    a a DT det 5
    strong strong JJ amod 5
    painkiller painkiller NN attr 2
    . . . punct 2
    """
    assert told(text, rows, "Kelvane") == "is"


def test_an_apposition_and_a_dose_say_so_too() -> None:
    text = "Velcor, a sedative, and doses of Kelvane."
    rows = """
    Velcor Velcor NNP ROOT 0 PERSON
    , , , punct 1
    a a DT det 4
    sedative sedative NN appos 1
    , , , punct 1
    and and CC cc 1
    doses dose NNS conj 1
    of of IN prep 7
    Kelvane Kelvane NNP pobj 8 PERSON
    . . . punct 1
    """
    assert (told(text, rows, "Velcor"), told(text, rows, "Kelvane")) == ("is", "is")


def test_the_items_of_a_list_are_what_stands_before_its_colon() -> None:
    text = "Biggest hits: Velvet Dawn, Holmvik, Low Tide"
    rows = """
    Biggest big JJS amod 2
    hits hit NNS ROOT 0
    : : : punct 2
    Velvet Velvet NNP compound 5 PERSON
    Dawn Dawn NNP appos 2 PERSON
    , , , punct 5
    Holmvik Holmvik NNP conj 5 PERSON
    , , , punct 7
    Low Low NNP compound 10 PERSON
    Tide Tide NNP conj 7 PERSON
    """
    assert [told(text, rows, name) for name in ("Velvet Dawn", "Holmvik", "Low Tide")] == ["is"] * 3


def test_whoever_does_something_to_a_thing_is_none() -> None:
    text = "Holmvik hired the ferry."
    rows = """
    Holmvik Holmvik NNP nsubj 2 PERSON
    hired hire VBD ROOT 0
    the the DT det 4
    ferry ferry NN dobj 2
    . . . punct 2
    """
    assert told(text, rows, "Holmvik") == ""


def kind(*mentions: dict[str, Any], name: str = "Crimson Dawn", given: Any = "person") -> str:
    story = Story(". ".join([name] * len(mentions)) + ".")
    for mention in mentions:
        story.name(name, given, **mention)
    return vote_kinds(story.drafts)[name.lower()]


IS, BESIDE, PLAIN = {"told": "is"}, {"told": "beside"}, dict[str, Any]()


@pytest.mark.parametrize(
    ("mentions", "found"),
    [
        ([IS, PLAIN, PLAIN], "unknown"),
        ([IS, *[PLAIN] * 9], "person"),
        ([BESIDE, PLAIN], "unknown"),
        ([BESIDE, PLAIN, PLAIN], "person"),
        ([IS, SAYS], "person"),
        ([IS, {"honorific": True}], "person"),
    ],
)
def test_enough_has_to_tell_and_nothing_against_it(mentions: list[Any], found: str) -> None:
    assert kind(*mentions) == found


def test_what_begins_like_a_person_s_name_has_to_be_told_always() -> None:
    assert kind(IS, PLAIN, name="Ruth Holmvik") == "person"
    assert kind(IS, BESIDE, name="Ruth Holmvik") == "unknown"


def test_whom_the_report_calls_by_the_surname_is_a_person() -> None:
    story = Story("The Ruth Holmvik concert. Holmvik sang. She won.")
    story.name("Ruth Holmvik", told="beside").name("Holmvik", **SAYS)
    assert vote_kinds(story.drafts)["ruth holmvik"] == "person"


def test_a_disease_is_nobody_whatever_it_does() -> None:
    assert kind(SAYS, name="Lorn Flu") == "unknown"


def test_a_house_is_an_actor_only_where_it_speaks() -> None:
    assert kind(PLAIN, name="Lorn Museum", given="organisation") == "unknown"
    assert kind(PLAIN, SAYS, name="Lorn Museum", given="organisation") == "organisation"


def test_a_known_firm_is_no_thing() -> None:
    assert kind(IS, name="Halliburton", given="organisation") == "organisation"
