"""An annotation → what it claims, clause by clause: who, what, whether, when, where, how many."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from onrecord.model import (
    Actor,
    Annotation,
    Clause,
    Event,
    Interval,
    Mention,
    Quantity,
    ReportHead,
    Role,
    Sentence,
    Statement,
    Time,
)
from onrecord.resolvers.disagreements.words import (
    Family,
    content,
    effects,
    family,
    listed,
    moods,
    named_by,
    names,
    sides,
    stem,
    terms,
    told_by,
)

Mood = Literal["fact", "future", "wanted", "possible", "open"]

_TIMED = ("DATE", "TIME")
_SAYING = "say"
_GRADES = ("fact", "future", "wanted", "possible", "open")
# What stands between the parts of a page's furniture is in no sentence.
_FURNITURE = " | "
# A sentence of more clauses tells of several happenings, each with its own place.
_ONE_HAPPENING = 2
# From how deep in a sentence a clause may hang.
_STEPS = 6


class Thing(NamedTuple):
    """An argument: its words, its head's stem, whom it means where that is known."""

    role: Role
    head: str
    words: frozenset[str]
    actor: Actor | None
    form: str
    is_name: bool


class Amount(NamedTuple):
    """An amount and what it is of: the family of the clause and the role that it stands in."""

    quantity: Quantity
    role: str


class Claim(NamedTuple):
    """What one clause claims. ``sign`` is -1 where it says that it is not so.

    ``theme`` is what the clause is about: its patient, or the agent of what has none; ``doer`` its
    agent beside a theme. ``source`` vouches, ``None`` where the report does.
    """

    report: ReportHead
    sentence: Sentence
    clause: Clause
    family: str
    sign: int
    denied: bool
    mood: Mood
    tense: str
    theme: Thing | None
    doer: Thing | None
    others: tuple[Thing, ...]
    when: tuple[tuple[Time | None, Interval], ...]
    days: tuple[Interval, ...]
    amounts: tuple[Amount, ...]
    where: tuple[Thing, ...]
    source: Actor | None
    via: str | None
    terms: frozenset[str]
    content: frozenset[str]
    context: frozenset[str]
    words: frozenset[str]
    forms: frozenset[str]
    names: frozenset[str]


class _Reading:
    """The layers of one annotation, by where they stand."""

    def __init__(self, annotation: Annotation) -> None:
        self.report = annotation.report
        self.times = sorted(annotation.times, key=lambda time: (time.start, time.end))
        self.mentions = sorted(annotation.mentions, key=lambda each: (each.start, each.end))
        self.events = {event.trigger.start: event for event in annotation.events}
        spoken = [
            (span.start, span.end, statement)
            for statement in annotation.statements
            for span in statement.content
        ]
        self.spoken = sorted(spoken, key=lambda each: (each[0], -each[1], each[2].id))

    def times_in(self, start: int, end: int) -> list[Time]:
        low = bisect_left(self.times, start, key=lambda time: time.start)
        high = bisect_left(self.times, end, key=lambda time: time.start)
        return self.times[low:high]

    def dated(self, sentence: Sentence) -> list[Time]:
        """Return the dates and times of a sentence."""
        found = self.times_in(sentence.start, sentence.end)
        return [each for each in found if each.type in _TIMED and each.interval is not None]

    def mention_at(self, role: Role) -> Mention | None:
        """Return the mention at the head of ``role``."""
        low = bisect_left(self.mentions, role.start, key=lambda each: each.start)
        high = bisect_left(self.mentions, role.end, key=lambda each: each.start)
        inside = [each for each in self.mentions[low:high] if each.end <= role.end]
        head = stem(role.head)
        return next((m for m in inside if head in {stem(w) for w in m.text.split()}), None)

    def said_in(self, sentence: Sentence) -> list[Statement]:
        """Return the statements whose content begins in ``sentence``."""
        low = bisect_left(self.spoken, sentence.start, key=lambda each: each[0])
        high = bisect_left(self.spoken, sentence.end, key=lambda each: each[0])
        return [statement for _, _, statement in self.spoken[low:high]]

    def speech(self, at: int) -> Statement | None:
        """Return the innermost of the last few statements that hold the offset ``at``."""
        high = bisect_right(self.spoken, at, key=lambda each: each[0])
        for start, end, statement in reversed(self.spoken[max(high - 8, 0) : high]):
            if start <= at < end:
                return statement
        return None


