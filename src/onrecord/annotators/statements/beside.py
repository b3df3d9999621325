"""Quoted words whose speaker and cue follow at once, where nothing else has them.

*“Did you take it?” the prosecutor, Helga Roth, asked.* A question mark makes two sentences of one,
and who reads them by the sentence may lose the words or their cue.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from onrecord.annotators.language import Parse, Token
from onrecord.annotators.quotations import Quotation, is_utterance
from onrecord.annotators.statements.candidates import Candidate, cue_range
from onrecord.annotators.statements.lexicon import forms
from onrecord.annotators.statements.sources import source_range
from onrecord.annotators.statements.spans import QuotationIndex, overlap

# Confidence of a construction that leaves nothing open.
_SURE = 0.9
# Tokens behind a quotation among which the cue stands.
_REACH = 25
# What a quotation ends in that a clause goes on with, inside its closing mark.
_OPEN = frozenset(",?!—–")


def with_quoted(
    parse: Parse, index: QuotationIndex, candidates: Sequence[Candidate]
) -> list[Candidate]:
    """Return ``candidates`` with those of the quotations that none of them has as content."""
    found = list(candidates)
    starts = [token.start for token in parse.tokens]
    for quotation in index.between(parse.start, parse.end):
        if any(overlap(one.content, quotation.parts) for one in found):
            continue
        for one in _beside(parse, starts, quotation):
            if not any(overlap([one.cue], [other.cue]) for other in found):
                found.append(one)
    return found


def _beside(parse: Parse, starts: Sequence[int], quotation: Quotation) -> Iterator[Candidate]:
    text = parse.text[quotation.start : quotation.end]
    if not is_utterance(text) or not quotation.closed or text.rstrip("\"”»'’")[-1:] not in _OPEN:
        return
    first = bisect_left(starts, quotation.end)
    verb = _verb(parse, first)
    if verb is None:
        return
    subject = _subject(parse, verb, first)
    if subject is None:
        return
    yield Candidate(
        head=verb.i,
        lemma=verb.lemma.lower(),
        cue=cue_range(parse, verb.i, parse.dependents(verb.i)),
        source=source_range(parse, subject, verb.i),
        source_head=subject,
        content=list(quotation.parts),
        content_head=max(first - 1, 0),
        score=_SURE,
    )


def _verb(parse: Parse, first: int) -> Token | None:
    """Return the first verb of plain speech behind a quotation, in its paragraph and sentence."""
    for token in parse.tokens[first : first + _REACH]:
        if token.sentence != parse.tokens[first].sentence:
            return None
        if "\n" in parse.text[parse.tokens[max(first - 1, 0)].end : token.start]:
            return None
        spoken = token.lemma.lower() in forms("plain") | forms("asking")
        if spoken and token.tag in {"VBD", "VBZ"}:
            return token
    return None


def _subject(parse: Parse, verb: Token, first: int) -> int | None:
    """Return the subject that stands between the quotation and its verb, or at once behind it."""
    for child in verb.children:
        if parse.tokens[child].dep != "nsubj":
            continue
        before = child < verb.i and parse.subtree(child)[0] == first
        if before or (child > verb.i == first):
            return child
    return None
