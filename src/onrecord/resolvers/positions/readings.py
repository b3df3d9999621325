"""A statement → the position that it holds: yes, no or maybe, to what, how much, on which terms."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
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
from onrecord.resolvers.positions.acts import told
from onrecord.resolvers.positions.answering import Answered, answer, is_told
from onrecord.resolvers.positions.points import Point, from_context, point
from onrecord.resolvers.positions.repeats import Words, words_of
from onrecord.resolvers.positions.words import (
    Answer,
    answers,
    country_of,
    is_against,
    is_outlet,
    listed,
    topics,
    urgency,
)

# What one gives, asks for, or would do to others: to which of them a yes is.
Kind = Literal["give", "demand", "against"]

_WORD = re.compile(r"[a-z]+(?:['’][a-z]+)?")


class Reading(NamedTuple):
    """What a statement holds. ``urgency`` is how hard it demands, 0 where it does not.

    ``scopes`` are 3 of the whole, 1 of a part, 2 where nothing is said, of each thing that it is
    about. ``bounds`` are the dates that
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
    scopes: tuple[tuple[str, int], ...]
    bounds: tuple[Interval, ...]
    conditions: int
    demands: int
    threat: bool
    terms: frozenset[str]
    words: Words
    point: Point
    by_cue: bool
    by_verb: bool
    told: bool


_Held = tuple[Sentence, Clause]


def readings(annotation: Annotation) -> Iterator[Reading]:
    """Yield what the statements of a report hold, outermost statements of known actors only."""
    sentences, times = annotation.sentences, annotation.times
    starts = [sentence.start for sentence in sentences]
    dated = [time.start for time in times]
    names = _names(annotation)
    others = {m.end: m.actor for m in annotation.mentions if m.actor is not None}
    speakers = {each.id: _speaker(each) for each in annotation.statements}
    for statement in (*annotation.statements, *told(annotation)):
        inner = statement.within is not None and speakers.get(statement.within)
        if statement.speaker is None or statement.act == "ask":
            continue
        if inner == statement.speaker.id or _is_many(statement.speaker):
            continue
        first, last = _extent(statement)
        near = sentences[max(bisect_left(starts, first) - 2, 0) : bisect_left(starts, last)]
        said = times[bisect_left(dated, first) : bisect_left(dated, last)]
        told_of = statement.id not in speakers
        found = _read(statement, statement.speaker, near, said, names, others, only=told_of)
        if found is not None:
            yield found._replace(told=told_of)


def _is_many(speaker: Actor) -> bool:
    """Tell *Egyptians*: no two of them need to hold the same; an outlet only reports."""
    return speaker.kind in listed("many", "kinds") or is_outlet(speaker.name)


def _names(annotation: Annotation) -> frozenset[str]:
    """Return the stems of the names of the people and countries that a report mentions."""
    actors = {mention.actor for mention in annotation.mentions if mention.actor is not None}
    named = {actor.name for actor in actors if actor.kind in {"person", "state"}}
    return frozenset(word for name in named for word in terms(name))


def _speaker(statement: Statement) -> str | None:
    return None if statement.speaker is None else statement.speaker.id


def _spans(statement: Statement) -> list[Span]:
    return [*statement.content, *([statement.cue] if statement.cue is not None else [])]


def _extent(statement: Statement) -> tuple[int, int]:
    spans = _spans(statement)
    return min(span.start for span in spans), max(span.end for span in spans)


def _held(sentences: Sequence[Sentence], statement: Statement) -> Iterator[_Held]:
    """Yield the clauses of a statement: its cue's, and those of its content."""
    spans = _spans(statement)
    for sentence in sentences:
        for clause in sentence.clauses:
            if any(span.start <= clause.start < span.end for span in spans):
                yield sentence, clause


