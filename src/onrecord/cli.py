"""The command line: reads the options, calls the parts, prints. The only room that prints.

Everything heavy is imported inside the commands, so that ``--help`` answers at once.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import wraps
from io import TextIOWrapper
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, TypeVar, cast

import click

from onrecord.errors import RunError

if TYPE_CHECKING:
    from msgspec import Struct
    from rich.console import Console, RenderableType
    from rich.progress import Progress

    from onrecord.api import BuildSummary
    from onrecord.model import Annotation, Reject, Report, Value
    from onrecord.settings import Settings
    from onrecord.store import Filters, Record

OK, FAILED, USAGE, REJECTED, INTERRUPTED = 0, 1, 2, 3, 130

# Work that is shorter than this ends before anybody wonders.
QUIET_SECONDS = 2.0
_LINE_SECONDS = 10.0
_SHOWN_REJECTS = 10
_REJECTS_NAME = "rejects.jsonl"

Command = TypeVar("Command", bound=Callable[..., Any])
Layout = Callable[..., "Iterable[RenderableType]"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return the exit code.

    0 all read, 1 failed, 2 usage, 3 some inputs rejected, 130 interrupted. A reader of the output
    that stops reading (``| head``) ends the run quietly, with 0.
    """
    _tolerate_encodings()
    try:
        code = _run(arguments)
        sys.stdout.flush()
        return code
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return OK
    except OSError as error:
        place = "the output cannot be written" if error.filename is None else error.filename
        _complain(f"{place}: {error.strerror or error}")
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return FAILED


def _run(arguments: Sequence[str] | None) -> int:
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        with cli.make_context("onrecord", given) as context:
            code: int | None = cli.invoke(context)
        return OK if code is None else code
    except click.exceptions.Exit as ended:
        return ended.exit_code
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except RunError as error:
        _complain(str(error))
        return FAILED
    except (KeyboardInterrupt, click.Abort):
        _complain("interrupted; what was stored stays")
        return INTERRUPTED


def _tolerate_encodings() -> None:
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")


def _complain(message: str) -> None:
    click.echo(f"onrecord: {_harmless(message)}", err=True)


def _harmless(message: str) -> str:
    from onrecord.views.wording import one_line

    return one_line(message)


# What several commands take.


def _takes_voice(command: Command) -> Command:
    """Give a command -q and -v, which reach it as its ``voice``."""

    @wraps(command)
    def with_voice(*args: Any, quiet: bool, verbose: bool, **options: Any) -> Any:
        return command(*args, voice=Voice(quiet=quiet, verbose=verbose), **options)

    loud = click.option("-v", "--verbose", is_flag=True, help="Say more on stderr.")
    silent = click.option("-q", "--quiet", is_flag=True, help="Say nothing on stderr but errors.")
    return cast(Command, silent(loud(with_voice)))


def _takes_record(command: Command) -> Command:
    return click.option(
        "--record", "where", metavar="FILE", required=True, envvar="ONRECORD_RECORD",
        help="The record; ONRECORD_RECORD in the environment names one too.",
    )(command)  # fmt: skip


def _takes_inputs(command: Command) -> Command:
    command = click.option(
        "--settings", "settings_file", metavar="FILE", type=click.Path(),
        help="A TOML file with settings in place of the defaults.",
    )(command)  # fmt: skip
    command = click.option(
        "--rejects", metavar="FILE", type=click.Path(path_type=Path),
        help=f"Where rejected inputs are listed [default: {_REJECTS_NAME}].",
    )(command)  # fmt: skip
    return click.argument("inputs", metavar="INPUT...", nargs=-1, required=True)(command)


def _takes_format(command: Command) -> Command:
    return click.option(
        "--format", "form", type=click.Choice(["table", "jsonl", "csv"]),
        help="[default: table on a terminal, else jsonl]",
    )(command)  # fmt: skip


_FILTERS = (
    click.option("--limit", type=click.IntRange(min=1), help="At most so many."),
    click.option("--report", metavar="REPORT", help="Of this report: id, its beginning, or name."),
    click.option("--outlet", help="Published by this outlet."),
    click.option("--until", metavar="DATE", help="Said, or else published, before this day."),
    click.option("--since", metavar="DATE", help="Said, or else published, on this day or later."),
    click.option("--about", metavar="TEXT", help='With these words, "phrases" or prefixes*.'),
    click.option(
        "--speaker", metavar="NAME", help="Said by this actor: a name, part of it, or id."
    ),
)


