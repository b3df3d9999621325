"""The networks in torch: an encoder of four layers and three heads over its states."""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor, nn

from onrecord.annotators.events.coder.features import (
    CERTAINTIES,
    PROPOSED,
    ROLES,
    STATUSES,
    TOLD,
    TYPES,
)
from onrecord.annotators.statements.encoder.features import BRANCH_COUNT
from training.encoder.networks import HIDDEN, TokenFeatures, encoder

_WIDTH = 256
_PAIR = 192


class Model(nn.Module):
    """The lower layers of MiniLM-L6 and the heads."""

    def __init__(self, folder: Path, *, layers: int = 4) -> None:
        super().__init__()
        self.encoder = encoder(folder)
        self.encoder.encoder.layer = self.encoder.encoder.layer[:layers]
        self.kinds = Kinds()
        self.readings = Readings()
        self.roles = Roles()


class Kinds(nn.Module):
    """Which type of event does this token tell, if any?"""

    def __init__(self) -> None:
        super().__init__()
        self.features = TokenFeatures(used=True)
        self.layers = _layers(HIDDEN + self.features.width + PROPOSED, 1 + len(TYPES))

    def forward(self, states: Tensor, features: Tensor, proposed: Tensor) -> Tensor:
        """States (tokens, 384), features (tokens, 4), proposals → logits (tokens, 1 + types)."""
        out: Tensor = self.layers(torch.cat([states, self.features(features), proposed], dim=-1))
        return out


class Readings(nn.Module):
    """Which status has this event, and how certain is it?"""

    def __init__(self) -> None:
        super().__init__()
        self.features = TokenFeatures(used=True)
        self.types = nn.Embedding(len(TYPES), 16)
        width = HIDDEN + self.features.width + 16 + TOLD
        self.layers = _layers(width, len(STATUSES) + len(CERTAINTIES))

    def forward(self, states: Tensor, features: Tensor, types: Tensor, told: Tensor) -> Tensor:
        """States (events, 384) of the triggers … → logits (events, statuses + certainties)."""
        parts = [states, self.features(features), self.types(types), told]
        out: Tensor = self.layers(torch.cat(parts, dim=-1))
        return out


class Roles(nn.Module):
    """Is this token the head of who does it, of whom it meets, or of neither?"""

    def __init__(self) -> None:
        super().__init__()
        self.features = TokenFeatures(used=True)
        self.trigger = nn.Linear(HIDDEN, _PAIR)
        self.token = nn.Linear(HIDDEN + self.features.width, _PAIR)
        self.branch = nn.Embedding(BRANCH_COUNT, _PAIR)
        self.types = nn.Embedding(len(TYPES), _PAIR)
        self.ruled = nn.Embedding(ROLES, _PAIR)
        for table in (self.branch, self.types, self.ruled):
            nn.init.normal_(table.weight, std=0.1)
        self.layers = nn.Sequential(
            nn.GELU(), nn.Dropout(0.15), nn.Linear(_PAIR, _PAIR), nn.GELU(), nn.Linear(_PAIR, ROLES)
        )

    def forward(
        self,
        triggers: Tensor,
        states: Tensor,
        features: Tensor,
        branches: Tensor,
        types: Tensor,
        ruled: Tensor,
    ) -> Tensor:
        """Pairs of a trigger's state and a token's, (pairs, 384) each … → logits (pairs, 3)."""
        token = self.token(torch.cat([states, self.features(features)], dim=-1))
        known = self.branch(branches) + self.types(types) + self.ruled(ruled)
        out: Tensor = self.layers(self.trigger(triggers) + token + known)
        return out


def _layers(width: int, outputs: int) -> nn.Sequential:
    return nn.Sequential(
        nn.Dropout(0.15),
        nn.Linear(width, _WIDTH),
        nn.GELU(),
        nn.Dropout(0.15),
        nn.Linear(_WIDTH, outputs),
    )
