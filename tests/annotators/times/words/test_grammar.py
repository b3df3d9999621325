"""Every rule has its examples, and reads them itself."""

from __future__ import annotations

import pytest

from onrecord.annotators.times.tables import knowledge
from onrecord.annotators.times.words import grammar
from onrecord.annotators.times.words.lexicon import words_of
from tests.annotators.times.examples import Example, examples, read, rule_of

RULES = {rule["name"]: rule for rule in knowledge()["rules"]}


FIELDS = {*grammar.Rule.__struct_fields__, "examples"}


def test_a_rule_says_nothing_that_is_not_read() -> None:
    assert {field for rule in RULES.values() for field in rule} <= FIELDS


def test_every_rule_has_an_example() -> None:
    assert [name for name, rule in RULES.items() if not rule.get("examples")] == []


def test_no_phrase_stands_under_two_rules() -> None:
    texts = [example.text for example in examples()]
    assert len(texts) == len(set(texts))


@pytest.mark.parametrize("example", examples(), ids=lambda example: example.text)
def test_an_example_is_read_by_its_rule(example: Example) -> None:
    if RULES[example.rule].get("kind") == "none":
        assert (example.value, read(example)) == ("", [])
        row = list(words_of(example.text, 0, len(example.text)))
        assert [match.rule.name for match in grammar.matches(row)] == [example.rule]
    else:
        found = [time.value for time in read(example) if rule_of(time) == example.rule]
        assert found == [example.value]
