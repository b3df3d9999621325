"""Clauses: voice, whose subject a verb has, who owns a plan, what governs a noun.

A verb without a subject of its own has that of the verb that it is joined to (*shot and killed*)
or hangs on (*refused to leave*, *annexing the port*), the object of a verb that turns to somebody
(*accused the army of attacking*, *ordered them to go*), or the noun that it modifies. Which verbs
do what is listed in knowledge/events/governing.toml. Every climb is bounded.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from onrecord.annotators.events.kinds import (
    inner,
    is_somebody,
    is_territory,
    is_time,
    near,
    premodifiers,
)
from onrecord.annotators.events.lexicon import Control, Part, classes, controls, lemma, lights
from onrecord.annotators.language import Parse, Token

_DEPTH = 8
_SUBJECTS = frozenset(["nsubj", "nsubjpass"])
_RELATIVE = frozenset(["WDT", "WP", "WP$"])
_VERBS = frozenset(["VERB", "AUX"])
_CONTROLLED = frozenset(["xcomp", "advcl", "ccomp", "pcomp", "dep", "parataxis"])
_OBJECTS = frozenset(["dobj", "nsubjpass"])
_PERFECT = frozenset(["have", "'ve", "’ve"])
_PARTS: dict[str, Part] = {"VERB": "verbs", "AUX": "verbs", "NOUN": "nouns", "ADJ": "adjectives"}


class Governor(Struct, frozen=True):
    """What governs a noun: the word at ``at``, by ``object``, ``subject`` or a preposition."""

    at: int
    by: str


def children(parse: Parse, i: int, *deps: str) -> list[int]:
    """Return the dependents of token ``i`` with one of these dependencies, in text order."""
    tokens = parse.tokens
    return [c for c in near(parse, i) if tokens[c].dep in deps]


def objects_of(parse: Parse, i: int, prepositions: frozenset[str] | set[str]) -> list[int]:
    """Return the nouns behind the prepositions that hang on token ``i``."""
    tokens = parse.tokens
    found = []
    for child in near(parse, i):
        token = tokens[child]
        if token.dep in ("prep", "agent", "dative") and token.lower in prepositions:
            found += children(parse, child, "pobj", "pcomp")
    return found


def word(parse: Parse, i: int) -> str:
    """Return the lemma of a word with its particle: *step down*."""
    tokens = parse.tokens
    verb = lemma(tokens[i])
    particle = next(iter(children(parse, i, "prt")), None)
    return verb if particle is None else f"{verb} {tokens[particle].lower}"


def is_passive(parse: Parse, i: int) -> bool:
    """Tell a passive, also one without its auxiliary: *the men arrested*, *held and questioned*."""
    token = parse.tokens[i]
    deps = {parse.tokens[c].dep for c in near(parse, i)}
    if token.lower in classes()["stative"] and "agent" not in deps:
        return False
    if deps & {"auxpass", "nsubjpass"} or ("agent" in deps and token.tag == "VBN"):
        return True
    if token.tag not in ("VBN", "VBD") or "nsubj" in deps:
        return False
    if token.dep in ("acl", "amod"):
        return token.tag == "VBN" or token.dep == "acl"
    helped = any(lemma(parse.tokens[c]) in _PERFECT for c in children(parse, i, "aux"))
    if token.tag != "VBN" or helped:
        return False
    if token.dep == "conj" and "dobj" not in deps:
        return token.head != i and is_passive(parse, token.head)
    return token.dep == "advcl"


def subject(parse: Parse, i: int, *, depth: int = _DEPTH) -> int | None:
    """Return the head of the grammatical subject of the verb at ``i``, also an understood one.

    In a passive that is who undergoes it. Of a relative clause's *who* it is the noun before.
    """
    own = next(iter(children(parse, i, *_SUBJECTS)), None)
    if own is not None:
        return _antecedent(parse, own)
    token = parse.tokens[i]
    if depth == 0 or token.dep == "ROOT":
        return None
    if token.dep == "conj":
        return subject(parse, token.head, depth=depth - 1)
    if token.dep in ("amod", "relcl"):
        return token.head
    if token.dep == "acl":
        return _modified(parse, token, depth - 1)
    if token.dep in _CONTROLLED:
        place = _place_before(parse, token)
        return _controller(parse, token, depth - 1) if place is None else place
    return None


def _place_before(parse: Parse, verb: Token) -> int | None:
    """Return the place that a participle behind a comma tells of: *the region, now occupied by*."""
    if verb.dep != "advcl" or verb.tag != "VBN":
        return None
    at = verb.i - 1
    while at > 0 and parse.tokens[at].pos in ("ADV", "PUNCT") and verb.i - at < 4:
        at -= 1
    return at if at > verb.head and is_territory(parse, at) else None


def _antecedent(parse: Parse, i: int) -> int | None:
    """Return what *who*, *which* or *that* stands for; any other word as it is."""
    token = parse.tokens[i]
    if token.tag not in _RELATIVE:
        return i
    for above in parse.ancestors(i):
        if parse.tokens[above].dep in ("relcl", "acl"):
            return parse.tokens[above].head
        if parse.tokens[above].dep == "ROOT":
            break
    return None


def _modified(parse: Parse, verb: Token, depth: int) -> int | None:
    """Return who does what a participle or infinitive behind a noun says: the noun or its owner."""
    noun = verb.head
    if verb.tag == "VBN" or verb.tag == "VBD" or is_somebody(parse, inner(parse, noun)):
        return noun
    return holder(parse, noun, depth=depth)


def _controller(parse: Parse, verb: Token, depth: int) -> int | None:
    """Return whose infinitive or participle it is: *forced him to go*, *refused to go*."""
    if verb.dep == "ccomp" and not _is_nonfinite(parse, verb):
        return None
    above = parse.tokens[verb.head]
    way = "infinitive" if parse.is_infinitive(verb.i) else "gerund"
    if above.dep in ("prep", "agent") or above.pos == "ADP":
        way = above.lower
        above = parse.tokens[above.head]
    listed = _control(parse, above, way)
    if listed is not None:
        return next(iter(controlled(parse, above.i, listed, depth=depth)), None)
    if above.pos in _VERBS:
        return _verb_controller(parse, verb, above, depth)
    if above.pos == "ADJ":
        return adjective_subject(parse, above.i, depth=depth)
    return holder(parse, above.i, depth=depth)


def _verb_controller(parse: Parse, verb: Token, above: Token, depth: int) -> int | None:
    whom = [c for c in children(parse, above.i, "dobj", "dative") if c < verb.i]
    told = bool(whom) and is_somebody(parse, inner(parse, whom[0]))
    if verb.dep == "xcomp" and told and parse.is_infinitive(verb.i):
        return whom[0]
    return subject(parse, above.i, depth=depth)


def _is_nonfinite(parse: Parse, verb: Token) -> bool:
    return verb.tag in ("VBG", "VBN") or parse.is_infinitive(verb.i)


def _control(parse: Parse, above: Token, way: str) -> Control | None:
    part = _PARTS.get("NOUN" if above.tag.startswith("NN") else above.pos)
    if part is None:
        return None
    name = word(parse, above.i) if part == "verbs" else lemma(above)
    listed = controls(part).get(name, ())
    return next((one for one in listed if way in one.behind), None)


def control(parse: Parse, governor: Governor) -> Control | None:
    """Return what is known of who does the event that a word governs in this way."""
    return _control(parse, parse.tokens[governor.at], governor.by)


def controlled(parse: Parse, at: int, listed: Control, *, depth: int = _DEPTH) -> list[int]:
    """Return who that is: the word's subject, its object, its owner, whom a preposition names."""
    found: list[int] = []
    for slot in listed.actor:
        if slot == "subject":
            one = _subject_of(parse, at, depth)
            found = [] if one is None else [one]
        elif slot == "object":
            found = logical_objects(parse, at, depth=depth)
        elif slot == "holder":
            one = holder(parse, at, depth=depth)
            found = [] if one is None else [one]
        else:
            found = objects_of(parse, at, {slot})
        if found:
            break
    return found


