"""The architecture that is packaged beside its rival: trained alike, and scored alike on PolNeAR.

Both are run in torch on one thread, both outputs become candidates in the same way, and both get
their probability and their threshold from the same development part that they are scored on.
"""

from __future__ import annotations

import gzip
import json
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import click
import numpy as np
import torch
from sklearn.linear_model import LogisticRegression
from torch import Tensor, nn

from bench import data, report
from bench.attribution_scores import Attribution, Tally, attribution
from onrecord.annotators.quotations import find_quotations
from onrecord.annotators.statements.candidates import Candidate
from onrecord.annotators.statements.encoder import decode, network
from onrecord.annotators.statements.extraction import _candidate
from onrecord.annotators.statements.select import select
from onrecord.annotators.statements.spans import QuotationIndex
from training.encoder import linking
from training.encoder.__main__ import SOURCE, published_weights
from training.encoder.calibrate import compared
from training.encoder.data import Passage, load
from training.encoder.fit import Model, step_loss, train
from training.encoder.linking import Found, Linking
from training.encoder.windows import Options

VARIANTS = ("cue", "cue-bare", "biaffine", "biaffine-bare")
_MEASURE = "IoU ≥ .5 + source overlap"
Document = dict[str, Any]


class Run(NamedTuple):
    """What a model found in the passages, and how many seconds that took."""

    found: list[list[Found]]
    seconds: float


@click.command()
@click.option("--variant", type=click.Choice(VARIANTS), required=True)
@click.option("--epochs", default=Options().epochs, help="Passes over the training part.")
@click.option("--seed", default=0)
@click.option("--device", default="cuda" if torch.cuda.is_available() else "cpu")
@click.option("--work", type=click.Path(path_type=Path), default=Path("build/attributions"),
              help="Folder of caches and checkpoints.")  # fmt: skip
@click.option("--sample", type=int, help="Only the first N passages of either part.")
def main(variant: str, epochs: int, seed: int, device: str, work: Path, sample: int | None) -> None:
    """Train one variant, going on where it was stopped, and print its figures."""
    work.mkdir(parents=True, exist_ok=True)
    paths = {
        part: data.require(f"attributions/{part}.jsonl.gz", SOURCE) for part in ("train", "dev")
    }
    parts = {part: load(path, cache=work / f"{part}.pickle") for part, path in paths.items()}
    options = Options(epochs=epochs, seed=seed, parse=not variant.endswith("-bare"))
    name = f"{variant}-{epochs}-{seed}"
    model = _trained(variant, parts["train"][:sample], options, work / f"{name}.pt", device)
    figures = evaluate(model.cpu().eval(), parts["dev"][:sample], _documents(paths["dev"]))
    report.show("PolNeAR dev", {name: figures})
    report.write(str(work / f"{name}.json"), {name: figures}, data=paths["dev"])


def _trained(
    variant: str, passages: Sequence[Passage], options: Options, checkpoint: Path, device: str
) -> Model | Linking:
    weights = published_weights()
    epochs: Iterator[tuple[int, Model | Linking]]
    torch.manual_seed(options.seed)
    if variant.startswith("cue"):
        ours = Model(weights, options)
        epochs = train(passages, ours, step_loss, options, checkpoint, device=device)
    else:
        rival = Linking(weights, options)
        epochs = train(passages, rival, linking.loss, options, checkpoint, device=device)
    model: Model | Linking | None = None
    for epoch, trained in epochs:
        click.echo(f"epoch {epoch + 1} of {options.epochs}")
        model = trained
    if model is None:
        raise click.UsageError("there is no epoch to train")
    return model


def _documents(path: Path) -> list[Document]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def evaluate(
    model: Model | Linking, passages: Sequence[Passage], documents: Sequence[Document]
) -> dict[str, float]:
    """Return the figures at the threshold that is best for the measure the benchmark goes by."""
    serve(model)
    run = _run(model, passages)
    scored = list(zip(passages, _probabilities(passages, run.found), strict=True))
    thresholds = np.arange(0.05, 0.96, 0.01).tolist()
    best = max((_figures(scored, documents, least) for least in thresholds), key=_goodness)
    words = sum(len(passage.parse.text[passage.parse.start : passage.parse.end].split())
                for passage in passages)  # fmt: skip
    return best | {"words/s": round(words / run.seconds)}


