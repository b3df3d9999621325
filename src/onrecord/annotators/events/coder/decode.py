"""What the networks say of a passage → its events in tokens."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from onrecord.annotators.events.coder import network
from onrecord.annotators.events.coder.features import (
    CERTAINTIES,
    STATUSES,
    TYPES,
    proposals,
    ruled,
    told,
)
from onrecord.annotators.events.coder.packs import packs
from onrecord.annotators.events.status import status
from onrecord.annotators.language import Parse
from onrecord.annotators.statements.draft import Draft
from onrecord.annotators.statements.encoder.features import branches
from onrecord.annotators.statements.encoder.pieces import split
from onrecord.model import Certainty, EventType, Polarity, Status

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

# An event is what is one with at least this probability: best for type F1 on dev.
THRESHOLD = 0.4
# The least probability of a role: on dev .25 gives one to two points more than the likeliest role,
# since who takes part is told in fewer sentences than not.
_ROLE = 0.25
# That of a country or a people whom the rules name as recipient: as many recipients are right on
# passages that nothing was trained on as with .25, and twelve more of the gold standard records.
_LAND = 0.01
_LANDS = frozenset(["GPE", "NORP"])
_RECIPIENT = 2
# What these are about is no event of its own beside them: *promised to withdraw*.
_WHOLE = frozenset(["AGREE", "CONCEDE", "THREATEN"])
_COMPLEMENTS = frozenset(["xcomp", "ccomp", "pcomp", "pobj", "dobj", "prep", "acl", "dative"])
_STEPS = 4
_DENIED = frozenset(["ccomp", "pcomp", "xcomp", "dobj"])
_NEGATIVE = frozenset(["denied", "rejected", "not_happened"])
_OPEN = frozenset(["planned", "predicted", "requested", "proposed", "hypothetical"])


class Coded(Struct, frozen=True, gc=False):
    """An event by token indices: its trigger, and the heads of who takes part, in text order."""

    at: int
    type: EventType
    status: Status
    polarity: Polarity
    certainty: Certainty
    actors: tuple[int, ...]
    recipients: tuple[int, ...]
    confidence: float


def code(
    parse: Parse, features: Ints, drafts: Sequence[Draft], *, threshold: float = THRESHOLD
) -> Iterator[Coded]:
    """Yield the events of a passage in text order.

    ``features`` are those of all tokens of the passage, ``drafts`` its statements.
    """
    if not parse.tokens:
        return
    pieces = split([token.text for token in parse.tokens])
    proposed = proposals(parse)
    for first, last in packs(parse.sentences, pieces.starts):
        states = network.states(pieces, first, last)
        near = features[first:last]
        likely = _softmax(network.kinds(states, near, proposed[first:last]))
        heads = np.flatnonzero(1 - likely[:, 0] > threshold)
        if len(heads):
            found = _Found(first, states, near, likely[:, 1:])
            yield from _apart(parse, list(_coded(parse, found, heads, drafts)))


def _apart(parse: Parse, coded: Sequence[Coded]) -> Iterator[Coded]:
    """Yield the events that are not part of what another agrees to, grants or threatens."""
    types = {one.at: one.type for one in coded}
    for one in coded:
        over = next((types[i] for i in _governors(parse, one.at) if i in types), None)
        if over not in _WHOLE:
            yield one


def _governors(parse: Parse, at: int) -> Iterator[int]:
    """Yield what a word is a complement of, the nearest first."""
    for _ in range(_STEPS):
        token = parse.tokens[at]
        if token.dep not in _COMPLEMENTS or (token.dep == "acl" and not parse.is_infinitive(at)):
            return
        at = token.head
        yield at


class _Found(Struct, frozen=True):
    """One pack from the token ``first`` on: states, features, and probabilities of types."""

    first: int
    states: Floats
    features: Ints
    likely: Floats


def _coded(parse: Parse, found: _Found, heads: Ints, drafts: Sequence[Draft]) -> Iterator[Coded]:
    types = found.likely[heads].argmax(axis=-1)
    at = [found.first + int(head) for head in heads]
    tellings = [told(parse, i, TYPES[t], drafts) for i, t in zip(at, types, strict=True)]
    read = network.readings(found.states[heads], found.features[heads], types, np.stack(tellings))
    statuses = read[:, : len(STATUSES)].argmax(axis=-1)
    certainties = read[:, len(STATUSES) :].argmax(axis=-1)
    for k, i in enumerate(at):
        type = TYPES[types[k]]
        chosen = STATUSES[statuses[k]]
        if chosen == "alleged" and _is_denied(parse, i, drafts):
            chosen = "denied"
        roles = _roles(parse, found, i, type)
        yield Coded(
            at=i,
            type=type,
            status=chosen,
            polarity=_polarity(parse, i, type, chosen),
            certainty=CERTAINTIES[certainties[k]],
            actors=roles[0],
            recipients=roles[1],
            confidence=round(float(found.likely[heads[k], types[k]]), 3),
        )


def _roles(
    parse: Parse, found: _Found, at: int, type: EventType
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the heads of actors and of recipients among the tokens of the sentence."""
    first, last = parse.sentences[parse.tokens[at].sentence]
    low, high = max(first, found.first), min(last, found.first + len(found.states))
    here = slice(low - found.first, high - found.first)
    known = ruled(parse, at, type)[low - first : high - first]
    logits = network.roles(
        found.states[at - found.first],
        found.states[here],
        found.features[here],
        branches(parse, at, low, high),
        TYPES.index(type),
        known,
    )
    likely = _softmax(logits)
    best = 1 + likely[:, 1:].argmax(axis=-1)
    lands = np.array([token.entity in _LANDS for token in parse.tokens[low:high]])
    met = lands & (best == _RECIPIENT) & (known == _RECIPIENT)
    sure = likely[:, 1:].max(axis=-1) > np.where(met, _LAND, _ROLE)
    actors, recipients = (
        tuple(int(low + i) for i in np.flatnonzero(sure & (best == role))) for role in (1, 2)
    )
    return actors, recipients


def _is_denied(parse: Parse, at: int, drafts: Sequence[Draft]) -> bool:
    """Tell the very act that somebody denies: *denied that it had refused*, *denied attacking*."""
    token = parse.tokens[at]
    if token.dep not in _DENIED:
        return False
    governors = list(_governors(parse, at))[:2]
    return any(
        draft.act == "deny" and not draft.negated and draft.cue[0] <= start < draft.cue[1]
        for draft in drafts
        for start in (parse.tokens[i].start for i in governors)
    )


def _polarity(parse: Parse, at: int, type: EventType, chosen: Status) -> Polarity:
    """Return whether the event or its contrary has the status: *will not fall*, *urged not to go*.

    A status that says by itself that it did not, or shall not, is negative.
    """
    if chosen in _NEGATIVE:
        return "negative"
    read = status(parse, at, type)
    return "negative" if chosen in _OPEN and read.negative else "positive"


def _softmax(logits: Floats) -> Floats:
    raised = np.exp(logits - logits.max(axis=-1, keepdims=True))
    out: Floats = raised / raised.sum(axis=-1, keepdims=True)
    return out
