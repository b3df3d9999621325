"""A match → its sketch: the fields of its slots, put together by its rule."""

from __future__ import annotations

from typing import Any

import msgspec

from onrecord.annotators.times.calendar.units import Amount
from onrecord.annotators.times.sketches import hours
from onrecord.annotators.times.sketches.numbers import number
from onrecord.annotators.times.sketches.sketch import Sketch
from onrecord.annotators.times.sketches.slots import SLOTS
from onrecord.annotators.times.tables import knowledge
from onrecord.annotators.times.words.grammar import Match


def compose(match: Match) -> Sketch:
    """Return what the words of ``match`` say."""
    fields, given = _slot_fields(match), dict(match.rule.give)
    if given.pop("in_parts", False):
        fields["rest"] = _rest(match)
    if "second_year" in fields:
        fields["year"] = _second_year(fields["year"], fields.pop("second_year"))
        if fields["year"] is None:
            return Sketch(kind="none")
    if "first" in fields:
        fields["clock"] = hours.before(fields.pop("first"), fields.get("clock"))
    exact = fields.pop("exact", False)
    if fields.get("clock") is not None and "part" in fields and not exact:
        fields["clock"] = hours.in_part(fields["clock"], fields["part"])
    fields = {"kind": match.rule.kind, "fixed": match.rule.fixed} | fields | given
    if "half_more" in fields and fields["amount"] != "X":
        fields["amount"] += 0.5
    # An hour later stays a length: nothing dates the hour that it is counted from.
    of_clock = fields.get("base") == "context" and str(fields.get("unit", "")).startswith("T")
    if "toward" in fields and "mod" in fields and not of_clock:
        fields["mod"] = _point_mod(fields["mod"], fields["toward"])
    return msgspec.convert(fields, Sketch)


def _slot_fields(match: Match) -> dict[str, Any]:
    """Return the fields of all slots; what a first slot gave, a later one does not change."""
    fields: dict[str, Any] = {}
    for name, words in match.slots:
        for field, value in SLOTS[name](words).items():
            fields.setdefault(field, value)
    return fields


def _point_mod(mod: str, toward: int) -> str:
    """Return what a hedge of a length does to a point: *more than a year ago* is before it."""
    return str(knowledge()["point_mods"]["ago" if toward < 0 else "later"].get(mod, mod))


def _rest(match: Match) -> tuple[Amount, str]:
    """Return the second amount and unit of *two years and three months*."""
    count = [words for name, words in match.slots if name == "COUNT"][-1]
    unit = [words for name, words in match.slots if name == "UNIT"][-1]
    return number(count), knowledge()["words"]["UNIT"][unit[0].lower]


def _second_year(first: int, digits: str) -> int | None:
    """Return the last year of *2006-07*; ``None`` where the figures are no later year."""
    year = int(digits) + (first // 100 * 100 if len(digits) == 2 else 0)
    return year if len(digits) in (2, 4) and first < year < first + 100 else None
