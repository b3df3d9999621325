"""Occurrences against a reader's judgement, and well-known happenings that should be one each.

``bench/judged_occurrences.jsonl`` holds occurrences of two sources or more that were drawn at
random, and which of their tellings a reader takes for one happening.
``bench/known_happenings.jsonl`` names happenings by days and patterns.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

import click
import msgspec

from bench import report
from onrecord.assigned import cast_of, with_actors
from onrecord.model import Annotation, Event, Occurrence, Report
from onrecord.resolvers.actors import resolve_actors
from onrecord.resolvers.copies import find_copies
from onrecord.resolvers.occurrences import find_occurrences

_HERE = Path(__file__).parent
Read = tuple[Report, Annotation]
Judged = Mapping[str, Any]
Place = tuple[str, int, int]


@click.command()
@click.option("--annotations", type=click.Path(path_type=Path), required=True, help="Kept ones.")
@click.option("--set", "name", type=click.Choice(["egypt", "clusters"]), required=True)
@click.option("--json", "json_file", type=click.Path(), help="Write the figures to this file.")
def main(annotations: Path, name: str, json_file: str | None) -> None:
    """Score the occurrences of one set's annotations (msgpack)."""
    pairs = msgspec.msgpack.decode(annotations.read_bytes(), type=list[Read])
    resolved = _resolved(pairs)
    _, origins = find_copies(of for of, _ in pairs)
    found = find_occurrences(resolved, {each.report: each.origin for each in origins})
    figures = {"onrecord": _figures(pairs, found, _lines("judged_occurrences", name))}
    report.show("occurrences, as judged", figures)
    known = {
        each["name"]: _known(resolved, found, each) for each in _lines("known_happenings", name)
    }
    if known:
        counted = next(iter(known.values()))
        turned = {each: {of: known[of][each] for of in known} for each in counted}
        report.show("well-known happenings", turned)
    report.write(json_file, figures | known, data=annotations)


def _lines(file: str, name: str) -> list[Judged]:
    lines = (_HERE / f"{file}.jsonl").read_text(encoding="utf-8").splitlines()
    return [each for each in map(json.loads, lines) if each["set"] == name]


def _resolved(pairs: Sequence[Read]) -> list[Annotation]:
    annotations = [annotation for _, annotation in pairs]
    cast = cast_of(resolve_actors(annotations))
    return [with_actors(each, cast.get(each.report.id, {}).get) for each in annotations]


def _figures(
    pairs: Sequence[Read], found: Sequence[Occurrence], judged: Sequence[Judged]
) -> dict[str, float]:
    """Return how many judged as one are held together, and of those judged not, are parted."""
    owner, counts = dict(_owners(pairs, found)), Counter[str]()
    for each in judged:
        here = [
            (owner.get((e["text_sha256"], e["start"], e["end"])), e["happening"])
            for e in each["entries"]
        ]
        same = [a == b for (a, x), (b, y) in combinations(here, 2) if x == y]
        apart = [a != b for (a, x), (b, y) in combinations(here, 2) if x != y]
        counts.update({"pairs of one": len(same), "held": sum(same)})
        counts.update({"pairs of two": len(apart), "parted": sum(apart)})
        counts.update({f"judged {each['verdict']}": 1})
    return dict(counts)


def _owners(pairs: Sequence[Read], found: Sequence[Occurrence]) -> Iterator[tuple[Place, int]]:
    """Yield which occurrence the words at a place of a text tell of."""
    number = {id: n for n, each in enumerate(found) for id in (*each.events, *each.statements)}
    for of, annotation in pairs:
        text = hashlib.sha256(of.text.encode()).hexdigest()[:16]
        for event in annotation.events:
            yield (text, event.trigger.start, event.trigger.end), number[event.id]
        for statement in annotation.statements:
            if statement.id in number:
                span = statement.content[0]
                yield (text, span.start, span.end), number[statement.id]


def _known(
    annotations: Sequence[Annotation], found: Sequence[Occurrence], happening: Judged
) -> dict[str, float]:
    """Return how many events tell of a happening, and into how many occurrences they fall."""
    number = {id: n for n, each in enumerate(found) for id in each.events}
    here = [e for each in annotations for e in each.events if _is_of(e, happening)]
    spread = Counter(number[event.id] for event in here)
    return {
        "events": len(here),
        "occurrences": len(spread),
        "in the largest": max(spread.values(), default=0),
    }


def _is_of(event: Event, happening: Judged) -> bool:
    if not happening["first"] <= event.published[:10] < happening["before"]:
        return False
    words = all(re.search(each, event.sentence.text) for each in happening["sentence"])
    return words and re.fullmatch(happening["trigger"], event.trigger.text.lower()) is not None


if __name__ == "__main__":
    main()
