"""The other way to find attributions, to compare: tag all three parts, then link them to cues.

Every token is tagged as beginning, inside or outside of a source, a cue and a content, each part on
its own; a biaffine scorer says which source and which contents belong to a cue (Dozat and Manning
2017). Encoder, windows, optimiser and data are those of ``fit``. Nothing here is packaged.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from onrecord.annotators.language import Parse
from onrecord.annotators.statements.encoder import decode, network
from onrecord.annotators.statements.encoder.features import BRANCH_COUNT, head_of
from onrecord.annotators.statements.encoder.pieces import Pieces
from training.encoder.data import CONTENT, CUE, SOURCE, Attribution, Branches, Passage
from training.encoder.fit import Batch
from training.encoder.networks import HIDDEN, TokenFeatures, encoder, token_states
from training.encoder.windows import Options, Window, is_whole

Span = tuple[int, int]
Floats = NDArray[np.float32]
PARTS = (SOURCE, CUE, CONTENT)
OUTSIDE, BEGIN, INSIDE = range(3)
_UNLABELLED = -100
# A loss of a part's tags is a sum over tokens: contents are long, as in ``step_loss``.
_WEIGHTS = {SOURCE: 0.5, CUE: 1.0, CONTENT: 0.1}
# Nats by which a cue is preferred to none, so that the confidence decides and not the tagger alone.
_LENIENCE = 2.0
# Least gaps of the classes of distance, in tokens; another class each way, and one for overlap.
_GAPS = (0, 1, 2, 3, 5, 8, 13, 21, 34, 55)
_DISTANCES = 2 * len(_GAPS) + 1
_OUT_OF_REACH = -10000.0


class Pairs(NamedTuple):
    """Cues and spans by number that may be linked, and what is known of each pair."""

    cues: Tensor
    spans: Tensor
    distances: Tensor
    same: Tensor
    branches: Tensor


class Links(nn.Module):
    """Does this span belong to this cue? A biaffine form of both, told how far apart they are."""

    def __init__(self, *, parse: bool, inner: int, width: int = 192) -> None:
        super().__init__()
        self.parse = parse
        self.cue = _projection(inner, width)
        self.span = _projection(inner, width)
        self.form = nn.Linear(width, width)
        self.bias = nn.Linear(width, 1)
        self.none = nn.Linear(width, 1)
        self.distance = nn.Embedding(_DISTANCES, width)
        self.same = nn.Embedding(2, width)
        self.branch = nn.Embedding(BRANCH_COUNT, width)
        for table in (self.distance, self.same, self.branch):
            nn.init.normal_(table.weight, std=0.02)

    def forward(self, cues: Tensor, spans: Tensor, pairs: Pairs) -> tuple[Tensor, Tensor]:
        """Means of c cues and s spans → logits of the pairs, and (c,) of belonging to none."""
        left = self.cue(cues)
        right = self.span(spans)[pairs.spans] + self.distance(pairs.distances)
        if self.parse:
            right = right + self.same(pairs.same) + self.branch(pairs.branches)
        scores = (self.form(left)[pairs.cues] * right).sum(-1) + self.bias(right).squeeze(-1)
        return scores.float(), self.none(left).squeeze(-1).float()


def _projection(inner: int, width: int) -> nn.Sequential:
    return nn.Sequential(nn.Dropout(0.1), nn.Linear(inner, width), nn.GELU(), nn.Dropout(0.1))


class Linking(nn.Module):
    """Encoder, three taggers, and the links of sources and of contents."""

    def __init__(self, folder: Path, options: Options) -> None:
        super().__init__()
        self.encoder = encoder(folder)
        self.features = TokenFeatures(used=options.parse)
        self.reach = options.reach
        inner = HIDDEN + self.features.width
        self.tags = nn.ModuleList(
            nn.Sequential(_projection(inner, 256), nn.Linear(256, 3)) for _ in PARTS
        )
        self.sources = Links(parse=options.parse, inner=inner)
        self.contents = Links(parse=options.parse, inner=inner)

    def told(self, states: Tensor, features: Tensor) -> Tensor:
        """States (tokens, 384) and features (tokens, 4) → what the heads read of each token."""
        return torch.cat([states, self.features(features)], dim=-1)

    def tagged(self, told: Tensor) -> Tensor:
        """(tokens, …) → logits of (3 parts, tokens, 3 tags)."""
        return torch.stack([tags(told) for tags in self.tags]).float()


class Gold(NamedTuple):
    """A gold attribution in spans of tokens; a source in several pieces is several spans."""

    cue: Span
    sources: list[Span]
    contents: list[Span]


class Candidates(NamedTuple):
    """What may be linked in a window, spans of the passage's tokens."""

    cues: list[Span]
    sources: list[Span]
    contents: list[Span]


