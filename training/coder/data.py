"""Passages as arrays: pieces, features, and their events in tokens, labelled by hand.

Labels are probabilities, so that what several networks make of an unlabelled passage
(``training.coder.silver``) has the same form.
"""

from __future__ import annotations

import pickle
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bench.event_labels import Gold, Party, Passage, Range, passages
from onrecord.annotators import language, statements, times
from onrecord.annotators.events.coder.features import (
    CERTAINTIES,
    ROLES,
    STATUSES,
    TYPES,
    proposals,
    ruled,
    told,
)
from onrecord.annotators.language import Parse
from onrecord.annotators.quotations import find_quotations
from onrecord.annotators.statements.encoder.features import branches, head_of, token_features
from onrecord.annotators.statements.encoder.pieces import split

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

# Characters of a sentence that may stand in two reports by chance: "He did not elaborate."
_SHORT = 40


class Labelled(NamedTuple):
    """One event: token indices of the sample, what the heads are told of it, and its labels.

    ``status`` (11,), ``certainty`` (4,) and ``roles`` (tokens, 3) are probabilities. ``ruled`` and
    ``roles`` are of the tokens of its sentence ``[first, last)``, by rule and by label;
    ``branches`` say how these hang on the trigger. ``weight`` is how surely it is an event.
    """

    at: int
    type: int
    told: Floats
    first: int
    last: int
    branches: Ints
    ruled: Ints
    status: Floats
    certainty: Floats
    roles: Floats
    weight: float = 1.0


class Sample(NamedTuple):
    """Sentences in a row: ``kinds`` (tokens, 1 + types) are probabilities, first that of none."""

    ids: Ints
    starts: Ints
    sentences: list[Range]
    features: Ints
    proposed: Floats
    kinds: Floats
    events: list[Labelled]


class Read(NamedTuple):
    """A passage as the package reads it: its parse, its quotations and its statements."""

    parse: Parse
    index: statements.QuotationIndex
    drafts: list[statements.Draft]


def load(*parts: str, stored: Path, workers: int = 2) -> list[Sample]:
    """Return the samples of some parts; reading their reports takes minutes and is cached.

    A passage of *train* that shares a sentence with one of another part is left out.
    """
    if not stored.exists():
        with get_context("spawn").Pool(workers) as pool:
            found = [s for some in pool.imap(_samples, _apart(parts), chunksize=4) for s in some]
        with stored.open("wb") as file:
            pickle.dump(found, file)
    with stored.open("rb") as file:
        known: list[Sample] = pickle.load(file)
    return known


@cache
def held_out() -> frozenset[str]:
    """Return the sentences of the parts that nothing is trained on."""
    return frozenset(
        line
        for passage in passages("dev", "final")
        for line in _lines(passage)
        if len(line) > _SHORT
    )


def _apart(parts: Sequence[str]) -> list[Passage]:
    apart = held_out()
    return [
        passage
        for passage in passages(*parts)
        if passage.part != "train" or apart.isdisjoint(_lines(passage))
    ]


def _lines(passage: Passage) -> Iterator[str]:
    return (folded(passage.text[start:end]) for start, end in passage.sentences)


def folded(sentence: str) -> str:
    """Return the words of a sentence, to tell whether it stands in two reports."""
    return " ".join(re.findall(r"\w+", sentence.lower()))


def read(text: str, published: str) -> Iterator[Read]:
    """Yield the passages of a report with their statements."""
    index = statements.QuotationIndex(find_quotations(text), text)
    context = times.Context(date.fromisoformat(published), None)
    for parse in language.parse(text):
        here = times.find(parse, published=context.published, context=context)
        yield Read(parse, index, statements.find(parse, index, here))


def _samples(passage: Passage) -> list[Sample]:
    low, high = passage.extent
    found = []
    for one in read(passage.text, passage.given["published"]):
        tokens = one.parse.tokens
        inside = [(a, b) for a, b in one.parse.sentences if low <= tokens[a].start < high]
        if inside:
            triggers = dict(_triggers(one.parse, passage.events, inside))
            kinds = _kinds(triggers, inside)
            events = [_labelled(one, at, gold, inside[0][0]) for at, gold in triggers.items()]
            found.append(sample(one, inside, kinds, events))
    return found


