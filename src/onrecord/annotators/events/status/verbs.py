"""What is read of a verb: what its governor gives it, and what stands at it."""

from __future__ import annotations

from msgspec import Struct

from onrecord.annotators.events.status.clause import Clause
from onrecord.annotators.events.status.effects import UNKNOWN
from onrecord.annotators.events.status.links import Link, lemma_of
from onrecord.annotators.events.status.reading import (
    HAPPENED,
    Reading,
    contrary,
    going,
    reading,
    unsure,
)
from onrecord.annotators.events.status.words import words
from onrecord.annotators.language import Parse

_HOSTILE = frozenset(
    ["ASSAULT", "PROTEST", "THREATEN", "MOBILIZE", "COERCE", "SANCTION", "REJECT", "ACCUSE"]
)


class Voice(Struct, frozen=True):
    """Who says what is read: is there a verb of saying, in the past, and which is its subject?"""

    spoken: bool = False
    past: bool = False
    subject: int | None = None


class Verb(Struct, frozen=True, gc=False):
    """A verb on the way to an event: its token, what stands at it, its governor, who says it.

    ``type`` is the PLOVER type of the event.
    """

    parse: Parse
    at: int
    here: Clause
    link: Link | None
    voice: Voice
    type: str


def of_verb(verb: Verb, given: Reading) -> Reading:
    """Return what is read of a verb to which its governor alone gives ``given``."""
    read = _in_time(verb, _under_modal(verb, _in_mood(verb, given)))
    return _hedged(verb.here, contrary(read) if verb.here.negated else read)


def _in_mood(verb: Verb, read: Reading) -> Reading:
    here = verb.here
    if here.infinitive and here.perfect and read.status == "planned":
        # *Was to have met*: it came to nothing.
        return unsure(contrary(HAPPENED), "probable")
    if not read.actual:
        return read
    if here.mood == "question":
        return UNKNOWN
    if here.mood == "condition":
        return reading("hypothetical")
    if here.mood == "order":
        return reading("requested")
    return reading("planned") if verb.link is None and here.infinitive else read


def _under_modal(verb: Verb, read: Reading) -> Reading:
    here, modal = verb.here, verb.here.modal
    if not modal or _is_performed(verb):
        return read
    if not read.actual:
        return unsure(read, "possible") if modal in {"possible", "able"} else read
    if here.conditioned and modal in {"future", "conditional"}:
        return reading("hypothetical")
    if modal == "future" or (modal == "conditional" and verb.voice.past and not here.perfect):
        return _future(verb)
    if modal == "due":
        return unsure(read, "probable") if here.perfect else reading("requested")
    if modal == "possible" and here.perfect:
        return unsure(read, "possible")
    if modal == "able" and here.negated:
        return read
    return reading("hypothetical")


def _is_performed(verb: Verb) -> bool:
    """Tell what is done by saying so: *would like to see*, *can confirm that*, *must say*."""
    lemma = lemma_of(verb.parse.tokens[verb.at])
    if verb.here.modal == "conditional":
        return lemma in words("wishing")
    performed = verb.here.modal in {"able", "due"} and lemma in words("confirming")
    return performed and not verb.here.negated


def _future(verb: Verb) -> Reading:
    """Return a plan where its own actor says so, else a prediction, also of harm."""
    subject = verb.here.subject
    harm = verb.here.passive or subject is None
    if verb.voice.spoken and not harm:
        own = subject is None or _is_self(verb.parse, subject, verb.voice.subject)
        return reading("planned" if own or verb.type not in _HOSTILE else "predicted")
    return reading("predicted" if verb.type == "ASSAULT" and harm else "planned")


def _is_self(parse: Parse, subject: int, speaker: int | None) -> bool:
    """Tell whether a subject may be the speaker or who is spoken for: *he*, *his troops*."""
    token = parse.tokens[subject]
    below = (parse.tokens[c] for c in token.children)
    if token.lower in words("selves") or any(c.lower in words("whose") for c in below):
        return True
    return speaker is not None and token.lemma == parse.tokens[speaker].lemma


def _in_time(verb: Verb, read: Reading) -> Reading:
    here = verb.here
    if not read.actual or here.modal:
        return read
    if here.tense != "none":
        read = Reading("happened", read.polarity, read.certainty)
    if here.coming and here.tense == "present" and not here.perfect:
        return reading("planned")
    return going(read) if _goes_on(verb) else read


def _goes_on(verb: Verb) -> bool:
    here = verb.here
    if here.progressive or here.still:
        return True
    if here.tense != "present" or here.perfect:
        return False
    beside = verb.link is not None and verb.link.word in words("during")
    lasting = lemma_of(verb.parse.tokens[verb.at]) in words("durative")
    return beside or here.passive or lasting


def _hedged(here: Clause, read: Reading) -> Reading:
    if here.hedge == "alleged" and read.status in {"happened", "ongoing", "not_happened"}:
        return reading("denied" if read.negative else "alleged")
    if here.hedge in {"probable", "possible"}:
        return unsure(read, "probable" if here.hedge == "probable" else "possible")
    return read
