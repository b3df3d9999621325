"""How well the networks do on labelled samples, in torch, before anything is exported."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import torch
from torch import Tensor

from bench.event_scores import f1, share
from onrecord.annotators.events.coder.features import STATUSES
from training.coder.data import Sample
from training.coder.fit import Pack, collate, cut, scores
from training.coder.networks import Model


def measure(model: Model, samples: Sequence[Sample], *, threshold: float) -> dict[str, float]:
    """Return F1 of triggers and types, and how often status and actors of gold events are right."""
    model.eval()
    counts: Counter[str] = Counter()
    with torch.no_grad():
        for pack in cut(samples):
            _add(counts, model, pack, threshold)
    return {
        "trigger F1": f1(counts["trigger"], counts["gold"], counts["found"]),
        "type F1": f1(counts["type"], counts["gold"], counts["found"]),
        "precision": share(counts["type"], counts["found"]),
        "recall": share(counts["type"], counts["gold"]),
        "status": share(counts["status"], counts["events"]),
        "certainty": share(counts["certainty"], counts["events"]),
        "actors": share(counts["actors"], counts["events"]),
        "recipients": share(counts["recipients"], counts["events"]),
    }


def _add(counts: Counter[str], model: Model, pack: Pack, threshold: float) -> None:
    batch = collate([pack])
    said = scores(model, batch)
    likely = said.kinds.float().softmax(-1)
    found = 1 - likely[:, 0] > threshold
    best = likely[:, 1:].argmax(-1) + 1
    labels = batch.kinds.argmax(-1)
    gold = labels > 0
    counts["gold"] += int(gold.sum())
    counts["found"] += int(found.sum())
    counts["trigger"] += int((found & gold).sum())
    counts["type"] += int((found & (best == labels)).sum())
    start = 0
    for k, (_, event) in enumerate(batch.events):
        end = start + event.last - event.first
        roles = said.roles[start:end].argmax(-1)
        right = torch.from_numpy(event.roles).argmax(-1)
        counts["events"] += 1
        counts["status"] += _best(said.readings[k, : len(STATUSES)]) == event.status.argmax()
        counts["certainty"] += _best(said.readings[k, len(STATUSES) :]) == event.certainty.argmax()
        counts["actors"] += _fit(roles == 1, right == 1)
        counts["recipients"] += _fit(roles == 2, right == 2)
        start = end


def _best(logits: Tensor) -> int:
    return int(logits.argmax())


def _fit(found: Tensor, gold: Tensor) -> bool:
    both, either = int((found & gold).sum()), int((found | gold).sum())
    return 2 * both >= either if either else True
