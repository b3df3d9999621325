"""Positions: invented sequences of one actor's statements, and the change that a reader sees.

``bench/positions`` runs the whole way over each sequence of ``positions.jsonl``: reports annotated,
their actors resolved, and what ``find_positions`` says of each report against the one before.
``--errors`` lists those of the development half that go wrong; the other half is measured and not
read.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import click

from bench import report
from bench.disagreements import PARTS, read
from bench.event_scores import share
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
    out: dict[str, float] = {
        "changes": len(found),
        "right": share(right, len(found)),
        "in the wrong direction": share(wrong, len(found)),
        "sequences all right": share(len(all_of) - len(failed), len(all_of)),
    }
    for change in sorted({str(step.gold) for step in found}):
        of = [step.gold == step.found for step in found if str(step.gold) == change]
        out[f"right of {change}"] = share(sum(of), len(of))
    return out


def _errors(found: list[Step]) -> Iterator[str]:
    for step in found:
        if step.gold != step.found:
            reports = step.sequence["reports"]
            yield f"{step.sequence['id']}.{step.at} {step.gold} [{step.found}]"
            yield f"  {reports[step.at - 1]['text']}\n  {reports[step.at]['text']}"


@click.command()
@click.option("--errors", is_flag=True, help="List what is not right in dev, not the figures.")
@click.option("--json", "json_file", type=click.Path(), help="Write the figures to this file.")
def main(errors: bool, json_file: str | None) -> None:
    """Score changes of position on invented sequences; those of check are never shown."""
    found = {
        part: [step for each in sequences() if each["part"] == part for step in steps(each)]
        for part in (PARTS[:1] if errors else PARTS)
    }
    if errors:
        click.echo("\n".join(_errors(found["dev"])))
        return
    scored = {part: figures(of) for part, of in found.items()}
    report.show("Changes of position", scored)
    report.write(json_file, scored, data=SEQUENCES)


if __name__ == "__main__":
    main()
