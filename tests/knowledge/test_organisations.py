from __future__ import annotations

from collections import Counter

import pytest

from onrecord.knowledge.countries import countries
from onrecord.knowledge.offices import holders
from onrecord.knowledge.organisations import (
    known_organisation,
    organisation_key,
    organisations,
    read_organisation,
    seats,
)
from onrecord.knowledge.people import people
from onrecord.knowledge.tables import Row, TableError, fold, rows


def test_an_acronym_that_is_a_word_needs_its_capitals() -> None:
    assert known_organisation("WHO") is not None
    assert known_organisation("Who") is not None
    assert known_organisation("who") is None
    assert known_organisation("It") is None


def test_one_that_is_a_title_or_a_name_needs_all_of_them() -> None:
    assert known_organisation("SEC") is not None
    assert known_organisation("S.E.C.") is not None
    assert known_organisation("Sec") is None
    assert known_organisation("Rai") is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Harbour Lines Inc.", "Harbour Lines"),
        ("Meridian news agency", "Meridian"),
        ("AP", "Associated Press"),
        ("U.N. Security Council", "UN Security Council"),
        ("Pentagon", "Defense Department"),
        ("World Health Organisation", "WHO"),
        ("Iraqi Interior Ministry", "Iraq's Ministry of the Interior"),
        ("al Qaida", "Al-Qaeda"),
        ("BP Plc", "BP"),
    ],
)
def test_forms_of_one_organisation_share_the_key(one: str, other: str) -> None:
    assert organisation_key(one) == organisation_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("UN Security Council", "UN"),
        ("Iraqi Interior Ministry", "Egyptian Interior Ministry"),
        ("Chinese Red Cross", "Red Cross"),
        ("al-Qaeda in Iraq", "al-Qaeda"),
        ("New York Fed", "Federal Reserve"),
    ],
)
def test_a_part_is_not_the_whole_nor_one_country_s_another_s(one: str, other: str) -> None:
    assert organisation_key(one) != organisation_key(other)


def test_a_description_in_small_letters_is_no_name() -> None:
    assert known_organisation("the Russian foreign ministry") is None


def test_seats_stand_for_what_is_known() -> None:
    assert seats()["foggy bottom"].name == "State Department"
    assert seats()["brussels"].name == "European Union"
    assert not seats().keys() & organisations().keys()


def test_no_form_is_two_organisations_or_a_country() -> None:
    table = [*rows("organisations.csv"), *rows("outlets.csv")]
    found = Counter(
        form
        for row in table
        for form in {fold(form) for form in (row["name"], *row["forms"].split("|")) if form}
    )
    assert [form for form, times in found.items() if times > 1] == []
    known = countries()
    taken = found.keys() & (known.names.keys() | known.adjectives.keys() | known.capitals.keys())
    assert taken == set()


def test_a_form_that_is_a_given_name_needs_capitals() -> None:
    taken = organisations().keys() & people().given.keys()
    assert [form for form in taken if known_organisation(form.capitalize()) is not None] == ["isis"]


def test_every_wikidata_id_is_one_organisation_s() -> None:
    table = [*rows("organisations.csv"), *rows("outlets.csv")]
    found = Counter(row["wikidata"] for row in table if row["wikidata"])
    assert max(found.values()) == 1


def test_every_international_body_and_firm_with_holders_is_known() -> None:
    bodies = {held.body for held in holders() if held.body and held.source == "hand"}
    assert [body for body in bodies if known_organisation(body) is None] == []


@pytest.mark.parametrize(
    ("column", "cell", "reason"),
    [
        ("name", "", "no name"),
        ("country", "rr", "country 'rr' is not in the table of countries"),
        ("wikidata", "Q0", "wikidata 'Q0' is no Wikidata id"),
        ("kind", "club", "kind 'club' is not one of armed, bank, body, company, court, government"),
    ],
)
def test_a_wrong_row_is_told_with_its_line(column: str, cell: str, reason: str) -> None:
    row = {"name": "Lorn Port", "kind": "company", "wikidata": "", "country": "", "forms": ""}
    assert read_organisation(Row("firms.csv", 3, row)).name == "Lorn Port"
    with pytest.raises(TableError) as told:
        read_organisation(Row("firms.csv", 3, row | {column: cell}))
    assert str(told.value).startswith(f"firms.csv:3: {reason}")
