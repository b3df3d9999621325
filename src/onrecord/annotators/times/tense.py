"""The tense of the clause that a time expression modifies: past, future or neither.

The verb is found by climbing from the expression to the nearest verb; its auxiliaries, and for an
infinitive what governs it, give the tense.
"""

from __future__ import annotations

from itertools import islice
from typing import Literal

from onrecord.annotators.language import Parse, Token
from onrecord.annotators.times.tables import knowledge

Tense = Literal["past", "present", "future"]

_VERBS = frozenset(["VERB", "AUX"])
ATTRIBUTIVE = frozenset(["poss", "compound", "nmod"])


def tense_of(parse: Parse, first: int, last: int, *, kind: bool = False) -> Tense | None:
    """Return the tense that governs the tokens ``[first, last)`` of ``parse``.

    What stands before a noun has none, since *Wednesday's ruling will …* dates the ruling; but of
    a period that tells the ``kind`` (*first-half profit fell*), what happened is past.
    """
    if _is_earliest(parse, first):
        return "future"
    head = head_of(parse, first, last)
    before = parse.tokens[head.head].lower if head.dep == "pobj" else ""
    verb = _governor(parse, head)
    if before in knowledge()["tense"]["until"]:
        return "past" if verb is not None and "had" in _auxiliaries(parse, verb) else "future"
    if before in knowledge()["tense"]["by"]:
        return _by(parse, parse.tokens[head.head], verb)
    if before in knowledge()["tense"]["since"]:
        return "past"
    if before == "for" and verb is not None and verb.lemma in knowledge()["tense"]["calling"]:
        return "future"
    tense = None if verb is None else _tense(parse, verb, depth=0)
    if head.dep in ATTRIBUTIVE and head.pos not in _VERBS:
        return "past" if kind and tense == "past" else None
    if tense == "present" and verb is not None and not _modifies(parse, head, verb):
        return None
    return tense


def _is_earliest(parse: Parse, first: int) -> bool:
    """Tell what may be *as soon as Tuesday*, *no earlier than Friday*."""
    before = " ".join(token.lower for token in parse.tokens[max(first - 3, 0) : first])
    return before.endswith(tuple(knowledge()["tense"]["earliest"]))


def helpers_of(parse: Parse, first: int, last: int) -> set[str]:
    """Return the auxiliaries, in lower case, of the verb that governs the tokens."""
    verb = _governor(parse, head_of(parse, first, last))
    return set() if verb is None else _auxiliaries(parse, verb)


def _by(parse: Parse, preposition: Token, verb: Token | None) -> Tense:
    """*By Sunday 3,000 had fled*, *fled by Sunday*; else what is by a day is yet to be."""
    if verb is None or preposition.head != verb.i or verb.lemma in _promises():
        return "future"
    return "past" if _tense(parse, verb, depth=0) == "past" else "future"


def _promises() -> list[str]:
    promises: list[str] = knowledge()["tense"]["promising"]
    return promises


def _modifies(parse: Parse, head: Token, verb: Token) -> bool:
    """Tell whether the expression, or the preposition before it, depends on the verb itself."""
    return verb.i in (head.i, head.head, parse.tokens[head.head].head)


def head_of(parse: Parse, first: int, last: int) -> Token:
    """Return the token of ``[first, last)`` whose head lies outside, the last such; else a root."""
    inside = parse.tokens[first:last]
    for token in reversed(inside):
        if not first <= token.head < last:
            return token
    return next((token for token in reversed(inside) if token.head == token.i), inside[-1])


def _governor(parse: Parse, head: Token) -> Token | None:
    return head if head.pos in _VERBS else _verb_above(parse, head)


def _verb_above(parse: Parse, token: Token) -> Token | None:
    above = (parse.tokens[i] for i in islice(parse.ancestors(token.i), _HEIGHT))
    return next((token for token in above if token.pos in _VERBS), None)


# No clause of a report is deeper; a hostile one would cost the square of its length.
_HEIGHT = 50


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
        return "past" if "had" in words else "future"
    if any(helper.tag == "VBD" or helper.lemma == "have" for helper in helpers):
        return "past"
    if verb.tag == "VBD" and verb.lemma in terms["planning"]:
        return "future"
    if verb.tag in ("VBD", "VBN"):
        return "past"
    if verb.tag == "VBG":
        return _participle(parse, verb, words, depth)
    if verb.tag == "VBP" and verb.lower in terms["unchanging"]:
        return None
    return "present" if verb.tag in ("VBZ", "VBP") else _above(parse, verb, depth)


def _participle(parse: Parse, verb: Token, helpers: set[str], depth: int) -> Tense | None:
    """*Are meeting on Friday* is to come; a bare participle is not what a headline says is."""
    if helpers & set(knowledge()["tense"]["progressive"]):
        return "future"
    above = _above(parse, verb, depth)
    return None if above == "present" else above


def _infinitive(parse: Parse, verb: Token, *, depth: int) -> Tense | None:
    """*Set to resume*, *plans to meet*: what is yet to happen; *was to* and *had to* are not."""
    above = parse.tokens[verb.head]
    if above.lemma == "be" and above.tag == "VBD" and "have" in _auxiliaries(parse, verb):
        # *Was to have flown*: it came to nothing.
        return "past"
    terms = knowledge()["tense"]
    if above.lemma in terms["actual_infinitives"] and depth < 3:
        return _tense(parse, above, depth=depth + 1)
    if above.pos == "NOUN" and verb.dep == "acl" and above.lemma not in terms["intentions"]:
        # *Became a race to save his life*, not *announced plans to meet*.
        return _above(parse, verb, depth)
    governing = _auxiliaries(parse, above)
    if above.pos not in _VERBS:
        # *Had been due to expire*: the adjective hangs on the verb that bears the tense.
        governing |= _auxiliaries(parse, parse.tokens[above.head])
    return "past" if "had" in governing else "future"


def _auxiliaries(parse: Parse, verb: Token) -> set[str]:
    return {parse.tokens[i].lower for i in verb.children if parse.tokens[i].dep == "aux"}


def _above(parse: Parse, verb: Token, depth: int) -> Tense | None:
    above = _verb_above(parse, verb) if depth < 3 else None
    return None if above is None else _tense(parse, above, depth=depth + 1)


def has_gone_on(parse: Parse, first: int, last: int) -> bool:
    """Tell whether a length lies before publication: *have met over the course of weeks*.

    It must hang on a verb in the present perfect, active, by a preposition of duration; *for*
    counts only with what has been going on (*have been fighting for eight years*).
    """
    terms = knowledge()["tense"]
    here, preposition = head_of(parse, first, last), ""
    for _ in range(_HEIGHT):
        if here.pos in _VERBS or here.dep not in _LINKS or here.head == here.i:
            break
        preposition = here.lower if here.dep == "prep" else preposition
        here = parse.tokens[here.head]
    if here.pos not in _VERBS or not _auxiliaries(parse, here) & set(terms["perfect"]):
        return False
    passive = any(parse.tokens[i].dep == "auxpass" for i in here.children)
    going_on = preposition in terms["going_on"] and here.tag == "VBG"
    return not passive and (going_on or preposition in terms["during"])


_LINKS = frozenset(["pobj", "prep", "npadvmod", "advmod"])
