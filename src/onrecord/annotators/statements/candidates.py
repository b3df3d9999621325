"""Cue, source and content together: a possible attribution.

A candidate is a cue with one of the arguments that could be its content; whether it is an
attribution is the scorer's business.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from onrecord.annotators.language import Dependents, Parse, Token
from onrecord.annotators.statements.frames import frames, is_passive
from onrecord.annotators.statements.lexicon import forms
from onrecord.annotators.statements.sources import agent, source_range, subject
from onrecord.annotators.statements.spans import Range, runs

_TOLD = frozenset(["ccomp", "xcomp", "whether", "dobj+xcomp"])
_AUXILIARIES = frozenset(["aux", "auxpass", "neg"])


class Candidate(Struct, gc=False):
    """A possible attribution: token indices of cue and source head, ranges of the three parts."""

    head: int
    lemma: str
    frame: str
    cue: Range
    source: Range | None
    source_head: int | None
    content: list[Range]
    content_head: int
    negated: bool = False
    score: float = 0.0
    inherited: bool = False
    addressee: int | None = None
    postposed: bool = False


def verb_candidates(parse: Parse, i: int) -> Iterator[Candidate]:
    """Yield the candidates whose cue is the verb at token ``i``."""
    token = parse.tokens[i]
    below = parse.dependents(i)
    passive = is_passive(token, below)
    source, inherited = (agent(parse, below), False) if passive else subject(parse, i)
    lemma = token.lemma.lower()
    if "prt" in below:
        lemma = f"{lemma}_{parse.tokens[below['prt'][0]].lower}"
    for frame in frames(parse, i, below, passive=passive):
        content = runs(parse, frame.content)
        if content:
            yield Candidate(
                head=i,
                lemma=lemma,
                frame=f"pass+{frame.name}" if passive else frame.name,
                cue=cue_range(parse, i, below, frame.preposition),
                source=None if source is None else source_range(parse, source, i),
                source_head=source,
                content=content,
                content_head=frame.content[0],
                negated="neg" in below or _is_withheld(parse, i),
                inherited=inherited,
                addressee=addressee(lemma, below) if frame.name in _TOLD else None,
            )


def _is_withheld(parse: Parse, i: int) -> bool:
    """Tell whether the verb above says that this one was not done: *declined to say whether*."""
    token = parse.tokens[i]
    return token.dep == "xcomp" and parse.tokens[token.head].lemma.lower() in forms("withholding")


def addressee(lemma: str, below: Dependents) -> int | None:
    """Return the head of who is told; the object of *accuse* or *call* is spoken of, not to."""
    if "dative" in below:
        return below["dative"][0]
    if lemma in forms("addressing"):
        return next((below[dep][0] for dep in ("dobj", "nsubjpass") if dep in below), None)
    return None


def cue_range(parse: Parse, i: int, below: Dependents, extra: int | None) -> Range:
    """Return the verb with the auxiliaries, negation and particle beside it."""
    tokens = parse.tokens
    start = i
    mine = {c for dep in _AUXILIARIES for c in below.get(dep, ()) if c < i}
    while start > 0 and (
        start - 1 in mine or (tokens[start - 1].dep == "advmod" and start - 2 in mine)
    ):
        start -= 1
    end = i
    for child in [*below.get("prt", ()), *([] if extra is None else [extra])]:
        if child == end + 1:
            end = child
    return tokens[start].start, tokens[end].end


def is_verb(token: Token) -> bool:
    """Tell whether a token can be a verbal cue."""
    if not token.text[0].isalpha():
        return False
    return token.pos == "VERB" or (token.pos == "AUX" and token.dep not in _AUXILIARIES)