def loss(model: Linking, batch: Batch, options: Options) -> tuple[Tensor, dict[str, float]]:
    """Return the loss of one batch and its parts."""
    states = model.encoder(input_ids=batch.ids, attention_mask=batch.mask).last_hidden_state
    tokens = token_states(states.reshape(-1, HIDDEN)[batch.places], batch.owners, batch.offsets[-1])
    told = model.told(tokens, batch.features)
    logits = model.tagged(told)
    golds = [[_gold(one) for one in w.passage.attributions if is_whole(one, w)]
             for w in batch.windows]  # fmt: skip
    count = max(1, sum(map(len, golds)))
    tags = torch.cat([_labels(window) for window in batch.windows], dim=1).to(logits.device)
    losses = dict(zip(PARTS, map(_tag_loss, logits, tags), strict=True))
    wanted, chosen = _link_losses(model, batch, told, logits.detach().cpu().numpy(), golds)
    total = sum((_WEIGHTS[part] * value for part, value in losses.items()), wanted + chosen) / count
    shown = {"source": losses[SOURCE], "cue": losses[CUE], "content": losses[CONTENT],
             "sources": wanted, "contents": chosen}  # fmt: skip
    return total, {name: value.item() / count for name, value in shown.items()}


def _tag_loss(logits: Tensor, tags: Tensor) -> Tensor:
    return functional.cross_entropy(logits, tags, ignore_index=_UNLABELLED, reduction="sum")


def _gold(one: Attribution) -> Gold:
    cue = next(span for span in _runs(one, CUE) if span[0] <= one.head < span[1])
    return Gold(cue, _runs(one, SOURCE), _runs(one, CONTENT))


def _runs(one: Attribution, part: int) -> list[Span]:
    indices = sorted(i for i, role in one.roles.items() if role == part)
    grouped = groupby(enumerate(indices), key=lambda pair: pair[1] - pair[0])
    runs = [[i for _, i in run] for _, run in grouped]
    return [(run[0], run[-1] + 1) for run in runs]


def _labels(window: Window) -> Tensor:
    """Return the tags of a window, (3, tokens); −100 where the window cuts an attribution."""
    out = torch.zeros(len(PARTS), window.end - window.start, dtype=torch.long)
    for row, part in zip(out, PARTS, strict=True):
        whole: list[Span] = []
        for one in window.passage.attributions:
            if is_whole(one, window):
                whole += _runs(one, part)
            else:
                _hide(row, _runs(one, part), window)
        for start, end in _apart(whole):
            row[start - window.start : end - window.start] = INSIDE
            row[start - window.start] = BEGIN
    return out


def _hide(row: Tensor, spans: Sequence[Span], window: Window) -> None:
    for start, end in spans:
        low, high = max(start, window.start), min(end, window.end)
        if low < high:
            row[low - window.start : high - window.start] = _UNLABELLED


def _apart(spans: Sequence[Span]) -> list[Span]:
    """Return the spans without those that share a token with a longer one."""
    kept: list[Span] = []
    for span in sorted(set(spans), key=lambda span: (span[0] - span[1], span)):
        if not any(_shared(span, other) for other in kept):
            kept.append(span)
    return kept


def _shared(left: Span, right: Span) -> int:
    return max(0, min(left[1], right[1]) - max(left[0], right[0]))


def cue_spans(logits: Floats, *, first: int = 0) -> dict[Span, float]:
    """Return the likeliest cues and, where none of them is, what is nearly as likely to be one."""
    sure = spans(logits, first=first)
    near = spans(logits, lenience=_LENIENCE, first=first)
    more = {cue: odds for cue, odds in near.items() if not any(_shared(cue, one) for one in sure)}
    return dict(sorted((sure | more).items()))


def spans(logits: Floats, *, lenience: float = 0.0, first: int = 0) -> dict[Span, float]:
    """Return the likeliest spans of one part, in order, each with its mean log-odds.

    ``logits`` are (tokens, 3), the tokens counted from ``first`` on; an inside after an outside
    begins a span. ``lenience`` is taken off the logit of the outside.
    """
    tags = (logits - np.array([lenience, 0, 0], dtype=np.float32)).argmax(axis=1)
    odds = np.logaddexp(logits[:, BEGIN], logits[:, INSIDE]) - logits[:, OUTSIDE]
    within = np.concatenate([[False], tags != OUTSIDE, [False]])
    begun = within[1:-1] & ((tags == BEGIN) | ~within[:-2])
    starts = np.flatnonzero(begun)
    ended = within[1:-1] & (~within[2:] | np.append(begun[1:], False))
    ends = np.flatnonzero(ended) + 1
    return {
        (first + a, first + b): float(odds[a:b].mean())
        for a, b in zip(starts.tolist(), ends.tolist(), strict=True)
    }


