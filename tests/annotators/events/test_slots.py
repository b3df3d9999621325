from __future__ import annotations

import pytest

from onrecord.annotators.events.slots import fill, light
from tests.annotators.events.sentences import at, sentence


@pytest.mark.parametrize(
    ("text", "word", "slot", "filled"),
    [
        ("The queen visited Tonga.", "visited", "subject", ["queen"]),
        ("The queen visited Tonga.", "visited", "object", ["Tonga"]),
        ("The queen visited Tonga.", "visited", "particle", []),
        ("The scouts carried out a series of raids on the camp.", "carried", "particle", ["out"]),
        ("Denmark will give Tonga a loan.", "give", "indirect", ["Tonga"]),
        ("Denmark will give Tonga a loan.", "give", "object", ["loan"]),
        ("The men whom police detained were released.", "released", "object", ["men"]),
        ("The men whom police detained were released.", "released", "subject", []),
        ("The men whom police detained were released.", "released", "object alone", ["men"]),
        ("The men whom police detained were released.", "detained", "object alone", []),
        ("The army came under attack from the rebels.", "attack", "from", ["rebels"]),
        ("Soldiers fired at the crowd.", "fired", "at", ["crowd"]),
        ("Soldiers fired at the crowd.", "fired", "on", []),
        ("Denmark plans to visit Norway.", "plans", "infinitive", ["visit"]),
        ("The mayor accused the army of attacking the port.", "accused", "of", ["attacking"]),
        ("Tonga said that Fiji must leave the island.", "said", "clause", ["leave"]),
        ("Tonga said that Fiji must leave the island.", "said", "must", ["leave"]),
        ("Tonga said that Fiji must leave the island.", "said", "subject of clause", ["Fiji"]),
        ("Russia's attack on Ukraine was condemned by Britain and France.", "attack",
         "possessive", ["Russia"]),
        ("The jury found the doctor guilty of manslaughter.", "guilty", "subject", ["doctor"]),
        ("The jury found the doctor guilty of manslaughter.", "guilty", "subject above", ["jury"]),
        ("The town demanded the withdrawal of Danish troops.", "troops", "modifier", ["Danish"]),
    ],
)  # fmt: skip
def test_what_fills_a_slot(text: str, word: str, slot: str, filled: list[str]) -> None:
    parsed = sentence(text)
    found = fill(parsed, at(parsed, word), slot)
    assert [parsed.tokens[i].text for i in found] == filled


def test_it_is_no_request_to_say_what_oneself_must_do() -> None:
    parsed = sentence("Tonga said that Fiji must leave the island.")
    fiji = at(parsed, "Fiji")
    parsed.tokens[fiji].lower = "tonga"
    assert fill(parsed, at(parsed, "said"), "must") == []


def test_a_light_verb_needs_its_way_to_govern() -> None:
    parsed = sentence("The army came under attack from the rebels.")
    came, attack = at(parsed, "came"), at(parsed, "attack")
    found = light(parsed, came, "under", attack)
    assert found is not None
    assert found.subject == "recipient"
    assert light(parsed, came, "object", attack) is None
