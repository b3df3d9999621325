"""The slots of a frame, and what fills them in a parse.

A slot is the subject, the object and the like of a verb as it means (the agent of a passive is its
subject), a possessive or a modifier of a noun, or whatever stands behind a preposition.
"""

from __future__ import annotations

from collections.abc import Callable

from onrecord.annotators.events.clauses import (
    adjective_subject,
    agent,
    children,
    is_passive,
    logical_objects,
    objects_of,
    subject,
    word,
)
from onrecord.annotators.events.kinds import inner, is_somebody, is_time, premodifiers
from onrecord.annotators.events.lexicon import Light, lemma, lights
from onrecord.annotators.language import Parse

# What somebody must do who is told to: "said that Kordania must withdraw".
_MUST = frozenset(["must", "should", "ought"])
_OBLIGED = frozenset(["have", "need"])

_OPENING = frozenset(["together", "along", "out", "back", "away", "over", "up", "down", "off"])

Fill = Callable[[Parse, int], list[int]]


def fill(parse: Parse, at: int, slot: str) -> list[int]:
    """Return the heads of what fills a slot of the verb, noun or adjective at ``at``.

    A slot that is no name of grammar is a preposition.
    """
    known = _SLOTS.get(slot)
    return _behind(parse, at, slot) if known is None else known(parse, at)


def is_verbal(parse: Parse, at: int) -> bool:
    """Tell a verb; *the fighting* is a noun."""
    return parse.tokens[at].pos in ("VERB", "AUX") or parse.tokens[at].tag.startswith("VB")


def _subject(parse: Parse, at: int) -> list[int]:
    if parse.tokens[at].pos == "ADJ":
        one = adjective_subject(parse, at)
    elif not is_verbal(parse, at):
        return []
    else:
        one = agent(parse, at) if is_passive(parse, at) else subject(parse, at)
    return [] if one is None else [one]


def _subject_above(parse: Parse, at: int) -> list[int]:
    """Return who finds somebody so: *the jury found him guilty*, *found guilty by a jury*."""
    verb = parse.tokens[at].head
    found = parse.tokens[at].dep in ("oprd", "acomp", "ccomp", "xcomp") and is_verbal(parse, verb)
    return _subject(parse, verb) if found else []


def _object(parse: Parse, at: int) -> list[int]:
    """Return what is done to; *the town was given aid*: the aid, *gave the town aid*: the aid."""
    if not is_verbal(parse, at):
        return []
    kept = children(parse, at, "dobj") if is_passive(parse, at) else []
    found = kept or logical_objects(parse, at)
    return found[-1:] if len(found) > 1 and not children(parse, at, "dative") else found


def _direct(parse: Parse, at: int) -> list[int]:
    return children(parse, at, "dobj")


def _indirect(parse: Parse, at: int) -> list[int]:
    """Return to whom something is given: *gave the town aid*, *aid to the town*."""
    if not is_verbal(parse, at):
        return []
    found = [c for c in children(parse, at, "dative") if parse.tokens[c].pos != "ADP"]
    found += objects_of(parse, at, {"to"})
    if is_passive(parse, at) and children(parse, at, "dobj"):
        found += logical_objects(parse, at)
    twice = children(parse, at, "dobj")
    return found or (twice[:1] if len(twice) > 1 else [])


def _alone(parse: Parse, at: int) -> list[int]:
    """Return the object of a verb whose doer nobody names: *troops were deployed*."""
    return [] if _subject(parse, at) else _object(parse, at)


def _infinitive(parse: Parse, at: int) -> list[int]:
    found = children(parse, at, "xcomp", "ccomp", "advcl", "acl")
    return [c for c in found if c > at and parse.is_infinitive(c)]


def _gerund(parse: Parse, at: int) -> list[int]:
    found = children(parse, at, "xcomp", "ccomp", "pcomp")
    plain = (c for c in found if not children(parse, c, "nsubj", "nsubjpass", "aux"))
    return [c for c in plain if parse.tokens[c].tag == "VBG"]


