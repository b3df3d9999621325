"""All candidates of a passage."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.annotators.language import Parse
from onrecord.annotators.statements.candidates import Candidate, is_verb, verb_candidates
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


def candidates(parse: Parse, index: QuotationIndex) -> Iterator[Candidate]:
    """Yield the candidate attributions of ``parse``, contents fitted to quotations."""
    tails = dict(_tails(parse))
    for candidate in _by_grammar(parse):
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


def _tails(parse: Parse) -> Iterator[tuple[int, int]]:
    """Yield (cue, first token) of each postposed clause: *A said that B, the agency reported.*

    The parser hangs what is before it on the cue only in part; a reader takes it whole.
    """
    tokens = parse.tokens
    for start, end in parse.sentences:
        last = end - 1
        while last > start and tokens[last].pos == "PUNCT":
            last -= 1
        for i in range(last, max(start, last - _TAIL), -1):
            if is_verb(tokens[i]) and (first := _tail_start(parse, i, start)) is not None:
                yield i, first
                break


def _tail_start(parse: Parse, verb: int, sentence: int) -> int | None:
    tokens = parse.tokens
    subjects = [c for c in tokens[verb].children if tokens[c].dep == "nsubj" and c < verb]
    clauses = [c for c in tokens[verb].children if tokens[c].dep == "ccomp"]
    if not subjects or not clauses or clauses[0] > subjects[0]:
        return None
    first = min(parse.subtree(subjects[0]))
    if first <= sentence + 1 or tokens[first - 1].text != ",":
        return None
    return first


def _around_tail(parse: Parse, candidate: Candidate, tails: dict[int, int]) -> list[Range]:
    """Give a postposed cue the sentence before it, and keep its clause out of other contents."""
    start, end = parse.sentences[parse.tokens[candidate.head].sentence]
    if candidate.head in tails and candidate.frame == "ccomp":
        before = runs(parse, range(start, tails[candidate.head]))
        return before or candidate.content
    for cue, first in tails.items():
        if start <= cue < end and not first <= candidate.head < end:
            clause = parse.tokens[first].start, parse.tokens[end - 1].end
            return subtract(candidate.content, [clause]) or candidate.content
    return candidate.content


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
