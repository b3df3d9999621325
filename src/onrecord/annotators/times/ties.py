"""How a time expression hangs on an event: *two days after the meeting*, *the 53rd day of the war*.

The words of time are the expression; the event stays outside of it, as in TimeML. A tie says what
lies between the two, and what of the event it is counted from.
"""

from __future__ import annotations

from msgspec import Struct, structs

from onrecord.annotators.times import anchor, tense
from onrecord.annotators.times.compose import Sketch
from onrecord.annotators.times.grammar import Match
from onrecord.annotators.times.happenings import (
    Event,
    Face,
    Ground,
    clause_event,
    gerund_event,
    noun_event,
    other_event,
)
from onrecord.annotators.times.lexicon import knowledge
from onrecord.annotators.times.passage import Passage
from onrecord.model import RelationType

_ROUGH = frozenset([
    "LESS_THAN", "MORE_THAN", "EQUAL_OR_MORE", "EQUAL_OR_LESS", "BEFORE", "AFTER", "ON_OR_BEFORE",
    "ON_OR_AFTER",
])  # fmt: skip

Marked = tuple[int, RelationType, Event]


class Tie(Struct, frozen=True, kw_only=True):
    """An expression and its event: ``type`` and ``offset`` as in ``model.Relation``.

    ``steps`` of ``unit`` lead from the event to the time, ``None`` where the words are vague;
    ``part`` is the part of the day, ``value`` what the words say without the event: *the third
    week* is no week of the calendar, but a length. ``stretch`` tells a length that the event ends
    or begins, ``alone`` an expression that nothing but the event dates. ``marker`` is the token
    between them.
    """

    match: Match
    sketch: Sketch
    event: Event
    type: RelationType
    marker: int
    unit: str
    steps: float | None = None
    offset: str | None = None
    part: str | None = None
    stretch: bool = False
    alone: bool = False
    value: str | None = None

    def faces(self) -> tuple[Face, ...]:
        """Return what of the event the time is counted from."""
        event = self.event
        if event.face != "at":
            return (event.face,) if event.lasting else (event.face, "at")
        if self.type == "SIMULTANEOUS":
            return ("at",)
        onward: Face = "end" if self.type in ("AFTER", "BEGUN_BY") else "start"
        return (onward,) if event.lasting else ("at", onward)


def tie_of(passage: Passage, ground: Ground, match: Match, sketch: Sketch) -> Tie | None:
    """Return what ties an expression to an event; ``None`` where nothing does."""
    if sketch.unit is None or not passage.parse.tokens:
        return None
    if match.rule.name in knowledge()["event_units"]["numbered"]:
        return _numbered(passage, ground, match, sketch)
    if match.rule.kind == "length" and sketch.shift is None:
        return _length(passage, ground, match, sketch)
    rules = "same" if passage.words[match.last - 2].lower == "same" else "rules"
    if match.rule.name in knowledge()["event_units"][rules] and not sketch.unit.startswith("T"):
        return _unit(passage, ground, match, sketch)
    return None


def _length(passage: Passage, ground: Ground, match: Match, sketch: Sketch) -> Tie | None:
    """Read *two days after the meeting*, *in the weeks before the vote*, *the first hours of …*."""
    found = _marked(passage, ground, match)
    if found is None:
        within = match.rule.name in knowledge()["event_units"]["parts"]
        return _part(passage, ground, match, sketch) if within else None
    marker, kind, event = found
    unit, amount = sketch.unit or "D", 1.0 if sketch.amount is None else sketch.amount
    exact = amount != "X" and sketch.mod not in _ROUGH and not sketch.half_more
    steps = float(amount) if exact else None
    before = _before(passage, match)
    if kind == "BEGUN_BY" or before in _stretches("words") or _lasts(passage, ground, match, found):
        if before not in _stretches("bound_only"):
            kind = _BOUNDING.get(kind, kind)
        return Tie(match=match, sketch=sketch, event=event, type=kind, marker=marker, unit=unit,
                   steps=steps, stretch=True)  # fmt: skip
    if steps is not None and kind == "BEFORE":
        steps = -steps
    offset = None if sketch.half_more else anchor.duration(amount, unit)
    return Tie(match=match, sketch=sketch, event=event, type=kind, marker=marker, unit=unit,
               steps=steps, offset=offset)  # fmt: skip


_BOUNDING: dict[RelationType, RelationType] = {"AFTER": "BEGUN_BY", "BEFORE": "ENDED_BY"}


def _stretches(name: str) -> list[str]:
    words: list[str] = knowledge()["event_stretches"][name]
    return words


def _before(passage: Passage, match: Match) -> str:
    """Return the word before a length and what belongs to it: *for* in *for a full three weeks*."""
    at = match.first - 1
    while at > max(match.first - 4, 0) and passage.words[at].lower in _stretches("skipped"):
        at -= 1
    return passage.words[at].lower if at >= 0 else ""


def _lasts(passage: Passage, ground: Ground, match: Match, found: Marked) -> bool:
    """Tell *the two weeks before the vote*, and *it was two weeks before they voted*."""
    marker, kind, _ = found
    if passage.words[match.first].lower == "the":
        return True
    tokens, (first, last) = ground.parse.tokens, passage.tokens(match)
    above = tokens[tense.head_of(ground.parse, first, last).head]
    clause = tokens[marker].dep == "mark" or tokens[min(marker + 1, len(tokens) - 1)].tag == "VBG"
    verbs = {above.lemma, tokens[max(first - 1, 0)].lemma}
    return kind == "BEFORE" and clause and not verbs.isdisjoint(_stretches("lasting"))


