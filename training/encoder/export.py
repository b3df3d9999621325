"""Torch weights → the ONNX graphs of the package, in 32 or 16 bits or with 8-bit weights."""

from __future__ import annotations

from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.transformers.float16 import convert_float_to_float16
from onnxruntime.transformers.onnx_model import OnnxModel
from torch import Tensor, nn

from onrecord.annotators.statements.encoder.features import COLUMNS
from training.encoder.fit import Model
from training.encoder.networks import HIDDEN


class States(nn.Module):
    """An encoder alone: word pieces → states."""

    def __init__(self, encoder: nn.Module) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(self, ids: Tensor) -> Tensor:
        """(1, pieces) → (1, pieces, 384)."""
        out: Tensor = self.encoder(input_ids=ids).last_hidden_state
        return out


def export(model: Model, folder: Path, *, bits: int) -> None:
    """Write ``encoder.onnx``, ``cues.onnx`` and ``parts.onnx`` to ``folder``.

    ``bits`` is 8, 16 or 32; what goes in and out of a graph has 32 in any case.
    """
    folder.mkdir(parents=True, exist_ok=True)
    model.eval()
    width = 2 * model.parts.reach + 1
    states, features = torch.zeros(3, HIDDEN), torch.zeros(3, len(COLUMNS), dtype=torch.long)
    around = (
        torch.zeros(2, width, HIDDEN),
        torch.zeros(2, width, len(COLUMNS), dtype=torch.long),
        torch.zeros(2, width, dtype=torch.long),
        torch.ones(2, width),
    )
    tokens, cues, pieces = {0: "tokens"}, {0: "cues"}, {1: "pieces"}
    write(folder / "encoder.onnx", States(model.encoder), (torch.tensor([[101, 2000, 102]]),),
           {"ids": pieces}, ["states"], bits=bits)  # fmt: skip
    write(folder / "cues.onnx", model.cues, (states, features),
           {"states": tokens, "features": tokens}, ["logits"], bits=bits)  # fmt: skip
    write(folder / "parts.onnx", model.parts, around,
           dict.fromkeys(["states", "features", "branches", "present"], cues),
           ["roles", "real"], bits=bits)  # fmt: skip


def write(
    path: Path,
    module: nn.Module,
    arguments: tuple[Tensor, ...],
    inputs: dict[str, dict[int, str]],
    outputs: list[str],
    *,
    bits: int,
) -> None:
    """Write one graph to ``path``; ``inputs`` names its inputs and what is dynamic of each."""
    with torch.no_grad():
        torch.onnx.export(
            module, arguments, str(path), input_names=list(inputs), output_names=outputs,
            dynamic_axes=inputs, opset_version=17, dynamo=False,
        )  # fmt: skip
    if bits == 8:
        quantize_dynamic(path, path, weight_type=QuantType.QInt8, per_channel=True)
    if bits == 16:
        half = OnnxModel(convert_float_to_float16(onnx.load(path), keep_io_types=True))
        half.topological_sort()
        onnx.save(half.model, path)
    onnx.checker.check_model(str(path))
