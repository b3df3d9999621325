from __future__ import annotations

import pytest

from onrecord.annotators.events.parties import parties
from onrecord.annotators.language import Parse
from tests.parses import parse

NURSES = parse(
    "Thousands of Danish nurses marched.",
    """
    Thousands thousand NNS nsubj 5
    of of IN prep 1
    Danish danish JJ amod 4 NORP
    nurses nurse NNS pobj 2
    marched march VBD ROOT 0
    . . . punct 5
    """,
)
MEMBERS = parse(
    "Members of the union warned you, us and nobody, and those who left.",
    """
    Members member NNS nsubj 5
    of of IN prep 1
    the the DT det 4
    union union NN pobj 2
    warned warn VBD ROOT 0
    you you PRP dobj 5
    , , , punct 6
    us we PRP conj 6
    and and CC cc 8
    nobody nobody NN conj 8
    , , , punct 10
    and and CC cc 10
    those those DT conj 10
    who who WP nsubj 15
    left leave VBD relcl 13
    . . . punct 5
    """,
)


# As the parser mostly has it: the first of the two before the second.
SIDES = parse(
    "Sweden's government and Danish officials met.",
    """
    Sweden Sweden NNP poss 3 GPE
    's 's POS case 1
    government government NN nmod 6
    and and CC cc 3
    Danish danish JJ amod 6 NORP
    officials official NNS nsubj 7
    met meet VBD ROOT 0
    . . . punct 7
    """,
)


def words(parsed: Parse, *heads: int) -> list[str]:
    return [parsed.text[slice(*one.words)] for one in parties(parsed, heads)]


def test_a_quantity_and_what_it_is_of_are_one() -> None:
    assert words(NURSES, 0, 3) == ["Danish nurses"]


def test_a_word_before_a_noun_is_part_of_it() -> None:
    assert words(NURSES, 2, 3) == ["Danish nurses"]


def test_an_adjective_alone_is_of_its_country() -> None:
    [one] = parties(NURSES, [2])
    assert (NURSES.text[slice(*one.words)], one.kind) == ("Danish", "state")


def test_a_description_is_told_by_all_of_its_words() -> None:
    assert words(MEMBERS, 0) == ["Members of the union"]


def test_a_relative_pronoun_is_the_noun_before() -> None:
    assert words(MEMBERS, 13) == words(MEMBERS, 12)


@pytest.mark.parametrize(("head", "kind"), [(5, None), (7, None), (9, None), (12, "group")])
def test_what_a_pronoun_tells_of(head: int, kind: str | None) -> None:
    [one] = parties(MEMBERS, [head])
    assert one.kind == kind


def test_two_that_are_joined_are_two_though_parsed_as_one_phrase() -> None:
    assert words(SIDES, 5) == ["Sweden's government", "Danish officials"]
