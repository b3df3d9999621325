"""The commands that keep a record in order: verify, export, doctor."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from onrecord.cli.codes import FAILED, OK
from onrecord.cli.options import opened, takes_format, takes_record, takes_voice
from onrecord.cli.printing import print_rows
from onrecord.cli.tally import count
from onrecord.cli.voice import Voice


@click.command()
@takes_record
@takes_format
@takes_voice
def verify(where: str, form: str | None, voice: Voice) -> int:
    """Check a record against its reports.

    Every span has its words, every entry its chain, every id what it identifies.
    """
    from onrecord.store import Problem
    from onrecord.views import table

    with opened(where) as record:
        problems = print_rows(record.verify(), Problem, form, table.plain, voice)
    voice.say(f"{where}: {count(problems, 'problem') if problems else 'all well'}")
    return FAILED if problems else OK


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@takes_record
@click.option(
    "--to", type=click.Choice(["jsonl", "csv", "timelinejs"]), default="jsonl", show_default=True,
    help="timelinejs is one file, timeline.json, for Knight Lab's TimelineJS 3.",
)  # fmt: skip
@click.option(
    "--limit", type=click.IntRange(min=1),
    help="With timelinejs, so many occurrences: the most telling.",
)  # fmt: skip
@takes_voice
def export(folder: Path, where: str, to: Any, limit: int | None, voice: Voice) -> None:
    """Write a record into DIR, one file a table."""
    from onrecord import api

    if limit is not None and to != "timelinejs":
        raise click.UsageError("--limit goes with --to timelinejs: a table is written whole")
    with opened(where) as record:
        counts = api.export(record, folder, to=to, limit=limit)
    written = ", ".join(f"{number:,} {name}" for name, number in counts.items())
    voice.say(f"{folder}: {written}")


@click.command()
@takes_format
@takes_voice
def doctor(form: str | None, voice: Voice) -> int:
    """Say what onrecord runs on and what it lacks."""
    from onrecord import doctor as examiner
    from onrecord.views import table

    checks = list(examiner.examine(Path.cwd()))
    print_rows(checks, examiner.Check, form, table.checks, voice)
    return FAILED if any(check.state == "missing" for check in checks) else OK
