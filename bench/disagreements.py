"""Disagreements: invented pairs of passages, contradicting, agreeing or merely different.

``bench/disagreements`` runs the whole way over each pair of ``disagreements.jsonl``, never on its
labels: two reports, annotated, their actors resolved, and what ``find_disagreements`` finds between
the two. ``--errors`` lists those of the development half that go wrong; the other half is measured
and not read.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import click

from bench import report
from bench.event_scores import share
from onrecord import pipeline
from onrecord.assigned import cast_of, with_actors
from onrecord.model import Annotation, Disagreement, Report, report_id
from onrecord.resolvers.actors import resolve_actors
from onrecord.resolvers.disagreements import find_disagreements
from onrecord.resolvers.occurrences import find_occurrences

PAIRS = Path(__file__).parent / "disagreements.jsonl"
PARTS = ("dev", "check")


class Judged(NamedTuple):
    """A pair and what was found between its two passages."""

    pair: dict[str, Any]
    found: tuple[Disagreement, ...]

    @property
    def contradicts(self) -> bool:
        """Whether the pair is one that cannot hold together."""
        return bool(self.pair["relation"] == "contradiction")


def pairs() -> list[dict[str, Any]]:
    return [json.loads(line) for line in PAIRS.read_text(encoding="utf-8").splitlines()]


def to_report(passage: dict[str, str], name: str) -> Report:
    """Return a passage as a report of its own."""
    fields: dict[str, Any] = {
        "published": passage["published"], "outlet": passage["outlet"], "title": None, "url": None,
        "byline": None, "language": "en", "text": passage["text"],
    }  # fmt: skip
    return Report(id=report_id(**fields), name=name, **fields)


def read(passages: list[dict[str, str]]) -> list[Annotation]:
    """Return the passages annotated, with the actors of all of them together."""
    reports = [to_report(passage, f"{at}.txt") for at, passage in enumerate(passages)]
    annotations = [pipeline.annotate(report) for report in reports]
    cast = cast_of(resolve_actors(annotations))
    return [with_actors(each, cast.get(each.report.id, {}).get) for each in annotations]


def judge(pair: dict[str, Any]) -> Judged:
    annotations = read([pair["one"], pair["other"]])
    told = find_occurrences(annotations, {})
    found = find_disagreements(annotations, told)
    between = (each for each in found if each.one.report != each.other.report)
    return Judged(pair, tuple(between))


def figures(judged: list[Judged]) -> dict[str, float]:
    """Return precision and recall of contradictions, and the share of them of the right kind."""
    found = [each for each in judged if each.found]
    wanted = [each for each in judged if each.contradicts]
    right = [each for each in found if each.contradicts]
    kinds = [e for e in right if e.pair["kind"] in {d.kind for d in e.found}]
    out: dict[str, float] = {
        "pairs": len(judged),
        "precision": share(len(right), len(found)),
        "recall": share(len(right), len(wanted)),
        "kind of those right": share(len(kinds), len(right)),
    }
    for kind in sorted({each.pair["kind"] for each in wanted}):
        of = [bool(each.found) for each in wanted if each.pair["kind"] == kind]
        out[f"recall of {kind}"] = share(sum(of), len(of))
    return out


def _errors(judged: list[Judged]) -> Iterator[str]:
    for pair, found in judged:
        if bool(found) != (pair["relation"] == "contradiction"):
            seen = ", ".join(f"{d.kind}: {d.one_value} / {d.other_value}" for d in found)
            yield f"{pair['id']} {pair['relation']} {pair['kind']} [{seen}]"
            yield f"  {pair['one']['text']}\n  {pair['other']['text']}"


@click.command()
@click.option("--errors", is_flag=True, help="List what is not right in dev, not the figures.")
@click.option("--json", "json_file", type=click.Path(), help="Write the figures to this file.")
def main(errors: bool, json_file: str | None) -> None:
    """Score disagreements on invented pairs of passages; those of check are never shown."""
    judged = {
        part: [judge(pair) for pair in pairs() if pair["part"] == part]
        for part in (PARTS[:1] if errors else PARTS)
    }
    if errors:
        click.echo("\n".join(_errors(judged["dev"])))
        return
    scored = {part: figures(of) for part, of in judged.items()}
    report.show("Disagreements", scored)
    report.write(json_file, scored, data=PAIRS)


if __name__ == "__main__":
    main()
