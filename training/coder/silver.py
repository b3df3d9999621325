"""Unlabelled reports, and what several networks together make of them.

What they find is soft: the mean of their probabilities. One network is then trained on it beside
the labels by hand (self-training; Yarowsky 1995, Hinton et al. 2015).
"""

from __future__ import annotations

import gzip
import json
import pickle
import random
from collections.abc import Iterator, Sequence
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from bench import data
from bench.event_labels import SOURCE
from onrecord.annotators.events.coder.features import CERTAINTIES, STATUSES, TYPES
from training.coder.data import Labelled, Read, Sample, folded, held_out, read, sample, unlabelled
from training.coder.fit import collate, cut, scores
from training.coder.networks import Model

Floats = NDArray[np.float32]

SETS = (
    *(f"stories/{name}.reports" for name in ("bpoil", "egypt", "finan", "h1n1", "iraq", "mj")),
    "attributions/train",
)
# Characters of a report that is read.
_SHORTEST, _LONGEST = 800, 9000
# A word that the networks take for an event with at least this probability is labelled as one.
_LEAST = 0.25


def load(count: int, *, seed: int, stored: Path, workers: int = 2) -> list[Read]:
    """Return the passages of ``count`` reports drawn at random; cached, as it takes minutes.

    A report that shares a sentence with what is held out is none of them.
    """
    if not stored.exists():
        with get_context("spawn").Pool(workers) as pool:
            drawn = _drawn(count, seed)
            found = [one for some in pool.imap(_read, drawn, chunksize=8) for one in some]
        with stored.open("wb") as file:
            pickle.dump(found, file)
    with stored.open("rb") as file:
        known: list[Read] = pickle.load(file)
    return known


def _drawn(count: int, seed: int) -> list[dict[str, Any]]:
    reports = [given for name in SETS for given in _reports(name)]
    random.Random(seed).shuffle(reports)
    return reports[:count]


def _reports(name: str) -> Iterator[dict[str, Any]]:
    with gzip.open(data.require(f"{name}.jsonl.gz", SOURCE), "rt", encoding="utf-8") as lines:
        for given in map(json.loads, lines):
            if _SHORTEST <= len(given["text"]) <= _LONGEST:
                yield given


def _read(given: dict[str, Any]) -> list[Read]:
    passages = list(read(given["text"], given["published"]))
    lines = {
        folded(given["text"][one.parse.tokens[a].start : one.parse.tokens[b - 1].end])
        for one in passages
        for a, b in one.parse.sentences
    }
    return passages if lines.isdisjoint(held_out()) else []


def label(passages: Sequence[Read], teachers: Sequence[Model]) -> Iterator[Sample]:
    """Yield each passage with what the teachers make of it."""
    for teacher in teachers:
        teacher.eval()
    with torch.no_grad():
        for one in passages:
            if one.parse.tokens:
                yield _labelled(one, teachers)


def _labelled(one: Read, teachers: Sequence[Model]) -> Sample:
    blank = np.zeros((len(one.parse.tokens), 1 + len(TYPES)), dtype=np.float32)
    bare = sample(one, one.parse.sentences, blank, [])
    kinds = _mean_kinds(bare, teachers)
    heads = np.flatnonzero(1 - kinds[:, 0] > _LEAST).tolist()
    types = [TYPES[int(kinds[i, 1:].argmax())] for i in heads]
    events = [
        unlabelled(one, i, type, 0)._replace(weight=float(1 - kinds[i, 0]))
        for i, type in zip(heads, types, strict=True)
    ]
    whole = bare._replace(kinds=kinds, events=events)
    return whole._replace(events=list(_with_labels(whole, teachers)))


def _mean_kinds(bare: Sample, teachers: Sequence[Model]) -> Floats:
    packs = [collate([pack]) for pack in cut([bare])]
    means = [
        np.mean([scores(each, batch).kinds.softmax(-1).numpy() for each in teachers], axis=0)
        for batch in packs
    ]
    out: Floats = np.concatenate(means).astype(np.float32)
    return out


def _with_labels(whole: Sample, teachers: Sequence[Model]) -> Iterator[Labelled]:
    split = len(STATUSES)
    for pack in cut([whole]):
        batch = collate([pack])
        if not batch.events:
            continue
        said = [scores(each, batch) for each in teachers]
        status, certainty, roles = (
            torch.stack(parts).softmax(-1).mean(0).numpy()
            for parts in (
                [s.readings[:, :split] for s in said],
                [s.readings[:, split : split + len(CERTAINTIES)] for s in said],
                [s.roles for s in said],
            )
        )
        start = 0
        for k, (_, event) in enumerate(batch.events):
            end = start + event.last - event.first
            yield event._replace(status=status[k], certainty=certainty[k], roles=roles[start:end])
            start = end
