"""A report → the report marked up: who, the cue, what and when of each statement, in its words.

Statements are numbered as the text goes, and so are events, behind an e. In colour, a number stands
where a content or an event's trigger begins; without, each span has brackets with the number at
both ends, so that spans that cross are legible: ``{1·source·1}``, ``<1·cue·1>``, ``[1·content·1]``,
``(e1·trigger·e1)``, ``~time~``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct
from rich.text import Text

from onrecord.model import Annotation, Event, Report, Span, Statement
from onrecord.views.wording import (
    UNKNOWN,
    chain,
    coded,
    doing,
    harmless,
    one_line,
    shorten,
    standing,
    when,
)

_STYLES = {
    "source": "bold cyan", "cue": "yellow", "content": "green", "event": "bold red",
    "time": "magenta",
}  # fmt: skip
_BRACKETS = {"source": ("{", "}"), "cue": ("<", ">"), "content": ("[", "]"), "event": ("(", ")")}
_NUMBERED = ("content", "event")
_SUPERSCRIPT = str.maketrans("e0123456789", "ᵉ⁰¹²³⁴⁵⁶⁷⁸⁹")
_FAINT = "dim"
# Not a blank of any kind: no line is to end between a bracket and what it holds.
_FIXED = "·"
_WHO = 32


class _Mark(Struct, frozen=True):
    """A stretch to be marked: what it is, and the entry's number; a time has none."""

    start: int
    end: int
    role: str
    number: str | None


def report(whole: Report, annotation: Annotation, *, colour: bool) -> Iterator[Text]:
    """Yield the report's head, its text marked up, a legend, and lists of statements and events."""
    numbered = list(enumerate(_in_text_order(annotation.statements), start=1))
    marks = [mark for number, said in numbered for mark in _of_statement(said, f"{number}")]
    happened = sorted(annotation.events, key=lambda event: (event.trigger.start, event.id))
    events = [(f"e{number}", event) for number, event in enumerate(happened, start=1)]
    marks += [_Mark(e.trigger.start, e.trigger.end, "event", number) for number, e in events]
    marks += [_Mark(time.start, time.end, "time", None) for time in annotation.times]
    yield _head(whole)
    yield Text()
    yield (_coloured if colour else _bracketed)(harmless(whole.text), marks)
    yield Text()
    yield _legend(colour=colour)
    yield from _entries(numbered)
    yield from _events(events, {said.id: number for number, said in numbered})


def _in_text_order(statements: Iterable[Statement]) -> list[Statement]:
    return sorted(statements, key=lambda found: (found.content[0].start, -found.content[-1].end))


def _of_statement(statement: Statement, number: str) -> Iterator[_Mark]:
    spans = [(span, "content") for span in statement.content]
    single: list[tuple[Span | None, str]] = [(statement.source, "source"), (statement.cue, "cue")]
    spans += [(span, role) for span, role in single if span is not None]
    for span, role in spans:
        yield _Mark(span.start, span.end, role, number)


def _coloured(text: str, marks: list[_Mark]) -> Text:
    """Colour each stretch; where stretches overlap, the shorter one is on top."""
    shown = Text(text)
    for mark in sorted(marks, key=lambda mark: mark.start - mark.end):
        shown.stylize(_STYLES[mark.role], mark.start, mark.end)
    opened: dict[int, list[str]] = {}
    for mark in marks:
        if mark.role in _NUMBERED and mark.number is not None:
            opened.setdefault(mark.start, []).append(mark.number)
    return _with_numbers(shown, opened)


def _with_numbers(shown: Text, opened: dict[int, list[str]]) -> Text:
    places = sorted(opened)
    pieces = shown.divide(places) if places else [shown]
    whole = Text()
    # Text.divide gives an empty first piece where the first place is 0.
    for place, piece in zip([None, *places], pieces, strict=True):
        if place is not None:
            numbers = " ".join(sorted(opened[place], key=lambda number: (len(number), number)))
            whole.append(numbers.translate(_SUPERSCRIPT), style="bold")
        whole.append_text(piece)
    return whole


