from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from onrecord.knowledge.personal_names import parse_name
from onrecord.knowledge.roster import NO_ROSTER, Entry, Roster, Term, load
from onrecord.knowledge.roster.checks import position_office
from tests.knowledge.roster.files import wrote

MARA = Entry(
    name="Mara Lindqvist", kind="person", forms=("The Captain of Lorn",), country="se",
    terms=(
        Term(title="foreign minister", office="foreign minister", country="se",
             start="2019-05", end="2021-03-01"),
        Term(title="chairman", office="chairman", body="Lorn Harbour Guild", start="2020"),
    ),
)  # fmt: skip
PAVEL = Entry(name="Pavel Dubinsky", kind="person")
ROSTER = Roster([MARA, PAVEL, Entry(name="Pavel Dubinsky", kind="person", country="no")])


def test_names_are_found_whatever_their_case_accents_and_article() -> None:
    for text in ("Mara Lindqvist", "MARA LINDQVIST", "Márá Lindqvist", "the captain of Lorn"):
        assert list(ROSTER.named(text)) == [MARA]
    assert list(ROSTER.named("Lindqvist")) == []
    assert len(ROSTER.named("Pavel Dubinsky")) == 2
    assert ROSTER.opens("Captain") and not ROSTER.opens("Lindqvist")


def test_other_spellings_of_a_full_name_are_found() -> None:
    assert [entry.country for entry in ROSTER.alike(parse_name("Pavel Dubinskyy"))] == [None, "no"]
    assert list(ROSTER.alike(parse_name("Dubinskyy"))) == []
    assert list(ROSTER.alike(parse_name("Olga Dubinskyy"))) == []


@pytest.mark.parametrize(
    ("office", "of", "date", "found"),
    [
        ("foreign minister", "se", "2019-05-30", False),
        ("foreign minister", "se", "2019-06-01", True),
        ("foreign minister", "se", "2021-02-28", True),
        ("foreign minister", "se", "2021-03-01", False),
        ("foreign minister", "no", "2020-01-01", False),
        ("chairman", "lorn harbour guild", "2030-01-01", True),
        ("chairman", "lorn harbour guild", "2020-06-01", False),
    ],
)
def test_an_office_is_held_where_the_term_surely_covers_the_day(
    office: str, of: str, date: str, found: bool
) -> None:
    assert ROSTER.holder_at(office, of, date) is (MARA if found else None)


def test_an_office_of_two_is_nobodys() -> None:
    term = Term(title="mayor", office="mayor", body="Lorn")
    both = [Entry(name=name, kind="person", terms=(term,)) for name in ("Ada Ek", "Bo Ek")]
    assert Roster(both).holder_at("mayor", "lorn", "2031-01-01") is None
    assert Roster(both[:1]).holder_at("mayor", "lorn", "2031-01-01") is both[0]


@pytest.mark.parametrize(
    ("position", "country", "office"),
    [
        ("Minister of Defence of Sweden", "se", "defence minister"),
        ("Swedish Minister of Defence", "se", "defence minister"),
        ("Prime Minister of the United Kingdom", "gb", "prime minister"),
        ("President", "us", "president"),
        ("Mayor of Lorn", "se", None),
        ("Member of the Riksdag", "se", None),
        ("Minister of Defence of Sweden", "no", None),
    ],
)
def test_positions_are_offices_without_their_country(
    position: str, country: str, office: str | None
) -> None:
    assert position_office(position, country) == office


def test_a_cast_is_what_it_says_not_its_files(tmp_path: Path) -> None:
    one = wrote(tmp_path, "name,kind\nMara Lindqvist,person\n", "one.csv")
    two = wrote(tmp_path, "kind;name\nperson;Pavel Dubinsky\n", "two.csv")
    whole = wrote(tmp_path, "name,kind\nPavel Dubinsky,person\nMara Lindqvist,person\n", "w.csv")
    assert load([one, two]).digest == load([two, one, one]).digest == load([whole]).digest
    assert load([one]).digest != load([whole]).digest
    assert (NO_ROSTER.digest, len(NO_ROSTER)) == ("", 0)


def test_a_cast_is_handed_to_other_processes() -> None:
    again = pickle.loads(pickle.dumps(ROSTER))
    assert (again.digest, list(again.named("mara lindqvist"))) == (ROSTER.digest, [MARA])
