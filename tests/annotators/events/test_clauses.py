from __future__ import annotations

from onrecord.annotators.events.clauses import Governor, governor, is_passive, subject, word
from tests.annotators.events.sentences import at, sentence


def subject_of(text: str, verb: str) -> str | None:
    parsed = sentence(text)
    found = subject(parsed, at(parsed, verb))
    return None if found is None else parsed.tokens[found].text


def test_voice() -> None:
    parsed = sentence("Twelve protesters were arrested by police and charged with theft.")
    assert is_passive(parsed, at(parsed, "arrested"))
    assert is_passive(parsed, at(parsed, "charged"))
    assert not is_passive(sentence("The queen visited Tonga."), 2)


def test_a_participle_behind_a_noun_is_passive() -> None:
    parsed = sentence("Sanctions imposed by Britain on Norway were lifted.")
    assert is_passive(parsed, at(parsed, "imposed"))
    assert subject(parsed, at(parsed, "imposed")) == at(parsed, "Sanctions")


def test_an_infinitive_has_the_subject_or_the_object_above() -> None:
    assert subject_of("Denmark plans to visit Norway.", "visit") == "Denmark"
    assert subject_of("The president called on the rebels to stop the attack.", "stop") == "rebels"
    assert subject_of("The mayor accused the army of attacking the port.", "attacking") == "army"


def test_a_root_without_subject_has_none() -> None:
    parsed = sentence("The mayor stepped down.")
    parsed.tokens[1].dep = "dep"
    assert subject(parsed, at(parsed, "stepped")) is None


def test_a_particle_is_part_of_the_verb() -> None:
    parsed = sentence("The scouts carried out a series of raids on the camp.")
    assert word(parsed, at(parsed, "carried")) == "carry out"
    assert word(parsed, at(parsed, "raids")) == "raid"


def test_what_governs_a_noun_is_found_over_a_word_of_quantity() -> None:
    parsed = sentence("The scouts carried out a series of raids on the camp.")
    assert governor(parsed, at(parsed, "raids")) == Governor(at(parsed, "carried"), "object")


def test_a_clause_behind_a_noun_governs_it_if_it_says_who_did_it() -> None:
    parsed = sentence("Sanctions imposed by Britain on Norway were lifted.")
    assert governor(parsed, at(parsed, "Sanctions")) == Governor(at(parsed, "imposed"), "object")


def test_a_preposition_governs() -> None:
    parsed = sentence("The army came under attack from the rebels.")
    assert governor(parsed, at(parsed, "attack")) == Governor(at(parsed, "came"), "under")
