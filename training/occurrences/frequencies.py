"""Counts in how many reports a stem stands; writes models/occurrences/frequencies.csv."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import click

from bench import data
from onrecord.knowledge.happenings import stems

OUT = Path(__file__).parents[2] / "src/onrecord/models/occurrences/frequencies.csv"
SETS = {
    "attributions/train.jsonl.gz": "PolNeAR 1.0, https://github.com/networkdynamics/PolNeAR",
    "coreference/ecbplus-train.jsonl.gz": "ECB+, http://www.newsreader-project.eu",
    "times/timebank.jsonl.gz": "TempEval-3, https://www.cs.york.ac.uk/semeval-2013/task1/",
    "times/aquaint.jsonl.gz": "TempEval-3, https://www.cs.york.ac.uk/semeval-2013/task1/",
}
# A stem of fewer reports is as rare as one of none.
LEAST = 3


@click.command()
@click.option("--out", type=click.Path(path_type=Path), default=OUT, help="Where to write.")
def main(out: Path) -> None:
    """Count the stems of four sets of news reports."""
    counts: Counter[str] = Counter()
    reports = 0
    for text in _texts():
        reports += 1
        counts.update(set(stems(text)))
    rows = [f"{stem},{n}" for stem, n in sorted(counts.items()) if n >= LEAST]
    out.write_text("\n".join([f",{reports}", *rows]) + "\n", encoding="utf-8")
    click.echo(f"{reports:,} reports, {len(rows):,} stems")


def _texts() -> Iterator[str]:
    for name, source in SETS.items():
        with gzip.open(data.require(name, source), "rt", encoding="utf-8") as lines:
            for line in lines:
                yield json.loads(line)["text"]


if __name__ == "__main__":
    main()
