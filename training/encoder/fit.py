"""The training loop: windows drawn anew each epoch, one loss for cues, parts and judgement.

A run can besides read attributions alone, cut out of their text, as contents are read again for
what they tell of; and it can yield the running average of its weights (Polyak and Juditsky 1992).
"""

from __future__ import annotations

import math
import random
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, TypeVar

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from onrecord.annotators.statements.encoder.pieces import CLS, PAD, SEP
from training.encoder.data import Branches, Passage
from training.encoder.networks import HIDDEN, Cues, Parts, encoder, token_states
from training.encoder.windows import Options, Window, batches, is_whole

_UNLABELLED = -100


class Model(nn.Module):
    """Encoder and both heads."""

    def __init__(self, folder: Path, options: Options) -> None:
        super().__init__()
        self.encoder = encoder(folder)
        self.cues = Cues(parse=options.parse)
        self.parts = Parts(parse=options.parse, reach=options.reach)


class Batch(NamedTuple):
    """Tensors of several windows; tokens of all windows one after the other."""

    ids: Tensor
    mask: Tensor
    places: Tensor
    owners: Tensor
    features: Tensor
    cue: Tensor
    offsets: list[int]
    windows: list[Window]

    def to(self, device: str) -> Batch:
        """Return the batch with its tensors on ``device``."""
        return Batch(*(part.to(device) if isinstance(part, Tensor) else part for part in self))


def collate(some: Sequence[Window]) -> Batch:
    """Return the batch of some windows; ``cue`` is 1 at heads, −100 where the cut hides them."""
    length = max(int(w.passage.starts[w.end] - w.passage.starts[w.start]) for w in some) + 2
    ids = torch.full((len(some), length), PAD)
    mask = torch.zeros(len(some), length, dtype=torch.long)
    places, owners, features, cue, offsets = [], [], [], [], [0]
    for k, window in enumerate(some):
        starts = window.passage.starts
        low, high = int(starts[window.start]), int(starts[window.end])
        size = high - low
        ids[k, 0], ids[k, size + 1] = CLS, SEP
        ids[k, 1 : size + 1] = torch.from_numpy(window.passage.ids[low:high])
        mask[k, : size + 2] = 1
        places.append(torch.arange(size) + k * length + 1)
        lengths = torch.from_numpy(np.diff(starts[window.start : window.end + 1]))
        count = window.end - window.start
        owners.append(torch.repeat_interleave(torch.arange(count), lengths) + offsets[-1])
        features.append(torch.from_numpy(window.passage.features[window.start : window.end]))
        cue.append(_cue_labels(window))
        offsets.append(offsets[-1] + count)
    return Batch(
        ids, mask, torch.cat(places), torch.cat(owners), torch.cat(features), torch.cat(cue),
        offsets, list(some),
    )  # fmt: skip


def _cue_labels(window: Window) -> Tensor:
    labels = torch.zeros(window.end - window.start)
    for one in window.passage.attributions:
        if window.start <= one.head < window.end:
            labels[one.head - window.start] = 1.0 if is_whole(one, window) else _UNLABELLED
    return labels


class Around(NamedTuple):
    """The windows around some heads: tokens of the batch by index, and the labels."""

    rows: Tensor
    present: Tensor
    branches: Tensor
    roles: Tensor
    real: Tensor

    def to(self, device: torch.device) -> Around:
        """Return the same on ``device``."""
        return Around(*(part.to(device) for part in self))


def around(batch: Batch, heads: Sequence[tuple[int, int]], reach: int) -> Around:
    """Gather what stands around ``heads``, pairs of a window's number and a token's index."""
    width = 2 * reach + 1
    rows = torch.zeros(len(heads), width, dtype=torch.long)
    present = torch.zeros(len(heads), width)
    hung = torch.zeros(len(heads), width, dtype=torch.long)
    roles = torch.full((len(heads), width), _UNLABELLED)
    real = torch.zeros(len(heads))
    for n, (k, head) in enumerate(heads):
        window = batch.windows[k]
        low, high = max(window.start, head - reach), min(window.end, head + reach + 1)
        a, b = low - head + reach, high - head + reach
        rows[n, a:b] = torch.arange(low, high) - window.start + batch.offsets[k]
        present[n, a:b] = 1.0
        hung[n, a:b] = torch.from_numpy(window.branches.around(head, low, high, reach))
        gold = next((g for g in window.passage.attributions if g.head == head), None)
        if gold is not None:
            real[n] = 1.0
            roles[n, a:b] = 0
            for token, role in gold.roles.items():
                if low <= token < high:
                    roles[n, token - head + reach] = role
    return Around(rows, present, hung, roles, real)


def step_loss(model: Model, batch: Batch, options: Options) -> tuple[Tensor, dict[str, float]]:
    """Return the loss of one batch and its parts."""
    states = model.encoder(input_ids=batch.ids, attention_mask=batch.mask).last_hidden_state
    tokens = token_states(states.reshape(-1, HIDDEN)[batch.places], batch.owners, batch.offsets[-1])
    logits = model.cues(tokens, batch.features)
    known = batch.cue >= 0
    cue_loss = functional.binary_cross_entropy_with_logits(
        logits[known].float(), batch.cue[known], reduction="sum"
    )
    heads = _heads(batch, logits.detach().float())
    near = around(batch, heads, options.reach).to(tokens.device)
    role_logits, judged = model.parts(
        tokens[near.rows], batch.features[near.rows], near.branches, near.present
    )
    role_loss = functional.cross_entropy(
        role_logits.float().flatten(0, 1), near.roles.flatten(), ignore_index=_UNLABELLED,
        reduction="sum",
    )  # fmt: skip
    judge_loss = functional.binary_cross_entropy_with_logits(
        judged.float(), near.real, reduction="sum"
    )
    golds = max(1.0, float(near.real.sum()))
    parts = {"cue": cue_loss / golds, "role": role_loss / golds, "judge": judge_loss / golds}
    total = parts["cue"] + parts["role"] * 0.1 + parts["judge"]
    return total, {name: value.item() for name, value in parts.items()}


