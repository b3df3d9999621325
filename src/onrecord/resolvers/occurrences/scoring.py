"""How likely two tellings are one happening: logistic regression (models/occurrences)."""

from __future__ import annotations

import math
import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from onrecord.resolvers.occurrences.candidate import Candidate, day_of, ordinal
from onrecord.resolvers.occurrences.compare import NAMES, features
from onrecord.resolvers.occurrences.view import View

SCALE = 1000
# What is done by words is told by what they say, not only by who says them.
_WORDS = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT", "CONSULT"})
# Days that may lie between two reports of what goes on for weeks.
_LASTING = 14
# No pair of ECB+'s training topics below it scores enough to be joined.
_LEAST_ALIKE = 0.1


class Weights(NamedTuple):
    """The weight of each of ``NAMES``, what is added always, and what is set by hand.

    ``gaps`` is what so many days between two tellings take, ``told`` what the parties of events do.
    """

    of: tuple[float, ...]
    always: float
    least: int
    gaps: tuple[tuple[int, float], ...]
    told: dict[str, float]


@lru_cache(maxsize=1)
def weights() -> Weights:
    """Return the weights that travel with the package."""
    path = files("onrecord.models").joinpath("occurrences", "weights.toml")
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    of = tuple(float(table["weights"][name]) for name in NAMES)
    gaps = tuple((int(days), float(less)) for days, less in table["gaps"])
    return Weights(
        of, float(table["always"]), round(SCALE * table["least"]), gaps, dict(table["told"])
    )


def score(view: View, one: int, other: int) -> int:
    """Return the probability in thousandths that two tellings of a period are one happening."""
    used = weights()
    found = used.always + _around(view, one, other)
    for weight, value in zip(used.of, features(view, one, other), strict=True):
        found += weight * value
    return round(SCALE / (1 + math.exp(-max(-30.0, min(30.0, found)))))


def may_be_one(view: View, first: int, second: int) -> bool:
    """Tell whether two tellings are worth comparing: the words are, and so are the reports."""
    one, other = view.told[first], view.told[second]
    if one.stems.isdisjoint(other.stems) and one.groups.isdisjoint(other.groups):
        return False
    return _once(one, other) > 0 or view.reports(first, second)[1] > _LEAST_ALIKE


def _around(view: View, first: int, second: int) -> float:
    """Return what days and parties tell: all, where a thing happens to a person only once."""
    one, other = view.told[first], view.told[second]
    once = _once(one, other)
    if once > 0:
        return weights().told["one undergoer"]
    apart = weights().told["undergoers differ"] if once < 0 else 0.0
    return apart + _gap(one, other) + _told(view, first, second)


def _once(one: Candidate, other: Candidate) -> int:
    """Return 1 where one person undergoes both, -1 where two do, 0 where that is not known."""
    if one.undergoer is None or other.undergoer is None:
        return 0
    return 1 if one.undergoer == other.undergoer else -1


def _told(view: View, first: int, second: int) -> float:
    """Return what it adds who takes part, and when, in two events; for other words nothing.

    In ECB+ a report tells which of two happenings is meant; in a running story all reports are
    alike, and only who, whom and when tell it. Whom all reports name tells little either.
    """
    one, other, less = view.told[first], view.told[second], weights().told
    if one.status is None or other.status is None:
        return 0.0
    both = (*(one.actors & other.actors), *(one.recipients & other.recipients))
    shared, rare = bool(one.actors & other.actors) + bool(one.recipients & other.recipients), 0.0
    found = less["types differ"] * _types_differ(one, other)
    differ = _differ(one.actors, other.actors), _differ(one.recipients, other.recipients)
    found += less["actors differ"] * differ[0] + less["recipients differ"] * differ[1]
    alike = view.sentences(first, second)
    if alike >= less["sentences same"] and not any(differ) and _is_elsewhere(one, other):
        found += less["one sentence"]
    if shared:
        rare = 1.0 - (1.0 - view.rarity(both)) * (1.0 - _room(view, first, second))
        found += less["party shared"] * shared * rare
    apart = alike < less["sentences alike"]
    if len(both) == 1 and apart and not one.types.isdisjoint(_WORDS):
        found += less["sentences differ"]
    if _same_day(one, other):
        return found + less["same day"] + less["same day, party shared"] * (shared > 0)
    if apart and one.order.report == other.order.report:
        found += less["one report tells several"] * (1.0 - _room(view, first, second))
    lone = less["nobody shared"] * (not shared) + less["nobody shared, sentences differ"] * apart
    if view.words.rarity(min(one.stems)) < less["common word"]:
        lone += less["common word, nobody shared"]
    return found + (1.0 - rare) * lone * _in_doubt(view, first, second)


def _is_elsewhere(one: Candidate, other: Candidate) -> bool:
    """Tell whether two reports have the same words for it."""
    return one.stems == other.stems and one.order.report != other.order.report


def _in_doubt(view: View, first: int, second: int) -> float:
    """Return how little two reports tell, from 0 to 1, that both are of one happening alone.

    A report that tells of many protests says little of which one a sentence means.
    """
    if view.told[first].order.report == view.told[second].order.report:
        return 1.0
    alike = view.reports(first, second)[0] / weights().told["reports alike"]
    return max(0.0, 1.0 - alike * _room(view, first, second))


def _room(view: View, first: int, second: int) -> float:
    """Return how likely two reports tell of one such happening, by how often they tell of any."""
    return min(1.0, weights().told["sentences of one"] / view.crowd(first, second))


def _types_differ(one: Candidate, other: Candidate) -> bool:
    """Tell types that are not one; what will be a meeting is an agreement until it is held."""
    both = one.types | other.types
    return one.types.isdisjoint(other.types) and "AGREE" not in both


def _differ(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one) and bool(other) and one.isdisjoint(other)


def _same_day(one: Candidate, other: Candidate) -> bool:
    """Tell whether words date both to one day."""
    if one.when is None or other.when is None or one.when.start is None:
        return False
    day = other.when.start
    ends = one.when.end, other.when.end
    return (
        day is not None and day[:10] == one.when.start[:10] and all(_is_near(day, e) for e in ends)
    )


def _is_near(start: str, end: str | None) -> bool:
    return end is not None and ordinal(end[:10]) - ordinal(start[:10]) <= 1


def _gap(one: Candidate, other: Candidate) -> float:
    """Return what the days between two tellings take: news tells of what has just happened."""
    days = abs(day_of(one) - day_of(other))
    if one.lasts and other.lasts:
        days = max(0, days - _LASTING)
    return next((-less for most, less in weights().gaps if days <= most), -30.0)
