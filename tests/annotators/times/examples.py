"""The examples of the rules, each read by the words alone, or under the tense that its rule asks.

An example is a phrase of a report of Wednesday, 14 May 2031, with the value that its rule gives it;
the empty value says that the rule finds no time there.
"""

from __future__ import annotations

import datetime as dt
import re

from msgspec import Struct

from onrecord.annotators.language import Parse
from onrecord.annotators.times import Context, find
from onrecord.annotators.times.tables import knowledge
from onrecord.model import Explanation, Time
from tests.annotators.times.clauses import clause, untagged

PUBLISHED = dt.date(2031, 5, 14)


class Example(Struct, frozen=True):
    """A phrase, its rule and value, and the tense that the rule asks for."""

    rule: str
    text: str
    value: str
    tense: str | None = None


def examples() -> list[Example]:
    """Return the examples in the order of the rules."""
    return [
        Example(rule["name"], text, value, rule.get("tense"))
        for rule in knowledge()["rules"]
        for text, value in rule.get("examples", {}).items()
    ]


def read(example: Example) -> list[Time]:
    """Return the times of the phrase, explained."""
    parse = untagged(example.text) if example.tense is None else _future(example.text)
    context = Context(PUBLISHED)
    return find(parse, published=PUBLISHED, context=context, explain=True)


def rule_of(time: Time) -> str:
    """Return the name of the rule that read an explained time."""
    assert isinstance(time.explanation, Explanation)
    return time.explanation.rule


def _future(text: str) -> Parse:
    """Return ``text`` as one clause of its *will*."""
    verb = re.search(r"\bwill (\w+)", text)
    assert verb is not None, f"{text!r}: its rule asks for a future: write it with 'will'"
    return clause(text, verb=(verb[1], "VB"), auxiliaries=("will",))
