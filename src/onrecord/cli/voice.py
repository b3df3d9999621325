"""What a run says on stderr: progress, a summary, complaints."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from rich.progress import Progress

# Work that is shorter than this ends before anybody wonders.
QUIET_SECONDS = 2.0
_LINE_SECONDS = 10.0


def complain(message: str) -> None:
    """Say what went wrong, in one line, however quiet the run is to be."""
    click.echo(f"onrecord: {_harmless(message)}", err=True)


def _harmless(message: str) -> str:
    from onrecord.views.wording import one_line

    return one_line(message)


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
