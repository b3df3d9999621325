"""What a person wishes to be otherwise in a record, checked against it → a correction.

A wish names entries, actors and offsets as a page shows them. The correction holds what finds them
again: the words with what stands around them, and what had been read there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from itertools import pairwise
from typing import Any, NamedTuple

import msgspec
from msgspec.structs import replace

from onrecord import anchoring, intervals
from onrecord.amending import added_id, before_publication, moment
from onrecord.anchoring import Entry, Places, Range, trimmed
from onrecord.errors import RunError
from onrecord.knowledge.tables import fold, toml
from onrecord.model import (
    Act,
    Actor,
    Correction,
    CorrectionKind,
    Event,
    EventType,
    Interval,
    QuoteRole,
    Reading,
    ResolvedActor,
    Statement,
    Status,
    Value,
    identify,
    said_id,
)
from onrecord.store import CorrectionRow, Desk, Scene
from onrecord.views.wording import corrected


class Wish(Value, frozen=True, kw_only=True):
    """What is to be otherwise: an ``action``, and of the other fields those that it takes.

    ``entry`` and ``other`` are ids of statements or events, of a merge ``other`` is an actor.
    ``actor`` is an actor's id or name, or the name of somebody whom the record does not have;
    ``spans``, ``source`` and ``cue`` are half-open, in code points of the report's text. ``edtf``
    is a date or interval in EDTF, or ``/`` where the date is not known.
    """

    action: CorrectionKind
    entry: str | None = None
    other: str | None = None
    actor: str | None = None
    forms: tuple[str, ...] = ()
    reports: tuple[str, ...] = ()
    role: QuoteRole | None = None
    spans: tuple[Range, ...] = ()
    edtf: str | None = None
    type: EventType | None = None
    mode: str | None = None
    act: Act | None = None
    status: Status | None = None
    report: str | None = None
    source: Range | None = None
    cue: Range | None = None


class ConflictError(RunError):
    """Somebody else has corrected the same since: show what they said, and ask again.

    ``number``, ``by`` and ``at`` are those of their row, ``what`` it says in a few words.
    """

    def __init__(self, row: CorrectionRow, what: str) -> None:
        super().__init__(f"{row.by} has corrected this since: {what} (correction {row.number})")
        self.number = row.number
        self.by = row.by
        self.at = row.at
        self.what = what


class _Asked(NamedTuple):
    """A wish with where it is to be checked, and the entry that it is about, as read and as now."""

    wish: Wish
    desk: Desk
    scene: Scene
    read: Entry
    now: Entry


def correction(
    wish: Wish, desk: Desk, *, by: str, at: str | None = None, seen: int | None = None
) -> Correction:
    """Return the correction that a wish comes to.

    ``seen`` is the last row of the log that the person knew of. RunError: the wish does not fit the
    record; ConflictError: a row since ``seen`` is about the same.
    """
    checked(wish)
    if wish.action == "merge":
        made = _merge(wish, desk)
        rows: list[CorrectionRow] = []
    elif wish.action == "add":
        made, rows = _add(wish, desk, seen)
    else:
        scene = desk.of_entry(_needed(wish.entry, "entry", wish))
        _refuse_conflict_of(wish, scene, seen)
        asked = _asked(wish, desk, scene)
        made, rows = _ACTIONS[wish.action](asked), scene.rows
    _refuse_conflict(made, rows, seen)
    when = _later(rows, made) if at is None else at
    made = replace(made, by=by, at=when)
    return replace(made, id=said_id(made))


def checked(wish: Wish) -> Wish:
    """Return ``wish``, whose fields hold values that there are, else RunError."""
    try:
        return msgspec.convert(msgspec.to_builtins(wish), Wish)
    except msgspec.ValidationError as error:
        raise RunError(f"a wish that cannot be: {error}") from error


def _needed(value: Any, name: str, wish: Wish) -> Any:
    if value is None:
        raise RunError(f"{wish.action} needs {name}")
    return value


def _later(rows: Iterable[CorrectionRow], said: Correction) -> str:
    """Return the time, behind that of every other row that says something of the same.

    Two that are said within a millisecond still have an order, the one in which they were written.
    """
    now = datetime.now(UTC)
    for row in rows:
        if row.target is not None and said.target is not None and row.target == said.target:
            now = max(now, moment(row.at) + timedelta(milliseconds=1))
    return now.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _asked(wish: Wish, desk: Desk, scene: Scene) -> _Asked:
    id = _needed(wish.entry, "entry", wish)
    read, now = scene.entry(scene.read, id), scene.entry(scene.now, id)
    if read is None:
        raise RunError(f"{id!r} is of an earlier reading of {scene.report.name}: look again")
    if now is None:
        by = [row for row in _about(scene.rows, id) if row.action == "remove"]
        told = f" by correction {by[-1].number} of {by[-1].by}: undo that first" if by else ""
        raise RunError(f"{id!r} was removed{told}")
    return _Asked(wish, desk, scene, read, now)


def _about(rows: Iterable[CorrectionRow], entry: str) -> list[CorrectionRow]:
    return [row for row in rows if row.state in ("in force", "idle")
            and entry in (held.entry for held in (row.target, row.second) if held)]  # fmt: skip


# ---- conflicts


def _refuse_conflict_of(wish: Wish, scene: Scene, seen: int | None) -> None:
    """Tell of who removed the entry since, before it is told to be gone."""
    for row in _about(scene.rows, str(wish.entry)):
        if seen is not None and row.number > seen and row.action == "remove":
            raise ConflictError(row, corrected(row))


def _refuse_conflict(said: Correction, rows: Sequence[CorrectionRow], seen: int | None) -> None:
    if seen is None or said.target is None:
        return
    known = {row.number: row for row in rows}
    for row in rows:
        if row.number <= seen or row.state == "undone":
            continue
        first = row
        while first.undoes is not None and first.undoes in known:
            first = known[first.undoes]
        if first.target is not None and _same(first, said):
            what = corrected(first)
            raise ConflictError(row, what if first is row else f"took back: {what}")


def _same(row: CorrectionRow, said: Correction) -> bool:
    """Tell whether a row is about the same aspect of the same entry as ``said``."""
    if row.target is None or said.target is None or row.target.entry != said.target.entry:
        return False
    if row.second is not None or said.second is not None:
        both = row.second is not None and said.second is not None
        return both and row.second.entry == said.second.entry  # type: ignore[union-attr]
    roles = {quote.role for quote in row.quotes} & {quote.role for quote in said.quotes}
    return row.action == said.action and (row.action != "span" or bool(roles))


# ---- corrections of one entry


def _about_entry(asked: _Asked, **fields: Any) -> Correction:
    return Correction(
        id="", at="", by="", action=asked.wish.action,
        target=anchoring.target(asked.scene.report, asked.read), was=reading(asked.read), **fields,
    )  # fmt: skip


def reading(entry: Entry) -> Reading:
    """Return what was read of an entry."""
    if isinstance(entry, Event):
        return Reading(
            speaker=None, when=entry.when, type=entry.type, mode=entry.mode, act=None,
            status=entry.status,
        )  # fmt: skip
    return Reading(
        speaker=entry.speaker, when=entry.said, type=None, mode=None, act=entry.act, status=None
    )


def _statement(asked: _Asked) -> Statement:
    if not isinstance(asked.now, Statement):
        raise RunError(f"{asked.wish.action} is of statements, and {asked.now.id} is an event")
    return asked.now


def _event(asked: _Asked) -> Event:
    if not isinstance(asked.now, Event):
        raise RunError(f"{asked.wish.action} is of events, and {asked.now.id} is a statement")
    return asked.now


def _refuse_nothing(changes: bool) -> None:
    if not changes:
        raise RunError("the correction would change nothing")


def _speaker(asked: _Asked) -> Correction:
    speaker = _statement(asked).speaker
    actor = somebody(asked.desk, asked.wish.actor)
    _refuse_nothing((actor and actor.id) != (speaker and speaker.id))
    return _about_entry(asked, actor=actor)


def somebody(desk: Desk, name: str | None) -> Actor | None:
    """Return whom ``name`` means: an actor of the record, or somebody new; ``None`` for nobody.

    RunError: it may be several.
    """
    if name is None:
        return None
    words = " ".join(name.split())
    if not words:
        raise RunError("an actor needs a name")
    if desk.has_actor(words):
        return _shown(desk.actor(words))
    return Actor(
        id=identify("named", fold(words)), name=words, kind="unknown", country=None, wikidata=None
    )


def _shown(actor: ResolvedActor) -> Actor:
    return Actor(
        id=actor.id, name=actor.name, kind=actor.kind, country=actor.country,
        wikidata=actor.wikidata,
    )  # fmt: skip


def _span(asked: _Asked) -> Correction:
    role = _needed(asked.wish.role, "role", asked.wish)
    if role not in (("trigger",) if isinstance(asked.now, Event) else ("content", "source", "cue")):
        kind = "an event" if isinstance(asked.now, Event) else "a statement"
        raise RunError(f"{kind} has no {role}")
    ranges = words_at(asked.scene, asked.wish.spans, role)
    now: Any = getattr(asked.now, role)
    held = now if isinstance(now, tuple) else () if now is None else (now,)
    _refuse_nothing(ranges != tuple((span.start, span.end) for span in held))
    if isinstance(asked.now, Event):
        sentence = asked.now.sentence
        if not sentence.start <= ranges[0][0] < ranges[0][1] <= sentence.end:
            raise RunError("the trigger of an event lies in its sentence")
    return _about_entry(asked, quotes=anchoring.quotes(asked.scene.report.text, {role: ranges}))


def words_at(scene: Scene, spans: Iterable[Range], role: QuoteRole) -> tuple[Range, ...]:
    """Return ``spans`` in order; RunError where they are no words of the report, or too many."""
    ranges, text = tuple(sorted((start, end) for start, end in spans)), scene.report.text
    if not ranges:
        raise RunError(f"give the words of the {role}")
    if role != "content" and len(ranges) > 1:
        raise RunError(f"the {role} is one stretch of words")
    for start, end in ranges:
        if not 0 <= start < end <= len(text):
            raise RunError(f"[{start}, {end}) is no part of a text of {len(text)} characters")
        if not text[start:end].strip():
            raise RunError(f"there are no words in [{start}, {end})")
    if any(one[1] > other[0] for one, other in pairwise(ranges)):
        raise RunError(f"the spans of the {role} overlap")
    return ranges


def _date(asked: _Asked) -> Correction:
    words = _needed(asked.wish.edtf, "edtf", asked.wish).strip()
    when = _when(words, asked.now)
    held = asked.now.when if isinstance(asked.now, Event) else asked.now.said
    _refuse_nothing(when != held)
    return _about_entry(asked, when=when)


def _when(words: str, entry: Entry) -> Interval:
    if words in ("/", "../..", "..", ""):
        if isinstance(entry, Event):
            return Interval(start=None, end=None, edtf=None, basis="published")
        return before_publication(entry.published)
    try:
        return intervals.from_edtf(words, basis="expressed")
    except ValueError as error:
        raise RunError(f"no date: {error}") from error


def _type(asked: _Asked) -> Correction:
    event, type, mode = _event(asked), asked.wish.type, asked.wish.mode
    _needed(type, "type", asked.wish)
    known = modes().get(str(type), frozenset())
    if mode is not None and mode not in known:
        there = f": {', '.join(sorted(known))}" if known else ""
        raise RunError(f"{type} has no mode {mode!r}{there or ', and no others'}")
    _refuse_nothing((type, mode) != (event.type, event.mode))
    return _about_entry(asked, type=type, mode=mode)


@lru_cache(maxsize=1)
def modes() -> dict[str, frozenset[str]]:
    """Return PLOVER's modes of each type of event that has some."""
    table = toml("events/modes.toml")
    return {
        type: frozenset(str(rule["mode"]) for rule in rules if "mode" in rule)
        for type, rules in table.items()
    }


