"""Disagreements: invented pairs of passages, contradicting, agreeing or merely different.

``bench/disagreements`` runs the whole way over each pair of ``disagreements.jsonl``, never on its
labels: two reports, annotated, their actors resolved, and what ``find_disagreements`` finds between
the two. ``--errors`` lists those of the development half that go wrong; the other half is measured
and not read.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from onrecord import pipeline
from onrecord.assigned import cast_of, with_actors
from onrecord.model import Annotation, Disagreement, Report, report_id
from onrecord.resolvers.actors import resolve_actors
from onrecord.resolvers.disagreements import find_disagreements

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
    between = (d for d in find_disagreements(annotations) if d.one.report != d.other.report)
    return Judged(pair, tuple(between))


def figures(judged: list[Judged]) -> dict[str, float]:
    """Return precision and recall of contradictions, and the share of them of the right kind."""
    found = [each for each in judged if each.found]
    right = [each for each in found if each.contradicts]
    kinds = [e for e in right if e.pair["kind"] in {d.kind for d in e.found}]
    wanted = sum(each.contradicts for each in judged)
    return {
        "precision": len(right) / max(len(found), 1),
        "recall": len(right) / max(wanted, 1),
        "kind": len(kinds) / max(len(right), 1),
    }


def _by_kind(judged: list[Judged]) -> Iterator[str]:
    wanted = Counter(e.pair["kind"] for e in judged if e.contradicts)
    right = Counter(e.pair["kind"] for e in judged if e.contradicts and e.found)
    for kind, number in sorted(wanted.items()):
        yield f"{kind} {right[kind]}/{number}"


def _errors(judged: list[Judged]) -> Iterator[str]:
    for pair, found in judged:
        if bool(found) != (pair["relation"] == "contradiction"):
            seen = ", ".join(f"{d.kind}: {d.one_value} / {d.other_value}" for d in found)
            yield f"{pair['id']} {pair['relation']} {pair['kind']} [{seen}]"
            yield f"  {pair['one']['text']}\n  {pair['other']['text']}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--part", choices=PARTS, default=None)
    parser.add_argument("--errors", action="store_true", help="list those of the dev part")
    options = parser.parse_args()
    for part in PARTS if options.part is None else (options.part,):
        judged = [judge(pair) for pair in pairs() if pair["part"] == part]
        shown = "  ".join(f"{name} {value:.3f}" for name, value in figures(judged).items())
        print(f"{part:6s} {len(judged)} pairs  {shown}  ({', '.join(_by_kind(judged))})")
        if options.errors and part == "dev":
            print("\n".join(_errors(judged)))


if __name__ == "__main__":
    main()
