"""The training loop: sentences packed anew each epoch, one loss for types, status and roles."""

from __future__ import annotations

import random
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor, nn

from onrecord.annotators.events.coder.features import STATUSES
from onrecord.annotators.events.coder.packs import PACK, packs
from onrecord.annotators.statements.encoder.pieces import CLS, PAD, SEP
from training.coder.data import Labelled, Sample
from training.coder.networks import Model
from training.encoder.networks import HIDDEN, token_states

# What each loss counts.
_WEIGHTS = {"kind": 1.0, "status": 0.7, "certainty": 0.3, "role": 0.5}


class Options(NamedTuple):
    """What a run may vary."""

    epochs: int = 6
    batch: int = 8
    encoder_rate: float = 1e-4
    head_rate: float = 1e-3
    share: float = 0.3
    seed: int = 0
    bfloat16: bool = True


class Pack(NamedTuple):
    """Tokens [start, end) of a sample, what the encoder reads at once."""

    sample: Sample
    start: int
    end: int


class Batch(NamedTuple):
    """Packs as tensors; tokens of all packs one after the other."""

    ids: Tensor
    mask: Tensor
    places: Tensor
    owners: Tensor
    features: Tensor
    proposed: Tensor
    kinds: Tensor
    size: int
    events: list[tuple[int, Labelled]]


