"""The tense of the clause that a time expression modifies: past, future or neither.

The verb is found by climbing from the expression to the nearest verb; its auxiliaries, and for an
infinitive what governs it, give the tense.
"""

from __future__ import annotations

from typing import Literal

from onrecord.annotators.language import Parse, Token
from onrecord.annotators.times.lexicon import knowledge

Tense = Literal["past", "present", "future"]

_VERBS = frozenset(["VERB", "AUX"])
ATTRIBUTIVE = frozenset(["poss", "compound", "nmod"])


def tense_of(parse: Parse, first: int, last: int) -> Tense | None:
    """Return the tense that governs the tokens ``[first, last)`` of ``parse``."""
    head = head_of(parse, first, last)
    before = parse.tokens[head.head].lower if head.dep == "pobj" else ""
    verb = _governor(parse, head)
    if before in knowledge()["tense"]["until"]:
        return "past" if verb is not None and "had" in _auxiliaries(parse, verb) else "future"
    if before in knowledge()["tense"]["since"]:
        return "past"
    tense = None if verb is None else _tense(parse, verb, depth=0)
    if head.dep in ATTRIBUTIVE and head.pos not in _VERBS:
        # *Wednesday's ruling will …*: the clause dates the ruling's effect, not the ruling.
        return None
    if tense == "present" and verb is not None and not _modifies(parse, head, verb):
        return None
    return tense


def _modifies(parse: Parse, head: Token, verb: Token) -> bool:
    """Tell whether the expression, or the preposition before it, depends on the verb itself."""
    return verb.i in (head.i, head.head, parse.tokens[head.head].head)


def head_of(parse: Parse, first: int, last: int) -> Token:
    """Return the token of ``[first, last)`` whose head lies outside, the last such."""
    for token in reversed(parse.tokens[first:last]):
        if not first <= token.head < last or token.head == token.i:
            return token
    return parse.tokens[last - 1]


def _governor(parse: Parse, head: Token) -> Token | None:
    if head.pos in _VERBS:
        return head
    for above in parse.ancestors(head.i):
        if parse.tokens[above].pos in _VERBS:
            return parse.tokens[above]
    return None


def _tense(parse: Parse, verb: Token, *, depth: int) -> Tense | None:
    helpers = [
        parse.tokens[i]
        for i in verb.children
        if parse.tokens[i].dep in ("aux", "auxpass") and i < verb.i
    ]
    words = {helper.lower for helper in helpers}
    terms = knowledge()["tense"]
    if words & set(terms["future_helpers"]):
        return "future"
    if any(helper.tag == "TO" for helper in helpers):
        return _infinitive(parse, verb, depth=depth)
    if verb.lower in terms["future_participles"] and verb.tag == "VBN":
        return "future"
    if any(helper.tag == "VBD" or helper.lemma == "have" for helper in helpers):
        return "past"
    if verb.tag in ("VBD", "VBN"):
        return "past"
    if verb.tag == "VBG":
        return (
            "future"
            if words & {"is", "are", "am", "'s", "'re", "'m"}
            else _above(parse, verb, depth)
        )
    return "present" if verb.tag in ("VBZ", "VBP") else _above(parse, verb, depth)


def _infinitive(parse: Parse, verb: Token, *, depth: int) -> Tense | None:
    """*Set to resume*, *plans to meet*: what is yet to happen; *was to* and *had to* are not."""
    above = parse.tokens[verb.head]
    if above.lemma in knowledge()["tense"]["actual_infinitives"] and depth < 3:
        return _tense(parse, above, depth=depth + 1)
    return "past" if "had" in _auxiliaries(parse, above) else "future"


def _auxiliaries(parse: Parse, verb: Token) -> set[str]:
    return {parse.tokens[i].lower for i in verb.children if parse.tokens[i].dep == "aux"}


def _above(parse: Parse, verb: Token, depth: int) -> Tense | None:
    if verb.head == verb.i or depth >= 3:
        return None
    for above in parse.ancestors(verb.i):
        if parse.tokens[above].pos in _VERBS:
            return _tense(parse, parse.tokens[above], depth=depth + 1)
    return None
