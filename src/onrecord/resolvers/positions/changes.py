"""Two positions of one actor → whether the later is harder, softer, the same or the reverse."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta

from msgspec.structs import replace

from onrecord.intervals import before
from onrecord.model import Change, Quantity
from onrecord.resolvers.disagreements.things import amounts_differ, unit_kind
from onrecord.resolvers.disagreements.words import family
from onrecord.resolvers.positions.points import Point, matters
from onrecord.resolvers.positions.readings import Kind, Reading
from onrecord.resolvers.positions.repeats import is_repeated
from onrecord.resolvers.positions.words import Answer, answers, listed, matter, opposites, urgency

_RANKS = {"no": -1, "maybe": 0, "yes": 1}
# So many words in common make *has to go* and *will be removed* one position.
_CLOSE = 3
# The share of the fewer arguments that must be those of the other for a change to be told.
_LOOSE, _TIGHT = 0.3, 0.6
# Within so many days two reports may quote the same words, one of them cut.
_SOON = 2
# The scope of a thing of which nothing is said.
_PLAIN = 2
_NEXT = timedelta(days=1)


def change(one: Reading, other: Reading) -> Change | None:
    """Return how ``other``, the later, stands to ``one``; ``None`` where words do not tell.

    Both are on one point (``is_about_one``).
    """
    if is_said_again(one, other):
        return "same"
    if not _is_one_point(one, other):
        return _beyond(one, other) if _asks_for_the_refused(one, other) else _apart(one, other)
    other = _turned(one, other)
    if {one.kind, other.kind} == {"give", "against"}:
        one, other = one._replace(kind="against"), other._replace(kind="against")
    one, other = _as_proposed(one, other), _as_proposed(other, one)
    if one.kind != other.kind:
        return _across(one, other)
    first, second = _RANKS[one.answer], _RANKS[other.answer]
    if first != second:
        if abs(first - second) == 2:
            return "reversed"
        return _named((second - first) * _yields(other))
    turn = _more(one, other)
    if turn == 0 and _is_close(one, other):
        turn = _terms_added(one, other) or _scope(one, other) or _sooner(one, other)
    return _named(turn) if turn else "same"


def _is_close(one: Reading, other: Reading) -> bool:
    """Tell statements of nearly the same things, of which the terms and the scope compare.

    Within few days two reporters word one statement differently.
    """
    first, second = one.point.arguments, other.point.arguments
    later = abs((_day(one) - _day(other)).days) > _SOON
    return later and len(first & second) >= _TIGHT * min(len(first), len(second))


def _is_one_point(one: Reading, other: Reading) -> bool:
    """Tell two statements on one thing, which a change needs.

    They say yes or no to one act; or at least one of them to a thing alone, and they share it.
    """
    first, second = one.point, other.point
    acts, others = _acts(first, one.kind), _acts(second, other.kind)
    if acts & others:
        return True
    shared = first.things & second.things
    small = min(len(first.things), len(second.things))
    if {first.predicate, second.predicate} & listed("points", "undone") and acts != others:
        return False
    if one.kind == other.kind == "demand" and not (first.specific and second.specific):
        return _have_one_unit(one, other)
    return not (acts and others) and (
        bool(first.specific & second.specific) or len(shared) >= max(_LOOSE * small, 1)
    )


def _acts(point: Point, kind: Kind) -> set[str]:
    """Return what is done, where a statement says yes or no to more than a thing."""
    verb = point.predicate
    if point.bare or verb in answers() or verb in urgency():
        return set()
    if verb in listed("points", "light"):
        return {verb} if kind == "demand" else set()
    return matters(verb) or {verb}


def _asks_for_the_refused(one: Reading, other: Reading) -> bool:
    """Tell what one statement refuses and the other asks for: *not cede*, *restore*."""
    refused, asked = (one, other) if other.kind == "demand" else (other, one)
    given = matter(refused.predicate)
    things = refused.point.specific & asked.point.specific
    return refused.kind == "give" and asked.kind == "demand" and bool(given & things)


def _apart(one: Reading, other: Reading) -> Change | None:
    """Return the change between two acts on the same things: only what is shared compares."""
    first, second = one.point, other.point
    shared = first.arguments & second.arguments
    small = min(len(first.arguments), len(second.arguments))
    if len(shared) < max(_TIGHT * small, 1) or one.kind != other.kind:
        return None
    turn = _more(one, other) if len(shared) > 1 else 0
    if turn:
        return _named(turn)
    return "same" if one.answer == other.answer else None


def _turned(one: Reading, other: Reading) -> Reading:
    """Return ``other`` in the terms of ``one`` where their verbs are each other's opposite.

    A verb that takes a stance has said which already: *rejects*, *backs*.
    """
    if one.predicate in answers() or other.predicate in answers():
        return other
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

    They say the same words; or they share a noun that names an issue and is none of the ``common``
    words; or they are of one verb and share an argument of it.
    """
    if is_said_again(one, other):
        return True
    first, second = one.point, other.point
    if (first.specific & second.specific) - set(common):
        return True
    shared = (first.arguments & second.arguments) - set(common)
    if _acts(first, one.kind) & _acts(second, other.kind):
        return bool(shared) or not (first.arguments | second.arguments)
    bare = not (first.specific and second.specific) and one.kind == other.kind == "demand"
    return len(shared & first.things & second.things) > 1 or (
        (bool(shared) or bare) and _have_one_unit(one, other)
    )


