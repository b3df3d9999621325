"""Whether a cue is negated: *did not say*, *declined to comment*, *has yet to announce*.

What is negated is the saying. *Said he did not* is a statement, and so is *denied*, whatever
follows; in *denied saying that …* the *saying* is negated.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.annotators.language import Parse, Token
from onrecord.annotators.statements.candidates import Candidate
from onrecord.annotators.statements.lexicon import acts, forms
from onrecord.annotators.statements.spans import Range, overlap
from onrecord.annotators.statements.wording import (
    bearer,
    cannot_help,
    is_delayed,
    known_phrase,
)

# How many verbs a negation may stand above the cue: "did not want to go on to say".
_STEPS = 4
_CONTROLLED = frozenset(["xcomp", "pcomp", "conj"])
_MADE_NO_SECRET = "make_no_secret_of"


def is_negated(parse: Parse, candidate: Candidate) -> bool:
    """Tell whether the report says that this was *not* said, asked, thought and so on."""
    head = candidate.head
    if known_phrase(parse, head) == _MADE_NO_SECRET or cannot_help(parse, head):
        return False
    carried = bearer(parse, candidate)
    if carried != head and (_has_no(parse, carried) or _is_withholding(parse, head)):
        return True
    if _has_no(parse, head) or _nobody(parse, candidate.source_head) or _gives_nothing(parse, head):
        return True
    verbs = {head, carried}
    return any(
        _denies(parse, i, candidate.content) or _is_denied_above(parse, i, candidate.content)
        for i in verbs
    )


def _denies(parse: Parse, i: int, content: Sequence[Range]) -> bool:
    """Tell a verb with *not*, *never*, *no longer* or *neither* outside what is said."""
    for child in parse.tokens[i].children:
        token = parse.tokens[child]
        if overlap([(token.start, token.end)], content):
            continue
        if token.lower in forms("negators") and not _is_of_else(parse, token, i):
            return True
        if token.lower == "longer" and _has_no(parse, child):
            return True
    return False


def _is_of_else(parse: Parse, token: Token, verb: int) -> bool:
    """Tell a negation that is of something else: *not only said*, *said not now*, *not that he*."""
    behind = parse.tokens[token.i + 1 : token.i + 2]
    if any(other.lower in forms("focusing") for other in behind):
        return True
    if any(parse.tokens[c].dep == "mark" and c > token.i for c in parse.tokens[verb].children):
        return True
    return token.i > verb + 1 and parse.tokens[verb].pos == "VERB"


def _gives_nothing(parse: Parse, i: int) -> bool:
    """Tell *offered no proof*, *said nothing*; what is *seen* or *expected* may be nothing."""
    lemma = parse.tokens[i].lemma.lower()
    objects = [c for c in parse.tokens[i].children if parse.tokens[c].dep == "dobj" and c > i]
    if lemma in forms("light"):
        listed = (c for c in objects if parse.tokens[c].lemma.lower() in forms("unsaid"))
        return any(_has_no(parse, noun) for noun in listed)
    named = acts().get(lemma) == "say"
    return named and any(parse.tokens[noun].lower == "nothing" for noun in objects)


def _has_no(parse: Parse, i: int) -> bool:
    """Tell *no comment*; *any comment* under *not* is its verb's business."""
    return any(
        parse.tokens[child].lower in forms("none_words") and child < i
        for child in parse.tokens[i].children
        if parse.tokens[child].dep in {"det", "neg", "preconj", "advmod"}
    )


def _nobody(parse: Parse, source: int | None) -> bool:
    """Tell a source that is nobody: *no official said*, *none of them believes*."""
    if source is None:
        return False
    return parse.tokens[source].lower in forms("none_words") or _has_no(parse, source)


def _is_denied_above(parse: Parse, i: int, content: Sequence[Range]) -> bool:
    """Tell *declined to say*, *has yet to say*, *without saying*, *did not say or hint*."""
    tokens = parse.tokens
    for _ in range(_STEPS):
        token = tokens[i]
        if is_delayed(parse, i):
            return True
        if token.dep == "pcomp" and _is_avoided(parse, token.head):
            return True
        if token.dep not in _CONTROLLED or token.head == i:
            return False
        above = token.head
        if token.dep == "conj" and not _shares_negation(parse, above, i):
            return False
        if token.dep == "xcomp" and _is_withholding(parse, above):
            return True
        if _denies(parse, above, content) or (token.dep == "conj" and _gives_nothing(parse, above)):
            return True
        i = above
    return False


def _is_withholding(parse: Parse, i: int) -> bool:
    lemma = parse.tokens[i].lemma.lower()
    return lemma in forms("withholding") or lemma in forms("denying")


def _is_avoided(parse: Parse, preposition: int) -> bool:
    """Tell *without saying*, *short of saying*, *refrained from saying*."""
    token = parse.tokens[preposition]
    if token.lower in forms("excluding"):
        return True
    before = parse.tokens[preposition - 1] if preposition else token
    return before.lower == "short" or _is_withholding(parse, token.head)


def _shares_negation(parse: Parse, above: int, i: int) -> bool:
    """Tell *did not say or hint*, *neither said nor hinted* from *did not say and left*."""
    if any(parse.tokens[c].dep in {"nsubj", "aux", "nsubjpass"} for c in parse.tokens[i].children):
        return False
    children = [*parse.tokens[above].children, *parse.tokens[i].children]
    joints = {parse.tokens[c].lower for c in children if parse.tokens[c].dep == "cc"}
    return not joints.isdisjoint({"or", "nor"})
