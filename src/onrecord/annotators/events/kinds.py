"""What a word stands for: somebody who can act, an army's arms, a paper, only a quantity.

Names are known by the parser's entities, nouns by the lists of ``knowledge``. Nothing else counts
as somebody, so that a thing, a place or a part of a body is no actor.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache

from onrecord.annotators.events.lexicon import Words, classes, lemma, meanings
from onrecord.annotators.language import Parse, Token
from onrecord.knowledge.countries import countries
from onrecord.knowledge.people import people
from onrecord.knowledge.tables import fold

REACH = 120
_FEW = 24
_NAMES = frozenset(["PERSON", "ORG", "NORP", "GPE"])
TIMES = frozenset(["DATE", "TIME"])
_SUMS = frozenset(["MONEY", "PERCENT", "QUANTITY"])
_PEOPLE = ("ist", "man", "woman", "men", "women")
_PLACES = frozenset(["GPE", "LOC", "FAC"])
# Nominal though no noun: "killed one and wounded twelve", "the wounded".
_HEADS = frozenset(["nsubj", "nsubjpass", "dobj", "pobj", "dative", "conj"])
_RELATIVE = frozenset(["who", "whom", "whose"])
# Plurals of doers, whom the lists need not know.
_DOERS = ("ers", "ors", "ists", "men", "ians", "ants")
# Events that speak through those who take part: "the rally called for", "the attack killed".
_ACTING = frozenset(["PROTEST", "ASSAULT", "CONSULT", "ACCUSE", "SANCTION"])
_LEFT = frozenset(["compound", "amod", "nmod", "poss"])


@lru_cache(maxsize=1)
def _somebody() -> Words:
    known = people()
    bodies = known.organisation | known.state | known.group
    return classes()["somebody"] | classes()["armed"] | frozenset(known.roles) | bodies


def near(parse: Parse, i: int) -> tuple[int, ...]:
    """Return the dependents of token ``i`` that are near it, so that no text costs more than that.

    In 298 passages of news no actor or recipient is farther than 57 tokens from its trigger.
    """
    below = parse.tokens[i].children
    if len(below) < _FEW:
        return below
    return below[bisect_left(below, i - REACH) : bisect_left(below, i + REACH)]


def is_somebody(parse: Parse, i: int) -> bool:
    """Tell a word for a person, a body or a people: a name, a pronoun, a noun of the lists."""
    token = parse.tokens[i]
    if token.pos == "PRON":
        return _is_someone(token)
    if token.entity in TIMES:
        return False
    if token.pos == "PROPN" or token.tag.startswith("NNP"):
        return _is_name(token)
    if token.pos == "NUM" or token.tag == "CD":
        return token.dep in _HEADS and token.entity not in _SUMS
    if token.pos == "ADJ":
        return is_national(token) or (token.lower in classes()["somebody"] and token.dep in _HEADS)
    return token.entity not in _SUMS and _is_role(token)


def _is_role(token: Token) -> bool:
    """Tell a noun for people: one of the lists, or by its end, as *gunman*, *activist*."""
    noun = lemma(token)
    if noun in _somebody() or token.lower in _somebody():
        return True
    return noun.endswith(_PEOPLE) and len(noun) > 5 and noun not in classes()["no_people"]


def is_national(token: Token) -> bool:
    """Tell the adjective of a people or a country: *Russian*."""
    return token.entity == "NORP" or fold(token.text) in countries().adjectives


def _is_someone(token: Token) -> bool:
    if token.dep == "expl" or token.lower.endswith(("self", "selves")):
        return False
    personal = token.tag in ("PRP", "PRP$") or token.lower in _RELATIVE
    return personal or token.lower in classes()["pronoun"]


def _is_name(token: Token) -> bool:
    if token.entity in ("LOC", "FAC"):
        return token.lower in classes()["seat"]
    if token.entity in _NAMES:
        return True
    return token.entity in ("", "PRODUCT") and not token.lower.endswith("day")


def is_thing(parse: Parse, i: int) -> bool:
    """Tell a noun that nobody speaks or acts by: no person or body, no paper, no protest."""
    token = parse.tokens[i]
    if token.pos != "NOUN" or token.lower.endswith(_DOERS) or is_somebody(parse, inner(parse, i)):
        return False
    named = lemma(token)
    told = any(meaning.type in _ACTING for meaning in meanings("nouns").get(named, ()))
    return not told and named not in classes()["document"] | classes()["arms"]


def is_place(parse: Parse, i: int) -> bool:
    """Tell the name of a country, a town, a region or a building."""
    token = parse.tokens[i]
    return token.entity in _PLACES and token.pos == "PROPN"


def is_territory(parse: Parse, i: int) -> bool:
    """Tell what is taken and held: a region, a town, a port, or the name of one."""
    token = parse.tokens[i]
    return token.entity in ("GPE", "LOC") or lemma(token) in classes()["territory"]


def is_time(parse: Parse, i: int) -> bool:
    """Tell a word of a date or an hour."""
    return parse.tokens[i].entity in TIMES


def belongs(parse: Parse, i: int, words: Words) -> bool:
    """Tell whether the word at ``i`` is among ``words``, or of a kind that they name by ``@``."""
    token = parse.tokens[i]
    if "@any" in words or lemma(token) in words or token.lower in words:
        return True
    if "@somebody" in words and is_somebody(parse, i):
        return True
    if "@state" in words and (token.entity == "GPE" or token.entity == "NORP"):
        return True
    if "@leader" in words and token.entity == "PERSON":
        return True
    if "@territory" in words and is_territory(parse, i):
        return True
    if "@thing" in words and is_thing(parse, i):
        return True
    return "@money" in words and token.entity == "MONEY"


def compounds(parse: Parse, i: int) -> list[str]:
    """Return a noun with a word that makes one of both: *air strike*, *act of war*."""
    tokens = parse.tokens
    noun = lemma(tokens[i])
    if i >= 2 and tokens[i - 1].text == "-" and tokens[i - 1].end == tokens[i].start:
        return [f"{tokens[i - 2].lower}-{noun}"]
    if i and tokens[i - 1].head == i and tokens[i - 1].dep in _LEFT:
        return [f"{tokens[i - 1].lower} {noun}"]
    if i >= 2 and tokens[i - 1].lower == "of" and tokens[i].head == i - 1:
        return [f"{lemma(tokens[i - 2])} of {noun}"]
    return []


def premodifiers(parse: Parse, noun: int) -> list[int]:
    """Return the words before a noun that say which, with those joined to them."""
    found = [c for c in near(parse, noun) if c < noun and _is_left(parse, c)]
    for at in found:
        if len(found) > 8:
            break
        found += [c for c in near(parse, at) if c < noun and _is_joined(parse, c)]
    return sorted(found)


def _is_left(parse: Parse, i: int) -> bool:
    token = parse.tokens[i]
    return token.dep in {"compound", "amod", "nmod"} or (token.dep == "npadvmod")


def _is_joined(parse: Parse, i: int) -> bool:
    return parse.tokens[i].dep in {"compound", "nmod", "conj", "amod", "npadvmod"}


def inner(parse: Parse, i: int) -> int:
    """Return what a word of quantity is of: *thousands of protesters* are protesters."""
    tokens = parse.tokens
    for _ in range(3):
        if lemma(tokens[i]) not in classes()["measure_of"]:
            return i
        of = (c for c in near(parse, i) if tokens[c].lower == "of")
        behind = (b for c in of for b in near(parse, c) if tokens[b].dep == "pobj")
        below = next(behind, None)
        if below is None:
            return i
        i = below
    return i


def conjuncts(parse: Parse, i: int) -> list[int]:
    """Return a word and those co-ordinated with it, at most twelve, in text order."""
    found = [i]
    for at in found:
        if len(found) >= 12:
            break
        found += [c for c in near(parse, at) if _is_conjunct(parse, c)]
    return sorted(found[:12])


def _is_conjunct(parse: Parse, i: int) -> bool:
    """Tell what is joined, also where the parser hangs the first on the last: *the army and*."""
    token = parse.tokens[i]
    joined = any(parse.tokens[c].dep == "cc" for c in near(parse, i))
    return token.dep == "conj" or (token.dep == "nmod" and joined and token.pos != "ADJ")
