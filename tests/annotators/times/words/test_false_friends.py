"""What looks like a time and is none, by what stands around it."""

from __future__ import annotations

import pytest

from tests.annotators.times.clauses import clause, find, values


@pytest.mark.parametrize(
    "text",
    [
        "she told the programme Harbour Today that pay was low",
        "he told 60 Minutes that pay was low",
        "she was named Docker of the Year by them",
        "it was shown on \"This Week\" and nowhere else",
        "the screen showed it at 1080p and more",
        "a fee of $US1850 was charged",
        "in her mid-50s",
        "the crowd on the People's Daily roof",
    ],
)  # fmt: skip
def test_names_and_figures(text: str) -> None:
    assert values(text) == []


def test_the_year_of_a_car_is_no_date() -> None:
    assert values("a 2027 Volvo burnt out") == []
    assert values("in 2027 Volvo sold it") == ["2027"]


def test_the_day_may_be_won() -> None:
    assert values(clause("They win the day", verb=("win", "VBP"))) == []


def test_a_headline_has_capitals_of_its_own() -> None:
    assert values("Port Closes After Strike Vote Today As Talks Fail") == ["2031-05-14"]


def test_a_sentence_may_begin_with_a_time() -> None:
    assert values("Today the port closed. This week it opens") == ["2031-05-14", "2031-W20"]


def test_a_march_is_no_month() -> None:
    assert values(clause("They joined the Long March there", verb=("joined", "VBD"))) == ["2031-03"]
    parse = clause("They joined the March there", verb=("joined", "VBD"))
    march, article = parse.tokens[3], parse.tokens[2]
    article.head = march.i
    march.children = (article.i,)
    assert values(parse) == []


def test_a_rate_is_no_length() -> None:
    parse = clause("They load 700 crates a week", verb=("load", "VBP"), tags={"crates": "NNS"})
    assert values(parse) == []
    late = clause("They left the ship an hour after him", verb=("left", "VBD"))
    assert [(time.type, time.value) for time in find(late)] == [("DURATION", "PT1H")]


def test_a_quarter_of_a_match_is_none_of_a_year() -> None:
    told = "A goal, a penalty, a second goal and a scoreless overtime. "
    assert values(f"{told}They led in the third quarter") == []
    assert values("Net rose in the third quarter") == ["2031-Q3"]


def test_one_day_is_the_future_only_where_the_clause_is() -> None:
    will = clause("They will one day leave", verb=("leave", "VB"), auxiliaries=("will",))
    assert [time.value for time in find(will)] == ["FUTURE_REF"]
    assert values("in one day") == ["P1D"]


@pytest.mark.parametrize(
    "text",
    [
        "Flight 1549 landed",
        "under Resolution 1441 they went",
        "at 1914 Harbour Street",
        "The Arab Spring began",
        "the Winter Olympics",
        "Man Friday",
        "the second half of the match",
        "the minutes of the meeting",
        "a fall in prices",
    ],
)
def test_names_and_numbers_are_no_time(text: str) -> None:
    assert values(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("in 1914 the street was built", "1914"),
        ("the second half of 2030", "2030-H2"),
        ("the second half of the year", "2031-H2"),
        ("the fall in Lisbon", "2030-FA"),
        ("the minutes passed", "PTXM"),
    ],
)
def test_times_beside_them_stay(text: str, value: str) -> None:
    assert values(text) == [value]


def test_a_person_is_no_month() -> None:
    tags = {"Theresa": "NNP", "May": "NNP", "said": "VBD"}
    parse = clause("Theresa May said", verb=("said", "VBD"), tags=tags)
    theresa, may = parse.tokens[:2]
    theresa.pos, theresa.dep, theresa.head, may.dep = "PROPN", "compound", 1, "nsubj"
    assert values(parse) == []
    assert values(clause("In May", tags={"May": "NNP"})) == ["2031-05"]


def test_a_number_of_things_is_no_year() -> None:
    parse = clause("About 2000 soldiers left", verb=("left", "VBD"), tags={"soldiers": "NNS"})
    number = parse.tokens[1]
    number.entity, number.dep, number.head = "CARDINAL", "nummod", 2
    assert values(parse) == []


@pytest.mark.parametrize("text", ["3/7 of the seats", "a majority of 2/3", "on the 24th floor"])
def test_shares_and_ranks_are_no_dates(text: str) -> None:
    assert find(text) == []