def _goodness(figures: dict[str, float]) -> float:
    return figures[_MEASURE]


def _run(model: Model | Linking, passages: Sequence[Passage]) -> Run:
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    find = _finder(model)
    find(passages[0])
    began = time.perf_counter()
    found = [find(passage) for passage in passages]
    seconds = time.perf_counter() - began
    torch.set_num_threads(threads)
    return Run(found, seconds)


def _finder(model: Model | Linking) -> Callable[[Passage], list[Found]]:
    if isinstance(model, Linking):
        return lambda passage: list(linking.attributions(model, passage))
    return lambda passage: [
        Found(one, (*one.logits, float(bool(one.source))))
        for one in decode.attributions(passage.parse, passage.features)
    ]


def _probabilities(
    passages: Sequence[Passage], found: Sequence[Sequence[Found]]
) -> Iterator[list[tuple[decode.Attribution, float]]]:
    """Yield the attributions of each passage with their probabilities, a log-linear model's."""
    right = [
        gold is not None
        for passage, ones in zip(passages, found, strict=True)
        for _, gold in compared(passage, [one.attribution for one in ones])
    ]
    if len(set(right)) < 2:
        raise click.ClickException("of what was found all is right or all is wrong: train longer")
    model = LogisticRegression(C=1.0, max_iter=1000)
    model.fit(np.array([one.evidence for ones in found for one in ones]), right)
    for ones in found:
        if ones:
            likely = model.predict_proba(np.array([one.evidence for one in ones]))[:, 1]
            yield [(one.attribution, p) for one, p in zip(ones, likely.tolist(), strict=True)]
        else:
            yield []


Scored = Sequence[tuple[Passage, Sequence[tuple[decode.Attribution, float]]]]


def _figures(scored: Scored, documents: Sequence[Document], least: float) -> dict[str, float]:
    """Return the figures of what is at least that probable, over the documents of ``scored``."""
    predicted: dict[int, list[Attribution]] = {}
    for passage, ones in scored:
        taken = [(one, score) for one, score in ones if score >= least]
        text = documents[passage.document]["text"]
        index = QuotationIndex(find_quotations(text), text)
        into = predicted.setdefault(passage.document, [])
        into += [_read(text, one) for one in _selected(passage, taken, index)]
    tally = Tally()
    for number, ours in predicted.items():
        document = documents[number]
        golds = [attribution(document["text"], **one) for one in document["attributions"]]
        tally.add(golds, ours)
    return {**tally.figures(), "threshold": round(least, 2)}


def _selected(
    passage: Passage, taken: Sequence[tuple[decode.Attribution, float]], index: QuotationIndex
) -> list[Candidate]:
    candidates = (_candidate(passage.parse, one, index, score) for one, score in taken)
    return select(passage.parse, [one for one in candidates if one is not None], index)


def _read(text: str, one: Candidate) -> Attribution:
    source = [] if one.source is None else [one.source]
    return attribution(text, source, [one.cue], one.content)


class _Graph:
    """A network in torch, called as the package calls an ONNX graph."""

    def __init__(self, call: Callable[..., Tensor | tuple[Tensor, ...]]) -> None:
        self._call = call

    def run(self, _: None, feeds: dict[str, Any]) -> list[Any]:
        with torch.inference_mode():
            out = self._call(**{name: torch.from_numpy(value) for name, value in feeds.items()})
        return [one.numpy() for one in (out if isinstance(out, tuple) else (out,))]


def serve(model: Model | Linking) -> None:
    """Make the package read ``model`` instead of its graphs; a rival gives the encoder alone."""
    heads: list[nn.Module] = [model.cues, model.parts] if isinstance(model, Model) else []
    calls = [lambda ids: model.encoder(input_ids=ids).last_hidden_state, *heads]
    graphs = [*map(_Graph, calls), *[None] * (2 - len(heads))]
    network.load.cache_clear()
    network.load = lambda: network.Graphs(*graphs)  # type: ignore[assignment]


if __name__ == "__main__":
    main()
