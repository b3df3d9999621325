"""Listings → tables for a terminal, from 60 columns up; rows are laid out a screenful at a time.

Everything from a report is put in as plain text, never as markup, and without control characters.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import islice
from typing import Protocol, TypeVar

from msgspec import Struct
from rich.table import Table
from rich.text import Text

from onrecord.model import Interval, ResolvedActor, Statement
from onrecord.views.wording import UNKNOWN, joined, one_line, reserve, shorten, when

# From this width on, when and where stand on one line, in columns of their own.
WIDE = 110

_ROWS_AT_ONCE = 200
_GAP = 2
_WHEN, _WHEN_WIDE, _WHO, _WHO_WIDE, _REPORT = 13, 23, 20, 26, 28
_LINES = 3
_HEADING, _FAINT = "bold", "dim"

T = TypeVar("T")
Cells = list[Text]


class _ReportRow(Protocol):
    """What a listing of reports shows of each."""

    @property
    def name(self) -> str: ...
    @property
    def published(self) -> str: ...
    @property
    def outlet(self) -> str | None: ...
    @property
    def title(self) -> str | None: ...
    @property
    def characters(self) -> int: ...
    @property
    def statements(self) -> int: ...


class _Day(Protocol):
    """What a timeline shows at once: the statements that were said in one interval."""

    @property
    def said(self) -> Interval: ...
    @property
    def statements(self) -> tuple[Statement, ...]: ...


class _Check(Protocol):
    """What a look at the machine found, and what to do where it will not do."""

    @property
    def what(self) -> str: ...
    @property
    def found(self) -> str: ...
    @property
    def state(self) -> str: ...
    @property
    def advice(self) -> str | None: ...


class Column(Struct, frozen=True):
    """A column: its heading and its width in characters; ``None`` takes what is left."""

    heading: str
    width: int | None
    number: bool = False


def statements(rows: Iterable[Statement], *, width: int) -> Iterator[Table]:
    """Yield tables of who said what, when, and in which report."""
    said = Column("said", _WHEN_WIDE if width >= WIDE else _WHEN)
    columns = [said, *_statement_columns(width)]
    what = _left(columns, width)
    return _tables(
        columns, rows, lambda row: [Text(when(row.said)), *_statement(row, what, width)], width
    )


def timeline(days: Iterable[_Day], *, width: int) -> Iterator[Table | Text]:
    """Yield a heading for each interval, and below it a table of what was said in it."""
    columns = _statement_columns(width)
    what = _left(columns, width)
    for number, day in enumerate(days):
        yield Text(("\n" if number else "") + _day(day.said), style=_HEADING)
        yield from _tables(
            columns, day.statements, lambda row: _statement(row, what, width), width, headed=False
        )


def actors(rows: Iterable[ResolvedActor], *, width: int) -> Iterator[Table]:
    """Yield tables of the actors and by what names they go."""
    columns = [
        Column("actor", max(_WHO, width // 4)),
        Column("kind", 15),
        Column("said", 6, number=True),
        Column("named", 6, number=True),
        Column("reports", 7, number=True),
        Column("also named", None),
    ]
    left = _left(columns, width)
    return _tables(columns, rows, lambda row: _actor(row, left), width)


def reports(rows: Iterable[_ReportRow], *, width: int) -> Iterator[Table]:
    """Yield tables of the reports, with the number of statements and characters in each."""
    columns = [
        Column("published", 10),
        Column("outlet", 14),
        Column("statements", 10, number=True),
        Column("characters", 10, number=True),
        Column("report", None),
    ]
    left = _left(columns, width)
    return _tables(columns, rows, lambda row: _report(row, left), width)


def checks(rows: Iterable[_Check], *, width: int) -> Iterator[Table]:
    """Yield a table of what was looked at, with the advice below what was found."""
    columns = [Column("", 8), Column("", 14), Column("", None)]

    def cells(row: _Check) -> Cells:
        advice = "" if row.advice is None else f"\n{row.advice}"
        style = "" if row.state == "ok" else _HEADING
        found = Text.assemble(one_line(row.found), (advice, _HEADING))
        return [Text(row.state, style=style), Text(row.what), found]

    return _tables(columns, rows, cells, width, headed=False)


def plain(rows: Iterable[Struct], *, width: int) -> Iterator[Table]:
    """Yield a table of rows without nested values, each field as it is."""
    waiting = list(rows)
    if not waiting:
        return
    table = Table(box=None, padding=(0, _GAP, 0, 0), pad_edge=False, width=width)
    for name in waiting[0].__struct_fields__:
        table.add_column(name, header_style=_HEADING, overflow="fold")
    for row in waiting:
        cells = (getattr(row, name) for name in row.__struct_fields__)
        table.add_row(*(Text("" if cell is None else one_line(str(cell))) for cell in cells))
    yield table


def _tables(
    columns: list[Column],
    rows: Iterable[T],
    cells: Callable[[T], Cells],
    width: int,
    *,
    headed: bool = True,
) -> Iterator[Table]:
    """Yield a table for each screenful of rows; only the first has a heading."""
    waiting = iter(rows)
    while batch := list(islice(waiting, _ROWS_AT_ONCE)):
        table = _empty(columns, width, headed=headed)
        for row in batch:
            table.add_row(*cells(row))
        yield table
        headed = False


def _empty(columns: list[Column], width: int, *, headed: bool) -> Table:
    table = Table(
        box=None, width=width, padding=(0, _GAP, 0, 0), pad_edge=False, show_header=headed
    )
    for column in columns:
        table.add_column(
            column.heading,
            header_style=_HEADING,
            justify="right" if column.number else "left",
            width=column.width,
            ratio=1 if column.width is None else None,
            overflow="fold",
        )
    return table


def _left(columns: list[Column], width: int) -> int:
    taken = sum(column.width for column in columns if column.width is not None)
    return max(width - taken - _GAP * (len(columns) - 1), 10)


def _statement_columns(width: int) -> list[Column]:
    if width >= WIDE:
        return [Column("who", _WHO_WIDE), Column("what", None), Column("report", _REPORT)]
    return [Column("who, report", _WHO), Column("what", None)]


def _statement(row: Statement, what: int, width: int) -> Cells:
    who, said = _who(row), _what(row, what * _LINES - _LINES * 4)
    if width >= WIDE:
        return [who, said, Text(shorten(one_line(row.report_name), _REPORT), style=_FAINT)]
    report = Text("\n" + shorten(one_line(row.report_name), _WHO), style=_FAINT)
    return [who + report, said]


def _who(row: Statement) -> Text:
    if row.speaker is not None:
        return Text(one_line(row.speaker.name))
    return Text(UNKNOWN if row.source is None else f"“{one_line(row.source.text)}”", style=_FAINT)


def _what(row: Statement, length: int) -> Text:
    before = reserve(row)
    content = shorten(one_line(joined(row.content)), length - len(before))
    return Text.assemble((f"{before} ", "italic yellow") if before else "", content)


def _actor(row: ResolvedActor, left: int) -> Cells:
    others = ", ".join(name for name in row.names if name != row.name)
    kind = row.kind if row.country is None else f"{row.kind} {row.country}"
    return [
        Text(one_line(row.name)),
        Text(one_line(kind), style=_FAINT),
        Text(str(row.statements)),
        Text(str(row.mentions)),
        Text(str(row.reports)),
        Text(shorten(one_line(others), left * _LINES), style=_FAINT),
    ]


def _report(row: _ReportRow, left: int) -> Cells:
    title = "" if row.title is None else f"\n{shorten(one_line(row.title), left * 2 - 4)}"
    return [
        Text(row.published),
        Text(UNKNOWN if row.outlet is None else shorten(one_line(row.outlet), 14)),
        Text(str(row.statements)),
        Text(f"{row.characters:,}"),
        Text.assemble(one_line(row.name), (title, _FAINT)),
    ]


def _day(said: Interval) -> str:
    shown = when(said)
    if said.start is None:
        return f"undated: {shown}"
    return f"{shown}, {date.fromisoformat(said.start[:10]):%A}" if len(shown) == 10 else shown
