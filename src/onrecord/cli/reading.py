"""The commands that read reports: annotate, build."""

from __future__ import annotations

from pathlib import Path

import click

from onrecord.cli import tally
from onrecord.cli.codes import OK, REJECTED
from onrecord.cli.options import (
    REJECTS_NAME,
    settings_of,
    takes_inputs,
    takes_record,
    takes_voice,
)
from onrecord.cli.printing import write_all
from onrecord.cli.rejects import Rejects
from onrecord.cli.voice import Voice


@click.command()
@takes_inputs
@takes_voice
def annotate(
    inputs: tuple[str, ...], rejects: Path | None, settings_file: str | None, voice: Voice
) -> int:
    """Print what each report holds and store nothing.

    One JSON object a report: its times, mentions and statements.
    """
    from onrecord import api
    from onrecord.views import jsonl

    settings = settings_of(settings_file)
    refused = Rejects(Path(REJECTS_NAME) if rejects is None else rejects, voice)
    tally = Tally(voice)
    with voice, refused:
        reports = tally.reports(api.read(inputs, settings=settings, on_reject=refused))
        found = tally.annotations(api.annotate(reports))
        for line in jsonl.lines(found):
            write(line)
    refused.summarise()
    voice.say(tally.summary())
    return REJECTED if refused.count else OK


@click.command()
@takes_inputs
@takes_record
@takes_voice
def build(
    inputs: tuple[str, ...],
    where: str,
    rejects: Path | None,
    settings_file: str | None,
    voice: Voice,
) -> int:
    """Read reports into a record.

    What the record holds already is not read again, so the same command goes on after a stop.
    """
    from onrecord import api

    settings = settings_of(settings_file)
    beside = Path(REJECTS_NAME) if "://" in where else Path(where).with_name(REJECTS_NAME)
    refused = Rejects(beside if rejects is None else rejects, voice)
    with voice, refused:
        summary = api.build(
            inputs,
            record=where,
            settings=settings,
            on_reject=refused,
            on_progress=lambda so_far: voice.progress(progress(so_far)),
        )
    refused.summarise()
    voice.say(summary(summary, where))
    return REJECTED if refused.count else OK

