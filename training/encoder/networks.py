"""The networks in torch: an encoder that all share, a finder of cues, a labeller of their parts."""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import BertConfig, BertModel

from onrecord.annotators.statements.encoder.features import BRANCH_COUNT, COLUMNS

HIDDEN = 384
ROLES = 4
_WIDTHS = (24, 32, 16, 8)


class TokenFeatures(nn.Module):
    """Embeds the four features of a token side by side."""

    width = sum(_WIDTHS)

    def __init__(self, *, used: bool) -> None:
        super().__init__()
        self.used = used
        sizes = zip(COLUMNS, _WIDTHS, strict=True)
        self.tables = nn.ModuleList(nn.Embedding(count, width) for count, width in sizes)

    def forward(self, features: Tensor) -> Tensor:
        """(…, 4) → (…, width)."""
        out = torch.cat([table(features[..., i]) for i, table in enumerate(self.tables)], dim=-1)
        return out if self.used else torch.zeros_like(out)


class Cues(nn.Module):
    """Is this token the head of a cue?"""

    def __init__(self, *, parse: bool, width: int = 256) -> None:
        super().__init__()
        self.features = TokenFeatures(used=parse)
        self.layers = nn.Sequential(
            nn.Dropout(0.1),
            nn.Linear(HIDDEN + self.features.width, width),
            nn.GELU(),
            nn.Dropout(0.1),
            nn.Linear(width, 1),
        )

    def forward(self, states: Tensor, features: Tensor) -> Tensor:
        """States (tokens, 384) and features (tokens, 4) → logits (tokens,)."""
        both = torch.cat([states, self.features(features)], dim=-1)
        out: Tensor = self.layers(both).squeeze(-1)
        return out


class Layer(nn.Module):
    """A transformer layer, normalised first."""

    def __init__(self, width: int, heads: int, inner: int) -> None:
        super().__init__()
        self.heads = heads
        self.before = nn.LayerNorm(width)
        self.project = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.then = nn.LayerNorm(width)
        self.inner = nn.Sequential(nn.Linear(width, inner), nn.GELU(), nn.Linear(inner, width))
        self.dropout = nn.Dropout(0.1)

    def forward(self, x: Tensor, unseen: Tensor) -> Tensor:
        """(n, tokens, width) and an additive mask (n, 1, 1, tokens) → (n, tokens, width)."""
        n, length, width = x.shape
        parts = self.project(self.before(x)).view(n, length, 3, self.heads, width // self.heads)
        q, k, v = parts.permute(2, 0, 3, 1, 4).unbind(0)
        scores = q @ k.transpose(-1, -2) * (width // self.heads) ** -0.5 + unseen
        mixed = (scores.softmax(-1) @ v).transpose(1, 2).reshape(n, length, width)
        x = x + self.dropout(self.out(mixed))
        out: Tensor = x + self.dropout(self.inner(self.then(x)))
        return out


class Parts(nn.Module):
    """Which tokens around one cue are its source, its cue, its content; is it an attribution?"""

    def __init__(
        self, *, parse: bool, reach: int, width: int = 192, depth: int = 2, heads: int = 4
    ) -> None:
        super().__init__()
        self.parse = parse
        self.reach = reach
        self.features = TokenFeatures(used=parse)
        self.token = nn.Linear(HIDDEN + self.features.width, width)
        self.cue = nn.Linear(HIDDEN, width)
        self.branch = nn.Embedding(BRANCH_COUNT, width)
        self.position = nn.Parameter(torch.randn(2 * reach + 1, width) * 0.02)
        nn.init.normal_(self.branch.weight, std=0.02)
        self.layers = nn.ModuleList(Layer(width, heads, 2 * width) for _ in range(depth))
        self.norm = nn.LayerNorm(width)
        self.roles = nn.Linear(width, ROLES)
        self.judge = nn.Sequential(nn.Linear(width, width), nn.GELU(), nn.Linear(width, 1))
        self.dropout = nn.Dropout(0.1)

    def forward(
        self, states: Tensor, features: Tensor, branches: Tensor, present: Tensor
    ) -> tuple[Tensor, Tensor]:
        """Windows around n cues → role logits (n, tokens, 4) and logits that it is one (n,).

        ``states`` (n, 2·reach + 1, 384), ``features`` (…, 4), ``branches`` and ``present`` (…).
        """
        x = self.token(self.dropout(torch.cat([states, self.features(features)], dim=-1)))
        x = x + self.cue(states[:, self.reach : self.reach + 1]) + self.position
        if self.parse:
            x = x + self.branch(branches)
        unseen = (1.0 - present.to(x.dtype))[:, None, None, :] * -10000.0
        for layer in self.layers:
            x = layer(x, unseen)
        x = self.norm(x)
        return self.roles(x), self.judge(x[:, self.reach]).squeeze(-1)


def encoder(folder: Path) -> BertModel:
    """Return MiniLM-L6 with its published weights."""
    config = BertConfig.from_pretrained(folder)
    return BertModel.from_pretrained(folder, config=config, add_pooling_layer=False)


def token_states(states: Tensor, owners: Tensor, count: int) -> Tensor:
    """Return the mean state of each token's pieces: (pieces, 384) → (count, 384)."""
    sums = states.new_zeros(count, states.shape[-1]).index_add_(0, owners, states)
    sizes = torch.bincount(owners, minlength=count).clamp(min=1).to(states.dtype)
    return sums / sizes[:, None]
