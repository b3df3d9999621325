"""What a record of a million mentions costs to make, to add a report to, and to ask.

The reports are those of ``bench/actors_scale``: read once, then copied. Every step is taken in a
process of its own; seconds are those of the processor.
"""

from __future__ import annotations

import shlex
import sqlite3
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from itertools import islice
from pathlib import Path

import click
from rich import box
from rich.console import Console
from rich.table import Table

from bench import cost, data, report, stories
from bench.copies import Read, best_known, copies
from onrecord import building, settings
from onrecord.store import Record

MENTIONS = 1_000_000
# Both are themselves in every world, so that all reports that name them are theirs.
_ASKED = (
    "actors",
    "actors --limit 50",
    "actors --limit 50 --speaker obama",
    "actors --explain 'United States'",
    "actors --explain 'Barack Obama'",
    "statements --limit 50",
    "statements --limit 50 --speaker obama",
    "statements --limit 50 --about 'oil spill'",
    "events --limit 50",
    "events --limit 50 --actor obama",
    "events --limit 50 --about 'oil spill'",
    "timeline --limit 50",
    "reports --limit 50",
    "verify",
)
# The reports were not read for this record, by no version of the program.
_READER = "copied"
Steps = dict[str, dict[str, float]]
_TABLES = (
    "reports",
    "readings",
    "actors",
    "actor_names",
    "assigned",
    "decisions",
    "statements",
    "events",
    "parties",
    "derived",
)


@click.command()
@click.option("--reports", default=20, show_default=True, help="Reports read of each story.")
@click.option(
    "--annotations", type=click.Path(exists=True), help="Annotations (JSONL), not read anew."
)
@click.option("--mentions", default=MENTIONS, show_default=True)
@click.option("--record", type=click.Path(dir_okay=False), help="Keep the record in this file.")
@click.option("--json", "json_file", type=click.Path(), help="Write the figures to this file.")
def main(
    reports: int, annotations: str | None, mentions: int, record: str | None, json_file: str | None
) -> None:
    """Make a record of so many mentions, add one report, and ask it."""
    path = data.require(f"stories/{stories.STORIES[0]}.reports.jsonl.gz", stories.SOURCE)
    real = stories.pairs(path.parent, reports=reports, annotations=annotations)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "record.db") if record is None else Path(record)
        figures = {**_made(file, real, mentions), **_asked(file)}
    _show(figures)
    report.write(json_file, figures, data=path)


def _made(file: Path, real: Sequence[Read], mentions: int) -> Steps:
    """Store all copies but the last and resolve; then do both with that one, and once more."""
    for left in file.parent.glob(f"{file.name}*"):
        left.unlink()
    making = cost.apart(_count, real, mentions)
    last = making.result - 1
    stored = cost.apart(_add, file, real, mentions, 0, last)
    steps = {
        f"store {last:,} reports": _figures(stored, less=making.seconds),
        "find who is who, fill the tables": _figures(cost.apart(_resolve, file)),
    }
    for what in ("add one report", "add it again"):
        with _written(file) as rows:
            cost.apart(_add, file, real, mentions, last, last + 1)
            resolved = cost.apart(_resolve, file)
        steps[what] = {**_figures(resolved), "rows": sum(rows.values())}
        print(f"{what}: rows written " + ", ".join(f"{t} {n}" for t, n in rows.items()))
    print(f"the file holds {file.stat().st_size / 1e6:,.0f} MB")
    return steps


def _figures(of: cost.Cost[int], *, less: float = 0.0) -> dict[str, float]:
    return {"seconds": of.seconds - less, "MB": of.megabytes}


def _show(steps: Steps) -> None:
    table = Table("step", "seconds", "MB", "rows or lines", box=box.SIMPLE)
    for what, found in steps.items():
        rows = found.get("rows")
        cells = (
            f"{found['seconds']:.1f}",
            f"{found['MB']:,.0f}",
            "" if rows is None else f"{rows:,}",
        )
        table.add_row(what, *cells)
    Console(width=100).print(table)


def _count(real: Sequence[Read], mentions: int) -> int:
    return sum(1 for _ in copies(real, mentions, best_known(real)))


def _add(file: Path, real: Sequence[Read], mentions: int, first: int, last: int) -> int:
    made = islice(copies(real, mentions, best_known(real)), first, last)
    step = settings.load().build.batch_size
    with Record.open(file, write=True) as record:
        return sum(record.add(batch, model=_READER) for batch in _batches(made, step))


def _batches(made: Iterator[Read], step: int) -> Iterator[list[Read]]:
    while batch := list(islice(made, step)):
        yield batch


def _resolve(file: Path) -> int:
    with Record.open(file, write=True) as record:
        return building.resolve(record).statements


@contextmanager
def _written(file: Path) -> Iterator[dict[str, int]]:
    """Count the rows of each table that are inserted, changed or deleted meanwhile."""
    counts: dict[str, int] = {}
    with closing(sqlite3.connect(file)) as plain:
        plain.execute("CREATE TABLE bench_touched (name TEXT)")
        for table in _TABLES:
            for what in ("INSERT", "UPDATE", "DELETE"):
                plain.execute(
                    f"CREATE TRIGGER bench_{table}_{what} AFTER {what} ON {table}"
                    f" BEGIN INSERT INTO bench_touched VALUES ('{table}'); END"
                )
    try:
        yield counts
    finally:
        with closing(sqlite3.connect(file)) as plain:
            query = "SELECT name, count(*) FROM bench_touched GROUP BY name ORDER BY name"
            counts.update(plain.execute(query))
            for table in _TABLES:
                for what in ("INSERT", "UPDATE", "DELETE"):
                    plain.execute(f"DROP TRIGGER bench_{table}_{what}")
            plain.execute("DROP TABLE bench_touched")


def _asked(file: Path) -> Steps:
    steps: Steps = {}
    for words in _ASKED:
        asked = cost.onrecord([*shlex.split(words), "--record", str(file)])
        steps[words] = {**_figures(asked), "rows": asked.result}
    return steps


if __name__ == "__main__":
    main()
