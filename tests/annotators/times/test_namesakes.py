from __future__ import annotations

import pytest

from tests.annotators.times.clauses import clause, values


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
