"""Events by their verbs and clauses: *the KPA invaded*, *the siege began*."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from msgspec import structs

from onrecord.annotators.language import Token
from onrecord.annotators.times.events.event import Event, EventPoint, terms
from onrecord.annotators.times.events.nouns import (
    belongs,
    left_edge,
    marks_of,
    noun_event,
    tells_apart,
)
from onrecord.annotators.times.events.tree import REACH, Tree
from onrecord.annotators.times.tables import knowledge

SUBJECTS = frozenset(["nsubj", "nsubjpass"])
_POINTS: tuple[EventPoint, ...] = ("start", "end", "at")
_AUXILIARY = frozenset(["aux", "auxpass"])


def verb_event(tree: Tree, i: int) -> Event | None:
    """Return the event that the verb at token ``i`` tells of; ``None`` where no table names it."""
    token = tree.parse.tokens[i]
    family = token.lemma.lower()
    if not token.tag.startswith("VB") or family not in _verbs() or token.dep in _AUXILIARY:
        return None
    parts = [*tree.below(i, *SUBJECTS, "dobj"), *_places(tree, i)]
    inside = [j for part in parts for j in range(left_edge(tree, part.i, part.i), part.i + 1)]
    marks, ordinals = marks_of(tree, inside)
    return Event(
        head=i, first=i, last=i + 1, family=family, marks=marks, ordinals=ordinals,
        known=not any(part.tag == "PRP" for part in parts),
    )  # fmt: skip


@lru_cache(maxsize=1)
def _verbs() -> frozenset[str]:
    return frozenset(verb for verb in knowledge()["events"].values() if verb)


def _places(tree: Tree, i: int) -> Iterator[Token]:
    for preposition in tree.below(i, "prep"):
        if preposition.lower in terms("places"):
            yield from (noun for noun in tree.below(preposition.i, "pobj") if tells_apart(noun))


def clause_event(tree: Tree, i: int, first: int) -> Event | None:
    """Return the event of the clause from token ``first`` around verb ``i``.

    *the siege began* tells of the siege; any other clause of what its verb says. ``None`` where the
    clause has no subject, or lies too far apart.
    """
    subject = next(tree.below(i, *SUBJECTS), None)
    if subject is None or not first <= subject.i < i <= first + REACH or subject.tag == "WDT":
        return None
    if tree.word(first) in terms("denied") or any(map(tree.tells_time, range(first, i))):
        return None
    last = _clause_end(tree, i)
    point = point_of(tree, i)
    named = None if point is None else noun_event(tree, subject.i)
    if named is not None and point is not None:
        return structs.replace(named, first=first, last=last, point=point)
    event = verb_event(tree, i)
    if event is None:
        return Event(head=i, first=first, last=last, family=None)
    return structs.replace(event, first=first, last=last)


def gerund_event(tree: Tree, i: int) -> Event:
    """Return the event that the gerund at token ``i`` tells of: *exchanging communist rule*."""
    event = verb_event(tree, i) or Event(head=i, first=i, last=i, family=None)
    return structs.replace(event, first=i, last=_clause_end(tree, i), known=False)


def _clause_end(tree: Tree, i: int) -> int:
    """Return where the clause's verb with its particle and its object ends."""
    last = i + 1
    for part in tree.below(i, "prt", "dobj"):
        gap = range(last, part.i)
        if part.i >= last and all(belongs(tree.parse.tokens, j, part.i) for j in gap):
            if any(tree.tells_time(j) for j in range(last, part.i + 1)):
                break
            last = part.i + 1
    return last


def point_of(tree: Tree, i: int) -> EventPoint | None:
    """Return what the verb at ``i`` says of its subject, an event: that it is, begins, ends."""
    lemma, points = tree.parse.tokens[i].lemma.lower(), knowledge()["event_verbs"]
    particle = knowledge()["event_particles"].get(lemma)
    if particle is not None and all(
        token.lower != particle for token in tree.below(i, "prt", "dobj", "advmod")
    ):
        return None
    found: EventPoint | None = next((point for point in _POINTS if lemma in points[point]), None)
    return None if found == "start" and _goes_on_already(tree, i) else found


def _goes_on_already(tree: Tree, i: int) -> bool:
    """Tell *began in earnest*, which is no beginning."""
    within = (noun for word in tree.below(i, "prep") for noun in tree.below(word.i, "pobj"))
    return any(noun.lower in knowledge()["event_verbs"]["going_on"] for noun in within)


def is_asserted(tree: Tree, i: int) -> bool:
    """Tell whether the verb at ``i`` tells of a fact or a plan: no *not*, no *would*, no *if*."""
    for token in tree.below(i, "neg", "aux", "mark", "advmod"):
        if token.dep == "neg" or (token.dep == "mark" and token.lower in terms("unreal_marks")):
            return False
        if token.dep == "aux" and token.lower in terms("unreal_helpers"):
            return False
    return True
