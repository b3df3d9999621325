"""How found events compare with labelled ones: triggers, types, arguments, status."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from bench.event_labels import Gold, Party, Range

STATUSES = {
    "happened": ("happened", "ongoing", "alleged"),
    "not": ("not_happened", "denied", "rejected"),
    "uncertain": ("planned", "predicted", "requested", "proposed", "hypothetical"),
}
# The types that have modes in PLOVER.
MODED = frozenset(
    ["CONSULT", "RETREAT", "REQUEST", "REJECT", "ACCUSE", "THREATEN", "PROTEST", "SANCTION",
     "MOBILIZE", "COERCE", "ASSAULT"]
)  # fmt: skip
_CLASS = {status: name for name, held in STATUSES.items() for status in held}


class Filler(NamedTuple):
    """Somebody whom a system found: the words, or their head, and the name of whom they mean."""

    span: Range
    name: str | None = None


class Found(NamedTuple):
    """One event that a system found."""

    trigger: Range
    type: str
    actors: tuple[Filler, ...]
    recipients: tuple[Filler, ...]
    status: str | None
    certainty: str | None = None
    mode: str | None = None


class Tally:
    """Counts over passages, and the figures they give in percent."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()

    def add(self, gold: Sequence[Gold], found: Sequence[Found]) -> None:
        """Count one passage."""
        self.counts["gold"] += len(gold)
        self.counts["found"] += len(found)
        for one, other in pairs(gold, found):
            self._pair(one, other)

    def _pair(self, gold: Gold, found: Found) -> None:
        self.counts["trigger"] += 1
        if gold.type != found.type:
            return
        self.counts["type"] += 1
        actor = fits(gold.actors, found.actors)
        self.counts["actor"] += actor
        self.counts["both"] += actor and fits(gold.recipients, found.recipients)
        self.counts["recipient"] += fits(gold.recipients, found.recipients)
        if gold.type in MODED:
            self.counts["moded"] += 1
            self.counts["mode"] += gold.mode == found.mode
        self.counts["certainty"] += gold.certainty == found.certainty
        if found.status is not None:
            self.counts["status"] += gold.status == found.status
            self.counts[f"gold {_CLASS[gold.status]}"] += 1
            self.counts[f"found {_CLASS[found.status]}"] += 1
            if _CLASS[gold.status] == _CLASS[found.status]:
                self.counts[f"right {_CLASS[gold.status]}"] += 1

    def figures(self) -> dict[str, float]:
        """Return the figures; of arguments and status the share of events of the right type."""
        n = self.counts
        out: dict[str, float] = {"events by hand": n["gold"], "events found": n["found"]}
        for name in ("trigger", "type", "actor", "both"):
            out[f"{_NAMES[name]}, F1"] = f1(n[name], n["gold"], n["found"])
        out["trigger and type, precision"] = share(n["type"], n["found"])
        out["trigger and type, recall"] = share(n["type"], n["gold"])
        out["actor of matched"] = share(n["actor"], n["type"])
        out["recipient of matched"] = share(n["recipient"], n["type"])
        out["status of matched"] = share(n["status"], n["type"])
        out["certainty of matched"] = share(n["certainty"], n["type"])
        out["mode of matched with one in PLOVER"] = share(n["mode"], n["moded"])
        for name in STATUSES:
            key = f"status {name}, F1"
            out[key] = f1(n[f"right {name}"], n[f"gold {name}"], n[f"found {name}"])
        return out


_NAMES = {
    "trigger": "trigger",
    "type": "trigger and type",
    "actor": "trigger, type and actors",
    "both": "trigger, type, actors and recipients",
}


def pairs(gold: Sequence[Gold], found: Sequence[Found]) -> Iterable[tuple[Gold, Found]]:
    """Yield what has the same trigger, one to one, the same type first."""
    left = list(gold)
    for same_type in (True, False):
        for other in found:
            fitting = [one for one in left if overlap(one.trigger, other.trigger)]
            match = next((one for one in fitting if (one.type == other.type) is same_type), None)
            if match is not None and (same_type or not _has_own(other, gold)):
                left.remove(match)
                yield match, other


def _has_own(other: Found, gold: Sequence[Gold]) -> bool:
    return any(overlap(one.trigger, other.trigger) and one.type == other.type for one in gold)


def fits(gold: Sequence[Party], found: Sequence[Filler]) -> bool:
    """Tell whether at least half of both is in both; where nobody is told, nobody is right."""
    if not gold or not found:
        return not gold and not found
    held = sum(any(is_one(party, one) for one in found) for party in gold)
    return 2 * held >= len(gold) + len(found) - held


def is_one(party: Party, found: Filler) -> bool:
    """Tell whether two stand on the same words, or are of one name.

    By hand a name stands where no word of the sentence is one; either may be short (*Varga*).
    """
    if party.span is not None and overlap(party.span, found.span):
        return True
    if found.name is None:
        return False
    told = party.name or party.words or ""
    if not told[:1].isupper():
        return False
    ours, theirs = found.name.casefold().split(), told.casefold().split()
    short = min(len(ours), len(theirs)) == 1
    return ours == theirs or (short and ours[-1] == theirs[-1])


def overlap(one: Range, other: Range) -> bool:
    """Tell whether two half-open ranges share a place."""
    return one[0] < other[1] and other[0] < one[1]


def f1(both: int, gold: int, found: int) -> float:
    """Return F1 in percent."""
    return share(2 * both, gold + found)


def share(part: int, whole: int) -> float:
    """Return a share in percent, 0 of nothing."""
    return 100 * part / whole if whole else 0.0
