"""Two positions of one actor → whether the later is harder, softer, the same or the reverse."""

from __future__ import annotations

from collections.abc import Collection

from msgspec.structs import replace

from onrecord.intervals import before
from onrecord.model import Change, Quantity
from onrecord.resolvers.disagreements.things import amounts_differ, unit_kind
from onrecord.resolvers.disagreements.words import family
from onrecord.resolvers.positions.readings import Reading
from onrecord.resolvers.positions.words import Answer, answers, matter, opposites

_RANKS = {"no": -1, "maybe": 0, "yes": 1}
# So many words in common make *has to go* and *will be removed* one position.
_CLOSE = 3
# The share of the shorter statement that must stand in the other for a change to be told.
_LOOSE, _TIGHT = 0.25, 0.34


def change(one: Reading, other: Reading) -> Change | None:
    """Return how ``other``, the later, stands to ``one``; ``None`` where words do not tell.

    Both are on one point (``is_about_one``).
    """
    if not _is_one_point(one, other):
        return None
    other = _turned(one, other)
    if {one.kind, other.kind} == {"give", "against"}:
        one, other = one._replace(kind="against"), other._replace(kind="against")
    if one.kind != other.kind:
        return _across(one, other)
    first, second = _RANKS[one.answer], _RANKS[other.answer]
    if first != second:
        if abs(first - second) == 2:
            return "reversed"
        return _named((second - first) * _yields(other))
    for turn in (
        _more(one, other),
        _terms_added(one, other),
        _scope(one, other),
        _sooner(one, other),
    ):
        if turn:
            return _named(turn)
    return "same"


def _is_one_point(one: Reading, other: Reading) -> bool:
    """Tell two statements on one thing: of one verb, or in nearly the same words."""
    shared = one.terms & other.terms
    if _matters(one) & _matters(other):
        return True
    known = one.predicate in answers() or other.predicate in answers()
    small = min(len(one.terms), len(other.terms))
    share = _LOOSE if known or any(w.startswith("=") for w in shared) else _TIGHT
    return len(shared) >= share * small


def _matters(reading: Reading) -> set[str]:
    """Return what the verb of a reading is of: itself, its family, the matters of opposites."""
    names = {name for name, _ in opposites().get(reading.predicate, ())}
    return {family(reading.predicate).name, *names} - {"be", "have", "accept"}


def _turned(one: Reading, other: Reading) -> Reading:
    """Return ``other`` in the terms of ``one`` where their verbs are each other's opposite."""
    first, second = dict(opposites().get(one.predicate, ())), opposites().get(other.predicate, ())
    opposite = any(first.get(name) == -sign for name, sign in second)
    told, tells = family(one.predicate), family(other.predicate)
    opposite = opposite or (told.name == tells.name and told.sign != tells.sign)
    if one.predicate != other.predicate and opposite:
        turned: dict[Answer, Answer] = {"yes": "no", "no": "yes", "maybe": "maybe"}
        return other._replace(answer=turned[other.answer], kind=one.kind)
    return other


def is_about_one(one: Reading, other: Reading, common: Collection[str] = ()) -> bool:
    """Tell whether two statements of one actor are on one point.

    They share a noun that they are about, which is none of the ``common`` words, or more than one
    word of which one is telling.
    """
    shared = one.terms & other.terms
    telling = shared - set(common)
    if not telling:
        return False
    if any(word.startswith("=") for word in telling):
        return True
    return len(shared) >= 2 or bool(telling & one.heads & other.heads)


def _across(one: Reading, other: Reading) -> Change | None:
    """Return the change between a demand and something else: only amounts compare."""
    if "no" in (one.answer, other.answer):
        return _beyond(one, other)
    first, second = one._replace(kind="demand"), other._replace(kind="demand")
    turn = _more(first, second) or _sooner(first, second)
    if turn:
        return _named(turn)
    return "same" if len(one.terms & other.terms) >= _CLOSE else None


def _beyond(one: Reading, other: Reading) -> Change | None:
    """Return the change from refusing to give to demanding more, or back, or the reverse."""
    if {one.answer, other.answer} != {"yes", "no"}:
        return None
    refused = one if one.answer == "no" else other
    if refused.predicate in answers():
        return "reversed"
    if not matter(refused.predicate) & one.terms & other.terms:
        return None
    return "hardened" if other.kind == "demand" else "softened"


def _yields(reading: Reading) -> int:
    """Return 1 where a yes yields to the other side, -1 where it presses it."""
    return 1 if reading.kind == "give" else -1


def _named(turn: int) -> Change:
    return "softened" if turn > 0 else "hardened"


def _more(one: Reading, other: Reading) -> int:
    """Return the turn by amounts: more of what one gives is softer, of what one asks harder."""
    for first in one.amounts:
        for second in other.amounts:
            if unit_kind(first) == unit_kind(second) and amounts_differ(
                _flat(first), _flat(second)
            ):
                sign = 1 if _size(second) > _size(first) else -1
                if other.answer == "no":
                    return sign
                return sign * _yields(other)
    return 0


def _flat(quantity: Quantity) -> Quantity:
    size = _size(quantity)
    return replace(quantity, low=size, high=size)


def _size(quantity: Quantity) -> float:
    bounds = [bound for bound in (quantity.low, quantity.high) if bound is not None]
    return sum(bounds) / len(bounds)


def _terms_added(one: Reading, other: Reading) -> int:
    """Return the turn by conditions, further demands, threats and how hard one asks."""
    first = (one.conditions > 0) + one.demands + one.threat + one.urgency
    second = (other.conditions > 0) + other.demands + other.threat + other.urgency
    return (first > second) - (first < second)


def _scope(one: Reading, other: Reading) -> int:
    if one.scope == other.scope or one.answer == "no":
        return 0
    return (1 if other.scope > one.scope else -1) * _yields(other)


def _sooner(one: Reading, other: Reading) -> int:
    """Return the turn by dates: what one gives, softer the sooner; what one asks, harder."""
    if len(one.bounds) != 1 or len(other.bounds) != 1:
        return 0
    if before(other.bounds[0], one.bounds[0]):
        return _yields(other)
    return -_yields(other) if before(one.bounds[0], other.bounds[0]) else 0
