"""Time expressions on TimeBank, AQUAINT and WikiWars: onrecord beside its peers."""

from __future__ import annotations

import datetime as dt
import gzip
import json
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import click

from bench import data, heideltime, recognizers, report
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
    """What a system found in each document, and the seconds that it took.

    ``parsing`` is what ours spent besides on the parse, which the other parts of onrecord need too.
    """

    found: list[list[Timex]]
    seconds: float
    parsing: float | None = None


def _heideltime(documents: Sequence[dict[str, Any]], narrative: bool) -> Reading:
    return Reading(*heideltime.run(documents, narrative=narrative))


def _recognizers(documents: Sequence[dict[str, Any]], narrative: bool) -> Reading:
    return Reading(*recognizers.run(documents))


# Of each peer: why it cannot run here, and how it runs. The recognizers know no narratives.
PEERS = {
    "HeidelTime": (heideltime.why_not, _heideltime),
    "Microsoft": (recognizers.why_not, _recognizers),
}


@click.command()
@click.option("--sample", type=int, help="Only the first N documents of TimeBank, for the gate.")
@click.option("--json", "json_file", type=click.Path(), help="Write the figures to this file.")
@click.option("--peers/--no-peers", default=True, help="Run the peers too.")
@click.option(
    "--part",
    type=click.Choice(["all", "development", "confirmation"]),
    default="all",
    help="The first two thirds of the documents by id, the last third, or all and then both.",
)
def main(sample: int | None, json_file: str | None, peers: bool, part: str) -> None:
    """Score the time expressions of onrecord and of the peers that can run here."""
    paths = {name: data.require(file, source) for name, (file, source) in CORPORA.items()}
    beside = _runnable() if peers else []
    collected: dict[str, dict[str, float]] = {}
    for name, path in paths.items():
        if sample is not None and name != "TimeBank":
            continue
        documents = _part(_documents(path), part)[:sample]
        readings = _readings(documents, name == "WikiWars", beside)
        figures = {of: _score(documents, reading) for of, reading in readings.items()}
        report.show(f"{name}, {part}: {len(documents)} documents", figures)
        _collect(collected, name, figures)
        if part == "all" and sample is None:
            _show_parts(name, documents, readings)
    report.write(json_file, collected, data=paths["TimeBank"])


def _runnable() -> list[str]:
    """Return the peers that can run here; says on stderr which cannot, and why."""
    reasons = {name: why_not() for name, (why_not, _) in PEERS.items()}
    for name, reason in reasons.items():
        if reason is not None:
            click.echo(f"{name} is left out: {reason}", err=True)
    return [name for name, reason in reasons.items() if reason is None]


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


T = TypeVar("T")


def _part(documents: list[T], part: str) -> list[T]:
    cut = len(documents) * 2 // 3
    if part == "all":
        return documents
    return documents[:cut] if part == "development" else documents[cut:]


def _readings(
    documents: list[dict[str, Any]], narrative: bool, beside: Sequence[str]
) -> dict[str, Reading]:
    readings = {"onrecord": _ours(documents)}
    for name in beside:
        _, run = PEERS[name]
        readings[name] = run(documents, narrative)
    return readings


def _show_parts(name: str, documents: list[dict[str, Any]], readings: dict[str, Reading]) -> None:
    for part in ("development", "confirmation"):
        some = _part(documents, part)
        figures = {
            system: _accuracy(some, _part(reading.found, part))
            for system, reading in readings.items()
        }
        report.show(f"{name}, {part}: {len(some)} documents", figures)


def _score(documents: Sequence[dict[str, Any]], reading: Reading) -> dict[str, float]:
    words = sum(len(document["text"].split()) for document in documents)
    figures = _accuracy(documents, reading.found)
    if reading.parsing is None:
        return {**figures, "words/s": round(words / reading.seconds)}
    return {
        **figures,
        "words/s": round(words / (reading.seconds + reading.parsing)),
        "words/s without the parse": round(words / reading.seconds),
    }


def _accuracy(
    documents: Sequence[dict[str, Any]], found: Sequence[list[Timex]]
) -> dict[str, float]:
    tally = Tally()
    for document, times in zip(documents, found, strict=True):
        gold = [Timex(t["start"], t["end"], t["type"], t["value"]) for t in document["timexes"]]
        tally.add(gold, times)
    return tally.figures()


def _ours(documents: Sequence[dict[str, Any]]) -> Reading:
    """Read the documents. A time without a value, dated by an event alone, is no TIMEX3."""
    from onrecord.annotators import language, times

    for parse in language.parse("It starts today."):
        times.find(parse, published=dt.date(2031, 5, 14))
    found = []
    parsing = reading = 0.0
    for document in documents:
        context = times.Context(published=dt.date.fromisoformat(document["published"]))
        start = time.process_time()
        parses = list(language.parse(document["text"]))
        parsing += time.process_time() - start
        start = time.process_time()
        times_ = [
            time_
            for parse in parses
            for time_ in times.find(parse, published=context.published, context=context)
        ]
        reading += time.process_time() - start
        found.append(
            [Timex(t.start, t.end, t.type, t.value) for t in times_ if t.value is not None]
        )
    return Reading(found, reading, parsing)


if __name__ == "__main__":
    main()
