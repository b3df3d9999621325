"""Attribution on PolNeAR's development part: onrecord beside its peers and its annotators."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click

from bench import attribution_errors, calibration, data, nesting, report
from bench import attribution_systems as systems
from bench.attribution_scores import KINDS, Attribution, Tally, attribution, percent, right
from bench.attribution_systems import Document, Found, Reading

# Least confidences, and what they trade against each other.
_LEAST = (0.0, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
_TRADED = ("IoU ≥ .5 + source overlap", "precision", "recall")
SOURCE = "PolNeAR 1.0, https://github.com/networkdynamics/PolNeAR"


@click.command()
@click.option("--sample", type=int, help="Only the first N documents.")
@click.option("--json", "json_file", type=click.Path(), help="Write the figures to this file.")
@click.option("--peers/--no-peers", default=True, help="Run the peers too.")
@click.option("--errors", type=int, metavar="N", help="Print N errors of ours, not the figures.")
@click.option("--seed", default=0, show_default=True, help="Which errors are drawn.")
@click.option("--what", type=click.Choice(attribution_errors.WHATS), help="Errors of this sort.")
@click.option("--kept", is_flag=True, help="Errors of the last run, though code has changed.")
@click.option("--kind", type=click.Choice(KINDS), help="Errors of this kind of content.")
def main(
    sample: int | None,
    json_file: str | None,
    peers: bool,
    errors: int | None,
    seed: int,
    what: str | None,
    kept: bool,
    kind: str | None,
) -> None:
    """Score the extraction of attributions on PolNeAR dev.

    Errors are printed with {source}, <cue> and [content] marked; they are those of the last run
    where neither the code nor the data has changed since.
    """
    path = data.require("attributions/dev.jsonl.gz", SOURCE)
    documents = list(_documents(path))[:sample]
    if errors is not None:
        found = _errors(documents, systems.read_again(documents, data=path, changed=kept))
        shown = attribution_errors.lines(found, number=errors, seed=seed, what=what, kind=kind)
        click.echo("\n".join(shown))
        return
    figures = _compare(documents, path, peers=peers)
    if peers:
        _show_annotators([path, data.require("attributions/train.jsonl.gz", SOURCE)])
    report.write(json_file, figures, data=path)


def _documents(path: Path) -> Iterator[Document]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _errors(
    documents: Sequence[Document], found: Sequence[Found]
) -> list[attribution_errors.Error]:
    nested = nesting.annotated()
    out: list[attribution_errors.Error] = []
    for document, ours in zip(documents, found, strict=True):
        gold = document["attributions"]
        out += attribution_errors.of_document(document, gold, ours)
        inner = nested.get(nesting.hash_of(document["text"]))
        if inner is not None:
            out += attribution_errors.of_nested(document, gold + inner, ours)
    return out


def _compare(
    documents: Sequence[Document], path: Path, *, peers: bool
) -> dict[str, dict[str, float]]:
    """Show the figures of every system, and how far the confidence of ours can be trusted."""
    ours = systems.read(documents, systems.onrecord())
    systems.keep(documents, ours.found, data=path)
    readings = {"onrecord": ours}
    for name, system in (systems.peers() if peers else {}).items():
        readings[name] = systems.read(documents, system)
    figures = {name: _figures(documents, reading) for name, reading in readings.items()}
    figures["onrecord"] |= _calibration(documents, ours.found)
    report.show(f"PolNeAR dev, {len(documents)} documents", figures)
    outer = _outer(ours.found)
    bins = calibration.equal_mass(*_outcomes(documents, outer))
    report.show_bins("Confidence, ten bins of equal mass", bins)
    report.show("By the least confidence", _by_least(documents, outer))
    return figures


def _figures(documents: Sequence[Document], reading: Reading) -> dict[str, float]:
    """Return the figures of a system; PolNeAR marks nothing nested, so that is counted apart."""
    outer, nested = Tally(), nesting.Nested()
    annotated = nesting.annotated()
    for document, found in zip(documents, reading.found, strict=True):
        gold, predicted = _read(document, document["attributions"]), _read(document, found)
        outer.add(gold, [one for one in predicted if one.within is None])
        inner = annotated.get(nesting.hash_of(document["text"]))
        if inner is not None:
            nested.add(gold + _read(document, inner), predicted)
    words = sum(len(document["text"].split()) for document in documents)
    return {
        **outer.figures(),
        **nested.figures(),
        "words/s": round(words / reading.seconds),
    }


def _read(document: Document, spans: Sequence[dict[str, Any]]) -> list[Attribution]:
    return [attribution(document["text"], **one) for one in spans]


def _calibration(documents: Sequence[Document], found: Sequence[Found]) -> dict[str, float]:
    """Return the expected calibration errors, in percent, nothing nested among the statements."""
    pairs = _outcomes(documents, _outer(found))
    errors = {
        "equal mass": calibration.equal_mass(*pairs),
        "equal width": calibration.equal_width(*pairs),
    }
    return {
        f"calibration error, {name}": percent(calibration.error(bins), 1)
        for name, bins in errors.items()
    }


def _outer(found: Sequence[Found]) -> list[Found]:
    return [[one for one in ours if one["within"] is None] for ours in found]


def _by_least(documents: Sequence[Document], found: Sequence[Found]) -> dict[str, dict[str, float]]:
    """Return what is left where statements below a confidence are left out."""
    out = {}
    for least in _LEAST:
        tally = Tally()
        for document, ours in zip(documents, found, strict=True):
            sure = [one for one in ours if one["confidence"] >= least]
            tally.add(_read(document, document["attributions"]), _read(document, sure))
        figures = tally.figures()
        out[f"{least:.1f}"] = {name: figures[name] for name in _TRADED}
    return out


def _outcomes(
    documents: Sequence[Document], found: Sequence[Found]
) -> tuple[list[float], list[bool]]:
    """Return the confidence of every statement and whether it is right."""
    confidences, outcomes = [], []
    for document, ours in zip(documents, found, strict=True):
        met = right(_read(document, document["attributions"]), _read(document, ours))
        for place, one in enumerate(ours):
            confidences.append(one["confidence"])
            outcomes.append(place in met)
    return confidences, outcomes


def _show_annotators(paths: Sequence[Path]) -> None:
    """Show how far two annotators agree, the second one taken for a system."""
    tally = Tally()
    twice = [d for path in paths for d in _documents(path) if d.get("second_annotator")]
    for document in twice:
        first, second = document["attributions"], document["second_annotator"]
        tally.add(_read(document, first), _read(document, second))
    title = f"Two annotators, {len(twice)} documents of PolNeAR dev and train"
    report.show(title, {"second annotator": tally.figures()})


if __name__ == "__main__":
    main()
