"""Two claims → where they cannot both hold: in exactly one thing, all else being the same."""

from __future__ import annotations

import re
from typing import NamedTuple

from onrecord.model import DisagreementKind
from onrecord.resolvers.disagreements.claims import Amount, Claim, Thing
from onrecord.resolvers.disagreements.gate import (
    Ground,
    days_between,
    of_one_happening,
    of_one_source,
)
from onrecord.resolvers.disagreements.things import (
    Relation,
    Where,
    amounts_differ,
    counts_people,
    dates_differ,
    is_somebody,
    may_be_one,
    measured,
    places,
    relate,
    relate_places,
    unit_kind,
)
from onrecord.resolvers.disagreements.words import (
    Family,
    family,
    is_known,
    listed,
    negators,
)

# So many words that two claims share make them be about one thing: where their arguments are the
# same, and where only the words around them are.
_FEW, _MANY = 1, 3
# Words that begin with so many equal letters may be one, spelt in two ways.
_SPELT = 4
# How much two passages share of which one says that it is so, the other that it is not.
_LEAST_FOR_SIGN = 3


# A number in the name of a doer is a heading or the time of an update.
_DIGIT = re.compile(r"\d")
_HYPHENED = re.compile(r"\d-[a-z]|[a-z]-[a-z]+$")


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


def compare(
    one: Claim, other: Claim, ground: Ground, common: frozenset[str] = frozenset()
) -> Difference | None:
    """Return what two claims disagree on; ``one`` is the earlier of two reports.

    They tell of one happening, equally real, and differ in one respect alone, and in its words.
    """
    if not of_one_happening(one, other, ground):
        return None
    found = _difference(one, other, common)
    return None if found is None or _is_repeated(one, other, found) else found


def _is_repeated(one: Claim, other: Claim, found: Difference) -> bool:
    """Tell a passage told again, whose dates and parties were read otherwise."""
    if found.kind in {"negation", "status"}:
        if one.clause.predicate != other.clause.predicate or one.sign == other.sign:
            return False
        cues, others = one.forms & negators(), other.forms & negators()
        alike = 3 * len(one.content & other.content) >= 2 * len(one.content | other.content)
        return cues == others or (alike and bool(cues) == bool(others))
    first, second = found.one.lower(), found.other.lower()
    return first in other.sentence.text.lower() or second in one.sentence.text.lower()


def _difference(one: Claim, other: Claim, common: frozenset[str]) -> Difference | None:
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
    both = (one.content & other.content) - {one.family}
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
    if one.family != other.family or one.sign == other.sign or _recurs(one, other):
        return None
    if _tells_both(one, other) or _tells_both(other, one):
        return None
    if len(one.content & other.content) < _LEAST_FOR_SIGN:
        return None
    if one.family in listed("open", "empty") and not slots.theme == slots.doer == "same":
        return None
    denying = one if one.sign < 0 else other
    outright = denying.clause.negated or denying.denied
    if not is_known(one.family) and (one.mood != "fact" or not outright):
        return None
    if not {slots.theme, slots.doer} <= {"same", "unknown"}:
        return None
    same = slots.theme == "same" or (slots.doer == "same" and slots.shared >= _MANY)
    if not same and 2 * len(one.content & other.content) < len(one.content | other.content):
        return None
    if _dates_apart(one, other) and not _lasts(one, other):
        return None
    if _may_have_changed(one, other):
        return None
    kind: DisagreementKind = "status" if one.denied or other.denied else "negation"
    return Difference(kind, one.clause.text, other.clause.text, 0.8)


def _tells_both(one: Claim, other: Claim) -> bool:
    """Tell a passage that has both: *was closed, and reopened after an hour*."""
    beside = (clause for clause in one.sentence.clauses if clause.start != one.clause.start)
    told = (family(clause.predicate) for clause in beside if not clause.negated)
    return Family(other.family, other.sign) in told


def _may_have_changed(one: Claim, other: Claim) -> bool:
    """Tell a state of two days, told by two sources: it may be otherwise by the second."""
    if one.report.published == other.report.published or of_one_source(one, other):
        return False
    return any(claim.mood == "fact" and claim.tense == "present" for claim in (one, other))


