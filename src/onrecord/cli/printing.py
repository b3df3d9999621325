"""Rows → stdout, in the form that was asked for."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from onrecord.cli.voice import Voice

if TYPE_CHECKING:
    from msgspec import Struct
    from rich.console import Console, RenderableType

    from onrecord.model import Value

Layout = Callable[..., "Iterable[RenderableType]"]


def chosen(given: str | None) -> str:
    """Return the form that was asked for, or the one that suits where stdout goes."""
    return given or ("table" if sys.stdout.isatty() else "jsonl")


def list_rows(
    rows: Iterable[Value], kind: type[Struct], form: str | None, layout: Layout, voice: Voice
) -> None:
    """Print the rows, and say so where there are none."""
    if print_rows(rows, kind, form, layout, voice) == 0:
        voice.say("nothing found")


def print_rows(
    rows: Iterable[Value], kind: type[Struct], form: str | None, layout: Layout, voice: Voice
) -> int:
    """Print the rows in the form that was asked for and return how many there were."""
    from onrecord.views import csv, jsonl
    from onrecord.views.counted import Counted

    counted = Counted(rows)
    form = chosen(form)
    if form == "table":
        terminal = console()
        for part in layout(counted, width=terminal.width):
            terminal.print(part)
    else:
        write_all(jsonl.lines(counted) if form == "jsonl" else csv.lines(counted, kind))
    voice.detail(f"{counted.count:,} rows")
    return counted.count


def console() -> Console:
    """Return stdout as a terminal that takes text as it is."""
    from rich.console import Console

    class Piped(Console):
        """A console that leaves it to ``main`` to end where nobody reads on; rich would exit."""

        def on_broken_pipe(self) -> None:
            raise BrokenPipeError

    return Piped(file=sys.stdout, highlight=False, markup=False, emoji=False)


def has_colour(console: Console) -> bool:
    """Tell whether the terminal has colours and is to show them."""
    return console.color_system is not None and not console.no_color


def write_all(lines: Iterable[str]) -> None:
    """Write the lines, in UTF-8 whatever the terminal's encoding, as JSONL and CSV are."""
    for line in lines:
        sys.stdout.buffer.write(line.encode())
