"""The commands that ask a record: statements, events, timeline, positions, actors, reports …"""

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
@click.option(
    "--grain", type=click.Choice(["day", "week", "month"]), default="day", show_default=True,
    help="What stands together; what lasts longer is a span of its own.",
)  # fmt: skip
@takes_event_filters
@takes_listing
def timeline(where: str, grain: Any, form: str | None, voice: Voice, **filters: Any) -> None:
    """List what happened and was said over time, each thing once.

    Who tells of it stands beside. With --limit, the most telling. In CSV, an occurrence a row.
    """
    from onrecord.model import Occurrence
    from onrecord.store import Period
    from onrecord.views import table

    with opened(where) as record:
        periods = record.timeline(filters_of(filters), grain=grain)
        if chosen(form) == "csv":
            single = (occurrence for period in periods for occurrence in period.occurrences)
            list_rows(single, Occurrence, form, table.plain, voice)
        else:
            list_rows(periods, Period, form, table.timeline, voice)


@click.command()
@takes_listing
def disagreements(where: str, form: str | None, voice: Voice, **filters: Any) -> None:
    """List what reports or sources have differently, with both passages."""
    from onrecord.model import Disagreement
    from onrecord.views import table

    with opened(where) as record:
        rows = record.disagreements(filters_of(filters))
        list_rows(rows, Disagreement, form, table.disagreements, voice)


@click.command()
@click.option(
    "--country", metavar="CODE", help="With --on: all who are of this country are one side."
)
@click.option(
    "--on", metavar="TEXT", help="On what these words name, whatever the issues are called."
)
@click.option("--issue", metavar="TEXT", help="On issues with these words.")
@click.option("--actor", metavar="NAME", help="Of this actor: a name, part of it, or id.")
@takes_listing
def positions(
    where: str,
    on: str | None,
    country: str | None,
    form: str | None,
    voice: Voice,
    **filters: Any,
) -> None:
    """List what each actor holds on an issue over time, and what has changed.

    With --on they are made of all statements for this question, in order of time; other filters
    do not go with it.
    """
    from onrecord import api
    from onrecord.model import Position
    from onrecord.views import table

    asked = filters_of(filters)
    if on is not None and asked != filters_of({}):
        raise click.UsageError("--on goes with --country alone, not with other filters")
    if on is None and country is not None:
        raise click.UsageError("--country needs --on")
    with opened(where) as record:
        if on is None:
            list_rows(record.positions(asked), Position, form, table.positions, voice)
        else:
            found = api.positions_on(record, on, country=country)
            list_rows(found, Position, form, table.positions, voice)


@click.command()
@takes_listing
def stories(where: str, form: str | None, voice: Voice, **filters: Any) -> None:
    """List the stories that the reports belong to, by their first day."""
    from onrecord.model import Story
    from onrecord.views import table

    with opened(where) as record:
        list_rows(record.stories(filters_of(filters)), Story, form, table.stories, voice)


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
@click.option("--copies", is_flag=True, help="List what is repeated, and from which report.")
@takes_listing
def reports(where: str, copies: bool, form: str | None, voice: Voice, **filters: Any) -> None:
    """List the reports by day of publication."""
    from onrecord.store import CopyRow, ReportRow
    from onrecord.views import table

    with opened(where) as record:
        if copies:
            repeated = record.copies(filters_of(filters))
            list_rows(repeated, CopyRow, form, table.copies, voice)
            return
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
