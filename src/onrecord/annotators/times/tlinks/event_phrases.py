"""Phrases in which an event alone tells when: *since the Istanbul meeting*, *until the war ends*.

Only events that the reader knows are taken (*after the attack*, *during Obama's visit*): with *a
raid* the text tells of something new. Where a date stands inside, it tells when by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from functools import lru_cache

from msgspec import Struct

from onrecord.annotators.times.events.clauses import SUBJECTS, clause_event, point_of
from onrecord.annotators.times.events.event import Event, EventPoint
from onrecord.annotators.times.events.tree import Tree
from onrecord.annotators.times.tables import knowledge
from onrecord.model import RelationType

_OBJECTS = frozenset(["pobj", "dobj"])
_POINTS: dict[str | None, EventPoint] = {"START": "start", "END": "end"}


class EventPhrase(Struct, frozen=True, kw_only=True):
    """Tokens ``[first, last)`` that tell when by an event; ``mod`` tells the part of it."""

    first: int
    last: int
    event: Event
    type: RelationType
    mod: str | None = None

    def point(self) -> EventPoint:
        """Return what of the event the phrase names."""
        return _POINTS.get(self.mod, self.event.point)


def event_phrases(tree: Tree, nouns: Iterable[Event], taken: Set[int]) -> Iterator[EventPhrase]:
    """Yield the phrases around the event ``nouns``; ``taken`` are tokens that belong to others."""
    for event in nouns:
        found = _event_phrase(tree, event)
        if found is None or not taken.isdisjoint(range(found.first, found.last)):
            continue
        if not any(tree.tells_time(i) for i in range(found.first, found.last)):
            yield found


def _event_phrase(tree: Tree, event: Event) -> EventPhrase | None:
    token = tree.parse.tokens[event.head]
    if not event.definite:
        return None
    if token.dep in SUBJECTS:
        return _clause(tree, event)
    if token.dep not in _OBJECTS or token.head != event.first - 1:
        return None
    return _phrase(tree, event) or _phase(tree, event)


def _clause(tree: Tree, event: Event) -> EventPhrase | None:
    """Read *since the war began*."""
    signal = event.first - 1
    verb = tree.parse.tokens[event.head].head
    kind = knowledge()["event_prepositions"].get(tree.word(signal))
    if kind is None or tree.parse.tokens[signal].head != verb:
        return None
    if point_of(tree, verb) not in ("start", "end"):
        return None
    clause = clause_event(tree, verb, event.first)
    if clause is None:
        return None
    return EventPhrase(first=signal, last=clause.last, event=clause, type=kind)


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


def _phrase(tree: Tree, event: Event) -> EventPhrase | None:
    """Read *since the meeting*, *in the wake of the attack*."""
    last = event.first - 1
    for words, kind in _prepositions().get(tree.word(last), []):
        first = last + 1 - len(words)
        if [tree.word(i) for i in range(first, last + 1)] != words:
            continue
        if not _is_preposition(tree, last):
            return None
        return EventPhrase(first=first, last=event.last, event=event, type=kind)
    return None


def _is_preposition(tree: Tree, i: int) -> bool:
    """Tell a preposition of time from a verb, and from *named after the battle*."""
    token = tree.parse.tokens[i]
    others = knowledge()["event_other_senses"].get(token.lower, [])
    above = tree.parse.tokens[token.head].lemma
    return token.dep == "prep" and above not in others and tree.word(i - 1) not in others


def _phase(tree: Tree, event: Event) -> EventPhrase | None:
    """Read *at the start of the war*."""
    of = event.first - 1
    mod = knowledge()["event_phases"].get(tree.word(of - 1))
    if mod is None or tree.word(of) != "of" or tree.word(of - 2) not in ("the", "very"):
        return None
    first = of - 3 - (tree.word(of - 2) == "very")
    kind = knowledge()["event_phase_prepositions"].get(tree.word(first))
    if kind is None or tree.parse.tokens[first].dep not in ("prep", "mark"):
        return None
    return EventPhrase(first=first, last=event.last, event=event, type=kind, mod=mod)