def _link_losses(
    model: Linking, batch: Batch, told: Tensor, logits: Floats, golds: Sequence[Sequence[Gold]]
) -> tuple[Tensor, Tensor]:
    """Return the losses of the sources' and of the contents' links, summed over the batch."""
    zero = told.new_zeros((), dtype=torch.float32)
    total = [zero, zero]
    for k, window in enumerate(batch.windows):
        low, high = batch.offsets[k], batch.offsets[k + 1]
        near = _candidates(logits[:, low:high], golds[k], window.start)
        if near.cues:
            here = told[low:high]
            owned = [_owner(cue, golds[k]) for cue in near.cues]
            scored = links(model, window.passage.parse, window.branches, here, near, window.start)
            total[0] = total[0] + _source_loss(scored.sources, near, owned)
            total[1] = total[1] + _content_loss(scored.contents, near, owned)
    return total[0], total[1]


def _candidates(logits: Floats, golds: Sequence[Gold], first: int) -> Candidates:
    """Return the gold spans of a window and the predicted ones; of wrong cues the likeliest few."""
    cues = cue_spans(logits[PARTS.index(CUE)], first=first)
    known = [gold.cue for gold in golds]
    met = [cue for cue in cues if any(_shared(cue, gold) for gold in known)]
    wrong = sorted((cue for cue in cues if cue not in met), key=lambda cue: -cues[cue])
    sources = spans(logits[PARTS.index(SOURCE)], first=first)
    contents = spans(logits[PARTS.index(CONTENT)], first=first)
    return Candidates(
        sorted({*known, *met, *wrong[: len(golds) + 1]}),
        sorted({*sources, *(span for gold in golds for span in gold.sources)}),
        sorted({*contents, *(span for gold in golds for span in gold.contents)}),
    )


def _owner(cue: Span, golds: Sequence[Gold]) -> Gold | None:
    """Return the gold attribution whose cue ``cue`` meets most of, if any."""
    best = max(golds, key=lambda gold: _shared(cue, gold.cue), default=None)
    return best if best is not None and _shared(cue, best.cue) else None


def _belongs(span: Span, golds: Sequence[Span]) -> bool:
    return 2 * sum(_shared(span, gold) for gold in golds) >= span[1] - span[0]


class Scored(NamedTuple):
    """Logits by cue and span: (cues, sources + 1), the last that of none, and (cues, contents).

    What is out of reach has the logit −10,000.
    """

    sources: Tensor
    contents: Tensor


def links(
    model: Linking, parse: Parse, known: Branches, told: Tensor, near: Candidates, first: int
) -> Scored:
    """Score the links of what may be linked among tokens counted from ``first`` on."""
    cues = _means(told, near.cues, first)
    size = len(near.cues)
    tables = []
    for part, found in ((model.sources, near.sources), (model.contents, near.contents)):
        pairs = _pairs(parse, known, near.cues, found, model.reach, told.device)
        scores, none = part(cues, _means(told, found, first), pairs)
        table = scores.new_full((size, len(found)), _OUT_OF_REACH)
        tables.append((table.index_put((pairs.cues, pairs.spans), scores), none))
    (sources, none), (contents, _) = tables
    return Scored(torch.cat([sources, none[:, None]], dim=1), contents)


def _means(told: Tensor, found: Sequence[Span], first: int) -> Tensor:
    """Return the mean of what is told of each span's tokens: (spans, …)."""
    lengths = torch.tensor([end - start for start, end in found], dtype=torch.long)
    rows = torch.tensor([i - first for span in found for i in range(*span)], dtype=torch.long)
    owners = torch.repeat_interleave(torch.arange(len(found)), lengths).to(told.device)
    return token_states(told[rows.to(told.device)], owners, len(found))


def _pairs(
    parse: Parse, known: Branches, cues: Sequence[Span], found: Sequence[Span], reach: int,
    device: torch.device,
) -> Pairs:  # fmt: skip
    heads = [head_of(parse, range(*span)) for span in found]
    rows = []
    for c, cue in enumerate(cues):
        head = head_of(parse, range(*cue))
        sentence = parse.tokens[head].sentence
        for s, span in enumerate(found):
            gap, distance = _distance(cue, span)
            if gap <= reach:
                same = parse.tokens[heads[s]].sentence == sentence
                rows.append((c, s, distance, same, _branch(known, head, heads[s], reach)))
    table = torch.tensor(rows, dtype=torch.long, device=device).reshape(
        len(rows), len(Pairs._fields)
    )
    return Pairs(*table.unbind(1))


