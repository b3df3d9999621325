"""Scored candidates → the attributions of a passage: the best reading of each cue and quotation."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.annotators.language import Parse
from onrecord.annotators.quotations import Quotation, is_utterance
from onrecord.annotators.statements.candidates import Candidate
from onrecord.annotators.statements.lexicon import acts
from onrecord.annotators.statements.spans import QuotationIndex, Range, merge, overlap, size

# F1 of content and source on PolNeAR dev is flat between .30 and .40 (bench/attributions).
THRESHOLD = 0.35
# A named speaker who denies, promises or thanks does so by saying it, and a clause behind a whole
# sentence vouches for it: .25 to .35 give one F1 there, and the lower finds more.
PERFORMED_THRESHOLD = 0.25
# A whole sentence between quotation marks is somebody's: less evidence is asked of its cue, least
# of a verb of speech right beside it.
QUOTED_THRESHOLD = 0.2
BESIDE_THRESHOLD = 0.08

_SAME = 0.8
_UNPERFORMED = frozenset(["say", "report", "believe", "expect"])


def select(parse: Parse, candidates: Iterable[Candidate], index: QuotationIndex) -> list[Candidate]:
    """Return the accepted candidates in text order, one a cue, none twice with one content.

    A quotation without a cue of its own belongs to the direct statement beside it when nothing but
    white space or the cue's sentence lies between.
    """
    accepted: list[Candidate] = []
    cues: set[int] = set()
    for candidate in sorted(candidates, key=_rank):
        if candidate.score < _threshold(parse, candidate) or _says_nothing(parse, candidate):
            continue
        if candidate.head in cues or any(_repeats(candidate, other) for other in accepted):
            continue
        cues.add(candidate.head)
        accepted.append(candidate)
    _continue(parse, accepted, index)
    return sorted(accepted, key=lambda c: (c.content[0][0], -c.content[-1][1], c.cue))


def _says_nothing(parse: Parse, candidate: Candidate) -> bool:
    """Tell a content that is a bare pronoun: *to discuss it*, *said so*."""
    head = parse.tokens[candidate.content_head]
    return head.pos == "PRON" and candidate.content == [(head.start, head.end)]


def _rank(candidate: Candidate) -> tuple[float, Range, list[Range], str]:
    return -candidate.score, candidate.cue, candidate.content, candidate.frame


def _threshold(parse: Parse, candidate: Candidate) -> float:
    if candidate.source is None:
        return THRESHOLD
    if not candidate.frame.startswith("q_"):
        evident = candidate.postposed or _is_performed(parse, candidate)
        return PERFORMED_THRESHOLD if evident else THRESHOLD
    start, end = candidate.content[0][0], candidate.content[-1][1]
    if not is_utterance(parse.text[start:end]):
        return THRESHOLD
    beside = candidate.frame.endswith("_near") and candidate.lemma in acts()
    return BESIDE_THRESHOLD if beside else QUOTED_THRESHOLD


def _is_performed(parse: Parse, candidate: Candidate) -> bool:
    """Tell an act that was done, not one that somebody is to do: *promised*, not *to promise*."""
    act = acts().get(candidate.lemma, "say")
    return act not in _UNPERFORMED and not parse.is_infinitive(candidate.head)


def _repeats(candidate: Candidate, other: Candidate) -> bool:
    shared = overlap(candidate.content, other.content)
    if not shared:
        return False
    if candidate.frame.startswith("q_") and shared > _SAME * size(candidate.content):
        # The quotation is told of already; a second cue must lie in what is told.
        return not overlap([candidate.cue], other.content)
    joined = size(candidate.content) + size(other.content) - shared
    return shared > _SAME * joined


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
