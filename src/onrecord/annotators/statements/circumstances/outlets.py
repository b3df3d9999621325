"""The outlet that a phrase names: *CNN's Jake Tapper*, *the Lorn Gazette*, *his Facebook page*."""

from __future__ import annotations

import re

from msgspec import Struct

from onrecord.annotators.language import Parse
from onrecord.annotators.statements.circumstances.nouns import left_edge, name_tokens
from onrecord.annotators.statements.circumstances.saying import children, object_of
from onrecord.annotators.statements.circumstances.words import words
from onrecord.knowledge.organisations import known_organisation
from onrecord.knowledge.tables import fold

# Stations of the United States: WLWT, KCBS-TV.
_CALL_SIGN = re.compile(r"[KW][A-Z]{2,3}(-(TV|FM|AM))?")
# Words of the longest name of an outlet, and of the longest phrase that is searched for one.
_LONGEST = 5
_WIDEST = 24
_HOLDS = frozenset(["with", "to", "in", "on", "for", "by", "at", "of", "from"])


class Outlet(Struct, frozen=True, gc=False):
    """An outlet by its name, or, named by a description, by where in the text that stands."""

    name: str | None
    at: int


def known_outlet(parse: Parse, low: int, high: int) -> Outlet | None:
    """Return the first outlet that is known by name among the tokens ``[low, high)``."""
    tokens = parse.tokens
    for start in range(low, min(high, low + _WIDEST)):
        if not tokens[start].text[0].isalnum() or tokens[start].text.islower():
            continue
        for end in range(min(high, start + _LONGEST), start, -1):
            text = parse.text[tokens[start].start : tokens[end - 1].end]
            found = known_organisation(text)
            if found is not None and found.outlet:
                return Outlet(found.name, tokens[start].start)
    return None


def platform(parse: Parse, i: int) -> Outlet | None:
    """Return the outlet of a word that is the medium itself: *tweeted*, *a tweet*."""
    name = words().platforms.get(parse.tokens[i].lemma.lower())
    return None if name is None else Outlet(name, parse.tokens[i].start)


def looks_like_outlet(parse: Parse, noun: int) -> bool:
    """Tell a name that ends like an outlet's: *the Lorn Gazette*, *Radio East*."""
    token = parse.tokens[noun]
    low, _ = name_tokens(parse, noun)
    if token.pos != "PROPN":
        return False
    if _CALL_SIGN.fullmatch(token.text):
        return True
    if low == noun:
        # *The Times* is one that the report need not name in full; *Today* alone is none.
        article = noun > 0 and parse.tokens[noun - 1].lower == "the"
        return article and fold(token.text) in words().outlet_words
    return any(fold(parse.tokens[i].text) in words().outlet_words for i in (low, noun))


def described_outlet(parse: Parse, noun: int) -> Outlet | None:
    """Return the outlet of *the newspaper*, *the Lorner newspaper Morgenpost* as it is named."""
    token = parse.tokens[noun]
    if token.lemma.lower() not in words().outlet_kinds:
        return None
    if (known := known_outlet(parse, left_edge(parse, noun), noun + 1)) is not None:
        return known
    if token.pos == "PROPN":
        return Outlet(_name(parse, noun), token.start)
    for child in children(parse, noun):
        below = parse.tokens[child]
        beside = below.dep == "appos" or (below.dep in {"compound", "nmod"} and child == noun - 1)
        if beside and below.pos == "PROPN":
            return Outlet(_name(parse, child), below.start)
    return Outlet(None, token.start)


def partner_outlet(parse: Parse, noun: int, *, trusted: bool) -> Outlet | None:
    """Return the outlet that somebody spoken with is, or is of: *CNN's Jake Tapper*.

    ``trusted`` says that an organisation in its place is an outlet: *an interview with Expressen*.
    """
    tokens = parse.tokens
    low, high = name_tokens(parse, noun)
    owner = _owner(parse, noun)
    if (known := known_outlet(parse, low, high)) is not None:
        return known
    if owner is not None and (
        known := known_outlet(parse, name_tokens(parse, owner)[0], owner + 1)
    ):
        return known
    for each in (noun, owner):
        if each is not None and looks_like_outlet(parse, each):
            return Outlet(_name(parse, each), tokens[each].start)
    if (described := described_outlet(parse, noun)) is not None:
        return described
    if not trusted:
        return None
    for each in (noun, owner):
        if each is not None and tokens[each].entity == "ORG" and tokens[each].pos == "PROPN":
            return Outlet(_name(parse, each), tokens[each].start)
    return None


def owning_outlet(parse: Parse, noun: int) -> int | None:
    """Return the known outlet whose something is: *ABC's This Week*."""
    for child in children(parse, noun):
        if parse.tokens[child].dep == "poss" and known_outlet(parse, child, child + 1) is not None:
            return child
    return None


def _owner(parse: Parse, noun: int) -> int | None:
    """Return the name of whose somebody is: *Radio East's Torvald*, *Torvald of Radio East*."""
    tokens = parse.tokens
    # What stands right behind is the noun's, though the parser hang it on *told*.
    behind = [i for i in (noun + 1,) if i < len(tokens) and tokens[i].dep == "prep"]
    for child in [*children(parse, noun), *behind]:
        if tokens[child].dep == "poss" and tokens[child].pos == "PROPN":
            return child
        if tokens[child].dep == "prep" and tokens[child].lower in {"of", "from", "at"}:
            inner = object_of(parse, child)
            if inner is not None and tokens[inner].pos == "PROPN":
                return inner
    return None


def _name(parse: Parse, noun: int) -> str:
    low, high = name_tokens(parse, noun)
    return parse.text[parse.tokens[low].start : parse.tokens[high - 1].end]


def occasion_outlet(parse: Parse, noun: int) -> Outlet | None:
    """Return the outlet of an occasion: *an interview that aired on CNN*, *a post on Telegram*.

    A known one may stand anywhere in its phrase; an organisation that is not known is one where
    the occasion is of the kind that outlets have: *an interview with Expressen*.
    """
    found = known_outlet(parse, _start(parse, noun), _end(parse, noun)) or platform(parse, noun)
    if found is not None:
        return found
    trusted = parse.tokens[noun].lemma.lower() in words().of_outlets
    for child in children(parse, noun):
        token = parse.tokens[child]
        if token.dep == "prep" and token.lower in _HOLDS:
            inner = object_of(parse, child)
            partner = None if inner is None else partner_outlet(parse, inner, trusted=trusted)
            if partner is not None:
                return partner
        if token.dep in {"compound", "poss"} and looks_like_outlet(parse, child):
            return Outlet(_name(parse, child), token.start)
    return None


def _start(parse: Parse, noun: int) -> int:
    low = noun
    while low > 0 and noun - low < _WIDEST and parse.tokens[low - 1].head in range(low, noun + 1):
        low -= 1
    return low


def _end(parse: Parse, noun: int) -> int:
    """Return where the stretch behind ``noun`` ends that hangs on it."""
    tokens = parse.tokens
    high = noun + 1
    while high < len(tokens) and high - noun < _WIDEST and _hangs(parse, high, noun):
        high += 1
    return high


def _hangs(parse: Parse, i: int, noun: int) -> bool:
    tokens = parse.tokens
    for _ in range(_WIDEST):
        if tokens[i].head in {noun, i}:
            return tokens[i].head == noun
        i = tokens[i].head
    return False
