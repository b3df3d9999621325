from __future__ import annotations

import time

import pytest

from onrecord.annotators.sentences.quantities import find_quantities
from tests.parses import parse, plain


@pytest.mark.parametrize(
    ("text", "words", "low", "high", "approximate"),
    [
        ("at least 12", "at least 12", 12, None, False),
        ("up to 500", "up to 500", None, 500, False),
        ("more than 1200", "more than 1200", 1200, None, False),
        ("dozens", "dozens", 24, 199, True),
        ("tens of thousands", "tens of thousands", 20_000, 99_000, True),
        ("about 100", "about 100", 85, 115, True),
        ("8 to 10", "8 to 10", 8, 10, False),
        ("half of", "half", 50, 50, False),
    ],
)
def test_words_bound_an_amount(
    text: str, words: str, low: float | None, high: float | None, approximate: bool
) -> None:
    (found,) = find_quantities(plain(text))

    assert (found.text, found.low, found.high) == (words, low, high)
    assert found.approximate is approximate


def test_the_noun_is_the_unit() -> None:
    read = parse(
        "27 miners died",
        """
        27 27 CD nummod 2
        miners miner NNS nsubj 3
        died die VBD ROOT 0
        """,
    )

    (found,) = find_quantities(read)

    assert (found.text, found.unit, found.low) == ("27 miners", "miner", 27)


def test_a_year_and_a_numbered_thing_are_no_amounts() -> None:
    assert list(find_quantities(plain("in 2011"))) == []


def test_hostile_text_costs_linear_time() -> None:
    def cost(size: int) -> float:
        read = plain("a 12 - of dozens " * size)
        start = time.perf_counter()
        list(find_quantities(read))
        return time.perf_counter() - start

    cost(100)
    assert cost(4000) < 40 * max(cost(400), 0.002)
