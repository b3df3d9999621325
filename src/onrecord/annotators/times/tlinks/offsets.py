"""How a time expression hangs on an event: *two days after the meeting*, *the 53rd day of the war*.

The words of time are the expression; the event stays outside of it, as in TimeML. A link says what
lies between the two, and what of the event it is counted from.
"""

from __future__ import annotations

from typing import Any

from msgspec import Struct, structs

from onrecord.annotators.times import tense
from onrecord.annotators.times.calendar.mods import BOUNDS
from onrecord.annotators.times.calendar.units import duration
from onrecord.annotators.times.events.clauses import clause_event, gerund_event
from onrecord.annotators.times.events.event import Event, EventPoint
from onrecord.annotators.times.events.nouns import noun_event, other_event
from onrecord.annotators.times.events.tree import Tree
from onrecord.annotators.times.sketches.sketch import Sketch
from onrecord.annotators.times.tables import knowledge
from onrecord.annotators.times.words.grammar import Match
from onrecord.annotators.times.words.passage import Passage
from onrecord.model import RelationType

Signalled = tuple[int, RelationType, Event]


class OffsetLink(Struct, frozen=True, kw_only=True):
    """An expression and its event: ``type`` and ``offset`` as in ``model.Relation``.

    ``steps`` of ``unit`` lead from the event to the time, ``None`` where the words are vague;
    ``part`` is the part of the day, ``value`` what the words say without the event: *the third
    week* is no week of the calendar, but a length. ``stretch`` tells a length that the event ends
    or begins, ``alone`` an expression that nothing but the event dates. ``signal`` is the token
    between them.
    """

    match: Match
    sketch: Sketch
    event: Event
    type: RelationType
    signal: int
    unit: str
    steps: float | None = None
    offset: str | None = None
    part: str | None = None
    stretch: bool = False
    alone: bool = False
    value: str | None = None

    def points(self) -> tuple[EventPoint, ...]:
        """Return what of the event the time is counted from."""
        event = self.event
        if event.point != "at":
            return (event.point,) if event.lasting else (event.point, "at")
        if self.type == "SIMULTANEOUS":
            return ("at",)
        onward: EventPoint = "end" if self.type in ("AFTER", "BEGUN_BY") else "start"
        return (onward,) if event.lasting else ("at", onward)


class _Expression(Struct, frozen=True):
    """An expression where it stands; ``behind`` is the token after it."""

    passage: Passage
    tree: Tree
    match: Match
    sketch: Sketch
    unit: str
    first: int
    behind: int

    def link(self, event: Event, kind: RelationType, **others: Any) -> OffsetLink:
        """Return a link to ``event`` right behind; ``others`` are fields of the link."""
        plain = OffsetLink(
            match=self.match,
            sketch=self.sketch,
            event=event,
            type=kind,
            signal=self.behind,
            unit=self.unit,
        )
        return structs.replace(plain, **others)


def offset_link(passage: Passage, tree: Tree, match: Match, sketch: Sketch) -> OffsetLink | None:
    """Return what links an expression to an event; ``None`` where nothing does."""
    if sketch.unit is None or not passage.parse.tokens:
        return None
    units = knowledge()["event_units"]
    here = _Expression(passage, tree, match, sketch, sketch.unit, *passage.tokens(match))
    if match.rule.name in units["numbered"]:
        return _numbered(here)
    if match.rule.kind == "length" and sketch.shift is None:
        return _length(here)
    rules = "same" if passage.words[match.last - 2].lower == "same" else "rules"
    by_day = match.rule.name in units[rules] and not sketch.unit.startswith("T")
    return _unit(here) if by_day else None


def _length(here: _Expression) -> OffsetLink | None:
    """Read *two days after the meeting*, *in the weeks before the vote*, *the first hours of …*."""
    found, sketch = _signalled(here), here.sketch
    if found is None:
        return _part(here) if here.match.rule.name in knowledge()["event_units"]["parts"] else None
    signal, kind, event = found
    amount = 1.0 if sketch.amount is None else sketch.amount
    exact = amount != "X" and sketch.mod not in BOUNDS and not sketch.half_more
    steps = float(amount) if exact else None
    if _is_stretch(here, found):
        bounding = _before(here) not in _stretches("bound_only")
        kind = _BOUNDING.get(kind, kind) if bounding else kind
        return here.link(event, kind, signal=signal, steps=steps, stretch=True)
    if steps is not None and kind == "BEFORE":
        steps = -steps
    offset = None if sketch.half_more else duration(amount, here.unit)
    return here.link(event, kind, signal=signal, steps=steps, offset=offset)


_BOUNDING: dict[RelationType, RelationType] = {"AFTER": "BEGUN_BY", "BEFORE": "ENDED_BY"}


def _stretches(name: str) -> list[str]:
    words: list[str] = knowledge()["event_stretches"][name]
    return words


def _is_stretch(here: _Expression, found: Signalled) -> bool:
    """Tell a length that the event ends or begins from one that lies between."""
    lasting = found[1] == "BEGUN_BY" or _before(here) in _stretches("words")
    return lasting or _lasts(here, found)


def _before(here: _Expression) -> str:
    """Return the word before a length and what belongs to it: *for* in *for a full three weeks*."""
    words, first = here.passage.words, here.match.first
    at = first - 1
    while at > max(first - 4, 0) and words[at].lower in _stretches("skipped"):
        at -= 1
    return words[at].lower if at >= 0 else ""


