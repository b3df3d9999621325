from __future__ import annotations

import pytest

from onrecord.annotators.statements.sources import antecedent
from tests.parses import parse

ROWS = """
    Toller Toller NNP nsubj 8
    and and CC cc 1
    Varga Varga NNP conj 1
    , , , punct 1
    who who WP nsubj 7
    {aux} have {tag} aux 7
    resigned resign VBN relcl 1
    left leave VBD ROOT 0
    . . . punct 8
    """


@pytest.mark.parametrize(
    ("aux", "tag", "whose"), [("has", "VBZ", "Varga"), ("have", "VBP", "Toller")]
)
def test_a_clause_in_the_singular_is_of_the_last_of_several(aux: str, tag: str, whose: str) -> None:
    text = f"Toller and Varga, who {aux} resigned left."
    parsed = parse(text, ROWS.format(aux=aux, tag=tag))
    assert parsed.tokens[antecedent(parsed, 6)].text == whose
