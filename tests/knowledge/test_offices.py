from __future__ import annotations

from collections import defaultdict
from itertools import pairwise

import pytest

from onrecord.knowledge.countries import countries
from onrecord.knowledge.offices import (
    Holder,
    government_of,
    holder_at,
    holder_in,
    holders,
    holders_in,
    holders_named,
    leader_at,
    office_by_id,
    office_heads,
    offices,
    read_holder,
)
from onrecord.knowledge.personal_names import parse_name
from onrecord.knowledge.tables import Row, TableError


def term(start: str, end: str, seen: str = "") -> Holder:
    return Holder("zz", "president", "Rudolf Rassendyll", "Q1", start, end, seen=seen)


def test_a_term_is_half_open() -> None:
    assert term("2001-05-01", "2005-05-01").at("2001-05-01")
    assert term("2001-05-01", "2005-05-01").at("2005-04-30")
    assert not term("2001-05-01", "2005-05-01").at("2005-05-01")
    assert not term("2001-05-01", "2005-05-01").at("2001-04-30")


def test_a_year_is_taken_for_the_days_that_it_surely_covers() -> None:
    assert not term("2001", "2005").at("2001-06-01")
    assert term("2001", "2005").at("2002-01-01")
    assert not term("2001", "2005").at("2005-01-01")


def test_so_is_a_month() -> None:
    assert not term("2001-12", "2005-03").at("2001-12-31")
    assert term("2001-12", "2005-03").at("2002-01-01")
    assert term("2001-12", "2005-03").at("2005-02-28")
    assert not term("2001-12", "2005-03").at("2005-03-01")


def test_an_open_term_is_not_known_to_last() -> None:
    assert term("2001-05-01", "", "2022-07-15").at("2022-07-15")
    assert not term("2001-05-01", "", "2022-07-15").at("2022-07-16")


def test_an_office_at_a_date_has_its_holder() -> None:
    before, after = (holder_at("prime minister", "gb", day) for day in ("2016-06-01", "2022-10-01"))
    assert before is not None
    assert after is not None
    assert (before.person, after.person) == ("David Cameron", "Liz Truss")


@pytest.mark.parametrize(
    ("office", "of", "date", "person"),
    [
        ("president", "ua", "2022-04-17", "Volodymyr Zelensky"),
        ("president", "eg", "2011-01-30", "Hosni Mubarak"),
        ("prime minister", "iq", "2005-06-01", "Ibrahim al-Jaafari"),
        ("chancellor", "de", "2015-09-01", "Angela Merkel"),
        ("pope", "va", "2013-03-12", None),
        ("president", "mx", "2009-04-27", "Felipe Calderón"),
    ],
)
def test_whoever_held_it(office: str, of: str, date: str, person: str | None) -> None:
    found = holder_at(office, of, date)
    assert (None if found is None else found.person) == person


@pytest.mark.parametrize(
    ("office", "body", "person"),
    [
        ("secretary-general", "UN", "Ban Ki-moon"),
        ("secretary-general", "un", "Ban Ki-moon"),
        ("secretary-general", "NATO", "Jaap de Hoop Scheffer"),
        ("director", "World Health Organisation", "Margaret Chan"),
        ("governor", "Texas", "Rick Perry"),
        ("chairman", "Fed", "Ben Bernanke"),
        ("president", "gm", None),
        ("secretary-general", "Harbour League", None),
    ],
)
def test_whoever_held_an_office_of_a_body(office: str, body: str, person: str | None) -> None:
    found = holder_at(office, "", "2009-05-19", body=body)
    assert (None if found is None else found.person) == person


def test_there_is_no_answer_on_the_day_of_a_change() -> None:
    found = [holder_at("president", "fr", f"2012-05-{day}") for day in (14, 15, 16)]
    people = [None if held is None else held.person for held in found]
    assert people == ["Nicolas Sarkozy", None, "François Hollande"]


def test_an_interval_with_a_change_has_shares_and_no_one_holder() -> None:
    found = holders_in("prime minister", "gb", "2016-07-03", "2016-07-23")
    assert [(held.holder.person, held.surely) for held in found] == [
        ("David Cameron", 0.5),
        ("Theresa May", 0.5),
    ]
    assert holder_in("prime minister", "gb", "2016-07-03", "2016-07-23") is None


