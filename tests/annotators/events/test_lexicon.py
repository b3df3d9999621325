from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest

from onrecord.annotators.events.lexicon import (
    Meaning,
    Part,
    classes,
    controls,
    expanded,
    future,
    governed,
    lights,
    meanings,
    refused,
    types,
)
from onrecord.annotators.events.slots import SLOTS
from onrecord.knowledge.tables import toml

PARTS: tuple[Part, ...] = ("verbs", "nouns", "adjectives")
PREPOSITIONS = frozenset(
    [
        "about", "against", "among", "as", "at", "behind", "between", "by", "during", "for", "from",
        "in", "into", "of", "on", "out", "over", "to", "towards", "upon", "with",
    ]
)  # fmt: skip
# Known by their form, not by a list.
BY_FORM = frozenset(["any", "somebody", "thing", "state", "leader", "territory", "money"])


def every() -> Iterator[tuple[Part, str, Meaning]]:
    for part in PARTS:
        for word, listed in meanings(part).items():
            for meaning in listed:
                yield part, word, meaning


def test_the_types_are_plovers() -> None:
    assert set(types()) == {
        "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
        "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
    }  # fmt: skip


def test_there_are_the_words_of_the_news() -> None:
    assert sum(len(meanings(part)) for part in PARTS) > 1_200


def test_every_slot_is_one_of_grammar_or_a_preposition() -> None:
    asked = [
        (*one.frame.actor, *one.frame.recipient, *one.needs, *one.alone, *one.only, *one.also,
         *one.never)
        for _, _, one in every()
    ]  # fmt: skip
    named = {slot for slots in asked for slot in slots}
    assert sorted(named - SLOTS - PREPOSITIONS) == []


def test_every_class_that_a_condition_names_is_listed() -> None:
    named = {
        word[1:]
        for _, _, one in every()
        for condition in (one.only, one.also, one.never)
        for words in condition.values()
        for word in words
        if word.startswith("@")
    }
    assert sorted(named - set(classes()) - BY_FORM) == []


@pytest.mark.parametrize("name", types())
def test_no_list_has_a_word_twice(name: str) -> None:
    for entry in toml("events/types.toml")[name]["words"]:
        for part in PARTS:
            assert [w for w, n in Counter(entry.get(part, [])).items() if n > 1] == []


def test_words_are_lemmas_in_small_letters() -> None:
    assert sorted({word for _, word, _ in every() if word != word.lower().strip()}) == []


def test_a_condition_goes_before_none_and_rare_meanings_go_last() -> None:
    for part in PARTS:
        for listed in meanings(part).values():
            assert [one.rare for one in listed] == sorted(one.rare for one in listed)
    assert meanings("verbs")["fire"][-1].rare


def test_a_class_stands_for_its_words() -> None:
    assert {"treaty", "mayor", "@accord"} <= expanded(["@accord", "mayor"])


def test_what_governs_speaks_of_types_and_slots() -> None:
    for table in (future(), refused()):
        assert set(table) <= set(types())
        assert {other for others in table.values() for other in others} <= set(types())
    assert set(governed()) <= set(types())
    said = {slot for part in PARTS for listed in controls(part).values() for one in listed
            for slot in one.actor}  # fmt: skip
    assert sorted(said - PREPOSITIONS - {"subject", "object", "holder", "recipient"}) == []
    ways = {way for listed in lights().values() for one in listed for way in one.by}
    assert sorted(ways - PREPOSITIONS - {"object", "under"}) == []
