from __future__ import annotations

import pytest

from onrecord.knowledge.happenings import (
    all_stems,
    groups,
    is_once,
    kinds,
    phrase,
    processes,
    stem,
    stems,
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("attackers", "attack"),
        ("struck", "strike"),
        ("explosions", "explode"),
        ("slain", "slay"),
        ("refusal", "refused"),
        ("Ostrava's", "ostrava"),
    ],
)
def test_forms_of_a_word_have_one_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


def test_numbers_keep_their_digits() -> None:
    assert stems("1,200 of the workers") == ("1200", "worker")


@pytest.mark.parametrize(
    ("one", "other"),
    [("murdered", "was slain"), ("passed away", "died"), ("arrested", "taken into custody")],
)
def test_words_of_one_happening_share_a_group(one: str, other: str) -> None:
    assert groups(all_stems(one)) & groups(all_stems(other))


@pytest.mark.parametrize(("one", "other"), [("arrest", "sentence"), ("won", "resigned")])
def test_other_words_share_none(one: str, other: str) -> None:
    assert not groups(all_stems(one)) & groups(all_stems(other))


def test_the_types_of_a_trigger_are_those_of_its_words() -> None:
    assert "ASSAULT" in kinds(all_stems("bombed"))
    assert kinds(all_stems("teapot")) == frozenset()


def test_negotiations_go_on() -> None:
    assert stem("negotiations") in processes()
    assert stem("explosion") not in processes()


@pytest.mark.parametrize(
    ("trigger", "following", "whole"),
    [
        ("stepped", " down on Friday", ("step", "down")),
        ("handed", " over power to the board", ("hand", "over", "power")),
        ("stepped", " into the hall", ("step",)),
        ("stepped down", " on Friday", ("step", "down")),
        ("left", "", ("leav",)),
    ],
)
def test_a_trigger_takes_the_rest_of_its_phrase(
    trigger: str, following: str, whole: tuple[str, ...]
) -> None:
    assert phrase(trigger, following) == whole


def test_an_office_is_left_in_many_words() -> None:
    told = [phrase("stepped", " down"), phrase("handed", " over power"), ("oust",), ("resign",)]
    assert frozenset.intersection(*map(groups, told))


@pytest.mark.parametrize(
    ("told", "once"),
    [(("resign",), True), (("step", "down"), True), (("step",), False), (("visit",), False)],
)
def test_a_person_undergoes_some_things_once(told: tuple[str, ...], once: bool) -> None:
    assert is_once(told) is once
