"""Dates that leave out their year, month or day."""

from __future__ import annotations

import pytest

from tests.annotators.times.clauses import clause, find


def test_the_day_of_the_month_that_the_text_told_of() -> None:
    assert [time.value for time in find("The raid of 16 March followed one on the 14th.")] == [
        "2031-03-16",
        "2031-03-14",
    ]


@pytest.mark.parametrize(
    ("text", "verb", "value"),
    [
        ("It was held on the 7th", ("held", "VBD"), "2031-05-07"),
        ("It was held on the 28th", ("held", "VBD"), "2031-04-28"),
        ("It was held on the 31st", ("held", "VBD"), "2031-03-31"),
        ("It was held on 3/7", ("held", "VBD"), "2031-03-07"),
        ("It was held on 12/28", ("held", "VBD"), "2030-12-28"),
        ("It was held in the week of May 5", ("held", "VBD"), "2031-W19"),
    ],
)
def test_dates_in_short(text: str, verb: tuple[str, str], value: str) -> None:
    assert [time.value for time in find(clause(text, verb=verb))] == [value]
