"""What the tellings in one cluster agree on: two clusters that cannot agree are two happenings."""

from __future__ import annotations

import math
from typing import NamedTuple

from onrecord import intervals
from onrecord.model import Interval, Place, Status
from onrecord.resolvers.occurrences.candidate import Candidate

_KILOMETRES = 100.0
_DEGREE = 111.2
# What is only wished or supposed is not what took place. What is to come may be either later.
_REAL = frozenset({"happened", "ongoing", "alleged", "denied", "not_happened"})
_COMING = frozenset({"planned", "predicted"})


class Agreement(NamedTuple):
    """When and where as far as words say, and whether anybody tells of it as real or as wished."""

    when: Interval | None
    where: Place | None
    real: bool | None


def agreement(told: Candidate) -> Agreement:
    """Return what one telling says.

    Two dates of what happens to somebody once are two words about one happening.
    """
    sure = told.undergoer is None and told.when is not None and told.when.basis == "expressed"
    return Agreement(told.when if sure else None, told.where, _reality(told.status))


def _reality(status: Status | None) -> bool | None:
    if status is None or status in _COMING:
        return None
    return status in _REAL


def agreed(one: Agreement, other: Agreement) -> Agreement | None:
    """Return what both agree on, ``None`` where times or places exclude each other."""
    if None not in (one.real, other.real) and one.real != other.real:
        return None
    when = one.when or other.when
    if one.when is not None and other.when is not None:
        when = intervals.intersection(one.when, other.when)
        if when is None:
            return None
    if are_apart(one.where, other.where):
        return None
    real = other.real if one.real is None else one.real
    return Agreement(when, _closer(one.where, other.where), real)


def are_apart(one: Place | None, other: Place | None) -> bool:
    """Tell whether two places exclude each other: other countries, or points far from another."""
    if one is None or other is None or one.name == other.name:
        return False
    if one.country is not None and other.country is not None and one.country != other.country:
        return True
    distance = _distance(one, other)
    return distance is not None and distance > _KILOMETRES


def _distance(one: Place, other: Place) -> float | None:
    """Return the kilometres between two points, on a sphere; ``None`` where one is no point."""
    if None in (one.latitude, one.longitude, other.latitude, other.longitude):
        return None
    north, south = math.radians(one.latitude or 0.0), math.radians(other.latitude or 0.0)
    east = math.radians((one.longitude or 0.0) - (other.longitude or 0.0))
    angle = math.sin(north) * math.sin(south) + math.cos(north) * math.cos(south) * math.cos(east)
    return math.degrees(math.acos(max(-1.0, min(1.0, angle)))) * _DEGREE


def _closer(one: Place | None, other: Place | None) -> Place | None:
    """Return the place that says more: a point before an area, then the first by name."""
    known = [place for place in (one, other) if place is not None]
    return min(known, key=lambda place: (place.latitude is None, place.name), default=None)
