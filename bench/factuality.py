"""How factual an event is told: the packaged model, the rules alone and a constant, on dev parts.

The three sets are those of Rudinger and others (2018), *Neural models of factuality*, in one
format: tokenised sentences with events, each with a factuality from -3 to 3.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate
from pathlib import Path
from typing import Any, Literal, NamedTuple

import click
import numpy as np
from numpy.typing import NDArray

from bench import data, report
from onrecord.annotators import language
from onrecord.annotators.events.status import Reading, status
from onrecord.annotators.events.status.factuality import CONVENTIONS, Convention, factuality
from onrecord.annotators.language import Parse

Floats = NDArray[np.float64]
Part = Literal["train", "dev"]

FILES: dict[Convention, str] = {
    "UW": "UW/{}.jsonl",
    "MEANTIME": "MEANTIME/{}.jsonl",
    "UDS-IH2": "UDS_IH2/{}.jsonl.gz",
}
SOURCE = "the unified factuality data"
# From where on an event counts as happened, and as not: half-way from FactBank's "possible".
CLEAR = 1.5
# What the rules' statuses stand for, on FactBank's scale (certain 3, probable 2, possible 1); by
# their meaning, not fitted.
_SURE = {"certain": 3.0, "probable": 2.0, "possible": 1.0, "unknown": 0.5}
_STATUSES = {"planned": 1.0, "predicted": 1.0, "alleged": 1.5, "rejected": 2.0, "denied": 1.5}
_OTHERWISE = 0.5


class Instance(NamedTuple):
    """An event: the parse that its trigger stands in, the token, and its factuality."""

    parse: Parse
    at: int
    label: float


@click.command()
@click.option("--json", "json_file", type=click.Path(), help="Write the figures to this file.")
def main(json_file: str | None) -> None:
    """Score the factuality of events on the development parts."""
    all_figures: dict[str, dict[str, float]] = {}
    for convention in CONVENTIONS:
        found = list(instances(convention, "dev"))
        gold = np.array([each.label for each in found])
        figures = {
            name: measures(np.array([score(each) for each in found]), gold)
            for name, score in _systems(convention).items()
        }
        report.show(f"{convention} dev: {len(found):,} events", figures)
        all_figures |= {f"{convention} {name}": of for name, of in figures.items()}
    report.write(json_file, all_figures, data=_path("UW", "dev"))


def _systems(convention: Convention) -> dict[str, Callable[[Instance], float]]:
    middle = float(np.median(labels(convention, "train")))
    return {
        "onrecord": lambda each: factuality(each.parse, each.at, convention=convention),
        "rules alone": lambda each: value(status(each.parse, each.at, "")),
        "median of train": lambda each: middle,
    }


def value(read: Reading) -> float:
    """Return what a reading of the rules stands for on the scale from -3 to 3."""
    if read.status in {"happened", "ongoing", "not_happened"}:
        size = _SURE[read.certainty]
    else:
        size = _STATUSES.get(read.status, _OTHERWISE)
    return -size if read.polarity == "negative" else size


def measures(found: Floats, gold: Floats) -> dict[str, float]:
    """Return Pearson's r and the mean absolute error, both by 100, and F1 of the three classes."""
    kinds = {"happened": (CLEAR, np.inf), "uncertain": (-CLEAR, CLEAR), "not": (-np.inf, -CLEAR)}
    spread = float(found.std() * gold.std())
    covariance = float(((found - found.mean()) * (gold - gold.mean())).mean())
    out = {
        "Pearson r, by 100": 100 * covariance / spread if spread > 1e-9 else 0.0,
        "mean absolute error, by 100": 100 * float(np.abs(found - gold).mean()),
    }
    for name, (low, high) in kinds.items():
        out[f"F1 {name}"] = _f1(_within(found, low, high), _within(gold, low, high))
    return out


def _within(values: Floats, low: float, high: float) -> NDArray[np.bool_]:
    """Tell which values lie in the class; an end belongs to the class farther from 0."""
    if low == -CLEAR:
        return (values > low) & (values < high)
    return (values >= low) & (values <= high)


def _f1(found: NDArray[np.bool_], gold: NDArray[np.bool_]) -> float:
    total = int(found.sum() + gold.sum())
    return 200 * int((found & gold).sum()) / total if total else 0.0


# --- the data -------------------------------------------------------------------------------------


def _path(convention: Convention, part: Part) -> Path:
    return data.require(f"events/factuality/{FILES[convention].format(part)}", SOURCE)


def _entries(convention: Convention, part: Part) -> Iterator[dict[str, Any]]:
    path = _path(convention, part)
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines)


def labels(convention: Convention, part: Part) -> list[float]:
    """Return the factuality of each event of a part."""
    return [t["label"] for entry in _entries(convention, part) for t in entry["targets"]]


def instances(convention: Convention, part: Part) -> Iterator[Instance]:
    """Yield the events of a part, each sentence parsed as a text of its own."""
    for entry in _entries(convention, part):
        parses = list(language.parse(entry["text"]))
        for target in entry["targets"]:
            start, end = offsets(entry["text"], target["span1"])
            parse, at = last_token(parses, start, end)
            yield Instance(parse, at, target["label"])


def offsets(text: str, span: Sequence[int]) -> tuple[int, int]:
    """Return the code points of the tokens ``[first, last)`` of a text tokenised by blanks."""
    words = text.split(" ")
    starts = [0, *accumulate(len(word) + 1 for word in words)]
    first, last = span
    return starts[first], starts[last - 1] + len(words[last - 1])


def last_token(parses: Sequence[Parse], start: int, end: int) -> tuple[Parse, int]:
    """Return the parse and the index of the last token that shares a letter with the span.

    Raises :class:`ValueError` where there is none.
    """
    for parse in reversed(parses):
        for token in reversed(parse.tokens):
            if token.start < end and token.end > start:
                return parse, token.i
    raise ValueError(f"no token in [{start}, {end})")


if __name__ == "__main__":
    main()
