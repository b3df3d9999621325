"""What a governor makes of an event, given what is read of the governor itself."""

from __future__ import annotations

from typing import cast

from msgspec import Struct

from onrecord.annotators.events.status.links import Link
from onrecord.annotators.events.status.reading import (
    HAPPENED,
    Reading,
    contrary,
    going,
    reading,
    unsure,
)
from onrecord.annotators.events.status.words import Effect, Governor
from onrecord.model import Status

# Refused with the word that says what is wanted: *rejected calls for talks*.
_WANTED = frozenset(["plan", "request", "obligation", "proposal", "attempt"])
_OPEN = reading("hypothetical")
UNKNOWN = Reading("hypothetical", "positive", "unknown")
# What cannot be turned by another's doing into a fact of its contrary: plans to prevent an attack.
_UNREAL = frozenset(["planned", "predicted", "requested", "proposed", "hypothetical", "rejected"])


class Noun(Struct, frozen=True):
    """What is governed, where it is a noun: is it spoken of as known, and does it last?"""

    definite: bool = False
    lasting: bool = False


def governed(link: Link, above: Reading, *, past: bool, noun: Noun) -> Reading:
    """Return what is read of ``link.at`` by its governor alone.

    ``above`` is what is read of the governor, ``past`` whether that is in the past tense.
    """
    if link.governor is not None:
        return _by_signature(link.governor, above, past=past)
    return _by_construction(link, above, noun)


def _by_signature(entry: Governor, above: Reading, *, past: bool) -> Reading:
    if above.status == "rejected" and entry.name in _WANTED:
        return above
    if above.negative:
        if entry.minus == "not":
            return above
        return turned(entry.minus, _OPEN if above.status == "rejected" else contrary(above))
    if past and entry.past is not None and above.actual:
        return turned(entry.past, above)
    if above.status == "ongoing" and entry.going is not None:
        return turned(entry.going, above)
    return turned(entry.plus, above)


def turned(effect: Effect, above: Reading) -> Reading:
    """Return the reading of an event on which a governor that is read so has this effect."""
    if effect in {"same", "weak"}:
        return above if effect == "same" else unsure(above, "probable")
    if effect == "not":
        return _OPEN if above.status in _UNREAL and above.negative else _not(above)
    if effect == "lost":
        return unsure(_not(above), "probable")
    if effect == "fact":
        return HAPPENED
    if effect == "open":
        return _OPEN
    if effect == "going":
        return going(above)
    if effect == "unlikely":
        return contrary(reading("predicted"))
    if effect in {"happened", "ongoing"}:
        return reading(cast(Status, effect))
    if effect == "ended":
        return Reading("happened" if above.actual else "ongoing", "positive", "certain")
    return _as(cast(Status, effect), above)


def _not(above: Reading) -> Reading:
    if above.status in _UNREAL:
        return Reading("hypothetical", "negative", "possible")
    return contrary(above)


def _as(status: Status, above: Reading) -> Reading:
    """Return a status under what may itself be no fact: *may order*, *denied planning*."""
    if above.status == "hypothetical":
        kept = reading(status)
        return Reading("hypothetical", kept.polarity, above.certainty)
    if above.status in {"alleged", "denied"} and status == "not_happened":
        return reading("denied")
    if above.actual:
        return reading(status, at_most=above.certainty)
    return reading(status, at_most="probable")


def _by_construction(link: Link, above: Reading, noun: Noun) -> Reading:
    kind = link.kind
    if kind == "yet":
        return contrary(HAPPENED)
    if kind in {"relcl", "amod", "npadvmod"} and link.form != "infinitive":
        return HAPPENED
    if kind.endswith(" fact"):
        return HAPPENED
    if kind == "acl" and link.form != "infinitive":
        return HAPPENED
    if kind.startswith(("prep ", "mark ")):
        return _behind(kind.split()[1], link, above, noun)
    if kind in {"purpose", "motion"}:
        return _purpose(above, planned=kind == "motion")
    if kind == "participle":
        return HAPPENED
    if kind == "beside":
        return HAPPENED if above.status == "not_happened" else above
    if link.form == "question":
        return UNKNOWN
    if link.form == "infinitive":
        return _as("hypothetical", above)
    if link.form in {"noun", "subject"} and link.kind not in {"appos", "conj", "compound"}:
        supposed = link.form == "subject" and above.status == "hypothetical"
        return _argument(above, noun, known=noun.definite and not supposed)
    return above


def _argument(above: Reading, noun: Noun, *, known: bool) -> Reading:
    """*Could mean war*: what is not spoken of as known shares the reading of its verb.

    That something of it goes on does not say that it does: *the visit is a mistake*.
    """
    if known and not above.actual:
        return HAPPENED
    if above.status == "ongoing" and not noun.lasting:
        return Reading("happened", above.polarity, above.certainty)
    return above


def _behind(kind: str, link: Link, above: Reading, noun: Noun) -> Reading:
    if kind == "not":
        return turned("not", above) if not above.negative else above
    if kind == "unknown":
        return UNKNOWN
    if kind == "hypothetical":
        return _OPEN
    if kind in {"before", "when"}:
        return _timed(above)
    if kind == "in":
        return HAPPENED if above.actual or above.status in {"not_happened", "rejected"} else above
    if kind == "purpose" and link.form in {"gerund", "clause"}:
        return HAPPENED if above.actual else above
    if kind == "purpose" and not (noun.definite and above.actual):
        return _purpose(above, planned=False)
    if link.form in {"noun", "subject"}:
        # What stands in front is out of the reach of *not*: *under a deal they do not pay*.
        in_front = above.negative and link.at < link.above
        return _argument(above, noun, known=noun.definite or in_front)
    return above


def _timed(above: Reading) -> Reading:
    """*Left before they came*; *will not leave until they come*, of which nothing is known."""
    if above.actual or above.status == "not_happened":
        return HAPPENED
    return _OPEN if above.negative else above


def _purpose(above: Reading, *, planned: bool) -> Reading:
    if above.negative:
        return _OPEN
    if above.actual:
        return reading("planned" if planned else "hypothetical", at_most="probable")
    return above
