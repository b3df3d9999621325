"""What was read of a report, and what people say of its entries → the report as corrected.

A pure function of the annotation and of the *set* of corrections. Each is brought to the entry that
it is about as it was read (``anchoring``); those on different aspects of one entry add up, of one
aspect the last counts, by the time it was said and then by its id. An entry keeps its id. What a
correction finds no entry for is left out, and told.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from msgspec.structs import replace

from onrecord.anchoring import (
    Entry,
    Places,
    Range,
    are_told,
    entries_of,
    find_entry,
    placed,
    trimmed,
)
from onrecord.anchoring import found as found_at
from onrecord.assigned import NOBODY, given, is_given
from onrecord.model import (
    Actor,
    Annotation,
    Correction,
    Event,
    Interval,
    Polarity,
    Quote,
    Span,
    Statement,
    Status,
    Target,
    described_id,
    identify,
)

_QUOTATION_MARKS = frozenset("\"“”„«»‹›‘'")
# What is told of as not being so: the statuses whose events are negative.
_NEGATIVE: frozenset[Status] = frozenset({"not_happened", "denied", "rejected"})
# What a person has looked at is there.
_SURE = 1.0
# The words that an entry stands at.
_MAIN = ("content", "trigger")


class Said(NamedTuple):
    """A correction and which of its two entries is meant; all but two kinds have only the first."""

    correction: Correction
    side: int = 0

    @property
    def target(self) -> Target:
        """The entry that is meant."""
        held = self.correction.second if self.side else self.correction.target
        if held is None:
            raise ValueError(f"correction {self.correction.id} has no entry {self.side}")
        return held


Key = tuple[str, str, str, int]


class Amended(NamedTuple):
    """A report as corrected.

    ``read`` is what was read, with the statements that people added: what corrections are about.
    ``fates`` gives, by ``key``, the entry that each correction came to, ``None`` where it found
    none. ``idle`` are the keys of those that change nothing.
    """

    annotation: Annotation
    read: Annotation
    fates: dict[Key, str | None]
    idle: frozenset[Key]


def key(said: Said) -> Key:
    """Return what tells a correction from others, and its first entry from its second."""
    held = said.correction
    return held.id, held.at, held.by, said.side


def order(correction: Correction) -> tuple[dt.datetime, str, str]:
    """Return what sorts corrections: of one aspect the last counts."""
    return moment(correction.at), correction.id, correction.by


def moment(at: str) -> dt.datetime:
    """Return the instant of an ISO date-time; one without an offset is in UTC."""
    found = dt.datetime.fromisoformat(at)
    return found.replace(tzinfo=dt.UTC) if found.tzinfo is None else found


def aspect(correction: Correction) -> str:
    """Return what of its entry a correction says: the later one of one aspect counts."""
    if correction.action == "span" and correction.quotes:
        return f"span {correction.quotes[0].role}"
    if correction.action in ("same", "different") and correction.second is not None:
        return f"one with {correction.second.entry}"
    return correction.action


def amend(text: str, annotation: Annotation, said: Iterable[Said]) -> Amended:
    """Return the annotation of a report with this ``text`` as corrected.

    Whom a correction names stands there by the id of ``assigned.given``.
    """
    held = sorted(said, key=lambda each: (order(each.correction), each.side))
    added = [each for each in held if each.correction.action == "add"]
    read, fates, told = _with_added(text, annotation, added)
    for each in held:
        if each.correction.action != "add":
            fates[key(each)] = _entry(each, text, read)
    winning = _winning(held, fates)
    idle = {key(each) for each in held if fates[key(each)] is not None} - told
    changed = {id: _changed(text, read, id, by) for id, by in winning.items()}
    idle -= {
        key(each) for id, by in winning.items() for each in by.values()
        if _tells(each, id, read, changed[id])
    }  # fmt: skip
    whole = _put(read, changed)
    whole = _chained(annotation, whole, _renested(annotation, whole))
    gone = frozenset(id for id, by in winning.items() if "remove" in by)
    return Amended(without(whole, gone), read, fates, frozenset(idle))


def _entry(said: Said, text: str, read: Annotation) -> str | None:
    """Return the entry that a correction is about, where what it says has its words here too."""
    words = said.correction.quotes
    same = said.target.report == read.report.id
    places = placed(words, text, same=same)
    if places is None:
        return None
    found = find_entry(said.target, text, read)
    if found is None or not (same or _moved_alike(said, text, words)):
        return None
    if "trigger" in places:
        (start, end), *_ = places["trigger"]
        event = next(event for event in read.events if event.id == found)
        return found if event.sentence.start <= start and end <= event.sentence.end else None
    return found


def _moved_alike(said: Said, text: str, words: Sequence[Quote]) -> bool:
    """Tell whether the words that a correction gives lie in another text where its entry does.

    What is between them is the same then.
    """
    moved = {
        at[0] - each.start
        for each in (*words, *(kept for kept in said.target.quotes if kept.role in _MAIN))
        if (at := found_at(each, text)) is not None
    }
    return not words or len(moved) == 1


Winning = dict[str, dict[str, Said]]


def _winning(said: Iterable[Said], fates: Mapping[Key, str | None]) -> Winning:
    """Return by entry and aspect the correction that counts; they come in order."""
    found: Winning = {}
    for each in said:
        id = fates[key(each)]
        if id is not None and each.correction.action != "add":
            found.setdefault(id, {})[aspect(each.correction)] = each
    return found


def _changed(text: str, read: Annotation, id: str, by: Mapping[str, Said]) -> Entry:
    """Return the entry ``id`` with what the corrections of its aspects say."""
    entry: Entry = next(each for each in entries_of(read) if each.id == id)
    for _, said in sorted(by.items()):
        fields = _fields(text, entry, said)
        if fields is not None:
            entry = replace(entry, **{"confidence": _SURE, **fields})
    if isinstance(entry, Statement) and entry.speaker is not None and is_given(entry.speaker):
        entry = replace(entry, speaker=replace(entry.speaker, mention=entry.source))
    return entry


def _fields(text: str, entry: Entry, said: Said) -> dict[str, Any] | None:
    """Return the fields that one correction gives its entry; ``None`` where it is not of these."""
    held = said.correction
    if held.action == "date":
        return {"when" if isinstance(entry, Event) else "said": held.when}
    if held.action == "span":
        return _spans(text, said, same=said.target.report == entry.report)
    if isinstance(entry, Event):
        if held.action == "type":
            return {"type": held.type, "mode": held.mode}
        if held.action == "status" and held.status is not None:
            return {"status": held.status, "polarity": _polarity(entry, held.status)}
    elif held.action == "act":
        return {"act": held.act}
    elif held.action == "speaker":
        return {"speaker": NOBODY if held.actor is None else given(held.actor)}
    return None


def _spans(text: str, said: Said, *, same: bool) -> dict[str, Any] | None:
    places = placed(said.correction.quotes, text, same=same)
    if not places:
        return None
    ((role, ranges),) = places.items()
    spans = tuple(_span(text, at) for at in ranges)
    return {role: spans if role == "content" else spans[0]}


def _span(text: str, at: Range) -> Span:
    return Span(start=at[0], end=at[1], text=text[at[0] : at[1]])


def _polarity(event: Event, status: Status) -> Polarity:
    if status in _NEGATIVE:
        return "negative"
    return "positive" if event.status in _NEGATIVE else event.polarity


def _tells(said: Said, id: str, read: Annotation, changed: Entry) -> bool:
    """Tell whether a correction that counts makes a difference to what was read."""
    held = said.correction
    if held.action in ("remove", "same", "different", "speaker"):
        return True
    entry = next(each for each in entries_of(read) if each.id == id)
    of: Mapping[str, tuple[str, ...]] = {
        "date": ("when",) if isinstance(entry, Event) else ("said",),
        "type": ("type", "mode"), "status": ("status",), "act": ("act",),
        "span": tuple({quote.role for quote in held.quotes}),
    }  # fmt: skip
    return any(getattr(entry, name) != getattr(changed, name) for name in of[held.action])


def _put(read: Annotation, changed: Mapping[str, Entry]) -> Annotation:
    def now(entry: Any) -> Any:
        return changed.get(entry.id, entry)

    return replace(
        read, statements=tuple(map(now, read.statements)), events=tuple(map(now, read.events))
    )


# ---- statements that people add


def _with_added(
    text: str, annotation: Annotation, said: Sequence[Said]
) -> tuple[Annotation, dict[Key, str | None], set[Key]]:
    """Return the annotation with the statements that people added, what became of each, and which.

    What the machine reads of the same words gives way to it, and so does what was added earlier.
    """
    fates: dict[Key, str | None] = {}
    added: dict[tuple[Range, ...], Statement] = {}
    told: dict[tuple[Range, ...], Key] = {}
    for each in said:
        same = each.target.report == annotation.report.id
        places = placed(each.correction.quotes, text, same=same)
        if not same and not are_told(each.correction.quotes, text):
            places = None
        made = None if not places else _added(text, annotation, each.correction, places)
        fates[key(each)] = None if made is None else made.id
        if made is not None:
            added[_words(text, made)] = made
            told[_words(text, made)] = key(each)
    if not added:
        return annotation, fates, set()
    instead = {one.id: added[at].id for one in annotation.statements
               if (at := _words(text, one)) in added}  # fmt: skip

    def within(id: str | None) -> str | None:
        return None if id is None else instead.get(id, id)

    kept = [one for one in annotation.statements if one.id not in instead]
    statements = (*kept, *added.values())
    whole = replace(
        annotation,
        statements=tuple(replace(one, within=within(one.within)) for one in statements),
        events=tuple(replace(each, within=within(each.within)) for each in annotation.events),
    )
    return whole, fates, set(told.values())


def _words(text: str, statement: Statement) -> tuple[Range, ...]:
    return trimmed(text, ((span.start, span.end) for span in statement.content))


def added_id(report: str, content: Iterable[Range]) -> str:
    """Return the id of a statement that somebody adds to a report, by its words alone."""
    return identify("added", report, *content)


def _added(text: str, annotation: Annotation, said: Correction, places: Places) -> Statement | None:
    head, content = annotation.report, places.get("content", ())
    if not content:
        return None
    source, cue = (_only(text, places, role) for role in ("source", "cue"))
    return Statement(
        id=added_id(head.id, content),
        report=head.id,
        report_name=head.name,
        published=head.published,
        outlet=head.outlet,
        kind="direct" if all(_is_quoted(text, at) for at in content) else "indirect",
        act=said.act or "say",
        negated=False,
        speaker=replace(NOBODY if said.actor is None else given(said.actor), mention=source),
        source=source,
        cue=cue,
        content=tuple(_span(text, at) for at in content),
        addressees=(),
        medium=None,
        said=before_publication(head.published),
        place=None,
        within=None,
        via=_outlet(annotation),
        confidence=_SURE,
    )


def _only(text: str, places: Mapping[Any, tuple[Range, ...]], role: str) -> Span | None:
    held = places.get(role, ())
    return _span(text, held[0]) if held else None


def _is_quoted(text: str, at: Range) -> bool:
    return bool({text[at[0]], text[max(0, at[0] - 1)]} & _QUOTATION_MARKS)


def before_publication(published: str) -> Interval:
    """Return the interval of what is only known not to be later than publication."""
    end = (dt.date.fromisoformat(published[:10]) + dt.timedelta(days=1)).isoformat()
    return Interval(start=None, end=end, edtf=f"/{published}", basis="published")


def _outlet(annotation: Annotation) -> tuple[Actor, ...]:
    """Return the outlet as an actor, as the chains of the report have it."""
    outlet = annotation.report.outlet
    if outlet is None:
        return ()
    for entry in entries_of(annotation):
        return entry.via[:1]
    return (
        Actor(
            id=identify("outlet", outlet), name=outlet, kind="organisation", country=None,
            wikidata=None,
        ),
    )  # fmt: skip


# ---- what lies within what, and who vouches for it


def _renested(annotation: Annotation, whole: Annotation) -> dict[str, str | None]:
    """Return what each entry lies within that no longer lies where it was read to lie.

    Only statements whose content people gave or changed are looked at.
    """
    old = {one.id: one for one in annotation.statements}
    moved: dict[str, str | None] = {}
    for statement in whole.statements:
        before = old.get(statement.id)
        if before is not None and before.content == statement.content:
            continue
        if before is None:
            moved[statement.id] = _around(statement, whole)
        inside = {entry.id for entry in entries_of(whole)
                  if entry.id != statement.id and _holds(statement, entry)}  # fmt: skip
        outer = moved.get(statement.id, statement.within)
        for entry in entries_of(whole):
            within = moved.get(entry.id, entry.within)
            if entry.id in inside and within == outer:
                moved[entry.id] = statement.id
            elif entry.id not in inside and within == statement.id and entry.id != statement.id:
                moved[entry.id] = outer
    return moved


def _around(statement: Statement, whole: Annotation) -> str | None:
    """Return the statement with the least content that holds this one."""
    holding = [one for one in whole.statements if one.id != statement.id
               and _holds(one, statement) and _size(one) > _size(statement)]  # fmt: skip
    return min(holding, key=lambda one: (_size(one), one.id)).id if holding else None


def _size(statement: Statement) -> int:
    return sum(span.end - span.start for span in statement.content)


def _holds(outer: Statement, entry: Entry) -> bool:
    spans = (entry.trigger,) if isinstance(entry, Event) else entry.content
    if isinstance(entry, Statement) and _size(entry) >= _size(outer):
        return False
    return all(
        any(held.start <= span.start and span.end <= held.end for held in outer.content)
        for span in spans
    )


Chain = tuple[Actor, ...]


class _Vouching(NamedTuple):
    """Who vouches for what lies within each statement: as it was read, and as people say."""

    read: dict[str, Actor | None]
    said: dict[str, Actor | None]
    above: dict[str, str | None]
    outlet: Chain

    def chain(self, id: str | None) -> Chain:
        """Return who vouches for what lies within the statement ``id``, outermost first."""
        path: list[str] = []
        while id is not None and id not in path:
            path.append(id)
            id = self.above.get(id)
        found = list(self.outlet)
        for each in reversed(path):
            by = self.said.get(each, self.read.get(each))
            # Somebody who tells what they said themselves stands there once.
            if by is not None and (len(found) == len(self.outlet) or found[-1].id != by.id):
                found.append(by)
        return tuple(found)

    def touched(self, id: str | None) -> bool:
        """Tell whether people say who is the source of a statement, or of one around it."""
        seen: set[str] = set()
        while id is not None and id not in seen:
            if id in self.said:
                return True
            seen.add(id)
            id = self.above.get(id)
        return False


def _chained(
    annotation: Annotation, whole: Annotation, moved: Mapping[str, str | None]
) -> Annotation:
    """Return ``whole`` with what ``moved`` in its place, and the chains as the speakers have it."""
    own = {one.id for one in annotation.statements}
    said = {
        one.id: _voucher(one) for one in whole.statements
        if (one.speaker is not None and is_given(one.speaker)) or one.id not in own
    }  # fmt: skip
    if not said and not moved:
        return whole
    above = {one.id: moved.get(one.id, one.within) for one in whole.statements}
    vouching = _Vouching(_vouchers(annotation), said, above, _outlet(annotation))

    def now(entry: Any) -> Any:
        within = moved.get(entry.id, entry.within)
        if entry.id not in moved and not vouching.touched(within):
            return entry
        return replace(entry, within=within, via=vouching.chain(within))

    return replace(
        whole, statements=tuple(map(now, whole.statements)), events=tuple(map(now, whole.events))
    )


def _voucher(statement: Statement) -> Actor | None:
    """Return who vouches for what a statement says, whose speaker people gave."""
    speaker, source = statement.speaker, statement.source
    if speaker is not None and speaker.id != NOBODY.id:
        return speaker
    if source is None:
        return None
    return Actor(
        id=described_id(statement.report, source.start, source.end),
        name=" ".join(source.text.split()), kind="unknown", country=None, wikidata=None,
        mention=source,
    )  # fmt: skip


def _vouchers(annotation: Annotation) -> dict[str, Actor | None]:
    """Return who vouches for what lies within each statement, as it was read.

    That is what the chain of an entry in it has more than its own; where none lies in it, whom its
    source names.
    """
    own = {one.id: one for one in annotation.statements}
    found = {one.id: one.speaker for one in annotation.statements}
    for one in annotation.statements:
        if one.speaker is None:
            found[one.id] = _voucher(one)
    for entry in entries_of(annotation):
        outer = None if entry.within is None else own.get(entry.within)
        if outer is not None:
            more = entry.via[len(outer.via) :]
            found[outer.id] = more[0] if more else outer.speaker
    return found


# ---- what is left out


def without(annotation: Annotation, gone: frozenset[str]) -> Annotation:
    """Return ``annotation`` without the entries whose ids are ``gone``.

    What lay within such a statement lies within the nearest that is left around it, so that no id
    points to what is not there. The chain of ``via`` stays whole: who vouches is not forgotten.
    """
    if not gone:
        return annotation
    around = {statement.id: statement.within for statement in annotation.statements}

    def nearest(within: str | None) -> str | None:
        while within is not None and within in gone:
            within = around[within]
        return within

    return replace(
        annotation,
        statements=tuple(
            replace(one, within=nearest(one.within))
            for one in annotation.statements
            if one.id not in gone
        ),
        events=tuple(
            replace(event, within=nearest(event.within))
            for event in annotation.events
            if event.id not in gone
        ),
    )


def own_actors(annotation: Annotation) -> Annotation:
    """Return an amended annotation without whom corrections name: what tells who is who.

    A statement whose speaker a correction gives speaks for nobody there.
    """

    def kept(entry: Any) -> Any:
        fields = {"via": tuple(actor for actor in entry.via if not is_given(actor))}
        if isinstance(entry, Statement) and entry.speaker is not None and is_given(entry.speaker):
            return replace(entry, speaker=None, source=None, **fields)
        return replace(entry, **fields) if fields["via"] != entry.via else entry

    return replace(
        annotation,
        statements=tuple(map(kept, annotation.statements)),
        events=tuple(map(kept, annotation.events)),
    )


def given_actors(annotation: Annotation) -> Iterator[Actor]:
    """Yield whom corrections name as the speaker of a statement, once for each statement."""
    for statement in annotation.statements:
        speaker = statement.speaker
        if speaker is not None and is_given(speaker) and speaker.id != NOBODY.id:
            yield speaker
