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
    found = used.always + _gap(view.told[one], view.told[other]) + _told(view, one, other)
    for weight, value in zip(used.of, features(view, one, other), strict=True):
        found += weight * value
    return round(SCALE / (1 + math.exp(-max(-30.0, min(30.0, found)))))


def may_be_one(view: View, first: int, second: int) -> bool:
    """Tell whether two tellings are worth comparing: the words are, and so are the reports."""
    one, other = view.told[first], view.told[second]
    if one.stems.isdisjoint(other.stems) and one.groups.isdisjoint(other.groups):
        return False
    return view.reports(first, second)[1] > _LEAST_ALIKE


def _told(view: View, first: int, second: int) -> float:
    """Return what it adds who takes part, and when, in two events; for other words nothing.

    In ECB+ a report tells which of two happenings is meant; in a running story all reports are
    alike, and only who, whom and when tell it.
    """
    one, other = view.told[first], view.told[second]
    if one.status is None or other.status is None:
        return 0.0
    less = weights().told
    shared = bool(one.actors & other.actors) + bool(one.recipients & other.recipients)
    found = less["party shared"] * shared + less["types differ"] * _types_differ(one, other)
    found += less["actors differ"] * _differ(one.actors, other.actors)
    found += less["recipients differ"] * _differ(one.recipients, other.recipients)
    if _same_day(one, other):
        return found + less["same day"] + less["same day, party shared"] * (shared > 0)
    apart = view.sentences(first, second) < less["sentences alike"]
    if shared:
        return found + less["sentences differ"] * (apart and not one.types.isdisjoint(_WORDS))
    lone = less["nobody shared"] + less["nobody shared, sentences differ"] * apart
    if view.words.rarity(min(one.stems)) < less["common word"]:
        lone += less["common word, nobody shared"]
    return found + lone * _in_doubt(view, first, second)


def _in_doubt(view: View, first: int, second: int) -> float:
    """Return how little two reports tell, from 0 to 1, that both are of one happening alone."""
    if view.told[first].order.report == view.told[second].order.report:
        return 1.0
    return max(0.0, 1.0 - view.reports(first, second)[0] / weights().told["reports alike"])


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
