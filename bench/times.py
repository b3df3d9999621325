"""Time expressions on TimeBank, AQUAINT and WikiWars: onrecord beside HeidelTime."""

from __future__ import annotations

import datetime as dt
import gzip
import json
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import click

from bench import data, heideltime, report
from bench.time_scores import Tally, Timex

CORPORA = {
    "TimeBank": (
        "times/timebank.jsonl.gz",
        "TempEval-3 (TBAQ-cleaned), https://www.cs.york.ac.uk/semeval-2013/task1/",
    ),
    "AQUAINT": (
        "times/aquaint.jsonl.gz",
        "TempEval-3 (TBAQ-cleaned), https://www.cs.york.ac.uk/semeval-2013/task1/",
    ),
    "WikiWars": ("times/wikiwars.jsonl.gz", "WikiWars (Mazur and Dale 2010), CC BY-SA 3.0"),
}


class Reading(NamedTuple):
    """What a system found in each document, and the seconds of it without and with the parse."""

    found: list[list[Timex]]
    seconds: float
    parsed: float | None = None


@click.command()
@click.option("--sample", type=int, help="Only the first N documents of TimeBank, for the gate.")
@click.option("--json", "json_file", type=click.Path(), help="Write the figures to this file.")
@click.option("--peers/--no-peers", default=True, help="Run HeidelTime too.")
@click.option(
    "--part",
    type=click.Choice(["all", "development", "confirmation"]),
    default="all",
    help="The first two thirds of the documents by id, the last third, or all.",
)
def main(sample: int | None, json_file: str | None, peers: bool, part: str) -> None:
    """Score the time expressions of onrecord and, where it can run, HeidelTime."""
    paths = {name: data.require(file, source) for name, (file, source) in CORPORA.items()}
    reason = heideltime.why_not() if peers else None
    if reason is not None:
        click.echo(f"HeidelTime is left out: {reason}", err=True)
    collected: dict[str, dict[str, float]] = {}
    for name, path in paths.items():
        if sample is not None and name != "TimeBank":
            continue
        documents = _part(_documents(path), part)[:sample]
        figures = _figures(documents, name == "WikiWars", peers and reason is None)
        report.show(f"{name}, {part}: {len(documents)} documents", figures)
        _collect(collected, name, figures)
    report.write(json_file, collected, data=paths["TimeBank"])


def _collect(
    collected: dict[str, dict[str, float]], name: str, figures: dict[str, dict[str, float]]
) -> None:
    """Put the figures of a corpus with the others; those of TimeBank keep their bare names."""
    for system, measures in figures.items():
        prefix = "" if name == "TimeBank" else f"{name} "
        for measure, value in measures.items():
            collected.setdefault(system, {})[f"{prefix}{measure}"] = value


def _documents(path: Path) -> list[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return sorted(map(json.loads, lines), key=lambda document: str(document["id"]))


def _part(documents: list[dict[str, Any]], part: str) -> list[dict[str, Any]]:
    cut = len(documents) * 2 // 3
    if part == "all":
        return documents
    return documents[:cut] if part == "development" else documents[cut:]


def _figures(
    documents: Sequence[dict[str, Any]], narrative: bool, peers: bool
) -> dict[str, dict[str, float]]:
    readings = {"onrecord": _ours(documents)}
    if peers:
        readings["HeidelTime"] = Reading(*heideltime.run(documents, narrative=narrative))
    return {name: _score(documents, reading) for name, reading in readings.items()}


def _score(documents: Sequence[dict[str, Any]], reading: Reading) -> dict[str, float]:
    tally = Tally()
    for document, found in zip(documents, reading.found, strict=True):
        gold = [Timex(t["start"], t["end"], t["type"], t["value"]) for t in document["timexes"]]
        tally.add(gold, found)
    words = sum(len(document["text"].split()) for document in documents)
    figures = tally.figures()
    if reading.parsed is None:
        return {**figures, "words/s": round(words / reading.seconds)}
    return {
        **figures,
        "words/s": round(words / (reading.seconds + reading.parsed)),
        "words/s without the parse": round(words / reading.seconds),
    }


def _ours(documents: Sequence[dict[str, Any]]) -> Reading:
    from onrecord.annotators import language, times

    language.load()
    found = []
    parsing = reading = 0.0
    for document in documents:
        context = times.Context(published=dt.date.fromisoformat(document["published"]))
        start = time.perf_counter()
        parses = list(language.parse(document["text"]))
        parsing += time.perf_counter() - start
        start = time.perf_counter()
        times_ = [
            time_
            for parse in parses
            for time_ in times.find(parse, published=context.published, context=context)
        ]
        reading += time.perf_counter() - start
        found.append([Timex(t.start, t.end, t.type, t.value) for t in times_])
    return Reading(found, reading, parsing)


if __name__ == "__main__":
    main()