def _read(
    statement: Statement,
    speaker: Actor,
    near: Sequence[Sentence],
    times: Sequence[Time],
    names: frozenset[str],
    others: Mapping[int, Actor],
    *,
    only: bool,
) -> Reading | None:
    """Return what a statement holds; ``near`` are its sentences, and one before.

    With ``only``, what its cue says is all that it holds.
    """
    all_of = list(_held(near, statement))
    found = list(_answers(statement, all_of, others)) or list(_by_act(statement, all_of))
    if not found:
        return None
    sentence, main = _main(found, statement, only=only)
    if not _is_attributed(statement) and not is_told(sentence, main.clause):
        return None
    at = near.index(sentence)
    inside = list(_around(statement, near[at : at + 2]))
    if not inside:
        return None
    end = inside[-1].end
    held = [each for each in all_of if sentence.start <= each[1].start < end]
    found = [e for e in found if e[1] is main or sentence.start <= e[1].clause.start < end]
    about = point(sentence, main, inside, speaker, times, names)
    if not about.specific:
        before = near[at - 1 : at] if at and _refers_back(main.clause) else ()
        about = from_context(about, before, _cue(statement, near), names)
    text = " ".join(span.text for span in inside)
    lowered = _lowered([text])
    amounts = tuple(_amounts(held, inside))
    bounds = tuple(_bounds(times, inside))
    answer = _settled(found, lowered, amounts, bounds)
    if main.answer == "no" and answer == "yes" and " before " in lowered:
        bounds = tuple(map(_from_end, bounds))
    level = main.urgency
    demands = sum(e.urgency > 0 and where is sentence for where, e in found) - (main.urgency > 0)
    return Reading(
        statement=statement, actor=speaker, sentence=sentence, answer=answer,
        kind=_kind(level, sentence, main.clause, _core(held)),
        predicate=_done(sentence, main.clause), urgency=level, amounts=amounts,
        scopes=tuple(_scopes(about.phrases)), bounds=bounds, conditions=_conditions(lowered),
        demands=demands + _count(lowered, "more", "words"),
        threat=_count(lowered, "threats", "words") > 0 or statement.act == "threaten",
        terms=topics(terms(text) - terms(speaker.name)),
        words=words_of(text), point=about,
        by_cue=_is_cue(statement.cue, main.clause), told=False,
        by_verb=main.clause.modal == "",
    )  # fmt: skip


def _is_attributed(statement: Statement) -> bool:
    """Tell what a word attributes, not only a colon behind a name."""
    return statement.cue is not None and any(map(str.isalpha, statement.cue.text))


def _refers_back(clause: Clause) -> bool:
    """Tell *we cannot sign this*."""
    return any(r.role != "agent" and r.head in listed("points", "back") for r in clause.roles)


def _lowered(texts: Iterable[str]) -> str:
    return f" {' '.join(_WORD.findall(' '.join(texts).lower()))} "


def _main(
    found: Sequence[tuple[Sentence, Answered]], statement: Statement, *, only: bool
) -> tuple[Sentence, Answered]:
    """Return what a statement says first, or what its cue says."""
    cue = statement.cue
    by_cue = (each for each in found if only and _is_cue(cue, each[1].clause))
    return next(by_cue, found[0])


def _around(statement: Statement, sentences: Sequence[Sentence]) -> Iterator[Span]:
    """Yield the parts of the content that meet the sentences."""
    first, last = sentences[0].start, sentences[-1].end
    for span in statement.content:
        start, end = max(span.start, first), min(span.end, last)
        if start < end:
            text = span.text[start - span.start : end - span.start]
            yield Span(start=start, end=end, text=text)


def _cue(statement: Statement, near: Sequence[Sentence]) -> Clause | None:
    cue = statement.cue
    clauses = (clause for sentence in near for clause in sentence.clauses)
    return next((clause for clause in clauses if _is_cue(cue, clause)), None)


def _answers(
    statement: Statement, held: Sequence[_Held], others: Mapping[int, Actor]
) -> Iterator[tuple[Sentence, Answered]]:
    """Yield what the clauses of a statement answer, but for asides and what is of others."""
    for sentence, clause in held:
        by_cue = _is_cue(statement.cue, clause)
        if by_cue and (_is_saying(clause, held) or _is_of_reporter(clause)):
            continue
        if _is_aside(clause) and not by_cue:
            continue
        if not _is_asked(statement, sentence) and not _is_of_others(clause, statement.speaker):
            found = answer(sentence, clause)
            if found is not None and not _is_forecast(found, statement.speaker, others):
                yield sentence, found


def _is_saying(clause: Clause, held: Sequence[_Held]) -> bool:
    """Tell a verb that only says what the clauses below it hold: *allowed that*."""
    return clause.predicate in listed("points", "saying") and len(held) > 1


def _is_of_reporter(clause: Clause) -> bool:
    """Tell *should never support*: what somebody else thinks that the actor ought to hold."""
    return clause.modal in listed("modals", "demand") or clause.modal in listed("modals", "maybe")


def _is_asked(statement: Statement, sentence: Sentence) -> bool:
    """Tell a question, which holds nothing."""
    inside = [s for s in statement.content if s.start < sentence.end and sentence.start < s.end]
    texts = [sentence.text, *(span.text for span in inside)]
    return any(text.rstrip("”\"’' ").endswith("?") for text in texts)


def _conditions(text: str) -> int:
    """Return how many words of a condition there are, -1 where it says that there is none."""
    if _count(text, "conditions", "none"):
        return -1
    return _count(text, "conditions", "words")


