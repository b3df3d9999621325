"""How long it takes to find who is who in a million mentions, and how that grows.

The reports of the stories are read once and then copied (``bench/copies.py``). Seconds are those of
the processor, of every size in a process of its own.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import NamedTuple

import click

from bench import cost, data, report, stories
from bench.copies import Read, best_known, copies, forget
from bench.growth import slope
from onrecord.acyclic import acyclic
from onrecord.resolvers.actors import resolve_actors

SIZES = (62_500, 125_000, 250_000, 500_000, 1_000_000)


class Measured(NamedTuple):
    """What one size cost."""

    mentions: int
    reports: int
    actors: int
    making: float
    seconds: float


@click.command()
@click.option("--reports", default=20, show_default=True, help="Reports read of each story.")
@click.option(
    "--annotations", type=click.Path(exists=True), help="Annotations (JSONL), not read anew."
)
@click.option("--sizes", default=",".join(map(str, SIZES)), show_default=True)
@click.option("--json", "json_file", type=click.Path(), help="Write the figures to this file.")
def main(reports: int, annotations: str | None, sizes: str, json_file: str | None) -> None:
    """Resolve the stories' annotations, scaled to each size."""
    path = data.require(f"stories/{stories.STORIES[0]}.reports.jsonl.gz", stories.SOURCE)
    real = stories.pairs(path.parent, reports=reports, annotations=annotations)
    found = [cost.apart(_measure, real, int(size)) for size in sizes.split(",")]
    figures = {f"{each.result.mentions:,} mentions": _figures(each) for each in found}
    report.show("who is who, by size", figures)
    exponent = slope([(each.result.mentions, each.result.seconds) for each in found])
    print(f"exponent of growth {exponent:.2f}")
    last = {**_figures(found[-1]), "exponent": exponent}
    report.write(json_file, {"onrecord": last}, data=path)


def _figures(each: cost.Cost[Measured]) -> dict[str, float]:
    found = each.result
    return {
        "reports": found.reports,
        "actors": found.actors,
        "seconds": round(found.seconds, 1),
        "seconds to make the copies": round(found.making, 1),
        "mentions/s": round(found.mentions / found.seconds),
        "MB": each.megabytes,
    }


def _measure(real: Sequence[Read], size: int) -> Measured:
    """Resolve copies with ``size`` mentions; making them is taken once alone, to be subtracted."""
    known = best_known(real)
    # What is loaded once belongs to no size.
    resolve_actors(annotation for _, annotation in real)
    forget()
    before = time.process_time()
    with acyclic():
        reports = sum(1 for _ in copies(real, size, known))
    making = time.process_time() - before
    forget()
    before = time.process_time()
    resolution = resolve_actors(annotation for _, annotation in copies(real, size, known))
    seconds = time.process_time() - before
    mentions = sum(actor.mentions for actor in resolution.actors)
    return Measured(mentions, reports, len(resolution.actors), making, seconds - making)


if __name__ == "__main__":
    main()
