"""The commands that correct a record: actors merge and split, and corrections."""

from __future__ import annotations

import click

from onrecord.cli.options import opened, takes_format, takes_record, takes_voice, takes_who
from onrecord.cli.printing import list_rows
from onrecord.cli.voice import Voice


@click.command()
@click.argument("actor")
@click.argument("other")
@takes_record
@takes_who
@takes_voice
def merge(actor: str, other: str, where: str, by: str, voice: Voice) -> None:
    """Say that OTHER is ACTOR, whose name stays.

    Each is an id, a name, or words of a name that only one actor has.
    """
    from onrecord import correcting

    with opened(where, write=True) as record:
        number = correcting.merge(record, actor, other, by=by)
    voice.say(_noted(where, number))


@click.command()
@click.argument("actor")
@click.argument("parts", metavar="FORM|REPORT...", nargs=-1, required=True)
@takes_record
@takes_who
@takes_voice
def split(actor: str, parts: tuple[str, ...], where: str, by: str, voice: Voice) -> None:
    """Say that ACTOR is not who some forms or reports mean.

    A FORM takes the reports that know the actor by it alone; a REPORT is an id, its beginning, or a
    name. What they take is one other actor.
    """
    from onrecord import correcting

    with opened(where, write=True) as record:
        number = correcting.split(record, actor, parts, by=by)
    voice.say(_noted(where, number))


@click.group()
def corrections() -> None:
    """See, take back and pass on what people corrected."""


@corrections.command("list")
@takes_record
@takes_format
@takes_voice
def list_corrections(where: str, form: str | None, voice: Voice) -> None:
    """List every correction, those undone too, as they were made."""
    from onrecord.store import CorrectionRow
    from onrecord.views import table

    with opened(where) as record:
        list_rows(record.corrections(), CorrectionRow, form, table.corrections, voice)


@corrections.command()
@click.argument("number", type=click.IntRange(min=1))
@takes_record
@takes_who
@takes_voice
def undo(number: int, where: str, by: str, voice: Voice) -> None:
    """Take correction NUMBER back, or an undoing.

    The list keeps both.
    """
    from onrecord import building, correcting

    with opened(where, write=True) as record:
        added = correcting.undo(record, number, by=by)
        building.resolve(record)
    voice.say(_noted(where, added))


@corrections.command()
@takes_record
@takes_voice
def export(where: str, voice: Voice) -> None:
    """Print the corrections that count, as JSONL.

    Each with the words that it is about, what had been read there and the heads of its reports:
    what apply takes, and what a model can be trained on.
    """
    from onrecord.cli.printing import write_all
    from onrecord.views import jsonl
    from onrecord.views.counted import Counted

    with opened(where) as record:
        told = Counted(record.corrections_told())
        write_all(jsonl.lines(told))
    voice.detail(f"{told.count:,} corrections")


@corrections.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, allow_dash=True))
@takes_record
@takes_voice
def apply(file: str, where: str, voice: Voice) -> None:
    """Add the corrections in FILE, which export of another record printed.

    Those that the record has are passed over. One whose words are not in it waits, as orphaned.
    """
    from onrecord import correcting

    with click.open_file(file, "rb") as lines, opened(where, write=True) as record:
        done = correcting.apply(record, list(correcting.read_told(lines, file)))
    voice.say(
        f"{where}: {done.applied} applied, {done.orphaned} orphaned, {done.idle} idle,"
        f" {done.known} known"
    )


def _noted(where: str, number: int) -> str:
    return f"{where}: noted as correction {number}"
