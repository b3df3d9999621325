from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.knowledge.name_matching import (
    SAME,
    _surnames,
    body_key,
    known_body,
    match_bodies,
    match_names,
    match_people,
    near_surnames,
    surname_sound,
    surname_spelling,
)

names = st.text("abdeghiklmnoruvyzABDGKMSZ .-'ščøñЗеко", max_size=24)


@pytest.mark.parametrize(
    ("one", "other", "ground"),
    [
        ("Mara Lindqvist", "MARA LINDQVIST", "same words"),
        ("Zoë Núñez", "Zoe Nunez", "same words"),
        ("Pavel Dubinsky", "Pavel Dubinskiy", "spelling"),
        ("Павел Дубинский", "Pavel Dubinsky", "spelling"),
        ("Jean-Luc Arnaud", "Jean Luc Arnaud", "spelling"),
        ("Bill Arden", "William Arden", "form of the given name"),
        ("J. K. Arden", "JK Arden", "same words"),
        ("J. K. Arden", "John Kenneth Arden", "initial"),
        ("Karim Gathafi", "Karim Kadhafi", "sound"),
        ("Mara Lindqvist", "Mara Lindqvits", "slip"),
        ("Toldi Bálint", "Bálint Toldi", "name order"),
        ("Arden, Boris", "Boris Arden", "same words"),
        ("Arden, Boris, Jr.", "Dr. Boris Arden", "same words"),
        ("Mo Zedong", "Mo Tse-tung", "romanisation"),
        ("Pak Kun-hye", "Park Geun-hye", "romanisation"),
        ("Hugo Chaves Frias", "Hugo Chaves", "same words"),
        ("Ali Akbar Zarandi", "Akbar Zarandi", "called by a middle name"),
        ("Abdel Fattah Toller", "Abdul-Fattah Toller", "same words"),
        ("General Boris Arden", "Boris Arden", "same words"),
        ("Rudolf II", "Rudolf", "number left out"),
        ("Ludwig van der Berg", "Ludwig Van Der Berg", "same words"),
    ],
)
def test_one_person_s_names_match_and_say_why(one: str, other: str, ground: str) -> None:
    match = match_people(one, other)
    assert match is not None
    assert match.grounds == (ground,)
    assert match == match_people(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Boris Arden", "Jill Arden"),
        ("Pavel Dubinsky", "Olga Dubinska"),
        ("Dubinsky", "Dubinska"),
        ("Boris Arden", "Arden"),
        ("George W. Arden", "George H. W. Arden"),
        ("J. Arden", "Boris Arden"),
        ("Boris Arden Jr.", "Boris Arden Sr."),
        ("Kim Jong-un", "Kim Jong-il"),
        ("Marion Arden", "Marine Arden"),
        ("Paul Ryan", "Ryan Paul"),
        ("Rudolf II", "Rudolf VIII"),
        ("Hugo Chaves Frias", "Hugo Frias Mendes"),
    ],
)
def test_two_people_s_names_do_not_match(one: str, other: str) -> None:
    assert match_people(one, other) is None
    assert match_people(other, one) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("U.N.", "the United Nations"),
        ("Harbour Lines Inc.", "Harbour Lines"),
        ("Lorn Harbour Organisation", "LHO"),
        ("Ministry of Defense", "Ministry of Defence"),
        ("Arden & Toller", "Arden and Toller"),
        ("al-Quasin", "Al Quaseen"),
    ],
)
def test_names_of_one_body_match(one: str, other: str) -> None:
    assert match_names(one, other) is not None
    assert match_names(other, one) is not None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Austria", "Australia"),
        ("Lorn Port Authority", "Lorn Fire Authority"),
        ("Bank of Ireland", "Bank of Iceland"),
        ("LHO", "LPO"),
        ("Boris Arden", "BA"),
        ("Jordan", "Mara Jordan"),
    ],
)
def test_names_of_two_do_not_match(one: str, other: str) -> None:
    assert match_names(one, other) is None
    assert match_names(other, one) is None


def test_bodies_that_differ_in_a_place_are_two() -> None:
    assert match_bodies("Central Ferries of Iceland", "Central Ferries of Ireland") is None


def test_outlets_are_known_by_their_address_and_with_their_country() -> None:
    assert known_body("foxnews") == known_body("Fox News")
    assert known_body("US White House") == known_body("White House")
    assert known_body("British White House") is None


def test_bodies_are_known_by_their_country_and_their_nations() -> None:
    assert known_body("US Centres for Disease Control") == known_body("CDC")
    assert known_body("United States Coast Guard") == known_body("Coast Guard")
    assert known_body("U.N. World Health Organisation") == known_body("WHO")
    assert known_body("United Nations BP") is None
    assert known_body("the Polish army") == known_body("Poland's army")
    assert known_body("American army") == known_body("U.S. Army")


def test_spellings_of_a_body_share_its_key() -> None:
    assert body_key("al-Quasin") == body_key("Al Quaseen")
    assert body_key("Lorn Port Authority") != body_key("Lorn Fort Authority")


@given(names, names)
def test_matching_is_symmetric_and_bounded(one: str, other: str) -> None:
    match = match_names(one, other)
    assert match == match_names(other, one)
    assert match is None or SAME <= match.score <= 1.0


@given(names)
def test_every_name_is_itself(name: str) -> None:
    match = match_names(name, name)
    assert match is not None
    assert match.score == 1.0


@pytest.mark.parametrize("piece", ["a", "ab ", "a-", "A.", "al ", "zh", "', "])
def test_a_hostile_name_costs_little(piece: str) -> None:
    long = piece * 20_000
    began = time.process_time()
    match_names(long, long + "b")
    assert time.process_time() - began < 5


def test_a_name_that_two_countries_share_is_neither_s_for_sure() -> None:
    assert match_names("Congo", "DR Congo") is None
    assert match_names("DRC", "DR Congo") is not None


surnames = st.text("abdeiklnorstvyz-' ", min_size=1, max_size=12).map(str.strip).filter(bool)


@given(surnames, st.lists(surnames, max_size=8), st.integers(0, 11), st.sampled_from("aeikst"))
def test_near_surnames_are_those_that_match_one_by_one(
    sought: str, others: list[str], at: int, letter: str
) -> None:
    slipped = [sought[:at] + letter + sought[at:], sought[:at] + sought[at + 1 :] or letter]
    swapped = sought[:at] + sought[at + 1 : at + 2] + sought[at : at + 1] + sought[at + 2 :]
    pool = list(dict.fromkeys([*others, *slipped, swapped, sought, f"{sought} ii"]))
    one_by_one = {other for other in pool if _surnames(other, sought) is not None}
    spelt = [surname_spelling(other) for other in pool]
    alike = [other for other in pool if surname_sound(other) == surname_sound(sought)]
    assert near_surnames(sought, pool, spelt, alike) == one_by_one
