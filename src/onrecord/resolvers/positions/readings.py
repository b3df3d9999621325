"""A statement → the position that it holds: yes, no or maybe, to what, how much, on which terms."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from onrecord.intervals import ranging
from onrecord.model import (
    Actor,
    Annotation,
    Clause,
    Interval,
    Quantity,
    Role,
    Sentence,
    Span,
    Statement,
    Time,
)
from onrecord.resolvers.disagreements.words import stem, terms
from onrecord.resolvers.positions.words import (
    Answer,
    answers,
    country_of,
    is_against,
    listed,
    topics,
    urgency,
)

# What one gives, asks for, or would do to others: to which of them a yes is.
Kind = Literal["give", "demand", "against"]

_WORD = re.compile(r"[a-z]+(?:['’][a-z]+)?")


class Reading(NamedTuple):
    """What a statement holds. ``urgency`` is how hard it demands, 0 where it does not.

    ``scope`` is 3 of the whole, 1 of a part, 2 where nothing is said. ``bounds`` are the dates that
    it names, ``conditions`` and ``demands`` how many it makes.
    """

    statement: Statement
    actor: Actor
    sentence: Sentence
    answer: Answer
    kind: Kind
    predicate: str
    urgency: int
    amounts: tuple[Quantity, ...]
    scope: int
    bounds: tuple[Interval, ...]
    conditions: int
    demands: int
    threat: bool
    terms: frozenset[str]
    phrases: tuple[Role, ...]

    @property
    def heads(self) -> frozenset[str]:
        """The stems of the nouns that the statement is about."""
        return topics(frozenset(stem(role.head) for role in self.phrases))


_Held = tuple[Sentence, Clause]


class _Answered(NamedTuple):
    clause: Clause
    answer: Answer
    urgency: int


def readings(annotation: Annotation) -> Iterator[Reading]:
    """Yield what the statements of a report hold, outermost statements of known actors only."""
    sentences = annotation.sentences
    starts = [sentence.start for sentence in sentences]
    for statement in annotation.statements:
        if statement.speaker is None or _is_inner(annotation, statement):
            continue
        held = list(_held(sentences, starts, statement))
        found = _read(statement, held, annotation.times)
        if found is not None:
            yield found


def _is_inner(annotation: Annotation, statement: Statement) -> bool:
    """Tell a statement within another of the same speaker: one position, told once."""
    if statement.within is None or statement.speaker is None:
        return False
    outer = next((s for s in annotation.statements if s.id == statement.within), None)
    return (
        outer is not None
        and outer.speaker is not None
        and (outer.speaker.id == statement.speaker.id)
    )


def _held(
    sentences: Sequence[Sentence], starts: Sequence[int], statement: Statement
) -> Iterator[tuple[Sentence, Clause]]:
    """Yield the clauses of a statement: its cue's, and those of its content."""
    spans = [*statement.content, *([statement.cue] if statement.cue is not None else [])]
    first = min(span.start for span in spans)
    last = max(span.end for span in spans)
    for sentence in sentences[max(bisect_left(starts, first) - 1, 0) : bisect_left(starts, last)]:
        for clause in sentence.clauses:
            if any(span.start <= clause.start < span.end for span in spans):
                yield sentence, clause


def _read(statement: Statement, held: Sequence[_Held], times: Sequence[Time]) -> Reading | None:
    found = list(_answers(statement, held)) or list(_by_act(statement, held))
    if not found or statement.speaker is None:
        return None
    sentence, main = found[0]
    text = " ".join(span.text for span in statement.content)
    lowered = f" {' '.join(_WORD.findall(text.lower()))} "
    amounts = tuple(_amounts(held, statement))
    bounds = tuple(_bounds(times, statement))
    answer = _settled(found, lowered, amounts, bounds)
    if main.answer == "no" and answer == "yes" and " before " in lowered:
        bounds = tuple(map(_from_end, bounds))
    level = max(each.urgency for _, each in found) if main.urgency else 0
    demands = sum(each.urgency > 0 for _, each in found) - (main.urgency > 0)
    about = terms(text) - terms(statement.speaker.name)
    return Reading(
        statement=statement, actor=statement.speaker, sentence=sentence, answer=answer,
        kind="demand" if level else "against" if is_against(_core(held)) else "give",
        predicate=_done(sentence, main.clause), urgency=level, amounts=amounts,
        scope=_scope(lowered), bounds=bounds, conditions=_conditions(lowered),
        demands=demands + _count(lowered, "more", "words"),
        threat=_count(lowered, "threats", "words") > 0 or statement.act == "threaten",
        terms=topics(about), phrases=tuple(_phrases(held, statement)),
    )  # fmt: skip


def _answers(statement: Statement, held: Sequence[_Held]) -> Iterator[tuple[Sentence, _Answered]]:
    """Yield what the clauses of a statement answer, but for asides and what is of others."""
    for sentence, clause in held:
        if _is_aside(clause) and not _is_cue(statement.cue, clause):
            continue
        if not _is_of_others(clause, statement.speaker):
            found = _answer(sentence, clause)
            if found is not None:
                yield sentence, found


