"""Fits how likely two tellings are one happening; writes models/occurrences/weights.toml.

Logistic regression over the pairs of event mentions of ECB+'s training topics. The least mean score
of a cluster is chosen by cross-validation over topics: the best CoNLL F1 of the whole corpus.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click
import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import MaxAbsScaler

from bench import data, ecb_events
from bench.coreference import clusters, score
from onrecord.resolvers.occurrences.compare import NAMES, features
from onrecord.resolvers.occurrences.linkage import Linkage
from onrecord.resolvers.occurrences.scoring import SCALE, may_be_one
from onrecord.resolvers.occurrences.view import View

OUT = Path(__file__).parents[2] / "src/onrecord/models/occurrences/weights.toml"
_FOLDS = 4
_LEAST = (0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5)
# Days between two tellings, and what they take. ECB+ gives no dates; set by hand on reports of
# running stories, where one protest follows another.
GAPS = ((1, 0.0), (2, 1.0), (4, 2.0), (7, 3.0), (14, 4.0))
# What taking part does to a pair of events: set by hand for the same reason.
TOLD = {
    "party shared": 0.8,
    "actors differ": -2.0,
    "recipients differ": -1.5,
    "same day": 1.5,
    "same day, party shared": 1.5,
    "types differ": -1.5,
    "sentences alike": 0.25,
    "reports alike": 0.7,
    "sentences differ": -1.0,
    "nobody shared": -1.0,
    "nobody shared, sentences differ": -1.5,
    "common word": 1.5,
    "common word, nobody shared": -1.0,
}

Floats = NDArray[np.float64]
Pair = tuple[int, int]


@click.command()
@click.option("--out", type=click.Path(path_type=Path), default=OUT, help="Where to write.")
@click.option("--annotations", type=click.Path(path_type=Path), help="Kept ones (msgpack).")
def main(out: Path, annotations: Path | None) -> None:
    """Fit the weights on the training topics of ECB+."""
    path = data.require("coreference/ecbplus-train.jsonl.gz", ecb_events.SOURCE)
    gold = sorted(ecb_events.read(path, annotations).gold, key=lambda each: each.told.order)
    pairs, values, labels = _examples(gold)
    found = _held_out(gold, pairs, values, labels)
    figures = {least: _conll(gold, pairs, found, least) for least in _LEAST}
    least = max(figures, key=lambda each: figures[each])
    weights, always = _fit(values, labels)
    rows = [f'"{name}" = {weight:.3f}' for name, weight in zip(NAMES, weights, strict=True)]
    told = [f'"{name}" = {weight}' for name, weight in TOLD.items()]
    gaps = ", ".join(f"[{days}, {less}]" for days, less in GAPS)
    head = [
        "# Written by training/occurrences; README.md tells what it is.",
        f"always = {always:.3f}",
    ]
    lines = [
        *head,
        f"least = {least}",
        f"gaps = [{gaps}]",
        "",
        "[told]",
        *told,
        "",
        "[weights]",
        *rows,
    ]
    out.write_text("\n".join(lines) + "\n", encoding="utf-8")
    click.echo(f"{len(gold):,} mentions, {len(pairs):,} pairs, {int(labels.sum()):,} of one event")
    for each, conll in figures.items():
        click.echo(f"least {each}: CoNLL F1 {conll:.1f}")


def _examples(gold: Sequence[ecb_events.Gold]) -> tuple[list[Pair], Floats, Floats]:
    view = View([each.told for each in gold])
    pairs = [
        (other, one)
        for one in range(len(gold))
        for other in range(one)
        if may_be_one(view, other, one)
    ]
    values = np.array([features(view, a, b) for a, b in pairs])
    labels = np.array([float(gold[a].cluster == gold[b].cluster) for a, b in pairs])
    return pairs, values, labels


def _fit(values: Floats, labels: Floats) -> tuple[Floats, float]:
    scaler = MaxAbsScaler().fit(values)
    model = LogisticRegression(C=1.0, max_iter=5000).fit(scaler.transform(values), labels)
    return np.asarray(model.coef_[0] / scaler.scale_), float(model.intercept_[0])


def _held_out(
    gold: Sequence[ecb_events.Gold], pairs: Sequence[Pair], values: Floats, labels: Floats
) -> Floats:
    """Return the probability of each pair by weights fitted on none of its topics."""
    folds = np.array([[gold[n].topic % _FOLDS for n in pair] for pair in pairs])
    found = np.zeros(len(pairs))
    for fold in range(_FOLDS):
        here = (folds == fold).any(axis=1)
        weights, always = _fit(values[~here], labels[~here])
        found[here] = 1 / (1 + np.exp(-(values[here] @ weights + always)))
    return found


def _conll(
    gold: Sequence[ecb_events.Gold], pairs: Sequence[Pair], found: Floats, least: float
) -> float:
    scored = {pair: round(SCALE * value) for pair, value in zip(pairs, found, strict=True)}
    kept = {pair: value for pair, value in scored.items() if value >= 50}
    linkage = Linkage([True] * len(gold), kept, lambda one, other: one and other)
    made = [set(each) for each in linkage.clusters(round(SCALE * least))]
    key = clusters({n: each.cluster for n, each in enumerate(gold)})
    return score(key, [set[object](each) for each in made]).conll


if __name__ == "__main__":
    main()
