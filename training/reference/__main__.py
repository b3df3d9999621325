"""Fits the weights of pronouns and writes src/onrecord/models/pronouns/weights.toml."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import click
import numpy as np

from bench import data
from bench.ecbplus import Place, head_of
from onrecord.annotators import language
from onrecord.annotators.names.features import FEATURES, USES, Use
from onrecord.model import Report
from onrecord.readers.report import make_report
from training.reference.fit import Floats, fit, padded, probabilities
from training.reference.instances import Instance, by_gender, by_people

OUT = Path(__file__).parents[2] / "src/onrecord/models/pronouns/weights.toml"
POLNEAR, ECB = "PolNeAR 1.0", "ECB+"
# ECB+ has no dates; offices hardly matter to its pronouns.
_DATE = "2010-01-01"
# What instances are too few to tell is drawn to a guess, as if by so many instances.
GUESSES = {"named in quotation": -3.0, "relative": 3.0, "asks": -0.5}
PENALTY = 1.0
# The least share of the best candidate: by what a wrong answer costs beside none. On dev, a tenth
# less adds about as many wrong answers as right ones.
SHARE: dict[Use, float] = {
    "speaker": 0.5,
    "subject": 0.6,
    "object": 0.6,
    "possessor": 0.6,
    "plural": 0.6,
    "description": 0.85,
}
# The logarithm of how likely somebody of unknown gender is of the pronoun's. None is fitted, since
# those are left out: of PolNeAR train's pronouns 73 in a hundred are "he". More where an earlier
# pronoun meant them.
GENDER = {"unknown_man": -0.3, "unknown_woman": -1.3, "leaning": 0.3, "leaning_away": -0.5}


@click.command()
@click.option("--out", type=click.Path(path_type=Path), default=OUT, help="Where to write.")
def main(out: Path) -> None:
    """Fit the weights on PolNeAR train and ECB+ train; show what they get right on dev."""
    train = [*_polnear("train"), *_ecb("train")]
    held = {POLNEAR: list(_polnear("dev")), ECB: list(_ecb("dev"))}
    fitted = {use: fit(_of(train, use), _guess(), penalty=PENALTY) for use in USES}
    for use in USES:
        click.echo(f"{use}: {len(_of(train, use))} pronouns")
        for name, instances in held.items():
            if of := _of(instances, use):
                click.echo(f"  {name} dev, {len(of)}: {_right(of, fitted[use], SHARE[use])}")
    out.write_text("\n".join(_lines(fitted)) + "\n", encoding="utf-8")


def _of(instances: Sequence[Instance], use: Use) -> list[Instance]:
    return [each for each in instances if each.use == use]


def _guess() -> Floats:
    return np.array([*(GUESSES.get(name, 0.0) for name in FEATURES), 0.0])


def _right(instances: Sequence[Instance], weights: Floats, least: float) -> str:
    """Return how many are right, wrong and abstained from, nobody being an answer too."""
    values, there, right = padded(instances)
    share = probabilities(weights, values, there)[:, :-1]
    said = share.max(axis=1) >= least
    hits = (share.argmax(axis=1) == right) & said
    return f"right {hits.mean():.1%}, wrong {(said & ~hits).mean():.1%}, none {(~said).mean():.1%}"


def _lines(fitted: Mapping[Use, Floats]) -> Iterator[str]:
    yield "# Written by training/pronouns; README.md tells what it is."
    yield "\n[weights]"
    for n, name in enumerate((*FEATURES, "nobody")):
        cells = ", ".join(f"{use} = {fitted[use][n] + 0.0:.2f}" for use in USES)
        yield f'"{name}" = {{ {cells} }}'
    yield "\n[decision]"
    yield f"share = {{ {', '.join(f'{use} = {least}' for use, least in SHARE.items())} }}"
    yield from (f"{name} = {value}" for name, value in GENDER.items())


# --- the data -----------------------------------------------------------------------------------


def _polnear(part: str) -> Iterator[Instance]:
    path = data.require(f"attributions/{part}.jsonl.gz", POLNEAR)
    for entry in _entries(path):
        yield from by_gender(_report(entry), language.parse(entry["text"]))


def _ecb(part: str) -> Iterator[Instance]:
    path = data.require(f"coreference/ecbplus-{part}.jsonl.gz", ECB)
    for entry in _entries(path):
        yield from by_people(_report(entry), language.parse(entry["text"]), _gold(entry))


def _entries(path: Path) -> list[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def _report(entry: Mapping[str, Any]) -> Report:
    text = entry["text"]
    return make_report(
        where=entry["id"], name=entry["id"], published=entry.get("published", _DATE), text=text,
        max_characters=len(text) + 1,
    )  # fmt: skip


def _gold(entry: Mapping[str, Any]) -> dict[Place, str]:
    return {
        (entry["id"], head_of(entry["text"], (mention["start"], mention["end"]))): mention[
            "cluster"
        ]
        for mention in entry["mentions"]
        if mention["tag"].startswith("HUMAN") and mention.get("cluster")
    }


if __name__ == "__main__":
    main()
