"""What is known of a statement before the report's actors are."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from onrecord.annotators.language import Parse
from onrecord.annotators.statements.acts import acts_of
from onrecord.annotators.statements.beside import with_quoted
from onrecord.annotators.statements.candidates import Candidate
from onrecord.annotators.statements.circumstances import (
    Circumstances,
    Occasion,
    circumstances,
    occasions,
)
from onrecord.annotators.statements.clauses import with_clauses
from onrecord.annotators.statements.closing import with_closing
from onrecord.annotators.statements.encoder.features import token_features
from onrecord.annotators.statements.extraction import extract, with_nested
from onrecord.annotators.statements.formulas import with_formulas
from onrecord.annotators.statements.headlines import with_headline
from onrecord.annotators.statements.negation import is_negated
from onrecord.annotators.statements.nominals import with_nominals
from onrecord.annotators.statements.passives import with_agents, with_told
from onrecord.annotators.statements.plausible import is_performed, plausible
from onrecord.annotators.statements.questions import with_questions
from onrecord.annotators.statements.select import in_text_order, is_direct
from onrecord.annotators.statements.signed import with_signed
from onrecord.annotators.statements.sources import antecedent
from onrecord.annotators.statements.spans import QuotationIndex, Range
from onrecord.model import Act, StatementKind, Time


class Draft(Struct, frozen=True, gc=False):
    """A statement in offsets alone: actors, interval and chain come when the report is whole.

    ``speaker_at`` is an offset inside the words that name the speaker. ``before`` are the occasions
    that the text tells of between the cue before this one and its own. ``under`` is the cue of the
    statement that this one lies in where its place does not tell.
    """

    kind: StatementKind
    act: Act
    negated: bool
    source: Range | None
    speaker_at: int | None
    cue: Range
    content: tuple[Range, ...]
    circumstances: Circumstances
    confidence: float
    before: tuple[Occasion, ...] = ()
    under: Range | None = None


def find(parse: Parse, index: QuotationIndex, times: Sequence[Time]) -> list[Draft]:
    """Return the statements of a passage, by where their content begins."""
    features = token_features(parse, index)
    signed = with_signed(parse, index, plausible(parse, extract(parse, features, index)))
    quoted = with_headline(parse, with_quoted(parse, index, signed))
    asked = with_questions(parse, quoted)
    closed = with_closing(parse, asked)
    nested = plausible(parse, with_nested(parse, features, index, closed))
    reported = [one for one in nested if not is_performed(parse, one, index)]
    formed = with_nominals(parse, with_formulas(parse, index, reported))
    passive = with_told(parse, index, with_clauses(parse, formed))
    chosen = sorted(with_agents(parse, passive), key=in_text_order)
    acts = acts_of(parse, chosen)
    drafts = [
        _draft(parse, candidate, act, index, times)
        for candidate, act in zip(chosen, acts, strict=True)
    ]
    told = list(occasions(parse, {candidate.head for candidate in chosen}, times))
    return _between_occasions(drafts, told)


def _between_occasions(drafts: Sequence[Draft], told: Sequence[Occasion]) -> list[Draft]:
    """Hand each occasion to the draft whose cue follows it."""
    found, at = list(drafts), 0
    for k in sorted(range(len(drafts)), key=lambda k: drafts[k].cue):
        first = at
        while at < len(told) and told[at].start < drafts[k].cue[0]:
            at += 1
        found[k] = replace(drafts[k], before=tuple(told[first:at]))
    return found


def _draft(
    parse: Parse,
    candidate: Candidate,
    act: Act,
    index: QuotationIndex,
    times: Sequence[Time],
) -> Draft:
    return Draft(
        kind=_kind(parse, candidate, index),
        act=act,
        negated=is_negated(parse, candidate),
        source=candidate.source,
        speaker_at=_speaker_at(parse, candidate),
        cue=candidate.cue,
        content=tuple(candidate.content),
        circumstances=circumstances(
            parse,
            candidate.head,
            source_head=candidate.source_head,
            source=candidate.source,
            content=candidate.content,
            times=times,
        ),
        confidence=round(candidate.score, 3),
        under=candidate.under,
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
                return parse.tokens[antecedent(parse, above)].start
    return token.start