def _heads(batch: Batch, logits: Tensor) -> list[tuple[int, int]]:
    """Return the gold heads of the batch and, as many, the tokens most like one that are none."""
    found = []
    cue, logits = batch.cue.cpu(), logits.cpu()
    for k, window in enumerate(batch.windows):
        low, high = batch.offsets[k], batch.offsets[k + 1]
        labels, scores = cue[low:high], logits[low:high].clone()
        gold = (labels == 1).nonzero().flatten().tolist()
        scores[labels != 0] = -math.inf
        likely = [i for i in scores.topk(min(len(gold) + 1, high - low)).indices.tolist()]
        wrong = [i for i in likely if scores[i] > -3.5]
        found += [(k, window.start + i) for i in (*gold, *wrong)]
    return found or [(0, batch.windows[0].start)]


Net = TypeVar("Net", bound=nn.Module)
Loss = Callable[[Net, Batch, Options], tuple[Tensor, dict[str, float]]]


def train(
    passages: Sequence[Passage],
    model: Net,
    loss: Loss[Net],
    options: Options,
    checkpoint: Path,
    *,
    device: str,
) -> Iterator[tuple[int, Net]]:
    """Train ``model``, which names its encoder so, and yield (epoch, model) after each epoch.

    A run resumes from ``checkpoint``, and then first yields the epoch that was the last to be
    finished.
    """
    if options.freeze:
        model.encoder.embeddings.requires_grad_(False)
    model.to(device)
    known = [(passage, Branches(passage)) for passage in passages]
    steps = options.epochs * len(batches(known, options, random.Random(0)))
    optimiser, schedule = _optimiser(model, options, steps)
    average = AveragedModel(model, multi_avg_fn=get_ema_multi_avg_fn(options.average))
    result = average.module if options.average else model
    parts = {"model": model, "average": average, "optimiser": optimiser, "schedule": schedule}
    first = _resume(checkpoint, parts, device)
    if first:
        yield first - 1, result
    for epoch in range(first, options.epochs):
        draw = random.Random(f"{options.seed} {epoch}")
        torch.manual_seed(options.seed * 1000 + epoch)
        drawn = batches(known, options, draw)
        _epoch(model, loss, drawn, options, optimiser, schedule, average, device)
        _save(checkpoint, epoch + 1, options, parts)
        yield epoch, result


def _epoch(model, loss_of, drawn, options, optimiser, schedule, average, device) -> None:  # type: ignore[no-untyped-def]
    model.train()
    began, sums = time.perf_counter(), Counter[str]()
    kind = torch.device(device).type
    for n, some in enumerate(drawn, 1):
        with torch.autocast(kind, dtype=torch.bfloat16, enabled=options.bfloat16):
            loss, parts = loss_of(model, collate(some).to(device), options)
        optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        if options.average:
            average.update_parameters(model)
        if schedule.last_epoch < schedule.total_steps - 1:
            schedule.step()
        for name, value in parts.items():
            sums[name] += value
        if n % 50 == 0 or n == len(drawn):
            seconds = (time.perf_counter() - began) / n
            means = " ".join(f"{name} {value / n:.3f}" for name, value in sums.items())
            print(f"  step {n}/{len(drawn)}  {seconds:.2f} s a step  {means}", flush=True)


def _optimiser(model, options: Options, steps: int):  # type: ignore[no-untyped-def]
    body = [p for p in model.encoder.parameters() if p.requires_grad]
    heads = [p for name, p in model.named_parameters() if not name.startswith("encoder.")]
    groups = [
        {"params": body, "lr": options.encoder_rate},
        {"params": heads, "lr": options.head_rate},
    ]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01)
    rates = [options.encoder_rate, options.head_rate]
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimiser, max_lr=rates, total_steps=steps, pct_start=0.06, anneal_strategy="linear",
        cycle_momentum=False, div_factor=25, final_div_factor=100,
    )  # fmt: skip
    return optimiser, schedule


def mean(paths: Sequence[Path]) -> dict[str, Tensor]:
    """Return the mean of the weights in ``paths`` (a soup, Wortsman et al. 2022)."""
    states = [torch.load(path, weights_only=True, map_location="cpu") for path in paths]
    return {
        name: torch.stack([state[name].double() for state in states]).mean(0).to(weight.dtype)
        for name, weight in states[0].items()
    }


def _save(checkpoint: Path, epochs: int, options: Options, parts) -> None:  # type: ignore[no-untyped-def]
    """Write the checkpoint beside its name first, so that a run cut off leaves the last one."""
    beside = checkpoint.with_suffix(".part")
    states = {name: part.state_dict() for name, part in parts.items()}
    torch.save({"epoch": epochs, "options": options._asdict(), **states}, beside)
    beside.replace(checkpoint)


def _resume(checkpoint: Path, parts, device: str) -> int:  # type: ignore[no-untyped-def]
    if not checkpoint.exists():
        return 0
    saved = torch.load(checkpoint, weights_only=True, map_location=device)
    for name, part in parts.items():
        part.load_state_dict(saved[name])
    return int(saved["epoch"])