def claims_of(annotation: Annotation) -> Iterator[Claim]:
    """Yield the claims of a report in text order; what is asked or put under *if* is none."""
    reading = _Reading(annotation)
    sentences = annotation.sentences
    for at, sentence in enumerate(sentences):
        if _FURNITURE in sentence.text:
            continue
        context = terms(sentence.text)
        for other in (*sentences[max(at - 1, 0) : at], *sentences[at + 1 : at + 2]):
            context |= terms(other.text)
        for clause in sentence.clauses:
            yield from _claims(reading, sentence, clause, context)


def _claims(
    reading: _Reading, sentence: Sentence, clause: Clause, context: frozenset[str]
) -> Iterator[Claim]:
    told = told_by(clause.predicate, _objects(clause))
    said = reading.speech(clause.start)
    mood, sign, denied = _stance(sentence, clause, said)
    saying = told.name == _SAYING and effects().get(clause.predicate) != "denied"
    if mood == "open" or (saying and not _has_amount(sentence, clause)):
        return
    things = [_thing(reading, role) for role in clause.roles]
    for kind, denies, role in _readings(told, clause):
        if denies and clause.negated:
            continue
        kept = [thing for thing in things if thing.role is not role]
        turned = kind._replace(sign=kind.sign * (-sign if denies else sign))
        grounds = _Grounds(mood, denied or denies, said, context, role is not None)
        yield _claim(reading, sentence, clause, turned, kept, grounds)


def _objects(clause: Clause) -> list[str]:
    objects = [role.head for role in clause.roles if role.role in {"patient", "in", "to"}]
    return [*clause.adverbs, *objects]


class _Grounds(NamedTuple):
    """How real a clause is, if it is denied, who says it, what is around, if a noun names it."""

    mood: Mood
    denied: bool
    said: Statement | None
    context: frozenset[str]
    named: bool


def _readings(told: Family, clause: Clause) -> Iterator[tuple[Family, bool, Role | None]]:
    """Yield what a clause tells of: its verb, and what its noun names (*the march was called off*).

    The truth value tells a denial of what the noun names.
    """
    denies = effects().get(clause.predicate) == "denied"
    if not denies:
        yield told, False, _cognate(told, clause)
    for role in clause.roles:
        noun = named_by(role.head)
        if noun is None or role.role not in {"patient", "agent", "of", "from"}:
            continue
        if denies and role.role != "agent":
            yield noun, True, role
        elif (
            told.name == "hold" or clause.predicate in listed("light", "verbs")
        ) and role.role in {"patient", "agent"}:
            yield Family(noun.name, noun.sign * told.sign), False, role


def _cognate(told: Family, clause: Clause) -> Role | None:
    """Return the object that names what its verb tells: *set off the explosion*."""
    objects = (role for role in clause.roles if role.role == "patient")
    named = ((role, named_by(role.head)) for role in objects)
    return next((r for r, kind in named if kind is not None and kind.name == told.name), None)


def _has_amount(sentence: Sentence, clause: Clause) -> bool:
    return any(_amount_in(sentence, role) is not None for role in clause.roles)


def _claim(
    reading: _Reading,
    sentence: Sentence,
    clause: Clause,
    told: Family,
    things: Sequence[Thing],
    grounds: _Grounds,
) -> Claim:
    patient = next((t for t in things if t.role.role == "patient"), None)
    agent = next((t for t in things if t.role.role == "agent"), None)
    theme, doer = (agent, None) if patient is None else (patient, agent)
    if grounds.named and patient is None:
        receives = clause.predicate in listed("light", "receiving")
        theme, doer = (agent, None) if receives else (None, agent)
    elif grounds.named and patient is not None and patient.role.head in listed("light", "nouns"):
        theme, doer = None, next((t for t in things if t.role.role == "of"), None)
    said = grounds.said
    return Claim(
        report=reading.report,
        sentence=sentence,
        clause=clause,
        family=told.name,
        sign=told.sign,
        denied=grounds.denied,
        mood=grounds.mood,
        tense=clause.tense,
        theme=theme,
        doer=doer,
        others=tuple(t for t in things if t is not theme and t is not doer),
        when=tuple(_when(reading, sentence, clause)),
        days=tuple(time.interval for time in reading.dated(sentence) if time.interval is not None),
        amounts=tuple(_amounts(sentence, clause)),
        where=tuple(_where(reading, sentence, clause)),
        source=None if said is None else said.speaker,
        via=None if said is None or said.source is None else said.source.text,
        terms=terms(sentence.text),
        content=_content(reading, sentence, clause) | _meant(theme) | _meant(doer),
        context=grounds.context,
        words=frozenset(sentence.text.lower().split()),
        forms=frozenset(_forms(sentence)),
        names=names(sentence.text),
    )


