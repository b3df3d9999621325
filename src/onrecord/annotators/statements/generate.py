"""All candidates of a passage."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from msgspec import Struct

from onrecord.annotators.language import Parse
from onrecord.annotators.statements.candidates import Candidate, is_verb, verb_candidates
from onrecord.annotators.statements.lexicon import acts
from onrecord.annotators.statements.nominals import (
    according_to,
    adjective_candidates,
    adverb_candidates,
    noun_candidates,
)
from onrecord.annotators.statements.quoted import quotation_candidates
from onrecord.annotators.statements.spans import QuotationIndex, Range, runs, snap, subtract

# How far from the sentence's end a postposed cue may stand: room for "on Friday" behind it.
_TAIL = 5
# Tokens of a name before a closing cue, and what they may be.
_NAME = 6
_NOMINAL = frozenset(["PROPN", "NOUN", "DET", "ADJ"])


class Tail(Struct, frozen=True):
    """A postposed clause: its cue, the first token of its source, its sentence's token range.

    ``parsed`` tells whether the parser saw the cue govern what is before it.
    """

    cue: int
    first: int
    start: int
    end: int
    parsed: bool


def candidates(parse: Parse, index: QuotationIndex) -> Iterator[Candidate]:
    """Yield the candidate attributions of ``parse``, contents fitted to quotations."""
    tails = {parse.tokens[tail.cue].sentence: tail for tail in _tails(parse)}
    unseen = [_plain_candidate(parse, tail) for tail in tails.values() if not tail.parsed]
    for candidate in chain(_by_grammar(parse), unseen):
        fitted = _around_tail(parse, candidate, tails)
        content = snap(fitted, candidate.cue, index)
        taken = [candidate.cue] if candidate.source is None else [candidate.cue, candidate.source]
        candidate.content = _stripped(parse.text, subtract(content, taken))
        if candidate.content:
            yield candidate
    starts = [token.start for token in parse.tokens]
    for quotation in index.between(parse.start, parse.end):
        if parse.start <= quotation.start < parse.end:
            yield from quotation_candidates(parse, starts, quotation, index)


def _tails(parse: Parse) -> Iterator[Tail]:
    """Yield each postposed clause: *A said that B, the agency reported.*

    The parser hangs what is before it on the cue only in part, or not at all; a reader takes it
    whole.
    """
    tokens = parse.tokens
    for start, end in parse.sentences:
        last = end - 1
        while last > start and tokens[last].pos == "PUNCT":
            last -= 1
        for i in range(last, max(start, last - _TAIL), -1):
            if not is_verb(tokens[i]):
                continue
            first = _parsed_tail(parse, i)
            parsed = first is not None
            if not parsed and i == last:
                first = _plain_tail(parse, i, start)
            if first is not None and first > start + 1 and tokens[first - 1].text == ",":
                yield Tail(i, first, start, end, parsed)
                break


def _parsed_tail(parse: Parse, verb: int) -> int | None:
    """Return where the subject begins, if what the cue governs stands before it."""
    tokens = parse.tokens
    subjects = [c for c in tokens[verb].children if tokens[c].dep == "nsubj" and c < verb]
    clauses = [c for c in tokens[verb].children if tokens[c].dep == "ccomp"]
    if not subjects or not clauses or clauses[0] > subjects[0]:
        return None
    return min(parse.subtree(subjects[0]))


def _plain_tail(parse: Parse, verb: int, start: int) -> int | None:
    """Return where the name before a closing verb of speech begins, whatever its parse."""
    if parse.tokens[verb].lemma.lower() not in acts():
        return None
    first = verb
    while first > start and verb - first < _NAME and parse.tokens[first - 1].pos in _NOMINAL:
        first -= 1
    named = any(token.pos == "PROPN" for token in parse.tokens[first:verb])
    return first if named else None


def _plain_candidate(parse: Parse, tail: Tail) -> Candidate:
    """Return the candidate of a postposed clause that the parser did not see as one."""
    tokens = parse.tokens
    return Candidate(
        head=tail.cue,
        lemma=tokens[tail.cue].lemma.lower(),
        frame="ccomp",
        cue=(tokens[tail.cue].start, tokens[tail.cue].end),
        source=(tokens[tail.first].start, tokens[tail.cue - 1].end),
        source_head=tail.cue - 1,
        content=runs(parse, range(tail.start, tail.first)),
        content_head=tokens[tail.cue].head,
        postposed=True,
    )


def _around_tail(parse: Parse, candidate: Candidate, tails: dict[int, Tail]) -> list[Range]:
    """Give a postposed cue the sentence before it, and keep its clause out of other contents."""
    tail = tails.get(parse.tokens[candidate.head].sentence)
    if tail is None:
        return candidate.content
    if candidate.head == tail.cue:
        before = runs(parse, range(tail.start, tail.first))
        return before if candidate.frame == "ccomp" and before else candidate.content
    if tail.first <= candidate.head < tail.end:
        return candidate.content
    clause = parse.tokens[tail.first].start, parse.tokens[tail.end - 1].end
    return subtract(candidate.content, [clause]) or candidate.content


def _by_grammar(parse: Parse) -> Iterator[Candidate]:
    for token in parse.tokens:
        if token.lower == "according":
            yield from according_to(parse, token.i)
        elif is_verb(token):
            yield from verb_candidates(parse, token.i)
        elif token.pos == "NOUN":
            yield from noun_candidates(parse, token.i)
        elif token.pos == "ADJ":
            yield from adjective_candidates(parse, token.i)
        elif token.pos == "ADV":
            yield from adverb_candidates(parse, token.i)


def _stripped(text: str, content: list[tuple[int, int]]) -> list[tuple[int, int]]:
    out = []
    for start, end in content:
        while start < end and text[start] in " ,;:\n\t\r\xa0—–-":
            start += 1
        while end > start and text[end - 1] in " ,;:\n\t\r\xa0—–-":
            end -= 1
        if start < end:
            out.append((start, end))
    return out
