"""News or narrative: what tells them apart."""

from __future__ import annotations

import datetime as dt

from onrecord.annotators.times.narrative.mode import is_narrative
from onrecord.annotators.times.sketches.compose import compose
from onrecord.annotators.times.words import grammar
from onrecord.annotators.times.words.passage import Passage
from tests.annotators.times.clauses import untagged

_PUBLISHED = dt.date(2031, 5, 14)


def _is_narrative(text: str) -> bool:
    words = Passage.of(untagged(text)).words
    return is_narrative(map(compose, grammar.matches(words)), _PUBLISHED)


def test_a_chronicle_is_told_by_its_dates() -> None:
    chronicle = " ".join(
        f"In May {year} it went on. In June it ended." for year in range(1801, 1809)
    )
    assert _is_narrative(chronicle)
    assert not _is_narrative(chronicle + " He said so on Monday." * 6)


def test_a_profile_full_of_years_is_news() -> None:
    years = " ".join(f"He moved on in {year}." for year in range(1991, 2011))
    assert not _is_narrative(years)


def test_a_calendar_of_this_year_is_news() -> None:
    months = ("January", "March", "April", "June", "August")
    assert not _is_narrative(
        " ".join(f"The court sits on {m} {d}." for m in months for d in "1234")
    )
