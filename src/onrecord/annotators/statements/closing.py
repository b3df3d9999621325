"""Clauses that close a sentence and vouch for all of it: *A said that B, the agency reported.*

The parser hangs such a clause on the nearest verb or on none, and whoever reads it so takes only
part of the sentence as what the agency reported, or nothing; the chain would miss a link. The rule
is kept to sentences in which somebody else says something before the clause, or in which the clause
was found and reports no quotation.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from onrecord.annotators.language import Parse, Token
from onrecord.annotators.statements.candidates import Candidate
from onrecord.annotators.statements.lexicon import acts, forms
from onrecord.annotators.statements.spans import Range

# How far from the sentence's end the verb may stand: room for "on Friday" behind it.
_TAIL = 5
# Tokens of a name before the verb, and what they may be.
_NAME = 8
_NOMINAL = frozenset(["PROPN", "NOUN", "DET", "ADJ", "ADP"])
# What begins a sentence whose last clause is its main one: *When he asked, the mayor said*.
_SUBORDINATE = frozenset(["IN", "WRB"])
_QUOTES = frozenset('“”"«»„')
# Confidence of a construction that leaves nothing open.
_SURE = 0.9


class Clause(Struct, frozen=True, gc=False):
    """A closing clause: its sentence's first token, the first of its source, its verb."""

    start: int
    source: int
    verb: int


def with_closing(parse: Parse, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Return ``candidates`` with those of closing clauses, each around all that it vouches for.

    One that was found already keeps its place and confidence and takes the whole sentence.
    """
    by_sentence: dict[int, list[Candidate]] = {}
    for candidate in candidates:
        by_sentence.setdefault(parse.tokens[candidate.head].sentence, []).append(candidate)
    found = list(candidates)
    for sentence, beside in by_sentence.items():
        clause = _clause(parse, sentence)
        if clause is None:
            continue
        known = next((c for c in beside if c.head == clause.verb), None)
        reported = known is not None and not _is_quoted(parse, clause, known)
        if reported or any(c.head < clause.source for c in beside):
            _take(parse, clause, beside)
            made = _candidate(parse, clause, known)
            found = [made if c is known else c for c in found] if known else [*found, made]
    return found


def _clause(parse: Parse, sentence: int) -> Clause | None:
    tokens = parse.tokens
    start, end = parse.sentences[sentence]
    last = end - 1
    while last > start and tokens[last].pos == "PUNCT":
        last -= 1
    for verb in range(last, max(start, last - _TAIL), -1):
        if tokens[verb].tag in {"VBD", "VBZ", "VBP", "VBN"} and _reports(tokens[verb]):
            source = _source(parse, verb, start)
            if source is None or not _is_date(parse, verb + 1, last + 1):
                return None
            return Clause(start, source, verb)
    return None


def _reports(token: Token) -> bool:
    lemma = token.lemma.lower()
    return acts().get(lemma) == "report" or (acts().get(lemma) == "say" and lemma in forms("plain"))


def _is_date(parse: Parse, low: int, high: int) -> bool:
    """Tell whether nothing but a date stands behind the verb."""
    return all(
        token.entity in {"DATE", "TIME"} or token.pos in {"ADP", "PROPN", "PUNCT"}
        for token in parse.tokens[low:high]
    )


def _source(parse: Parse, verb: int, start: int) -> int | None:
    """Return where the name before the verb begins, if it begins behind a comma and is one."""
    tokens = parse.tokens
    first = verb
    while first > start and verb - first < _NAME and tokens[first - 1].pos in _NOMINAL:
        first -= 1
    if first == verb or first <= start + 1 or tokens[first - 1].text != ",":
        return None
    if tokens[first].pos == "ADP" or tokens[start].tag in _SUBORDINATE:
        return None
    return first if tokens[verb - 1].pos in {"PROPN", "NOUN"} else None


def _is_quoted(parse: Parse, clause: Clause, known: Candidate) -> bool:
    """Tell content in quotation marks, or of several sentences: its bounds are sure as they are."""
    low, high = known.content[0][0], known.content[-1][1]
    outside = low < parse.tokens[clause.start].start
    return outside or not _QUOTES.isdisjoint(parse.text[max(0, low - 1) : high + 1])


def _take(parse: Parse, clause: Clause, beside: Sequence[Candidate]) -> None:
    """Keep the closing clause out of what the others say."""
    low = parse.tokens[clause.source].start
    for candidate in beside:
        if candidate.head < clause.source:
            kept = [(start, min(end, low)) for start, end in candidate.content if start < low]
            candidate.content = [_stripped(parse.text, part) for part in kept] or candidate.content


def _stripped(text: str, part: Range) -> Range:
    start, end = part
    while end > start + 1 and text[end - 1] in " ,;\n":
        end -= 1
    return start, end


def _candidate(parse: Parse, clause: Clause, known: Candidate | None) -> Candidate:
    tokens = parse.tokens
    verb = tokens[clause.verb]
    return Candidate(
        head=clause.verb,
        lemma=verb.lemma.lower(),
        cue=(verb.start, verb.end) if known is None else known.cue,
        source=(tokens[clause.source].start, tokens[clause.verb - 1].end),
        source_head=_head(parse, clause),
        content=_whole(parse, clause),
        content_head=clause.start,
        score=_SURE if known is None else known.score,
    )


def _head(parse: Parse, clause: Clause) -> int:
    """Return the head of the source: the one token that hangs on none of the others."""
    inside = range(clause.source, clause.verb)
    return next((i for i in inside if parse.tokens[i].head not in inside), clause.verb - 1)


def _whole(parse: Parse, clause: Clause) -> list[Range]:
    """Return the sentence up to the comma before the clause."""
    return [(parse.tokens[clause.start].start, parse.tokens[clause.source - 2].end)]
