"""What a report tells that an actor holds, with no verb of saying: *backed a toll on the road*."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from onrecord.model import (
    Act,
    Actor,
    Annotation,
    Clause,
    Interval,
    Mention,
    Sentence,
    Span,
    Statement,
    identify,
)
from onrecord.resolvers.positions.answering import is_told

# Less sure than a statement: the reporter's word for what was done.
_CONFIDENCE = 0.6
# How many clauses deep what is told may reach.
_DEEP = 4
_SAY: Act = "say"
_NEVER = Interval(start=None, end=None, edtf=None, basis="published")


def told(annotation: Annotation) -> Iterator[Statement]:
    """Yield, as statements of their actors, the clauses outside statements that take a stance."""
    mentions = sorted(annotation.mentions, key=lambda each: (each.start, -each.end))
    starts = [mention.start for mention in mentions]
    covered = _Covered(annotation.statements)
    for sentence in annotation.sentences:
        for clause in sentence.clauses:
            if not _is_main(sentence, clause) or not is_told(sentence, clause):
                continue
            actor = _agent(clause, mentions, starts)
            if actor is not None and not covered.holds(clause):
                yield _statement(annotation, sentence, clause, actor)


def _is_main(sentence: Sentence, clause: Clause) -> bool:
    """Tell what the report itself says is so: no condition, no aside, no guess."""
    if clause.modal or clause.link not in _MAIN or clause.tense == "":
        return False
    above = None if clause.under is None else sentence.clauses[clause.under]
    return above is None or (not above.negated and not above.modal)


_MAIN = frozenset(["ROOT", "conj", "ccomp"])


class _Covered:
    """The stretches of a report that its statements by somebody known take up."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        spans = sorted(
            (span.start, span.end)
            for each in statements if each.speaker is not None
            for span in (*each.content, *(() if each.cue is None else (each.cue,)))
        )  # fmt: skip
        self._starts = [start for start, _ in spans]
        self._ends: list[int] = []
        for _, end in spans:
            self._ends.append(max(end, self._ends[-1]) if self._ends else end)

    def holds(self, clause: Clause) -> bool:
        """Tell whether a statement reaches over the verb."""
        at = bisect_right(self._starts, clause.start)
        return at > 0 and self._ends[at - 1] > clause.start


def _agent(clause: Clause, mentions: Sequence[Mention], starts: Sequence[int]) -> Actor | None:
    """Return the actor whose mention is the agent of a clause: the last that the phrase names."""
    for role in clause.roles:
        if role.role != "agent":
            continue
        within = mentions[bisect_left(starts, role.start) : bisect_left(starts, role.end)]
        inside = [m for m in within if m.actor is not None and m.end <= role.end + 1]
        named = [m.actor for m in inside if m.end >= role.end or role.head in m.text.lower()]
        people = [m.actor for m in inside if m.actor is not None and m.actor.kind == "person"]
        if people or named:
            return (people or named)[-1]
    return None


def _extent(sentence: Sentence, clause: Clause) -> tuple[int, int]:
    """Return from where to where a clause reaches, with those below it."""
    within = {next(i for i, each in enumerate(sentence.clauses) if each is clause)}
    for _ in sentence.clauses[:_DEEP]:
        within |= {
            i for i, c in enumerate(sentence.clauses) if c.under in within and c.link != "conj"
        }
    clauses = [sentence.clauses[i] for i in within]
    ends = [part.end for each in clauses for part in (each, *each.roles)]
    return min(clause.start, *(r.start for r in clause.roles)), max(ends)


def _statement(
    annotation: Annotation, sentence: Sentence, clause: Clause, actor: Actor
) -> Statement:
    report = annotation.report
    start, end = _extent(sentence, clause)
    at = sentence.start
    content = Span(start=start, end=end, text=sentence.text[start - at : end - at])
    return Statement(
        id=identify("told", report.id, clause.start, actor.id), report=report.id,
        report_name=report.name, published=report.published, outlet=report.outlet,
        kind="indirect", act=_SAY, negated=False, speaker=actor, source=None,
        cue=Span(start=clause.start, end=clause.end, text=clause.text), content=(content,),
        addressees=(), medium=None, said=_NEVER, place=None, within=None, via=(),
        confidence=_CONFIDENCE,
    )  # fmt: skip
