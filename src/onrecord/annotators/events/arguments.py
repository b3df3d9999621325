"""Who does it, and to or against whom: the actors and recipients of one trigger.

The frame of the word says which slots tell. Of a noun, its light verb or what governs it says more:
*launched an attack*, *came under fire*, *accused of murder*. In a mutual event all are actors.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from onrecord.annotators.events.candidates import meant
from onrecord.annotators.events.clauses import (
    Governor,
    agent,
    children,
    control,
    controlled,
    governor,
    is_passive,
    logical_objects,
    owner,
    subject,
)
from onrecord.annotators.events.kinds import (
    belongs,
    conjuncts,
    inner,
    is_place,
    is_somebody,
)
from onrecord.annotators.events.lexicon import (
    Frame,
    Light,
    Meaning,
    Role,
    classes,
    default_frame,
    governed,
    is_mutual,
)
from onrecord.annotators.events.slots import SLOTS, fill, is_verbal, light
from onrecord.annotators.language import Parse
from onrecord.knowledge.countries import countries
from onrecord.knowledge.tables import fold

# Of these slots the first that is filled tells: "his arrest", but "their arrest of the mayor".
_CORE = frozenset(["of", "possessive", "modifier", "place"])
# Types that strike places too.
_AT_PLACES = frozenset(["ASSAULT", "COERCE"])
# Whom a verb meets that is no event of its own: "promised to build them a school".
_TOWARDS = ("object", "indirect", "with", "against", "for", "on")
_DASHES = frozenset(["-", "–", "/"])
_DEPTH = 2


class Arguments(Struct, frozen=True):
    """Token indices of the heads of who does it and to whom, in text order."""

    actors: tuple[int, ...] = ()
    recipients: tuple[int, ...] = ()


class _Roles(Struct):
    """What fills the roles, before it is asked whether it is anybody."""

    actors: list[int] = []
    recipients: list[int] = []


def arguments(parse: Parse, at: int, type: str) -> Arguments:
    """Return who does what the word at ``at`` tells, if it tells an event of ``type``, to whom."""
    return _arguments(parse, at, type, _DEPTH)


def _arguments(parse: Parse, at: int, type: str, depth: int) -> Arguments:
    read = meant(parse, at)
    meaning = next((one for one in read if one.type == type), read[0] if read else None)
    frame, mutual = _frame(parse, at, type, meaning)
    roles = _Roles()
    roles.recipients += _filled(parse, at, frame.recipient, set())
    roles.actors += _filled(parse, at, frame.actor, set(roles.recipients), every=mutual)
    if not is_verbal(parse, at):
        _governed(parse, at, frame, roles, mutual=mutual, depth=depth)
    if mutual:
        roles.actors, roles.recipients = roles.actors + roles.recipients, []
    actors = _actors(parse, roles.actors, depth)
    recipients = _recipients(parse, roles.recipients, type, depth)
    if not recipients and not mutual and depth:
        role = "recipient" if meaning and meaning.alone else governed().get(type)
        recipients = [] if role is None else _from_governed(parse, at, type, role, depth)
    return _told_apart(parse, at, actors, recipients)


def _frame(parse: Parse, at: int, type: str, meaning: Meaning | None) -> tuple[Frame, bool]:
    if meaning is not None:
        return meaning.frame, meaning.mutual
    if is_verbal(parse, at):
        return default_frame(type, "verbs"), is_mutual(type)
    adjective = parse.tokens[at].pos == "ADJ"
    return default_frame(type, "adjectives" if adjective else "nouns"), is_mutual(type)


def _filled(
    parse: Parse, at: int, slots: Sequence[str], taken: set[int], *, every: bool = False
) -> list[int]:
    """Return what fills the slots of a role; of a noun's core slots only the first that is filled.

    ``every`` asks for all of them, as where all who meet are actors.
    """
    found: list[int] = []
    core = False
    for slot in slots:
        if slot in _CORE and core and not every and not is_verbal(parse, at):
            continue
        heads = [c for c in _slot(parse, at, slot) if c not in taken]
        core = core or (slot in _CORE and bool(heads))
        found += [c for c in heads if c not in found]
    return found


def _slot(parse: Parse, at: int, slot: str) -> list[int]:
    heads = fill(parse, at, slot)
    if slot == "modifier":
        return [c for c in heads if _acts_before(parse, c) and not _is_within(parse, c, heads)]
    if slot == "place":
        return [c for c in heads if _is_country(parse, c)]
    return heads


def _acts_before(parse: Parse, i: int) -> bool:
    """Tell who acts from a word before the noun: *Russian*, *US*, *police*, not *Baghdad*."""
    token = parse.tokens[i]
    if token.tag in ("VBN", "VBG", "CD"):
        return False
    if token.entity == "GPE":
        return token.pos == "ADJ" or token.text.isupper() or "." in token.text
    if token.pos == "ADJ":
        return token.entity == "NORP" or countries().adjectives.get(fold(token.text)) is not None
    return is_somebody(parse, i)


def _is_within(parse: Parse, i: int, heads: Sequence[int]) -> bool:
    """Tell a part of a longer name, not *Russian* in *US-Russian*."""
    token = parse.tokens[i]
    joined = parse.tokens[min(i + 1, len(parse.tokens) - 1)].text in "-–/"
    return token.head in heads and token.dep != "conj" and not joined


def _is_country(parse: Parse, i: int) -> bool:
    """Tell a country before the noun; of a pair, *Israel-Gaza*, any two places that deal."""
    tokens = parse.tokens
    beside = {tokens[j].text for j in (i - 1, i + 1) if 0 <= j < len(tokens)}
    paired = bool(beside & _DASHES)
    return tokens[i].entity == "GPE" and (paired or fold(tokens[i].text) in countries().names)


def _governed(
    parse: Parse, at: int, frame: Frame, roles: _Roles, *, mutual: bool, depth: int
) -> None:
    """Add what the verb or noun above says: a light verb's subject, whom one accuses of it."""
    above = governor(parse, at)
    if above is None:
        return
    made = light(parse, above.at, above.by, at)
    if made is not None and is_verbal(parse, above.at):
        _lightly(parse, at, above, made, frame, roles, mutual=mutual)
        return
    listed = control(parse, above)
    if listed is None or (roles.actors and not mutual) or (listed.mutual and not mutual):
        return
    if "recipient" in listed.actor:
        roles.actors += _accused(parse, above.at, depth)
    else:
        roles.actors += controlled(parse, above.at, listed)


