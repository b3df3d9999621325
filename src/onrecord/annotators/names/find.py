"""Parse → drafts: the names, descriptions and pronouns of one passage."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import islice

from onrecord.annotators.language import Parse, Token
from onrecord.annotators.names.descriptions import find_descriptions
from onrecord.annotators.names.documents import find_documents
from onrecord.annotators.names.draft import Draft, Role, in_text_order
from onrecord.annotators.names.names import find_names
from onrecord.annotators.names.portraits import portray
from onrecord.annotators.names.pronouns import YOU, find_pronouns
from onrecord.annotators.names.things import told_by
from onrecord.annotators.quotations import Quotation
from onrecord.knowledge.people import people
from onrecord.knowledge.places import places
from onrecord.knowledge.roster import NO_ROSTER, Roster

_SUBJECTS = frozenset(["nsubj", "nsubjpass", "csubj"])
_OBJECTS = frozenset(["dobj", "iobj", "dative"])
_NOMINAL = frozenset(["NOUN", "PROPN", "PRON"])
_VERBAL = frozenset(["VERB", "AUX"])
_AGE = re.compile(r"[1-9][0-9]?|10[0-9]")
_CLOSING = frozenset([",", ".", ";", ")"])
_CLOSED = frozenset(["”", '"', "''", "’"])
# How many phrases up the word may stand that somebody is given something by: "cede land in ... to".
_UP = 5


def find(
    parse: Parse, quotations: Sequence[Quotation], *, roster: Roster = NO_ROSTER
) -> list[Draft]:
    """Return the drafts of a passage in text order; ``quotations`` are those that meet it.

    A name within a description is a draft of its own: "Ukraine" in "Ukraine's president". The
    names in ``roster`` are taken as the user gives them.
    """
    owner: list[int] = [-1] * len(parse.tokens)
    located = find_names(parse, owner, roster)
    described = find_descriptions(parse, owner, [draft for draft, _ in located])
    portray(parse, owner, located, described)
    located += described
    located += find_documents(parse, owner)
    located += find_pronouns(parse)
    starts = [quotation.start for quotation in quotations]
    at = {head: draft.start for draft, head in located}
    for draft, head in located:
        _place(draft, parse, head)
        draft.quotation = _quotation_around(draft, quotations, starts)
        if parse.tokens[head].dep == "conj":
            draft.joined = at.get(parse.tokens[head].head, -1)
    located.sort(key=lambda pair: in_text_order(pair[0]))
    return [draft for draft, _ in located if draft.head not in YOU or draft.quotation >= 0]


def _place(draft: Draft, parse: Parse, head: int) -> None:
    """Tell ``draft``, whose syntactic head is token ``head``, its role, verb and sentence."""
    tokens = parse.tokens
    top = _argument(tokens, head)
    draft.sentence = tokens[parse.sentences[tokens[head].sentence][0]].start
    verb = _verb(tokens, top)
    inverted = verb is not None and _inverted(tokens, top, verb)
    draft.role = "subject" if inverted else _role(top)
    governing = verb or _above(parse, head)
    if governing is not None:
        draft.clause = governing.start
        matrix = _above(parse, _first_clause(parse, governing).i)
        draft.matrix = -1 if matrix is None else matrix.start
    draft.speaks = inverted or _according(tokens, head) or (verb is not None and _speaks(top, verb))
    if draft.form == "name":
        draft.located = _located(tokens, head)
        draft.told = told_by(parse, draft, head)
        draft.aged = _aged(tokens, draft, head)
    if draft.silent:
        draft.scope = _clause_end(parse, head)
    if verb is not None:
        draft.verb = verb.lemma
        draft.acts = top.dep == "nsubj" and (draft.speaks or verb.lemma in people().acting)
    if draft.kind == "place":
        draft.acts = draft.acts or _governs(parse, head)


def _above(parse: Parse, i: int) -> Token | None:
    """Return the next verb above token ``i`` that has a subject, or shares one: "came and said"."""
    for above in parse.ancestors(i):
        token = parse.tokens[above]
        if token.pos in _VERBAL and (token.dep != "conj" or _has_subject(parse, token)):
            return token
    return None


def _first_clause(parse: Parse, verb: Token) -> Token:
    """Return the verb of the first of coordinated clauses: "Toller said no, but Obi denied it"."""
    for _ in range(_UP):
        if verb.dep != "conj" or parse.tokens[verb.head].pos not in _VERBAL:
            break
        verb = parse.tokens[verb.head]
    return verb


def _has_subject(parse: Parse, verb: Token) -> bool:
    return any(parse.tokens[child].dep in _SUBJECTS for child in verb.children)


def _clause_end(parse: Parse, head: int) -> int:
    """Return the end of the clause that the relative pronoun ``head`` opens."""
    for above in parse.ancestors(head):
        if parse.tokens[above].pos in _VERBAL:
            return parse.tokens[parse.subtree(above)[-1]].end
    return parse.tokens[head].end


def _argument(tokens: Sequence[Token], head: int) -> Token:
    """Return the phrase that token ``head`` is coordinated with or in apposition to."""
    token = tokens[head]
    while token.dep == "appos" or (token.dep == "conj" and tokens[token.head].pos in _NOMINAL):
        token = tokens[token.head]
    return token


def _role(token: Token) -> Role:
    if token.dep in _SUBJECTS:
        return "subject"
    return "object" if token.dep in _OBJECTS else "other"


def _verb(tokens: Sequence[Token], token: Token) -> Token | None:
    """Return the verb that ``token`` is an argument of, directly or through one preposition."""
    above = tokens[token.head]
    if above.pos == "ADP" and above.i != token.i:
        above = tokens[above.head]
    return above if above.pos in _VERBAL and above.i != token.i else None


def _inverted(tokens: Sequence[Token], token: Token, verb: Token) -> bool:
    """Tell whether a speaker stands behind a verb like an object: "..." asks Toller."""
    return (
        token.dep == "dobj"
        and token.head == verb.i
        and verb.i < token.i
        and verb.lemma in people().speaking
        and verb.tag in ("VBZ", "VBD")
        and verb.i > 0
        and tokens[verb.i - 1].text in _CLOSED
        and not any(tokens[child].dep in _SUBJECTS for child in verb.children)
    )


def _speaks(token: Token, verb: Token) -> bool:
    return (token.dep == "nsubj" and verb.lemma in people().speaking) or (
        token.dep == "nsubjpass" and verb.lemma == "quote"
    )


def _according(tokens: Sequence[Token], head: int) -> bool:
    """Tell whether token ``head`` is the source in "according to X"."""
    token = tokens[head]
    above = tokens[token.head]
    return token.dep == "pobj" and above.lower == "to" and tokens[above.head].lower == "according"


def _located(tokens: Sequence[Token], head: int) -> bool:
    """Tell whether the words around a name say that it is a place's: "in Lorn", "port of Lorn"."""
    token = tokens[head]
    above = tokens[token.head]
    if any(tokens[child].lower in places().adjectives for child in token.children):
        return True
    if token.dep != "pobj" or above.i != head - 1:
        return False
    governing = tokens[above.head]
    if above.lower == "of":
        return governing.lemma in places().kinds
    return above.lower in places().prepositions and governing.lemma not in places().placed_in


