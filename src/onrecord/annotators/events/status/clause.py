"""What the clause of one verb says by itself: tense, modality, negation, hedges, mood."""

from __future__ import annotations

from collections.abc import Collection
from typing import Literal

from msgspec import Struct

from onrecord.annotators.events.status.words import adverbs, modals, words
from onrecord.annotators.language import Parse, Token
from onrecord.annotators.statements.candidates import SUBJECTS

Tense = Literal["past", "present", "none"]
Mood = Literal["statement", "question", "order", "condition", "asking"]

_AUXILIARIES = frozenset(["aux", "auxpass"])
_ARGUMENTS = frozenset(["nsubj", "nsubjpass", "dobj", "attr", "pobj", "dative"])
_FINITE = {"VBD": "past", "VBZ": "present", "VBP": "present"}


class Clause(Struct, frozen=True, gc=False):
    """What stands at a verb: each field as the words themselves say, before any context.

    ``modal`` is a class of ``[modals]``, ``hedge`` one of ``[adverbs]``, each empty where none is.
    """

    tense: Tense
    modal: str
    negated: bool
    progressive: bool
    perfect: bool
    passive: bool
    infinitive: bool
    hedge: str
    still: bool
    coming: bool
    conditioned: bool
    mood: Mood
    subject: int | None


def clause(parse: Parse, at: int, on_way: Collection[int] = ()) -> Clause:
    """Return what stands at the verb ``at``; ``on_way`` is what of it leads to an event."""
    token = parse.tokens[at]
    children = [parse.tokens[c] for c in token.children]
    helpers = [c for c in children if c.dep in _AUXILIARIES and (c.i < at or c.dep == "auxpass")]
    have = any(c.lemma == "have" and c.dep == "aux" for c in helpers)
    be = any(c.lemma == "be" and c.dep == "aux" for c in helpers)
    subject = next((c.i for c in children if c.dep in SUBJECTS), None)
    return Clause(
        tense=_tense(token, helpers),
        modal=_modal(helpers),
        negated=_is_negated(parse, token, children, on_way),
        progressive=token.tag == "VBG" and be,
        perfect=have and token.tag in {"VBN", "VBD", "VBG"},
        passive=any(c.dep == "auxpass" for c in children),
        infinitive=any(c.tag == "TO" for c in helpers),
        hedge=_hedge(children, at),
        still=any(c.lower in words("still") for c in children if c.dep == "advmod"),
        coming=_is_coming(parse, children),
        conditioned=any(_is_condition(parse, c) for c in children),
        mood=_mood(parse, token, helpers, subject),
        subject=subject,
    )


def _tense(token: Token, helpers: list[Token]) -> Tense:
    for each in (*helpers, token):
        if each.tag == "MD":
            return "none"
        if each.tag in _FINITE:
            return "past" if each.tag == "VBD" else "present"
    return "none"


def _modal(helpers: list[Token]) -> str:
    for helper in helpers:
        if helper.tag == "MD" or helper.lower == "gon":
            return modals().get(helper.lower, "")
    return ""


def _is_negated(parse: Parse, token: Token, children: list[Token], on_way: Collection[int]) -> bool:
    odd = False
    for child in children:
        if child.i in on_way:
            continue
        nobody = child.dep in _ARGUMENTS and _is_nobody(parse, child)
        if nobody or _is_negator(parse, token, child):
            odd = not odd
    return odd


def _is_negator(parse: Parse, token: Token, child: Token) -> bool:
    if child.dep not in {"neg", "advmod", "preconj", "cc"} or (
        child.dep == "cc" and child.i > token.i
    ):
        return False
    if adverbs().get(child.lower) != "not" or (child.dep == "cc" and child.lower != "nor"):
        return False
    if child.lower in words("nearly") and child.i + 1 != token.i:
        return False
    behind = parse.tokens[child.i + 1].lower if child.i + 1 < len(parse.tokens) else ""
    if adverbs().get(behind) == "focusing":
        return False
    return child.i < token.i or token.lemma == "be" or child.i == token.i + 1


def _is_nobody(parse: Parse, noun: Token) -> bool:
    """Tell *nobody came*, *killed no one*, *no troops left*, *none of them*."""
    if noun.lower in words("nobody"):
        return True
    return has_no(parse, noun.i)


def has_no(parse: Parse, at: int) -> bool:
    """Tell a noun with *no* before it; *no fewer than* is about a number."""
    for child in parse.tokens[at].children:
        token = parse.tokens[child]
        if child < at and token.dep in {"det", "neg", "preconj"} and token.lower in words("no"):
            return True
    return False


def _hedge(children: list[Token], at: int) -> str:
    """Return the strongest hedge among the adverbs of a verb: alleged, probable or possible."""
    found = {
        adverbs().get(c.lower, "") for c in children if c.dep in {"advmod", "amod", "npadvmod"}
    }
    return next((kind for kind in ("alleged", "possible", "probable") if kind in found), "")


def _is_condition(parse: Parse, child: Token) -> bool:
    """Tell an *if* or *unless* clause: what it is a condition of is no plan yet."""
    return child.dep == "advcl" and any(
        parse.tokens[c].dep == "mark" and parse.tokens[c].lower in words("conditions")
        for c in child.children
    )


def _is_coming(parse: Parse, children: list[Token]) -> bool:
    """Tell *meets tomorrow*, *is meeting next week*: a time to come."""
    for child in children:
        if child.dep not in {"advmod", "npadvmod"}:
            continue
        near = (child, *(parse.tokens[c] for c in child.children))
        if any(each.lower in words("coming") for each in near):
            return True
    return False


def _mood(parse: Parse, token: Token, helpers: list[Token], subject: int | None) -> Mood:
    inverted = subject is not None and any(h.i < subject for h in helpers)
    if token.dep == "advcl":
        marked = any(parse.tokens[c].dep in {"mark", "advmod"} for c in token.children)
        return "condition" if inverted and not marked else "statement"
    first, last = parse.sentences[token.sentence]
    if _asks(parse, token, last):
        return "asking" if _is_wh(parse, token) else "question"
    return "order" if _is_order(parse, token, first) else "statement"


def _asks(parse: Parse, token: Token, last: int) -> bool:
    """Tell the main clause of a question, whose mark is its sentence's last but for quotes."""
    if token.dep not in {"ROOT", "ccomp", "conj"}:
        return False
    marks = (parse.tokens[i].text for i in range(last - 1, max(last - 4, token.i), -1))
    return any("?" in mark for mark in marks) and (
        token.dep == "ROOT" or parse.tokens[token.head].i > token.i
    )


def _is_wh(parse: Parse, token: Token) -> bool:
    near = [parse.tokens[c] for c in token.children]
    near += [parse.tokens[g] for c in near for g in c.children]
    return any(each.tag in {"WP", "WRB", "WDT", "WP$"} and each.i < token.i for each in near)


def _is_order(parse: Parse, token: Token, first: int) -> bool:
    """Tell *Leave the country*, *Do not attack*: a bare verb without a subject, in front."""
    if token.tag != "VB" or token.dep not in {"ROOT", "ccomp", "xcomp"}:
        return False
    below = [parse.tokens[c] for c in token.children if c < token.i]
    if any(c.dep in SUBJECTS or c.tag in {"TO", "MD"} for c in below):
        return False
    spoken = token.dep == "ROOT" or parse.tokens[token.head].lemma in words("reporting")
    return spoken and len(below) <= 4