def _is_told_beside(thing: Thing, claim: Claim) -> bool:
    """Tell a doer whom the other passage has too: *Pittsburgh*, *the Steelers*."""
    return not thing.words.isdisjoint(claim.names) or thing.head in claim.terms


def _undone(one: Claim, other: Claim, slots: Slots) -> Difference | None:
    """Tell what was told as done and is told as still to come, in nearly the same words."""
    if not _tell_of_one(one, other) or slots.theme != "same" or one.when:
        return None
    if one.tense != "present" or _are_two_happenings(one, other):
        return None
    before = one.sentence.text[: one.clause.start - one.sentence.start].lower().split()
    if listed("perfect", "words").isdisjoint(before[-3:]):
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
    if _recurs(one, other) or slots.doer == "differ":
        return None
    for first in one.amounts:
        for second in other.amounts:
            if _is_part(one, first) or _is_part(other, second):
                continue
            if _counts_the_same(one, first, other, second) and not _is_update(
                one, other, first, second
            ):
                return Difference("number", first.quantity.text, second.quantity.text, 0.9)
    return None


def _recurs(one: Claim, other: Claim) -> bool:
    """Tell figures that are told anew every day: of two days they are two."""
    if not listed("tolls", "markets").isdisjoint(one.words | other.words):
        return True
    told_anew = listed("tolls", "recurring")
    return not told_anew.isdisjoint((one.family, other.family)) and days_between(one, other) > 0


def _is_part(claim: Claim, amount: Amount) -> bool:
    """Tell what is no measure of the whole: *including six students*, *a 10-yard run*.

    Nor is the number of those who did it to others the number of the others.
    """
    quantity = amount.quantity
    before = claim.sentence.text[: quantity.start - claim.sentence.start].lower().split()[-2:]
    after = claim.sentence.text[quantity.end - claim.sentence.start :].lower().split()[:2]
    if not listed("tolls", "parts").isdisjoint(before) or "including" in after:
        return True
    if amount.role == "agent" and claim.doer is not None and claim.doer.role.role == "agent":
        return claim.doer.role.start <= quantity.start < claim.doer.role.end
    return _HYPHENED.search(quantity.text) is not None


def _counts_the_same(one: Claim, first: Amount, other: Claim, second: Amount) -> bool:
    """Tell two amounts of one thing that differ, neither of which the other passage has too."""
    units = {unit_kind(first.quantity), unit_kind(second.quantity)}
    if one.family != other.family and _is_loose(units, relate(one.theme, other.theme)):
        return False
    if units & listed("tolls", "scores") and not _of_one_game(one, other):
        return False
    toll = one.family == other.family and one.family in listed("tolls", "families")
    people = listed("tolls", "people")
    if len(units) == 2 and not (toll and units & people and _may_be_people(first, second)):
        return False
    if ("square" in first.quantity.text) != ("square" in second.quantity.text):
        return False
    forecasts = not listed("tolls", "forecasts").isdisjoint((one.family, other.family))
    if forecasts and one.family != other.family:
        return False
    bare = units == {""} and (one.family != other.family or days_between(one, other) > 0)
    if bare and not (_is_toll(one, first) and _is_toll(other, second)):
        return False
    contrasts = listed("tolls", "contrasts")
    if one.family != other.family and {one.family, other.family} <= contrasts:
        return False
    if not amounts_differ(first.quantity, second.quantity) or _is_vague(first, second):
        return False
    of_one = any(not amounts_differ(q, second.quantity) for q in one.sentence.quantities)
    of_other = any(not amounts_differ(first.quantity, q) for q in other.sentence.quantities)
    return not (of_one or of_other)


def _is_vague(first: Amount, second: Amount) -> bool:
    """Tell *dozens*, *thousands*: more than they say may be meant."""
    vague = listed("tolls", "vague")
    found = (amount.quantity.text.lower().split()[0] for amount in (first, second))
    return not vague.isdisjoint(found)


def _of_one_game(one: Claim, other: Claim) -> bool:
    """Tell two figures of one day's trading or of one game, of the same player or share."""
    return days_between(one, other) == 0 and relate(one.theme, other.theme) == "same"


