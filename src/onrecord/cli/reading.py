"""The commands that read reports: annotate, build."""

from __future__ import annotations

from pathlib import Path

import click

from onrecord.cli import tally
from onrecord.cli.codes import OK, REJECTED
from onrecord.cli.options import (
    cast_of,
    settings_of,
    takes_cast,
    takes_confidence,
    takes_inputs,
    takes_record,
    takes_voice,
)
from onrecord.cli.printing import write_all
from onrecord.cli.rejects import REJECTS_NAME, Rejects
from onrecord.cli.voice import Voice


@click.command()
@takes_inputs
@takes_cast
@takes_confidence
@click.option(
    "--explain", is_flag=True,
    help="Say of every time which rule made its value, and what it was seen from.",
)  # fmt: skip
@takes_voice
def annotate(
    inputs: tuple[str, ...],
    mode: str | None,
    rejects: Path | None,
    settings_file: str | None,
    explain: bool,
    min_confidence: float,
    actors: tuple[str, ...],
    voice: Voice,
) -> int:
    """Print what each report holds and store nothing.

    One JSON object a report: its times, mentions, statements and events.
    """
    from onrecord import api
    from onrecord.views import jsonl

    settings = settings_of(settings_file, mode=mode)
    cast = cast_of(actors)
    refused = Rejects(Path(REJECTS_NAME) if rejects is None else rejects, voice)
    counted = tally.Tally(voice)
    with voice, refused:
        reports = counted.reports(api.read(inputs, settings=settings, on_reject=refused))
        found = api.annotate(
            reports, settings=settings, explain=explain, min_confidence=min_confidence, actors=cast
        )
        write_all(jsonl.lines(counted.annotations(found)))
    refused.summarise()
    voice.say(counted.summary())
    return REJECTED if refused.count else OK


@click.command()
@takes_inputs
@takes_record
@takes_cast
@click.option(
    "--no-actors", is_flag=True,
    help="Forget the cast that the record keeps; what was read with it is read again.",
)  # fmt: skip
@click.option(
    "--workers", type=click.IntRange(min=1), default=1, show_default=True,
    help="Read with so many processes; the record is the same.",
)  # fmt: skip
@takes_voice
def build(
    inputs: tuple[str, ...],
    where: str,
    mode: str | None,
    rejects: Path | None,
    settings_file: str | None,
    workers: int,
    actors: tuple[str, ...],
    no_actors: bool,
    voice: Voice,
) -> int:
    """Read reports into a record.

    What the record holds already is not read again, so the same command goes on after a stop. The
    record keeps the cast that --actors gives; with another one its reports are read again.
    """
    from onrecord import api

    settings = settings_of(settings_file, mode=mode)
    if actors and no_actors:
        raise click.UsageError("--actors and --no-actors exclude each other")
    cast = cast_of(actors) if actors or no_actors else None
    refused = Rejects(_beside(where) if rejects is None else rejects, voice)
    with voice, refused:
        summary = api.build(
            inputs,
            record=where,
            workers=workers,
            settings=settings,
            actors=cast,
            on_reject=refused,
            on_progress=lambda so_far: voice.progress(tally.progress(so_far)),
        )
    refused.summarise()
    voice.say(tally.summary(summary, where))
    return REJECTED if refused.count else OK


def _beside(where: str) -> Path:
    return Path(REJECTS_NAME) if "://" in where else Path(where).parent / REJECTS_NAME