def _conditions(text: str) -> int:
    """Return how many words of a condition there are, -1 where it says that there is none."""
    if _count(text, "conditions", "none"):
        return -1
    return _count(text, "conditions", "words")


def _settled(
    found: Sequence[tuple[Sentence, _Answered]],
    text: str,
    amounts: Sequence[Quantity],
    bounds: Sequence[Interval],
) -> Answer:
    """Return the answer with what the whole statement makes of it.

    A yes under a condition is a maybe, and so is a no with *unless*; *not before 2025* and *no more
    than a week* are a yes within bounds.
    """
    main = found[0][1]
    hedged = any(_hangs_from(sentence, each, main) for sentence, each in found[1:])
    if main.answer == "yes" and (hedged or _conditions(text) > 0):
        return "maybe"
    if main.answer == "no" and " unless " in text:
        return "maybe"
    bounded = bool(bounds) and " before " in text
    return "yes" if main.answer == "no" and (bounded or _is_up_to(amounts)) else main.answer


def _is_about_subject(clause: Clause) -> bool:
    """Tell *the tax will rise*: what has no patient is about its agent."""
    return all(role.role != "patient" for role in clause.roles) and clause.modal != ""


def _by_act(statement: Statement, held: Sequence[_Held]) -> Iterator[tuple[Sentence, _Answered]]:
    """Yield what the act of a statement says where none of its words does: *balked at a tax*."""
    if not held:
        return
    sentence, clause = held[0]
    if statement.act in listed("acts", "demand"):
        yield sentence, _Answered(clause, "yes", 2)
    elif statement.act in listed("acts", "no"):
        yield sentence, _Answered(clause, "maybe" if statement.negated else "no", 0)
    elif statement.act in listed("acts", "yes") or statement.act in listed("acts", "threat"):
        yield sentence, _Answered(clause, "no" if statement.negated else "yes", 0)


def _done(sentence: Sentence, main: Clause) -> str:
    """Return the verb that is said yes or no to: *plans to close*."""
    at = next((i for i, clause in enumerate(sentence.clauses) if clause is main), None)
    below = (c for c in sentence.clauses if c.under == at and c.link in {"xcomp", "ccomp", "to"})
    inner = next(below, None)
    known = main.predicate in answers() or main.predicate in urgency()
    return main.predicate if inner is None or not known else inner.predicate


def _is_cue(cue: Span | None, clause: Clause) -> bool:
    return cue is not None and cue.start <= clause.start < cue.end


def _is_aside(clause: Clause) -> bool:
    """Tell a condition, and what gives a reason or describes without a modal."""
    if clause.link in listed("conditions", "links"):
        return True
    return clause.link in listed("aside", "links") and not (
        clause.link == "relcl" and clause.modal != ""
    )


def _is_of_others(clause: Clause, speaker: Actor | None) -> bool:
    """Tell what is said of another country's people: a forecast or a charge, no position.

    What they *must* do is a demand.
    """
    if speaker is None or speaker.country is None or clause.modal in listed("modals", "demand"):
        return False
    agents = [role for role in clause.roles if role.role == "agent"]
    found = {code for role in agents for word in role.text.split() if (code := country_of(word))}
    return bool(found) and speaker.country not in found


def _hangs_from(sentence: Sentence, each: _Answered, main: _Answered) -> bool:
    """Tell *is ready to discuss*: a maybe under a yes."""
    under = each.clause.under
    if each.answer != "maybe" or under is None or under >= len(sentence.clauses):
        return False
    return sentence.clauses[under] is main.clause


def _from_end(interval: Interval) -> Interval:
    """Return the time from the end of ``interval`` on: *not before 2025*."""
    start = interval.start if interval.end is None else interval.end
    return ranging(start, None, basis=interval.basis) or interval


def _is_up_to(amounts: Sequence[Quantity]) -> bool:
    """Tell *would not accept more than a week*: up to a week one would."""
    return any(amount.high is None for amount in amounts)


def _core(held: Sequence[_Held]) -> frozenset[str]:
    """Return what is done to what: the verbs of a statement and their patients."""
    clauses = [clause for _, clause in held if clause.link not in listed("conditions", "links")]
    patients = {stem(r.head) for c in clauses for r in c.roles if r.role in {"patient", "with"}}
    patients |= {stem(r.head) for c in clauses if _is_about_subject(c) for r in c.roles}
    return frozenset(patients | {stem(clause.predicate) for clause in clauses})


def _count(text: str, section: str, name: str) -> int:
    return sum(f" {word} " in text for word in listed(section, name))


def _scope(text: str) -> int:
    whole, part = _count(text, "scope", "whole"), _count(text, "scope", "part")
    if part and not whole:
        return 1
    return 3 if whole and not part else 2


