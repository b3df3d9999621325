"""Timelines of the six stories of Timeline17 against their journalists' own.

Each of the twelve timelines is measured as is usual in that literature (Martschat and Markert 2018,
Gholipour Ghalandari and Ifrim 2020): its first and last day, its number of days and its mean number
of sentences a day are given; F1 of the days, and ROUGE-1 and ROUGE-2 F1 of the sentences under an
alignment of days (align+ m:1, Martschat and Markert 2017) by tilse's own evaluation. Of each story
the weights are those fitted on the other five.
"""

from __future__ import annotations

import datetime as dt
import json
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from statistics import mean
from typing import Any, NamedTuple

import click
import msgspec
from msgspec.structs import replace

from bench import data, report
from bench.stories import SOURCE, STORIES, texts
from onrecord.model import Annotation, Report, Sentence, identify
from onrecord.resolvers.timeline import gather, headlines, rank_dates, tell
from onrecord.resolvers.timeline.weights import Weights
from training.timeline.fit import Days, Example, fit

Read = tuple[Report, Annotation]
# How often a day is named by later reports, and the sentence most like all of its day.
PLAIN = Weights(0.0, {"reports after": 1.0}, {"like all": 1.0})
MEASURES = ("date F1", "AR-1", "AR-2")
# news-tls on the same reports and timelines.
PEERS = {"DATEWISE": (64.9, 13.5, 3.7), "CLUST": (47.7, 8.8, 2.1)}


class Scores(NamedTuple):
    """F1 of days, of ROUGE-1 and of ROUGE-2."""

    dates: float
    one: float
    two: float


@click.command()
@click.option("--json", "json_file", type=click.Path(), help="Write the figures to this file.")
@click.option("--kept", type=click.Path(path_type=Path), help="A folder for the annotations.")
@click.option(
    "--rouge",
    type=click.Choice(["original", "reimpl"]),
    default="original",
    help="ROUGE-1.5.5 (needs Perl with XML::Parser), or tilse's quicker approximation.",
)
def main(json_file: str | None, kept: Path | None, rouge: str) -> None:
    """Score timelines, leaving one story out."""
    examples = {story: read_example(story, kept=kept) for story in STORIES}
    ours, plain = {}, {}
    for story, example in examples.items():
        weights = fit([other for name, other in examples.items() if name != story])
        ours[story] = _scores(example, weights, rouge)
        plain[story] = _scores(example, PLAIN, rouge)
    table = {"onrecord": figures(ours), "counts and centroids": figures(plain)} | _peers()
    report.show("Timeline17, 12 timelines of 6 stories (align+ m:1), by 100", table)
    report.write(json_file, table, data=_path(STORIES[0], "reports.jsonl.gz"))


def _scores(example: Example, weights: Weights, rouge: str) -> list[Scores]:
    return [score(predict(example, gold, weights), gold, rouge=rouge) for gold in example.timelines]


def read_example(story: str, *, kept: Path | None) -> Example:
    """Return a story with its timelines; ``kept`` is where its annotations are, or are put."""
    began = time.perf_counter()
    pairs = [(each, with_sentences(each, found)) for each, found in _annotated(story, kept)]
    read = time.perf_counter()
    gathered = gather(tell(each, found, source=_same(each)) for each, found in pairs)
    click.echo(
        f"{story}: {len(pairs):,} reports read in {read - began:.1f} s, "
        f"told in {time.perf_counter() - read:.1f} s",
        err=True,
    )
    timelines = json.loads(_path(story, "timelines.json").read_text(encoding="utf-8"))
    return Example(gathered, [_days(each["entries"]) for each in timelines])


def _annotated(story: str, kept: Path | None) -> list[Read]:
    """Return the reports of a story with their annotations, from ``kept`` where they lie there."""
    file = None if kept is None else kept / f"{story}.msgpack"
    if file is not None and file.is_file():
        return msgspec.msgpack.decode(file.read_bytes(), type=list[Read])
    from onrecord import pipeline

    folder = _path(story, "reports.jsonl.gz").parent
    found = [(each, pipeline.annotate(each)) for each in texts(folder, story)]
    if file is not None:
        file.write_bytes(msgspec.msgpack.encode(found))
    return found


