"""Drafts, statements and the report's actors → events with actors, interval, place and chain."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from onrecord.annotators.events import circumstances
from onrecord.annotators.events.draft import Draft
from onrecord.annotators.statements.circumstances import Addressee
from onrecord.annotators.statements.finish import outlet_actor, span
from onrecord.annotators.statements.mentioned import MentionIndex, addressed
from onrecord.annotators.statements.spans import size
from onrecord.model import Actor, Event, Mention, Report, Statement, identify

# What the report says itself or takes for granted, though a source may say it besides.
_VOUCHED = frozenset(["happened", "ongoing", "not_happened"])


class Telling(Struct, frozen=True, gc=False):
    """A statement of the report, and who vouches for it there."""

    statement: Statement
    source: Actor | None


def finish(
    drafts: Sequence[Draft],
    tellings: Sequence[Telling],
    mentions: Sequence[Mention],
    report: Report,
) -> list[Event]:
    """Return the events of ``report``, in text order."""
    index = MentionIndex(mentions)
    around = _Around(tellings)
    return [_event(draft, around.of(draft), index, report) for draft in drafts]


class _Around:
    """Which statement holds an event."""

    def __init__(self, tellings: Sequence[Telling]) -> None:
        self._parts = sorted(
            (part.start, part.end, k)
            for k, telling in enumerate(tellings)
            for part in telling.statement.content
        )
        self._tellings = tellings
        self._active: list[tuple[int, int, int]] = []
        self._next = 0

    def of(self, draft: Draft) -> Telling | None:
        """Return the nearest statement that tells the event, if the report does not itself.

        Drafts are asked for in text order; the nearest is the statement with the least content.
        """
        at = draft.trigger[0]
        while self._next < len(self._parts) and self._parts[self._next][0] <= at:
            self._active.append(self._parts[self._next])
            self._next += 1
        self._active = [part for part in self._active if part[1] > at]
        if draft.status in _VOUCHED:
            return None
        holding = [self._tellings[k] for _, _, k in self._active]
        return min(holding, key=lambda told: _extent(told.statement), default=None)


def _extent(statement: Statement) -> tuple[int, int]:
    return size((part.start, part.end) for part in statement.content), statement.content[0].start


def _event(draft: Draft, told: Telling | None, index: MentionIndex, report: Report) -> Event:
    actors = _resolved(draft.actors, index, report)
    others = _resolved(draft.recipients, index, report)
    acting = {actor.id for actor in actors}
    return Event(
        id=identify("event", report.id, draft.trigger, draft.type),
        report=report.id,
        report_name=report.name,
        published=report.published,
        outlet=report.outlet,
        trigger=span(report.text, draft.trigger),
        type=draft.type,
        mode=draft.mode,
        contexts=draft.contexts,
        actors=actors,
        recipients=tuple(other for other in others if other.id not in acting),
        when=circumstances.interval(
            draft.when,
            report.published,
            draft.status,
            told=None if told is None else told.statement.said,
        ),
        where=circumstances.place(draft.where, report.text),
        status=draft.status,
        polarity=draft.polarity,
        certainty=draft.certainty,
        within=None if told is None else told.statement.id,
        via=_chain(told, report),
        sentence=span(report.text, draft.sentence),
        occurrence=None,
        confidence=draft.confidence,
    )


def _resolved(
    parties: Iterable[Addressee], index: MentionIndex, report: Report
) -> tuple[Actor, ...]:
    """Return who the words stand for, each once; a pronoun that nobody is known by is nobody."""
    found: dict[str, Actor] = {}
    for party in parties:
        actor = addressed(party, index, report)
        if actor is not None:
            found.setdefault(actor.id, actor)
    return tuple(found.values())


def _chain(told: Telling | None, report: Report) -> tuple[Actor, ...]:
    """Return who vouches for an event, outermost first."""
    if told is None:
        outlet = outlet_actor(report.outlet)
        return () if outlet is None else (outlet,)
    source = told.source
    via = told.statement.via
    own = source is None or (bool(via) and via[-1].id == source.id)
    return via if own or source is None else (*via, source)
