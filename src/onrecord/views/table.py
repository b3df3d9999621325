"""Listings → tables for a terminal, from 60 columns up; rows are laid out a screenful at a time.

Everything from a report is put in as plain text, never as markup, and without control characters.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from itertools import islice
from textwrap import wrap
from typing import Protocol, TypeVar

from msgspec import Struct
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from onrecord.model import (
    Actor,
    Disagreement,
    Event,
    Interval,
    Occurrence,
    Passage,
    Position,
    ResolvedActor,
    Statement,
    Story,
    Target,
)
from onrecord.views.wording import (
    UNKNOWN,
    Corrected,
    after_outlet,
    around,
    chain,
    coded,
    corrected,
    doing,
    headed,
    joined,
    last,
    lead,
    one_line,
    quoted,
    shorten,
    standing,
    under,
    when,
    where,
)

# From this width on, when and where stand on one line, in columns of their own.
WIDE = 110

_ROWS_AT_ONCE = 200
_GAP = 2
_WHEN, _WHEN_WIDE, _WHO, _WHO_WIDE, _OUTLET = 13, 23, 20, 26, 20
# COERCE-misinformation is the longest.
_EVENT = 21
_LINES, _SOURCE_LINES = 3, 2
_HEADING, _FAINT, _CUE = "bold", "dim", "italic yellow"
_WEEK = timedelta(days=7)

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
    @property
    def events(self) -> int: ...


class _Form(Protocol):
    """What stands for an actor, how often, and what brought it there."""

    @property
    def form(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def count(self) -> int: ...
    @property
    def reports(self) -> int: ...
    @property
    def report(self) -> str | None: ...
    @property
    def read_as(self) -> str: ...
    @property
    def to(self) -> str | None: ...
    @property
    def score(self) -> float | None: ...
    @property
    def evidence(self) -> tuple[str, ...]: ...
    @property
    def rival(self) -> str | None: ...
    @property
    def margin(self) -> float | None: ...


class _Correction(Corrected, Protocol):
    """What somebody said of who is who or of an entry, or took back."""

    @property
    def second(self) -> Target | None: ...
    @property
    def number(self) -> int: ...
    @property
    def at(self) -> str: ...
    @property
    def by(self) -> str: ...
    @property
    def state(self) -> str: ...
    @property
    def other(self) -> Actor | None: ...
    @property
    def forms(self) -> tuple[str, ...]: ...
    @property
    def reports(self) -> tuple[str, ...]: ...
    @property
    def undoes(self) -> int | None: ...


class _Period(Protocol):
    """What a timeline shows at once: the occurrences of one day, week, month or span."""

    @property
    def when(self) -> Interval: ...
    @property
    def occurrences(self) -> tuple[Occurrence, ...]: ...


class _Copy(Protocol):
    """A report that repeats another one, or whose word is that of an agency."""

    @property
    def report_name(self) -> str: ...
    @property
    def published(self) -> str: ...
    @property
    def outlet(self) -> str | None: ...
    @property
    def title(self) -> str | None: ...
    @property
    def kind(self) -> str | None: ...
    @property
    def share(self) -> float | None: ...
    @property
    def of_name(self) -> str | None: ...
    @property
    def of_outlet(self) -> str | None: ...
    @property
    def agency(self) -> str | None: ...


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
        columns, rows, lambda row: [Text(when(row.said)), *_statement(row, columns, what)], width
    )


def events(rows: Iterable[Event], *, width: int) -> Iterator[Table]:
    """Yield tables of what happened or is to happen, who did it to whom, and who says so."""
    happens = Column("when", _WHEN_WIDE if width >= WIDE else _WHEN)
    columns = [happens, *_event_columns(width)]
    what = _left(columns, width)
    return _tables(columns, rows, lambda row: [Text(when(row.when)), *_event(row, what)], width)


def timeline(periods: Iterable[_Period], *, width: int) -> Iterator[Text | Padding]:
    """Yield a heading for each period, and below it tables of what happened and was said in it."""
    for number, period in enumerate(periods):
        yield Text(("\n" if number else "") + _day(period.when), style=_HEADING)
        for table in _of_period(period, width=width):
            yield Padding(table, (0, 0, 0, _GAP), expand=False)


def _of_period(period: _Period, *, width: int) -> Iterator[Table]:
    columns, inner = _event_columns(width), width - _GAP
    what = _left(columns, inner)

    def cells(row: Occurrence) -> Cells:
        return _occurrence(row, what, period.when)

    return _tables(columns, period.occurrences, cells, inner, headed=False)


def disagreements(rows: Iterable[Disagreement], *, width: int) -> Iterator[Table]:
    """Yield tables of what two passages have differently, one below the other."""
    columns = [Column("differs", 11), Column("passages", None)]
    what = _left(columns, width)
    return _tables(columns, rows, lambda row: _disagreement(row, what), width)


def positions(rows: Iterable[Position], *, width: int) -> Iterator[Table]:
    """Yield tables of who holds what on which issue, and what has changed since."""
    said = Column("said", _WHEN_WIDE if width >= WIDE else _WHEN)
    columns = [
        Column("who", _WHO_WIDE if width >= WIDE else 16), said, Column("stance", 10),
        Column("what", None),
    ]  # fmt: skip
    what = _left(columns, width)
    return _tables(columns, rows, lambda row: _position(row, what), width)


def stories(rows: Iterable[Story], *, width: int) -> Iterator[Table]:
    """Yield tables of the stories: their days, how many reports, what and whom they are about."""
    columns = [
        Column("from", 10), Column("to", 10), Column("reports", 7, number=True),
        Column("story", None),
    ]  # fmt: skip
    left = _left(columns, width)
    return _tables(columns, rows, lambda row: _story(row, left), width)


def copies(rows: Iterable[_Copy], *, width: int) -> Iterator[Table]:
    """Yield tables of the reports that repeat others, and how much of them is repeated."""
    columns = [
        Column("published", 10), Column("outlet", min(_OUTLET, width // 5)),
        Column("report", None), Column("share", 5, number=True), Column("repeats", width // 4),
    ]  # fmt: skip
    return _tables(columns, rows, _copy, width)


def actors(rows: Iterable[ResolvedActor], *, width: int) -> Iterator[Table]:
    """Yield tables of the actors and by what names they go."""
    columns = [
        Column("actor", max(_WHO, width // 4)),
        Column("kind", 15),
        Column("said", 6, number=True),
        *([Column("did", 6, number=True)] if width >= WIDE else []),
        Column("named", 6, number=True),
        Column("reports", 7, number=True),
        Column("also named", None),
    ]
    left = _left(columns, width)
    return _tables(columns, rows, lambda row: _actor(row, left, wide=width >= WIDE), width)


def forms(rows: Iterable[_Form], *, width: int) -> Iterator[Table]:
    """Yield tables of the forms that stand for an actor, with what brought them there."""
    columns = [
        Column("form", max(_WHO, width // 4)),
        Column("kind", 11),
        Column("count", 6, number=True),
        Column("reports", 7, number=True),
        Column("score", 5, number=True),
        Column("evidence", None),
    ]
    return _tables(columns, rows, _form, width)


def corrections(rows: Iterable[_Correction], *, width: int) -> Iterator[Table]:
    """Yield tables of the corrections, with who made them and whether they count."""
    columns = [
        Column("", 4, number=True),
        Column("at", 20),
        Column("by", _OUTLET),
        Column("state", 8),
        Column("what", None),
    ]
    return _tables(columns, rows, _correction, width)


def reports(rows: Iterable[_ReportRow], *, width: int) -> Iterator[Table]:
    """Yield tables of the reports, with the number of statements and characters in each."""
    columns = [
        Column("published", 10),
        Column("outlet", _OUTLET),
        Column("report", None),
        Column("said", 5, number=True),
        Column("events", 6, number=True),
        Column("length", 9, number=True),
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
    return [Column("who", _WHO_WIDE if width >= WIDE else _WHO), Column("what", None)]


def _statement(row: Statement, columns: list[Column], what: int) -> Cells:
    return [_who(row, columns[-2].width or _WHO), _what(row, what)]


def _who(row: Statement, width: int) -> Text:
    if row.speaker is not None:
        return Text(one_line(row.speaker.name))
    if row.source is None:
        return Text(UNKNOWN, style=_FAINT)
    return Text(f"“{shorten(one_line(row.source.text), width * _SOURCE_LINES - 4)}”", style=_FAINT)


def _what(row: Statement, width: int) -> Text:
    """Return the words with the cue before them, and where they were reported behind."""
    before = lead(row)
    content = shorten(one_line(joined(row.content)), width * _LINES - len(before) - _LINES * 4)
    said = f"{before} {content}" if before else content
    return Text.assemble((said[: -len(content)], _CUE), content, _reported(row, said, width))


def _reported(row: Statement | Event | Passage, said: str, width: int) -> tuple[str, str]:
    """Return in which report it stands: behind what was ``said``, or below where it has no room."""
    place = f"({where(row)})"
    gap = "  " if len(wrap(said, width)[-1]) + 2 + len(place) <= width else "\n"
    return f"{gap}{place}", _FAINT


def _event_columns(width: int) -> list[Column]:
    return [Column("event", _WHO_WIDE if width >= WIDE else _EVENT), Column("what", None)]


def _event(row: Event, what: int) -> Cells:
    return [Text.assemble((coded(row), _HEADING), f"\n{standing(row)}"), _happening(row, what)]


def _happening(row: Event, width: int) -> Text:
    """Return who did it to whom and where, the words that say so, and who vouches."""
    place = "" if row.where is None else f" · {one_line(row.where.name)}"
    who = shorten(f"{doing(row)}{place}", width * _LINES)
    before, trigger, after = around(row.sentence, row.trigger, width * _SOURCE_LINES - _LINES * 4)
    between = chain(row)
    by = f"  according to {between}" if between else ""
    words = f"{before}{trigger}{after}{by}"
    return Text.assemble(
        f"{who}\n", (before, _FAINT), (trigger, _CUE), (after, _FAINT), (by, _FAINT),
        _reported(row, words, width),
    )  # fmt: skip


def _occurrence(row: Occurrence, width: int, period: Interval) -> Cells:
    """Return what it is and who tells of it, and its headline with the reserve that it stands in.

    ``period`` is that of the heading above, which is not told again.
    """
    place = "" if row.where is None else f" · {one_line(row.where.name)}"
    who = f"{doing(row)}{place}" if row.actors or row.recipients else place[3:]
    by = after_outlet(row.via, row.headline.outlet)
    reserve = f"  according to {by}" if by else ""
    then = "" if when(row.when) == when(period) else f"{when(row.when)}: "
    before, trigger, after = _headline(row, width * _LINES - len(then))
    words = f"{then}{before}{trigger}{after}{reserve}"
    first = [f"{shorten(who, width * _LINES)}\n"] if who else []
    what = Text.assemble(
        *first, (then, _FAINT), before, (trigger, _CUE), after, (reserve, _FAINT),
        _reported(row.headline, words, width),
    )  # fmt: skip
    return [Text.assemble((headed(row), _HEADING), f"\n{under(row)}"), what]


def _headline(row: Occurrence, length: int) -> tuple[str, str, str]:
    if row.trigger is None:
        return shorten(one_line(row.headline.text), length), "", ""
    return around(row.headline, row.trigger, length)


def _disagreement(row: Disagreement, width: int) -> Cells:
    parts: list[tuple[str, str]] = []
    sides = ((row.one, row.one_value, row.one_source), (row.other, row.other_value,
             row.other_source))  # fmt: skip
    for passage, value, source in sides:
        by = "" if source is None else f"  according to {one_line(source.name)}"
        words = shorten(one_line(passage.text), width * _LINES)
        parts.append((f"{'' if not parts else chr(10)}{one_line(value)}: ", _CUE))
        parts.append((words, ""))
        parts.append((by, _FAINT))
        parts.append(_reported(passage, f"{value}: {words}{by}", width))
    return [Text(row.kind, style=_HEADING), Text.assemble(*parts)]


def _position(row: Position, width: int) -> Cells:
    change = "" if row.change is None else f"\n{row.change}"
    words = shorten(one_line(row.passage.text), width * _LINES)
    return [
        Text(one_line(row.actor.name)),
        Text(when(row.said)),
        Text.assemble(row.stance, (change, _HEADING)),
        Text.assemble(
            (f"{one_line(row.issue)}: ", _CUE), words,
            _reported(row.passage, f"{row.issue}: {words}", width),
        ),
    ]  # fmt: skip


def _story(row: Story, left: int) -> Cells:
    about = ", ".join((*(actor.name for actor in row.actors), *row.words))
    return [
        Text(row.first[:10]),
        Text(row.last[:10]),
        Text(str(len(row.reports))),
        Text.assemble(
            (one_line(row.label), _HEADING), (f"\n{shorten(one_line(about), left * 2)}", _FAINT)
        ),
    ]


def _copy(row: _Copy) -> Cells:
    title = "" if row.title is None else f"\n{one_line(row.title)}"
    of = [] if row.of_name is None else [row.of_outlet or "", row.of_name]
    agency = "" if row.agency is None else f"credits {row.agency}"
    told = " · ".join(one_line(part) for part in (*of, agency) if part)
    return [
        Text(row.published[:10]),
        Text(UNKNOWN if row.outlet is None else shorten(one_line(row.outlet), _OUTLET * 2)),
        Text.assemble(one_line(row.report_name), (title, _FAINT)),
        Text("" if row.share is None else f"{row.share:.0%}"),
        Text.assemble((f"{row.kind} " if row.kind else "", _HEADING), told),
    ]


def _actor(row: ResolvedActor, left: int, *, wide: bool) -> Cells:
    others = ", ".join(name for name in row.names if name != row.name)
    kind = row.kind if row.country is None else f"{row.kind} {row.country}"
    return [
        Text(one_line(row.name)),
        Text(one_line(kind), style=_FAINT),
        Text(str(row.statements)),
        *([Text(str(row.events))] if wide else []),
        Text(str(row.mentions)),
        Text(str(row.reports)),
        Text(shorten(one_line(others), left * _LINES), style=_FAINT),
    ]


def _form(row: _Form) -> Cells:
    where = "" if row.report is None else f"\n{one_line(row.report)}"
    read_as = "" if row.read_as == row.text else f"as {row.read_as}"
    brought = "" if row.to is None else f"to {row.to}"
    behind = "" if row.rival is None else f"before {row.rival} by {row.margin}"
    why = "; ".join(part for part in (read_as, brought, *row.evidence, behind) if part)
    return [
        Text.assemble(one_line(row.text), (where, _FAINT)),
        Text(row.form, style=_FAINT),
        Text(str(row.count)),
        Text(str(row.reports)),
        Text("" if row.score is None else f"{row.score:.2f}"),
        Text(one_line(why), style=_FAINT),
    ]


def _correction(row: _Correction) -> Cells:
    if row.undoes is not None:
        what = f"undoes {row.undoes}"
    elif row.target is not None:
        shown = [f"“{quoted(of.quotes)}” ({one_line(of.report_name)})"
                 for of in (row.target, row.second) if of is not None]  # fmt: skip
        what = f"{corrected(row)}: {' and '.join(shown)}"
    elif row.actor is None:
        what = row.state
    elif row.other is not None:
        what = f"{row.other.name} ({row.other.id}) is {row.actor.name} ({row.actor.id})"
    else:
        parts = ", ".join((*row.forms, *row.reports))
        what = f"{parts} is not {row.actor.name} ({row.actor.id})"
    style = "" if row.state == "in force" else _FAINT
    cells = (str(row.number), row.at, row.by, row.state, what)
    return [Text(one_line(cell), style=style) for cell in cells]


def _report(row: _ReportRow, left: int) -> Cells:
    title = "" if row.title is None else f"\n{shorten(one_line(row.title), left * 2 - 4)}"
    return [
        Text(row.published),
        Text(UNKNOWN if row.outlet is None else shorten(one_line(row.outlet), _OUTLET * 2)),
        Text.assemble(one_line(row.name), (title, _FAINT)),
        Text(str(row.statements)),
        Text(str(row.events)),
        Text(f"{row.characters:,}"),
    ]


def _day(said: Interval) -> str:
    """Return the interval as a heading: with its weekdays where it has a few days."""
    shown = when(said)
    if said.start is None:
        return f"undated: {shown}"
    if said.end is None or len(said.start) != 10 or len(said.end) != 10:
        return shown
    first, final = date.fromisoformat(said.start), date.fromisoformat(last(said.end))
    if final - first >= _WEEK:
        return shown
    return f"{shown}, {first:%A}" + ("" if first == final else f" – {final:%A}")