def _takes_filters(command: Command) -> Command:
    for option in _FILTERS:
        command = option(command)
    return command


def _lists(command: Command) -> Command:
    """Give a listing its options: the record, the filters, the format."""
    return _takes_record(_takes_filters(_takes_format(_takes_voice(command))))


# The commands.


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="onrecord", message="onrecord %(version)s")
def cli() -> None:
    """Put a running news story on the record: who said what, when, and in which words.

    INPUT is files, folders, or - for JSONL on stdin. Data goes to stdout, all else to stderr.
    """


@cli.command()
@_takes_inputs
@_takes_voice
def annotate(
    inputs: tuple[str, ...], rejects: Path | None, settings_file: str | None, voice: Voice
) -> int:
    """Print what each report holds and store nothing.

    One JSON object a report: its times, mentions and statements.
    """
    from onrecord import api
    from onrecord.views import jsonl

    settings = _settings(settings_file)
    refused = Rejects(Path(_REJECTS_NAME) if rejects is None else rejects, voice)
    tally = Tally(voice)
    with voice, refused:
        reports = tally.reports(api.read(inputs, settings=settings, on_reject=refused))
        found = tally.annotations(api.annotate(reports))
        for line in jsonl.lines(found):
            _write(line)
    refused.summarise()
    voice.say(tally.summary())
    return REJECTED if refused.count else OK


@cli.command()
@_takes_inputs
@_takes_record
@_takes_voice
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

    settings = _settings(settings_file)
    beside = Path(_REJECTS_NAME) if "://" in where else Path(where).with_name(_REJECTS_NAME)
    refused = Rejects(beside if rejects is None else rejects, voice)
    with voice, refused:
        summary = api.build(
            inputs,
            record=where,
            settings=settings,
            on_reject=refused,
            on_progress=lambda so_far: voice.progress(_progress(so_far)),
        )
    refused.summarise()
    voice.say(_summary(summary, where))
    return REJECTED if refused.count else OK


@cli.command()
@_lists
def statements(where: str, form: str | None, voice: Voice, **filters: Any) -> None:
    """List who said what, by when it was said."""
    from onrecord.model import Statement
    from onrecord.views import table

    with _opened(where) as record:
        rows = record.statements(_filters(filters))
        _list_rows(rows, Statement, form, table.statements, voice)


@cli.command()
@_lists
def timeline(where: str, form: str | None, voice: Voice, **filters: Any) -> None:
    """List what was said, day by day.

    In CSV, a statement a row in the same order.
    """
    from onrecord.model import Statement
    from onrecord.store import TimelineDay
    from onrecord.views import table

    with _opened(where) as record:
        days = record.timeline(_filters(filters))
        if _form(form) == "csv":
            single = (statement for day in days for statement in day.statements)
            _list_rows(single, Statement, form, table.statements, voice)
        else:
            _list_rows(days, TimelineDay, form, table.timeline, voice)


@cli.command()
@_lists
def actors(where: str, form: str | None, voice: Voice, **filters: Any) -> None:
    """List the actors, those who say most first."""
    from onrecord.model import ResolvedActor
    from onrecord.views import table

    with _opened(where) as record:
        rows = record.actors(_filters(filters))
        _list_rows(rows, ResolvedActor, form, table.actors, voice)


@cli.command()
@_lists
def reports(where: str, form: str | None, voice: Voice, **filters: Any) -> None:
    """List the reports by day of publication."""
    from onrecord.store import ReportRow
    from onrecord.views import table

    with _opened(where) as record:
        rows = record.reports(_filters(filters))
        _list_rows(rows, ReportRow, form, table.reports, voice)


@cli.command()
@click.argument("report")
@_takes_record
@click.option(
    "--format", "form", type=click.Choice(["table", "jsonl"]),
    help="[default: table on a terminal, else jsonl]",
)  # fmt: skip
@_takes_voice
def show(report: str, where: str, form: str | None, voice: Voice) -> None:
    """Show a report with its statements marked.

    REPORT is its id, the beginning of its id, or its name.
    """
    from onrecord.views import jsonl, marked

    with _opened(where) as record:
        whole = record.report(report)
        annotation = record.annotation(whole.id)
    if _form(form) == "jsonl":
        _write_all(jsonl.lines([annotation]))
        return
    console = _console()
    for line in marked.report(whole, annotation, colour=_has_colour(console)):
        console.print(line)


