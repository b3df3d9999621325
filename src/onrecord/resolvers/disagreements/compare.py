"""Two claims → where they cannot both hold: in exactly one thing, all else being the same."""

from __future__ import annotations

from typing import NamedTuple

from onrecord.model import DisagreementKind
from onrecord.resolvers.disagreements.claims import Amount, Claim, Thing
from onrecord.resolvers.disagreements.things import (
    Relation,
    Where,
    amounts_differ,
    counts_people,
    dates_differ,
    may_be_one,
    places,
    relate,
    relate_places,
    unit_kind,
)
from onrecord.resolvers.disagreements.words import listed, stem

# So many words that two claims share make them be about one thing: where their arguments are the
# same, and where only the words around them are.
_FEW, _MANY = 2, 4


class Difference(NamedTuple):
    """What two claims differ in, each in its own words, and how much speaks for it."""

    kind: DisagreementKind
    one: str
    other: str
    confidence: float


class Slots(NamedTuple):
    """How the arguments of two claims relate, and the words that both passages share."""

    theme: Relation
    doer: Relation
    shared: int


def compare(one: Claim, other: Claim, common: frozenset[str] = frozenset()) -> Difference | None:
    """Return what two claims disagree on; ``one`` is the earlier of two reports.

    They tell of one thing, equally real, and differ in one respect alone.
    """
    slots = _slots(one, other, common)
    if one.mood == "fact" and other.mood == "future" and one.sign == other.sign == 1:
        slots = _slots(one, other._replace(mood="fact"), common)
        return None if slots is None else _undone(one, other, slots)
    if slots is None or _are_two_happenings(one, other):
        return None
    found = [
        difference
        for difference in (
            _sign(one, other, slots),
            _number(one, other, slots),
            _date(one, other, slots),
            _place(one, other, slots),
            _agent(one, other, slots),
        )
        if difference is not None
    ]
    return found[0] if len(found) == 1 else None


def _slots(one: Claim, other: Claim, common: frozenset[str]) -> Slots | None:
    """Return how two claims relate; ``None`` where they are not of one thing, or not as real."""
    if not _comparable_moods(one, other):
        return None
    both = (one.terms & other.terms) - {stem(one.family), stem(one.clause.predicate)}
    telling = both - common
    shared = len(telling) + len(telling & one.names & other.names)
    theme, doer = _relate_arguments(one, other)
    counted = one.family == other.family not in listed("open", "empty") and bool(
        one.amounts and other.amounts
    )
    needed = _FEW if counted or "same" in (theme, doer) else _MANY
    return Slots(theme, doer, shared) if shared >= needed else None


def _comparable_moods(one: Claim, other: Claim) -> bool:
    return {one.mood, other.mood} in ({"fact"}, {"future"}, {"wanted"})


def _are_two_happenings(one: Claim, other: Claim) -> bool:
    """Tell *met again* and *a second bomb* from what came before."""
    again = listed("again", "words")
    return any(not again.isdisjoint(claim.words) for claim in (one, other))


def _relate_arguments(one: Claim, other: Claim) -> tuple[Relation, Relation]:
    """Relate themes and doers; where one claim has no theme beside its doer, they may cross."""
    theme, doer = relate(one.theme, other.theme), relate(one.doer, other.doer)
    if theme != "same" and (one.doer is None) != (other.doer is None):
        crossed = (
            relate(one.theme, other.doer) if one.doer is None else relate(one.doer, other.theme)
        )
        if crossed == "same":
            return "unknown", "same"
    return theme, doer


def _tell_of_one(one: Claim, other: Claim) -> bool:
    """Tell two claims of one family, of which the verb tells something."""
    return one.family == other.family and one.family not in listed("open", "empty")


def _sign(one: Claim, other: Claim, slots: Slots) -> Difference | None:
    if one.family != other.family or one.sign == other.sign:
        return None
    if not {slots.theme, slots.doer} <= {"same", "unknown"}:
        return None
    if slots.theme != "same" and (slots.doer != "same" or slots.shared < _MANY):
        return None
    if _dates_apart(one, other) and not _lasts(one, other):
        return None
    if _may_have_changed(one, other):
        return None
    kind: DisagreementKind = "status" if one.denied or other.denied else "negation"
    return Difference(kind, one.clause.text, other.clause.text, 0.8)


def _may_have_changed(one: Claim, other: Claim) -> bool:
    """Tell a state of two days, told by two sources: it may be otherwise by the second."""
    if one.report.published == other.report.published or _same_source(one, other):
        return False
    return any(claim.mood == "fact" and claim.tense == "present" for claim in (one, other))


def _same_source(one: Claim, other: Claim) -> bool:
    return one.source is not None and other.source is not None and one.source.id == other.source.id


