"""Train the cue weights: which candidates are attributions, on PolNeAR's training part.

Every candidate that the grammar proposes is labelled by whether an annotator marked an attribution
whose content it meets with an intersection over union of a half and whose source it overlaps (or
both have none). A logistic regression over the readable features of
``onrecord.annotators.statements.scoring`` is fitted and written as a table of weights.
"""

from __future__ import annotations

import csv
import gzip
import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click
import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from bench import data
from bench.attribution_scores import Attribution, attribution, tokens
from onrecord.annotators.language import parse
from onrecord.annotators.quotations import find_quotations
from onrecord.annotators.statements.candidates import Candidate
from onrecord.annotators.statements.generate import candidates
from onrecord.annotators.statements.scoring import features
from onrecord.annotators.statements.spans import QuotationIndex

SOURCE = "PolNeAR 1.0, https://github.com/networkdynamics/PolNeAR"
WEIGHTS = Path("src/onrecord/models/cues/weights.csv")


@click.command()
@click.option("--strength", default=0.3, help="Inverse strength of the L2 penalty.")
@click.option("--rare", default=3, help="Features seen less often are left out.")
@click.option("--small", default=0.03, help="Weights nearer to zero are left out.")
def main(strength: float, rare: int, small: float) -> None:
    """Fit the weights and write them."""
    path = data.require("attributions/train.jsonl.gz", SOURCE)
    rows, labels = _examples(path)
    counts = Counter(name for row in rows for name in row)
    columns = {name: i for i, name in enumerate(sorted(n for n, c in counts.items() if c >= rare))}
    model = LogisticRegression(C=strength, solver="liblinear", fit_intercept=False, random_state=0)
    model.fit(_matrix(rows, columns), np.array(labels))
    kept = {n: w for n, i in columns.items() if abs(w := model.coef_[0][i]) >= small}
    _write(kept)
    click.echo(f"{len(rows)} candidates, {sum(labels)} attributions, {len(kept)} weights")


def _examples(path: Path) -> tuple[list[frozenset[str]], list[bool]]:
    rows, labels = [], []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for document in map(json.loads, lines):
            for row, label in _of_document(document):
                rows.append(row)
                labels.append(label)
    return rows, labels


def _of_document(document: dict[str, Any]) -> Iterator[tuple[frozenset[str], bool]]:
    text = document["text"]
    index = QuotationIndex(find_quotations(text), text)
    gold = [
        attribution(text, a["source"], a["cue"], a["content"]) for a in document["attributions"]
    ]
    by_token: dict[int, set[int]] = defaultdict(set)
    for k, one in enumerate(gold):
        for token in one.content:
            by_token[token].add(k)
    for passage in parse(text):
        for candidate in candidates(passage, index):
            label = _is_gold(text, candidate, gold, by_token)
            yield frozenset(features(passage, candidate, index)), label


def _is_gold(
    text: str, candidate: Candidate, gold: Sequence[Attribution], by_token: dict[int, set[int]]
) -> bool:
    content = tokens(text, candidate.content)
    source = tokens(text, [] if candidate.source is None else [candidate.source])
    near = {k for token in content for k in by_token.get(token, ())}
    return any(
        2 * len(gold[k].content & content) >= len(gold[k].content | content)
        and (bool(gold[k].source & source) or not (gold[k].source or source))
        for k in near
    )


def _matrix(rows: Sequence[frozenset[str]], columns: dict[str, int]) -> csr_matrix:
    starts, indices = [0], []
    for row in rows:
        indices.extend(sorted(columns[name] for name in row if name in columns))
        starts.append(len(indices))
    shape = (len(rows), len(columns))
    return csr_matrix((np.ones(len(indices)), indices, starts), shape=shape)


def _write(weights: dict[str, float]) -> None:
    WEIGHTS.parent.mkdir(parents=True, exist_ok=True)
    with WEIGHTS.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerows((name, f"{weight:.3f}") for name, weight in sorted(weights.items()))


if __name__ == "__main__":
    main()
