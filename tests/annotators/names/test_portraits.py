from __future__ import annotations

from onrecord.annotators.names import Draft, find
from onrecord.annotators.names.portraits import fits, portrait
from onrecord.annotators.quotations import find_quotations
from tests.parses import parse


def drafts(text: str, rows: str) -> dict[str, Draft]:
    return {draft.text: draft for draft in find(parse(text, rows), find_quotations(text))}


def test_a_portrait_is_its_noun_and_what_tells_whose_or_which() -> None:
    found = portrait("the longtime French harbour attorney for Toller's brother", "attorney")
    assert found.noun == "lawyer"
    assert found.names == {"fr", "toller"}
    assert found.words == {"harbour", "brother"}


def test_what_one_names_the_other_has_to_name() -> None:
    toller = portrait("Toller aide", "aide")
    assert fits(portrait("the Toller aide", "aide"), toller)
    assert fits(portrait("the aide", "aide"), toller)
    assert not fits(portrait("the Varga aide", "aide"), toller)
    assert not fits(portrait("the Toller aide", "aide"), portrait("aide", "aide"))
    assert fits(portrait("an aide to Toller", "aide"), portrait("aide", "aide"), loosely=True)


def test_other_words_are_at_odds_and_another_noun_is_another_s() -> None:
    defence = portrait("defence lawyer", "lawyer")
    assert not fits(portrait("the divorce lawyer", "lawyer"), defence)
    assert not fits(portrait("the defence expert", "expert"), defence)


def test_a_hyphen_parts_words() -> None:
    assert portrait("Vice-president", "president").words == {"vice"}


def test_a_portrait_without_a_noun_has_to_name_the_same() -> None:
    of_lorn = portrait(" of the Lorn Trust", "")
    assert fits(portrait("a Lorn official", "official"), of_lorn)
    assert not fits(portrait("an official", "official"), of_lorn)


def test_the_noun_right_before_a_name_is_its_portrait() -> None:
    found = drafts(
        "Then Lorn porter Kim Roe left.",
        """
        Then then RB advmod 6
        Lorn Lorn NNP compound 3
        porter porter NN compound 5
        Kim Kim NNP compound 5 PERSON
        Roe Roe NNP nsubj 6 PERSON
        left leave VBD ROOT 0
        . . . punct 6
        """,
    )
    assert found["Kim Roe"].portrait == "Lorn porter"


def test_a_description_goes_on_behind_its_noun() -> None:
    found = drafts(
        "A lawyer for Roe left.",
        """
        A a DT det 2
        lawyer lawyer NN nsubj 5
        for for IN prep 2
        Roe Roe NNP pobj 3 PERSON
        left leave VBD ROOT 0
        . . . punct 5
        """,
    )
    assert found["A lawyer"].portrait == "A lawyer for Roe"


def test_what_stands_behind_a_name_or_modifies_it_is_a_portrait_too() -> None:
    found = drafts(
        "Kim Roe of Lorn met former Jo Doe.",
        """
        Kim Kim NNP compound 2 PERSON
        Roe Roe NNP nsubj 5 PERSON
        of of IN prep 2
        Lorn Lorn NNP pobj 3 GPE
        met meet VBD ROOT 0
        former former JJ amod 8
        Jo Jo NNP compound 8 PERSON
        Doe Doe NNP dobj 5 PERSON
        . . . punct 5
        """,
    )
    assert found["Kim Roe"].portrait == " of Lorn"
    assert found["Jo Doe"].portrait == " former"


def test_who_leads_a_part_does_not_lead_the_body() -> None:
    chief = portrait("the Lorn Harbour chief", "chief")
    assert not fits(portrait("the division chief", "chief"), chief)
    assert fits(portrait("the harbour chief", "chief"), chief)
