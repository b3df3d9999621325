"""The main line of a narrative, and what it dates."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.annotators import times
from onrecord.annotators.language import Parse, Token
from onrecord.model import Explanation, Mode
from tests.annotators.times.clauses import untagged

_WORD = re.compile(r"\w+(?:[.:/]\w+)*|[^\w\s]")


_SENTENCE = re.compile(r"[^.\n]+\.?")


_PUBLISHED = dt.date(2031, 5, 14)


def parsed(text: str, *, compounds: tuple[str, ...] = ()) -> Parse:
    """Return ``text`` in sentences; a word behind *had* is the verb, ``compounds`` modify nouns."""
    tokens: list[Token] = []
    sentences = []
    for number, sentence in enumerate(_SENTENCE.finditer(text)):
        first = len(tokens)
        found = list(_WORD.finditer(text, *sentence.span()))
        words = [match[0].lower() for match in found]
        root = first + (words.index("had") + 1 if "had" in words else 0)
        for i, (match, lower) in enumerate(zip(found, words, strict=True), first):
            verb = i == root and "had" in words
            dep = "compound" if lower in compounds else "aux" if lower == "had" else "npadvmod"
            pos, tag = ("VERB", "VBN") if verb else ("NOUN", "NN")
            dep = "ROOT" if i == root else dep
            tokens.append(
                Token(
                    i, match.start(), match.end(), match[0], lower, lower, pos, tag, dep,
                    root, number, "", False, "",
                )
            )  # fmt: skip
        tokens[root].children = tuple(i for i in range(first, len(tokens)) if i != root)
        sentences.append((first, len(tokens)))
    return Parse(text, 0, len(text), tokens, sentences)


def told(
    text: str, *, compounds: tuple[str, ...] = (), mode: Mode | None = "narrative"
) -> list[str | None]:
    """Return the values of a story that was published on 14 May 2031."""
    context = times.Context(published=_PUBLISHED, mode=mode)
    parse = parsed(text, compounds=compounds)
    return [time.value for time in times.find(parse, published=_PUBLISHED, context=context)]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("In May 1804 the port fell. In June the fleet sailed.", ["1804-05", "1804-06"]),
        ("On 9 December 1804 it sailed. In January it was back.", ["1804-12-09", "1805-01"]),
        ("In October 1804 it froze. In March the ice broke.", ["1804-10", "1805-03"]),
        ("In September 1804 it fell. In June the king had died.", ["1804-09", "1804-06"]),
        ("In late 1804 he fled. In February he was back.", ["1804", "1805-02"]),
        ("Early in 1804 he fled. In November he was back.", ["1804", "1804-11"]),
        ("In November 1804 they camped. The winter was hard.", ["1804-11", "1805-WI"]),
        ("In February 1804 they camped. The winter was hard.", ["1804-02", "1804-WI"]),
        ("In May the port fell. The war ended in June 1804.", ["1804-05", "1804-06"]),
    ],
)
def test_a_month_lies_in_the_year_that_the_story_has_reached(text: str, values: list[str]) -> None:
    assert told(text) == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        (
            "On 3 May 1804 the port fell. The files were opened in 1905. On 6 June it rose.",
            ["1804-05-03", "1905", "1804-06-06"],
        ),
        (
            "On 3 May 1804 the port fell. The king had sworn it in March 1799. "
            "On 6 June it rose. On 9 July it fell again.",
            ["1804-05-03", "1799-03", "1804-06-06", "1804-07-09"],
        ),
        (
            "On 3 May 1804 the port fell (as in March 1799). On 6 June it rose.",
            ["1804-05-03", "1799-03", "1804-06-06"],
        ),
        (
            "On 3 May 1804 the port fell. Two years earlier it was whole. On 6 June it rose.",
            ["1804-05-03", "1802", "1804-06-06"],
        ),
        (
            "On 3 May 1804 the port fell. The previous April it was whole. On 6 June it rose.",
            ["1804-05-03", "1804-04", "1804-06-06"],
        ),
        (
            "On 3 May 1804 the port fell. The decrees of June 1789 and of July came to mind.",
            ["1804-05-03", "1789-06", "1789-07"],
        ),
    ],
)
def test_a_remark_does_not_move_the_story(text: str, values: list[str]) -> None:
    assert told(text) == values


def test_a_story_moves_where_it_stays() -> None:
    text = (
        "On 3 May 1804 the port fell. On 6 June 1811 the fort fell. On 9 July the town fell. "
        "In August the land was lost."
    )
    assert told(text) == ["1804-05-03", "1811-06-06", "1811-07-09", "1811-08"]


def test_a_heading_moves_the_story() -> None:
    text = "In May 1804 the port fell.\n\nThe long truce, 1811-1813\n\nIn March the fort fell."
    assert told(text) == ["1804-05", "1811", "1813", "1811-03"]


def test_the_line_that_dates_the_page_is_no_heading() -> None:
    assert told("2031-05-14\n\nIn June the port fell. By December 1805 it was rebuilt.") == [
        "2031-05-14",
        "1805-06",
        "1805-12",
    ]


def test_a_season_that_names_a_thing_dates_nothing() -> None:
    text = "In November 1804 they went into winter quarters. At the end of the year they fought."
    assert told(text, compounds=("winter",)) == ["1804-11", "1805-WI", "1804"]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("In December 1804 it froze. The next spring was wet.", ["1804-12", "1805-SP"]),
        ("In March 1804 it froze. The following April it thawed.", ["1804-03", "1804-04"]),
        ("In March 1804 it froze. The previous June was dry.", ["1804-03", "1803-06"]),
        ("It fell on 9 May 1804. The next day it burnt.", ["1804-05-09", "1804-05-10"]),
        ("In May 1804 it fell. On the same day it burnt.", ["1804-05", "1804-05-XX"]),
        ("In May 1804 it fell. Three days later it burnt.", ["1804-05", "1804-XX-XX"]),
        ("In May 1804 it fell. A bell rang on Friday.", ["1804-05", "XXXX-WXX-5"]),
    ],
)
def test_what_is_seen_from_the_story(text: str, values: list[str]) -> None:
    assert told(text) == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("It began in 492 BC. The following year it went on.", ["BC0492", "BC0491"]),
        ("It began in 490 BC. Ten years later it went on.", ["BC0490", "BC0480"]),
        ("It began in 490 BC. A decade earlier all was quiet.", ["BC0490", "BC0500"]),
        ("It began in 489 BC. The following decade was quiet.", ["BC0489", "BC047"]),
        ("It began in 396 BC. The previous century was quiet.", ["BC0396", "BC04"]),
        ("It began in June 479 BC. In August it was over.", ["BC0479-06", "BC0479-08"]),
        ("It began in the autumn of 481 BC. The winter was hard.", ["BC0481-FA", "BC0480-WI"]),
        ("It began in 10 BC. Twenty years later it was over.", ["BC0010", "0011"]),
        ("Throughout the 470s BC there was war.", ["BC047"]),
    ],
)
def test_years_before_our_era(text: str, values: list[str]) -> None:
    assert told(text) == values


def test_a_remembered_date_outlives_a_passage() -> None:
    context = times.Context(published=_PUBLISHED, mode="narrative")
    values = []
    for text in ("On 9 December 1804 the port fell. It was a town of 1190.", "In January it rose."):
        parse = parsed(text)
        values += [t.value for t in times.find(parse, published=_PUBLISHED, context=context)]
    assert values == ["1804-12-09", "1190", "1805-01"]


def test_a_year_from_the_story_is_seen_from_where_it_was() -> None:
    context = times.Context(published=_PUBLISHED, mode="narrative")
    parse = parsed("On 9 December 1804 the port fell. In January it rose.")
    found = times.find(parse, published=_PUBLISHED, context=context, explain=True)
    assert found[1].interval is not None
    assert found[1].interval.basis == "context"
    explanation = found[1].explanation
    assert isinstance(explanation, Explanation)
    assert (explanation.reference, explanation.mode) == ("1804-12-09", "narrative")


_PIECES = [
    "May 1804", "In June", "1999", "two days later", "that year", "the next spring", "480 BC",
    "winter", "Friday", "the following decade", "(1805)", ".", "\n\n",
]  # fmt: skip


@given(st.lists(st.sampled_from(_PIECES), max_size=30))
def test_any_story_is_read_without_publication(pieces: list[str]) -> None:
    text = "It was 1790. " + " ".join(pieces)
    context = times.Context(published=_PUBLISHED, mode="narrative")
    found = times.find(untagged(text), published=_PUBLISHED, context=context)
    assert not any((time.value or "").startswith("203") for time in found)
