"""How likely a candidate is an attribution: a log-linear model over readable features.

The weights are trained on PolNeAR's training part by ``training/cues``; the card beside them says
how and how well.
"""

from __future__ import annotations

import csv
import math
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files

from onrecord.annotators.language import Parse
from onrecord.annotators.statements.candidates import Candidate
from onrecord.annotators.statements.spans import QuotationIndex, size

_FIRST = frozenset(["i", "we", "you"])
_SUBJECTS = frozenset(["nsubj", "nsubjpass", "expl"])


@lru_cache(maxsize=1)
def weights() -> dict[str, float]:
    """Return the weight of each feature; reads the packaged table once a process."""
    table = files("onrecord.models").joinpath("cues", "weights.csv")
    rows = csv.reader(table.read_text(encoding="utf-8").splitlines())
    return {feature: float(weight) for feature, weight in rows}


def probability(parse: Parse, candidate: Candidate, index: QuotationIndex) -> float:
    """Return the probability in [0, 1] that ``candidate`` is an attribution."""
    table = weights()
    total = sum(table.get(feature, 0.0) for feature in features(parse, candidate, index))
    return 1 / (1 + math.exp(-total)) if total > -30 else 0.0


def features(parse: Parse, candidate: Candidate, index: QuotationIndex) -> Iterator[str]:
    """Yield the features of a candidate, each a name that the table of weights knows or not."""
    token = parse.tokens[candidate.head]
    lemma, frame = candidate.lemma, candidate.frame
    yield "bias"
    yield f"frame={frame}"
    yield f"lemma={lemma}"
    yield f"lemma={lemma} frame={frame}"
    kind = source_kind(parse, candidate)
    yield f"source={kind}"
    yield f"source={kind} frame={frame}"
    if kind == "noun":
        yield f"source lemma={parse.tokens[candidate.source_head or 0].lemma.lower()}"
    yield f"tag={token.tag} frame={frame}"
    yield f"dep={token.dep} frame={frame}"
    yield f"inherited={candidate.inherited} frame={frame}"
    if candidate.negated:
        yield f"negated frame={frame}"
        yield f"negated lemma={lemma}"
    yield from _helpers(parse, candidate)
    yield from _content_features(parse, candidate, index)


def source_kind(parse: Parse, candidate: Candidate) -> str:
    """Return what the source is: none, first, pronoun, relative, an entity's type, or a noun."""
    if candidate.source_head is None:
        return "none"
    head = parse.tokens[candidate.source_head]
    if head.entity:
        return head.entity
    if head.lower in _FIRST:
        return "first"
    if head.pos == "PRON":
        return head.lower
    return "propn" if head.pos == "PROPN" else "noun"


def _helpers(parse: Parse, candidate: Candidate) -> Iterator[str]:
    for child in parse.tokens[candidate.head].children:
        dependent = parse.tokens[child]
        if dependent.dep == "aux":
            yield f"aux={dependent.lower}"
        elif dependent.dep == "mark" or dependent.tag in {"WRB", "WP"}:
            yield f"mark={dependent.lower}"
    head = parse.tokens[parse.tokens[candidate.head].head]
    yield f"above={head.lemma.lower()}"


def _content_features(parse: Parse, candidate: Candidate, index: QuotationIndex) -> Iterator[str]:
    content, frame = candidate.content, candidate.frame
    length = size(content)
    yield f"length={min(9, length.bit_length())} frame={frame}"
    inside = index.at(candidate.cue[0]) is not None
    yield f"quoted cue={inside}"
    quoted = bool(index.between(content[0][0], content[-1][1]))
    yield f"quoted content={quoted and not inside} frame={frame}"
    first = parse.text[content[0][0] : content[0][0] + 5].lower()
    if first.startswith("that "):
        yield "that"
    if len(content) > 1:
        yield f"parts frame={frame}"
    if frame.startswith("q_"):
        end = parse.text[content[-1][0] : content[-1][1]].rstrip("\"”'’")
        yield f"ends={end[-1:]} frame={frame}"
        yield f"words={min(6, (length // 12))}"
    head = parse.tokens[candidate.content_head]
    yield f"content={head.pos} frame={frame}"
    if head.pos in {"VERB", "AUX"} and frame.endswith("ccomp"):
        subjects = _SUBJECTS.intersection(parse.tokens[c].dep for c in head.children)
        yield f"clause subject={bool(subjects)} tag={head.tag}"