def _content(reading: _Reading, sentence: Sentence, clause: Clause) -> frozenset[str]:
    """Return what a passage is about: its words, verbs by their family, and the days it names.

    Who says it, and by which verb, is not of what is told.
    """
    found = set(content(sentence.text))
    for other in sentence.clauses:
        found -= content(other.text)
    for said in reading.said_in(sentence):
        for span in (said.cue, said.source):
            found -= content("" if span is None else span.text)
    for other in sentence.clauses:
        kind = family(other.predicate).name
        if kind != _SAYING and kind not in listed("open", "empty"):
            found.add(kind)
    for _, interval in _when(reading, sentence, clause):
        found.add(f"@{str(interval.start)[:10]}")
    return frozenset(found)


def _meant(thing: Thing | None) -> frozenset[str]:
    """Return the name of whom a pronoun means."""
    if thing is None or thing.actor is None or thing.form != "pronoun":
        return frozenset()
    return terms(thing.actor.name)


def _forms(sentence: Sentence) -> Iterator[str]:
    """Yield the predicates of a sentence and its words, *n't* apart."""
    for clause in sentence.clauses:
        yield clause.predicate
    for word in sentence.text.lower().replace("’", "'").split():
        if word == "no,":
            continue
        bare = word.strip(".,;:!?()\"“”'")
        yield "no" if bare == "no-one" else "n't" if bare.endswith("n't") else bare


def _stance(sentence: Sentence, clause: Clause, said: Statement | None) -> tuple[Mood, int, bool]:
    """Return how real a clause is, whether it says that it is so (1, -1), and if it is denied."""
    mood: Mood = _mood_of(clause)
    sign, denied, here = (-1 if clause.negated else 1), False, clause
    if said is not None and (_is_unsaid(sentence, said) or said.act == "ask"):
        mood = "open"
    if said is not None and said.act in {"expect", "propose", "request"} and mood == "fact":
        mood = "future"
    for _ in range(_STEPS):
        if here.link in listed("open", "links") or not listed("open", "adverbs").isdisjoint(
            here.adverbs
        ):
            return "open", sign, denied
        if here.under is None:
            break
        above = sentence.clauses[here.under]
        if here.link in {"conj", "relcl", "advcl", "parataxis"}:
            break
        if here.link == "acl":
            if family(above.predicate) == Family("true", -1):
                return mood, -sign, True
            break
        effect = effects().get(above.predicate, "")
        if above.predicate == "be" and here.modal == "to" and _has_no_object(above):
            effect = "planned"
        if effect == "denied":
            if above.negated:
                return "open", sign, denied
            sign, denied = -sign, True
        elif effect == "not":
            sign = sign if above.negated else -sign
        elif effect == "planned":
            mood = _later(mood, "future")
            sign = -sign if above.negated else sign
        elif effect == "doubted":
            return "open", sign, denied
        elif above.negated:
            if family(above.predicate).name == _SAYING:
                return "open", sign, denied
            sign = -sign
        mood = _later(mood, _mood_of(above)) if effect != "denied" else mood
        here = above
    return mood, sign, denied


def _is_unsaid(sentence: Sentence, said: Statement) -> bool:
    """Tell *did not say that*; what one refuses or denies is told by the clause of that verb."""
    cue = said.cue
    if not said.negated or cue is None:
        return said.negated
    at = (clause for clause in sentence.clauses if clause.start == cue.start)
    return all(effects().get(clause.predicate) not in {"not", "denied"} for clause in at)


def _mood_of(clause: Clause) -> Mood:
    if clause.modal == "?":
        return "open"
    if not listed("modals", "wanted").isdisjoint(clause.adverbs):
        return "wanted"
    found = moods().get(clause.modal, "fact")
    if found == "future":
        return "future"
    if found == "wanted":
        return "wanted"
    return "possible" if found == "possible" else "fact"


def _has_no_object(clause: Clause) -> bool:
    """Tell *is to meet* from *was the first to meet*."""
    return all(role.role != "patient" for role in clause.roles)


def _later(one: Mood, other: Mood) -> Mood:
    return max(one, other, key=_GRADES.index)


