"""What the networks are told besides the encoder's states; training reads the same from here.

The lexicon proposes triggers and types, the rules of status and arguments say what they read, and
the statements around an event say who tells it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import get_args

import numpy as np
from numpy.typing import NDArray

from onrecord.annotators.events.arguments import arguments
from onrecord.annotators.events.candidates import candidates
from onrecord.annotators.events.kinds import is_somebody
from onrecord.annotators.events.status import Step, way
from onrecord.annotators.events.status.factuality import graded
from onrecord.annotators.language import Parse
from onrecord.annotators.statements.draft import Draft
from onrecord.annotators.statements.spans import size
from onrecord.model import Act, Certainty, EventType, StatementKind, Status

TYPES: tuple[EventType, ...] = get_args(EventType)
STATUSES: tuple[Status, ...] = get_args(Status)
CERTAINTIES: tuple[Certainty, ...] = get_args(Certainty)
PROPOSED = 1 + len(TYPES)
ROLES = 3
_ACTS: tuple[Act, ...] = get_args(Act)
_KINDS: tuple[StatementKind, ...] = get_args(StatementKind)
# What lies between an event and the top of what it stands in: an aside, a modifier, an object.
_WAYS = (
    "relcl", "acl", "advcl", "ccomp", "xcomp", "pcomp", "pobj", "dobj", "nsubj", "nsubjpass",
    "conj", "appos", "compound", "poss", "amod", "csubj",
)  # fmt: skip
_DEFINITE = frozenset(["the", "this", "that", "these", "those"])
_TENSES = ("past", "present", "none")
_SOURCES = ("first", "pronoun", "name", "somebody", "thing", "none")

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]


def proposals(parse: Parse) -> Floats:
    """Return what the lexicon proposes for each token: (tokens, 1 + types).

    The first column tells a candidate; its likeliest type has 1, the others it may have a half.
    """
    out = np.zeros((len(parse.tokens), PROPOSED), dtype=np.float32)
    for candidate in candidates(parse):
        first, *others = candidate.types
        out[candidate.at, 0] = 1.0
        for type in others:
            out[candidate.at, 1 + _TYPE[type]] = 0.5
        out[candidate.at, 1 + _TYPE[first]] = 1.0
    return out


_TYPE: dict[str, int] = {name: i for i, name in enumerate(TYPES)}


def ruled(parse: Parse, at: int, type: str) -> Ints:
    """Return the roles that the rules give the tokens of the event's sentence: (tokens,).

    0 is none, 1 an actor, 2 a recipient.
    """
    first, last = parse.sentences[parse.tokens[at].sentence]
    out = np.zeros(last - first, dtype=np.int64)
    told = arguments(parse, at, type)
    for role, heads in ((1, told.actors), (2, told.recipients)):
        for i in heads:
            if first <= i < last:
                out[i - first] = role
    return out


def told(parse: Parse, at: int, type: str, drafts: Sequence[Draft]) -> Floats:
    """Return how the event is told, by the rules and by the statements around it: (TOLD,)."""
    return np.array(list(_told(parse, at, type, drafts)), dtype=np.float32)


def _told(parse: Parse, at: int, type: str, drafts: Sequence[Draft]) -> Iterator[float]:
    steps = way(parse, at, type)
    read = steps[-1].read
    yield from _one_of(read.status, STATUSES)
    yield from _one_of(read.certainty, CERTAINTIES)
    yield float(read.negative)
    yield graded(parse, steps) / 3
    around = holders(drafts, parse.tokens[at].start)
    yield from _from_holder(parse, around)
    yield from _from_cue(parse.tokens[at].start, drafts)
    yield from _from_way(parse, at, around)
    yield from _from_word(parse, at)
    yield from _from_clause(steps)


def holders(drafts: Sequence[Draft], offset: int) -> list[Draft]:
    """Return the statements whose content holds ``offset``, the one with the least content first.

    What their cues say lies in none of their contents.
    """
    found = [d for d in drafts if any(start <= offset < end for start, end in d.content)]
    return sorted(found, key=lambda draft: (size(draft.content), draft.cue))


def _from_holder(parse: Parse, around: Sequence[Draft]) -> Iterator[float]:
    yield from _one_of(min(len(around), 2), (0, 1, 2))
    near = around[0] if around else None
    yield from _one_of(None if near is None else near.kind, _KINDS)
    yield from _one_of(None if near is None else near.act, _ACTS)
    yield float(near is not None and near.negated)
    yield 0.0 if near is None else near.confidence
    yield from _one_of(None if near is None else _source(parse, near), _SOURCES)


def _source(parse: Parse, draft: Draft) -> str:
    head = next((t for t in parse.tokens if t.start == draft.speaker_at), None)
    if head is None:
        return "none"
    if head.lower in {"i", "we"}:
        return "first"
    if head.pos == "PRON":
        return "pronoun"
    if head.pos == "PROPN":
        return "name"
    return "somebody" if is_somebody(parse, head.i) else "thing"


def _from_cue(offset: int, drafts: Sequence[Draft]) -> Iterator[float]:
    own = next((d for d in drafts if d.cue[0] <= offset < d.cue[1]), None)
    yield float(own is not None)
    yield from _one_of(None if own is None else own.act, _ACTS)


def _from_way(parse: Parse, at: int, around: Sequence[Draft]) -> Iterator[float]:
    """Tell the constructions between the event and the top of the content, or of the sentence."""
    deps = {parse.tokens[at].dep}
    for above in parse.ancestors(at):
        start = parse.tokens[above].start
        if around and not any(low <= start < high for low, high in around[0].content):
            break
        deps.add(parse.tokens[above].dep)
    yield from (float(dep in deps) for dep in _WAYS)


def _from_word(parse: Parse, at: int) -> Iterator[float]:
    token = parse.tokens[at]
    noun = token.tag.startswith("NN")
    before = [parse.tokens[c] for c in token.children if c < at]
    yield float(noun)
    yield float(any(c.lower in _DEFINITE or c.dep == "poss" for c in before))
    yield float(any(c.dep == "det" and c.lower not in _DEFINITE for c in before))
    yield float(token.tag == "NNS")
    yield from (float(token.tag == tag) for tag in ("VB", "VBD", "VBG", "VBN", "VBP", "VBZ"))


def _from_clause(steps: Sequence[Step]) -> Iterator[float]:
    """Tell of the nearest clause at or above the event."""
    near = next((step.clause for step in reversed(steps) if step.clause is not None), None)
    yield from _one_of(None if near is None else near.tense, _TENSES)
    for name in ("negated", "progressive", "perfect", "infinitive", "coming", "conditioned"):
        yield float(near is not None and getattr(near, name))
    yield float(near is not None and near.modal != "")
    yield float(near is not None and near.hedge != "")
    yield float(near is not None and near.mood != "statement")


def _one_of(value: object, names: Collection[object]) -> Iterator[float]:
    return (float(value == name) for name in names)


TOLD = (
    len(STATUSES) + len(CERTAINTIES) + 2
    + 3 + len(_KINDS) + len(_ACTS) + 2 + len(_SOURCES)
    + 1 + len(_ACTS)
    + len(_WAYS) + 10 + len(_TENSES) + 9
)  # fmt: skip