def _aged(tokens: Sequence[Token], draft: Draft, head: int) -> bool:
    """Tell whether an age stands behind a name, between commas: "Lorna, 13,"."""
    if tokens[head].end != draft.end or head + 3 >= len(tokens) or tokens[head + 1].text != ",":
        return False
    age, behind = tokens[head + 2], tokens[head + 3]
    return _AGE.fullmatch(age.text) is not None and behind.text in _CLOSING


def _governs(parse: Parse, head: int) -> bool:
    """Tell whether a capital that is no subject stands for its government.

    "Cede the island to Lorn", "talks with Lorn", "Lorn's sovereignty".
    """
    token = parse.tokens[head]
    above = parse.tokens[token.head]
    if token.dep == "poss":
        return above.lemma in places().politics
    if token.dep != "pobj":
        return False
    lemmas = [parse.tokens[i].lemma for i in islice(parse.ancestors(above.i), _UP)]
    if above.lower == "to":
        return not places().given_to.isdisjoint(lemmas)
    return above.lower in places().between and lemmas[:1] != [] and lemmas[0] in places().politics


def _quotation_around(draft: Draft, quotations: Sequence[Quotation], starts: list[int]) -> int:
    """Return where the quotation begins that ``draft`` lies in, -1 outside all."""
    at = bisect_right(starts, draft.start) - 1
    if at < 0 or draft.start >= quotations[at].end:
        return -1
    inside = any(start <= draft.start < end for start, end in quotations[at].parts)
    return quotations[at].start if inside else -1
