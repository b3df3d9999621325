"""Fits how factual an event is told and writes src/onrecord/models/factuality/weights.toml."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import click

from bench.factuality import Instance, instances
from onrecord.annotators.events.status import way
from onrecord.annotators.events.status.factuality import CONVENTIONS, features
from training.status.fit import Example, fit, frequent, table

OUT = Path(__file__).parents[2] / "src/onrecord/models/factuality/weights.toml"
# Cross-validated on the training parts: 10 and 100 give a correlation up to .02 less.
PENALTY = 30.0
# Of 5, 10 and 20 all give the same correlations to about .01, the last by a third of the names.
LEAST_EXAMPLES = 20
LEAST_WEIGHT = 0.01


@click.command()
@click.option("--out", type=click.Path(path_type=Path), default=OUT, help="Where to write.")
def main(out: Path) -> None:
    """Fit the weights on the training parts of the three sets."""
    sets = [[_example(each) for each in instances(name, "train")] for name in CONVENTIONS]
    names = frequent(sets, LEAST_EXAMPLES)
    weights = table(names, fit(sets, names, penalty=PENALTY), least=LEAST_WEIGHT)
    out.write_text("\n".join(_lines(weights)) + "\n", encoding="utf-8")
    click.echo(f"{sum(map(len, sets)):,} events, {len(weights):,} of {len(names):,} features")


def _example(each: Instance) -> Example:
    return Example(tuple(features(each.parse, way(each.parse, each.at, ""))), each.label)


def _lines(weights: Mapping[str, Sequence[float]]) -> Iterator[str]:
    yield "# Written by training/factuality; README.md tells what it is."
    yield f"# Each row: what all share, then what {', '.join(CONVENTIONS)} add."
    yield "\n[weights]"
    for name, row in weights.items():
        quoted = name.replace("\\", "\\\\").replace('"', '\\"')
        yield f'"{quoted}" = [{", ".join(f"{value:g}" for value in row)}]'


if __name__ == "__main__":
    main()