def _lasts(here: _Expression, found: Signalled) -> bool:
    """Tell *the two weeks before the vote*, and *it was two weeks before they voted*."""
    signal, kind, _ = found
    if here.passage.words[here.match.first].lower == "the":
        return True
    tokens = here.tree.parse.tokens
    above = tokens[tense.head_of(here.tree.parse, here.first, here.behind).head]
    clause = tokens[signal].dep == "mark" or tokens[min(signal + 1, len(tokens) - 1)].tag == "VBG"
    verbs = {above.lemma, tokens[max(here.first - 1, 0)].lemma}
    return kind == "BEFORE" and clause and not verbs.isdisjoint(_stretches("lasting"))


def _part(here: _Expression) -> OffsetLink | None:
    """Read *the first hours of the invasion*: a length within the event."""
    event = _of(here.tree, here.behind)
    return None if event is None else here.link(event, "DURING", stretch=True)


def _numbered(here: _Expression) -> OffsetLink | None:
    """Read *the 53rd day of the war*, *the final week of the strike*, *the eve of the vote*."""
    unit, shift = here.unit, here.sketch.shift
    event = _of(here.tree, here.behind, named=unit in ("D", "W"))
    if event is None:
        return None
    if shift is not None:
        return here.link(event, "BEFORE", steps=shift, offset=duration(-shift, unit), alone=True)
    rank = _rank(here)
    if rank is None:
        # *the final day*
        event = structs.replace(event, point="end")
    steps = None if rank is None or rank < 1 else rank - 1
    offset = None if steps is None else duration(steps, unit)
    link = here.link(event, "DURING", steps=steps, offset=offset, alone=True)
    if unit == "D":
        return structs.replace(link, steps=0) if rank is None else link
    return structs.replace(link, stretch=True, value=duration(1, unit))


def _rank(here: _Expression) -> int | None:
    """Return which one of its units it is; ``None`` for the last."""
    word = here.passage.words[here.match.last - 2].lower
    return 1 if word in knowledge()["event_units"]["opening"] else here.sketch.rank


def _unit(here: _Expression) -> OffsetLink | None:
    """Read *the day after the vote*, *the night of the attack*, *the day the siege began*."""
    words = here.passage.words[here.match.first : here.match.last]
    part, same = here.sketch.part, any(word.lower == "same" for word in words)
    found = None if same else _signalled(here)
    if found is None:
        event = _simultaneous(here, same=same)
        if event is None:
            return None
        return here.link(event, "SIMULTANEOUS", steps=0, part=part, alone=True)
    signal, kind, event = found
    if kind not in ("AFTER", "BEFORE"):
        return None
    link = here.link(event, kind, signal=signal, part=part, alone=True)
    if part is not None and part not in knowledge()["event_units"]["next_day"][kind]:
        return link
    return structs.replace(link, steps=1 if kind == "AFTER" else -1, offset=duration(1, here.unit))


def _simultaneous(here: _Expression, *, same: bool) -> Event | None:
    """Return the event of *the night of the attack*; with ``same`` of *the same day as*."""
    if same:
        as_what = here.tree.word(here.behind) == "as"
        return _behind(here.tree, here.behind, any_noun=False) if as_what else None
    return _of(here.tree, here.behind) or _relative(here)


def _signalled(here: _Expression) -> Signalled | None:
    """Return signal, relation and event of what follows: *after the meeting*, *before they met*."""
    tree, signal, signals = here.tree, here.behind, knowledge()["event_signals"]
    kind = signals.get(f"{tree.word(signal)} {tree.word(signal + 1)}")
    if kind is not None:
        signal += 1
    else:
        kind = signals.get(tree.word(signal))
    if kind is None:
        return None
    free = tree.word(signal) in knowledge()["event_free"]["signals"]
    event = _behind(tree, signal, any_noun=free)
    return None if event is None else (signal, kind, event)


def _behind(tree: Tree, signal: int, *, any_noun: bool) -> Event | None:
    """Return the event that the preposition or conjunction at token ``signal`` governs."""
    token = tree.parse.tokens[signal]
    if token.dep == "mark":
        return clause_event(tree, token.head, signal + 1)
    for below in tree.below(signal, "pobj", "dobj", "pcomp"):
        if below.i < signal or tree.tells_time(below.i):
            return None
        if below.tag == "VBG":
            return gerund_event(tree, below.i) if below.i == signal + 1 else None
        if below.tag.startswith("VB"):
            return clause_event(tree, below.i, signal + 1)
        event = noun_event(tree, below.i)
        if event is None and any_noun:
            event = other_event(tree, below.i)
        return event if event is not None and event.first == signal + 1 else None
    return None


def _of(tree: Tree, signal: int, *, named: bool = False) -> Event | None:
    """Return the event behind *of*; with ``named`` also one that only its name tells."""
    if tree.word(signal) != "of":
        return None
    for below in tree.below(signal, "pobj"):
        if tree.tells_time(below.i):
            return None
        event = noun_event(tree, below.i)
        if event is None and named and below.pos == "PROPN":
            event = other_event(tree, below.i, names=True)
        near = event is not None and signal < event.first <= signal + 2
        return event if near and event is not None and (event.definite or named) else None
    return None


def _relative(here: _Expression) -> Event | None:
    """Return the event of *the day (that, when) the siege began*."""
    tree, units = here.tree, knowledge()["event_units"]
    start = here.behind + (tree.word(here.behind) in units["relatives"])
    unit = tense.head_of(tree.parse, here.first, here.behind)
    clauses = (verb for verb in tree.below(unit.i, "relcl") if start < verb.i)
    verb = next((verb for verb in clauses if verb.lemma not in units["lived"]), None)
    return None if verb is None else clause_event(tree, verb.i, start)