def _bracketed(text: str, marks: list[_Mark]) -> Text:
    """Put brackets around each stretch: those that close come first, the inner ones before."""
    signs: list[tuple[int, int, int, str]] = []
    for mark in marks:
        length = mark.end - mark.start
        before, after = _brackets(mark)
        signs.append((mark.start, 1, -length, before))
        signs.append((mark.end, 0, length, after))
    pieces: list[str] = []
    at = 0
    for place, _, _, sign in sorted(signs):
        pieces += [text[at:place], sign]
        at = place
    return Text("".join([*pieces, text[at:]]))


def _brackets(mark: _Mark) -> tuple[str, str]:
    if mark.number is None:
        return "~", "~"
    opening, closing = _BRACKETS[mark.role]
    return f"{opening}{mark.number}{_FIXED}", f"{_FIXED}{mark.number}{closing}"


def _head(whole: Report) -> Text:
    told = [whole.name, whole.published, whole.outlet, whole.title, whole.byline, whole.url]
    return Text(" · ".join(one_line(part) for part in told if part is not None), style="bold")


def _legend(*, colour: bool) -> Text:
    if not colour:
        return Text("{n·source·n}  <n·cue·n>  [n·content·n]  (en·event·en)  ~time~; n as below")
    parts = [(f" {role} ", style) for role, style in _STYLES.items()]
    return Text.assemble("legend:", *parts, ("¹ a statement, ᵉ¹ an event, as below", _FAINT))


def _entries(numbered: list[tuple[int, Statement]]) -> Iterator[Text]:
    """Yield a line for each statement, in columns as wide as they need to be."""
    numbers = {statement.id: number for number, statement in numbered}
    rows = [(_who(statement), _act(statement), when(statement.said)) for _, statement in numbered]
    widths = [max((len(cell) for cell in column), default=0) for column in zip(*rows, strict=True)]
    for (number, statement), row in zip(numbered, rows, strict=True):
        who, act, said = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        yield Text.assemble(
            (f"{number:>3}  ", "bold"),
            (who, _STYLES["source"] if statement.speaker is not None else _FAINT),
            f"  {act}  ",
            (said, _STYLES["time"]),
            (f"  {statement.kind}{_under(statement, numbers)}", _FAINT),
        )


def _events(numbered: list[tuple[str, Event]], statements: dict[str, int]) -> Iterator[Text]:
    """Yield a line for each event, in columns as wide as they need to be."""
    rows = [(coded(e), standing(e), shorten(doing(e), 2 * _WHO), when(e.when)) for _, e in numbered]
    widths = [max((len(cell) for cell in column), default=0) for column in zip(*rows, strict=True)]
    for (number, event), row in zip(numbered, rows, strict=True):
        kind, status, who, happens = (c.ljust(w) for c, w in zip(row, widths, strict=True))
        place = "" if event.where is None else f"  {one_line(event.where.name)}"
        yield Text.assemble(
            (f"{number:>3}  ", "bold"),
            (kind, _STYLES["event"]),
            f"  {status}  {who}  ",
            (happens, _STYLES["time"]),
            (f"{place}{_under(event, statements)}", _FAINT),
        )


def _who(statement: Statement) -> str:
    if statement.speaker is not None:
        return shorten(one_line(statement.speaker.name), _WHO)
    if statement.source is None:
        return UNKNOWN
    return f"“{shorten(one_line(statement.source.text), _WHO - 2)}”"


def _act(statement: Statement) -> str:
    return f"{'[negated] ' if statement.negated else ''}{statement.act}"


def _under(entry: Statement | Event, numbers: dict[str, int]) -> str:
    """Return in which statement it lies, and who stands between it and the report's outlet."""
    within = numbers.get(entry.within or "")
    via = chain(entry)
    return ("" if within is None else f"  in {within}") + (f"  according to {via}" if via else "")
