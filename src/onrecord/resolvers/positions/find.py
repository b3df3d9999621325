"""Annotations → what each actor holds on each issue, and how that changed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby

from onrecord.model import Annotation, Passage, Position, Stance, identify
from onrecord.resolvers.disagreements.words import terms
from onrecord.resolvers.positions.changes import change, is_about_one
from onrecord.resolvers.positions.issues import issue_of
from onrecord.resolvers.positions.readings import Reading, readings
from onrecord.resolvers.positions.words import listed, topics

# A statement is compared with the last so many of its actor that are on its issue.
_BACK = 40
# A word in more than so many statements, and in more than this share of them, tells no issue.
_FEW, _SHARE = 6, 0.02


def find_positions(annotations: Iterable[Annotation]) -> tuple[Position, ...]:
    """Return the positions of each actor on the issues that its statements come back to.

    The actors of the annotations are those of the record (``resolve_actors``). They stand by actor,
    issue and time.
    """
    held = _by_actor(annotations)
    return _positions(held, _common(held))


def positions_on(
    annotations: Iterable[Annotation], *, issue: str, country: str | None = None
) -> tuple[Position, ...]:
    """Return the positions on what ``issue`` names, words that the user chooses.

    With a ``country``, an ISO 3166-1 alpha-2 code in lower case, all who are of it count as one
    side: what its minister says is compared with what its president said before.
    """
    wanted = topics(terms(issue))
    held = _by_actor(annotations)
    if country is not None:
        said = [r for of_one in held.values() for r in of_one if r.actor.country == country]
        held = {country: sorted(said, key=_time)}
    common = _common(held)
    chosen = {
        actor: [reading for reading in said if wanted & reading.terms]
        for actor, said in held.items()
    }
    return _positions(chosen, common, issue=issue)


def _common(held: dict[str, list[Reading]]) -> frozenset[str]:
    """Return the words that so many statements have that they tell no issue."""
    counts: Counter[str] = Counter()
    for said in held.values():
        for reading in said:
            counts.update(reading.terms)
    most = max(_FEW, _SHARE * sum(map(len, held.values())))
    return frozenset(word for word, count in counts.items() if count > most)


def _by_actor(annotations: Iterable[Annotation]) -> dict[str, list[Reading]]:
    """Return what each actor said, in order of time."""
    said: dict[str, list[Reading]] = defaultdict(list)
    for annotation in annotations:
        for reading in readings(annotation):
            said[reading.actor.id].append(reading)
    ordered = {actor: sorted(held, key=_time) for actor, held in sorted(said.items())}
    return {actor: list(_once(held)) for actor, held in ordered.items()}


def _once(said: Sequence[Reading]) -> Iterator[Reading]:
    """Yield the readings without what one day's reports tell again."""
    for _, group in groupby(said, key=_day):
        kept: list[Reading] = []
        for reading in group:
            recent = kept[-_BACK:]
            if not any(is_about_one(r, reading) and change(r, reading) == "same" for r in recent):
                kept.append(reading)
        yield from kept


def _time(reading: Reading) -> tuple[str, str, int, str]:
    statement = reading.statement
    return (_day(reading), statement.report, statement.content[0].start, statement.id)


def _day(reading: Reading) -> str:
    said = reading.statement.said
    known = said.basis == "expressed" and said.start is not None
    return str(said.start)[:10] if known else reading.statement.published


def _positions(
    held: dict[str, list[Reading]], common: frozenset[str], *, issue: str | None = None
) -> tuple[Position, ...]:
    found = [each for said in held.values() for each in _of_actor(said, common, issue)]
    return tuple(sorted(found, key=lambda p: (p.actor.name, p.actor.id, p.issue, _said(p), p.id)))


def _said(position: Position) -> tuple[str, str, int]:
    passage = position.passage
    return (position.said.start or passage.published, passage.report, passage.start)


def _of_actor(
    said: Sequence[Reading], common: frozenset[str], issue: str | None
) -> Iterator[Position]:
    """Yield the positions of one actor; a statement without another on its issue is none."""
    before = [_previous(said, at, common) for at in range(len(said))]
    kept = {at for at, previous in enumerate(before) if previous is not None}
    kept |= {previous for previous in before if previous is not None}
    names = _issues(said, before)
    for at in sorted(kept if issue is None else range(len(said))):
        previous = before[at]
        name = names[at] if issue is None else issue
        if name is not None:
            yield _position(said[at], None if previous is None else said[previous], name)


def _previous(said: Sequence[Reading], at: int, common: frozenset[str]) -> int | None:
    """Return the last statement of a day before that is on the same point."""
    here = said[at]
    for back in range(at - 1, max(at - 1 - _BACK, -1), -1):
        other = said[back]
        if _is_earlier(other, here) and is_about_one(other, here, common):
            return back
    return None


def _is_earlier(one: Reading, other: Reading) -> bool:
    """Tell a statement of an earlier day; what was said on one day is one statement."""
    if one.statement.report == other.statement.report:
        return False
    return _last(one) < _day(other)


def _last(reading: Reading) -> str:
    """Return the last day on which it may have been said: *last week*."""
    end = reading.statement.said.end
    day = _day(reading)
    if reading.statement.said.basis != "expressed" or end is None:
        return day
    return max(day, (date.fromisoformat(end[:10]) - timedelta(days=1)).isoformat())


def _issues(said: Sequence[Reading], before: Sequence[int | None]) -> list[str | None]:
    """Return the issue of each statement: what most of its chain are about."""
    chain: list[int] = []
    for at, previous in enumerate(before):
        chain.append(at if previous is None else chain[previous])
    members: dict[int, list[Reading]] = defaultdict(list)
    for at, reading in enumerate(said):
        members[chain[at]].append(reading)
    names = {first: issue_of(readings) for first, readings in members.items()}
    return [names[first] for first in chain]


def _stance(reading: Reading) -> Stance:
    """Return the stance: by what is asked and answered, else by the act."""
    act = reading.statement.act
    if act == "threaten" or (reading.threat and reading.kind == "against"):
        return "threaten"
    if reading.kind == "demand":
        return "offer" if act == "propose" else "demand"
    if reading.answer == "no":
        return "oppose" if act == "criticise" else "reject"
    if reading.answer == "maybe" or act == "propose":
        return "offer"
    if reading.predicate in listed("supporting", "words"):
        return "support"
    return "accept" if act == "accept" else "promise"


def _position(reading: Reading, previous: Reading | None, issue: str) -> Position:
    statement = reading.statement
    sentence = reading.sentence
    passage = Passage(
        start=sentence.start, end=sentence.end, text=sentence.text, report=statement.report,
        report_name=statement.report_name, published=statement.published, outlet=statement.outlet,
    )  # fmt: skip
    return Position(
        id=_id(reading), actor=reading.actor, issue=issue, stance=_stance(reading),
        said=statement.said, statement=None if reading.told else statement.id, passage=passage,
        previous=None if previous is None else _id(previous),
        change=None if previous is None else change(previous, reading),
        confidence=round(0.7 * statement.confidence, 4),
    )  # fmt: skip


def _id(reading: Reading) -> str:
    return identify("position", reading.actor.id, reading.statement.id)