def _settled(
    found: Sequence[tuple[Sentence, Answered]],
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
    if main.answer == "no" and (" unless " in text or " until " in text):
        return "maybe"
    bounded = bool(bounds) and " before " in text
    return "yes" if main.answer == "no" and (bounded or _is_up_to(amounts)) else main.answer


def _is_about_subject(clause: Clause) -> bool:
    """Tell *the tax will rise*: what has no patient is about its agent."""
    return all(role.role != "patient" for role in clause.roles) and clause.modal != ""


def _by_act(statement: Statement, held: Sequence[_Held]) -> Iterator[tuple[Sentence, Answered]]:
    """Yield what the act of a statement says where none of its words does: *balked at a tax*."""
    if not held or (_is_cue(statement.cue, held[0][1]) and _is_of_reporter(held[0][1])):
        return
    sentence, clause = held[0]
    if statement.act in listed("acts", "demand"):
        yield sentence, Answered(clause, "yes", 2)
    elif statement.act in listed("acts", "no"):
        yield sentence, Answered(clause, "maybe" if statement.negated else "no", 0)
    elif statement.act in listed("acts", "yes") or statement.act in listed("acts", "threat"):
        yield sentence, Answered(clause, "no" if statement.negated else "yes", 0)


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
        clause.link == "relcl" and clause.modal not in ("", "to")
    )


def _is_participle(clause: Clause) -> bool:
    """Tell what only describes: "the region, occupied by troops"."""
    return clause.link == "advcl" and not clause.modal and not clause.tense


def _is_forecast(found: Answered, speaker: Actor | None, others: Mapping[int, Actor]) -> bool:
    """Tell what somebody of another country *will* do: no position of the speaker."""
    if found.by_words or found.urgency or speaker is None:
        return False
    agents = [others.get(r.end) for r in found.clause.roles if r.role == "agent"]
    named = [actor for actor in agents if actor is not None and actor.id != speaker.id]
    people = any(actor.kind == "person" for actor in named)
    return people or any(a.country != speaker.country and speaker.country for a in named)


def _is_of_others(clause: Clause, speaker: Actor | None) -> bool:
    """Tell what is said of another country's people: a forecast or a charge, no position.

    What they *must* do is a demand.
    """
    agents = [role for role in clause.roles if role.role == "agent"]
    named = speaker is not None and any(_is_of(role, speaker) for role in agents)
    if clause.modal in listed("modals", "demand"):
        return named
    if clause.modal and any(role.head in listed("prediction", "agents") for role in agents):
        return True
    if clause.link == "relcl" and any(role.head in {"who", "which"} for role in agents):
        return True
    if speaker is None or speaker.country is None:
        return False
    found = {code for role in agents for word in role.text.split() if (code := country_of(word))}
    return bool(found) and speaker.country not in found


def _is_of(role: Role, speaker: Actor) -> bool:
    """Tell the speaker's own name, or that of its country where it is one."""
    if terms(role.text) & terms(speaker.name):
        return True
    own = speaker.country if speaker.kind == "state" else None
    return own is not None and any(country_of(word) == own for word in role.text.split())


def _hangs_from(sentence: Sentence, each: Answered, main: Answered) -> bool:
    """Tell *is ready to discuss*: a maybe under a yes."""
    under = each.clause.under
    if each.answer != "maybe" or under is None or under >= len(sentence.clauses):
        return False
    if each.clause.link in listed("points", "apart") or each.clause.link == "so":
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
    clauses = [c for _, c in held if not _is_aside(c) and not _is_participle(c)]
    patients = {stem(r.head) for c in clauses for r in c.roles if r.role in {"patient", "with"}}
    patients |= {stem(r.head) for c in clauses if _is_about_subject(c) for r in c.roles}
    return frozenset(patients | {stem(clause.predicate) for clause in clauses})


def _kind(level: int, sentence: Sentence, main: Clause, core: frozenset[str]) -> Kind:
    """Return what a yes gives: who lifts a ban gives, who imposes one is against somebody."""
    if level:
        return "demand"
    undone = _done(sentence, main) in listed("undoing", "words")
    return "against" if is_against(core) and not undone else "give"


def _count(text: str, section: str, name: str) -> int:
    return sum(f" {word} " in text for word in listed(section, name))


def _scopes(phrases: Sequence[Role]) -> Iterator[tuple[str, int]]:
    for role in phrases:
        text = _lowered([role.text])
        whole, part = _count(text, "scope", "whole"), _count(text, "scope", "part")
        yield stem(role.head), 1 if part and not whole else 3 if whole and not part else 2


def _amounts(held: Sequence[_Held], inside: Sequence[Span]) -> Iterator[Quantity]:
    seen: set[int] = set()
    for sentence, _ in held:
        for quantity in sentence.quantities:
            within = any(s.start <= quantity.start < s.end for s in inside)
            if within and quantity.start not in seen:
                seen.add(quantity.start)
                yield quantity


def _bounds(times: Sequence[Time], inside: Sequence[Span]) -> Iterator[Interval]:
    for time in times:
        within = any(s.start <= time.start < s.end for s in inside)
        if within and time.type == "DATE" and time.interval is not None:
            yield time.interval
