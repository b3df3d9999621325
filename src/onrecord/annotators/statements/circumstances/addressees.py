"""To whom something is said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from onrecord.annotators.language import Parse
from onrecord.annotators.statements.circumstances.nouns import (
    conjuncts,
    is_group,
    is_nominal,
    is_somebody,
    left_edge,
)
from onrecord.annotators.statements.circumstances.outlets import owning_outlet
from onrecord.annotators.statements.circumstances.saying import (
    OBJECTS,
    PLACES,
    TIMES,
    Phrase,
    Saying,
    children,
    is_occasion,
    objects,
)
from onrecord.annotators.statements.circumstances.words import words
from onrecord.annotators.statements.sources import subject
from onrecord.annotators.statements.spans import Range
from onrecord.model import ActorKind

_CLAUSES = frozenset(["xcomp", "ccomp", "advcl"])
_ARTICLES = frozenset(["DT", "PRP$", "WP$", "PDT"])


class Addressee(Struct, frozen=True, gc=False):
    """Somebody spoken to: where the head stands, its words without article, and what they tell.

    ``kind`` is what they tell of whom no mention knows, ``None`` for a pronoun.
    """

    at: int
    words: Range
    kind: ActorKind | None


def spoken_to(parse: Parse, act: Saying, phrases: Sequence[Phrase]) -> list[int]:
    """Return the heads of those spoken to, in text order, without the speaker."""
    found: dict[int, None] = {}
    for anchor in act.anchors:
        if anchor == act.head or _passes_on(parse, act, anchor):
            found |= dict.fromkeys(_of_verb(parse, act, anchor))
    for phrase in phrases:
        if _addresses(parse, act, phrase):
            found[phrase.noun] = None
    first = [noun for noun in found if act.is_free(parse.tokens[noun].start)]
    first += [*_bidden(parse, act.head), *_told_of(parse, act.head)]
    beside = [n for head in first for n in conjuncts(parse, head)[1:] if is_somebody(parse, n)]
    every = sorted({*first, *beside})
    return [noun for noun in every if noun != act.source_head and _listens(parse, noun)]


def _told_of(parse: Parse, verb: int) -> list[int]:
    """Return who is told something, though a span of what is said takes them in.

    The object beside a clause is never said, *told them that it rains*; nor is the subject of the
    passive, *was told to go*.
    """
    tokens = parse.tokens
    lemma = tokens[verb].lemma.lower()
    if lemma not in words().addressing:
        return []
    below = children(parse, verb)
    told = [c for c in below if tokens[c].dep == "nsubjpass"]
    if lemma in words().loose:
        return [noun for noun in told if is_somebody(parse, noun)]
    if any(tokens[c].dep == "ccomp" for c in below):
        told += objects(parse, verb)[:1]
    return told


def _bidden(parse: Parse, verb: int) -> Iterator[int]:
    """Yield who is bidden to do something, though that is part of what is said.

    The parser has them for the verb's object or for the subject of what they are to do.
    """
    tokens = parse.tokens
    if tokens[verb].lemma.lower() not in words().bidding:
        return
    below = children(parse, verb)
    to_do = [c for c in below if tokens[c].dep in _CLAUSES and parse.is_infinitive(c)]
    if not to_do:
        return
    for child in [*below, *to_do[:1]]:
        if child in to_do:
            yield from (c for c in children(parse, child) if tokens[c].dep == "nsubj")
        elif tokens[child].dep in OBJECTS:
            yield child
        elif tokens[child].lower in {"on", "upon"} and tokens[child].dep == "prep":
            yield from (c for c in children(parse, child) if tokens[c].dep == "pobj")


def _passes_on(parse: Parse, act: Saying, verb: int) -> bool:
    """Tell whether a verb beside the cue says to whom: not *lobbied ministers and proposed*."""
    lemma = parse.tokens[verb].lemma.lower()
    if lemma in words().sharing or lemma in words().passive:
        return True
    return parse.tokens[act.head].dep == "advcl" and parse.tokens[act.head].head == verb


def addressee(parse: Parse, noun: int) -> Addressee:
    """Return the addressee whose head is token ``noun``; of a programme, the outlet whose it is."""
    owner = owning_outlet(parse, noun)
    if owner is not None and parse.tokens[noun].entity != "PERSON":
        at = parse.tokens[owner]
        return Addressee(at.start, (at.start, at.end), "organisation")
    low = left_edge(parse, noun)
    while low < noun and parse.tokens[low].tag in _ARTICLES:
        low += 1
    token = parse.tokens[noun]
    named = [c for c in children(parse, noun) if parse.tokens[c].dep == "appos"]
    # *Asked the chemist, Ada Lind*: the name tells who it is.
    bearer = named[0] if named and parse.tokens[named[0]].pos == "PROPN" else noun
    covered = parse.tokens[low].start, token.end
    return Addressee(parse.tokens[bearer].start, covered, _kind(parse, noun))


def _kind(parse: Parse, noun: int) -> ActorKind | None:
    token = parse.tokens[noun]
    if token.pos == "NOUN" and (is_group(parse, noun) or token.tag == "NNS"):
        return "group"
    if token.pos == "NOUN" and token.lemma.lower() in words().bodies:
        return "organisation"
    return "unknown" if token.pos in {"NOUN", "PROPN"} else None


def _listens(parse: Parse, noun: int) -> bool:
    """Tell whether the noun is for somebody: no thing, no time, no *whom*."""
    token = parse.tokens[noun]
    if token.entity in TIMES or token.lemma.lower() in words().things | words().told:
        return False
    return token.pos != "PRON" or token.tag == "PRP"


def _of_verb(parse: Parse, act: Saying, verb: int) -> Iterator[int]:
    """Yield whom the verb is said to: its object, the subject of its passive."""
    tokens = parse.tokens
    lemma = tokens[verb].lemma.lower()
    below = parse.dependents(verb) if len(tokens[verb].children) < 64 else {}
    given = [noun for noun in below.get("dative", ()) if is_nominal(parse, noun)]
    yield from given
    if lemma not in words().addressing or given:
        return
    passive = "nsubjpass" in below or "agent" in below or "auxpass" in below
    if passive or _is_reduced(parse, verb):
        yield from _asked(parse, act, verb)
        return
    for noun in objects(parse, verb)[:1]:
        if lemma not in words().loose or is_somebody(parse, noun):
            yield noun


def _is_reduced(parse: Parse, verb: int) -> bool:
    token = parse.tokens[verb]
    return token.tag == "VBN" and token.dep in {"advcl", "acl"} and not objects(parse, verb)


def _asked(parse: Parse, act: Saying, verb: int) -> Iterator[int]:
    """Yield who is asked: whose cue it is, the passive subject; of an answer, who asked.

    *Asked by reporters, she said*: she is asked by what is the first cue and answers them.
    """
    tokens = parse.tokens
    if verb != act.head:
        for child in children(parse, verb):
            if tokens[child].dep == "agent":
                yield from (c for c in children(parse, child) if tokens[c].dep == "pobj")
        return
    asked = next((c for c in children(parse, verb) if tokens[c].dep == "nsubjpass"), None)
    if asked is None and tokens[verb].dep == "acl":
        asked = tokens[verb].head
    if asked is None and tokens[verb].dep == "advcl":
        asked, _ = subject(parse, tokens[verb].head)
    if asked is not None:
        yield asked


def _addresses(parse: Parse, act: Saying, phrase: Phrase) -> bool:
    """Tell whether a phrase says to whom: *wrote to*, *spoke with*, *in a letter to*."""
    tokens = parse.tokens
    word = tokens[phrase.preposition].lower
    if not is_somebody(parse, phrase.noun):
        return False
    if phrase.above in act.anchors:
        verb = tokens[phrase.above].lemma.lower()
        if word == "by" or tokens[phrase.preposition].dep == "agent":
            return False
        return verb in words().behind.get(word, ())
    placed = tokens[phrase.noun].entity in PLACES and word not in {"to", "with"}
    partner = word in words().partners and word != "at"
    return partner and not placed and is_occasion(parse, phrase.above) and _held(parse, phrase)


def _held(parse: Parse, phrase: Phrase) -> bool:
    """Tell a partner from the one who speaks: *a letter to*, not *a speech by*."""
    return parse.tokens[phrase.preposition].lower != "by"