def sample(one: Read, sentences: Sequence[Range], kinds: Floats, events: list[Labelled]) -> Sample:
    """Return some sentences in a row as arrays."""
    first, last = sentences[0][0], sentences[-1][1]
    pieces = split([token.text for token in one.parse.tokens[first:last]])
    return Sample(
        ids=pieces.ids,
        starts=pieces.starts,
        sentences=[(a - first, b - first) for a, b in sentences],
        features=token_features(one.parse, one.index)[first:last],
        proposed=proposals(one.parse)[first:last],
        kinds=kinds,
        events=events,
    )


def _kinds(triggers: Mapping[int, Gold], sentences: Sequence[Range]) -> Floats:
    first, last = sentences[0][0], sentences[-1][1]
    kinds = np.zeros((last - first, 1 + len(TYPES)), dtype=np.float32)
    kinds[:, 0] = 1.0
    for at, gold in triggers.items():
        kinds[at - first, 0] = 0.0
        kinds[at - first, 1 + TYPES.index(gold.type)] = 1.0
    return kinds


def _labelled(one: Read, at: int, gold: Gold, offset: int) -> Labelled:
    first, last = one.parse.sentences[one.parse.tokens[at].sentence]
    return unlabelled(one, at, gold.type, offset)._replace(
        status=_only(STATUSES.index(gold.status), len(STATUSES)),
        certainty=_only(CERTAINTIES.index(gold.certainty), len(CERTAINTIES)),
        roles=np.stack([_only(int(role), ROLES) for role in _roles(one.parse, gold, first, last)]),
    )


def unlabelled(one: Read, at: int, type: str, offset: int) -> Labelled:
    """Return what the heads are told of an event, without labels; indices are from ``offset``."""
    first, last = one.parse.sentences[one.parse.tokens[at].sentence]
    return Labelled(
        at=at - offset,
        type=TYPES.index(type),
        told=told(one.parse, at, type, one.drafts),
        first=first - offset,
        last=last - offset,
        branches=branches(one.parse, at, first, last),
        ruled=ruled(one.parse, at, type),
        status=np.zeros(len(STATUSES), dtype=np.float32),
        certainty=np.zeros(len(CERTAINTIES), dtype=np.float32),
        roles=np.zeros((last - first, ROLES), dtype=np.float32),
    )


def _only(index: int, count: int) -> Floats:
    return np.eye(count, dtype=np.float32)[index]


def _triggers(
    parse: Parse, events: Sequence[Gold], sentences: Sequence[Range]
) -> Iterator[tuple[int, Gold]]:
    inside = range(sentences[0][0], sentences[-1][1])
    for gold in events:
        held = [i for i in inside if _meets(parse, i, gold.trigger)]
        if held:
            yield head_of(parse, held), gold


def _meets(parse: Parse, i: int, span: Range) -> bool:
    return parse.tokens[i].start < span[1] and span[0] < parse.tokens[i].end


def _roles(parse: Parse, gold: Gold, first: int, last: int) -> Ints:
    """Return 1 at the heads of the actors' words, 2 at those of the recipients', else 0."""
    out = np.zeros(last - first, dtype=np.int64)
    for role, parties in ((2, gold.recipients), (1, gold.actors)):
        for head in _heads(parse, parties, range(first, last)):
            out[head - first] = role
    return out


def _heads(parse: Parse, parties: Sequence[Party], inside: range) -> Iterator[int]:
    for party in parties:
        span = party.span
        held = [] if span is None else [i for i in inside if _meets(parse, i, span)]
        nominal = [i for i in held if parse.tokens[i].pos in _NOMINAL]
        if held:
            yield head_of(parse, nominal or held)


_NOMINAL = frozenset(["NOUN", "PROPN", "PRON", "NUM", "ADJ"])