def _is_told_beside(thing: Thing, claim: Claim) -> bool:
    """Tell a name that the other passage has beside an agent without one: *the carmaker*."""
    names = thing.words & claim.names
    return bool(names) and claim.doer is not None and not claim.doer.words & claim.names


def _undone(one: Claim, other: Claim, slots: Slots) -> Difference | None:
    """Tell what was told as done and is told as still to come, in nearly the same words."""
    if not _tell_of_one(one, other) or slots.theme != "same" or one.when:
        return None
    if one.tense != "present" or _are_two_happenings(one, other):
        return None
    if 2 * len(one.terms & other.terms) < len(one.terms | other.terms):
        return None
    return Difference("status", one.clause.text, other.clause.text, 0.6)


def _lasts(one: Claim, other: Claim) -> bool:
    """Tell *was freed on Monday* and *was still in prison on Tuesday*."""
    denying = one if one.sign < 0 else other
    return not listed("again", "lasting").isdisjoint(denying.clause.adverbs)


def _number(one: Claim, other: Claim, slots: Slots) -> Difference | None:
    if _dates_apart(one, other) or (one.family == other.family and one.sign != other.sign):
        return None
    for first in one.amounts:
        for second in other.amounts:
            if _counts_the_same(one, first, other, second) and not _is_update(
                one, other, first, second
            ):
                return Difference("number", first.quantity.text, second.quantity.text, 0.9)
    return None


def _counts_the_same(one: Claim, first: Amount, other: Claim, second: Amount) -> bool:
    """Tell two amounts of one thing that differ, neither of which the other passage has too."""
    units = {unit_kind(first.quantity), unit_kind(second.quantity)}
    toll = one.family == other.family and one.family in listed("tolls", "families")
    if len(units) == 2 and not (toll and units & listed("tolls", "people")):
        return False
    if units == {""} and one.family != other.family:
        return False
    contrasts = listed("tolls", "contrasts")
    if one.family != other.family and {one.family, other.family} <= contrasts:
        return False
    if not amounts_differ(first.quantity, second.quantity):
        return False
    of_one = any(not amounts_differ(q, second.quantity) for q in one.sentence.quantities)
    of_other = any(not amounts_differ(first.quantity, q) for q in other.sentence.quantities)
    return not (of_one or of_other)


def _is_update(one: Claim, other: Claim, first: Amount, second: Amount) -> bool:
    """Tell a toll that has risen by a later day, or missing people who are fewer by then."""
    if one.family not in listed("tolls", "families"):
        return False
    if one.report.published == other.report.published:
        return False
    earlier, later = first.quantity, second.quantity
    if one.family == "miss":
        earlier, later = later, earlier
    return earlier.high is not None and later.low is not None and earlier.high < later.low


def _dates_apart(one: Claim, other: Claim) -> bool:
    if not one.when or not other.when:
        return False
    return not any(may_be_one(a, b) for _, a in one.when for _, b in other.when)


def _date(one: Claim, other: Claim, slots: Slots) -> Difference | None:
    if one.sign != other.sign or not _tell_of_one(one, other) or not _dates_apart(one, other):
        return None
    if slots.theme in {"differ", "other"} and slots.shared < _MANY:
        return None
    if not any(dates_differ(a, b) for _, a in one.when for _, b in other.when):
        return None
    first, second = one.when[0][0], other.when[0][0]
    if first is None or second is None:
        return None
    return Difference("date", first.text, second.text, 0.8)


def _place(one: Claim, other: Claim, slots: Slots) -> Difference | None:
    if one.sign != other.sign or not _tell_of_one(one, other):
        return None
    if slots.theme in {"differ", "other"} and slots.shared < _MANY:
        return None
    for first in places(one):
        for second in places(other):
            if _are_two_places(one, first, other, second):
                return Difference("place", first.thing.role.text, second.thing.role.text, 0.7)
    return None


def _are_two_places(one: Claim, first: Where, other: Claim, second: Where) -> bool:
    if first.side != second.side:
        return False
    if first.thing.words & other.terms or second.thing.words & one.terms:
        return False
    return relate_places(first.thing, second.thing) == "differ"


def _agent(one: Claim, other: Claim, slots: Slots) -> Difference | None:
    if one.sign != other.sign or not _tell_of_one(one, other):
        return None
    if slots.doer not in {"differ", "other"} or slots.theme not in {"same", "unknown"}:
        return None
    first, second = one.doer, other.doer
    if first is None or second is None or counts_people(first) or counts_people(second):
        return None
    if _is_told_beside(first, other) or _is_told_beside(second, one):
        return None
    return Difference("agent", first.role.text, second.role.text, 0.7)
