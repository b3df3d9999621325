from __future__ import annotations

import pytest

from onrecord.knowledge.organisations import known_organisation, organisation_key


def test_an_acronym_that_is_a_word_needs_its_capitals() -> None:
    assert known_organisation("WHO") is not None
    assert known_organisation("Who") is not None
    assert known_organisation("who") is None
    assert known_organisation("It") is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Harbour Lines Inc.", "Harbour Lines"),
        ("Meridian news agency", "Meridian"),
        ("AP", "Associated Press"),
        ("U.N. Security Council", "UN Security Council"),
    ],
)
def test_forms_of_one_organisation_share_the_key(one: str, other: str) -> None:
    assert organisation_key(one) == organisation_key(other)


def test_a_part_is_not_the_whole() -> None:
    assert organisation_key("UN Security Council") != organisation_key("UN")
