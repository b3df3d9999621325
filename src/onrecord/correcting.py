"""What a person says of who is who and of entries, checked against the record and put into it.

``say`` takes any wish and is short: what follows from the whole set is brought in step by the next
``building.resolve``. ``merge`` and ``split`` resolve at once, and refuse what contradicts another
correction before anything is written.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

import msgspec
from msgspec import structs

from onrecord import building
from onrecord.errors import RunError
from onrecord.knowledge.tables import fold
from onrecord.model import Correction, CorrectionKind, ResolvedActor, said_id
from onrecord.resolvers.actors import resolve_actors
from onrecord.resolvers.corrections import Local, Plan, Told, applied, plan, tell
from onrecord.resolvers.outcome import shown
from onrecord.store import CorrectionRow, Record, ToldCorrection
from onrecord.store.correcting import correction_of, undone_in
from onrecord.wishes import ConflictError, Wish, correction

__all__ = ["Applied", "ConflictError", "Wish", "apply", "merge", "say", "split", "undo"]

Make = Callable[[Plan], Correction]


def merge(record: Record, one: str, other: str, *, by: str, at: str | None = None) -> int:
    """Say that ``other`` is ``one``, whose name and id stay; return the correction's number.

    Both are ids, names, or words of a name form that only one actor has. RunError: they are no one
    actor each, are one already, or a split says that they are two.
    """

    def made(now: Plan) -> Correction:
        first, second = record.actor(one), record.actor(other)
        if first.id == second.id:
            raise RunError(f"{one!r} and {other!r} are one already: {first.name} ({first.id})")
        # Without what merges gave them: the correction is to mean these two alone.
        alone = [now.actors.get(each.id, each) for each in (first, second)]
        after = [now.pieces[each.id].correction.id for each in alone if each.id in now.pieces]
        said = _new(by, at, "merge", alone[0])
        return _named(structs.replace(said, other=shown(alone[1]), after=tuple(sorted(after))))

    return _say(record, made)


def split(
    record: Record, name: str, wanted: Sequence[str], *, by: str, at: str | None = None
) -> int:
    """Say that ``name`` is not who is meant by some forms alone, or in some reports.

    Each of ``wanted`` is a form by which reports know the actor, or a report's id or name; what
    they take is one other actor. Return the correction's number. RunError: one of them is nothing
    of the actor's, all of the actor would go, or a correction put it there.
    """

    def made(now: Plan) -> Correction:
        actor = record.actor(name)
        forms, reports, taken = _parts(record, now, actor, wanted)
        said = _new(by, at, "split", _owner(now, actor, taken))
        return _named(structs.replace(said, forms=forms, reports=reports))

    return _say(record, made)


def say(
    record: Record, wish: Wish, *, by: str, at: str | None = None, seen: int | None = None
) -> int:
    """Put what a person wishes into the record and return the number of its row.

    What it changes in its report is there at once; the record is stale until it is resolved again,
    which also gives actors their counts. ``at`` is an ISO date-time in UTC, now where it is
    ``None``; of two that say something of the same the later one counts. ``seen`` is the last row
    of the log that the person knew of. RunError: the wish does not fit the record; ConflictError:
    a row since ``seen`` is about the same entry and aspect, or removed the entry.
    """
    who = _who(by)
    when = None if at is None else _time(at)
    if wish.action == "split":
        return split(record, wish.actor or "", (*wish.forms, *wish.reports), by=who, at=when)
    return record.say(lambda desk: correction(wish, desk, by=who, at=when, seen=seen))


def undo(
    record: Record, number: int, *, by: str, at: str | None = None, resolve: bool = True
) -> int:
    """Take a row of the log of corrections back, an undoing too; return the new row's number.

    A correction of an entry is taken out of its report at once, as ``say`` put it in. Of a merge or
    a split the record is resolved at once, without ``resolve`` by the next resolving. RunError:
    there is no such row, it is undone already, or what comes back contradicts another.
    """
    who, when = _who(by), _when(at)
    first = record.said_first(number)
    if not resolve or (first is not None and first.target is not None):
        return record.take_back(number, by=who, at=when)
    while True:
        building.resolve(record)
        before = record.fingerprint()
        held = _without(list(record.corrections()), number)
        base = resolve_actors(record.local_mentions())
        made = plan(base, held, record.local_mentions, record.given())
        _refuse(made)
        resolution = applied(base, made)
        account = building.account(record, resolution)
        added = record.undo(number, resolution, account, by=who, at=when, of=before)
        if added is not None:
            return added


class Applied(NamedTuple):
    """How many corrections of another log count here now, and how many do not, and why."""

    applied: int
    idle: int
    orphaned: int
    known: int


def read_told(lines: Iterable[bytes], name: str) -> Iterator[Correction]:
    """Yield the corrections in lines that ``corrections export`` printed; blank ones are none.

    RunError: a line of the file ``name`` holds none.
    """
    decoder = msgspec.json.Decoder(ToldCorrection)
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                yield decoder.decode(line).correction
            except (msgspec.MsgspecError, UnicodeDecodeError) as error:
                raise RunError(f"{name}, line {number}: no correction: {error}") from error


def apply(record: Record, said: Iterable[Correction]) -> Applied:
    """Add corrections of another record to this one, and resolve it; nothing is said twice.

    RunError: one is not what its id says; nothing is added then.
    """
    given = list(said)
    for each in given:
        if each.id != said_id(each):
            raise RunError(f"correction {each.id} of {each.by} was changed: it is {said_id(each)}")
        _time(each.at)
    numbers = record.put(given)
    building.resolve(record)
    fresh = {number for number in numbers if number is not None}
    states = Counter(row.state for row in record.corrections() if row.number in fresh)
    return Applied(states["in force"], states["idle"], states["orphaned"], len(given) - len(fresh))


def _say(record: Record, make: Make) -> int:
    """Put what ``make`` makes into the record; again, where another process came in between."""
    while True:
        building.resolve(record)
        before = record.fingerprint()
        base = resolve_actors(record.local_mentions())
        held = record.corrections_in_force()
        said = make(plan(base, held, record.local_mentions, record.given()))
        made = plan(base, [*held, said], record.local_mentions, record.given())
        _refuse(made)
        _refuse_again(said, record)
        if said.id in made.idle:
            raise RunError("the correction would change nothing")
        resolution = applied(base, made)
        number = record.correct(said, resolution, building.account(record, resolution), of=before)
        if number is not None:
            return number


def _new(by: str, at: str | None, action: CorrectionKind, actor: ResolvedActor) -> Correction:
    return Correction(id="", by=_who(by), at=_when(at), action=action, actor=shown(actor))


def _named(said: Correction) -> Correction:
    return structs.replace(said, id=said_id(said))


def _who(by: str) -> str:
    name = " ".join(by.split())
    if not name:
        raise RunError("a correction needs somebody who answers for it: say who with --by")
    return name


def _when(at: str | None) -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if at is None else at


def _time(at: str) -> str:
    try:
        datetime.fromisoformat(at)
    except ValueError as error:
        raise RunError(f"{at!r} is no ISO date-time") from error
    return at


def _refuse_again(said: Correction, record: Record) -> None:
    for row in record.corrections():
        if row.id == said.id and row.state != "undone":
            raise RunError(f"correction {row.number} by {row.by} says the same")


def _refuse(made: Plan) -> None:
    for one, other in made.refused:
        raise RunError(f"{_told(one)} contradicts {_told(other)}: undo that first")


def _told(said: Correction) -> str:
    whole = "nobody" if said.actor is None else said.actor.name
    if said.other is not None:
        what = f"the merge of {whole} and {said.other.name}"
    else:
        what = f"the split of {', '.join((*said.forms, *said.reports))} from {whole}"
    return f"{what} (by {said.by}, {said.at})"


def _without(rows: Sequence[CorrectionRow], number: int) -> list[Correction]:
    """Return what is in force once row ``number`` is undone."""
    found = next((row for row in rows if row.number == number), None)
    if found is None:
        raise RunError(f"there is no correction {number}")
    if found.state == "undone":
        raise RunError(f"correction {number} is undone already")
    pairs = [(row.number, row.undoes) for row in rows]
    undone = undone_in([*pairs, (pairs[-1][0] + 1, number)])
    held = [row for row in rows if row.number not in undone and row.action != "undo"]
    for place, row in enumerate(held):
        if row.id in {before.id for before in held[:place]}:
            raise RunError(f"correction {row.number} by {row.by} says the same")
    return [correction_of(row) for row in held]


def _parts(
    record: Record, now: Plan, actor: ResolvedActor, wanted: Sequence[str]
) -> tuple[tuple[str, ...], tuple[str, ...], list[Local]]:
    """Return the forms and the report ids that ``wanted`` names, and the places that they take."""
    places = [place for id in now.within(actor.id) for place in now.places.get(id, ())]
    told = tell(places, record.local_mentions)
    forms: set[str] = set()
    reports: set[str] = set()
    taken: set[Local] = set()
    for want in wanted:
        found = {place for place in places if fold(want) in told[place].known_as()}
        if found:
            forms.add(want)
        else:
            report = _report(record, actor, want, told)
            found = {place for place in places if place[0] == report}
            reports.add(report)
        taken |= found
    return tuple(sorted(forms)), tuple(sorted(reports)), sorted(taken)


def _report(record: Record, actor: ResolvedActor, want: str, told: Mapping[Local, Told]) -> str:
    """Return the id of the report that ``want`` names and that the actor is in."""
    try:
        report = record.report(want)
    except RunError as error:
        beside = any(
            fold(want) in {fold(form) for form in (*each.names, *each.described)}
            for each in told.values()
        )
        why = "stands beside other forms wherever it is used: name the reports" if beside else (
            "is neither a form that a report knows them by nor a report"
        )  # fmt: skip
        raise RunError(f"{want!r} of {actor.name} {why}") from error
    if report.id not in {id for id, _ in told}:
        raise RunError(f"{actor.name} is not in the report {report.name} ({report.id})")
    return report.id


def _owner(now: Plan, actor: ResolvedActor, taken: Sequence[Local]) -> ResolvedActor:
    """Return the one actor, as resolved, that the places ``taken`` are some of."""
    gone = set(taken)
    owners = [id for id in now.within(actor.id) if gone & set(now.places.get(id, ()))]
    if len(owners) > 1:
        raise RunError(f"these parts of {actor.name} are of several actors that were merged")
    (owner,) = owners
    if owner in now.pieces:
        raise RunError(
            f"{_told(now.pieces[owner].correction)} made this actor: undo it, and split its parts"
            " from whom they were of"
        )
    if gone >= set(now.places[owner]):
        merged = [now.causes[id] for id in now.within(actor.id) if id in now.causes]
        if merged:
            raise RunError(f"{_told(merged[0])} put this there: undo it instead")
        raise RunError(f"nothing of {actor.name} would be left")
    return now.actors[owner]