def _amounts(held: Sequence[_Held], statement: Statement) -> Iterator[Quantity]:
    seen: set[int] = set()
    for sentence, _ in held:
        for quantity in sentence.quantities:
            inside = any(s.start <= quantity.start < s.end for s in statement.content)
            if inside and quantity.start not in seen:
                seen.add(quantity.start)
                yield quantity


def _bounds(times: Sequence[Time], statement: Statement) -> Iterator[Interval]:
    for time in times:
        inside = any(s.start <= time.start < s.end for s in statement.content)
        if inside and time.type == "DATE" and time.interval is not None:
            yield time.interval


def _phrases(held: Sequence[_Held], statement: Statement) -> Iterator[Role]:
    """Yield the noun phrases of the content, whose heads may name an issue."""
    for _, clause in held:
        for role in clause.roles:
            if any(s.start <= role.start and role.end <= s.end for s in statement.content):
                yield role


def _names(sentence: Sentence, clause: Clause) -> Iterator[str]:
    """Yield what a clause may stand as in the table: with its object first, the bare verb last."""
    heads = [role.head for role in clause.roles if role.role not in {"agent"}]
    for head in (*clause.adverbs, *heads):
        yield f"{clause.predicate} {head}"
    yield clause.predicate


def _answer(sentence: Sentence, clause: Clause) -> _Answered | None:
    """Return what one clause says, ``None`` where it tells a fact."""
    above = None if clause.under is None else sentence.clauses[clause.under]
    if clause.modal == "to" and above is not None and above.predicate in listed("facts", "words"):
        return _by_modal(sentence, clause)
    names = list(_names(sentence, clause))
    level = next((urgency()[name] for name in names if name in urgency()), 0)
    said = next((answers()[name] for name in names if name in answers()), None)
    if said is not None:
        return _Answered(clause, _turned(clause, names, said), 0)
    if level:
        answer: Answer = "no" if clause.negated else "yes"
        return _Answered(clause, answer, 0 if clause.negated else level)
    return _by_modal(sentence, clause)


def _turned(clause: Clause, names: Sequence[str], said: Answer) -> Answer:
    if clause.negated:
        if said == "no":
            return "maybe" if not listed("answers", "open_if_negated").isdisjoint(names) else "yes"
        return "no"
    if said == "yes" and clause.modal in listed("modals", "maybe"):
        return "maybe"
    return said


def _by_modal(sentence: Sentence, clause: Clause) -> _Answered | None:
    """Return what *will*, *might* and *must* make of a verb that is in no table."""
    above = None if clause.under is None else sentence.clauses[clause.under]
    if clause.modal in listed("modals", "demand") or _is_must(above, clause):
        return _Answered(clause, "no" if clause.negated else "yes", 2)
    if _has_no_noun(clause):
        return _Answered(clause, "no", 0)
    if clause.modal in {"can", "could"} and not clause.negated and _is_permitted(clause):
        return _Answered(clause, "yes", 0)
    if clause.predicate in listed("facts", "words"):
        return None
    if clause.modal == "to" and above is not None and _is_way(above):
        return _Answered(clause, "yes", 3)
    if clause.modal == "to" and above is not None and _is_coming(above):
        return _Answered(clause, "no" if above.negated else "yes", 0)
    if clause.modal in listed("modals", "yes") and clause.modal != "to":
        return _Answered(clause, "no" if clause.negated else "yes", 0)
    if clause.modal in listed("modals", "maybe"):
        return _Answered(clause, "no" if clause.negated else "maybe", 0)
    if clause.modal == "" and clause.tense == "present" and (clause.negated or _is_own(clause)):
        return _Answered(clause, "no" if clause.negated else "yes", 0)
    return None


def _is_own(clause: Clause) -> bool:
    """Tell *we are closing*: what speakers do themselves."""
    return any(role.role == "agent" and role.head in {"we", "i"} for role in clause.roles)


def _is_way(above: Clause) -> bool:
    """Tell *the only way is to …*."""
    return above.predicate == "be" and any(
        role.role == "agent" and role.head in listed("ways", "words") for role in above.roles
    )


def _is_coming(above: Clause) -> bool:
    """Tell *is to close* and *is going to close*."""
    plain = all(role.role != "patient" for role in above.roles)
    return above.predicate in {"be", "go"} and above.tense == "present" and plain


def _is_permitted(clause: Clause) -> bool:
    """Tell *inspectors could visit two plants*: what others may do, not oneself."""
    subject = next((role for role in clause.roles if role.role == "agent"), None)
    if subject is None or subject.head in listed("own", "words"):
        return False
    return subject.text[:1].islower()


def _is_must(above: Clause | None, clause: Clause) -> bool:
    return (
        above is not None and clause.modal == "to" and above.predicate in listed("modals", "must")
    )


def _has_no_noun(clause: Clause) -> bool:
    """Tell *there is no need*, *there will be no talks*, *we have no intention*."""
    if not clause.negated or clause.predicate not in {"be", "have", "see"}:
        return False
    return any(
        role.role == "patient" and role.text.lower().startswith("no ") for role in clause.roles
    )