def _subject_of(parse: Parse, at: int, depth: int) -> int | None:
    if parse.tokens[at].pos in _VERBS:
        return agent(parse, at) if is_passive(parse, at) else subject(parse, at, depth=depth)
    return adjective_subject(parse, at, depth=depth)


def adjective_subject(parse: Parse, i: int, *, depth: int = _DEPTH) -> int | None:
    """Return of whom an adjective is said: *he is ready*, *the men responsible*, *found guilty*."""
    own = next(iter(children(parse, i, *_SUBJECTS)), None)
    token = parse.tokens[i]
    if own is not None or depth == 0 or token.dep == "ROOT":
        return own
    above = parse.tokens[token.head]
    if token.dep == "conj":
        return adjective_subject(parse, above.i, depth=depth - 1)
    if token.dep == "oprd" and above.pos in _VERBS:
        return next(iter(logical_objects(parse, above.i, depth=depth)), None)
    if above.pos in _VERBS:
        return subject(parse, above.i, depth=depth)
    return above.i


def agent(parse: Parse, i: int) -> int | None:
    """Return the head of the *by* phrase of the verb at ``i``.

    The parser may hang it on what a passive keeps as object: *was fined a million by the court*.
    """
    by = children(parse, i, "agent")
    found = [c for b in by for c in children(parse, b, "pobj")]
    kept = children(parse, i, "dobj") if children(parse, i, "auxpass") else []
    near_by = [c for at in (i, *kept) for c in objects_of(parse, at, {"by"})]
    loose = (c for c in near_by if is_somebody(parse, inner(parse, c)))
    return found[0] if found else next(loose, None)


def logical_objects(parse: Parse, i: int, *, depth: int = _DEPTH) -> list[int]:
    """Return to whom the verb at ``i`` does it: its object, its subject in a passive.

    A relative clause leaves it out: *the men whom they arrested*, *the men they arrested*.
    """
    if is_passive(parse, i):
        one = subject(parse, i, depth=depth)
        return [] if one is None else [one]
    found = [_antecedent(parse, c) for c in children(parse, i, "dobj")]
    kept = [c for c in found if c is not None]
    token = parse.tokens[i]
    if not kept and token.dep == "relcl" and _has_gap(parse, token):
        return [token.head]
    return kept or _told(parse, i)