def _act(asked: _Asked) -> Correction:
    statement, act = _statement(asked), _needed(asked.wish.act, "act", asked.wish)
    _refuse_nothing(act != statement.act)
    return _about_entry(asked, act=act)


def _status(asked: _Asked) -> Correction:
    event, status = _event(asked), _needed(asked.wish.status, "status", asked.wish)
    _refuse_nothing(status != event.status)
    return _about_entry(asked, status=status)


def _remove(asked: _Asked) -> Correction:
    return _about_entry(asked)


def _pair(asked: _Asked) -> Correction:
    """Return that two entries tell of one happening, or do not; the first by report and id."""
    id = _needed(asked.wish.other, "other", asked.wish)
    other = _asked(replace(asked.wish, entry=id), asked.desk, asked.desk.of_entry(id))
    if type(other.now) is not type(asked.now):
        raise RunError("a statement and an event are not compared")
    if other.now.id == asked.now.id:
        raise RunError("an entry is one with itself")
    first, second = sorted((asked, other), key=lambda each: (each.scene.report.id, each.read.id))
    found = anchoring.target(second.scene.report, second.read)
    return _about_entry(first._replace(wish=asked.wish), second=found)


_ACTIONS: dict[str, Callable[[_Asked], Correction]] = {
    "speaker": _speaker, "span": _span, "date": _date, "type": _type, "act": _act,
    "status": _status, "remove": _remove, "same": _pair, "different": _pair,
}  # fmt: skip