def with_sentences(read: Report, annotation: Annotation) -> Annotation:
    """Return an annotation with sentences: where it has none, the lines, as Timeline17 has them."""
    if annotation.sentences:
        return annotation
    return replace(annotation, sentences=tuple(_lines(read.text)))


def _lines(text: str) -> Iterator[Sentence]:
    start = 0
    for line in text.split("\n"):
        if words := line.strip():
            at = start + line.index(words)
            span = {"start": at, "end": at + len(words), "text": words}
            yield Sentence(**span, clauses=(), quantities=())  # type: ignore[arg-type]
        start += len(line) + 1


def _same(read: Report) -> str:
    """Return one id for reports with the same words."""
    return identify("words", *read.text.split())


def _days(entries: Iterable[Mapping[str, Any]]) -> Days:
    days: defaultdict[str, list[str]] = defaultdict(list)
    for entry in entries:
        days[entry["date"]] += [sentence.strip() for sentence in entry["sentences"]]
    return dict(days)


def predict(example: Example, gold: Days, weights: Weights) -> Days:
    """Return so many days and sentences a day as the journalist's timeline has, in its span."""
    per_day = max(1, round(mean(map(len, gold.values()))))
    days = [
        each.day
        for each in rank_dates(example.story, weights=weights)
        if min(gold) <= each.day <= max(gold) and each.day in example.story.days
    ]
    found = headlines(example.story, days[: len(gold)], per_day=per_day, weights=weights)
    return {day: [passage.text for passage in of] for day, of in found.items()}


def score(predicted: Days, gold: Days, *, rouge: str) -> Scores:
    """Return the F1 figures of one timeline against one journalist's."""
    # What tilse needs beside it is installed for this bench alone.
    from tilse.data.timelines import GroundTruth, Timeline
    from tilse.evaluation.rouge import TimelineRougeEvaluator

    measures = {"rouge_1", "rouge_2"}
    evaluator = TimelineRougeEvaluator(measures=measures, rouge_computation=rouge)
    found = evaluator.evaluate_align_date_content_costs_many_to_one(
        Timeline(_dated(predicted, tokenised)), GroundTruth([Timeline(_dated(gold, str))])
    )
    return Scores(
        dates_f1(predicted, gold), found["rouge_1"]["f_score"], found["rouge_2"]["f_score"]
    )


def _dated(days: Days, form: Callable[[str], str]) -> dict[dt.date, list[str]]:
    return {dt.date.fromisoformat(day): [form(each) for each in of] for day, of in days.items()}


def tokenised(sentence: str) -> str:
    """Return a sentence as the timelines are written: Penn Treebank tokens."""
    from nltk.tokenize import NLTKWordTokenizer

    return " ".join(NLTKWordTokenizer().tokenize(sentence))


def dates_f1(predicted: Days, gold: Days) -> float:
    """Return the F1 of the days alone."""
    shared = len(predicted.keys() & gold.keys())
    return 2 * shared / (len(predicted) + len(gold))


def figures(scores: Mapping[str, Sequence[Scores]]) -> dict[str, float]:
    """Return the means over all timelines, and those of each story's, by 100."""
    every = [each for of in scores.values() for each in of]
    parts = {"": every} | {f" {story}": of for story, of in scores.items()}
    return {
        f"{name}{part}": 100 * mean(each[at] for each in of)
        for part, of in parts.items()
        for at, name in enumerate(MEASURES)
    }


def _peers() -> dict[str, dict[str, float]]:
    return {name: dict(zip(MEASURES, of, strict=True)) for name, of in PEERS.items()}


def _path(story: str, rest: str) -> Path:
    return data.require(f"stories/{story}.{rest}", SOURCE)


if __name__ == "__main__":
    main()
