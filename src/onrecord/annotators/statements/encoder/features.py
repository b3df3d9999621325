"""A parse as arrays: what the networks are told of each token besides the encoder's states.

Training and run time read the same numbers from here. Index 0 of every vocabulary is *unknown*.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from onrecord.annotators.language import Parse, Token
from onrecord.annotators.statements.spans import QuotationIndex

# ClearNLP's dependencies, Penn Treebank's tags and OntoNotes' entity types, as spaCy has them.
DEPENDENCIES = (
    "ROOT", "acl", "acomp", "advcl", "advmod", "agent", "amod", "appos", "attr", "aux",
    "auxpass", "case", "cc", "ccomp", "compound", "conj", "csubj", "csubjpass", "dative",
    "dep", "det", "dobj", "expl", "intj", "mark", "meta", "neg", "nmod", "npadvmod", "nsubj",
    "nsubjpass", "nummod", "oprd", "parataxis", "pcomp", "pobj", "poss", "preconj", "predet",
    "prep", "prt", "punct", "quantmod", "relcl", "xcomp",
)  # fmt: skip
TAGS = (
    "$", "''", ",", "-LRB-", "-RRB-", ".", ":", "ADD", "AFX", "CC", "CD", "DT", "EX", "FW",
    "HYPH", "IN", "JJ", "JJR", "JJS", "LS", "MD", "NFP", "NN", "NNP", "NNPS", "NNS", "PDT",
    "POS", "PRP", "PRP$", "RB", "RBR", "RBS", "RP", "SYM", "TO", "UH", "VB", "VBD", "VBG",
    "VBN", "VBP", "VBZ", "WDT", "WP", "WP$", "WRB", "XX", "``",
)  # fmt: skip
ENTITIES = (
    "CARDINAL", "DATE", "EVENT", "FAC", "GPE", "LANGUAGE", "LAW", "LOC", "MONEY", "NORP",
    "ORDINAL", "ORG", "PERCENT", "PERSON", "PRODUCT", "QUANTITY", "TIME", "WORK_OF_ART",
)  # fmt: skip
_DEPENDENCY = {name: i for i, name in enumerate(DEPENDENCIES, 1)}
_TAG = {name: i for i, name in enumerate(TAGS, 1)}
_ENTITY = {name: i for i, name in enumerate(ENTITIES, 1)}

DEPENDENCY_COUNT = len(DEPENDENCIES) + 1
TAG_COUNT = len(TAGS) + 1
ENTITY_COUNT = len(ENTITIES) + 1
QUOTED_COUNT = 3
# Columns of ``token_features``.
COLUMNS = (DEPENDENCY_COUNT, TAG_COUNT, ENTITY_COUNT, QUOTED_COUNT)

# Branches: the cue's head itself, its dependents, and three levels above it; then other sentences.
_LEVELS = 3
_OTHER = 1 + (DEPENDENCY_COUNT + 1) * (_LEVELS + 1)
_FARTHEST = 2
BRANCH_COUNT = _OTHER + 2 * _FARTHEST + 1

Ints = NDArray[np.int64]


def token_features(parse: Parse, index: QuotationIndex) -> Ints:
    """Return dependency, tag, entity and quotation of each token, an array of (tokens, 4)."""
    rows = [
        (
            _DEPENDENCY.get(token.dep, 0),
            _TAG.get(token.tag, 0),
            _ENTITY.get(token.entity, 0),
            _quoted(token, index),
        )
        for token in parse.tokens
    ]
    return np.array(rows, dtype=np.int64).reshape(len(rows), len(COLUMNS))


def _quoted(token: Token, index: QuotationIndex) -> int:
    """Return 0 outside quotation marks, 1 in double, 2 in single ones."""
    around = index.at(token.start)
    if around is None:
        return 0
    return 2 if around.single else 1


def unquoted(features: Ints) -> Ints:
    """Return the features of tokens as they would be without the quotation marks around them."""
    out = features.copy()
    out[:, -1] = 0
    return out


def branches(parse: Parse, head: int, start: int, end: int) -> Ints:
    """Return how each token of ``[start, end)`` hangs on the cue whose head is ``head``.

    A token of the cue's clause is known by the dependency of the branch below ``head`` that holds
    it; any other of the sentence by how far one climbs from ``head`` until a clause holds both, and
    by the branch of that clause; a token of another sentence by the distance in sentences.
    """
    sentence = parse.tokens[head].sentence
    first, last = parse.sentences[sentence]
    out = np.empty(end - start, dtype=np.int64)
    for i in range(start, min(first, end)):
        out[i - start] = _elsewhere(parse.tokens[i].sentence - sentence)
    for i in range(max(last, start), end):
        out[i - start] = _elsewhere(parse.tokens[i].sentence - sentence)
    low, high = max(first, start), min(last, end)
    out[low - start : high - start] = _in_sentence(parse, head, first, last)[
        low - first : high - first
    ]
    return out


def _elsewhere(distance: int) -> int:
    return _OTHER + max(-_FARTHEST, min(_FARTHEST, distance)) + _FARTHEST


def _in_sentence(parse: Parse, head: int, first: int, last: int) -> Ints:
    out = np.zeros(last - first, dtype=np.int64)
    below, level = -1, 0
    at = head
    while True:
        out[at - first] = 1 + level * (DEPENDENCY_COUNT + 1)
        _mark(parse, at, below, 2 + level * (DEPENDENCY_COUNT + 1), out, first)
        above = parse.tokens[at].head
        if above == at or not first <= above < last:
            return out
        below, at = at, above
        level = min(_LEVELS, level + 1)


def _mark(parse: Parse, at: int, skipped: int, base: int, out: Ints, first: int) -> None:
    """Mark what hangs on ``at``, each branch by its dependency, but not the branch of ``skipped``.

    A token that hangs out of its sentence is left to 0.
    """
    last = first + len(out)
    stack = [
        (child, base + _DEPENDENCY.get(parse.tokens[child].dep, 0))
        for child in parse.tokens[at].children
        if child != skipped
    ]
    while stack:
        token, label = stack.pop()
        if first <= token < last:
            out[token - first] = label
            stack.extend((child, label) for child in parse.tokens[token].children)


def head_of(parse: Parse, indices: Sequence[int]) -> int:
    """Return the token of ``indices`` that the others hang on: the nearest to the root."""
    inside = set(indices)
    outer = [i for i in indices if parse.tokens[i].head not in inside or parse.tokens[i].head == i]
    verbs = [i for i in outer if parse.tokens[i].pos in {"VERB", "NOUN", "ADJ", "AUX"}]
    return (verbs or outer or list(indices))[0]
