from __future__ import annotations

from pathlib import Path

from onrecord.knowledge.tables import table_rows
from training.knowledge.compile_holders import (
    BY_HAND,
    Position,
    Term,
    by_hand,
    differences,
    find_position,
    merge,
    positions,
)

KNOWN = {
    "President": Position("president", "", frozenset()),
    "Governor of *": Position("governor", "*", frozenset(["us"])),
    "Director of the CIA": Position("director", "Central Intelligence Agency", frozenset()),
}
OFFICES = Path(__file__).parents[2] / "src/onrecord/knowledge/offices.toml"


def term(person: str, start: str, end: str = "", **fields: str) -> Term:
    given = {"country": "rr", "body": "", "office": "president", "wikidata": "", "seen": ""}
    return Term(person=person, start=start, end=end, **{**given, "source": "wikidata", **fields})


def test_a_position_is_an_office_perhaps_of_a_body() -> None:
    assert find_position("President", "rr", KNOWN) == ("president", "")
    assert find_position("Director of the CIA", "us", KNOWN) == (
        "director",
        "Central Intelligence Agency",
    )
    assert find_position("Governor of the Lorn Islands", "us", KNOWN) == (
        "governor",
        "Lorn Islands",
    )
    assert find_position("Governor of Lorn", "rr", KNOWN) is None
    assert find_position("Keeper of the Seal", "us", KNOWN) is None


def test_from_the_first_by_hand_on_the_list_is_by_hand() -> None:
    read = [
        term("Flavia", "1990-01-01", "2000-01-01"),
        term("Rudolf", "2000-01-01", "2010-01-01", wikidata="Q5"),
        term("Michael", "2010-01-01", seen="2022-07-15"),
    ]
    hand = [
        term("Rudolph", "2000-01-01", "2010-02-01", source="hand"),
        term("Rupert", "2010-02-01", "2012-01-01", source="hand"),
    ]
    found = merge(read, hand)
    assert [
        (t.person, t.start, t.end, t.wikidata) for t in sorted(found, key=lambda t: t.start)
    ] == [
        ("Flavia", "1990-01-01", "2000-01-01", ""),
        ("Rudolph", "2000-01-01", "2010-02-01", "Q5"),
        ("Rupert", "2010-02-01", "2012-01-01", ""),
    ]


def test_an_open_term_before_ends_where_the_list_by_hand_begins() -> None:
    found = merge(
        [term("Flavia", "1990-01-01", seen="2022-07-15")],
        [term("Rupert", "2010", seen="2025", source="hand")],
    )
    assert [(t.person, t.end, t.seen) for t in found] == [
        ("Flavia", "2010", ""),
        ("Rupert", "", "2025"),
    ]


def test_other_offices_are_left_alone() -> None:
    read = [
        term("Sapt", "1990", "2000", office="prime minister"),
        term("Fritz", "1990", country="zz"),
    ]
    assert set(read) <= set(merge(read, [term("Rupert", "1980", source="hand")]))


def test_what_two_lists_say_differently_is_told() -> None:
    read = [
        term("Rudolf", "2000-01-01", wikidata="Q5"),
        term("Rupert", "2010-01-01", wikidata="Q6"),
    ]
    hand = [term("Rudolf", "2000-01", wikidata="Q5"), term("Rupert", "2010-02-01", wikidata="Q6")]
    assert list(differences(read, hand)) == [
        "rr//president: Rupert from 2010-02-01, Wikidata 2010-01-01"
    ]


def test_the_list_by_hand_is_in_the_table_as_it_stands() -> None:
    columns = Term._fields
    shipped = {
        tuple(row.cells[column] for column in columns if column != "wikidata")
        for row in table_rows("holders.csv", required=columns)
    }
    hand = by_hand(BY_HAND, {})
    assert {tuple(t._replace(wikidata="-"))[:4] + tuple(t)[5:] for t in hand} <= shipped


def test_every_position_is_of_an_office() -> None:
    assert positions(OFFICES)["Governor of *"].within == {"us", "ca"}
