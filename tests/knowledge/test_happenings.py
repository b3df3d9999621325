from __future__ import annotations

import pytest

from onrecord.knowledge.happenings import all_stems, groups, kinds, processes, stem, stems


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
