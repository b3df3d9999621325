"""Torch weights → the ONNX graphs of the package, with 8-bit weights."""

from __future__ import annotations

from pathlib import Path

import torch

from onrecord.annotators.events.coder.features import PROPOSED, TOLD
from onrecord.annotators.statements.encoder.features import COLUMNS
from training.coder.networks import Model
from training.encoder.export import States, write
from training.encoder.networks import HIDDEN


def export(model: Model, folder: Path, *, bits: int = 8) -> None:
    """Write the graphs of ``annotators.events.coder.network`` to ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    model.eval()
    states, features = torch.zeros(3, HIDDEN), torch.zeros(3, len(COLUMNS), dtype=torch.long)
    ones = torch.zeros(3, dtype=torch.long)
    write(folder / "encoder.onnx", States(model.encoder), (torch.tensor([[101, 2000, 102]]),),
          {"ids": {1: "pieces"}}, ["states"], bits=bits)  # fmt: skip
    tokens, events, pairs = {0: "tokens"}, {0: "events"}, {0: "pairs"}
    write(folder / "kinds.onnx", model.kinds, (states, features, torch.zeros(3, PROPOSED)),
          dict.fromkeys(["states", "features", "proposed"], tokens), ["logits"],
          bits=bits)  # fmt: skip
    write(folder / "readings.onnx", model.readings,
          (states, features, ones, torch.zeros(3, TOLD)),
          dict.fromkeys(["states", "features", "types", "told"], events), ["logits"],
          bits=bits)  # fmt: skip
    write(folder / "roles.onnx", model.roles, (states, states, features, ones, ones, ones),
          dict.fromkeys(["triggers", "states", "features", "branches", "types", "ruled"], pairs),
          ["logits"], bits=bits)  # fmt: skip
