"""What a record gives out beside the values of the model: rows of its listings, and problems."""

from __future__ import annotations

from typing import Literal

from onrecord.model import (
    Actor,
    Event,
    Form,
    Interval,
    Relation,
    ReportHead,
    Statement,
    TimexType,
    Value,
)


class ReportRow(ReportHead, frozen=True, kw_only=True):
    """A report in a listing: its length in code points, how many statements and events it holds."""

    characters: int
    statements: int
    events: int


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
    """The statements that were said in one and the same interval, and the events that lie in it.

    ``said`` is the interval, ``day`` its first day, ``None`` where only a bound is known.
    """

    day: str | None
    said: Interval
    statements: tuple[Statement, ...]
    events: tuple[Event, ...] = ()


class CorrectionRow(Value, frozen=True, kw_only=True):
    """A row of the log of corrections, under its number; ``undo`` takes an earlier row back.

    ``actor``, ``other``, ``forms``, ``reports`` and ``after`` are those of the correction.
    ``state`` tells whether it counts; ``idle``: it does, but means nobody in the reports that
    there are.
    """

    number: int
    at: str
    by: str
    action: Literal["merge", "split", "undo"]
    actor: Actor | None
    other: Actor | None
    forms: tuple[str, ...]
    reports: tuple[str, ...]
    after: tuple[str, ...]
    undoes: int | None
    state: Literal["in force", "idle", "undone"]
    id: str | None


class ActorForm(Value, frozen=True, kw_only=True):
    """A form that stands for an actor, how often, and what brought it there.

    ``text`` is a name or a description as it stands, or the pronouns of one ``report``. Within each
    report it was read as the actor named ``read_as``; across reports that name came to the actor
    through the form ``to``, with the ``score``, the ``evidence``, and the ``margin`` over the
    ``rival``, the next best actor (model.Decision).
    """

    actor: str
    name: str
    form: Form
    text: str
    count: int
    reports: int
    report: str | None
    read_as: str
    to: str | None
    score: float | None
    evidence: tuple[str, ...]
    rival: str | None
    margin: float | None


class Problem(Value, frozen=True, kw_only=True):
    """Something in a record that does not hold: the table or report, the entry's id, and what."""

    where: str
    entry: str
    what: str
