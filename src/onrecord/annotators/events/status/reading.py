"""What a text gives an event: a status, a polarity and a certainty, and how these change."""

from __future__ import annotations

from msgspec import Struct

from onrecord.annotators.events.status.words import certainties
from onrecord.model import Certainty, Polarity, Status

_ORDER: tuple[Certainty, ...] = ("certain", "probable", "possible", "unknown")
_NEGATIVE = frozenset(["not_happened", "denied", "rejected"])
_CONTRARY: dict[Status, Status] = {
    "happened": "not_happened",
    "ongoing": "not_happened",
    "not_happened": "happened",
    "alleged": "denied",
    "denied": "alleged",
    "planned": "rejected",
}
ACTUAL = frozenset(["happened", "ongoing"])


class Reading(Struct, frozen=True):
    """The status of an event as its nearest voucher gives it, its polarity and certainty."""

    status: Status
    polarity: Polarity
    certainty: Certainty

    @property
    def actual(self) -> bool:
        """Tell whether it is read as a fact, however sure."""
        return self.status in ACTUAL

    @property
    def negative(self) -> bool:
        """Tell whether it is read as what is not, or is not to be."""
        return self.polarity == "negative"


def reading(status: Status, *, at_most: Certainty = "certain") -> Reading:
    """Return the usual reading of a status, whose certainty is ``at_most`` so great."""
    polarity: Polarity = "negative" if status in _NEGATIVE else "positive"
    return Reading(status, polarity, lesser(certainties()[status], at_most))


HAPPENED = Reading("happened", "positive", "certain")


def lesser(one: Certainty, other: Certainty) -> Certainty:
    """Return the lesser of two certainties; *unknown* is the least."""
    return max(one, other, key=_ORDER.index)


def unsure(read: Reading, certainty: Certainty) -> Reading:
    """Return the same reading, of which one is at most so certain."""
    return Reading(read.status, read.polarity, lesser(read.certainty, certainty))


def contrary(read: Reading) -> Reading:
    """Return what is read of the event where its clause is negated.

    A prediction or a request keeps its status and turns: *will not fall*, *asked not to go*.
    """
    turned: Polarity = "positive" if read.negative else "negative"
    return Reading(_CONTRARY.get(read.status, read.status), turned, read.certainty)


def going(read: Reading) -> Reading:
    """Return the reading of what goes on, where it is a fact at all."""
    return Reading("ongoing", read.polarity, read.certainty) if read.actual else read
