"""What a statement is about: the thing or the act that it says yes or no to, and its name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from onrecord.model import Actor, Clause, Role, Sentence, Span, Time
from onrecord.resolvers.disagreements.words import family, stem, terms
from onrecord.resolvers.positions.answering import Answered
from onrecord.resolvers.positions.words import (
    answers,
    country_of,
    listed,
    matter,
    opposites,
    topics,
    urgency,
)

# How deep below its main clause a statement still says what it is about: agrees to try to stop.
_DEEP = 3


class Point(NamedTuple):
    """What a statement is about: the verb, the stems of its arguments, and their words.

    ``specific`` are the stems of heads that may name an issue, ``things`` all but names. It is
    ``bare`` where the verb only says yes or no to a thing.
    """

    predicate: str
    arguments: frozenset[str]
    specific: frozenset[str]
    things: frozenset[str]
    phrases: tuple[Role, ...]
    bare: bool


def point(
    sentence: Sentence,
    answered: Answered,
    inside: Sequence[Span],
    speaker: Actor,
    times: Sequence[Time],
    names: frozenset[str],
) -> Point:
    """Return what the statement in the spans ``inside`` is about, ``answered`` being what it says.

    ``names`` are the stems of the names of people and countries, which name no issue.
    """
    main = answered.clause
    clauses = list(_own(sentence, main))
    verb = _predicate(clauses, answered)
    roles = [r for clause in clauses for r in _roles(clause, inside, speaker, times)]
    if main.predicate in urgency() and len(clauses) > 1:
        asked = [role for role in main.roles if role.role in {"patient", "recipient", "on"}]
        roles = [role for role in roles if role not in asked]
    if not any(map(is_specific, roles)):
        rest = (clause for clause in sentence.clauses if clause.link in listed("points", "granted"))
        roles += [r for clause in rest for r in _roles(clause, inside, speaker, times)]
    named = frozenset(word for role in roles for word in terms(near(role.text)))
    named -= terms(speaker.name)
    heads = frozenset(stem(r.head) for r in roles if is_specific(r)) - names
    verbs = frozenset(word for clause in clauses for word in matter(clause.predicate))
    return Point(
        predicate=main.predicate if verb is None else verb, arguments=topics(named) | verbs,
        specific=topics(heads) | verbs, things=topics(named - names) | verbs,
        phrases=tuple(roles),
        bare=verb is None and answered.by_words,
    )  # fmt: skip


def _own(sentence: Sentence, main: Clause) -> Iterator[Clause]:
    """Yield the main clause, what it is a relative clause of, and what hangs from it."""
    clauses = sentence.clauses
    at = next((i for i, clause in enumerate(clauses) if clause is main), None)
    yield main
    if main.under is not None and main.link in listed("points", "up"):
        yield clauses[main.under]
    level = {at}
    for _ in range(_DEEP):
        below = {
            i for i, clause in enumerate(clauses)
            if clause.under in level and clause.link not in listed("points", "apart") and i != at
        }  # fmt: skip
        for i in sorted(below):
            yield clauses[i]
        level = set(below)


def _predicate(clauses: Sequence[Clause], answered: Answered) -> str | None:
    """Return the verb that is said yes or no to: *plans to close*, *agreed to talk*."""
    known = answers().keys() | urgency().keys() | listed("points", "light")
    verbs = [c.predicate for c in clauses if not (answered.by_words and c is answered.clause)]
    return next((verb for verb in verbs if verb not in known), None)


def _roles(
    clause: Clause, inside: Sequence[Span], speaker: Actor, times: Sequence[Time]
) -> Iterator[Role]:
    """Yield the arguments of a clause in a statement, but times and who speaks."""
    for role in clause.roles:
        within = any(s.start <= role.start and role.end <= s.end for s in inside)
        if not within or _is_time(role, times):
            continue
        if role.role == "agent" and (role.head in listed("own", "words") or _is(role, speaker)):
            continue
        yield role


def _is(role: Role, speaker: Actor) -> bool:
    return bool(terms(role.text) & terms(speaker.name))


def _is_time(role: Role, times: Sequence[Time]) -> bool:
    return any(time.start <= role.start and role.end <= time.end for time in times)


def near(text: str) -> str:
    """Return a noun phrase without what a comma or a quotation mark sets apart."""
    for mark in listed("points", "marks"):
        text = text.partition(mark)[0]
    return text


def is_specific(role: Role) -> bool:
    """Tell a noun that may name an issue: no pronoun, no mere *people* or *government*."""
    if role.head in listed("points", "vague") or not terms(role.head):
        return False
    if role.role in listed("points", "aside"):
        return False
    return country_of(role.text.rpartition(" ")[2]) is None


def from_context(
    bare: Point, before: Sequence[Sentence], cue: Clause | None, names: frozenset[str]
) -> Point:
    """Return a point whose words name no thing (*we cannot sign this*) with what they refer to.

    That stands with the verb of saying (*said of the ban*) or in the sentence before.
    """
    said_of = [r for r in cue.roles if r.role in listed("points", "of")] if cue is not None else []
    told = [r for s in before for c in s.clauses for r in c.roles if r.role != "agent"]
    roles = [role for role in said_of or told if is_specific(role)]
    referred = topics(frozenset(word for role in roles for word in terms(role.text)))
    return bare._replace(
        arguments=bare.arguments | referred,
        things=bare.things | (referred - names),
        specific=topics(frozenset(stem(role.head) for role in roles) - names),
        phrases=(*bare.phrases, *roles),
    )


def matters(predicate: str) -> set[str]:
    """Return what a verb is of: itself, its family, the matters of opposites."""
    names = {name for name, _ in opposites().get(predicate, ())}
    return {family(predicate).name, *names, *matter(predicate)} - listed("points", "light")
