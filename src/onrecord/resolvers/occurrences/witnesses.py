"""The entries of one happening → the occurrence that they tell of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from onrecord import intervals
from onrecord.model import (
    Act,
    Actor,
    Certainty,
    Event,
    EventType,
    Interval,
    Occurrence,
    Passage,
    Place,
    Span,
    Statement,
    Status,
    identify,
    is_described,
)
from onrecord.resolvers.occurrences.agreement import are_apart

# Whom so large a share of those names that tell of anybody; others are slips of one report.
_SUPPORT = 1 / 3
_LONGEST = 400
# What a report says took place on its own word.
_TOLD = ("happened", "ongoing")

T = TypeVar("T")


class Witness(Struct, frozen=True, gc=False):
    """An entry as evidence: ``source`` is whose word its report is, ``sentence`` what it says."""

    entry: Event | Statement
    source: str
    sentence: Span
    statements: tuple[str, ...] = ()

    @property
    def order(self) -> tuple[str, str, int, str]:
        """Where it stands among all."""
        entry = self.entry
        return entry.published, entry.report, self.sentence.start, entry.id

    @property
    def when(self) -> Interval:
        """When what it tells of took place."""
        return self.entry.when if isinstance(self.entry, Event) else self.entry.said

    @property
    def where(self) -> Place | None:
        """Where it took place."""
        return self.entry.where if isinstance(self.entry, Event) else self.entry.place

    @property
    def actors(self) -> tuple[Actor, ...]:
        """Who did it or said it."""
        if isinstance(self.entry, Event):
            return self.entry.actors
        return () if self.entry.speaker is None else (self.entry.speaker,)

    @property
    def recipients(self) -> tuple[Actor, ...]:
        """To whom it was done or said."""
        entry = self.entry
        return entry.recipients if isinstance(entry, Event) else entry.addressees


def occurrence(witnesses: Iterable[Witness], *, likeness: float = 1.0) -> Occurrence:
    """Return what the witnesses, in any order, tell of together; ``likeness`` is in [0, 1]."""
    told = sorted(witnesses, key=lambda each: each.order)
    status = _agreed_status(told)
    best = min((each for each in told if _status(each) == status), key=_rank)
    return Occurrence(
        id=identify("occurrence", told[0].entry.id),
        type=_by_sources(told, _type),
        mode=_by_sources(told, lambda each: getattr(each.entry, "mode", None)),
        act=_by_sources(told, _act),
        actors=_supported(told, best, lambda each: each.actors),
        recipients=_supported(told, best, lambda each: each.recipients),
        when=_agreed_time(told, best),
        where=_agreed_place(told, best),
        status=status,
        certainty=_certainty(best),
        via=tuple(map(_unplaced, best.entry.via)),
        headline=_passage(best),
        trigger=best.entry.trigger if isinstance(best.entry, Event) else None,
        events=tuple(sorted(each.entry.id for each in told if isinstance(each.entry, Event))),
        statements=_statements(told),
        reports=len({each.entry.report for each in told}),
        sources=len({each.source for each in told}),
        weight=0.0,
        confidence=_confidence(told, likeness),
    )


def _status(witness: Witness) -> Status | None:
    return witness.entry.status if isinstance(witness.entry, Event) else None


def _agreed_status(told: Sequence[Witness]) -> Status | None:
    """Return the status that most sources give.

    What enough of them tell on their own word is not only alleged because others quote somebody.
    """
    found: Status | None = _by_sources(told, _status)
    if found != "alleged":
        return found
    sure = [each for each in told if _status(each) in _TOLD]
    sources = {each.source for each in told if _status(each) is not None}
    own: Status | None = _by_sources(sure, _status)
    return own if len({each.source for each in sure}) >= _SUPPORT * len(sources) else found


def _type(witness: Witness) -> EventType | None:
    return witness.entry.type if isinstance(witness.entry, Event) else None


def _act(witness: Witness) -> Act | None:
    return None if isinstance(witness.entry, Event) else witness.entry.act


def _certainty(witness: Witness) -> Certainty | None:
    return witness.entry.certainty if isinstance(witness.entry, Event) else None


def _statements(told: Sequence[Witness]) -> tuple[str, ...]:
    own = {each.entry.id for each in told if isinstance(each.entry, Statement)}
    return tuple(sorted(own.union(*(each.statements for each in told))))


def _by_sources(told: Sequence[Witness], value: Callable[[Witness], T | None]) -> T | None:
    """Return the value that most sources give, of equals that with the shortest chain."""
    sources: dict[T, set[str]] = {}
    chains: dict[T, tuple[int, int]] = {}
    for number, witness in enumerate(told):
        found = value(witness)
        if found is not None:
            sources.setdefault(found, set()).add(witness.source)
            chain = len(witness.entry.via), number
            chains[found] = min(chain, chains.get(found, chain))
    return min(sources, key=lambda each: (-len(sources[each]), chains[each]), default=None)


def _rank(witness: Witness) -> tuple[bool, int, bool, tuple[str, str, int, str]]:
    """Return what sorts the best witness first: independent, telling all, short, and early."""
    entry = witness.entry
    lacks = (not witness.actors) + (witness.when.basis == "published") + _is_unsure(entry)
    own = witness.source == entry.report
    return not own, lacks, len(witness.sentence.text) > _LONGEST, witness.order


def _is_unsure(entry: Event | Statement) -> bool:
    return entry.within is not None or getattr(entry, "certainty", "certain") != "certain"


def _passage(witness: Witness) -> Passage:
    entry, span = witness.entry, witness.sentence
    return Passage(
        start=span.start,
        end=span.end,
        text=span.text,
        report=entry.report,
        report_name=entry.report_name,
        published=entry.published,
        outlet=entry.outlet,
    )


def _unplaced(actor: Actor) -> Actor:
    return actor if actor.mention is None else replace(actor, mention=None)


def _supported(
    told: Sequence[Witness], best: Witness, of: Callable[[Witness], tuple[Actor, ...]]
) -> tuple[Actor, ...]:
    """Return whom enough sources name, most named first; else whom the best witness describes."""
    sources: dict[str, set[str]] = {}
    actors: dict[str, Actor] = {}
    for witness in told:
        for actor in of(witness):
            if not is_described(actor, witness.entry.report):
                sources.setdefault(actor.id, set()).add(witness.source)
                actors.setdefault(actor.id, _unplaced(actor))
    if not actors:
        return of(best)
    least = _SUPPORT * len(set[str]().union(*sources.values()))
    kept = [id for id in actors if len(sources[id]) >= least]
    return tuple(actors[id] for id in sorted(kept, key=lambda id: (-len(sources[id]), id)))


def _agreed_time(told: Sequence[Witness], best: Witness) -> Interval:
    """Return when it was: what the dates in the words have in common, most sources first.

    Where no words date it, the days of publication bound it, on the side that they do for ``best``:
    what was planned on one day and told of as past on the next is not known to be of that day.
    """
    for basis in ("expressed", "context", "published"):
        here = [each for each in told if each.when.basis == basis]
        if basis == "published":
            here = [each for each in here if _open(each.when) == _open(best.when)]
        if here:
            return _common(here)
    raise AssertionError("a happening needs a witness")


def _open(when: Interval) -> tuple[bool, bool]:
    return when.start is None, when.end is None


def _common(told: Sequence[Witness]) -> Interval:
    sources: dict[tuple[str | None, str | None], set[str]] = {}
    intervals_of: dict[tuple[str | None, str | None], Interval] = {}
    for witness in told:
        key = witness.when.start, witness.when.end
        sources.setdefault(key, set()).add(witness.source)
        intervals_of.setdefault(key, witness.when)
    first, *others = sorted(sources, key=lambda key: (-len(sources[key]), str(key)))
    found = intervals_of[first]
    for key in others:
        both = intervals.intersection(found, intervals_of[key])
        found = found if both is None else both
    return found


def _agreed_place(told: Sequence[Witness], best: Witness) -> Place | None:
    """Return the nearest place that most sources give and none of the others excludes."""
    sources: dict[str, set[str]] = {}
    places: dict[str, Place] = {}
    for witness in told:
        if witness.where is not None:
            sources.setdefault(witness.where.name, set()).add(witness.source)
            places.setdefault(witness.where.name, witness.where)
    ranked = sorted(sources, key=lambda name: (-len(sources[name]), name))
    if not ranked:
        return None
    near = [
        places[name]
        for name in ranked
        if places[name].latitude is not None and not are_apart(places[name], places[ranked[0]])
    ]
    found = near[0] if near else places[ranked[0]]
    return found if found.mention is None else replace(found, mention=None)


def _confidence(told: Sequence[Witness], likeness: float) -> float:
    """Return the best witness's confidence, less what is not sure of their being one."""
    return round(max(each.entry.confidence for each in told) * likeness, 4)
