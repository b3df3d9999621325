"""What a record gives out beside the values of the model: rows of its listings, and problems."""

from __future__ import annotations

from typing import Literal

from onrecord.model import (
    Act,
    Actor,
    CopyKind,
    Correction,
    CorrectionKind,
    EventType,
    Form,
    Interval,
    Occurrence,
    Quote,
    Reading,
    Relation,
    ReportHead,
    Status,
    Target,
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


class Period(Value, frozen=True, kw_only=True):
    """The occurrences of one day, week or month, or of a span that is no one of these.

    ``when`` is the period; its ``day`` is the first one, ``None`` where only a bound is known.
    """

    day: str | None
    when: Interval
    occurrences: tuple[Occurrence, ...]


class CopyRow(Value, frozen=True, kw_only=True):
    """A report that repeats another one, or whose word is that of an agency.

    ``of`` and ``of_name`` are the report that it repeats, ``kind`` and ``share`` how (model.Copy);
    all are ``None`` where only its credit line tells. ``origin`` is the report that both go back
    to.
    """

    report: str
    report_name: str
    published: str
    outlet: str | None
    title: str | None
    kind: CopyKind | None
    share: float | None
    of: str | None
    of_name: str | None
    of_outlet: str | None
    agency: str | None
    origin: str


class CorrectionRow(Value, frozen=True, kw_only=True):
    """A row of the log of corrections, under its number; ``undo`` takes an earlier row back.

    All but ``number``, ``undoes``, ``state`` and ``replaced`` are those of the correction.
    ``state`` tells whether it counts; ``idle``: it does, but means nobody in the reports that there
    are or says what is so already; ``orphaned``: its words are nowhere for sure in the reports that
    there are. ``replaced`` is the number of the later row that says otherwise of the same, and so
    leaves this one idle.
    """

    number: int
    at: str
    by: str
    action: CorrectionKind | Literal["undo"]
    actor: Actor | None
    other: Actor | None
    forms: tuple[str, ...]
    reports: tuple[str, ...]
    after: tuple[str, ...]
    undoes: int | None
    state: Literal["in force", "idle", "orphaned", "undone"]
    id: str | None
    target: Target | None = None
    second: Target | None = None
    quotes: tuple[Quote, ...] = ()
    when: Interval | None = None
    type: EventType | None = None
    mode: str | None = None
    act: Act | None = None
    status: Status | None = None
    was: Reading | None = None
    replaced: int | None = None


class ToldCorrection(Value, frozen=True, kw_only=True):
    """A correction with the heads of the reports that it is about, those that there are."""

    correction: Correction
    reports: tuple[ReportHead, ...]


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
