"""Nested attributions: those whose cue and content lie inside the content of another.

PolNeAR has none: no content overlaps another's in dev, and no cue lies in another's content in
train. So ``bench/nested.jsonl`` holds those of some documents of dev, annotated for onrecord.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bench.attribution_scores import Attribution, percent, right

ANNOTATED = Path(__file__).with_name("nested.jsonl")


def annotated(path: Path = ANNOTATED) -> dict[str, list[dict[str, Any]]]:
    """Return, by the hash of its text, the nested attributions in the form of PolNeAR's."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return {document["sha256"]: document["attributions"] for document in map(json.loads, lines)}


def hash_of(text: str) -> str:
    """Return the SHA-256 of a text: where it fits, the offsets do."""
    return hashlib.sha256(text.encode()).hexdigest()


def innermost(attributions: Sequence[Attribution]) -> list[frozenset[int]]:
    """Return for each the places of the smallest ones whose content holds its cue and content.

    Several are there where contents are the same; none where it is not nested.
    """
    found = []
    for one in attributions:
        extent = one.cue | one.content
        sizes = {
            place: len(other.content)
            for place, other in enumerate(attributions)
            if extent <= other.content and len(one.content) < len(other.content)
        }
        least = min(sizes.values(), default=0)
        found.append(frozenset(place for place, size in sizes.items() if size == least))
    return found


class Nested:
    """Counts of nested attributions over documents, and the figures they give."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()

    def add(self, gold: Sequence[Attribution], predicted: Sequence[Attribution]) -> None:
        """Count one document whose ``gold`` holds the nested attributions too."""
        around = innermost(gold)
        of_gold = right(gold, predicted)
        nested = {place for place, holders in enumerate(around) if holders}
        found = {place for place, one in enumerate(predicted) if one.within is not None}
        self.counts["gold"] += len(nested)
        self.counts["found"] += len(found)
        self.counts["every"] += len(gold) + len(predicted)
        self.counts["right"] += len(of_gold)
        for place, of in of_gold.items():
            within = predicted[place].within
            self.counts["precise"] += place in found and of in nested
            self.counts["recalled"] += of in nested
            self.counts["linked"] += within is not None and of_gold.get(within) in around[of]

    def figures(self) -> dict[str, float]:
        """Return the figures in percent; counts as integers."""
        counts = self.counts
        return {
            "gold nested": counts["gold"],
            "found nested": counts["found"],
            "recall nested": percent(counts["recalled"], counts["gold"]),
            "recall nested, right encloser": percent(counts["linked"], counts["gold"]),
            "precision nested": percent(counts["precise"], counts["found"]),
            "F1 with the nested ones": percent(2 * counts["right"], counts["every"]),
        }
