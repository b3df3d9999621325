"""Cue, source and content together: what may be an attribution."""

from __future__ import annotations

from msgspec import Struct

from onrecord.annotators.language import Dependents, Parse, Token
from onrecord.annotators.statements.spans import Range

# What makes a verb one with a subject of its own.
SUBJECTS = frozenset(["nsubj", "nsubjpass", "csubj", "expl"])
_AUXILIARIES = frozenset(["aux", "auxpass", "neg"])


class Candidate(Struct, gc=False):
    """A likely attribution: token indices of the heads, character ranges of the three parts.

    ``head`` is the head of the cue; ``score`` its probability. ``addressee`` is the head of who a
    construction says was asked, ``under`` the cue of the statement that this one is told through.
    """

    head: int
    lemma: str
    cue: Range
    source: Range | None
    source_head: int | None
    content: list[Range]
    content_head: int
    score: float = 0.0
    addressee: int | None = None
    under: Range | None = None


def cue_range(parse: Parse, i: int, below: Dependents) -> Range:
    """Return the verb with the auxiliaries, negation and particle beside it."""
    tokens = parse.tokens
    start = i
    mine = {c for dep in _AUXILIARIES for c in below.get(dep, ()) if c < i}
    while start > 0 and (
        start - 1 in mine or (tokens[start - 1].dep == "advmod" and start - 2 in mine)
    ):
        start -= 1
    end = i
    for child in below.get("prt", ()):
        if child == end + 1:
            end = child
    return tokens[start].start, tokens[end].end


def is_passive(token: Token, below: Dependents) -> bool:
    """Tell a passive, also a reduced one: *asked whether*, *a claim echoed by*."""
    if "nsubjpass" in below or "auxpass" in below or "agent" in below:
        return True
    return token.tag == "VBN" and token.dep in {"acl", "advcl"} and "aux" not in below
