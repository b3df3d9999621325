from __future__ import annotations

from onrecord.knowledge.offices import (
    KNOWN_UNTIL,
    Holder,
    holder_at,
    holders,
    holders_named,
    office_by_id,
    office_heads,
    offices,
)
from onrecord.knowledge.personal_names import parse_name


def term(start: str, end: str) -> Holder:
    return Holder("zz", "president", "Rudolf Rassendyll", "Q0", start, end)


def test_a_term_is_half_open() -> None:
    assert term("2001-05-01", "2005-05-01").at("2001-05-01")
    assert term("2001-05-01", "2005-05-01").at("2005-04-30")
    assert not term("2001-05-01", "2005-05-01").at("2005-05-01")
    assert not term("2001-05-01", "2005-05-01").at("2001-04-30")


def test_a_year_is_taken_for_the_days_that_it_surely_covers() -> None:
    assert not term("2001", "2005").at("2001-06-01")
    assert term("2001", "2005").at("2002-01-01")
    assert not term("2001", "2005").at("2005-01-01")


def test_an_open_term_is_not_known_to_last() -> None:
    assert term("2001-05-01", "").at(KNOWN_UNTIL)
    assert not term("2001-05-01", "").at("2099-01-01")


def test_an_office_at_a_date_has_its_holder() -> None:
    before, after = (holder_at("prime minister", "gb", day) for day in ("2016-06-01", "2016-08-01"))
    assert before is not None
    assert after is not None
    assert (before.person, after.person) == ("David Cameron", "Theresa May")


def test_nobody_is_known_to_hold_an_office_of_an_unlisted_country() -> None:
    assert holder_at("president", "fj", "2016-06-01") is None


def test_a_holder_is_found_under_another_spelling() -> None:
    found = {holder.wikidata for holder in holders_named(parse_name("Volodimir Zelensky"))}
    assert found == {"Q3874799"}


def test_no_term_ends_before_it_starts() -> None:
    assert all(not h.end or h.start <= h.end for h in holders())


def test_every_holder_has_an_office_of_the_table() -> None:
    assert {holder.office for holder in holders()} <= office_by_id().keys()


def test_heads_are_nouns_of_the_office() -> None:
    assert "secretary" in office_heads()
    assert "state" not in office_heads()
    assert offices()["secretary of state"].id == "foreign minister"
