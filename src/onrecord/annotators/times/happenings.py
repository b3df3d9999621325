"""What a report calls an event: *the Istanbul meeting*, *the KPA invaded*, *the siege began*.

An event is found by its noun or its verb (``knowledge/times/events.toml``) and told from others of
its family by the names and other marks that stand with it. Nothing looks farther than ``REACH``
tokens, so that the cost stays linear in the text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal

from msgspec import Struct, structs

from onrecord.annotators.language import Parse, Token
from onrecord.annotators.times.lexicon import knowledge
from onrecord.knowledge.countries import countries
from onrecord.knowledge.tables import fold
from onrecord.model import Span

Face = Literal["at", "start", "end"]

# The longest event phrase of the development reports has 11 tokens before its head or behind it.
REACH = 12
_HOPS = 4
_SUBJECTS = frozenset(["nsubj", "nsubjpass"])
_FACES: tuple[Face, ...] = ("start", "end", "at")
_AUXILIARY = frozenset(["aux", "auxpass"])
_PREMODIFIERS = frozenset(
    ["det", "poss", "case", "compound", "nmod", "amod", "nummod", "advmod", "predet", "punct",
     "npadvmod", "quantmod", "nsubj", "cc", "conj", "pobj", "prep"]
)  # fmt: skip
_CLOSE = frozenset(["of", "on", "against", "between"])
_NAMED = frozenset(["in", "at", "with", "by", "for", "over", "to"])
_NUMERAL = re.compile(r"[IVX]+|\d")


class Event(Struct, frozen=True, kw_only=True):
    """An event as one phrase tells of it: tokens ``[first, last)`` around ``head``.

    ``family`` is what its nouns and its verb share, ``None`` for an event that no table names.
    ``marks`` are the names and kinds that tell it from others, ``row`` the words that count it
    among its kind. ``known`` is false where a pronoun tells whose event it is. ``face`` is what of
    the event the phrase dates by: its beginning in *the siege began*.
    """

    head: int
    first: int
    last: int
    family: str | None
    marks: frozenset[str] = frozenset()
    row: frozenset[str] = frozenset()
    plural: bool | None = None
    definite: bool = True
    known: bool = True
    lasting: bool = False
    face: Face = "at"

    def span(self, parse: Parse) -> Span:
        """Return the words of the phrase."""
        start, end = parse.tokens[self.first].start, parse.tokens[self.last - 1].end
        return Span(start=start, end=end, text=parse.text[start:end])


class Ground(Struct, frozen=True):
    """A parse, and which of its tokens are part of a time expression."""

    parse: Parse
    timed: bytearray

    def below(self, i: int, *deps: str) -> Iterator[Token]:
        """Yield the children of token ``i`` with these dependencies, in reach, in text order."""
        tokens, children = self.parse.tokens, self.parse.tokens[i].children
        for at in range(bisect_left(children, i - REACH), len(children)):
            if children[at] > i + REACH:
                return
            if not deps or tokens[children[at]].dep in deps:
                yield tokens[children[at]]

    def word(self, i: int) -> str:
        """Return the word at ``i`` in lower case; empty outside the passage."""
        return self.parse.tokens[i].lower if 0 <= i < len(self.parse.tokens) else ""

    def text(self, i: int) -> str:
        """Return the word at ``i``; empty outside the passage."""
        return self.parse.tokens[i].text if 0 <= i < len(self.parse.tokens) else ""

    def tells_time(self, i: int) -> bool:
        """Tell whether token ``i`` is part of a time expression."""
        return bool(self.timed[i])


@lru_cache(maxsize=1)
def _nouns() -> dict[str, str]:
    """Return the family of each event noun: its verb, where it has one."""
    return {noun: verb or noun for noun, verb in knowledge()["events"].items()}


@lru_cache(maxsize=1)
def _verbs() -> frozenset[str]:
    return frozenset(verb for verb in knowledge()["events"].values() if verb)


@lru_cache(maxsize=32)
def terms(name: str) -> frozenset[str]:
    """Return a word list of the event terms."""
    return frozenset(knowledge()["event_terms"][name])


def noun_event(ground: Ground, i: int) -> Event | None:
    """Return the event that the noun at token ``i`` names; ``None`` where it names none."""
    named = _noun(ground, i)
    if named is None or _goes_on(ground, i):
        return None
    noun, family, start = named
    tokens = ground.parse.tokens
    first = _left_edge(ground, start, i)
    words = {tokens[j].lower for j in range(first, start)}
    if words & terms("denied") or ("." in words):
        return None
    last = _right_edge(ground, i, depth=0)
    if tokens[i].tag == "NNP" and _is_body(ground, first, i):
        return None
    marks, row = _marks(ground, [*range(first, start), *range(i + 1, last)])
    return Event(
        head=i,
        first=first,
        last=last,
        family=family,
        marks=marks,
        row=row,
        plural=None if noun in terms("either") else tokens[i].tag in ("NNS", "NNPS"),
        definite=_is_definite(ground, i, first, start),
        known=not any(tokens[j].tag == "PRP$" for j in range(first, start)),
        lasting=noun in terms("lasting"),
    )


def _noun(ground: Ground, i: int) -> tuple[str, str, int] | None:
    """Return noun, family and first token of an event noun that ends at token ``i``."""
    tokens = ground.parse.tokens
    token = tokens[i]
    if not token.tag.startswith("NN") or token.dep in ("compound", "nmod"):
        return None
    start = i
    if i and token.tag == "NNP" and _NUMERAL.fullmatch(token.text):
        # *World War II*
        start, token = i - 1, tokens[i - 1]
    noun = token.lemma.lower()
    if ground.word(i - 1) == "-" and tokens[i - 1].end == token.start:
        # *the cease-fire*; not *anti-war*.
        start, noun = max(i - 2, 0), f"{ground.word(i - 2)}-{noun}"
    if noun in terms("plural") and token.tag not in ("NNS", "NNPS"):
        return None
    family = _nouns().get(noun)
    return None if family is None else (noun, family, start)


def _is_body(ground: Ground, first: int, last: int) -> bool:
    """Tell a name without an article that is of no event: *Operation Rescue*."""
    tokens = ground.parse.tokens
    name = first < last and all(tokens[i].pos == "PROPN" for i in range(first, last + 1))
    return name and tokens[last].entity not in ("EVENT", "")


def _goes_on(ground: Ground, i: int) -> bool:
    """Tell whether the phrase goes on behind its noun: *the war museum*, *vote-rigging*."""
    tokens = ground.parse.tokens
    if i + 1 >= len(tokens) or tokens[i + 1].start - tokens[i].end > 1:
        return False
    behind = tokens[i + 1]
    joined = behind.start == tokens[i].end
    noun = behind.tag.startswith("NN") and not ground.tells_time(i + 1)
    return (joined and behind.text == "-") or (noun and not joined) or behind.tag == "POS"


def _left_edge(ground: Ground, start: int, head: int) -> int:
    tokens, low = ground.parse.tokens, max(start - REACH, 0)
    first = start
    while first > low and _belongs(tokens, first - 1, head):
        first -= 1
    return first


def _belongs(tokens: list[Token], i: int, head: int) -> bool:
    for _ in range(_HOPS):
        if i == head:
            return True
        if tokens[i].dep not in _PREMODIFIERS or tokens[i].text in ',;:()"“”':
            return False
        i = tokens[i].head
    return i == head


def _right_edge(ground: Ground, i: int, *, depth: int) -> int:
    """Return where the phrase of noun ``i`` ends: *the attack on the embassy in Nairobi*."""
    named = ground.parse.tokens[i].text[:1].isupper()
    numbered = named and _NUMERAL.fullmatch(ground.text(i + 1)) is not None
    last = i + 1 + (numbered and not ground.tells_time(i + 1))
    for preposition in ground.below(i, "prep", "agent"):
        if preposition.i != last or depth > 1 or ground.word(last) not in _CLOSE | _NAMED:
            continue
        for noun in ground.below(last, "pobj"):
            inside = any(ground.tells_time(j) for j in range(last, noun.i + 1))
            if inside or not (ground.word(last) in _CLOSE or noun.pos == "PROPN"):
                return last
            last = _right_edge(ground, noun.i, depth=depth + 1)
            break
    return last


def _is_definite(ground: Ground, i: int, first: int, start: int) -> bool:
    tokens = ground.parse.tokens
    before = [tokens[j] for j in range(first, start)]
    if any(token.dep == "det" and token.head == i for token in before):
        return any(token.lower in terms("definite") for token in before)
    if any(token.dep == "poss" for token in before):
        return True
    return tokens[i].pos == "PROPN" or any(token.pos == "PROPN" for token in before)


def _marks(ground: Ground, indices: list[int]) -> tuple[frozenset[str], frozenset[str]]:
    marks, row = set(), set()
    for i in indices:
        token = ground.parse.tokens[i]
        if ground.tells_time(i) and token.entity != "EVENT":
            continue
        if token.lower in terms("rows") or token.tag == "CD":
            row.add(token.lower)
        elif _tells(token):
            marks.add(_mark(token))
    return frozenset(marks), frozenset(row)


def _tells(token: Token) -> bool:
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


def verb_event(ground: Ground, i: int) -> Event | None:
    """Return the event that the verb at token ``i`` tells of; ``None`` where no table names it."""
    token = ground.parse.tokens[i]
    family = token.lemma.lower()
    if not token.tag.startswith("VB") or family not in _verbs() or token.dep in _AUXILIARY:
        return None
    parts = [*ground.below(i, *_SUBJECTS, "dobj"), *_places(ground, i)]
    inside = [j for part in parts for j in range(_left_edge(ground, part.i, part.i), part.i + 1)]
    marks, row = _marks(ground, inside)
    return Event(
        head=i, first=i, last=i + 1, family=family, marks=marks, row=row,
        known=not any(part.tag == "PRP" for part in parts),
    )  # fmt: skip


def _places(ground: Ground, i: int) -> Iterator[Token]:
    for preposition in ground.below(i, "prep"):
        if preposition.lower in ("in", "at", "with"):
            yield from (noun for noun in ground.below(preposition.i, "pobj") if _tells(noun))


def clause_event(ground: Ground, i: int, first: int) -> Event | None:
    """Return the event of the clause from token ``first`` around verb ``i``.

    *the siege began* tells of the siege; any other clause of what its verb says. ``None`` where the
    clause has no subject, or lies too far apart.
    """
    subject = next(ground.below(i, *_SUBJECTS), None)
    if subject is None or not first <= subject.i < i <= first + REACH or subject.tag == "WDT":
        return None
    if ground.word(first) in terms("denied") or any(map(ground.tells_time, range(first, i))):
        return None
    last = _clause_end(ground, i)
    face = face_of(ground, i)
    named = None if face is None else noun_event(ground, subject.i)
    if named is not None and face is not None:
        return structs.replace(named, first=first, last=last, face=face)
    told = verb_event(ground, i)
    if told is None:
        return Event(head=i, first=first, last=last, family=None)
    return structs.replace(told, first=first, last=last)


def gerund_event(ground: Ground, i: int) -> Event:
    """Return the event that the gerund at token ``i`` tells of: *exchanging communist rule*."""
    told = verb_event(ground, i) or Event(head=i, first=i, last=i, family=None)
    return structs.replace(told, first=i, last=_clause_end(ground, i), known=False)


def other_event(ground: Ground, i: int, *, names: bool = False) -> Event | None:
    """Return an event that no table knows, by its noun, with ``names`` also by its name."""
    token = ground.parse.tokens[i]
    if not (token.pos == "NOUN" or names or token.entity == "EVENT") or _goes_on(ground, i):
        return None
    first, last = _left_edge(ground, i, i), _right_edge(ground, i, depth=0)
    return Event(head=i, first=first, last=last, family=None)


def _clause_end(ground: Ground, i: int) -> int:
    """Return where the clause's verb with its particle and its object ends."""
    last = i + 1
    for part in ground.below(i, "prt", "dobj"):
        gap = range(last, part.i)
        if part.i >= last and all(_belongs(ground.parse.tokens, j, part.i) for j in gap):
            if any(ground.tells_time(j) for j in range(last, part.i + 1)):
                break
            last = part.i + 1
    return last