def _may_be_people(first: Amount, second: Amount) -> bool:
    """Tell whether two amounts of a toll may count one group: *13 skiers*, *stood at nine*."""
    people = listed("tolls", "people")
    for one, other in ((first, second), (second, first)):
        bare = one.quantity.unit == "" and one.role not in {"at", "to"}
        if bare and other.quantity.unit not in people:
            return False
    return True


def _is_update(one: Claim, other: Claim, first: Amount, second: Amount) -> bool:
    """Tell a toll that has risen by a later day, or missing people who are fewer by then."""
    if one.report.published == other.report.published:
        return False
    if not _is_toll(one, first):
        told_anew = one.mood == "fact" and not measured(first.quantity)
        return told_anew and not (one.when and other.when)
    earlier, later = first.quantity, second.quantity
    if one.family == "miss":
        earlier, later = later, earlier
    return earlier.high is not None and later.low is not None and earlier.high < later.low


def _is_toll(claim: Claim, amount: Amount) -> bool:
    """Tell a count that grows while people count."""
    if claim.family in listed("tolls", "families"):
        return True
    return amount.quantity.unit in listed("tolls", "units")


def _is_loose(units: set[str], theme: Relation) -> bool:
    """Tell units that a passage may have of anything: people, days, bare numbers, shares."""
    if "share" in units:
        return theme != "same"
    return bool(units & (listed("tolls", "people") | listed("tolls", "loose")))


def _dates_apart(one: Claim, other: Claim) -> bool:
    if not one.when or not other.when:
        return False
    return not any(may_be_one(a, b) for _, a in one.when for _, b in other.when)


def _date(one: Claim, other: Claim, slots: Slots) -> Difference | None:
    if one.sign != other.sign or not _tell_of_one(one, other) or not _dates_apart(one, other):
        return None
    if any(claim.mood == "fact" and claim.tense == "present" for claim in (one, other)):
        return None
    if _recurs(one, other) or _count_otherwise(one, other):
        return None
    if slots.theme in {"differ", "other"} and slots.shared < _MANY:
        return None
    if not any(dates_differ(a, b) for _, a in one.when for _, b in other.when):
        return None
    first, second = one.when[0][0], other.when[0][0]
    if first is None or second is None:
        return None
    return Difference("date", first.text, second.text, 0.8)


def _count_otherwise(one: Claim, other: Claim) -> bool:
    """Tell two days of one activity: *250 boats on Friday*, *200 boats on Saturday*."""
    return any(
        first.quantity.unit == second.quantity.unit
        and (first.quantity.low, first.quantity.high) != (second.quantity.low, second.quantity.high)
        for first in one.amounts
        for second in other.amounts
    )


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
    if first.side != second.side or " and " in first.thing.role.text + second.thing.role.text:
        return False
    if first.thing.words & other.terms or second.thing.words & one.terms:
        return False
    return relate_places(first.thing, second.thing) == "differ"


def _may_both_have(claim: Claim, first: Thing, second: Thing) -> bool:
    """Tell whether two doers are two that may each have done it, not what and who, or one twice."""
    if is_somebody(first) and is_somebody(second):
        return True
    if claim.family not in listed("deeds", "crimes"):
        return False
    people = tuple(listed("deeds", "endings"))
    return all(thing.role.head.endswith(people) for thing in (first, second))


def _agent(one: Claim, other: Claim, slots: Slots) -> Difference | None:
    if one.sign != other.sign or not _tell_of_one(one, other):
        return None
    bare = one.theme is None and other.theme is None
    if slots.doer not in {"differ", "other"} or not (bare or slots.theme == "same"):
        return None
    if one.family not in listed("deeds", "families"):
        return None
    first, second = one.doer, other.doer
    if first is None or second is None or counts_people(first) or counts_people(second):
        return None
    if _DIGIT.search(first.role.text + second.role.text) is not None:
        return None
    if slots.doer == "other" and not _may_both_have(one, first, second):
        return None
    if first.head[:_SPELT] == second.head[:_SPELT]:
        return None
    if _is_told_beside(first, other) or _is_told_beside(second, one):
        return None
    return Difference("agent", first.role.text, second.role.text, 0.7)
