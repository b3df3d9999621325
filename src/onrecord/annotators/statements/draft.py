"""What is known of a statement before the report's actors are."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from onrecord.annotators.language import Parse
from onrecord.annotators.statements import saying
from onrecord.annotators.statements.acts import act_of
from onrecord.annotators.statements.candidates import Candidate
from onrecord.annotators.statements.generate import candidates
from onrecord.annotators.statements.lexicon import forms
from onrecord.annotators.statements.scoring import probability
from onrecord.annotators.statements.select import is_direct, select
from onrecord.annotators.statements.spans import QuotationIndex, Range
from onrecord.model import Act, StatementKind, Time


class Draft(Struct, frozen=True, gc=False):
    """A statement in offsets alone: actors, interval and chain come when the report is whole.

    ``speaker_at`` and ``addressee_at`` are offsets inside the words that name them.
    """

    kind: StatementKind
    act: Act
    negated: bool
    source: Range | None
    speaker_at: int | None
    cue: Range
    content: tuple[Range, ...]
    addressee_at: int | None
    medium: Range | None
    time: Time | None
    scene: bool
    goes_on: bool
    confidence: float


def find(parse: Parse, index: QuotationIndex, times: Sequence[Time]) -> list[Draft]:
    """Return the statements of a passage, by where their content begins."""
    found = []
    for candidate in candidates(parse, index):
        candidate.score = probability(parse, candidate, index)
        found.append(candidate)
    starts = [token.start for token in parse.tokens]
    chosen = select(parse, found, index)
    return [_draft(parse, starts, candidate, index, times) for candidate in chosen]


def _draft(
    parse: Parse,
    starts: Sequence[int],
    candidate: Candidate,
    index: QuotationIndex,
    times: Sequence[Time],
) -> Draft:
    return Draft(
        kind=_kind(parse, candidate, index),
        act=act_of(parse, candidate),
        negated=candidate.negated,
        source=candidate.source,
        speaker_at=_speaker_at(parse, candidate),
        cue=candidate.cue,
        content=tuple(candidate.content),
        addressee_at=None
        if candidate.addressee is None
        else parse.tokens[candidate.addressee].start,
        medium=saying.medium(parse, candidate),
        time=saying.governing_time(parse, starts, candidate, times),
        scene=saying.sets_scene(parse, candidate),
        goes_on=candidate.lemma in forms("continuations"),
        confidence=round(candidate.score, 3),
    )


def _kind(parse: Parse, candidate: Candidate, index: QuotationIndex) -> StatementKind:
    if index.at(candidate.cue[0]) is not None:
        return "indirect"
    if is_direct(candidate, index):
        return "direct"
    quoted = any(index.between(start, end) for start, end in candidate.content)
    return "mixed" if quoted else "indirect"


def _speaker_at(parse: Parse, candidate: Candidate) -> int | None:
    """Return where the source's head stands; for *who said* the noun that *who* stands for."""
    head = candidate.source_head
    if head is None:
        return None
    token = parse.tokens[head]
    if token.tag in {"WP", "WDT"}:
        for above in parse.ancestors(head):
            if parse.tokens[above].dep == "relcl":
                return parse.tokens[parse.tokens[above].head].start
    return token.start
