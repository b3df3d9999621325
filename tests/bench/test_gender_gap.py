"""Parses by hand: of each token its word, lemma, part of speech, dependency and head."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

from bench.gender_gap import _quotes

VERBS = frozenset({"say", "add"})
CLAUSE = """
Ada ada PROPN nsubj 1
said say VERB ROOT 1
that that SCONJ mark 6
the the DET det 4
ships ship NOUN nsubj 6
still still ADV advmod 6
wait wait VERB ccomp 1
. . PUNCT punct 1
"""
QUOTED = """
“ “ PUNCT punct 6
Our our PRON poss 2
ships ship NOUN nsubj 3
wait wait VERB ccomp 6
” ” PUNCT punct 6
Ada ada PROPN nsubj 6
said say VERB ROOT 6
. . PUNCT punct 6
“ “ PUNCT punct 12
They they PRON nsubj 12
are be AUX cop 12
still still ADV advmod 12
here here ADV ROOT 12
. . PUNCT punct 12
” ” PUNCT punct 12
"""
ACCORDING = """
The the DET det 1
ships ship NOUN nsubj 2
wait wait VERB ROOT 2
there there ADV advmod 2
, , PUNCT punct 2
according accord VERB prep 2
to to ADP prep 5
Ada ada PROPN pobj 6
. . PUNCT punct 2
"""
NEARBY = """
Ada ada PROPN nsubj 1
said say VERB ROOT 1
of of ADP prep 1
the the DET det 4
ships ship NOUN pobj 2
“ “ PUNCT punct 9
old old ADJ amod 9
and and CCONJ cc 6
rusty rusty ADJ conj 6
hulks hulk NOUN appos 4
” ” PUNCT punct 9
. . PUNCT punct 1
"""


def doc(parse: str) -> Doc:
    rows = [line.split() for line in parse.strip().splitlines()]
    words, lemmas, pos, deps, heads = map(list, zip(*rows, strict=True))
    vocabulary = spacy.blank("en").vocab
    above = [int(head) for head in heads]
    return Doc(vocabulary, words=words, lemmas=lemmas, pos=pos, deps=deps, heads=above)


@pytest.mark.parametrize(
    ("parse", "expected"),
    [
        (CLAUSE, [("Ada", "said", "that the ships still wait")]),
        (
            QUOTED,
            [("Ada", "said", "“ Our ships wait ”"), ("Ada", None, "“ They are still here . ”")],
        ),
        (ACCORDING, [("Ada", "according to", "The ships wait there")]),
        (NEARBY, [("Ada", "said", "“ old and rusty hulks ”")]),
    ],
)
def test_each_sort_of_quote(parse: str, expected: list[tuple[str | None, ...]]) -> None:
    made = doc(parse)
    found = _quotes(made, VERBS)
    assert [tuple(s and made.text[slice(*s)] for s in quote) for quote in found] == expected


def test_other_verbs_make_no_quote() -> None:
    assert _quotes(doc(CLAUSE), frozenset({"know"})) == []
