"""A record of many entries for the site's measurements: the rows of a real one, several times.

Every world has reports, entries and occurrences of its own, by id; its actors are those of all
worlds, so that those asked for have as much to show as in a record that was read.
"""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import click

# Each table that a world has its own rows of, with the columns that hold ids of its own.
_OWN = {
    "reports": ("id",),
    "readings": ("report",),
    "assigned": ("report",),
    "derived": ("report",),
    "statements": ("id", "report"),
    "events": ("id", "report"),
    "parties": ("report", "event"),
    "occurrences": ("id", "report"),
    "members": ("occurrence", "entry"),
    "disagreements": ("id", "occurrence", "report", "other"),
    "positions": ("id", "statement", "previous", "report"),
}
_SEARCHED = ("reports", "statements", "events", "occurrences")


@click.command()
@click.argument("record", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("made", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--entries", default=100_000, show_default=True, help="Statements and events.")
def main(record: Path, made: Path, entries: int) -> None:
    """Write a copy of RECORD to MADE whose rows are multiplied to so many entries."""
    shutil.copyfile(record, made)
    with closing(sqlite3.connect(made)) as held:
        count = "SELECT (SELECT count(*) FROM statements) + (SELECT count(*) FROM events)"
        (once,) = held.execute(count).fetchone()
        for world in range(1, -(-entries // once)):
            _add(held, world)
        for name in _SEARCHED:
            held.execute(f"INSERT INTO {name}_text ({name}_text) VALUES ('rebuild')")
        held.commit()
        (now,) = held.execute(count).fetchone()
    print(f"{made}: {now:,} entries, {made.stat().st_size / 1e6:,.0f} MB")


def _add(held: sqlite3.Connection, world: int) -> None:
    for table, own in _OWN.items():
        names = [row[1] for row in held.execute(f"PRAGMA table_info({table})")]
        shown = [name for name in names if name != "number"]
        values = ", ".join(_value(name, world) if name in own else f'"{name}"' for name in shown)
        columns = ", ".join(f'"{name}"' for name in shown)
        first = f"\"{own[0]}\" NOT LIKE '%w_'"
        held.execute(f"INSERT INTO {table} ({columns}) SELECT {values} FROM {table} WHERE {first}")


def _value(name: str, world: int) -> str:
    # Ids stay 16 digits long; no real one has a letter behind f.
    return f"substr(\"{name}\", 1, 14) || 'w{world}'"


if __name__ == "__main__":
    main()
