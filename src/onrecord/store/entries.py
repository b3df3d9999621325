"""What a record gives out beside the values of the model: rows of its listings, and problems."""

from __future__ import annotations

from onrecord.model import (
    Actor,
    Form,
    Interval,
    Relation,
    ReportHead,
    Statement,
    TimexType,
    Value,
)


class ReportRow(ReportHead, frozen=True, kw_only=True):
    """A report in a listing: its length in code points and how many statements it holds."""

    characters: int
    statements: int


class MentionRow(Value, frozen=True, kw_only=True):
    """A mention with the report that it stands in."""

    report: str
    report_name: str
    start: int
    end: int
    text: str
    form: Form
    actor: Actor | None


class TimeRow(Value, frozen=True, kw_only=True):
    """A time expression with the report that it stands in."""

    report: str
    report_name: str
    start: int
    end: int
    text: str
    type: TimexType
    value: str | None
    mod: str | None
    interval: Interval | None
    relation: Relation | None


class TimelineDay(Value, frozen=True, kw_only=True):
    """The statements that were said in one and the same interval.

    ``day`` is its first day, ``None`` where only a bound is known.
    """

    day: str | None
    said: Interval
    statements: tuple[Statement, ...]


class Problem(Value, frozen=True, kw_only=True):
    """Something in a record that does not hold: the table or report, the entry's id, and what."""

    where: str
    entry: str
    what: str
