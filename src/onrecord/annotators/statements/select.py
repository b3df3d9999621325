"""Likely attributions → those of a passage: the best reading of each cue and quotation."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.annotators.language import Parse
from onrecord.annotators.quotations import Quotation, is_utterance
from onrecord.annotators.statements.candidates import Candidate
from onrecord.annotators.statements.lexicon import acts
from onrecord.annotators.statements.spans import QuotationIndex, Range, merge, overlap, size

_SAME = 0.8
# Acts that a pronoun for their content leaves empty.
_EMPTY = frozenset(["say", "ask", "answer", "believe", "expect", "report"])


def select(parse: Parse, candidates: Iterable[Candidate], index: QuotationIndex) -> list[Candidate]:
    """Return the best candidates in text order, none twice with one cue or one content.

    A quotation without a cue of its own belongs to the direct statement beside it when nothing but
    white space or the cue's sentence lies between.
    """
    accepted: list[Candidate] = []
    for candidate in sorted(candidates, key=_rank):
        if _says_nothing(parse, candidate):
            continue
        if not any(_repeats(candidate, other) for other in accepted):
            accepted.append(candidate)
    _continue(parse, accepted, index)
    return sorted(accepted, key=in_text_order)


def in_text_order(candidate: Candidate) -> tuple[int, int, Range]:
    """Return the sort key of candidates: by where the content begins, the longest first."""
    return candidate.content[0][0], -candidate.content[-1][1], candidate.cue


def _says_nothing(parse: Parse, candidate: Candidate) -> bool:
    """Tell a content that is a bare pronoun: *said so*, *which they had requested*.

    *Denied it* says something.
    """
    head = parse.tokens[candidate.content_head]
    if head.pos != "PRON" or candidate.content != [(head.start, head.end)]:
        return False
    return head.tag in {"WDT", "WP"} or acts().get(candidate.lemma, "say") in _EMPTY


def _rank(candidate: Candidate) -> tuple[float, Range, list[Range]]:
    return -candidate.score, candidate.cue, candidate.content


def _repeats(candidate: Candidate, other: Candidate) -> bool:
    if overlap([candidate.cue], [other.cue]):
        return True
    shared = overlap(candidate.content, other.content)
    joined = size(candidate.content) + size(other.content) - shared
    if shared <= _SAME * joined:
        return False
    # A cue inside what the other tells is no second reading: *A said that B, the agency reported.*
    return not (overlap([candidate.cue], other.content) or overlap([other.cue], candidate.content))


def _continue(parse: Parse, accepted: list[Candidate], index: QuotationIndex) -> None:
    """Hand each quotation that nothing covers to the direct statement that it goes on with."""
    before: tuple[Quotation, Candidate | None] | None = None
    for quotation in index.between(parse.start, parse.end):
        owner = next((c for c in accepted if overlap(c.content, quotation.parts)), None)
        if owner is not None:
            direct = is_direct(owner, index)
            if direct and before is not None and before[1] is None:
                _join(parse, owner, before[0], quotation, before[0])
            before = (quotation, owner) if direct else None
        elif not is_utterance(parse.text[quotation.start : quotation.end]):
            before = None
        elif before is not None and before[1] is not None:
            joined = _join(parse, before[1], before[0], quotation, quotation)
            before = quotation, before[1] if joined else None
        else:
            before = quotation, None


def _join(
    parse: Parse, owner: Candidate, first: Quotation, second: Quotation, added: Quotation
) -> bool:
    """Add a quotation to the content of ``owner`` if only the owner's clause parts the two."""
    if not _only_cue_between(parse, owner, first.end, second.start):
        return False
    owner.content = merge([*owner.content, *added.parts])
    return True


def _only_cue_between(parse: Parse, owner: Candidate, start: int, end: int) -> bool:
    """Tell whether nothing, or the sentence of the cue alone, stands in ``[start, end)``."""
    gap = parse.text[start:end]
    if not gap.strip():
        return True
    if "\n\n" in gap.strip() or not start <= owner.cue[0] < end:
        return False
    for first, last in parse.sentences:
        low, high = parse.tokens[first].start, parse.tokens[last - 1].end
        apart = start <= low and high <= end and not low <= owner.cue[0] < high
        if apart and any(token.text[0].isalnum() for token in parse.tokens[first:last]):
            return False
    return True


def is_direct(candidate: Candidate, index: QuotationIndex) -> bool:
    """Tell whether the content lies in quotations whole."""
    return all(
        (around := index.at(start)) is not None and end <= around.end
        for start, end in candidate.content
    )
