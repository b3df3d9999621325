from __future__ import annotations

import pytest

from onrecord.annotators.events.arguments import Arguments, arguments
from tests.annotators.events.sentences import at, sentence

Names = list[str]


def read(text: str, word: str, type: str) -> tuple[Names, Names]:
    parsed = sentence(text)
    found = arguments(parsed, at(parsed, word), type)
    return (
        [parsed.tokens[i].text for i in found.actors],
        [parsed.tokens[i].text for i in found.recipients],
    )


ARRESTED = "Twelve protesters were arrested by police and charged with theft."
ACCUSED = "The mayor accused the army of attacking the port."
CONDEMNED = "Russia's attack on Ukraine was condemned by Britain and France."


def test_subject_and_object() -> None:
    assert read("The queen visited Tonga.", "visited", "CONSULT") == (["queen"], ["Tonga"])


def test_a_passive_with_its_agent() -> None:
    assert read(ARRESTED, "arrested", "COERCE") == (["police"], ["protesters"])


def test_an_agent_behind_what_a_passive_keeps_as_its_object() -> None:
    text = "The company was fined a sum by the court."
    assert read(text, "fined", "SANCTION")[0] == ["court"]


def test_who_takes_heat_is_criticised() -> None:
    text = "The mayor took heat from the army."
    assert read(text, "heat", "ACCUSE") == (["army"], ["mayor"])


def test_who_gives_a_sum_in_aid_aids() -> None:
    assert read("The government gave a million in aid.", "aid", "AID")[0] == ["government"]


def test_a_joined_passive_shares_who_undergoes_it_and_not_its_agent() -> None:
    assert read(ARRESTED, "charged", "ACCUSE") == ([], ["protesters"])


def test_joined_actors_are_all_actors() -> None:
    assert read(CONDEMNED, "condemned", "ACCUSE")[0] == ["Britain", "France"]


def test_a_possessive_and_a_preposition_of_a_noun() -> None:
    assert read(CONDEMNED, "attack", "ASSAULT") == (["Russia"], ["Ukraine"])


def test_a_thing_that_is_condemned_stands_for_its_owner() -> None:
    assert read(CONDEMNED, "condemned", "ACCUSE")[1] == ["Russia"]
    assert read("The king praised the mayor's efforts.", "praised", "SUPPORT") == (
        ["king"],
        ["mayor"],
    )


def test_who_refuses_would_do_it() -> None:
    text = "Denmark refused to cede the port to Norway."
    assert read(text, "refused", "REJECT") == (["Denmark"], ["Norway"])
    assert read(text, "cede", "RETREAT") == (["Denmark"], ["Norway"])


def test_who_is_accused_did_it() -> None:
    assert read(ACCUSED, "accused", "ACCUSE") == (["mayor"], ["army"])
    assert read(ACCUSED, "attacking", "ASSAULT") == (["army"], [])


def test_who_is_called_on_does_it() -> None:
    text = "The president called on the rebels to stop the attack."
    assert read(text, "called", "REQUEST") == (["president"], ["rebels"])
    assert read(text, "stop", "RETREAT")[0] == ["rebels"]


def test_who_was_forced_does_it() -> None:
    text = "Norway was forced to withdraw its troops from the harbor."
    assert read(text, "forced", "COERCE") == ([], ["Norway"])
    assert read(text, "withdraw", "RETREAT")[0] == ["Norway"]


def test_a_participle_has_the_subject_of_its_clause() -> None:
    text = "Denmark annexed the port, seizing ships from Norway."
    assert read(text, "seizing", "ASSAULT")[0] == ["Denmark"]


def test_a_relative_clause_leaves_its_object_out() -> None:
    text = "The men whom police detained were released."
    assert read(text, "detained", "COERCE") == (["police"], ["men"])
    assert read(text, "released", "RETREAT") == ([], ["men"])


def test_all_who_meet_are_actors() -> None:
    text = "Protesters met with the minister and the envoy in Brussels."
    assert read(text, "met", "CONSULT") == (["Protesters", "minister", "envoy"], [])
    assert read("Israel-Gaza talks resumed.", "talks", "CONSULT") == (["Israel", "Gaza"], [])
    text = "Jordan and Britain agreed to hold talks with Denmark."
    assert read(text, "talks", "CONSULT") == (["Jordan", "Britain", "Denmark"], [])


