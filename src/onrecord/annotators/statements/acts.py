"""Cue, mood and construction → the act that a statement performs.

The act is what the words of the report call it. A cue that only says (*said*, *told*, *wrote*)
takes its act from the mood of what is quoted: a question asks, an imperative requests, *yes* and
*no* answer, and a performative in the first person does what it says (*“We propose …,” she said*).

What is *said* to be going to happen stays ``say``: *said it would withdraw* announces and does not
promise, *said she would not resign* rejects no proposal, *said they should leave* asks nobody. Only
a report that calls it a promise, a refusal or a demand makes it one.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.annotators.language import Parse, Token
from onrecord.annotators.statements.candidates import SUBJECTS, Candidate
from onrecord.annotators.statements.lexicon import acts, constructions, forms
from onrecord.annotators.statements.questions import (
    answers_in_clause,
    follows,
    is_elliptical,
    put_to,
    says_you,
)
from onrecord.annotators.statements.spans import overlap
from onrecord.annotators.statements.wording import (
    Wording,
    first_sentence,
    holds,
    is_reply,
    known_as,
    wording,
)
from onrecord.model import Act

_FIRST = frozenset(["i", "we"])
# How deep below "I would like to …" the performative may lie.
_DEPTH = 3


def act_of(parse: Parse, candidate: Candidate) -> Act:
    """Return the act of one statement by itself; a cue that the tables do not know says."""
    worded = wording(parse, candidate)
    act = _constructed(parse, candidate, worded)
    if act == "say" and "quoted" in worded.content:
        return _by_mood(parse, candidate, worded)
    return act


def acts_of(parse: Parse, candidates: Sequence[Candidate]) -> list[Act]:
    """Return the act of each statement of a passage; what follows a question answers it.

    An answer follows at once, has another source, and either cannot stand alone (*he did*, *no*)
    or its question was put to somebody: *asked him*; *“Will you …?”* where the answer is quoted.
    """
    found = [act_of(parse, candidate) for candidate in candidates]
    question: Candidate | None = None
    for k in sorted(range(len(found)), key=lambda k: candidates[k].cue):
        candidate = candidates[k]
        if question is not None and overlap([candidate.cue], question.content):
            continue
        if _is_plain(parse, candidate, found[k]) and _is_answer(parse, candidate, question):
            found[k] = "answer"
        question = candidate if found[k] == "ask" else None
    return found


def _is_plain(parse: Parse, candidate: Candidate, act: Act) -> bool:
    """Tell a cue that only says, unlike *called*, *described* or *pointed to*."""
    return act == "say" and parse.tokens[candidate.head].lemma.lower() in forms("plain")


def _is_answer(parse: Parse, candidate: Candidate, question: Candidate | None) -> bool:
    if answers_in_clause(parse, candidate):
        return True
    if question is None or not follows(parse, question, candidate):
        return False
    if _name(parse, question) == _name(parse, candidate) != "":
        return False
    if is_reply(parse, first_sentence(parse, candidate)) or is_elliptical(parse, candidate):
        return True
    content = wording(parse, candidate).content
    if put_to(parse, question):
        return not content.isdisjoint({"quoted", "clause"})
    return "quoted" in content and says_you(parse, question)


def _name(parse: Parse, candidate: Candidate) -> str:
    head = candidate.source_head
    return "" if head is None else parse.tokens[head].lower


def _constructed(parse: Parse, candidate: Candidate, worded: Wording) -> Act:
    bearer = parse.tokens[worded.bearer]
    if overlap([(bearer.start, bearer.end)], candidate.content):
        # *Refused* with *to say whether*: the content's form is that of the verb in it.
        return acts().get(worded.cue, "say")
    for entry in constructions("construction").get(worded.cue, ()):
        if entry.act is not None and holds(parse, entry, worded):
            return entry.act
    return acts().get(worded.cue, "say")


def _by_mood(parse: Parse, candidate: Candidate, worded: Wording) -> Act:
    """Return the act of quoted words that are only *said*."""
    sentence = first_sentence(parse, candidate)
    plain = parse.tokens[worded.bearer].lemma.lower() in forms("plain")
    if plain and is_reply(parse, sentence):
        return "answer"
    if "question" in worded.content and _mostly_asks(parse.text, candidate):
        return "ask"
    if worded.root is None:
        return "say"
    root = parse.tokens[worded.root]
    if root.lemma.lower() in {"thank", "thanks"} and sentence and root.i == sentence[0]:
        return "thank"
    if _is_imperative(parse, root, sentence):
        return "request"
    return _performed(parse, root)


def _mostly_asks(text: str, candidate: Candidate) -> bool:
    """Tell a question from a speech that ends in one."""
    said = "".join(text[low:high] for low, high in candidate.content)
    return said.count("?") * 2 > sum(said.count(mark) for mark in "?.!")


def _is_imperative(parse: Parse, root: Token, sentence: list[int]) -> bool:
    """Tell *Leave the port*, *please stay*, *don't go*; not *Look, it is open*, *God bless you*."""
    if root.tag not in {"VB", "VBP"} or root.lemma.lower() in forms("floor_holders"):
        return False
    below = [parse.tokens[child] for child in root.children]
    if any(child.dep in SUBJECTS or child.tag in {"TO", "MD"} for child in below):
        return False
    before = [parse.tokens[i] for i in range(sentence[0], root.i)]
    return all(t.lower in {"please", "do", "n't", "n’t", "not", "never", "just"} for t in before)


def _performed(parse: Parse, root: Token) -> Act:
    """Return what *I* or *we* do by saying so: *we propose that*, *I would like to thank*."""
    below = [parse.tokens[child] for child in root.children]
    own = any(child.dep == "nsubj" and child.lower in _FIRST for child in below)
    if not own or root.tag not in {"VBP", "VB"} or any(child.dep == "neg" for child in below):
        return "say"
    if any(
        child.tag == "MD" and child.lower not in {"would", "must", "'d", "’d"} for child in below
    ):
        return "say"
    verb = _performative(parse, root.i)
    if verb is None:
        return "say"
    cue = known_as(parse, verb)
    asked = any(
        parse.tokens[c].dep in {"xcomp", "ccomp"} and parse.is_infinitive(c)
        for c in parse.tokens[verb].children
    )
    return "request" if cue == "ask" and asked else acts().get(cue, "say")


def _performative(parse: Parse, i: int) -> int | None:
    """Return the performative verb at token ``i`` or below its hedges, the nearest one."""
    level = [i]
    for _ in range(_DEPTH):
        for verb in level:
            if parse.tokens[verb].lemma.lower() in forms("performatives"):
                return verb
        if level == [i] and parse.tokens[i].lemma.lower() not in forms("hedges"):
            return None
        level = [c for verb in level for c in parse.tokens[verb].children if _leads_on(parse, c)]
    return None


def _leads_on(parse: Parse, i: int) -> bool:
    token = parse.tokens[i]
    return token.dep in {"xcomp", "dobj"} or (
        token.dep in {"acl", "advcl", "relcl"} and parse.is_infinitive(i)
    )