def _thing(reading: _Reading, role: Role) -> Thing:
    found = reading.mention_at(role)
    actor, form = (None, "") if found is None else (found.actor, found.form)
    words = terms(role.text)
    return Thing(role, stem(role.head), words, actor, form, _is_name(role))


def _is_name(role: Role) -> bool:
    """Tell a head with a capital: a name."""
    found = (word.strip(",.;:'’\"”)") for word in role.text.split())
    return any(word[:1].isupper() and word.lower() == role.head for word in found)


def _when(
    reading: _Reading, sentence: Sentence, clause: Clause
) -> Iterator[tuple[Time | None, Interval]]:
    """Yield the dates of a clause: in its own words, else where nothing else in the sentence is."""
    dated = reading.dated(sentence)
    own = [t for t in dated if _holds(clause, t) or _is_cleft(sentence, clause, t)]
    elsewhere = [t for t in dated if any(_holds(c, t) for c in sentence.clauses)]
    left = [t for t in dated if t not in elsewhere]
    for time in own or left:
        if time.interval is not None and time.interval.basis == "expressed":
            yield time, time.interval
    event: Event | None = reading.events.get(clause.start)
    if not own and not left and event is not None and event.when.basis == "expressed":
        yield None, event.when


def _is_cleft(sentence: Sentence, clause: Clause, time: Time) -> bool:
    """Tell *it was on Tuesday that they left*."""
    if clause.under is None:
        return False
    above = sentence.clauses[clause.under]
    if above.predicate != "be" or not any(r.head == "it" for r in above.roles):
        return False
    return above.start < time.start < clause.start


def _holds(clause: Clause, time: Time) -> bool:
    return any(r.start < time.end and time.start < r.end for r in clause.roles)


def _where(reading: _Reading, sentence: Sentence, clause: Clause) -> Iterator[Thing]:
    """Yield the places of a clause, else of the one beside it that is not of the saying.

    A parser hangs *in Lorn* from the nearest verb, which need not be the one that it tells of.
    """
    own = [role for role in clause.roles if is_place_role(role.role)]
    around = [
        role
        for other in _beside(sentence, clause)
        for role in other.roles
        if is_place_role(role.role)
    ]
    named = [role for role in own if _is_name(role) or is_site(role)] or around
    for role in named:
        if (_is_name(role) or is_site(role)) and not any(
            True for _ in reading.times_in(role.start, role.end)
        ):
            yield _thing(reading, role)


def _beside(sentence: Sentence, clause: Clause) -> list[Clause]:
    """Return the one clause that a sentence has beside ``clause`` and the saying."""
    told = [c for c in sentence.clauses if family(c.predicate).name != _SAYING]
    return told if len(told) <= _ONE_HAPPENING else []


def _amounts(sentence: Sentence, clause: Clause) -> Iterator[Amount]:
    """Yield the amounts of a clause, and those near it that no clause has."""
    for role in clause.roles:
        found = _amount_in(sentence, role)
        if found is not None:
            yield Amount(found, role.role)
    if family(clause.predicate).name == _SAYING:
        return
    for quantity in sentence.quantities:
        if not any(_has(other, quantity) for other in sentence.clauses) and clause is _nearest(
            sentence, quantity
        ):
            yield Amount(quantity, "")


def _has(clause: Clause, quantity: Quantity) -> bool:
    return any(quantity.start < r.end and r.start < quantity.end for r in clause.roles)


def _nearest(sentence: Sentence, quantity: Quantity) -> Clause | None:
    """Return the clause at or before an amount that is nearest to it and is not the saying."""
    told = [c for c in sentence.clauses if family(c.predicate).name != _SAYING]
    return min(
        told, key=lambda c: (c.start > quantity.start, abs(c.start - quantity.start)), default=None
    )


def _amount_in(sentence: Sentence, role: Role) -> Quantity | None:
    """Return the amount in the words of a role: *at least 12 people*."""
    for quantity in sentence.quantities:
        if quantity.start < role.end and role.start < quantity.end:
            return quantity
    return None


def is_place_role(role: str) -> bool:
    """Tell whether a role may say where."""
    return role in listed("places", "prepositions")


def is_site(role: Role) -> bool:
    """Tell *the bus terminal*, *a monastery*: where something is, without a name."""
    return role.head in listed("places", "sites")


def side(role: str) -> str:
    """Return which end of a movement a role marks, "at" where it marks none."""
    return sides().get(role, "at")
