"""The commands that ask a record: statements, events, timeline, actors, reports, show."""

from __future__ import annotations

from typing import Any

import click

from onrecord.cli.correcting import merge, split
from onrecord.cli.options import (
    filters_of,
    given_record,
    opened,
    takes_event_filters,
    takes_group_listing,
    takes_listing,
    takes_record,
    takes_voice,
)
from onrecord.cli.printing import chosen, console, has_colour, list_rows, write_all
from onrecord.cli.voice import Voice


@click.command()
@takes_listing
def statements(where: str, form: str | None, voice: Voice, **filters: Any) -> None:
    """List who said what, by when it was said."""
    from onrecord.model import Statement
    from onrecord.views import table

    with opened(where) as record:
        rows = record.statements(filters_of(filters))
        list_rows(rows, Statement, form, table.statements, voice)


@click.command()
@takes_event_filters
@takes_listing
def events(where: str, form: str | None, voice: Voice, **filters: Any) -> None:
    """List who did what to whom, by when, and whether it happened.

    What is only planned, feared, denied or claimed is there too, marked so.
    """
    from onrecord.model import Event
    from onrecord.views import table

    with opened(where) as record:
        list_rows(record.events(filters_of(filters)), Event, form, table.events, voice)


@click.command()
@takes_listing
def timeline(where: str, form: str | None, voice: Voice, **filters: Any) -> None:
    """List what was said and what happened, day by day.

    In CSV, a statement a row in the same order, without the events.
    """
    from onrecord.model import Statement
    from onrecord.store import TimelineDay
    from onrecord.views import table

    with opened(where) as record:
        days = record.timeline(filters_of(filters))
        if chosen(form) == "csv":
            single = (statement for day in days for statement in day.statements)
            list_rows(single, Statement, form, table.statements, voice)
        else:
            list_rows(days, TimelineDay, form, table.timeline, voice)


@click.group(invoke_without_command=True, commands={"merge": merge, "split": split})
@click.option(
    "--explain", metavar="NAME",
    help="List every form that stands for one actor, and what brought it there.",
)  # fmt: skip
@takes_group_listing
@click.pass_context
def actors(
    context: click.Context,
    /,
    where: str | None,
    explain: str | None,
    form: str | None,
    voice: Voice,
    **filters: Any,
) -> None:
    """List the actors, those who say most first; merge and split them.

    Without a command, they are listed.
    """
    from onrecord.model import ResolvedActor
    from onrecord.store import ActorForm
    from onrecord.views import table

    if context.invoked_subcommand is not None:
        return
    with opened(given_record(context, where)) as record:
        if explain is not None:
            list_rows(record.explain(explain), ActorForm, form, table.forms, voice)
        else:
            rows = record.actors(filters_of(filters))
            list_rows(rows, ResolvedActor, form, table.actors, voice)


@click.command()
@takes_listing
def reports(where: str, form: str | None, voice: Voice, **filters: Any) -> None:
    """List the reports by day of publication."""
    from onrecord.store import ReportRow
    from onrecord.views import table

    with opened(where) as record:
        rows = record.reports(filters_of(filters))
        list_rows(rows, ReportRow, form, table.reports, voice)


@click.command()
@click.argument("report")
@takes_record
@click.option(
    "--format", "form", type=click.Choice(["table", "jsonl"]),
    help="[default: table on a terminal, else jsonl]",
)  # fmt: skip
@takes_voice
def show(report: str, where: str, form: str | None, voice: Voice) -> None:
    """Show a report with its statements and events marked.

    REPORT is its id, its name, or the beginning of one of them.
    """
    from onrecord.views import jsonl, marked

    with opened(where) as record:
        whole = record.report(report)
        annotation = record.annotation(whole.id)
    if chosen(form) == "jsonl":
        write_all(jsonl.lines([annotation]))
        return
    terminal = console()
    for line in marked.report(whole, annotation, colour=has_colour(terminal)):
        terminal.print(line)
