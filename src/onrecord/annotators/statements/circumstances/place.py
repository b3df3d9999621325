"""Where something is said: *speaking in Kyiv*, *at a rally in Ohio*."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from onrecord.annotators.language import Parse
from onrecord.annotators.statements.circumstances.nouns import name_tokens
from onrecord.annotators.statements.circumstances.outlets import known_outlet, looks_like_outlet
from onrecord.annotators.statements.circumstances.saying import (
    PLACES,
    TIMES,
    Phrase,
    Saying,
    children,
    is_occasion,
)
from onrecord.annotators.statements.circumstances.words import words
from onrecord.annotators.statements.spans import Range
from onrecord.knowledge.organisations import known_organisation
from onrecord.knowledge.towns import country_of, sites


class PlaceDraft(Struct, frozen=True, gc=False):
    """The words that name a place, and its country where it is known."""

    words: Range
    country: str | None


def place(parse: Parse, act: Saying, phrases: Sequence[Phrase]) -> PlaceDraft | None:
    """Return the place that the act's own phrases name, the nearest to the act first."""
    for phrase in phrases:
        if _places(parse, act, phrase):
            for noun in _names(parse, phrase.noun):
                if _is_place(parse, phrase, noun):
                    return _draft(parse, noun)
    return None


def _places(parse: Parse, act: Saying, phrase: Phrase) -> bool:
    """Tell whether a phrase can say where: on the act, its occasion or whom it is said to."""
    word = parse.tokens[phrase.preposition].lower
    above = parse.tokens[phrase.above].lemma.lower()
    if word not in words().placing or parse.tokens[phrase.noun].entity in TIMES:
        return False
    if phrase.above in act.shared or not act.is_free(parse.tokens[phrase.above].start):
        return False
    if word == "to":
        return above in words().journeys
    if word in {"on", "after", "during"}:
        return False
    if not phrase.own and word == "from":
        return is_occasion(parse, phrase.above)
    return phrase.above in act.anchors or above not in words().journeys or word in words().towns


def _names(parse: Parse, noun: int) -> Iterator[int]:
    """Yield the name itself, or the one that *the capital* is in apposition to."""
    token = parse.tokens[noun]
    if token.pos == "PROPN":
        yield noun
    elif token.lemma.lower() in words().place_kinds:
        for child in children(parse, noun):
            below = parse.tokens[child]
            if below.pos == "PROPN" and below.dep == "appos":
                yield child
            elif below.dep == "prep" and below.lower == "of":
                yield from (c for c in children(parse, child) if parse.tokens[c].pos == "PROPN")


def _is_place(parse: Parse, phrase: Phrase, noun: int) -> bool:
    """Tell a place by its name, or by its label where a town's preposition brings it in."""
    tokens = parse.tokens
    low, high = name_tokens(parse, noun)
    name = parse.text[tokens[low].start : tokens[high - 1].end]
    if known_outlet(parse, low, high) is not None or looks_like_outlet(parse, noun):
        return False
    word = tokens[phrase.preposition].lower
    if country_of(name) is not None:
        return word in words().towns or name.lower() in sites()
    if known_organisation(name) is not None or tokens[noun].entity in {"PERSON", "NORP"}:
        return False
    if tokens[noun].entity in PLACES:
        return True
    return word in {"in", "near"} and low == noun and tokens[noun].entity in {"", "ORG"}


def _draft(parse: Parse, noun: int) -> PlaceDraft:
    low, high = name_tokens(parse, noun)
    start, end = parse.tokens[low].start, parse.tokens[high - 1].end
    beside = [
        name_tokens(parse, c) for c in children(parse, noun) if parse.tokens[c].dep == "appos"
    ]
    names = [parse.text[start:end]]
    names += [parse.text[parse.tokens[a].start : parse.tokens[b - 1].end] for a, b in beside[:2]]
    # *Lorn, Ohio*: what stands behind says in which country, of towns with one name.
    known = [country for name in reversed(names) if (country := country_of(name)) is not None]
    return PlaceDraft((start, end), known[0] if known else None)