def cut(samples: Sequence[Sample], draw: random.Random | None = None) -> list[Pack]:
    """Return the packs of the samples; with ``draw`` of a random size each time."""
    found = []
    for sample in samples:
        size = PACK if draw is None else draw.randint(PACK // 3, PACK)
        ranges = packs(sample.sentences, sample.starts, size=size)
        found += [Pack(sample, start, end) for start, end in ranges]
    return found


def collate(some: Sequence[Pack]) -> Batch:
    """Return the batch of some packs; an event's number is that of the first token of its pack."""
    length = max(int(p.sample.starts[p.end] - p.sample.starts[p.start]) for p in some) + 2
    ids = torch.full((len(some), length), PAD)
    mask = torch.zeros(len(some), length, dtype=torch.long)
    places, owners, features, proposed, kinds, events = [], [], [], [], [], []
    offset = 0
    for k, (sample, start, end) in enumerate(some):
        low, high = int(sample.starts[start]), int(sample.starts[end])
        size = high - low
        ids[k, 0], ids[k, size + 1] = CLS, SEP
        ids[k, 1 : size + 1] = torch.from_numpy(sample.ids[low:high])
        mask[k, : size + 2] = 1
        places.append(torch.arange(size) + k * length + 1)
        lengths = torch.from_numpy(np.diff(sample.starts[start : end + 1]))
        owners.append(torch.repeat_interleave(torch.arange(end - start), lengths) + offset)
        features.append(torch.from_numpy(sample.features[start:end]))
        proposed.append(torch.from_numpy(sample.proposed[start:end]))
        kinds.append(torch.from_numpy(sample.kinds[start:end]))
        events += [(offset - start, e) for e in sample.events if start <= e.first < e.last <= end]
        offset += end - start
    return Batch(
        ids, mask, torch.cat(places), torch.cat(owners), torch.cat(features), torch.cat(proposed),
        torch.cat(kinds), offset, events,
    )  # fmt: skip


class Scores(NamedTuple):
    """What the heads say of a batch: of each token, of each event, of each pair."""

    kinds: Tensor
    readings: Tensor
    roles: Tensor


def scores(model: Model, batch: Batch) -> Scores:
    """Return the logits of one batch, of its labelled events those of status and roles."""
    states = model.encoder(input_ids=batch.ids, attention_mask=batch.mask).last_hidden_state
    tokens = token_states(states.reshape(-1, HIDDEN)[batch.places], batch.owners, batch.size)
    kinds = model.kinds(tokens, batch.features, batch.proposed)
    if not batch.events:
        return Scores(kinds, kinds.new_zeros(0, 15), kinds.new_zeros(0, 3))
    at = torch.tensor([offset + e.at for offset, e in batch.events])
    types = torch.tensor([e.type for _, e in batch.events])
    told = torch.from_numpy(np.stack([e.told for _, e in batch.events]))
    readings = model.readings(tokens[at], batch.features[at], types, told)
    lengths = torch.tensor([e.last - e.first for _, e in batch.events])
    rows = torch.cat([torch.arange(o + e.first, o + e.last) for o, e in batch.events])
    roles = model.roles(
        tokens[at].repeat_interleave(lengths, 0),
        tokens[rows],
        batch.features[rows],
        torch.from_numpy(np.concatenate([e.branches for _, e in batch.events])),
        types.repeat_interleave(lengths),
        torch.from_numpy(np.concatenate([e.ruled for _, e in batch.events])),
    )
    return Scores(kinds, readings, roles)


def step_loss(model: Model, batch: Batch, options: Options) -> tuple[Tensor, dict[str, float]]:
    """Return the loss of one batch and its parts."""
    said = scores(model, batch)
    gold = 1.0 + float((1 - batch.kinds[:, 0]).sum())
    likely = -said.kinds.float().log_softmax(-1)
    parts = {"kind": (likely * batch.kinds).sum() / gold}
    if batch.events:
        parts |= _of_events(said, [event for _, event in batch.events])
    total = torch.stack([_WEIGHTS[name] * value for name, value in parts.items()]).sum()
    return total, {name: value.item() for name, value in parts.items()}


def _of_events(said: Scores, events: Sequence[Labelled]) -> dict[str, Tensor]:
    """Return the mean losses of status, certainty and roles, the surer events counting more."""
    weights = torch.tensor([event.weight for event in events])
    status, certainty = (
        torch.from_numpy(np.stack(labels))
        for labels in ([e.status for e in events], [e.certainty for e in events])
    )
    roles = torch.from_numpy(np.concatenate([e.roles for e in events]))
    of_token = weights.repeat_interleave(torch.tensor([e.last - e.first for e in events]))
    logits = said.readings.float()
    split = len(STATUSES)
    return {
        "status": _cross(logits[:, :split], status, weights),
        "certainty": _cross(logits[:, split:], certainty, weights),
        "role": _cross(said.roles.float(), roles, of_token) * len(roles) / len(events),
    }


def _cross(logits: Tensor, labels: Tensor, weights: Tensor) -> Tensor:
    out: Tensor = (-(logits.log_softmax(-1) * labels).sum(-1) * weights).mean()
    return out


def train(
    samples: Sequence[Sample],
    model: Model,
    options: Options,
    checkpoint: Path,
    *,
    silver: Sequence[Sample] = (),
) -> Iterator[int]:
    """Train ``model`` and yield the number of each epoch that is done; resumes from a checkpoint.

    Of ``silver``, labelled by other networks, each epoch reads ``options.share`` besides.
    """
    model.encoder.embeddings.requires_grad_(False)
    steps = len(list(_batches(samples, silver, options, 0))) * options.epochs
    optimiser, schedule = _optimiser(model, options, steps)
    parts = {"model": model, "optimiser": optimiser, "schedule": schedule}
    first = 0
    if checkpoint.exists():
        saved = torch.load(checkpoint, weights_only=True)
        first = int(saved["epoch"])
        for name, part in parts.items():
            part.load_state_dict(saved[name])
    for epoch in range(first, options.epochs):
        torch.manual_seed(options.seed * 1000 + epoch)
        _epoch(model, _batches(samples, silver, options, epoch), options, optimiser, schedule)
        beside = checkpoint.with_suffix(".part")
        states = {name: part.state_dict() for name, part in parts.items()}
        torch.save({"epoch": epoch + 1, **states}, beside)
        beside.replace(checkpoint)
        yield epoch + 1


def _batches(
    samples: Sequence[Sample], silver: Sequence[Sample], options: Options, epoch: int
) -> Iterator[list[Pack]]:
    draw = random.Random(f"{options.seed} {epoch}")
    some_silver = draw.sample(silver, round(options.share * len(silver)))
    drawn = cut([*samples, *some_silver], draw)
    draw.shuffle(drawn)
    count = 4 * options.batch
    for k in range(0, len(drawn), count):
        some = sorted(drawn[k : k + count], key=lambda p: p.end - p.start)
        yield from (some[i : i + options.batch] for i in range(0, len(some), options.batch))


def _epoch(model, batches, options, optimiser, schedule) -> None:  # type: ignore[no-untyped-def]
    model.train()
    began, sums, n = time.perf_counter(), Counter[str](), 0
    for n, some in enumerate(batches, 1):  # noqa: B007
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=options.bfloat16):
            loss, parts = step_loss(model, collate(some), options)
        optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        if schedule.last_epoch < schedule.total_steps - 1:
            schedule.step()
        sums.update(parts)
    seconds = (time.perf_counter() - began) / max(1, n)
    means = " ".join(f"{name} {value / max(1, n):.3f}" for name, value in sums.items())
    print(f"  {n} steps, {seconds:.2f} s each: {means}", flush=True)


def _optimiser(model: Model, options: Options, steps: int):  # type: ignore[no-untyped-def]
    body = [p for p in model.encoder.parameters() if p.requires_grad]
    heads = [p for name, p in model.named_parameters() if not name.startswith("encoder.")]
    groups = [
        {"params": body, "lr": options.encoder_rate},
        {"params": heads, "lr": options.head_rate},
    ]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01)
    rates = [options.encoder_rate, options.head_rate]
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimiser, max_lr=rates, total_steps=steps + 1, pct_start=0.1, anneal_strategy="linear",
        cycle_momentum=False,
    )  # fmt: skip
    return optimiser, schedule