def _clause(parse: Parse, at: int) -> list[int]:
    found = children(parse, at, "ccomp", "acl")
    return [c for c in found if children(parse, c, "nsubj", "nsubjpass") and c > at]


def _subject_of_clause(parse: Parse, at: int) -> list[int]:
    found = (subject(parse, c) for c in _clause(parse, at))
    return [one for one in found if one is not None]


def _must(parse: Parse, at: int) -> list[int]:
    """Return a clause of what another must do: *said that the army must leave*."""
    mine = {parse.tokens[c].lower for c in _subject(parse, at)} | {"i", "we"}
    return [
        c
        for c in children(parse, at, "ccomp")
        if _obliges(parse, c)
        and any(
            is_somebody(parse, one) and parse.tokens[one].lower not in mine
            for one in _subject_of_clause(parse, at)
        )
    ]


def _obliges(parse: Parse, at: int) -> bool:
    if any(parse.tokens[c].lower in _MUST for c in children(parse, at, "aux")):
        return True
    helped = children(parse, at, "aux", "auxpass", "mark")
    if parse.tokens[at].tag == "VB" and all(parse.tokens[c].dep == "mark" for c in helped):
        return True
    needs = lemma(parse.tokens[at]) in _OBLIGED
    return needs and any(parse.is_infinitive(c) for c in children(parse, at, "xcomp"))


def _possessive(parse: Parse, at: int) -> list[int]:
    return [c for c in children(parse, at, "poss") if not is_time(parse, c)]


def _modifier(parse: Parse, at: int) -> list[int]:
    """Return all words before the noun that say which, as conditions ask for them."""
    return premodifiers(parse, at)


def _particle(parse: Parse, at: int) -> list[int]:
    return children(parse, at, "prt")


def _behind(parse: Parse, at: int, preposition: str) -> list[int]:
    """Return what a preposition names, at the word itself or else at its object.

    *Waged war against the north*: the parser hangs *against* on either.
    """
    wanted = {preposition}
    found = objects_of(parse, at, wanted)
    if preposition == "by" and is_verbal(parse, at):
        one = agent(parse, at)
        found += [] if one is None else [one]
    if not found and is_verbal(parse, at):
        joined = [c for c in children(parse, at, "prep", "prt", "advmod") if _opens(parse, c)]
        objects = children(parse, at, "dobj")
        objects += [within for c in objects if (within := inner(parse, c)) != c]
        for direct in [*objects, *joined]:
            found += objects_of(parse, direct, wanted)
    return list(dict.fromkeys(found))


def _opens(parse: Parse, i: int) -> bool:
    """Tell a word that a preposition follows: *together* with, *out* of; not *according* to."""
    return parse.tokens[i].lower in _OPENING


def _complement(*deps: str) -> Fill:
    return lambda parse, at: children(parse, at, *deps)


_SLOTS: dict[str, Fill] = {
    "subject": _subject,
    "subject above": _subject_above,
    "object": _object,
    "direct object": _direct,
    "indirect": _indirect,
    "object alone": _alone,
    "infinitive": _infinitive,
    "gerund": _gerund,
    "clause": _clause,
    "subject of clause": _subject_of_clause,
    "must": _must,
    "possessive": _possessive,
    "modifier": _modifier,
    "place": _modifier,
    "particle": _particle,
    "complement": _complement("oprd", "acomp"),
}
SLOTS = frozenset(_SLOTS)


def light(parse: Parse, verb: int, by: str, noun: int) -> Light | None:
    """Return how a verb and a noun that it governs in this way tell one event, if they do."""
    told = lemma(parse.tokens[noun])
    for one in lights().get(word(parse, verb), ()):
        if by in one.by and (not one.nouns or told in one.nouns):
            return one
    return None
