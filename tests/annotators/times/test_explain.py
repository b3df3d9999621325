"""What made a value is told where it is asked for, and only there."""

from __future__ import annotations

import datetime as dt
from collections import Counter

import pytest
from msgspec import UNSET, json, structs

from onrecord.annotators import times
from onrecord.annotators.language import Parse
from onrecord.annotators.times.words import grammar
from onrecord.model import Explanation, Mode, Time
from tests.annotators.times.clauses import clause, untagged

PUBLISHED = dt.date(2031, 5, 14)
STORY = "It began on 3 May 2031. The next day, in the second quarter, it rained for two days."


def explained(text: str | Parse, mode: Mode | None = None) -> list[Explanation]:
    found = find(text, mode=mode, explain=True)
    assert all(isinstance(time.explanation, Explanation) for time in found)
    return [time.explanation for time in found if isinstance(time.explanation, Explanation)]


def find(text: str | Parse, *, mode: Mode | None = None, explain: bool) -> list[Time]:
    parse = untagged(text) if isinstance(text, str) else text
    context = times.Context(PUBLISHED, mode)
    return times.find(parse, published=PUBLISHED, context=context, explain=explain)


def test_a_name_means_one_rule() -> None:
    names = Counter(rule.name for rule in grammar.rules())
    assert [name for name, count in names.items() if count > 1] == []


def test_it_is_not_told_unasked() -> None:
    found = find(STORY, explain=False)
    assert {time.explanation for time in found} == {UNSET}
    assert b"explanation" not in json.encode(found)


def test_asking_changes_nothing_else() -> None:
    told = [structs.replace(time, explanation=UNSET) for time in find(STORY, explain=True)]
    assert told == find(STORY, explain=False)


@pytest.mark.parametrize(
    ("text", "rule", "reference", "anchor"),
    [
        ("on 3 May 2031", "full date, day first", None, None),
        ("two days", "length", None, None),
        ("recently", "recently", None, None),
        ("yesterday", "day seen from publication", "2031-05-14", "published"),
        ("on Friday", "weekday", "2031-05-14", "published"),
        ("in July", "month", "2031-05-14", "published"),
        ("two weeks ago", "ago", "2031-05-14", "published"),
        ("over the past two weeks", "past or coming length", "2031-05-14", "published"),
        ("in the '90s", "decade", "2031-05-14", "published"),
    ],
)
def test_the_rule_and_the_day_it_was_seen_from(
    text: str, rule: str, reference: str | None, anchor: str | None
) -> None:
    (told,) = explained(text)
    assert (told.rule, told.reference, told.anchor) == (rule, reference, anchor)


def test_what_the_text_has_dated_is_named_as_such() -> None:
    first, second, *_ = explained(STORY)
    assert (first.reference, first.anchor) == (None, None)
    assert (second.rule, second.reference, second.anchor) == (
        "the next day",
        "2031-05-03",
        "context",
    )


@pytest.mark.parametrize(
    ("mode", "reference", "anchor"),
    [("news", "2031-05-14", "published"), ("narrative", "1805-01-01", "context")],
)
def test_the_mode_is_told(mode: Mode, reference: str, anchor: str) -> None:
    *_, told = explained("It was 1805. In June the fleet sailed.", mode=mode)
    assert (told.mode, told.reference, told.anchor) == (mode, reference, anchor)


def test_the_tense_is_told() -> None:
    (told,) = explained(clause("She said Friday", verb=("said", "VBD")))
    assert told.tense == "past"
    (told,) = explained("on Friday")
    assert told.tense is None
