"""The tables of knowledge/events/status.toml: each entry can hold, and says something."""

from __future__ import annotations

import re
from typing import get_args

from onrecord.annotators.events.status.words import (
    Governor,
    adverbs,
    certainties,
    governors,
    lemmas,
    marks,
    modals,
    modifiers,
    prepositions,
)
from onrecord.model import Certainty, Status

WORD = re.compile(r"[a-z][a-z'-]*(_[a-z'-]+)*")


def entries() -> set[Governor]:
    return {entry for listed in governors().values() for entry in listed}


def test_words_are_lemmas_in_small_letters() -> None:
    assert [word for word in governors() if WORD.fullmatch(word) is None] == []


def test_no_entry_is_hidden_by_one_before_it() -> None:
    """An earlier entry for a word that holds whenever the later one does leaves it no case."""
    hidden = [
        (word, later.example)
        for word, listed in governors().items()
        for n, later in enumerate(listed)
        for earlier in listed[:n]
        if _holds_for_all(earlier, later)
    ]
    assert hidden == []


def _holds_for_all(earlier: Governor, later: Governor) -> bool:
    return (
        bool(later.takes)
        and later.takes <= earlier.takes
        and earlier.part in (None, later.part)
        and earlier.own in (None, later.own)
        and earlier.definite in (None, later.definite)
    )


def test_every_entry_has_an_example_and_says_something() -> None:
    for entry in entries():
        assert entry.example
        assert entry.words
        assert entry.plus != entry.minus or entry.plus == "fact"


def test_every_status_has_a_certainty() -> None:
    assert set(certainties()) == set(get_args(Status))
    assert set(certainties().values()) <= set(get_args(Certainty))


def test_the_small_tables_are_there() -> None:
    assert modals()["will"] == "future"
    assert adverbs()["allegedly"] == "alleged"
    assert marks()["if"] == "hypothetical"
    assert prepositions()["without"] == "not"
    assert modifiers()["feared"] == "predicted"
    assert lemmas()["hop"] == "hope"
