"""Events by their nouns: *the Istanbul meeting*, *the attack on the embassy in Nairobi*.

A noun is known from ``knowledge/times/events.toml``; the names and other marks that stand with it
tell the event from others of its family. Nothing looks farther than ``REACH`` tokens, so that the
cost stays linear in the text.
"""

from __future__ import annotations

import re
from functools import lru_cache

from onrecord.annotators.language import Token
from onrecord.annotators.times.events.event import Event, terms
from onrecord.annotators.times.events.tree import REACH, Tree
from onrecord.annotators.times.tables import knowledge
from onrecord.knowledge.countries import countries
from onrecord.knowledge.tables import fold

_HOPS = 4
_PREMODIFIERS = frozenset(
    ["det", "poss", "case", "compound", "nmod", "amod", "nummod", "advmod", "predet", "punct",
     "npadvmod", "quantmod", "nsubj", "cc", "conj", "pobj", "prep"]
)  # fmt: skip
_NUMERAL = re.compile(r"[IVX]+|\d")


def noun_event(tree: Tree, i: int) -> Event | None:
    """Return the event that the noun at token ``i`` names; ``None`` where it names none."""
    named = _noun(tree, i)
    if named is None or _goes_on(tree, i):
        return None
    noun, family, start = named
    tokens = tree.parse.tokens
    first = left_edge(tree, start, i)
    words = {tokens[j].lower for j in range(first, start)}
    if words & terms("denied") or ("." in words):
        return None
    last = _right_edge(tree, i, depth=0)
    if tokens[i].tag == "NNP" and _is_body(tree, first, i):
        return None
    marks, ordinals = marks_of(tree, [*range(first, start), *range(i + 1, last)])
    return Event(
        head=i,
        first=first,
        last=last,
        family=family,
        marks=marks,
        ordinals=ordinals,
        plural=None if noun in terms("either") else tokens[i].tag in ("NNS", "NNPS"),
        definite=_is_definite(tree, i, first, start),
        known=not any(tokens[j].tag == "PRP$" for j in range(first, start)),
        lasting=noun in terms("lasting"),
    )


@lru_cache(maxsize=1)
def _nouns() -> dict[str, str]:
    """Return the family of each event noun: its verb, where it has one."""
    return {noun: verb or noun for noun, verb in knowledge()["events"].items()}


def _noun(tree: Tree, i: int) -> tuple[str, str, int] | None:
    """Return noun, family and first token of an event noun that ends at token ``i``."""
    tokens = tree.parse.tokens
    token = tokens[i]
    if not token.tag.startswith("NN") or token.dep in ("compound", "nmod"):
        return None
    start = i
    if i and token.tag == "NNP" and _NUMERAL.fullmatch(token.text):
        # *World War II*
        start, token = i - 1, tokens[i - 1]
    noun = token.lemma.lower()
    if tree.word(i - 1) == "-" and tokens[i - 1].end == token.start:
        # *the cease-fire*; not *anti-war*.
        start, noun = max(i - 2, 0), f"{tree.word(i - 2)}-{noun}"
    family = _nouns().get(noun)
    if family is None or (noun in terms("plural") and token.tag not in ("NNS", "NNPS")):
        return None
    return noun, family, start


def _is_body(tree: Tree, first: int, last: int) -> bool:
    """Tell a name without an article that is of no event: *Operation Rescue*."""
    tokens = tree.parse.tokens
    name = first < last and all(tokens[i].pos == "PROPN" for i in range(first, last + 1))
    return name and tokens[last].entity not in ("EVENT", "")


def _goes_on(tree: Tree, i: int) -> bool:
    """Tell whether the phrase goes on behind its noun: *the war museum*, *vote-rigging*."""
    tokens = tree.parse.tokens
    if i + 1 >= len(tokens) or tokens[i + 1].start - tokens[i].end > 1:
        return False
    behind = tokens[i + 1]
    joined = behind.start == tokens[i].end
    noun = behind.tag.startswith("NN") and not tree.tells_time(i + 1)
    return (joined and behind.text == "-") or (noun and not joined) or behind.tag == "POS"


def other_event(tree: Tree, i: int, *, names: bool = False) -> Event | None:
    """Return an event that no table knows, by its noun, with ``names`` also by its name."""
    token = tree.parse.tokens[i]
    if not (token.pos == "NOUN" or names or token.entity == "EVENT") or _goes_on(tree, i):
        return None
    first, last = left_edge(tree, i, i), _right_edge(tree, i, depth=0)
    return Event(head=i, first=first, last=last, family=None)


def left_edge(tree: Tree, start: int, head: int) -> int:
    """Return where the phrase of the noun at ``head``, or at ``start``, begins."""
    tokens, low = tree.parse.tokens, max(start - REACH, 0)
    first = start
    while first > low and belongs(tokens, first - 1, head):
        first -= 1
    return first


def belongs(tokens: list[Token], i: int, head: int) -> bool:
    """Tell whether the token at ``i`` stands in front of ``head`` as part of its phrase."""
    for _ in range(_HOPS):
        if i == head:
            return True
        if tokens[i].dep not in _PREMODIFIERS or tokens[i].text in ',;:()"“”':
            return False
        i = tokens[i].head
    return i == head


def _right_edge(tree: Tree, i: int, *, depth: int) -> int:
    """Return where the phrase of noun ``i`` ends: *the attack on the embassy in Nairobi*."""
    named = tree.parse.tokens[i].text[:1].isupper()
    numbered = named and _NUMERAL.fullmatch(tree.text(i + 1)) is not None
    last = i + 1 + (numbered and not tree.tells_time(i + 1))
    for preposition in tree.below(i, "prep", "agent"):
        if (
            preposition.i != last
            or depth > 1
            or tree.word(last) not in terms("close") | terms("named")
        ):
            continue
        for noun in tree.below(last, "pobj"):
            inside = any(tree.tells_time(j) for j in range(last, noun.i + 1))
            if inside or not (tree.word(last) in terms("close") or noun.pos == "PROPN"):
                return last
            last = _right_edge(tree, noun.i, depth=depth + 1)
            break
    return last


def _is_definite(tree: Tree, i: int, first: int, start: int) -> bool:
    tokens = tree.parse.tokens
    before = [tokens[j] for j in range(first, start)]
    if any(token.dep == "det" and token.head == i for token in before):
        return any(token.lower in terms("definite") for token in before)
    if any(token.dep == "poss" for token in before):
        return True
    return tokens[i].pos == "PROPN" or any(token.pos == "PROPN" for token in before)


def marks_of(tree: Tree, indices: list[int]) -> tuple[frozenset[str], frozenset[str]]:
    """Return what in these tokens tells an event from others, and what counts it among its kind."""
    marks, ordinals = set(), set()
    for i in indices:
        token = tree.parse.tokens[i]
        if tree.tells_time(i) and token.entity != "EVENT":
            continue
        if token.lower in terms("ordinals") or token.tag == "CD":
            ordinals.add(token.lower)
        elif tells_apart(token):
            marks.add(_mark(token))
    return frozenset(marks), frozenset(ordinals)


def tells_apart(token: Token) -> bool:
    """Tell whether a word tells its event from others of the name."""
    if token.pos == "PROPN" or token.lower in terms("telling"):
        return True
    if token.pos == "ADJ":
        return token.text[:1].isupper()
    return token.pos == "NOUN"


def _mark(token: Token) -> str:
    """Return what a name or a noun tells apart by: a country for all its names and adjectives."""
    known, word = countries(), fold(token.text)
    country = known.names.get(word) or known.adjectives.get(word) or known.people.get(word)
    return country or token.lemma.lower()
