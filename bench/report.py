"""Figures → a table on stdout and a JSON file for the gate."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from rich import box
from rich.console import Console
from rich.table import Table

from bench.calibration import Bin
from bench.data import sha256

Figures = Mapping[str, Mapping[str, float]]


def show(title: str, figures: Figures) -> None:
    """Print one row a measure and one column a system."""
    table = Table("measure", *figures, title=title, box=box.SIMPLE)
    for measure in next(iter(figures.values())):
        cells = [format_figure(of.get(measure)) for of in figures.values()]
        table.add_row(measure, *cells)
    Console(width=100).print(table)


def show_bins(title: str, bins: Sequence[Bin]) -> None:
    """Print one row a bin: its confidences, how many there are, and what they came to."""
    table = Table("confidence", "statements", "mean", "right", title=title, box=box.SIMPLE)
    for each in bins:
        row = (each.low, each.high, each.confidence, each.right)
        low, high, mean, hits = (format_figure(100 * value) for value in row)
        table.add_row(f"{low} – {high}", f"{each.size:,}", mean, hits)
    Console(width=100).print(table)


def format_figure(value: float | None) -> str:
    """Return a figure with one decimal, counts and thousands without, and a dash for none."""
    if value is None:
        return "–"
    whole = isinstance(value, int) or abs(value) >= 1000
    return f"{value:,.0f}" if whole else f"{value:.1f}"


def write(file: str | None, figures: Figures, *, data: Path) -> None:
    """Write the figures and the hash of the data to ``file``, where one is named."""
    if file is not None:
        out = {"figures": figures, "sha256": {data.name: sha256(data)}}
        Path(file).write_text(json.dumps(out, indent=2, sort_keys=True) + "\n", encoding="utf-8")
