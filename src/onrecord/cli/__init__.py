"""The command line: reads the options, calls the parts, prints. The only room that prints.

Everything heavy is imported inside the commands, so that ``--help`` answers at once.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper

import click

from onrecord.cli.asking import (
    actors,
    disagreements,
    events,
    positions,
    reports,
    show,
    statements,
    stories,
    timeline,
)
from onrecord.cli.codes import FAILED, INTERRUPTED, OK, REJECTED, USAGE
from onrecord.cli.correcting import corrections
from onrecord.cli.keeping import doctor, export, verify
from onrecord.cli.reading import annotate, build
from onrecord.cli.serving import serve, users
from onrecord.cli.voice import complain
from onrecord.errors import RunError

__all__ = ["FAILED", "INTERRUPTED", "OK", "REJECTED", "USAGE", "cli", "main"]

_COMMANDS = (
    annotate, build, timeline, statements, events, positions, disagreements, actors, corrections,
    stories, reports, show, serve, users, verify, export, doctor,
)  # fmt: skip


@click.group(
    commands={command.name or "": command for command in _COMMANDS},
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(package_name="onrecord", message="onrecord %(version)s")
def cli() -> None:
    """Put a running news story on the record: who said and did what, when, and who says so.

    INPUT is files, folders, or - for JSONL on stdin. Data goes to stdout, all else to stderr.
    """


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
        complain(f"{place}: {error.strerror or error}")
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
        complain(str(error))
        return FAILED
    except (KeyboardInterrupt, click.Abort):
        complain("interrupted; what was stored stays")
        return INTERRUPTED


def _tolerate_encodings() -> None:
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