def _told(parse: Parse, i: int) -> list[int]:
    """Return whom a verb makes do something, who is the subject of its infinitive in the parse."""
    infinitives = (c for c in children(parse, i, "ccomp") if parse.is_infinitive(c) and c > i)
    return [own for c in infinitives for own in children(parse, c, "nsubj", "nsubjpass")]


def _has_gap(parse: Parse, verb: Token) -> bool:
    """Tell a relative clause with a subject of its own and no preposition left alone."""
    own = children(parse, verb.i, "nsubj")
    stranded = any(not parse.tokens[c].children for c in children(parse, verb.i, "prep"))
    complete = bool(children(parse, verb.i, "ccomp", "xcomp", "advmod"))
    return bool(own) and parse.tokens[own[0]].tag not in _RELATIVE and not (stranded or complete)


def holder(parse: Parse, noun: int, *, depth: int = _DEPTH) -> int | None:
    """Return who owns a plan, a statement, a role: *its plan to*, *the plan of the army to*.

    Where no word of the phrase says so, it is the subject of the verb that governs it.
    """
    named = owner(parse, noun)
    if named is not None or depth == 0:
        return named
    token = parse.tokens[noun]
    above = parse.tokens[token.head]
    if token.dep == "conj":
        return holder(parse, above.i, depth=depth - 1)
    if token.dep in _OBJECTS and above.pos in _VERBS:
        passive = is_passive(parse, above.i)
        return None if passive else subject(parse, above.i, depth=depth - 1)
    if token.dep == "pobj":
        over = parse.tokens[above.head]
        if over.pos in _VERBS:
            return subject(parse, over.i, depth=depth - 1)
    return None


def owner(parse: Parse, noun: int) -> int | None:
    """Return somebody whom the phrase of a noun names as its owner: before it, else behind it."""
    before = [c for c in children(parse, noun, "poss") if not is_time(parse, c)]
    behind = objects_of(parse, noun, {"by", "of", "from"})
    beside = [c for c in premodifiers(parse, noun) if _is_naming(parse, c)]
    for group in (before, behind, beside):
        found = next((c for c in group if is_somebody(parse, inner(parse, c))), None)
        if found is not None:
            return _antecedent(parse, inner(parse, found))
        nested = [] if group is beside else [owner(parse, c) for c in group]
        deeper = next((c for c in nested if c is not None), None)
        if deeper is not None:
            return deeper
    return None


def _is_naming(parse: Parse, i: int) -> bool:
    token = parse.tokens[i]
    return token.entity in ("NORP", "ORG", "GPE", "PERSON")


def governor(parse: Parse, noun: int) -> Governor | None:
    """Return what governs the noun, over *a series of* and over words that it is joined to."""
    tokens = parse.tokens
    i = noun
    for _ in range(5):
        modifying = _clause_behind(parse, i)
        if modifying is not None:
            return modifying
        over = _carrier(parse, tokens[i])
        if over is None:
            break
        i = over
    return _direct(parse, tokens[i])


def _carrier(parse: Parse, token: Token) -> int | None:
    """Return the noun that stands for this one in the clause: *a wave* of attacks."""
    above = parse.tokens[token.head]
    if token.dep == "conj" and above.pos in ("NOUN", "PROPN"):
        return above.i
    if token.dep == "pobj" and above.lower == "of":
        over = parse.tokens[above.head]
        counts = lemma(over) in classes()["measure_of"] | classes()["bearer"]
        return over.i if counts else None
    if token.dep == "compound" and lemma(above) in classes()["bearer"]:
        return above.i
    return None


def _clause_behind(parse: Parse, noun: int) -> Governor | None:
    """Return the verb of a clause that says who did it: *talks held by*, *a raid they launched*."""
    for child in children(parse, noun, "acl", "relcl"):
        token = parse.tokens[child]
        undergone = token.tag == "VBN" or token.dep == "relcl"
        if undergone and _is_governing(parse, child) and noun in logical_objects(parse, child):
            return Governor(child, "object")
    return None


def _is_governing(parse: Parse, verb: int) -> bool:
    """Tell a light verb or one of which it is known who does what it governs."""
    named = word(parse, verb)
    return named in lights() or named in controls("verbs")


def _direct(parse: Parse, token: Token) -> Governor | None:
    above = parse.tokens[token.head]
    if token.dep in _OBJECTS:
        return Governor(above.i, "object")
    if token.dep == "nsubj":
        return Governor(above.i, "subject")
    if token.dep in ("oprd", "attr", "ccomp", "npadvmod") and above.i != token.i:
        return Governor(above.i, token.dep)
    if token.dep in ("pobj", "pcomp") and above.dep in ("prep", "agent", "dative"):
        return Governor(above.head, above.lower)
    return None


def ancestors(parse: Parse, i: int) -> Iterator[int]:
    """Yield at most eight heads above token ``i``."""
    for count, above in enumerate(parse.ancestors(i)):
        if count == _DEPTH:
            return
        yield above