def _lightly(
    parse: Parse,
    at: int,
    above: Governor,
    made: Light,
    frame: Frame,
    roles: _Roles,
    *,
    mutual: bool,
) -> None:
    passive = is_passive(parse, above.at)
    undergone = passive and above.by == "object"
    one = agent(parse, above.at) if undergone else subject(parse, above.at)
    if passive and not undergone:
        # "was put on trial", "was placed under arrest"
        one = agent(parse, above.at)
        roles.recipients += logical_objects(parse, above.at) if made.object else []
    elif made.object is not None:
        roles.recipients += logical_objects(parse, above.at)
    mine = roles.actors if made.subject == "actor" else roles.recipients
    told = fill(parse, at, "possessive") + fill(parse, at, "by")
    if one is not None and (mutual or not [c for c in told if parse.tokens[c].tag != "PRP$"]):
        mine[:] = [one, *(c for c in mine if not _is_own(parse, c, at))]
        roles.recipients = [c for c in roles.recipients if parse.tokens[c].tag != "PRP$"]
    prepositions = [s for s in frame.recipient if s not in SLOTS and s != "of"]
    prepositions += ["indirect"] if "to" in frame.recipient else []
    roles.recipients += _filled(parse, above.at, prepositions, set())
    # "came under fire from the press", but "withdrew its troops from the port"
    between = [s for s in frame.actor if s not in SLOTS and s not in ("of", "by", "from")]
    between += ["from"] if made.subject == "recipient" else []
    roles.actors += _filled(parse, above.at, between, set())