@cli.command()
@_takes_record
@_takes_format
@_takes_voice
def verify(where: str, form: str | None, voice: Voice) -> int:
    """Check a record against its reports.

    Every span has its words, every entry its chain, every id what it identifies.
    """
    from onrecord.store import Problem
    from onrecord.views import table

    with _opened(where) as record:
        count = _print_rows(record.verify(), Problem, form, table.plain, voice)
    voice.say(f"{where}: {_count(count, 'problem') if count else 'all well'}")
    return FAILED if count else OK


@cli.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@_takes_record
@click.option("--to", type=click.Choice(["jsonl", "csv"]), default="jsonl", show_default=True)
@_takes_voice
def export(folder: Path, where: str, to: Any, voice: Voice) -> None:
    """Write a record into DIR, one file a table."""
    from onrecord import api

    with _opened(where) as record:
        counts = api.export(record, folder, to=to)
    written = ", ".join(f"{count:,} {name}" for name, count in counts.items())
    voice.say(f"{folder}: {written}")


@cli.command()
@_takes_format
@_takes_voice
def doctor(form: str | None, voice: Voice) -> int:
    """Say what onrecord runs on and what it lacks."""
    from onrecord import doctor as examiner
    from onrecord.views import table

    checks = list(examiner.examine(Path.cwd()))
    _print_rows(checks, examiner.Check, form, table.checks, voice)
    return FAILED if any(check.state == "missing" for check in checks) else OK


# What the commands share.


def _settings(path: str | None) -> Settings:
    from onrecord import settings

    try:
        return settings.load(path)
    except RunError as error:
        raise click.UsageError(str(error)) from error


def _filters(given: dict[str, Any]) -> Filters:
    from onrecord.store import Filters

    try:
        return Filters(**given)
    except ValueError as error:
        raise click.UsageError(str(error)) from error


def _opened(where: str) -> Record:
    from onrecord.store import Record

    return Record.open(where)


def _form(given: str | None) -> str:
    return given or ("table" if sys.stdout.isatty() else "jsonl")


def _list_rows(
    rows: Iterable[Value], kind: type[Struct], form: str | None, layout: Layout, voice: Voice
) -> None:
    if _print_rows(rows, kind, form, layout, voice) == 0:
        voice.say("nothing found")


def _print_rows(
    rows: Iterable[Value], kind: type[Struct], form: str | None, layout: Layout, voice: Voice
) -> int:
    """Print the rows in the form that was asked for and return how many there were."""
    from onrecord.views import csv, jsonl

    count = 0

    def counted() -> Iterator[Value]:
        nonlocal count
        for row in rows:
            count += 1
            yield row

    form = _form(form)
    if form == "table":
        console = _console()
        for part in layout(counted(), width=console.width):
            console.print(part)
    else:
        _write_all(jsonl.lines(counted()) if form == "jsonl" else csv.lines(counted(), kind))
    voice.detail(f"{count:,} rows")
    return count


def _console() -> Console:
    from rich.console import Console

    class Piped(Console):
        """A console that leaves it to ``main`` to end where nobody reads on; rich would exit."""

        def on_broken_pipe(self) -> None:
            raise BrokenPipeError

    return Piped(file=sys.stdout, highlight=False, markup=False, emoji=False)


def _has_colour(console: Console) -> bool:
    return console.color_system is not None and not console.no_color


def _write_all(lines: Iterable[str]) -> None:
    for line in lines:
        _write(line)


def _write(line: str) -> None:
    # Bytes, since JSONL and CSV are UTF-8 whatever the terminal's encoding.
    sys.stdout.buffer.write(line.encode())


