"""TempEval-3's measures of time expressions: strict, relaxed, type and value F1, and the anchor."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple


class Timex(NamedTuple):
    """A time expression: half-open span in code points, TIMEX3 type and value."""

    start: int
    end: int
    type: str
    value: str


class Tally:
    """Counts over documents, from which the figures follow."""

    def __init__(self) -> None:
        self.gold = self.found = self.strict = self.relaxed = self.type = self.value = 0
        self.dated = self.anchored = 0

    def add(self, gold: Sequence[Timex], found: Sequence[Timex]) -> None:
        """Count the times of one document."""
        self.gold += len(gold)
        self.found += len(found)
        for want, got in pairs(gold, found):
            self.relaxed += 1
            self.strict += want[:2] == got[:2]
            self.type += want.type == got.type
            self.value += want.value == got.value
            if _DATE.match(want.value):
                self.dated += 1
                self.anchored += want.value.split("T")[0] == got.value.split("T")[0]

    def figures(self) -> dict[str, float]:
        """Return the measures in percent."""
        return {
            "strict F1": self._f1(self.strict),
            "relaxed F1": self._f1(self.relaxed),
            "type F1": self._f1(self.type),
            "value F1": self._f1(self.value),
            "anchor": 100 * self.anchored / self.dated if self.dated else 0.0,
        }

    def _f1(self, right: int) -> float:
        total = self.gold + self.found
        return 200 * right / total if total else 0.0


# The calendar-valued: years and what is finer. The part of a day does not count for the anchor.
_DATE = re.compile(r"\d{4}(?:-|$)")


def pairs(gold: Sequence[Timex], found: Sequence[Timex]) -> list[tuple[Timex, Timex]]:
    """Pair overlapping times one to one: same spans first, then by the length of the overlap."""
    candidates = sorted(
        (want[:2] != got[:2], -overlap, i, j)
        for i, want in enumerate(gold)
        for j, got in enumerate(found)
        if (overlap := min(want.end, got.end) - max(want.start, got.start)) > 0
    )
    paired: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, i, j in candidates:
        if i not in paired and j not in taken:
            paired[i] = j
            taken.add(j)
    return [(gold[i], found[j]) for i, j in sorted(paired.items())]
