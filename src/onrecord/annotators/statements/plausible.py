"""Which candidates are no statements, whatever their score."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from onrecord.annotators.language import Parse
from onrecord.annotators.statements.candidates import Candidate
from onrecord.annotators.statements.lexicon import constructions
from onrecord.annotators.statements.wording import bearer, holds, wording

# Tokens of a cue that are looked at.
_WORDS = 12


def plausible(parse: Parse, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Return the candidates that can be statements, in the order given.

    Left out are cues that attribute nothing in their construction (knowledge/constructions.toml)
    and, of two that tell of one saying, the outer: *declined* beside *to say whether …*.
    """
    heads = {candidate.head for candidate in candidates}
    kept = []
    for candidate in candidates:
        carried = bearer(parse, candidate)
        doubled = carried != candidate.head and carried in heads
        if not doubled and not is_never(parse, candidate):
            kept.append(candidate)
    return kept


def is_never(parse: Parse, candidate: Candidate) -> bool:
    """Tell whether the cue is one that attributes nothing in its construction: *met to discuss*.

    A cue with a noun or another verb in it is left alone: *began his speech by saying*.
    """
    if _is_rich(parse, candidate):
        return False
    worded = wording(parse, candidate)
    lemma = parse.tokens[candidate.head].lemma.lower()
    entries = constructions("never")
    listed = [*entries.get(worded.cue, ()), *entries.get(lemma, ())]
    return any(holds(parse, entry, worded) for entry in listed)


def _is_rich(parse: Parse, candidate: Candidate) -> bool:
    """Tell a cue of more than one word that means something."""
    low, high = candidate.cue
    first = bisect_left(parse.tokens, low, key=lambda token: token.start)
    for token in parse.tokens[first : first + _WORDS]:
        if token.start >= high:
            return False
        if token.i != candidate.head and token.pos in {"NOUN", "VERB"}:
            return True
    return False
