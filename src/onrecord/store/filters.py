"""Filters: which entries of a record are asked for, and the conditions that they make."""

from __future__ import annotations

import re
from datetime import date
from typing import get_args

from msgspec.structs import replace
from sqlalchemy import Column, ColumnElement, Table, and_, false, or_, select

from onrecord.model import Act, ActorKind, DisagreementKind, EventType, StatementKind, Status, Value
from onrecord.store import sqlite
from onrecord.store.schema import (
    actor_names,
    actors,
    assigned,
    chapters,
    disagreements,
    events,
    members,
    occurrences,
    parties,
    positions,
    reports,
    statements,
    stories,
)
from onrecord.store.search import fold, terms

_ISO_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_ID_PREFIX = re.compile(r"[0-9a-f]{4,16}")

Condition = ColumnElement[bool]


class Filters(Value, frozen=True, kw_only=True):
    """Which entries are asked for; ``None`` asks for all.

    ``speaker`` is an actor's id, name, or words of any of its name forms, without regard to case
    and diacritics, the last of them a prefix* where it ends so; of events, whoever the report has
    them from. ``actor`` and ``recipient`` are those of events, by the same and by the words that
    only describe somebody. ``about`` holds
    words, "phrases" and prefixes*, all to be found in a statement's content, an event's sentence
    or, for reports, in title and text. ``since`` and ``until`` are ISO dates, half-open: statements
    by when they were said and events by when they happen, or both by when they were published
    where nothing says when; reports by when they were published. ``outlet`` is a whole name, case
    and diacritics aside. ``report`` is an id, the first four or more digits of one, or a name.
    ``story`` is the id of one, and asks for what its reports hold.
    ``min_confidence`` is that of statements and events, in [0, 1]; those left out are still named
    where others lie within them. ``limit`` counts rows, and takes of occurrences the most telling.

    ``differ`` is what a disagreement is on, ``actor_kind`` what an actor is; they ask nothing of
    others.

    Of an occurrence its own interval passes, and at least one of its entries or, where nothing is
    asked that only these have, its headline. Of a disagreement one of the passages passes, whose
    source is then the ``speaker``; of a position its passage, and ``issue`` holds words of what it
    is on, whose actor is ``speaker`` or ``actor``; of a story one of its reports. These pass over
    what is asked of entries alone.

    No event passes where ``kind`` or ``act`` is asked for, and no statement where ``type``,
    ``status``, ``actor`` or ``recipient`` is.
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
    type: EventType | None = None
    status: Status | None = None
    actor: str | None = None
    recipient: str | None = None
    issue: str | None = None
    story: str | None = None
    differ: DisagreementKind | None = None
    actor_kind: ActorKind | None = None

    def __post_init__(self) -> None:
        for value in (self.since, self.until):
            if value is not None:
                _check_date(value)
        if not 0 <= self.min_confidence <= 1:
            raise ValueError(f"a confidence lies in [0, 1], got {self.min_confidence}")
        if self.limit is not None and self.limit < 0:
            raise ValueError(f"a limit is 0 or more, got {self.limit}")
        chosen = (
            (self.type, EventType), (self.status, Status), (self.differ, DisagreementKind),
            (self.actor_kind, ActorKind),
        )  # fmt: skip
        for value, known in chosen:
            if value is not None and value not in get_args(known):
                raise ValueError(f"{value!r} is not one of {', '.join(get_args(known))}")


def _check_date(value: str) -> None:
    if _ISO_DATE.fullmatch(value) is None:
        raise ValueError(f"a date is written YYYY-MM-DD, got {value!r}")
    try:
        date.fromisoformat(value)
    except ValueError as error:
        raise ValueError(f"there is no such date: {value}") from error


def on_statements(filters: Filters) -> list[Condition]:
    """Return what holds of the statements that pass."""
    if _asks_of_events(filters):
        return [false()]
    return _own(filters) + _on_entries(statements, filters)


def on_events(filters: Filters) -> list[Condition]:
    """Return what holds of the events that pass."""
    if filters.kind is not None or filters.act is not None:
        return [false()]
    return _of_events(filters) + _on_entries(events, filters)


def _on_entries(held: Table, filters: Filters) -> list[Condition]:
    """Return what is asked alike of statements and events: when, about what, in which report."""
    found = _between(held, filters)
    sources = _sources(filters)
    if filters.about is not None:
        found.append(sqlite.matches(held, terms(filters.about)))
    if sources:
        found.append(held.c.report.in_(select(reports.c.id).where(*sources)))
    return found


def on_occurrences(filters: Filters) -> list[Condition]:
    """Return what holds of the occurrences that pass: when, and an entry of it or its headline."""
    found = _between(occurrences, filters)
    asked = replace(filters, since=None, until=None)
    own = _on_entries(occurrences, asked)
    if asked.min_confidence > 0:
        own.append(occurrences.c.confidence >= asked.min_confidence)
    of_entries = _asks_of_events(asked) or _asks_of_statements(asked)
    if of_entries:
        found.append(_told(asked))
    elif own:
        found.append(or_(_told(asked), and_(*own)))
    return found


def _told(filters: Filters) -> Condition:
    """Return what holds of the occurrences of which an entry passes."""
    entries = (
        select(members.c.occurrence).join(held, held.c.id == members.c.entry).where(*passing)
        for held, passing in ((statements, on_statements(filters)), (events, on_events(filters)))
    )
    return or_(*(occurrences.c.id.in_(told) for told in entries))


def _asks_of_statements(filters: Filters) -> bool:
    return any(value is not None for value in (filters.kind, filters.act, filters.speaker))


def on_disagreements(filters: Filters) -> list[Condition]:
    """Return what holds of the disagreements that pass: one of the two passages does."""
    held = disagreements.c
    found: list[Condition] = []
    if filters.min_confidence > 0:
        found.append(held.confidence >= filters.min_confidence)
    if filters.differ is not None:
        found.append(held.kind == filters.differ)
    if filters.about is not None:
        found += _worded(held.folded, filters.about)
    sides = (
        _on_passage(held.report, held.first, held.one_source, filters),
        _on_passage(held.other, held.last, held.other_source, filters),
    )
    return [*found, or_(*(and_(*side) for side in sides))] if any(sides) else found


def _on_passage(
    report: Column[str], published: Column[str], source: Column[str], filters: Filters
) -> list[Condition]:
    found: list[Condition] = []
    if filters.since is not None:
        found.append(published >= filters.since)
    if filters.until is not None:
        found.append(published < filters.until)
    if filters.speaker is not None:
        found.append(source.in_(select(actors.c.id).where(named(filters.speaker))))
    if sources := _sources(filters):
        found.append(report.in_(select(reports.c.id).where(*sources)))
    return found


def on_positions(filters: Filters) -> list[Condition]:
    """Return what holds of the positions that pass."""
    held = positions.c
    found = _between(positions, filters)
    for who in (filters.speaker, filters.actor):
        if who is not None:
            found.append(held.actor.in_(select(actors.c.id).where(named(who))))
    for words, column in ((filters.issue, held.issue_folded), (filters.about, held.folded)):
        if words is not None:
            found += _worded(column, words)
    if filters.min_confidence > 0:
        found.append(held.confidence >= filters.min_confidence)
    if sources := _sources(filters):
        found.append(held.report.in_(select(reports.c.id).where(*sources)))
    return found


def on_stories(filters: Filters) -> list[Condition]:
    """Return what holds of the stories that pass: of one of their reports."""
    passing = on_reports(filters)
    if not passing:
        return []
    inside = select(reports.c.id).where(*passing)
    return [stories.c.id.in_(select(chapters.c.story).where(chapters.c.report.in_(inside)))]


def _worded(folded: Column[str], about: str) -> list[Condition]:
    """Return the conditions that text between blanks has all terms; no terms are nowhere."""
    wanted = terms(about)
    if not wanted:
        return [false()]
    return [
        folded.contains(f" {fold(term.text)}{'' if term.prefix else ' '}", autoescape=True)
        for term in wanted
    ]


def _asks_of_events(filters: Filters) -> bool:
    asked = (filters.type, filters.status, filters.actor, filters.recipient)
    return any(value is not None for value in asked)


def on_reports(filters: Filters) -> list[Condition]:
    """Return what holds of the reports that pass.

    Those of which a speaker, kind, act or confidence is asked hold at least one such statement;
    where type, status, actor or recipient is asked for, at least one such event.
    """
    found = _sources(filters)
    if filters.since is not None:
        found.append(reports.c.published >= filters.since)
    if filters.until is not None:
        found.append(reports.c.published < filters.until)
    if filters.about is not None:
        found.append(sqlite.matches(reports, terms(filters.about)))
    if _asks_of_events(filters):
        found.append(reports.c.id.in_(select(events.c.report).where(*_of_events(filters))))
    elif own := _own(filters):
        found.append(reports.c.id.in_(select(statements.c.report).where(*own)))
    return found


def on_actors(filters: Filters) -> list[Condition]:
    """Return what holds of the actors that pass.

    Where only reports are asked for, these mention the actor; where statements are, it speaks in
    one that passes; where events are, it is actor or recipient of one.
    """
    found = [] if filters.speaker is None else [named(filters.speaker)]
    if filters.actor_kind is not None:
        found.append(actors.c.kind == filters.actor_kind)
    asks = (filters.about, filters.since, filters.until, filters.kind, filters.act)
    sources = _sources(filters)
    if _asks_of_events(filters):
        passing = select(events.c.id).where(*on_events(replace(filters, speaker=None)))
        stands = parties.c.event.in_(passing), parties.c.role != "source"
        found.append(actors.c.id.in_(select(parties.c.actor).where(*stands)))
    elif any(value is not None for value in asks) or filters.min_confidence > 0:
        found.append(actors.c.id.in_(select(statements.c.speaker).where(*on_statements(filters))))
    elif sources:
        held = select(reports.c.id).where(*sources)
        found.append(actors.c.id.in_(select(assigned.c.actor).where(assigned.c.report.in_(held))))
    return found


def named(speaker: str) -> Condition:
    """Return what holds of the actors that ``speaker`` means: id, name, or words of a name form.

    With a ``*`` at its end the last word may go on.
    """
    known = speaker.encode("utf-8", "replace").decode("utf-8")
    words = fold(known)
    exact = or_(actors.c.id == known, actors.c.name == known)
    if not words:
        return exact
    ends = "" if known.rstrip().endswith("*") else " "
    held = actor_names.c.folded.contains(f" {words}{ends}", autoescape=True)
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


def _of_events(filters: Filters) -> list[Condition]:
    found: list[Condition] = []
    asked = {
        "actor": filters.actor, "recipient": filters.recipient, "source": filters.speaker,
    }  # fmt: skip
    for role, who in asked.items():
        if who is not None:
            stands = select(parties.c.event).where(parties.c.role == role, _is(who))
            found.append(events.c.id.in_(stands))
    if filters.type is not None:
        found.append(events.c.type == filters.type)
    if filters.status is not None:
        found.append(events.c.status == filters.status)
    if filters.min_confidence > 0:
        found.append(events.c.confidence >= filters.min_confidence)
    return found


def _is(who: str) -> Condition:
    """Return what holds of the parties that ``who`` means: an actor, or one only described so."""
    known = parties.c.actor.in_(select(actors.c.id).where(named(who)))
    words = fold(who.encode("utf-8", "replace").decode("utf-8"))
    if not words:
        return known
    return or_(known, parties.c.words.contains(f" {words} ", autoescape=True))


def _between(held: Table, filters: Filters) -> list[Condition]:
    found: list[Condition] = []
    if filters.since is not None:
        found.append(or_(held.c.last.is_(None), held.c.last > filters.since))
    if filters.until is not None:
        found.append(or_(held.c.first.is_(None), held.c.first < filters.until))
    return found


def _sources(filters: Filters) -> list[Condition]:
    found: list[Condition] = []
    if filters.outlet is not None:
        found.append(reports.c.outlet_folded == fold(filters.outlet))
    if filters.report is not None:
        found.append(_keyed(filters.report))
    if filters.story is not None:
        told = select(chapters.c.report).where(chapters.c.story == _readable(filters.story))
        found.append(reports.c.id.in_(told))
    return found


def _keyed(key: str) -> Condition:
    known = _readable(key)
    named = reports.c.name == known
    if _ID_PREFIX.fullmatch(known) is None:
        return named
    return or_(named, reports.c.id.startswith(known))


def _readable(given: str) -> str:
    """Return ``given`` as UTF-8: arguments may hold lone surrogates, which no database takes."""
    return given.encode("utf-8", "replace").decode("utf-8")
