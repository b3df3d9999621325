"""No text may cost more than its length: hostile ones included."""

from __future__ import annotations

import datetime as dt
import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.annotators import times
from onrecord.annotators.times import grammar, lexicon
from tests.annotators.times.clauses import untagged, values

SIZE = 100_000
HOSTILE = [
    "the ", "a ", "1 ", "1,", "one ", "one hundred and ", "twenty-", "more than ", "nearly ",
    "early ", "the end of ", "May ", "Monday, ", "10 p.m. ", "of the ", "and a half ", "years ",
    "last ", "the past ", "'", "9", "1-", "1/", "12:", ".", "\n", " ", "a.", "$1,", "'90s ", "–",
]  # fmt: skip


@pytest.mark.parametrize("unit", HOSTILE)
def test_no_rule_takes_over_100_ms_on_hostile_text(unit: str) -> None:
    text = (unit * (SIZE // len(unit)))[:SIZE]
    words = list(lexicon.words(text, 0, len(text)))
    codes = "".join(word.code for word in words)
    for rule in grammar.rules():
        assert _milliseconds(lambda rule=rule: sum(1 for _ in rule.pattern.finditer(codes))) < 100
    assert _milliseconds(lambda: sum(1 for _ in lexicon.lexicon().tokens.finditer(text))) < 500


def test_ten_times_the_text_takes_about_ten_times_the_time() -> None:
    text = "The port closed late last Friday, two days after the union met on 3 May 2031. "
    small, large = (min(_find(text * n) for _ in range(3)) for n in (100, 1000))
    assert large < 25 * small


def _find(text: str) -> float:
    parse = untagged(text)
    return _milliseconds(lambda: times.find(parse, published=dt.date(2031, 5, 14)))


def _milliseconds(work: object) -> float:
    start = time.process_time()
    work()  # type: ignore[operator]
    return (time.process_time() - start) * 1000


PIECES = st.sampled_from(
    ["last", "next", "the", "a", "May", "Monday", "3", "2031", "two", "weeks", "ago", "BC", "of",
     "half", "and", "99999", "centuries", "1/0", "30/2/2031", "24:99", "'90s", "0", "year", "-",
     ",", ".", "'s", "\n\n", "night", "every", "quarter", "Feb.", "29", "0000", "later"]
)  # fmt: skip


@settings(max_examples=300)
@given(st.lists(PIECES, max_size=12), st.dates(dt.date(1, 1, 1), dt.date(9999, 12, 31)))
def test_any_words_on_any_day_are_read_without_an_error(pieces: list[str], day: dt.date) -> None:
    text = " ".join(pieces)
    found = times.find(untagged(text), published=day)
    for one, other in pairwise(found):
        assert one.end <= other.start
    assert values(text) == values(text)
