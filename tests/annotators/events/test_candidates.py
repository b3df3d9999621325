from __future__ import annotations

import pytest

from onrecord.annotators.events.candidates import candidates
from tests.annotators.events.sentences import sentence


def read(text: str) -> dict[str, tuple[str, ...]]:
    parsed = sentence(text)
    return {parsed.tokens[one.at].text: one.types for one in candidates(parsed)}


def test_candidates_are_in_text_order() -> None:
    parsed = sentence("Russia's attack on Ukraine was condemned by Britain and France.")
    found = [one.at for one in candidates(parsed)]
    assert [parsed.tokens[i].text for i in found] == ["attack", "condemned"]


def test_a_governed_event_is_a_candidate_beside_what_governs_it() -> None:
    assert list(read("Denmark refused to cede the port to Norway.")) == ["refused", "cede"]
    assert list(read("The mayor accused the army of attacking the port.")) == [
        "accused",
        "attacking",
    ]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The army came under attack from the rebels.", "attack"),
        ("The nurses went on strike.", "strike"),
        ("The scouts carried out a series of raids on the camp.", "raids"),
        ("Denmark signed a treaty with Norway.", "treaty"),
        ("The navy set fire to the depot.", "fire"),
    ],
)
def test_a_light_verb_and_its_noun_are_one_candidate_at_the_noun(text: str, word: str) -> None:
    assert list(read(text)) == [word]


def test_a_noun_has_the_types_of_its_light_verb_too() -> None:
    assert {"AGREE", "SUPPORT"} <= set(read("Denmark signed a treaty with Norway.")["treaty"])


def test_an_offer_of_talks_is_no_light_verb() -> None:
    assert list(read("Denmark offered talks.")) == ["offered", "talks"]


def test_what_ends_an_event_tells_it_alone() -> None:
    assert list(read("The army lifted the blockade.")) == ["lifted"]
    assert list(read("Sanctions imposed by Britain on Norway were lifted.")) == ["lifted"]


def test_a_condition_decides() -> None:
    assert read("The mayor fired his deputy.") == {"fired": ("SANCTION",)}
    assert read("Soldiers fired at the crowd.") == {"fired": ("ASSAULT",)}
    assert read("The mayor fired a question.") == {}


def test_a_particle_makes_another_verb() -> None:
    assert read("The mayor stepped down.") == {"stepped": ("RETREAT",)}


def test_kinds_of_persons_and_things_are_none() -> None:
    assert list(read("Police accused the war crimes tribunal of bias.")) == ["accused"]
    assert list(read("The anti-war group left.")) == []


def test_a_modifier_tells_the_event_of_its_site() -> None:
    assert "attack" in read("The bomb attack site was closed.")


def test_a_participle_before_a_noun_tells_what_was_done() -> None:
    assert read("The jailed editor wrote a book.") == {"jailed": ("COERCE",)}


def test_a_law_asks_for_nothing() -> None:
    assert read("The law requires a permit.") == {}
    assert list(read("A letter by the mayor condemned the raid.")) == ["condemned", "raid"]


def test_what_is_to_come_may_be_of_another_type() -> None:
    assert read("The queen visited Tonga.") == {"visited": ("CONSULT",)}
    assert read("Denmark plans to visit Norway.")["visit"] == ("CONSULT", "AGREE")


def test_who_will_not_accept_refuses() -> None:
    assert read("Fiji will not accept the offer.")["accept"] == ("AGREE", "REJECT")


def test_to_say_that_another_must_is_a_request() -> None:
    assert read("Tonga said that Fiji must leave the island.")["said"] == ("REQUEST",)


def test_found_guilty_is_told_by_the_adjective() -> None:
    assert read("The jury found the doctor guilty of manslaughter.")["guilty"] == ("SANCTION",)


def test_a_month_is_no_march() -> None:
    parsed = sentence("Thousands of miners marched on Saturday.")
    parsed.tokens[5].lemma, parsed.tokens[5].text = "march", "March"
    assert [parsed.tokens[one.at].text for one in candidates(parsed)] == ["marched"]
    parsed.tokens[5].entity = ""
    assert [parsed.tokens[one.at].text for one in candidates(parsed)] == ["marched", "March"]