def test_an_office_of_one_country_is_never_anothers() -> None:
    for office in ("president", "prime minister", "foreign minister"):
        for code in countries().by_code:
            found = holder_at(office, code, "2012-06-01")
            assert found is None or found.country == code
    assert holder_at("president", "tv", "2012-06-01") is None


def test_the_leader_of_a_country_holds_the_office_that_leads_it() -> None:
    leaders = [leader_at(code, "2014-03-01") for code in ("de", "fr", "gb", "sa", "kp")]
    assert [held.person for held in leaders if held is not None] == [
        "Angela Merkel",
        "François Hollande",
        "David Cameron",
        "Abdullah",
        "Kim Jong-un",
    ]
    assert leader_at("tr", "2014-03-01") is None


def test_a_government_is_called_by_who_leads_it() -> None:
    assert government_of("Mubarak", "2011-01-30") == "eg"
    assert government_of("Obama", "2010-06-01") == "us"
    assert government_of("Obama", "2007-06-01") is None
    assert government_of("Rassendyll", "2010-06-01") is None


def test_a_holder_is_found_under_another_spelling() -> None:
    found = {holder.wikidata for holder in holders_named(parse_name("Volodimir Zelensky"))}
    assert found == {"Q3874799"}


def test_no_term_ends_before_it_starts_and_open_ones_were_seen_later() -> None:
    assert all(not h.end or h.start <= h.end for h in holders())
    assert all(h.end or h.seen >= h.start for h in holders())


def test_by_hand_nobody_holds_an_office_before_the_one_before_left() -> None:
    terms: dict[tuple[str, str, str], list[Holder]] = defaultdict(list)
    for holder in holders():
        if holder.source == "hand":
            terms[holder.country, holder.body, holder.office].append(holder)
    for held in terms.values():
        held.sort(key=lambda holder: holder.start)
        for one, other in pairwise(held):
            assert one.end, one
            known = min(len(one.end), len(other.start))
            assert one.end[:known] <= other.start[:known], (one, other)


def test_what_leads_a_country_is_an_office_that_may() -> None:
    led_by = {country.led_by for country in countries().by_code.values()} - {None}
    assert led_by <= {office.id for office in office_by_id().values() if office.leader}


GOOD = {
    "country": "fr", "body": "", "office": "president", "person": "Rudolf Rassendyll",
    "wikidata": "", "start": "2001-05-01", "end": "2005-05", "seen": "", "source": "hand",
}  # fmt: skip


def test_a_row_is_read() -> None:
    assert read_holder(Row("terms.csv", 2, GOOD)).person == "Rudolf Rassendyll"


@pytest.mark.parametrize(
    ("column", "cell", "reason"),
    [
        ("country", "rur", "country 'rur' is not in the table of countries"),
        ("country", "", "neither country nor body"),
        ("office", "grand wizard", "office 'grand wizard' is not one of the known ones"),
        ("person", "", "no person"),
        ("wikidata", "76", "wikidata '76' is no Wikidata id"),
        ("start", "", "no start"),
        ("start", "2001-13-01", "start '2001-13-01' is no date (YYYY, YYYY-MM or YYYY-MM-DD)"),
        ("end", "2000", "end 2000 is before start 2001-05-01"),
        ("end", "", "neither an end nor a day on which the term was seen to last"),
        ("source", "hearsay", "source 'hearsay' is not one of hand, wikidata"),
    ],
)
def test_a_wrong_row_is_told_with_its_line(column: str, cell: str, reason: str) -> None:
    with pytest.raises(TableError) as told:
        read_holder(Row("terms.csv", 7, GOOD | {column: cell}))
    assert str(told.value) == f"terms.csv:7: {reason}"


def test_heads_are_nouns_of_the_office() -> None:
    assert "secretary" in office_heads()
    assert "state" not in office_heads()
    assert offices()["secretary of state"].id == "foreign minister"


def test_each_rank_is_an_office_of_its_own() -> None:
    ranks = [offices()[word].id for word in ("colonel", "lt col", "maj", "lance corporal")]
    assert ranks == ["colonel", "colonel", "major", "corporal"]


def test_a_party_has_a_nominee_between_the_primaries_and_the_election() -> None:
    found = [
        holder_at("nominee", "", date, body="Republican Party")
        for date in ("2016-02-01", "2016-09-01", "2016-12-01")
    ]
    assert [None if one is None else one.person for one in found] == [None, "Donald Trump", None]