def _branch(known: Branches, head: int, token: int, reach: int) -> int:
    """Return how a span's head hangs on that of the cue, 0 where it is out of reach."""
    if abs(token - head) > reach:
        return 0
    return int(known.around(head, token, token + 1, reach)[0])


def _distance(cue: Span, span: Span) -> tuple[int, int]:
    """Return how many tokens lie between the two, and the class of that; 0 where they overlap."""
    if span[0] >= cue[1]:
        return span[0] - cue[1], bisect_right(_GAPS, span[0] - cue[1])
    if span[1] <= cue[0]:
        return cue[0] - span[1], len(_GAPS) + bisect_right(_GAPS, cue[0] - span[1])
    return 0, 0


def _source_loss(scores: Tensor, near: Candidates, owned: Sequence[Gold | None]) -> Tensor:
    """Return the negative log-likelihood of a right source, or of none, of each gold cue."""
    right = torch.zeros(scores.shape, dtype=torch.bool)
    for c, gold in enumerate(owned):
        if gold is not None:
            right[c, :-1] = torch.tensor([_belongs(span, gold.sources) for span in near.sources])
            right[c, -1] = not gold.sources
    right = right.to(scores.device) & (scores > _OUT_OF_REACH)
    likely = scores.log_softmax(1).masked_fill(~right, -math.inf)
    return -likely[right.any(1)].logsumexp(1).sum()


def _content_loss(scores: Tensor, near: Candidates, owned: Sequence[Gold | None]) -> Tensor:
    right = torch.zeros(scores.shape)
    for c, gold in enumerate(owned):
        if gold is not None:
            right[c] = torch.tensor([float(_belongs(s, gold.contents)) for s in near.contents])
    seen = scores > _OUT_OF_REACH
    return functional.binary_cross_entropy_with_logits(
        scores[seen], right.to(scores.device)[seen], reduction="sum"
    )


class Found(NamedTuple):
    """An attribution, and what its probability is made of."""

    attribution: decode.Attribution
    evidence: tuple[float, ...]


def attributions(model: Linking, passage: Passage) -> Iterator[Found]:
    """Yield what may be an attribution, by cue; one without content in reach is none.

    The evidence: the log-odds of the cue, the best logit of a content's link, the mean log-odds of
    the content's tags, the source's log-probability, and whether there is one.
    """
    parse = passage.parse
    with torch.inference_mode():
        states = torch.from_numpy(network.states(Pieces(passage.ids, passage.starts)))
        told = model.told(states, torch.from_numpy(passage.features))
        logits = model.tagged(told).numpy()
        tagged = dict(zip(PARTS, logits, strict=True))
        cues = cue_spans(tagged[CUE])
        contents = spans(tagged[CONTENT])
        if not cues or not contents:
            return
        near = Candidates(list(cues), list(spans(tagged[SOURCE])), list(contents))
        scored = links(model, parse, Branches(passage), told, near, 0)
    sources = scored.sources.log_softmax(1).numpy()
    for c, cue in enumerate(near.cues):
        row = scored.contents[c].numpy()
        found = _found(parse, near, cue, sources[c], row, cues, contents)
        if found is not None:
            yield found


def _found(
    parse: Parse, near: Candidates, cue: Span, sources: Floats, contents: Floats,
    cues: dict[Span, float], odds: dict[Span, float],
) -> Found | None:  # fmt: skip
    """Return the attribution of one cue, given the scores of its links; the parts never overlap."""
    best, chosen = int(contents.argmax()), int(sources.argmax())
    if contents[best] <= _OUT_OF_REACH:
        return None
    taken = [near.contents[s] for s in np.flatnonzero(contents > 0)] or [near.contents[best]]
    said = set(range(*cue))
    source = set(range(*near.sources[chosen])) - said if chosen < len(near.sources) else set[int]()
    content = {i for span in taken for i in range(*span)} - said - source
    if not content:
        return None
    margin = float(np.mean([odds[span] for span in taken]))
    logits = cues[cue], float(contents[best]), margin
    whole = decode.Attribution(
        head=head_of(parse, sorted(said)),
        cue=tuple(sorted(said)),
        source=tuple(sorted(source)),
        content=tuple(sorted(content)),
        logits=logits,
    )
    return Found(whole, (*logits, float(sources[chosen]), float(bool(source))))