def test_all_who_fight_are_actors() -> None:
    text = "The rebels began fighting the army in the north."
    assert read(text, "fighting", "ASSAULT") == (["rebels", "army"], [])
    text = "The clashes between farmers and police ended."
    assert read(text, "clashes", "ASSAULT") == (["farmers", "police"], [])


@pytest.mark.parametrize(
    ("text", "word", "type", "actors", "recipients"),
    [
        ("The army came under attack from the rebels.", "attack", "ASSAULT", [], ["army"]),
        ("The general was put on trial for murder.", "trial", "ACCUSE", [], ["general"]),
        ("The general was put on trial for murder.", "murder", "ASSAULT", ["general"], []),
        ("The nurses went on strike.", "strike", "PROTEST", ["nurses"], []),
        ("The scouts carried out a series of raids on the camp.", "raids", "ASSAULT", ["scouts"],
         []),
        ("Denmark will give Tonga a loan.", "loan", "AID", ["Denmark"], ["Tonga"]),
        ("Denmark signed a treaty with Norway.", "treaty", "AGREE", ["Denmark", "Norway"], []),
    ],
)  # fmt: skip
def test_a_light_verb_says_who(
    text: str, word: str, type: str, actors: Names, recipients: Names
) -> None:
    assert read(text, word, type) == (actors, recipients)


def test_of_is_the_actor_or_the_recipient_as_the_noun_asks() -> None:
    text = "The resignation of the minister surprised the king."
    assert read(text, "resignation", "RETREAT") == (["minister"], [])
    text = "The arrest of the minister by police surprised the king."
    assert read(text, "arrest", "COERCE") == (["police"], ["minister"])
    assert read("His arrest surprised the king.", "arrest", "COERCE") == ([], ["His"])


def test_one_event_at_the_governing_word_has_the_recipient_of_the_governed() -> None:
    text = "The minister threatened to sue the bank."
    assert read(text, "threatened", "THREATEN") == (["minister"], ["bank"])
    text = "Jordan and Britain agreed to hold talks with Denmark."
    assert read(text, "agreed", "AGREE") == (["Jordan", "Britain"], ["Denmark"])


def test_a_request_is_of_who_is_to_do_it() -> None:
    text = "The town demanded the withdrawal of Danish troops."
    assert read(text, "demanded", "REQUEST") == (["town"], ["troops"])
    text = "Tonga said that Fiji must leave the island."
    assert read(text, "said", "REQUEST") == (["Tonga"], ["Fiji"])


def test_what_is_lifted_weighed_on_somebody() -> None:
    text = "Britain lifted its sanctions on Norway."
    assert read(text, "lifted", "CONCEDE") == (["Britain"], ["Norway"])


def test_no_thing_is_an_actor() -> None:
    assert read("The well attacked the rock.", "attacked", "ASSAULT") == ([], [])


def test_an_event_acts_by_its_actor_and_a_letter_by_its_author() -> None:
    text = "The attack by rebels on the fort injured a guard."
    assert read(text, "injured", "ASSAULT") == (["rebels"], ["guard"])
    text = "A letter by the mayor condemned the raid."
    assert read(text, "condemned", "ACCUSE") == (["mayor"], [])
    assert read("The raid killed two farmers.", "killed", "ASSAULT") == ([], ["farmers"])


def test_arms_act_for_their_army() -> None:
    assert read("Danish tanks shelled the town.", "shelled", "ASSAULT")[0] == ["Danish"]


def test_who_is_counted_acts_not_the_count() -> None:
    text = "Thousands of miners marched on Saturday."
    assert read(text, "marched", "PROTEST") == (["miners"], [])


def test_a_jury_that_finds_guilty_acts() -> None:
    text = "The jury found the doctor guilty of manslaughter."
    assert read(text, "guilty", "SANCTION") == (["jury"], ["doctor"])
    assert read(text, "manslaughter", "ASSAULT")[0] == ["doctor"]


def test_nobody_does_it_to_himself() -> None:
    assert read("The rebels attacked themselves.", "attacked", "ASSAULT") == (["rebels"], [])
    parsed = sentence("The rebels attacked themselves.")
    parsed.tokens[3].lower = parsed.tokens[3].text = "rebels"
    assert arguments(parsed, 2, "ASSAULT") == Arguments((1,), ())


def test_a_type_that_the_word_does_not_have_is_read_by_its_usual_frame() -> None:
    assert read("The queen visited Tonga.", "visited", "ASSAULT") == (["queen"], ["Tonga"])
