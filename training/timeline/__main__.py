"""Fits the weights of days and sentences and writes src/onrecord/models/timeline/weights.toml."""

from __future__ import annotations

from pathlib import Path

import click

from bench.timelines import STORIES, read_example
from onrecord.resolvers.timeline.weights import Weights
from training.timeline.fit import fit

OUT = Path(__file__).parents[2] / "src/onrecord/models/timeline/weights.toml"


@click.command()
@click.option("--out", type=click.Path(path_type=Path), default=OUT, help="Where to write.")
@click.option("--kept", type=click.Path(path_type=Path), help="A folder for the annotations.")
def main(out: Path, kept: Path | None) -> None:
    """Fit the weights on all six stories."""
    found = fit([read_example(story, kept=kept) for story in STORIES])
    out.write_text(as_toml(found), encoding="utf-8")
    click.echo(f"{len(found.dates)} features of days, {len(found.sentences)} of sentences")


def as_toml(weights: Weights) -> str:
    """Return weights as the file has them, to four decimals."""
    lines = ["# Written by training/timeline; README.md tells what it is.", ""]
    lines += [f"bias = {weights.bias:.4f}"]
    for name, of in (("dates", weights.dates), ("sentences", weights.sentences)):
        lines += ["", f"[{name}]", *(f'"{key}" = {value:.4f}' for key, value in of.items())]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
