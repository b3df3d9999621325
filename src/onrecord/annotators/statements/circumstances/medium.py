"""Through what something is said: *an interview with CNN's Jake Tapper*, *a statement*."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from onrecord.annotators.language import Parse
from onrecord.annotators.statements.circumstances.nouns import name_tokens, phrase_tokens, span_of
from onrecord.annotators.statements.circumstances.outlets import (
    Outlet,
    described_outlet,
    known_outlet,
    looks_like_outlet,
    occasion_outlet,
    partner_outlet,
    platform,
)
from onrecord.annotators.statements.circumstances.saying import (
    TIMES,
    Phrase,
    Saying,
    is_given,
    is_occasion,
    objects,
)
from onrecord.annotators.statements.circumstances.words import words
from onrecord.annotators.statements.spans import Range

_DEFINITE = frozenset(["the", "that", "this", "his", "her", "their", "its", "same"])


class MediumDraft(Struct, frozen=True, gc=False):
    """The words of a medium, its noun, and the outlet in them.

    ``lasting``: what its speaker goes on to say may belong to it. ``definite``: it may be one that
    the report has told of before, *the interview*. ``published``: outlets have such.
    """

    words: Range
    noun: int
    outlet: Outlet | None
    lasting: bool
    definite: bool
    published: bool = False


def medium(
    parse: Parse, act: Saying, phrases: Sequence[Phrase], spoken_to: Sequence[int]
) -> MediumDraft | None:
    """Return the medium of the act, the first of several; ``spoken_to`` are its addressees."""
    if (found := _platform_verb(parse, act.head)) is not None:
        return found
    partner = _partner(parse, act, phrases, spoken_to)
    for noun in _occasions(parse, act, phrases):
        gathered = parse.tokens[noun].lemma.lower() in words().gatherings
        if partner is None or not gathered:
            return _of_noun(parse, noun, occasion_outlet(parse, noun))
    for phrase in phrases:
        shared = phrase.above in act.shared
        if phrase.own and not shared and (found := _broadcast(parse, phrase)) is not None:
            return found
    if partner is not None:
        return partner
    return _speaking_document(parse, act)


def _partner(
    parse: Parse, act: Saying, phrases: Sequence[Phrase], spoken_to: Sequence[int]
) -> MediumDraft | None:
    """Return the outlet that one speaks with, or is quoted by."""
    listeners = spoken_to if _converses(parse, act) else ()
    for noun in [*listeners, *_quoted_by(parse, act, phrases)]:
        outlet = partner_outlet(parse, noun, trusted=False)
        if outlet is not None and outlet.name not in words().platforms.values():
            return _of_noun(parse, noun, outlet, lasting=True)
    return None


def _platform_verb(parse: Parse, i: int) -> MediumDraft | None:
    """Return the medium that a verb names: *tweeted*."""
    token = parse.tokens[i]
    outlet = platform(parse, i) if token.pos == "VERB" else None
    if outlet is None:
        return None
    return MediumDraft((token.start, token.end), i, outlet, lasting=False, definite=False)


def _occasions(parse: Parse, act: Saying, phrases: Sequence[Phrase]) -> Iterator[int]:
    """Yield the occasions of the act: behind a preposition, told, given or issued."""
    for phrase in phrases:
        if phrase.own and brings_occasion(parse, phrase):
            yield phrase.noun
    for anchor in act.anchors:
        yield from (
            noun
            for noun in objects(parse, anchor)
            if noun != act.head and parse.tokens[noun].lemma.lower() in words().told
        )
        if parse.tokens[anchor].lemma.lower() in words().light:
            for noun in objects(parse, anchor):
                if (
                    noun != act.head
                    and is_given(parse, noun)
                    and act.is_free(parse.tokens[noun].start)
                ):
                    yield noun


def brings_occasion(parse: Parse, phrase: Phrase) -> bool:
    """Tell whether a phrase is an occasion behind a preposition that it comes with."""
    known = words()
    bringing = parse.tokens[phrase.preposition].lower
    lemma = parse.tokens[phrase.noun].lemma.lower()
    if bringing not in known.bringing or not is_occasion(parse, phrase.noun):
        return False
    if bringing in known.only:
        return lemma in known.only[bringing]
    return bringing in {"via", "through"} or lemma not in known.platforms


def _of_noun(
    parse: Parse, noun: int, outlet: Outlet | None, *, lasting: bool = False
) -> MediumDraft:
    low, high = phrase_tokens(parse, noun)
    lemma = parse.tokens[noun].lemma.lower()
    return MediumDraft(
        words=span_of(parse, (low, high)),
        noun=noun,
        outlet=outlet,
        lasting=lasting or lemma in words().lasting,
        definite=parse.tokens[low].lower in _DEFINITE,
        published=lemma in words().of_outlets,
    )


def _broadcast(parse: Parse, phrase: Phrase) -> MediumDraft | None:
    """Return the outlet that something is said on, or written in: *on CBS's Face the Nation*."""
    tokens = parse.tokens
    word = tokens[phrase.preposition].lower
    if word not in {"on", "in", "via", "through"} or tokens[phrase.noun].entity in TIMES:
        return None
    if word == "in":
        outlet = known_outlet(parse, *name_tokens(parse, phrase.noun))
        outlet = outlet or described_outlet(parse, phrase.noun)
    else:
        outlet = known_outlet(parse, *phrase_tokens(parse, phrase.noun))
        outlet = outlet or partner_outlet(parse, phrase.noun, trusted=False)
    if outlet is None and looks_like_outlet(parse, phrase.noun):
        outlet = partner_outlet(parse, phrase.noun, trusted=False)
    titled = word == "on" and tokens[phrase.noun].entity == "WORK_OF_ART"
    if outlet is None and not titled:
        return None
    return _of_noun(parse, phrase.noun, outlet)


def _converses(parse: Parse, act: Saying) -> bool:
    """Tell an act whose listener is its medium: *told Reuters*, but not *urged Facebook to*."""
    known = words()
    lemmas = {parse.tokens[anchor].lemma.lower() for anchor in act.anchors}
    return bool(lemmas & (known.telling | known.openings | known.passive - {"press", "challenge"}))


def _quoted_by(parse: Parse, act: Saying, phrases: Sequence[Phrase]) -> Iterator[int]:
    """Yield by whom the act was quoted: *was quoted by the agency as saying*."""
    for phrase in phrases:
        verb = phrase.above
        quoted = verb in act.anchors and parse.tokens[verb].lemma.lower() in {"quote", "cite"}
        if quoted and parse.tokens[phrase.preposition].lower == "by":
            yield phrase.noun


def _speaking_document(parse: Parse, act: Saying) -> MediumDraft | None:
    """Return the source that is a document: *a statement from the ministry said*."""
    head = act.source_head
    if head is None or not is_occasion(parse, head):
        return None
    if parse.tokens[head].lemma.lower() not in words().voices:
        return None
    return _of_noun(parse, head, occasion_outlet(parse, head))
