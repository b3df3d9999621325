"""What several commands take, and what becomes of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

import click

from onrecord.cli.rejects import REJECTS_NAME
from onrecord.cli.voice import Voice
from onrecord.errors import RunError

if TYPE_CHECKING:
    from onrecord.knowledge.roster import Roster
    from onrecord.settings import Settings
    from onrecord.store import Filters, Record

Command = TypeVar("Command", bound=Callable[..., Any])


def takes_voice(command: Command) -> Command:
    """Give a command -q and -v, which reach it as its ``voice``."""

    @wraps(command)
    def with_voice(*args: Any, quiet: bool, verbose: bool, **options: Any) -> Any:
        return command(*args, voice=Voice(quiet=quiet, verbose=verbose), **options)

    loud = click.option("-v", "--verbose", is_flag=True, help="Say more on stderr.")
    silent = click.option("-q", "--quiet", is_flag=True, help="Say nothing on stderr but errors.")
    return cast(Command, silent(loud(with_voice)))


def takes_record(command: Command) -> Command:
    """Give a command its record, as ``where``."""
    return _record(required=True)(command)


def _record(*, required: bool) -> Callable[[Command], Command]:
    return click.option(
        "--record", "where", metavar="FILE", required=required, envvar="ONRECORD_RECORD",
        help="The record; ONRECORD_RECORD in the environment names one too.",
    )  # fmt: skip


def takes_inputs(command: Command) -> Command:
    """Give a command its inputs, how they are read and where it lists what it rejects."""
    command = click.option(
        "--settings", "settings_file", metavar="FILE", type=click.Path(),
        help="A TOML file with settings in place of the defaults.",
    )(command)  # fmt: skip
    command = click.option(
        "--rejects", metavar="FILE", type=click.Path(path_type=Path),
        help=f"Where rejected inputs are listed [default: {REJECTS_NAME}].",
    )(command)  # fmt: skip
    command = click.option(
        "--mode", type=click.Choice(["auto", "news", "narrative"]),
        help="See dates from publication (news) or from the last date of the text (narrative)"
        " [default: auto, as each text tells].",
    )(command)  # fmt: skip
    return click.argument("inputs", metavar="INPUT...", nargs=-1, required=True)(command)


def takes_cast(command: Command) -> Command:
    """Give a command the files of the user's own cast, as ``actors``."""
    return click.option(
        "--actors", metavar="FILE", type=click.Path(), multiple=True,
        help="Your own cast: CSV, TOML or FollowTheMoney JSON lines; may be given several times.",
    )(command)  # fmt: skip


def takes_who(command: Command) -> Command:
    """Give a command the name of who answers for a correction, as ``by``."""
    return click.option(
        "--by", metavar="WHO", required=True, envvar="ONRECORD_BY",
        help="Who says so; ONRECORD_BY in the environment names them too.",
    )(command)  # fmt: skip


def takes_format(command: Command) -> Command:
    """Give a command the form in which it prints, as ``form``."""
    return click.option(
        "--format", "form", type=click.Choice(["table", "jsonl", "csv"]),
        help="[default: table on a terminal, else jsonl]",
    )(command)  # fmt: skip


def takes_confidence(command: Command) -> Command:
    """Give a command the least confidence of what it shows."""
    return click.option(
        "--min-confidence", metavar="NUMBER", type=click.FloatRange(0, 1), default=0.0,
        help="What is at least so sure, between 0 and 1.",
    )(command)  # fmt: skip


_FILTERS = (
    click.option(
        "--limit", type=click.IntRange(min=1),
        help="At most so many rows; of a timeline the most telling.",
    ),
    click.option("--report", metavar="REPORT", help="Of this report: id, its beginning, or name."),
    click.option("--outlet", metavar="NAME", help="Published by this outlet: its whole name."),
    click.option(
        "--until", metavar="DATE", help="Said or happening, or else published, before this day."
    ),
    click.option(
        "--since", metavar="DATE",
        help="Said or happening, or else published, on this day or later.",
    ),
    click.option("--about", metavar="TEXT", help='With these words, "phrases" or prefixes*.'),
    click.option(
        "--speaker", metavar="NAME", help="Said, or told, by this actor: a name, part of it, or id."
    ),
)  # fmt: skip
# As in the model, whose import would make --help slow.
EVENT_TYPES = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE",
    "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
STATUSES = (
    "happened", "ongoing", "planned", "predicted", "requested", "proposed", "alleged", "denied",
    "rejected", "hypothetical", "not_happened",
)  # fmt: skip
_EVENT_FILTERS = (
    click.option(
        "--recipient", metavar="NAME", help="Done to this actor: a name, part of it, or id."
    ),
    click.option("--actor", metavar="NAME", help="Done by this actor: a name, part of it, or id."),
    click.option(
        "--status", type=click.Choice(STATUSES), metavar="STATUS",
        help=f"Of this status: {', '.join(STATUSES)}.",
    ),
    click.option(
        "--type", type=click.Choice(EVENT_TYPES, case_sensitive=False), metavar="TYPE",
        help=f"Of this type of PLOVER: {', '.join(EVENT_TYPES)}.",
    ),
)  # fmt: skip


def takes_filters(command: Command) -> Command:
    """Give a command the filters, each under its own name."""
    for option in _FILTERS:
        command = option(command)
    return takes_confidence(command)


def takes_event_filters(command: Command) -> Command:
    """Give a command the filters of events, each under its own name."""
    for option in _EVENT_FILTERS:
        command = option(command)
    return command


def takes_listing(command: Command) -> Command:
    """Give a listing its options: the record, the filters, the format."""
    return takes_record(takes_filters(takes_format(takes_voice(command))))


def takes_group_listing(command: Command) -> Command:
    """Give a listing with commands below it its options; only the listing needs the record."""
    return _record(required=False)(takes_filters(takes_format(takes_voice(command))))


def given_record(context: click.Context, where: str | None) -> str:
    """Return the record that a listing with commands below it was given."""
    if where is None:
        option = next(param for param in context.command.params if param.name == "where")
        raise click.MissingParameter(ctx=context, param=option)
    return where


def settings_of(path: str | None, *, mode: Any = None) -> Settings:
    """Return the settings of the file, or the defaults, with the mode; a wrong file is wrong usage.

    A ``mode`` of ``None`` leaves what the settings say.
    """
    from msgspec import structs

    from onrecord import settings

    try:
        loaded = settings.load(path)
    except RunError as error:
        raise click.UsageError(str(error)) from error
    if mode is None:
        return loaded
    return structs.replace(loaded, times=structs.replace(loaded.times, mode=mode))


def cast_of(paths: tuple[str, ...]) -> Roster:
    """Return the cast of the files; a wrong one is wrong usage."""
    from onrecord.knowledge import roster

    try:
        return roster.load(paths)
    except RunError as error:
        raise click.UsageError(str(error)) from error


def filters_of(given: dict[str, Any]) -> Filters:
    """Return the filters that were given; a wrong date is wrong usage."""
    from onrecord.store import Filters

    try:
        return Filters(**given)
    except ValueError as error:
        raise click.UsageError(str(error)) from error


def opened(where: str, *, write: bool = False) -> Record:
    """Return the record, to be read or, where it is there, to be corrected."""
    from onrecord.store import Record

    if write:
        # Opening to write would make the one that is missing.
        Record.open(where).close()
    return Record.open(where, write=write)
