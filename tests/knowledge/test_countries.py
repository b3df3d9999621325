from __future__ import annotations

import re

import pytest

from onrecord.knowledge.countries import countries
from onrecord.knowledge.tables import rows


def test_every_row_has_a_code_and_a_wikidata_id() -> None:
    for row in rows("countries.csv"):
        assert re.fullmatch(r"[a-z]{2}", row["code"]), row
        assert re.fullmatch(r"Q\d+", row["wikidata"]), row
        assert row["name"]


def test_codes_are_unique() -> None:
    assert len(countries().by_code) == len(rows("countries.csv"))


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("Ukrainian", "ua"),
        ("Ukranian", "ua"),
        ("Austrian", "at"),
        ("Australian", "au"),
        ("Irish", "ie"),
    ],
)
def test_a_demonym_may_have_one_slip(word: str, code: str) -> None:
    assert countries().demonym(word) == code


@pytest.mark.parametrize("word", ["Martian", "Iran", "politician", "Iraki"])
def test_other_words_are_no_demonyms(word: str) -> None:
    assert countries().demonym(word) is None
