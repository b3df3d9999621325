"""Drafts, statements and the report's actors → events with actors, interval, place and chain."""

from __future__ import annotations

import re
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
# Types of what is done by saying it.
_SPOKEN = frozenset(["ACCUSE", "AGREE", "REJECT", "REQUEST", "SUPPORT", "THREATEN"])
_WORD = re.compile(r"\w+")


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
    told = [around.of(draft) for draft in drafts]
    parties = _parties(drafts, told, tellings, index, report)
    return [
        _event(draft, telling, taking_part, report)
        for draft, telling, taking_part in zip(drafts, told, parties, strict=True)
    ]


class _Parties(Struct, gc=False):
    """Who does it and whom it meets, each once and nobody in both."""

    actors: tuple[Actor, ...]
    recipients: tuple[Actor, ...]


def _parties(
    drafts: Sequence[Draft],
    told: Sequence[Telling | None],
    tellings: Sequence[Telling],
    index: MentionIndex,
    report: Report,
) -> list[_Parties]:
    """Return who takes part in each event.

    Who accuses, demands or refuses in the words of a cue is who speaks. Who accuses another of a
    deed does not do it: the accused does.
    """
    by_cue = _by_cue(tellings)
    accused: dict[str, tuple[Actor, ...]] = {}
    found = []
    for draft in drafts:
        actors = _resolved(draft.actors, index, report)
        others = _resolved(draft.recipients, index, report)
        spoken = by_cue.get(draft.trigger[0], [])
        speaking = _unique(t.statement.speaker for t in spoken)
        if draft.type in _SPOKEN and speaking:
            actors = _unique((*actors, *speaking))
        taking_part = _Parties(actors, _without(others, actors))
        accused |= {t.statement.id: taking_part.recipients for t in spoken}
        found.append(taking_part)
    for one, telling in zip(found, told, strict=True):
        if telling is not None and telling.statement.act == "accuse":
            _accuse(one, telling, accused.get(telling.statement.id, ()))
    return found


def _by_cue(tellings: Sequence[Telling]) -> dict[int, list[Telling]]:
    """Return the statements by where each word of their cues starts."""
    found: dict[int, list[Telling]] = {}
    for telling in tellings:
        cue = telling.statement.cue
        if cue is not None:
            for word in _WORD.finditer(cue.text):
                found.setdefault(cue.start + word.start(), []).append(telling)
    return found


def _accuse(one: _Parties, telling: Telling, accused: tuple[Actor, ...]) -> None:
    speaker = telling.statement.speaker
    own = () if speaker is None else (speaker,)
    one.actors = _without(one.actors, own) or _without(accused, one.recipients)


def _unique(actors: Iterable[Actor | None]) -> tuple[Actor, ...]:
    """Return the actors, each once; whom only words make, once by these words."""
    found: dict[str, Actor] = {}
    words: set[str] = set()
    for actor in actors:
        if actor is not None and actor.id not in found and actor.name.casefold() not in words:
            found[actor.id] = actor
            words.add(actor.name.casefold())
    return tuple(found.values())


def _without(actors: tuple[Actor, ...], others: tuple[Actor, ...]) -> tuple[Actor, ...]:
    gone = {other.id for other in others}
    return tuple(actor for actor in actors if actor.id not in gone)


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


def _event(draft: Draft, told: Telling | None, parties: _Parties, report: Report) -> Event:
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
        actors=parties.actors,
        recipients=parties.recipients,
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
    return _unique(addressed(party, index, report) for party in parties)


def _chain(told: Telling | None, report: Report) -> tuple[Actor, ...]:
    """Return who vouches for an event, outermost first."""
    if told is None:
        outlet = outlet_actor(report.outlet)
        return () if outlet is None else (outlet,)
    source = told.source
    via = told.statement.via
    if source is None or (via and via[-1].id == source.id):
        return via
    return (*via, source)
