"""Puts the tables into docs/times.md: `python -m docs.times`.

Between a line `<!-- table: NAME -->` and the next `<!-- end -->` stands what NAME gives now: the
examples of the grammar's own rules with the value and interval that the code reads, what the tense
and the day of publication make of the same words, and the days with a name.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from onrecord.annotators import times
from onrecord.annotators.times.calendar import named_days
from onrecord.annotators.times.tables import knowledge, plain
from onrecord.model import Explanation, Interval, Time
from tests.annotators.times.clauses import clause, untagged
from tests.annotators.times.examples import PUBLISHED, Example, examples, read, rule_of

PAGE = Path(__file__).resolve().parent / "times.md"

# A clause, its verb with the Penn tag, and its auxiliaries.
_TENSES = (
    ("She spoke on Friday", ("spoke", "VBD"), ()),
    ("They will meet on Friday", ("meet", "VB"), ("will",)),
    ("The deadline falls on Friday", ("falls", "VBZ"), ()),
    ("It was extended until Friday", ("extended", "VBN"), ()),
    ("They fought over the weekend", ("fought", "VBD"), ()),
    ("They will vote over the weekend", ("vote", "VB"), ("will",)),
    ("She left in December", ("left", "VBD"), ()),
    ("She will leave in March", ("leave", "VB"), ("will",)),
)
_WEEK = ("on Friday", "last Friday", "next Friday", "over the weekend", "last weekend",
         "next weekend")  # fmt: skip

_BOUNDS = (
    "closed in May 2030",
    "closed since May 2030",
    "closed after May 2030",
    "closed before May 2030",
    "closed until May 2030",
    "open by May 2030",
    "closed from 3 May to 6 May",
    "between 3 May and 6 May",
    "in early May",
)

_TABLE = re.compile(r"(<!-- table: ([\w ]+) -->\n).*?(<!-- end -->)", re.DOTALL)
_NONE = "–"


def refreshed(page: str) -> str:
    """Return ``page`` with the tables that the code gives now."""
    return _TABLE.sub(lambda found: f"{found[1]}\n{_TABLES[found[2]]()}\n{found[3]}", page)


def _readings() -> Iterator[tuple[Example, Time | None]]:
    """Yield every example with the time that its rule reads there; ``None`` where it is none."""
    for example in examples():
        found = [time for time in read(example) if rule_of(time) == example.rule]
        yield example, found[0] if found else None


def _kind(example: Example, time: Time | None) -> str:
    """Return the table in which a reading stands."""
    if time is None:
        tied = example.rule in knowledge()["event_units"]["numbered"]
        return "tied" if tied else "none"
    if time.type != "DATE":
        return time.type
    if time.value is not None and time.value.endswith("_REF"):
        return "references"
    assert isinstance(time.explanation, Explanation)
    return f"DATE {time.explanation.anchor or 'itself'}"


def _read_as(kind: str) -> Callable[[], str]:
    def table() -> str:
        head = ["expression", "`value`", "`mod`", "interval", "rule"]
        rows = [_row(*reading) for reading in _readings() if _kind(*reading) == kind]
        return _markdown(head, rows)

    return table


def _unread(kind: str) -> Callable[[], str]:
    def table() -> str:
        read_not = (example for example, time in _readings() if _kind(example, time) == kind)
        return _markdown(["words", "rule"], [[each.text, each.rule] for each in read_not])

    return table


def _row(example: Example, time: Time | None) -> list[str]:
    assert time is not None
    shown = f"{example.text[: time.start]}**{time.text}**{example.text[time.end :]}"
    mod = _NONE if time.mod is None else f"`{time.mod}`"
    return [shown, f"`{time.value}`", mod, _interval(time.interval), example.rule]


def _interval(interval: Interval | None) -> str:
    if interval is None:
        return _NONE
    if interval.edtf is not None:
        return f"`{interval.edtf}`"
    if interval.start is None and interval.end is None:
        return "unbounded"
    return f"from `{interval.start}` to `{interval.end}`"


def _tenses() -> str:
    """Return what the tense makes of a clause of the report of the examples."""
    rows = []
    for text, verb, auxiliaries in _TENSES:
        parse = clause(text, verb=verb, auxiliaries=auxiliaries)
        (time,) = times.find(parse, published=PUBLISHED, explain=True)
        assert isinstance(time.explanation, Explanation)
        rows.append([text, str(time.explanation.tense), f"`{time.value}`"])
    return _markdown(["clause", "tense", "`value`"], rows)


def _week() -> str:
    """Return what words without a tense stand for by the day of publication."""
    monday = PUBLISHED - PUBLISHED.weekday() * dt.timedelta(days=1)
    rows = []
    for day in (monday + at * dt.timedelta(days=1) for at in range(7)):
        found = [times.find(untagged(text), published=day)[0].value for text in _WEEK]
        rows.append([f"{day:%A} {day.isoformat()}", *(f"`{value}`" for value in found)])
    return _markdown(["published", *(f"*{text}*" for text in _WEEK)], rows)


def _bounds() -> str:
    """Return what prepositions make of the interval of a date."""
    rows = []
    for text in _BOUNDS:
        bounds = times.find(untagged(text), published=PUBLISHED)[0].interval
        assert bounds is not None
        rows.append([f"*{text}*", _bound(bounds.start), _bound(bounds.end), _interval(bounds)])
    return _markdown(["words", "`start`", "`end`", "`edtf`"], rows)


def _bound(bound: str | None) -> str:
    return "`null`" if bound is None else f"`{bound}`"


def _named_days() -> str:
    """Return the days with a name, with where the next two of each lie."""
    rows = []
    for day in knowledge()["days"]:
        name, *others = named_days.names_of(day)
        rows.append([name, ", ".join(others) or _NONE, _lies(name)])
    return _markdown(["name", "also", f"from {PUBLISHED.year} on"], rows)


def _lies(name: str) -> str:
    once = named_days.once(plain(name))
    years = range(PUBLISHED.year, PUBLISHED.year + 9) if once is None else [once.year]
    found = [stretch for year in years for stretch in named_days.stretches(plain(name), year)]
    return ", ".join(f"`{named_days.value_of(stretch)}`" for stretch in found[:2])


def _markdown(head: list[str], rows: list[list[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)


_TABLES: dict[str, Callable[[], str]] = {
    "itself": _read_as("DATE itself"),
    "published": _read_as("DATE published"),
    "context": _read_as("DATE context"),
    "time": _read_as("TIME"),
    "duration": _read_as("DURATION"),
    "set": _read_as("SET"),
    "references": _read_as("references"),
    "none": _unread("none"),
    "tied": _unread("tied"),
    "tense": _tenses,
    "week": _week,
    "bounds": _bounds,
    "days": _named_days,
}


if __name__ == "__main__":
    PAGE.write_text(refreshed(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
