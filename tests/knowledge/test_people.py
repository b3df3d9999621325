from __future__ import annotations

from onrecord.knowledge.offices import office_by_id
from onrecord.knowledge.organisations import KINDS, organisations, party_words
from onrecord.knowledge.people import people


def test_a_synonym_stands_for_a_noun_that_stands_for_itself() -> None:
    synonyms = people().synonyms
    assert not synonyms.keys() & set(synonyms.values())


def test_what_an_organisation_may_be_called_is_told_for_every_kind() -> None:
    assert people().nouns_of.keys() == KINDS
    assert {noun for nouns in people().nouns_of.values() for noun in nouns} >= {"agency", "bank"}


def test_who_heads_a_body_holds_a_known_office() -> None:
    assert people().headed_by <= office_by_id().keys()


def test_words_for_parties_stand_for_known_ones() -> None:
    parties = {known.name for known in organisations().values() if known.kind == "party"}
    assert set(party_words().values()) <= parties
    assert party_words()["tory"] == "Conservative Party"


def test_the_first_words_of_cues_attribute() -> None:
    assert {"say", "point", "dismiss", "continue"} <= people().attributing
    assert not {"sleep", "arrive"} & people().attributing