def _is_own(parse: Parse, i: int, noun: int) -> bool:
    """Tell what only repeats a light verb's subject: *its* inquiry, the withdrawal *of its men*."""
    return parse.tokens[i].tag == "PRP$" or i in fill(parse, noun, "of")


def _from_governed(parse: Parse, at: int, type: str, role: Role, depth: int) -> list[int]:
    """Return whom what is promised, lifted or refused meets, or who is to do what is asked for."""
    slots = ("infinitive", "gerund", "object") if is_verbal(parse, at) else ("infinitive", "of")
    below = [c for slot in slots for c in fill(parse, at, slot)]
    found: list[int] = []
    for head in below:
        read = meant(parse, head)
        if read:
            inside = _arguments(parse, head, read[0].type, depth - 1)
            found += inside.actors if role == "actor" else inside.recipients
            if read[0].mutual and role == "recipient":
                found += inside.actors
        elif is_verbal(parse, head) and role == "recipient":
            towards = _filled(parse, head, _TOWARDS, set())
            found += _recipients(parse, towards, type, depth - 1)
    return [c for c in found if c not in fill(parse, at, "subject")]


def _accused(parse: Parse, at: int, depth: int) -> list[int]:
    """Return to whom the word above is done: *allegations of torture against the army*."""
    read = meant(parse, at)
    if not read or depth == 0:
        return []
    return list(_arguments(parse, at, read[0].type, depth - 1).recipients)


def _actors(parse: Parse, heads: Iterable[int], depth: int) -> list[int]:
    """Return who of these can act; an event acts through its own actor, a paper through its own."""
    found: list[int] = []
    for head in (inner(parse, c) for h in heads for c in conjuncts(parse, inner(parse, h))):
        if is_somebody(parse, head):
            found.append(head)
        elif belongs(parse, head, classes()["arms"]):
            one = owner(parse, head)
            found.append(head if one is None else one)
        elif belongs(parse, head, classes()["document"]):
            one = owner(parse, head)
            found += [] if one is None else [one]
        elif depth and not is_verbal(parse, head) and (read := meant(parse, head)):
            found += _arguments(parse, head, read[0].type, depth - 1).actors
    return found


def _recipients(parse: Parse, heads: Iterable[int], type: str, depth: int) -> list[int]:
    """Return whom it meets; what is no one stands for its owner: *praised the mayor's efforts*.

    An event stands for who does it: *broke up the rally by students*.
    """
    found: list[int] = []
    for head in (inner(parse, c) for h in heads for c in conjuncts(parse, inner(parse, h))):
        if is_somebody(parse, head) or (type in _AT_PLACES and is_place(parse, head)):
            found.append(head)
        elif parse.tokens[head].pos in ("NOUN", "PROPN"):
            found += _behind_thing(parse, head, depth)
    return [c for c in found if parse.tokens[c].tag != "PRP$" or c in heads]


def _behind_thing(parse: Parse, noun: int, depth: int) -> list[int]:
    read = meant(parse, noun) if depth else []
    if read and (doers := _arguments(parse, noun, read[0].type, depth - 1).actors):
        return list(doers)
    one = owner(parse, noun)
    return [] if one is None else [one]


def _told_apart(
    parse: Parse, at: int, actors: Sequence[int], recipients: Sequence[int]
) -> Arguments:
    """Return the roles without anybody in both, and without the trigger itself."""
    names = {_name(parse, i) for i in actors}
    others = {i for i in recipients if _name(parse, i) not in names}
    return Arguments(
        tuple(sorted({i for i in actors if i != at})),
        tuple(sorted(others - set(actors) - {at})),
    )


def _name(parse: Parse, i: int) -> tuple[str, ...]:
    """Return a word with those that make a name with it: *North Korea* is not *South Korea*."""
    before = [c for c in children(parse, i, "compound", "amod") if c < i]
    return tuple(parse.tokens[c].lower for c in (*before, i))
