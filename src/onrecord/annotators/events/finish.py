"""Drafts, statements and the report's actors → events with actors, interval, place and chain."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from onrecord.annotators.events import circumstances
from onrecord.annotators.events.draft import Draft
from onrecord.annotators.statements.circumstances import Addressee
from onrecord.annotators.statements.finish import outlet_actor, span
from onrecord.annotators.statements.mentioned import MentionIndex, addressed
from onrecord.annotators.statements.spans import size
from onrecord.knowledge.countries import countries
from onrecord.knowledge.tables import fold
from onrecord.model import (
    Actor,
    Event,
    EventType,
    Mention,
    Report,
    Span,
    Statement,
    described_id,
    identify,
    is_described,
)

# What the report says itself or takes for granted, though a source may say it besides.
_VOUCHED = frozenset(["happened", "ongoing", "not_happened"])
# Types of what is done by saying it.
_SPOKEN = frozenset(["ACCUSE", "AGREE", "REJECT", "REQUEST", "SUPPORT", "THREATEN"])
_AGAINST = frozenset(["reject", "deny"])
_WORD = re.compile(r"\w+")
_FIRST = frozenset(["i", "me", "my", "we", "us", "our"])
_SECOND = frozenset(["you", "your"])


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
    holding = [around.of(draft) for draft in drafts]
    told = [
        None if draft.status in _VOUCHED else next(iter(held), None)
        for draft, held in zip(drafts, holding, strict=True)
    ]
    who = _Who(index, report)
    parties = _parties(drafts, holding, told, tellings, who)
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
    holding: Sequence[Sequence[Telling]],
    told: Sequence[Telling | None],
    tellings: Sequence[Telling],
    who: _Who,
) -> list[_Parties]:
    """Return who takes part in each event.

    Who accuses, demands or refuses in the words of a cue is who speaks. Who accuses another of a
    deed does not do it: the accused does.
    """
    by_cue = _by_cue(tellings)
    accused: dict[str, tuple[Actor, ...]] = {}
    found = []
    for draft, held in zip(drafts, holding, strict=True):
        actors = _unique(who.of(party, held) for party in draft.actors)
        others = _unique(who.of(party, held) for party in draft.recipients)
        spoken = by_cue.get(draft.trigger[0], [])
        speaking = _without(_speaking(spoken, draft.type), others)
        if draft.type in _SPOKEN and speaking:
            actors = _unique((*actors, *speaking))
        taking_part = _Parties(actors, _without(others, actors))
        accused |= {t.statement.id: taking_part.recipients for t in spoken}
        found.append(taking_part)
    for one, telling in zip(found, told, strict=True):
        if telling is not None and telling.statement.act == "accuse":
            _accuse(one, telling, accused.get(telling.statement.id, ()))
    return found


def _speaking(spoken: Sequence[Telling], type: EventType) -> tuple[Actor, ...]:
    """Return who says what a word of their cue tells, but not who *rejects criticism*."""
    mine = (t.statement for t in spoken if type == "REJECT" or t.statement.act not in _AGAINST)
    return _unique(statement.speaker for statement in mine)


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
    """Which statements hold an event."""

    def __init__(self, tellings: Sequence[Telling]) -> None:
        self._parts = sorted(
            (part.start, part.end, k)
            for k, telling in enumerate(tellings)
            for part in telling.statement.content
        )
        self._tellings = tellings
        self._active: list[tuple[int, int, int]] = []
        self._next = 0

    def of(self, draft: Draft) -> list[Telling]:
        """Return the statements around the event, the nearest, which has the least content, first.

        Drafts are asked for in text order.
        """
        at = draft.trigger[0]
        while self._next < len(self._parts) and self._parts[self._next][0] <= at:
            self._active.append(self._parts[self._next])
            self._next += 1
        self._active = [part for part in self._active if part[1] > at]
        holding = [self._tellings[k] for _, _, k in self._active]
        return sorted(holding, key=lambda told: _extent(told.statement))


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


class _Who(Struct, frozen=True):
    """Whom words stand for."""

    index: MentionIndex
    report: Report

    def of(self, party: Addressee, holding: Sequence[Telling]) -> Actor | None:
        """Return who it is: whom a mention knows, else an actor that the words alone make.

        An adjective is its country's; *I* and *we* are who speaks, *you* whom it is said to.
        """
        known = self.index.actor_at(party.at)
        if known is not None:
            return known
        words = span(self.report.text, party.words)
        meant = self._state(words.text) if party.kind == "state" else self._voice(words, holding)
        if meant is not None and is_described(meant, self.report.id):
            # Of these words alone, as whoever only words describe.
            own = described_id(self.report.id, words.start, words.end)
            return replace(meant, id=own, mention=words)
        if meant is not None:
            return replace(meant, mention=words)
        return addressed(party, self.index, self.report)

    def _voice(self, pronoun: Span, holding: Sequence[Telling]) -> Actor | None:
        """Return whom *I*, *we* or *you* stands for within the nearest statement around it.

        Whom only a pronoun names, *"I know," he said*, is nobody here.
        """
        word = pronoun.text.casefold()
        if word not in _FIRST | _SECOND:
            return None
        around = (telling for telling in holding if _is_said_in(pronoun, telling.statement))
        telling = next(around, None)
        if telling is None:
            return None
        if word in _SECOND:
            heard = telling.statement.addressees
            return heard[0] if len(heard) == 1 else None
        source = telling.source
        named = None if source is None or source.mention is None else source.mention
        lone = named is not None and self._is_pronoun(named)
        return None if source is None or (lone and telling.statement.speaker is None) else source

    def _is_pronoun(self, words: Span) -> bool:
        named = self.index.at(words.start)
        return named is not None and named.form == "pronoun" and named.end == words.end

    def _state(self, adjective: str) -> Actor | None:
        """Return the country of an adjective, as a mention of the country would have it."""
        code = countries().adjectives.get(fold(adjective))
        if code is None:
            return None
        known = countries().by_code[code]
        return Actor(
            id=identify("actor", self.report.id, "state", known.name, "u"),
            name=known.name,
            kind="state",
            country=code,
            wikidata=known.wikidata,
        )


def _is_said_in(words: Span, statement: Statement) -> bool:
    return any(part.start <= words.start < part.end for part in statement.content)


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
