"""Phrases in which an event alone tells when: *since the Istanbul meeting*, *until the war ends*.

Only events that the reader knows are taken (*after the attack*, *during Obama's visit*): with *a
raid* the text tells of something new. Where a date stands inside, it tells when by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from functools import lru_cache

from msgspec import Struct

from onrecord.annotators.times.happenings import (
    Event,
    Face,
    Ground,
    clause_event,
    face_of,
)
from onrecord.annotators.times.lexicon import knowledge
from onrecord.model import RelationType

_SUBJECTS = frozenset(["nsubj", "nsubjpass"])
_OBJECTS = frozenset(["pobj", "dobj"])
_FACES: dict[str | None, Face] = {"START": "start", "END": "end"}


class Occasion(Struct, frozen=True, kw_only=True):
    """Tokens ``[first, last)`` that tell when by an event; ``mod`` tells the part of it."""

    first: int
    last: int
    event: Event
    type: RelationType
    mod: str | None = None

    def face(self) -> Face:
        """Return what of the event the phrase names."""
        return _FACES.get(self.mod, self.event.face)


def occasions(ground: Ground, nouns: Iterable[Event], tied: Set[int]) -> Iterator[Occasion]:
    """Yield the phrases around the event ``nouns``; ``tied`` are tokens that belong to others."""
    for event in nouns:
        found = _occasion(ground, event)
        if found is None or not tied.isdisjoint(range(found.first, found.last)):
            continue
        if not any(ground.tells_time(i) for i in range(found.first, found.last)):
            yield found


def _occasion(ground: Ground, event: Event) -> Occasion | None:
    token = ground.parse.tokens[event.head]
    if not event.definite:
        return None
    if token.dep in _SUBJECTS:
        return _clause(ground, event)
    if token.dep not in _OBJECTS or token.head != event.first - 1:
        return None
    return _phrase(ground, event) or _phase(ground, event)


def _clause(ground: Ground, event: Event) -> Occasion | None:
    """Read *since the war began*."""
    marker = event.first - 1
    verb = ground.parse.tokens[event.head].head
    kind = knowledge()["event_prepositions"].get(ground.word(marker))
    if kind is None or ground.parse.tokens[marker].head != verb:
        return None
    if face_of(ground, verb) not in ("start", "end"):
        return None
    clause = clause_event(ground, verb, event.first)
    if clause is None:
        return None
    return Occasion(first=marker, last=clause.last, event=clause, type=kind)


@lru_cache(maxsize=1)
def _prepositions() -> dict[str, list[tuple[list[str], RelationType]]]:
    """Return the prepositions by their last word, the longest first."""
    table: dict[str, list[tuple[list[str], RelationType]]] = {}
    for phrase, kind in knowledge()["event_prepositions"].items():
        words = phrase.replace("-", " - ").split()
        table.setdefault(words[-1], []).append((words, kind))
    for entries in table.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return table


def _phrase(ground: Ground, event: Event) -> Occasion | None:
    """Read *since the meeting*, *in the wake of the attack*."""
    last = event.first - 1
    for words, kind in _prepositions().get(ground.word(last), []):
        first = last + 1 - len(words)
        if [ground.word(i) for i in range(first, last + 1)] != words:
            continue
        if not _is_preposition(ground, last):
            return None
        return Occasion(first=first, last=event.last, event=event, type=kind)
    return None


def _is_preposition(ground: Ground, i: int) -> bool:
    """Tell a preposition of time from a verb, and from *named after the battle*."""
    token = ground.parse.tokens[i]
    others = knowledge()["event_other_senses"].get(token.lower, [])
    above = ground.parse.tokens[token.head].lemma
    return token.dep == "prep" and above not in others and ground.word(i - 1) not in others


def _phase(ground: Ground, event: Event) -> Occasion | None:
    """Read *at the start of the war*."""
    of = event.first - 1
    mod = knowledge()["event_phases"].get(ground.word(of - 1))
    if mod is None or ground.word(of) != "of" or ground.word(of - 2) not in ("the", "very"):
        return None
    first = of - 3 - (ground.word(of - 2) == "very")
    kind = knowledge()["event_phase_prepositions"].get(ground.word(first))
    if kind is None or ground.parse.tokens[first].dep not in ("prep", "mark"):
        return None
    return Occasion(first=first, last=event.last, event=event, type=kind, mod=mod)
