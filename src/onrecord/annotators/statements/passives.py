"""Passive cues: their subject is spoken to or told of, and speaks no word of it.

*Passengers were told that …*, *the general is said to have fled*, *the minister was accused by the
opposition of lying*: the source is the agent, or nobody that the report names.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.annotators.language import Parse, Token
from onrecord.annotators.statements.candidates import SUBJECTS, Candidate, cue_range
from onrecord.annotators.statements.lexicon import acts, forms
from onrecord.annotators.statements.plausible import is_told
from onrecord.annotators.statements.sources import agent, source_range
from onrecord.annotators.statements.spans import QuotationIndex, merge, overlap, runs
from onrecord.annotators.statements.wording import known_as

# Confidence: read in news, five of six.
_LIKELY = 0.6
# Contracted, an auxiliary of the perfect passes for one of the passive: "he's said".
_CONTRACTED = frozenset(["'s", "’s"])


def with_agents(parse: Parse, candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """Return ``candidates``, those whose source is the subject of their passive cue put right.

    Its subject becomes a part of what is said, unless the verb tells it to somebody.
    """
    for candidate in candidates:
        subject = _subject(parse, candidate)
        if subject is not None:
            _put_right(parse, candidate, subject)
    return candidates


def with_told(
    parse: Parse, index: QuotationIndex, candidates: Sequence[Candidate]
) -> list[Candidate]:
    """Return ``candidates`` with those that somebody *was told*, *asked* or *warned of*.

    Only outside of quotations: there a speaker tells what somebody hears, and seldom who says so.
    """
    found = list(candidates)
    cues = [one.cue for one in candidates]
    for token in parse.tokens:
        if token.tag != "VBN" or token.lemma.lower() not in forms("addressing"):
            continue
        if index.at(token.start) is None and not overlap([(token.start, token.end)], cues):
            found += _told(parse, token)
    return found


def _told(parse: Parse, verb: Token) -> Iterator[Candidate]:
    below = parse.dependents(verb.i)
    subject = next(iter(below.get("nsubjpass", ())), None)
    said = next((c for c in verb.children if c > verb.i and _is_said(parse, c)), None)
    if subject is None or said is None or "auxpass" not in below or not is_told(parse, verb.i):
        return
    speaker = agent(parse, below)
    first = said + 1 if parse.tokens[said].dep == "prep" else 0
    content = runs(parse, (i for i in parse.subtree(said) if i > verb.i and i >= first))
    if content:
        yield Candidate(
            head=verb.i,
            lemma=verb.lemma.lower(),
            cue=cue_range(parse, verb.i, below),
            source=None if speaker is None else source_range(parse, speaker, verb.i),
            source_head=speaker,
            content=content,
            content_head=said,
            score=_LIKELY,
        )


def _is_said(parse: Parse, i: int) -> bool:
    """Tell a clause, an infinitive, *of the danger*, *about it*."""
    token = parse.tokens[i]
    if token.dep in {"ccomp", "xcomp"}:
        clause = any(parse.tokens[c].dep in SUBJECTS for c in token.children)
        return clause or parse.is_infinitive(i)
    if token.dep != "prep" or token.lower not in {"of", "about"}:
        return False
    return any(parse.tokens[c].pos != "PRON" for c in token.children)


def _subject(parse: Parse, candidate: Candidate) -> int | None:
    """Return the passive subject that a candidate has as its source, if it has one."""
    below = parse.dependents(candidate.head)
    subject = next(iter(below.get("nsubjpass", ())), None)
    helpers = [parse.tokens[i].lower for i in below.get("auxpass", ())]
    if subject is None or candidate.source_head is None or not set(helpers) - _CONTRACTED:
        return None
    own = candidate.source_head in parse.subtree(subject)
    return subject if own and _is_undergone(parse, candidate) else None


def _is_undergone(parse: Parse, candidate: Candidate) -> bool:
    """Tell *was told*, *is thought*; not *was concerned that* or *was quoted as saying*."""
    if {parse.tokens[candidate.head].lemma.lower(), candidate.lemma} & forms("quoting"):
        return False
    cue = known_as(parse, candidate.head)
    return cue in forms("thought_of") or acts().get(cue, "believe") != "believe"


def _put_right(parse: Parse, candidate: Candidate, subject: int) -> None:
    speaker = agent(parse, parse.dependents(candidate.head))
    candidate.source_head = speaker
    candidate.source = None if speaker is None else source_range(parse, speaker, candidate.head)
    if parse.tokens[candidate.head].lemma.lower() not in forms("addressing"):
        covered = [i for i in parse.subtree(subject) if i < candidate.head]
        candidate.content = merge([*runs(parse, covered), *candidate.content])
