"""Events drawn at random from the six stories, to be judged one by one; and what was judged.

``bench/event_sample --reports 300 --events 100 --seed 1 --out FILE`` draws them, with their words;
without ``--out`` the shares of right ones in ``bench/judged_events.jsonl`` are printed.
"""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from bench import data, report
from bench.event_labels import SOURCE
from bench.event_scores import share
from bench.nesting import hash_of
from onrecord import pipeline
from onrecord.model import Actor, Event, Report

JUDGED = Path(__file__).with_name("judged_events.jsonl")
STORIES = ("bpoil", "egypt", "finan", "h1n1", "iraq", "mj")
# The confidence of which the README tells.
SURE = 0.9
PARTS = ("type", "actors", "status")


@click.command()
@click.option("--reports", default=300, help="Reports that are drawn.")
@click.option("--events", default=100, help="Events that are drawn from theirs.")
@click.option("--seed", default=1)
@click.option("--out", type=click.Path(path_type=Path), help="Draw, and write the events here.")
@click.option("--json", "json_file", type=click.Path(), help="Write the figures to this file.")
def main(reports: int, events: int, seed: int, out: Path | None, json_file: str | None) -> None:
    """Draw events to be judged, or count the judgements."""
    if out is not None:
        lines = [json.dumps(one, ensure_ascii=False) for one in drawn(reports, events, seed)]
        out.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return
    figures = {"all": shares(JUDGED), f"{SURE} sure or more": shares(JUDGED, least=SURE)}
    report.show("Events drawn at random", figures)
    report.write(json_file, figures, data=JUDGED)


def drawn(reports: int, events: int, seed: int) -> list[dict[str, Any]]:
    """Return events of ``reports`` reports, both drawn at random, in the order of the drawing."""
    draw = random.Random(seed)
    some = draw.sample(list(_all_reports()), reports)
    found = [
        _shown(event, given)
        for name, given in some
        for event in pipeline.annotate(_report(name, given)).events
    ]
    return draw.sample(found, min(events, len(found)))


def _all_reports() -> Iterator[tuple[str, dict[str, Any]]]:
    for name in STORIES:
        path = data.require(f"stories/{name}.reports.jsonl.gz", SOURCE)
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            yield from ((f"stories/{name}.reports.jsonl.gz", json.loads(line)) for line in lines)


def _report(name: str, given: dict[str, Any]) -> Report:
    return Report(
        id=hash_of(given["text"]), name=name, published=given["published"],
        outlet=given.get("outlet"), title=given.get("title"), url=None, language="en",
        byline=None, text=given["text"],
    )  # fmt: skip


def _shown(event: Event, given: dict[str, Any]) -> dict[str, Any]:
    text: str = given["text"]
    start, end = event.sentence.start, event.sentence.end
    return {
        "data": event.report_name,
        "sha256": event.report,
        "published": event.published,
        "trigger": [event.trigger.start, event.trigger.end],
        "word": event.trigger.text,
        "type": event.type,
        "mode": event.mode,
        "actors": _named(event.actors),
        "recipients": _named(event.recipients),
        "status": event.status,
        "via": [actor.name for actor in event.via],
        "when": event.when.edtf,
        "where": None if event.where is None else event.where.name,
        "confidence": event.confidence,
        "sentence": text[start:end],
        "before": text[max(0, start - 400) : start],
        "after": text[end : end + 200],
    }


def _named(actors: tuple[Actor, ...]) -> list[str]:
    return [
        actor.name
        if actor.mention is None or actor.mention.text == actor.name
        else f"{actor.name} ({actor.mention.text})"
        for actor in actors
    ]


def shares(path: Path, *, least: float | None = None) -> dict[str, float]:
    """Return how many events were judged, and in percent how many are right in each part.

    With ``least`` only those of such a confidence count.
    """
    judged = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    if least is not None:
        judged = [one for one in judged if one["confidence"] >= least]
    out = {"events": float(len(judged))}
    for part in PARTS:
        out[part] = share(sum(one["right"][part] for one in judged), len(judged))
    out["all three"] = share(sum(all(one["right"].values()) for one in judged), len(judged))
    return out


if __name__ == "__main__":
    main()
