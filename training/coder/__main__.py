"""Train the coder of events, and write what the package runs.

Several networks learn from the labels by hand; what they together make of unlabelled reports
teaches, beside the labels, the one that is packaged. Checkpoints lie beside the caches; the same
command goes on where it was stopped.
"""

from __future__ import annotations

import pickle
from collections.abc import Sequence
from pathlib import Path

import click
import torch

from training.coder import silver
from training.coder.data import Sample, load
from training.coder.export import export
from training.coder.fit import Options, train
from training.coder.measure import measure
from training.coder.networks import Model
from training.encoder.__main__ import published_weights

PACKAGED = Path("src/onrecord/models/events")


@click.command()
@click.option("--epochs", type=(int, int), default=(6, 7), help="Of the teachers, and of the last.")
@click.option("--teachers", default=2)
@click.option("--reports", default=700, help="Unlabelled ones that the teachers read.")
@click.option("--seed", default=0)
@click.option("--work", type=click.Path(path_type=Path), default=Path("build/events"),
              help="Folder of caches and checkpoints.")  # fmt: skip
@click.option("--out", type=click.Path(path_type=Path), default=PACKAGED)
def main(
    epochs: tuple[int, int], teachers: int, reports: int, seed: int, work: Path, out: Path
) -> None:
    """Train teachers and the packaged network, and export it."""
    work.mkdir(parents=True, exist_ok=True)
    labelled, dev = (load(part, stored=work / f"{part}.pickle") for part in ("train", "dev"))
    unread = silver.load(reports, seed=seed, stored=work / "unread.pickle") if reports else []
    taught = [
        _trained(labelled, (), dev, Options(epochs=epochs[0], seed=seed + n), work / f"{n}.pt")
        for n in range(1, teachers + 1)
    ]
    soft = _silver(unread, taught, work / "silver.pickle") if taught else []
    last = _trained(labelled, soft, dev, Options(epochs=epochs[1], seed=seed), work / "last.pt")
    export(last, out)


def _trained(
    labelled: Sequence[Sample],
    soft: Sequence[Sample],
    dev: Sequence[Sample],
    options: Options,
    checkpoint: Path,
) -> Model:
    torch.manual_seed(options.seed)
    model = Model(published_weights())
    for epoch in train(labelled, model, options, checkpoint, silver=soft):
        figures = measure(model, dev, threshold=0.5)
        told = ", ".join(f"{name} {value:.1f}" for name, value in figures.items())
        click.echo(f"{checkpoint.stem}, epoch {epoch} of {options.epochs}: {told}")
    return model


def _silver(unread: Sequence[silver.Read], taught: Sequence[Model], stored: Path) -> list[Sample]:
    if not stored.exists():
        with stored.open("wb") as file:
            pickle.dump(list(silver.label(unread, taught)), file)
    with stored.open("rb") as file:
        known: list[Sample] = pickle.load(file)
    return known


if __name__ == "__main__":
    main()
