from __future__ import annotations

import re

import pytest

from onrecord.knowledge.countries import countries, read_country
from onrecord.knowledge.tables import Row, TableError, fold, rows

# The 193 members of the United Nations, its two observers, Taiwan and Kosovo.
STATES = 197


def test_every_row_has_codes_and_a_wikidata_id() -> None:
    for row in rows("countries.csv"):
        assert re.fullmatch(r"[a-z]{2}", row["code"]), row
        assert re.fullmatch(r"[a-z]{3}", row["alpha3"]), row
        assert re.fullmatch(r"Q\d+", row["wikidata"]), row
        assert row["name"]


def test_codes_ids_and_names_are_one_country_s() -> None:
    table = rows("countries.csv")
    for column in ("code", "alpha3", "name", "wikidata"):
        assert len({row[column] for row in table}) == len(table), column
    assert len(countries().by_code) == len(table)


def test_all_states_are_there() -> None:
    states = [country for country in countries().by_code.values() if not country.territory]
    assert len(states) == STATES


def test_no_form_is_two_countries() -> None:
    for column in ("forms", "people", "capitals", "seats"):
        owners: dict[str, str] = {}
        for row in rows("countries.csv"):
            for form in filter(None, map(fold, row[column].split("|"))):
                if form in countries().unsure:
                    continue
                assert owners.setdefault(form, row["code"]) == row["code"], form


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("U.S.", "us"), ("USA", "us"), ("America", "us"), ("UK", "gb"), ("Britain", "gb"),
        ("Burma", "mm"), ("Côte d'Ivoire", "ci"), ("Cote d’Ivoire", "ci"), ("Ivory Coast", "ci"),
        ("Türkiye", "tr"), ("Turkey", "tr"), ("N. Korea", "kp"), ("Republic of Korea", "kr"),
        ("DRC", "cd"), ("Congo-Brazzaville", "cg"), ("Republic of the Congo", "cg"),
        ("Palestinian Authority", "ps"), ("Taiwan", "tw"), ("Republic of China", "tw"),
        ("PRC", "cn"), ("Kosovo", "xk"), ("Holy See", "va"), ("Hong Kong", "hk"),
        ("Swaziland", "sz"), ("Czechia", "cz"), ("Viet Nam", "vn"), ("Timor-Leste", "tl"),
    ],
)  # fmt: skip
def test_a_name_is_a_country_s(name: str, code: str) -> None:
    assert countries().names[fold(name)] == code


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("Ukrainian", "ua"), ("Ukranian", "ua"), ("Austrian", "at"), ("Australian", "au"),
        ("Irish", "ie"), ("Filipino", "ph"), ("Dutch", "nl"), ("Dominican", "do"),
        ("Nigerien", "ne"), ("Nigerian", "ng"), ("Azeri", "az"), ("Puerto Rican", "pr"),
    ],
)  # fmt: skip
def test_a_demonym_may_have_one_slip(word: str, code: str) -> None:
    assert countries().demonym(word) == code


@pytest.mark.parametrize("word", ["Martian", "Iran", "politician", "Iraki"])
def test_other_words_are_no_demonyms(word: str) -> None:
    assert countries().demonym(word) is None


@pytest.mark.parametrize(
    ("seat", "code"),
    [("Kiev", "ua"), ("Kyiv", "ua"), ("Peking", "cn"), ("Zhongnanhai", "cn"), ("Whitehall", "gb")],
)
def test_a_seat_is_a_country_s(seat: str, code: str) -> None:
    assert countries().capitals[fold(seat)] == code


def test_brussels_is_no_seat_of_belgium_alone() -> None:
    assert "brussels" not in countries().capitals


@pytest.mark.parametrize("word", ["Georgia", "Jordan", "Chad", "Congo", "Washington", "Guinea"])
def test_a_word_that_has_namesakes_is_marked(word: str) -> None:
    assert fold(word) in countries().unsure
    assert fold(word) in countries().names | countries().capitals


def test_a_territory_is_not_known_by_a_word_that_has_namesakes() -> None:
    assert countries().by_code["je"].territory
    assert "jersey" not in countries().names


def test_what_is_unsure_is_a_form_of_its_row() -> None:
    for row in rows("countries.csv"):
        cells = "|".join(
            [row["name"], row["forms"], row["adjectives"], row["people"], row["capitals"]]
        )
        known = {fold(form) for form in cells.split("|")}
        assert {fold(form) for form in row["unsure"].split("|") if form} <= known, row


def test_a_wrong_row_is_told_with_its_line() -> None:
    cells = dict.fromkeys(rows("countries.csv")[0], "") | {"code": "rr", "name": "Ruritania"}
    with pytest.raises(TableError, match=r"^lands\.csv:9: no alpha3$"):
        read_country(Row("lands.csv", 9, cells))
    with pytest.raises(TableError, match=r"^lands\.csv:9: kind 'realm' is not one of state, terr"):
        read_country(Row("lands.csv", 9, cells | {"alpha3": "rur", "kind": "realm"}))


def test_the_first_adjective_is_the_one_to_show() -> None:
    assert countries().adjective_of["in"] == "Indian"
