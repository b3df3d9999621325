from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.knowledge.bodies import ministry, state_body


@pytest.mark.parametrize(
    ("text", "country", "body"),
    [
        ("Iraqi Interior Ministry", "iq", "interior ministry"),
        ("Iraq's interior ministry", "iq", "interior ministry"),
        ("the Ministry of the Interior of Iraq", "iq", "interior ministry"),
        ("U.S. Supreme Court", "us", "supreme court"),
        ("Philippines’ Ministry of Foreign Affairs", "ph", "foreign ministry"),
        ("Ministry of Mines of the Democratic Republic of the Congo", "cd", "mines ministry"),
        ("South Sudanese army", "ss", "army"),
        ("Sudanese army", "sd", "army"),
        ("Jamaican fisheries ministry", "jm", "fisheries ministry"),
    ],
)
def test_a_body_of_a_state_is_known_by_its_pattern(text: str, country: str, body: str) -> None:
    found = state_body(text)
    assert found is not None
    assert (found.country, found.body) == (country, body)


@pytest.mark.parametrize(
    "text",
    [
        "Interior Ministry",
        "Egyptian Museum",
        "Ruritanian army",
        "Ministry of Sound",
        "ministry of Peru",
        "Peru",
        "Peruvian",
        "the Ministry",
        "",
    ],
)
def test_what_is_none_is_not(text: str) -> None:
    assert state_body(text) is None


@given(st.lists(st.sampled_from(["of", "the", "Peru", "ministry", "army", "'s", "x"]), max_size=14))
def test_any_words_are_a_body_or_none(words: list[str]) -> None:
    found = state_body(" ".join(words))
    assert found is None or found.country == "pe"


def test_a_ministry_without_its_country_has_one_spelling() -> None:
    assert ministry("Ministry of the Interior") == ministry("Interior Ministry")
    assert ministry("Ministry of Fisheries") == "fisheries ministry"
    assert ministry("Interior Department") is None