def face_of(ground: Ground, i: int) -> Face | None:
    """Return what the verb at ``i`` says of its subject, an event: that it is, begins, ends."""
    lemma, faces = ground.parse.tokens[i].lemma.lower(), knowledge()["event_verbs"]
    particle = knowledge()["event_particles"].get(lemma)
    if particle is not None and all(
        token.lower != particle for token in ground.below(i, "prt", "dobj", "advmod")
    ):
        return None
    found: Face | None = next((face for face in _FACES if lemma in faces[face]), None)
    return None if found == "start" and _goes_on_already(ground, i) else found


def _goes_on_already(ground: Ground, i: int) -> bool:
    """Tell *began in earnest*, which is no beginning."""
    within = (noun for word in ground.below(i, "prep") for noun in ground.below(word.i, "pobj"))
    return any(noun.lower in knowledge()["event_verbs"]["going_on"] for noun in within)


def is_told(ground: Ground, i: int) -> bool:
    """Tell whether the verb at ``i`` tells of a fact or a plan: no *not*, no *would*, no *if*."""
    for token in ground.below(i, "neg", "aux", "mark", "advmod"):
        if token.dep == "neg" or (token.dep == "mark" and token.lower in terms("unreal_marks")):
            return False
        if token.dep == "aux" and token.lower in terms("unreal_helpers"):
            return False
    return True
