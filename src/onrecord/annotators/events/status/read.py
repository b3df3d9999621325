"""Is an event told as a fact, a plan, a fear, a demand? One trigger, read from its sentence.

From the head of the sentence down to the trigger every word on the way says what comes of the next:
*refused to promise to stop* is a refusal that happened, a promise that was refused, a stop of which
nothing is known. The way has at most ``links.HEIGHT`` steps, so a reading is linear in the
sentence.
"""

from __future__ import annotations

from msgspec import Struct, structs

from onrecord.annotators.events.status.clause import Clause, clause
from onrecord.annotators.events.status.effects import governed
from onrecord.annotators.events.status.links import Link, lemma_of, links
from onrecord.annotators.events.status.nouns import as_noun, of_noun
from onrecord.annotators.events.status.reading import HAPPENED, Reading
from onrecord.annotators.events.status.verbs import Verb, Voice, of_verb
from onrecord.annotators.events.status.words import governors
from onrecord.annotators.language import Parse

_VERBS = frozenset(["VERB", "AUX"])
_HELPERS = frozenset(["aux", "auxpass"])
_REFUSING = frozenset(["refusal", "denial"])
# What somebody has said or tried, before it is refused.
_ANSWERED = frozenset(["request", "proposal", "allegation", "attempt", "belief", "saying"])
# The classes of verbs whose finite clause is what their subject says or thinks.
_VOICES = frozenset(["saying", "belief", "prediction", "knowledge", "doubt", "plan"])


class Step(Struct, frozen=True, gc=False):
    """A token on the way, what its governor alone makes of it, and what is read of it in whole.

    ``clause`` is what stands at it, ``None`` of a noun; ``link`` leads to its governor; ``voice``
    is who says it.
    """

    at: int
    link: Link | None
    clause: Clause | None
    voice: Voice
    given: Reading
    read: Reading


def status(parse: Parse, at: int, type: str) -> Reading:
    """Return what the text gives the event of this PLOVER type whose trigger is the token ``at``.

    It is as the report or, inside what a source says, that source gives it: who vouches is not
    looked at. *Alleged* and *denied* it is only where words of the sentence itself say so.
    """
    return way(parse, at, type)[-1].read


def way(parse: Parse, at: int, type: str) -> list[Step]:
    """Return the steps from the head of the sentence to the trigger, which comes last."""
    up = list(links(parse, at))
    on_way = frozenset(link.at for link in up)
    top = up[-1].above if up else at
    blank = Step(top, None, None, Voice(), HAPPENED, HAPPENED)
    steps = [_read(parse, blank, on_way, type)]
    for link in reversed(up):
        above = steps[-1]
        given = _given(parse, link, above)
        step = Step(link.at, link, None, _voice(link, above), given, given)
        steps.append(_read(parse, step, on_way, type))
    if up and _is_answered(parse, up[0]):
        steps[-1] = structs.replace(steps[-1], read=HAPPENED)
    return steps


def _read(parse: Parse, step: Step, on_way: frozenset[int], type: str) -> Step:
    """Return the step with what stands at its token, and what is read of that in whole."""
    token = parse.tokens[step.at]
    if token.dep in _HELPERS and step.link is not None:
        return step
    if token.pos not in _VERBS and not token.tag.startswith("VB"):
        return structs.replace(step, read=of_noun(parse, step.at, step.given))
    here = clause(parse, step.at, on_way)
    verb = Verb(parse, step.at, here, step.link, step.voice, type)
    return structs.replace(step, clause=here, read=of_verb(verb, step.given))


def _given(parse: Parse, link: Link, above: Step) -> Reading:
    if link.kind in _HELPERS or (link.kind == "conj" and _shares(parse, link)):
        return above.read
    if link.kind == "conj":
        return above.given
    past = above.clause is not None and above.clause.tense == "past"
    return governed(link, above.read, past=past, noun=as_noun(parse, link.at))


def _shares(parse: Parse, link: Link) -> bool:
    """Tell whether a conjunct stands under the auxiliaries of the first: *will meet and talk*."""
    token, first = parse.tokens[link.at], parse.tokens[link.above]
    if link.form == "noun":
        joints = {parse.tokens[c].lower for c in first.children if parse.tokens[c].dep == "cc"}
        return not joints.isdisjoint({"or", "nor"})
    helped = any(parse.tokens[c].dep in {*_HELPERS, "nsubj"} for c in token.children)
    return not helped and token.tag in {"VB", "VBN", "VBG"}


def _voice(link: Link, above: Step) -> Voice:
    entry = link.governor
    said = link.kind == "ccomp" if entry is None else entry.name in _VOICES
    if not said or link.form not in {"clause", "question"} or above.clause is None:
        return above.voice
    return Voice(spoken=True, past=above.clause.tense == "past", subject=above.clause.subject)


def _is_answered(parse: Parse, link: Link) -> bool:
    """Tell *rejected the demand*: it was made, what is refused is what it is about."""
    refused = link.governor is not None and link.governor.name in _REFUSING
    entries = governors().get(lemma_of(parse.tokens[link.at]), ())
    return refused and any(entry.name in _ANSWERED for entry in entries if entry.part == "NOUN")