class Voice:
    """What a run says on stderr: progress, a summary; on a terminal, a bar while it lasts."""

    def __init__(self, *, quiet: bool, verbose: bool) -> None:
        self.quiet = quiet and not verbose
        self.verbose = verbose
        self._bar: Progress | None = None
        self._due = time.monotonic() + QUIET_SECONDS

    def __enter__(self) -> Voice:
        return self

    def __exit__(self, *ended: object) -> None:
        if self._bar is not None:
            self._bar.stop()

    def say(self, message: str) -> None:
        """Say ``message`` unless the run is to be quiet."""
        if not self.quiet:
            self._print(message)

    def detail(self, message: str) -> None:
        """Say ``message`` where the run is to say more."""
        if self.verbose:
            self._print(message)

    def progress(self, message: str) -> None:
        """Say how far the work is: in a bar on a terminal, else in a line now and then."""
        if self.quiet or time.monotonic() < self._due:
            return
        if sys.stderr.isatty():
            self._move_bar(message)
        else:
            self._print(message)
            self._due = time.monotonic() + _LINE_SECONDS

    def _print(self, message: str) -> None:
        if self._bar is not None:
            self._bar.console.print(_harmless(message), markup=False, highlight=False)
        else:
            click.echo(_harmless(message), err=True)

    def _move_bar(self, message: str) -> None:
        if self._bar is None:
            self._bar = _bar()
            self._bar.add_task(message, total=None)
            self._bar.start()
        self._bar.update(self._bar.task_ids[0], description=message)


def _bar() -> Progress:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    # The number of reports is not known before they are read, so the bar only pulses.
    return Progress(
        BarColumn(bar_width=20),
        TextColumn("{task.description}", markup=False),
        TimeElapsedColumn(),
        console=Console(stderr=True),
        transient=True,
    )


class Rejects:
    """Counts the rejected inputs and lists them in a file, made when the first one comes."""

    def __init__(self, path: Path, voice: Voice) -> None:
        self.count = 0
        self._path = path
        self._voice = voice
        self._file: IO[bytes] | None = None
        self._unwritable: str | None = None

    def __enter__(self) -> Rejects:
        return self

    def __exit__(self, *ended: object) -> None:
        if self._file is not None:
            self._file.close()

    def __call__(self, reject: Reject) -> None:
        """Count and list one input."""
        from onrecord.views import jsonl

        self.count += 1
        if self.count <= _SHOWN_REJECTS or self._voice.verbose or self._unwritable is not None:
            self._voice.say(f"rejected {_place(reject)}: {reject.reason}")
        if self._unwritable is not None:
            return
        try:
            if self._file is None:
                self._file = self._path.open("wb", buffering=0)
            self._file.write("".join(jsonl.lines([reject])).encode())
        except OSError as error:
            # The reports that can be read still are; what was rejected is told here instead.
            self._unwritable = error.strerror
            _complain(f"{self._path}: rejects cannot be listed: {error.strerror}; use --rejects")

    def summarise(self) -> None:
        """Say where the list is."""
        if self.count and self._unwritable is None:
            self._voice.say(f"{_count(self.count, 'input')} rejected, listed in {self._path}")


def _place(reject: Reject) -> str:
    return reject.input if reject.line is None else f"{reject.input}:{reject.line}"


class Tally:
    """Counts what passes while reports are annotated, and says how far it is."""

    def __init__(self, voice: Voice) -> None:
        self._voice = voice
        self._began = time.monotonic()
        self._reports = self._words = self._statements = 0

    def reports(self, reports: Iterable[Report]) -> Iterator[Report]:
        """Yield the reports, counting their words."""
        for report in reports:
            self._words += report.text.count(" ") + 1
            yield report

    def annotations(self, annotations: Iterable[Annotation]) -> Iterator[Annotation]:
        """Yield the annotations, counting their statements."""
        for annotation in annotations:
            self._reports += 1
            self._statements += len(annotation.statements)
            self._voice.progress(self.summary())
            yield annotation

    def summary(self) -> str:
        """Return what was counted, in a line."""
        seconds = time.monotonic() - self._began
        return (
            f"{_count(self._reports, 'report')} read, {_count(self._statements, 'statement')}; "
            f"{_speed(self._words, seconds)}"
        )


def _progress(so_far: BuildSummary) -> str:
    return (
        f"{_count(so_far.read, 'report')} read, {so_far.added:,} new; "
        f"{_speed(so_far.words, so_far.seconds)}"
    )


def _summary(summary: BuildSummary, where: str) -> str:
    return (
        f"{where}: {_count(summary.read, 'report')} read, {summary.added:,} new, "
        f"{summary.known:,} known, {summary.rejected:,} rejected; "
        f"{_count(summary.statements, 'statement')} in the record; "
        f"{_speed(summary.words, summary.seconds)}"
    )


def _speed(words: int, seconds: float) -> str:
    rate = f", {words / seconds:,.0f} words/s" if seconds > 0 else ""
    return f"{_count(words, 'word')} in {seconds:.1f} s{rate}"


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"
