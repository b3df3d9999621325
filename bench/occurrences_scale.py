"""How long it takes to find what many reports tell of together, and how that grows.

The reports of the stories are copied into worlds (``bench/copies.py``), each a year later than the
one before. Seconds are those of the processor, of every size in a process of its own.
"""

from __future__ import annotations

import math
import time
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import count
from pathlib import Path
from typing import NamedTuple

import click
import msgspec
from msgspec.structs import replace

from bench import cost, data, report, stories
from bench.copies import Read, World, best_known, copied
from onrecord.acyclic import acyclic
from onrecord.model import Annotation, Event, Interval, Report, Statement
from onrecord.resolvers.occurrences import occurrences

SIZES = (1_000, 10_000)
# A year of whole weeks, so that a weekday stays one.
_APART = 364


class Measured(NamedTuple):
    """What one size cost."""

    reports: int
    entries: int
    occurrences: int
    seconds: float


@click.command()
@click.option("--reports", default=20, show_default=True, help="Reports read of each story.")
@click.option("--annotations", type=click.Path(path_type=Path), help="Kept ones (msgpack).")
@click.option("--sizes", default=",".join(map(str, SIZES)), show_default=True)
@click.option("--json", "json_file", type=click.Path(), help="Write the figures to this file.")
def main(reports: int, annotations: Path | None, sizes: str, json_file: str | None) -> None:
    """Find the occurrences of the stories' reports, scaled to each size."""
    path = data.require(f"stories/{stories.STORIES[0]}.reports.jsonl.gz", stories.SOURCE)
    real = (
        stories.pairs(path.parent, reports=reports, annotations=None)
        if annotations is None
        else msgspec.msgpack.decode(annotations.read_bytes(), type=list[tuple[Report, Annotation]])
    )
    found = [cost.apart(_measure, real, int(size)) for size in sizes.split(",")]
    figures = {f"{each.result.reports:,} reports": _figures(each) for each in found}
    report.show("occurrences, by size", figures)
    slope = _slope([(each.result.reports, each.result.seconds) for each in found])
    print(f"exponent of growth {slope:.2f}")
    report.write(json_file, {"onrecord": {**_figures(found[-1]), "exponent": slope}}, data=path)


def _figures(each: cost.Cost[Measured]) -> dict[str, float]:
    found = each.result
    return {
        "entries": found.entries,
        "occurrences": found.occurrences,
        "seconds": round(found.seconds, 1),
        "reports/s": round(found.reports / found.seconds),
        "MB": each.megabytes,
    }


def _measure(real: Sequence[Read], size: int) -> Measured:
    """Find the occurrences of ``size`` copies; making them is taken once alone, and subtracted."""
    known = best_known(real)
    # What is loaded once belongs to no size.
    for _ in occurrences([annotation for _, annotation in real[:5]], {}):
        pass
    before = time.process_time()
    with acyclic():
        entries = sum(len(a.events) + len(a.statements) for a in _copies(real, size, known))
    making = time.process_time() - before
    before = time.process_time()
    with acyclic():
        found = sum(1 for _ in occurrences(_copies(real, size, known), {}))
    seconds = time.process_time() - before - making
    return Measured(size, entries, found, seconds)


def _copies(real: Sequence[Read], size: int, known: frozenset[str]) -> Iterator[Annotation]:
    """Yield ``size`` annotations, those of each world a year later than the one before."""
    made = 0
    for number in count():
        world = World(number, known)
        for of, annotation in real:
            if made == size:
                return
            made += 1
            yield later(copied(of, annotation, world)[1], number * _APART)


def later(annotation: Annotation, days: int) -> Annotation:
    """Return an annotation with all its dates so many days later."""
    return replace(
        annotation,
        report=replace(annotation.report, published=_day(annotation.report.published, days)),
        events=tuple(_event(event, days) for event in annotation.events),
        statements=tuple(_statement(statement, days) for statement in annotation.statements),
    )


def _event(event: Event, days: int) -> Event:
    published = _day(event.published, days)
    return replace(event, published=published, when=_interval(event.when, days))


def _statement(statement: Statement, days: int) -> Statement:
    published = _day(statement.published, days)
    return replace(statement, published=published, said=_interval(statement.said, days))


def _interval(interval: Interval, days: int) -> Interval:
    start, end = (None if at is None else _day(at, days) for at in (interval.start, interval.end))
    return Interval(start=start, end=end, edtf=None, basis=interval.basis)


def _day(at: str, days: int) -> str:
    """Return an ISO date or date-time later, as far as the calendar goes."""
    last = date.max.toordinal()
    moved = min(date.fromisoformat(at[:10]).toordinal() + days, last)
    return date.fromordinal(moved).isoformat() + at[10:]


def _slope(points: Sequence[tuple[float, float]]) -> float:
    """Return the slope by least squares in log-log; 0 of a single point."""
    xs, ys = [math.log(x) for x, _ in points], [math.log(y) for _, y in points]
    mean_x, mean_y = sum(xs) / len(xs), sum(ys) / len(ys)
    spread = sum((x - mean_x) ** 2 for x in xs)
    if not spread:
        return 0.0
    return sum((x - mean_x) * (y - mean_y) for x, y in zip(xs, ys, strict=True)) / spread


if __name__ == "__main__":
    main()