# ---- a statement that was missed, and actors


def _add(wish: Wish, desk: Desk, seen: int | None) -> tuple[Correction, list[CorrectionRow]]:
    scene = desk.of_report(_needed(wish.report, "report", wish))
    places: dict[QuoteRole, tuple[Range, ...]] = {"content": words_at(scene, wish.spans, "content")}
    given: tuple[tuple[QuoteRole, Range | None], ...] = (
        ("source", wish.source), ("cue", wish.cue)
    )  # fmt: skip
    for role, at in given:
        if at is not None:
            places[role] = words_at(scene, [at], role)
    id = added_id(scene.report.id, places["content"])
    target = anchoring.words_of(scene.report, id, places)
    made = Correction(
        id="", at="", by="", action="add", actor=somebody(desk, wish.actor), target=target,
        quotes=target.quotes, act=_needed(wish.act, "act", wish),
    )  # fmt: skip
    # First, so that who was quicker is told rather than what they added.
    _refuse_conflict(made, scene.rows, seen)
    _refuse_known(scene, places)
    return made, scene.rows


def _refuse_known(scene: Scene, places: Places) -> None:
    """Raise RunError where a statement has these words already."""
    text = scene.report.text
    for one in scene.now.statements:
        held = trimmed(text, ((span.start, span.end) for span in one.content))
        if held == trimmed(text, places["content"]):
            raise RunError(f"the statement {one.id} has these words: correct that one")


def _merge(wish: Wish, desk: Desk) -> Correction:
    """Return that two actors are one; what contradicts it deeper is told by the resolving."""
    one = desk.actor(_needed(wish.actor, "actor", wish))
    other = desk.actor(_needed(wish.other, "other", wish))
    if one.id == other.id:
        raise RunError(f"{wish.actor!r} and {wish.other!r} are one already: {one.name} ({one.id})")
    made: list[str] = []
    for held in desk.in_force():
        if held.action == "split" and held.actor is not None:
            piece = identify("split", held.id)
            if {piece, held.actor.id} == {one.id, other.id}:
                raise RunError(f"a split by {held.by} says that they are two: undo that first")
            made += [held.id] if piece in (one.id, other.id) else []
    return Correction(
        id="", at="", by="", action="merge", actor=_shown(one), other=_shown(other),
        after=tuple(sorted(made)),
    )  # fmt: skip