def _part(passage: Passage, ground: Ground, match: Match, sketch: Sketch) -> Tie | None:
    """Read *the first hours of the invasion*: a length within the event."""
    marker = passage.tokens(match)[1]
    event = _of(ground, marker)
    if event is None:
        return None
    return Tie(match=match, sketch=sketch, event=event, type="DURING", marker=marker,
               unit=sketch.unit or "D", stretch=True)  # fmt: skip


def _numbered(passage: Passage, ground: Ground, match: Match, sketch: Sketch) -> Tie | None:
    """Read *the 53rd day of the war*, *the final week of the strike*, *the eve of the vote*."""
    marker, unit = passage.tokens(match)[1], sketch.unit or "D"
    event = _of(ground, marker, named=unit in ("D", "W"))
    if event is None:
        return None
    if sketch.shift is not None:
        return Tie(match=match, sketch=sketch, event=event, type="BEFORE", marker=marker, unit=unit,
                   steps=sketch.shift, offset=anchor.duration(-sketch.shift, unit),
                   alone=True)  # fmt: skip
    rank = 1 if passage.words[match.last - 2].lower in _FIRST else sketch.rank
    if rank is None:
        # *the final day*
        event = structs.replace(event, face="end")
    steps = None if rank is None or rank < 1 else rank - 1
    day = unit == "D"
    return Tie(match=match, sketch=sketch, event=event, type="DURING", marker=marker, unit=unit,
               steps=0 if rank is None and day else steps,
               offset=None if steps is None else anchor.duration(steps, unit),
               stretch=not day, value=None if day else anchor.duration(1, unit),
               alone=True)  # fmt: skip


_FIRST = frozenset(["opening"])


def _unit(passage: Passage, ground: Ground, match: Match, sketch: Sketch) -> Tie | None:
    """Read *the day after the vote*, *the night of the attack*, *the day the siege began*."""
    unit, part, last = sketch.unit or "D", sketch.part, passage.tokens(match)[1]
    same = any(word.lower == "same" for word in passage.words[match.first : match.last])
    found = None if same else _marked(passage, ground, match)
    if found is None:
        event = (
            _as(ground, last) if same else _of(ground, last) or _relative(passage, ground, match)
        )
        if event is None:
            return None
        return Tie(match=match, sketch=sketch, event=event, type="SIMULTANEOUS", marker=last,
                   unit=unit, steps=0, part=part, alone=True)  # fmt: skip
    marker, kind, event = found
    if kind not in ("AFTER", "BEFORE"):
        return None
    exact = part is None or part in knowledge()["event_units"]["next_day"][kind]
    toward = 1 if kind == "AFTER" else -1
    return Tie(match=match, sketch=sketch, event=event, type=kind, marker=marker, unit=unit,
               steps=toward if exact else None, offset=anchor.duration(1, unit) if exact else None,
               part=part, alone=True)  # fmt: skip


def _marked(passage: Passage, ground: Ground, match: Match) -> Marked | None:
    """Return marker, relation and event of what follows: *after the meeting*, *before they met*."""
    marker, markers = passage.tokens(match)[1], knowledge()["event_markers"]
    double = f"{ground.word(marker)} {ground.word(marker + 1)}"
    kind = markers.get(double)
    if kind is not None:
        marker += 1
    else:
        kind = markers.get(ground.word(marker))
    if kind is None:
        return None
    free = ground.word(marker) in knowledge()["event_free"]["markers"]
    event = _behind(ground, marker, any_noun=free)
    return None if event is None else (marker, kind, event)


def _behind(ground: Ground, marker: int, *, any_noun: bool) -> Event | None:
    """Return the event that the preposition or conjunction at token ``marker`` governs."""
    token = ground.parse.tokens[marker]
    if token.dep == "mark":
        return clause_event(ground, token.head, marker + 1)
    for below in ground.below(marker, "pobj", "dobj", "pcomp"):
        if below.i < marker or ground.tells_time(below.i):
            return None
        if below.tag == "VBG":
            return gerund_event(ground, below.i) if below.i == marker + 1 else None
        if below.tag.startswith("VB"):
            return clause_event(ground, below.i, marker + 1)
        event = noun_event(ground, below.i)
        if event is None and any_noun:
            event = other_event(ground, below.i)
        return event if event is not None and event.first == marker + 1 else None
    return None


def _of(ground: Ground, marker: int, *, named: bool = False) -> Event | None:
    """Return the event behind *of*; with ``named`` also one that only its name tells."""
    if ground.word(marker) != "of":
        return None
    for below in ground.below(marker, "pobj"):
        if ground.tells_time(below.i):
            return None
        event = noun_event(ground, below.i)
        if event is None and named and below.pos == "PROPN":
            event = other_event(ground, below.i, names=True)
        near = event is not None and marker < event.first <= marker + 2
        return event if near and event is not None and (event.definite or named) else None
    return None


def _as(ground: Ground, marker: int) -> Event | None:
    """Return the event of *the same day as the attack*."""
    return _behind(ground, marker, any_noun=False) if ground.word(marker) == "as" else None


def _relative(passage: Passage, ground: Ground, match: Match) -> Event | None:
    """Return the event of *the day (that, when) the siege began*."""
    first, last = passage.tokens(match)
    start = last + (ground.word(last) in knowledge()["event_units"]["relatives"])
    unit = tense.head_of(passage.parse, first, last)
    for verb in ground.below(unit.i, "relcl"):
        if not start < verb.i or verb.lemma in knowledge()["event_units"]["lived"]:
            continue
        return clause_event(ground, verb.i, start)
    return None
