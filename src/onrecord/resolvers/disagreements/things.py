"""Whether two arguments, two places or two amounts are the same, differ, or may be either."""

from __future__ import annotations

from datetime import date
from typing import Literal, NamedTuple

from onrecord.intervals import before
from onrecord.knowledge.gazetteer import locate
from onrecord.model import Interval, Quantity
from onrecord.resolvers.disagreements.claims import Claim, Thing, is_site, side
from onrecord.resolvers.disagreements.words import lines, listed, measure, terms

# Two things are the same, different (two names), other (two words that may mean one thing), or
# nothing is known of them.
Relation = Literal["same", "differ", "other", "unknown"]

_PRONOUNS = frozenset(
    ["it", "he", "she", "they", "him", "her", "them", "who", "which", "that", "this", "one", "we",
     "i", "you", "those", "these", "itself", "themselves", "everyone", "all", "some", "others",
     "us", "me", "what"]
)  # fmt: skip
# Further apart than so many times what they span, dates are of two happenings.
_SPAN_TIMES = 12
# Who converts a unit rounds: 1,000 hectares, about 2,500 acres.
_CONVERTED = 0.02
# From here on who tells a number may round it.
_ROUNDED = 1000


def relate(one: Thing | None, other: Thing | None) -> Relation:
    """Return how two arguments relate."""
    if one is None or other is None:
        return "unknown"
    if not listed("negation", "nobody").isdisjoint((one.role.head, other.role.head)):
        return "same"
    first, second = one.actor, other.actor
    if first is not None and second is not None:
        if first.id == second.id:
            return "same"
        named = not (_is_pronoun(one) or _is_pronoun(other))
        if (
            named
            and first.kind == second.kind == "person"
            and not terms(first.name) & terms(second.name)
        ):
            return "differ"
    if _is_pronoun(one) or _is_pronoun(other):
        return "unknown"
    if _are_of_two_names(one, other):
        return "differ"
    if measure(one.role.head)[0] != one.role.head or one.role.head == "percent":
        return "unknown"
    if one.head == other.head and (not one.is_name or one.words & other.words):
        return "same"
    if one.words & other.words and (one.is_name or other.is_name):
        return "same"
    if counts_people(one) or counts_people(other):
        return "unknown"
    if one.is_name and other.is_name:
        return "differ"
    return "unknown" if _of_one_line(one, other) else "other"


def _are_of_two_names(one: Thing, other: Thing) -> bool:
    """Tell *Kordanian troops* and *Lornish soldiers*: each has a name, and they share no word."""
    if not lines(one.role.head) & lines(other.role.head) or one.words & other.words:
        return False
    return _has_name(one) and _has_name(other)


def _has_name(thing: Thing) -> bool:
    words = thing.role.text.split()
    return any(word[:1].isupper() for word in words[1:]) or (
        words[0][:1].isupper()
        and len(words) > 1
        and words[0].lower() not in listed("stop", "words")
    )


def _of_one_line(one: Thing, other: Thing) -> bool:
    """Tell two words for whoever does such things: *gunmen* and *rebels*, *police* and *officers*.

    A name beside one of them may be of those that are meant.
    """
    first, second = lines(one.role.head), lines(other.role.head)
    if "any" in first | second:
        return True
    if one.is_name != other.is_name:
        return bool(first | second)
    return bool(first & second)


def _is_pronoun(thing: Thing) -> bool:
    return thing.role.head in _PRONOUNS or thing.form == "pronoun"


def counts_people(thing: Thing) -> bool:
    """Tell *12 people*, *dozens*: whoever is counted."""
    return thing.role.head in listed("tolls", "people") or thing.role.head[:1].isdigit()


def is_somebody(thing: Thing) -> bool:
    """Tell a doer who was found to be somebody, or is called what people are called."""
    mine = thing.role.text.lower().split()[:1]
    if not listed("agents_open", "words").isdisjoint(mine):
        return False
    return bool(thing.form) or bool(lines(thing.role.head) - {"any"})


class Where(NamedTuple):
    """A place that a claim names, and which end of a movement it is."""

    thing: Thing
    side: str


def places(claim: Claim) -> list[Where]:
    """Return the named places of a claim."""
    return [Where(thing, side(thing.role.role)) for thing in claim.where]


def relate_places(one: Thing, other: Thing) -> Relation:
    """Return whether two names are of one place, of two, or the one may hold the other."""
    if one.words & other.words:
        return "same"
    if is_site(one.role) or is_site(other.role):
        both = is_site(one.role) and is_site(other.role) and one.head != other.head
        return "differ" if both else "unknown"
    first, second = locate(_name(one)), locate(_name(other))
    if first is None and second is None:
        return "differ"
    if first is None or second is None:
        return "unknown"
    if first.geonames == second.geonames:
        return "same"
    areas = [site.form in {"country", "state"} for site in (first, second)]
    if first.country == second.country and any(areas):
        return "unknown"
    return "differ"


def _name(thing: Thing) -> str:
    named = thing.role.text.removeprefix("the ").removeprefix("The ")
    return named.partition(",")[0]


def may_be_one(one: Interval, other: Interval) -> bool:
    """Tell whether one instant may lie in both."""
    return before(one, other) is None and before(other, one) is None


def dates_differ(one: Interval, other: Interval) -> bool:
    """Tell whether two dates are apart, yet near enough to be meant for one happening."""
    if None in (one.start, one.end, other.start, other.end):
        return False
    longest, shortest = max(_length(one), _length(other)), min(_length(one), _length(other))
    if shortest > 1 and _gap(one, other) < longest:
        return False
    return _gap(one, other) <= _SPAN_TIMES * longest


def _length(interval: Interval) -> int:
    return max(_days(interval.end) - _days(interval.start), 1)


def _gap(one: Interval, other: Interval) -> int:
    return max(_days(one.start), _days(other.start)) - min(_days(one.end), _days(other.end))


def _days(bound: str | None) -> int:
    return date.fromisoformat(str(bound)[:10]).toordinal()


def unit_kind(quantity: Quantity) -> str:
    """Return what an amount is measured in: a unit that can be converted has that of its kind."""
    return measure(quantity.unit)[0]


def measured(quantity: Quantity) -> bool:
    """Tell what is measured (*40 metres*, *$3 million*) from what is counted (*40 houses*)."""
    return measure(quantity.unit)[0] != quantity.unit


def amounts_differ(one: Quantity, other: Quantity) -> bool:
    """Tell whether no amount is both."""
    low = max(_low(one), _low(other))
    high = min(_high(one), _high(other))
    blurred = measure(one.unit) != measure(other.unit) or min(abs(low), abs(high)) >= _ROUNDED
    return low * (1 - _CONVERTED) > high * (1 + _CONVERTED) if blurred else low > high


def _low(quantity: Quantity) -> float:
    return float("-inf") if quantity.low is None else quantity.low * measure(quantity.unit)[1]


def _high(quantity: Quantity) -> float:
    return float("inf") if quantity.high is None else quantity.high * measure(quantity.unit)[1]
