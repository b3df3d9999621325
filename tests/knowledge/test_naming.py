from __future__ import annotations

import pytest

from onrecord.knowledge.eastern import korean, wade_giles
from onrecord.knowledge.full_names import blocks, read_name, readings
from onrecord.knowledge.naming import are_variants, latin, naming, sound
from onrecord.knowledge.tables import fold, forms, rows


def test_the_table_of_given_names_is_folded_and_says_nothing_twice() -> None:
    for row in rows("given_variants.csv"):
        group = [row["name"], *forms(row["variants"])]
        assert [fold(name) for name in group] == group
        assert len(set(group)) == len(group)
        assert len(group) > 1


def test_other_letters_become_latin() -> None:
    assert latin("Łódź Øre Зеко") == "lodz ore zeko"
    assert all(replacement.isascii() for replacement in naming().letters.values())


def test_variants_are_not_carried_over() -> None:
    assert are_variants("gerry", "gerald")
    assert are_variants("gerry", "gerard")
    assert not are_variants("gerald", "gerard")
    assert not are_variants("toller", "toller")


def test_letters_of_one_sound() -> None:
    assert sound("kadafi") == sound("gatafi")
    assert sound("toller") != sound("doher")


@pytest.mark.parametrize(
    ("tokens", "spelt"),
    [
        (("mo", "zedong"), {"mo-tse-tung"}),
        (("zhou", "enlai"), {"chou-en-lai"}),
        (("mara", "lindqvist"), set()),
        (("jean-luc", "mao"), set()),
        (("xi",), set()),
    ],
)
def test_pinyin_as_wade_giles(tokens: tuple[str, ...], spelt: set[str]) -> None:
    assert wade_giles(tokens) == spelt


def test_korean_names_in_one_romanisation() -> None:
    assert (
        korean(("pak", "kun-hye"))
        == korean(("park", "geun", "hye"))
        == korean(("geun-hye", "park"))
    )
    assert korean(("kim", "jong-un")) != korean(("kim", "jong-il"))
    assert korean(("mara", "lindqvist")) is None
    assert korean(("kim", "dae")) is None


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("Senior General Boris van der Arden", ("boris", "arden")),
        ("Foreign Minister Mara Lindqvist", ("mara", "lindqvist")),
        ("G.W. Arden", ("g", "w", "arden")),
        ("U Thein Sein", ("thein", "sein")),
        ("U Thant", ("u", "thant")),
        ("Zine El Abidine Toller", ("zine", "abidine", "toller")),
        ("La Toya Arden", ("latoya", "arden")),
        ("Al Gore", ("al", "gore")),
        ("al-Hadid", ("hadid",)),
        ("Rudolf II", ("rudolf ii",)),
        (", ,", (", ,",)),
        ("", ("",)),
        ("Jr.", ("jr",)),
    ],
)
def test_the_words_of_a_name(text: str, tokens: tuple[str, ...]) -> None:
    assert read_name(text).tokens == tokens


def test_a_name_that_may_have_two_surnames_is_read_in_both_ways() -> None:
    assert [found.surname for found in readings(read_name("Hugo Chaves Frias"))] == [
        "frias",
        "chaves",
    ]
    assert len(readings(read_name("Boris Toller Arden"))) == 1


def test_turned_and_romanised_names_share_a_block() -> None:
    for one, other in (("Toldi Bálint", "Bálint Toldi"), ("Mo Zedong", "Mo Tse-tung")):
        assert set(blocks(read_name(one))) & set(blocks(read_name(other)))
