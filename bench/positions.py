"""Positions: invented sequences of one actor's statements, and the change that a reader sees.

``bench/positions`` runs the whole way over each sequence of ``positions.jsonl``: reports annotated,
their actors resolved, and what ``find_positions`` says of each report against the one before.
``--errors`` lists those of the development half that go wrong; the other half is measured and not
read.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from bench.disagreements import PARTS, read
from onrecord.model import Position
from onrecord.resolvers.positions import find_positions

SEQUENCES = Path(__file__).parent / "positions.jsonl"
_TOWARDS = {"hardened": "softened", "softened": "hardened"}


class Step(NamedTuple):
    """A report after the first of its sequence: what changed, and what was found."""

    sequence: dict[str, Any]
    at: int
    gold: str | None
    found: str | None


def sequences() -> list[dict[str, Any]]:
    return [json.loads(line) for line in SEQUENCES.read_text(encoding="utf-8").splitlines()]


def steps(sequence: dict[str, Any]) -> Iterator[Step]:
    """Yield the steps of a sequence; what is found of a step compares with the report before."""
    annotations = read(sequence["reports"])
    order = {each.report.id: at for at, each in enumerate(annotations)}
    positions = find_positions(annotations)
    by_id = {position.id: position for position in positions}
    for at in range(1, len(annotations)):
        here = [p for p in positions if order[p.passage.report] == at and p.previous is not None]
        against = [p for p in here if _at(by_id, order, p) == at - 1 and p.change is not None]
        changes = [p.change for p in against]
        best = next((each for each in changes if each != "same"), None)
        found = best if best is not None else changes[0] if changes else None
        yield Step(sequence, at, sequence["changes"][at], found)


def _at(by_id: dict[str, Position], order: dict[str, int], position: Position) -> int:
    return order[by_id[str(position.previous)].passage.report]


def figures(found: list[Step]) -> dict[str, float]:
    """Return the share of steps and of whole sequences that are right, and of the wrong way."""
    right = sum(step.gold == step.found for step in found)
    wrong = sum(step.gold in _TOWARDS and _TOWARDS[step.gold] == step.found for step in found)
    failed = {step.sequence["id"] for step in found if step.gold != step.found}
    all_of = {step.sequence["id"] for step in found}
    return {
        "steps": right / max(len(found), 1),
        "wrong direction": wrong / max(len(found), 1),
        "sequences": 1 - len(failed) / max(len(all_of), 1),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--part", choices=PARTS, default=None)
    parser.add_argument("--errors", action="store_true", help="list those of the dev part")
    options = parser.parse_args()
    for part in PARTS if options.part is None else (options.part,):
        chosen = [sequence for sequence in sequences() if sequence["part"] == part]
        found = [step for sequence in chosen for step in steps(sequence)]
        shown = "  ".join(f"{name} {value:.3f}" for name, value in figures(found).items())
        wanted = Counter(str(step.gold) for step in found)
        right = Counter(str(step.gold) for step in found if step.gold == step.found)
        kinds = ", ".join(f"{kind} {right[kind]}/{wanted[kind]}" for kind in sorted(wanted))
        print(f"{part:6s} {len(chosen)} sequences, {len(found)} steps  {shown}  ({kinds})")
        if options.errors and part == "dev":
            for step in found:
                if step.gold != step.found:
                    reports = step.sequence["reports"]
                    print(f"{step.sequence['id']}.{step.at} {step.gold} [{step.found}]")
                    print(f"  {reports[step.at - 1]['text']}\n  {reports[step.at]['text']}")


if __name__ == "__main__":
    main()
