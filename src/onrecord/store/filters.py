"""Filters: which entries of a record are asked for, and the conditions that they make."""

from __future__ import annotations

import re
from datetime import date

from sqlalchemy import ColumnElement, or_, select

from onrecord.model import Act, StatementKind, Value
from onrecord.store import sqlite
from onrecord.store.schema import actor_names, actors, assigned, reports, statements
from onrecord.store.search import fold, terms

_ISO_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_ID_PREFIX = re.compile(r"[0-9a-f]{4,16}")

Condition = ColumnElement[bool]


class Filters(Value, frozen=True, kw_only=True):
    """Which entries are asked for; ``None`` asks for all.

    ``speaker`` is an actor's id, name, or words of any of its name forms, without regard to case
    and diacritics. ``about`` holds words, "phrases" and prefixes*, all to be found in a statement's
    content or, for reports, in title and text. ``since`` and ``until`` are ISO dates, half-open:
    statements by when they were said, or were published where nothing says when; reports by when
    they were published. ``outlet`` is a whole name, case and diacritics aside. ``report`` is an id,
    the first four or more digits of one, or a name. ``min_confidence`` is that of the statements,
    in [0, 1]; those left out are still named where others lie within them. ``limit`` counts rows,
    in a timeline its days.
    """

    speaker: str | None = None
    about: str | None = None
    since: str | None = None
    until: str | None = None
    outlet: str | None = None
    report: str | None = None
    kind: StatementKind | None = None
    act: Act | None = None
    min_confidence: float = 0.0
    limit: int | None = None

    def __post_init__(self) -> None:
        for value in (self.since, self.until):
            if value is not None:
                _check_date(value)
        if not 0 <= self.min_confidence <= 1:
            raise ValueError(f"a confidence lies in [0, 1], got {self.min_confidence}")
        if self.limit is not None and self.limit < 0:
            raise ValueError(f"a limit is 0 or more, got {self.limit}")


def _check_date(value: str) -> None:
    if _ISO_DATE.fullmatch(value) is None:
        raise ValueError(f"a date is written YYYY-MM-DD, got {value!r}")
    try:
        date.fromisoformat(value)
    except ValueError as error:
        raise ValueError(f"there is no such date: {value}") from error


def on_statements(filters: Filters) -> list[Condition]:
    """Return what holds of the statements that pass."""
    found = _said(filters) + _own(filters)
    sources = _sources(filters)
    if filters.about is not None:
        found.append(sqlite.matches(statements, terms(filters.about)))
    if sources:
        found.append(statements.c.report.in_(select(reports.c.id).where(*sources)))
    return found


def on_reports(filters: Filters) -> list[Condition]:
    """Return what holds of the reports that pass.

    Those of which a speaker, kind, act or confidence is asked hold at least one such statement.
    """
    found = _sources(filters)
    if filters.since is not None:
        found.append(reports.c.published >= filters.since)
    if filters.until is not None:
        found.append(reports.c.published < filters.until)
    if filters.about is not None:
        found.append(sqlite.matches(reports, terms(filters.about)))
    own = _own(filters)
    if own:
        found.append(reports.c.id.in_(select(statements.c.report).where(*own)))
    return found


def on_actors(filters: Filters) -> list[Condition]:
    """Return what holds of the actors that pass.

    Where only reports are asked for, these mention the actor; where statements are, it speaks in
    one that passes.
    """
    found = [] if filters.speaker is None else [named(filters.speaker)]
    asks = (filters.about, filters.since, filters.until, filters.kind, filters.act)
    sources = _sources(filters)
    if any(value is not None for value in asks) or filters.min_confidence > 0:
        found.append(actors.c.id.in_(select(statements.c.speaker).where(*on_statements(filters))))
    elif sources:
        held = select(reports.c.id).where(*sources)
        found.append(actors.c.id.in_(select(assigned.c.actor).where(assigned.c.report.in_(held))))
    return found


def named(speaker: str) -> Condition:
    """Return what holds of the actors that ``speaker`` means: id, name, or words of a name form."""
    known = speaker.encode("utf-8", "replace").decode("utf-8")
    words = fold(known)
    exact = or_(actors.c.id == known, actors.c.name == known)
    if not words:
        return exact
    held = actor_names.c.folded.contains(f" {words} ", autoescape=True)
    return or_(exact, actors.c.id.in_(select(actor_names.c.actor).where(held)))


def _own(filters: Filters) -> list[Condition]:
    found: list[Condition] = []
    if filters.speaker is not None:
        speaking = select(actors.c.id).where(named(filters.speaker))
        found.append(statements.c.speaker.in_(speaking))
    if filters.kind is not None:
        found.append(statements.c.kind == filters.kind)
    if filters.act is not None:
        found.append(statements.c.act == filters.act)
    if filters.min_confidence > 0:
        found.append(statements.c.confidence >= filters.min_confidence)
    return found


def _said(filters: Filters) -> list[Condition]:
    found: list[Condition] = []
    if filters.since is not None:
        found.append(or_(statements.c.last.is_(None), statements.c.last > filters.since))
    if filters.until is not None:
        found.append(or_(statements.c.first.is_(None), statements.c.first < filters.until))
    return found


def _sources(filters: Filters) -> list[Condition]:
    found: list[Condition] = []
    if filters.outlet is not None:
        found.append(reports.c.outlet_folded == fold(filters.outlet))
    if filters.report is not None:
        found.append(_keyed(filters.report))
    return found


def _keyed(key: str) -> Condition:
    known = key.encode("utf-8", "replace").decode("utf-8")
    named = reports.c.name == known
    if _ID_PREFIX.fullmatch(known) is None:
        return named
    return or_(named, reports.c.id.startswith(known))