def _have_one_unit(one: Reading, other: Reading) -> bool:
    kinds = {unit_kind(amount) for amount in other.amounts}
    return any(unit_kind(amount) in kinds for amount in one.amounts)


def is_said_again(one: Reading, other: Reading) -> bool:
    """Tell two reports of the same words, also of a quotation that one of them cuts."""
    if (one.by_cue or other.by_cue) and (one.answer, one.kind) != (other.answer, other.kind):
        return False
    quoted = one.statement.kind != "indirect" and other.statement.kind != "indirect"
    near = abs((_day(one) - _day(other)).days) <= _SOON
    return is_repeated(one.words, other.words, cut=quoted and near)


def _day(reading: Reading) -> date:
    return date.fromisoformat(reading.statement.published)


def _as_proposed(one: Reading, other: Reading) -> Reading:
    """Return ``one`` as a yes where it proposes (*must go*) and ``other`` asks for nothing."""
    soft = one.urgency <= 1 or not one.by_verb
    if one.kind == "demand" and soft and other.kind == "give":
        return one._replace(kind="give", urgency=0)
    return one


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
    first = (one.conditions > 0) + one.demands + one.threat
    second = (other.conditions > 0) + other.demands + other.threat
    if (one.by_verb and other.by_verb) or abs(one.urgency - other.urgency) > 1:
        first, second = first + one.urgency, second + other.urgency
    return (first > second) - (first < second)


def _scope(one: Reading, other: Reading) -> int:
    """Return the turn by scope: of all or of some; of a number or of all of the same thing."""
    if one.answer == "no":
        return 0
    first, second = dict(one.scopes), dict(other.scopes)
    shared = first.keys() & second.keys()
    sized = bool(one.amounts) != bool(other.amounts)
    for head in sorted(shared):
        if abs(first[head] - second[head]) > (0 if sized else 1):
            return (1 if second[head] > first[head] else -1) * _yields(other)
    if not shared:
        return 0
    was, now = _widest(first.values()), _widest(second.values())
    return (1 if now > was else -1) * _yields(other) if abs(now - was) > 1 else 0


def _widest(scopes: Collection[int]) -> int:
    """Return the scope that the words tell of any of the things: a whole before a part."""
    return max((scope for scope in scopes if scope != _PLAIN), default=_PLAIN)


def _sooner(one: Reading, other: Reading) -> int:
    """Return the turn by dates: what one gives, softer the sooner; what one asks, harder."""
    if len(one.bounds) != 1 or len(other.bounds) != 1 or not (_is_ahead(one) and _is_ahead(other)):
        return 0
    if before(other.bounds[0], one.bounds[0]):
        return _yields(other)
    return -_yields(other) if before(one.bounds[0], other.bounds[0]) else 0


def _is_ahead(reading: Reading) -> bool:
    """Tell a date that is still to come when it is named."""
    end = reading.bounds[0].end
    return end is None or date.fromisoformat(end[:10]) - _day(reading) > _NEXT
