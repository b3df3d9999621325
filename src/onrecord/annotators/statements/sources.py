"""The source of a cue: its subject, its agent, or whose subject it shares."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.annotators.language import Dependents, Parse
from onrecord.annotators.statements.spans import Range, runs

_SUBJECTS = frozenset(["nsubj", "csubj"])
_SHARES_SUBJECT = frozenset(["conj", "xcomp", "advcl", "pcomp"])
_TIMES = frozenset(["DATE", "TIME"])
_JOINING = frozenset(["ADP", "CCONJ", "SCONJ"])
_ARTICLES = frozenset(["the", "a", "an"])
# How many people are followed along a list up to the one that a clause is of.
_LISTED = 8


def agent(parse: Parse, below: Dependents) -> int | None:
    """Return the head of the *by* phrase of a passive."""
    for by in below.get("agent", ()):
        for child in parse.tokens[by].children:
            if parse.tokens[child].dep == "pobj":
                return child
    return None


def subject(parse: Parse, i: int) -> tuple[int | None, bool]:
    """Return the head of the source of the verb at ``i`` and whether it is another verb's subject.

    A verb without a subject of its own takes that of the verb it is co-ordinated with or depends
    on (*he smiled and said*, *adding that*), or the noun that it modifies (*a man saying that*).
    """
    inherited = False
    for _ in range(8):
        token = parse.tokens[i]
        for child in token.children:
            dep = parse.tokens[child].dep
            if dep in _SUBJECTS:
                return child, inherited
            if dep == "nsubjpass" and inherited:
                return child, inherited
        if token.dep == "acl":
            return token.head, True
        if token.dep == "relcl" and not inherited:
            return None, False
        if token.dep not in _SHARES_SUBJECT and not (token.dep == "prep" and inherited):
            return None, False
        if token.dep in {"xcomp", "advcl"} and (owner := _controller(parse, i)) is not None:
            return owner, True
        inherited = True
        i = token.head
    return None, False


def _controller(parse: Parse, i: int) -> int | None:
    """Return the object that controls an infinitive: *urged them to go*."""
    tokens = parse.tokens
    if not parse.is_infinitive(i):
        return None
    above = tokens[i].head
    for child in tokens[above].children:
        if tokens[child].dep in {"dobj", "dative"} and above < child < i:
            return child if tokens[i].dep == "xcomp" and tokens[above].lemma != "promise" else None
        if tokens[child].dep == "prep" and tokens[child].lower in {"on", "upon"} and child < i:
            return next((c for c in tokens[child].children if tokens[c].dep == "pobj"), None)
    return None


def antecedent(parse: Parse, clause: int) -> int:
    """Return the noun of a relative clause: in the singular, the last of several before it.

    *Toller and Varga, who has resigned*: the parser hangs the clause on the first.
    """
    tokens = parse.tokens
    noun = tokens[clause].head
    verbs = [tokens[clause], *(tokens[i] for i in tokens[clause].children)]
    if not any(verb.tag == "VBZ" or verb.lower == "was" for verb in verbs):
        return noun
    for _ in range(_LISTED):
        joined = [i for i in tokens[noun].children if tokens[i].dep == "conj" and i < clause]
        if not joined:
            break
        noun = joined[-1]
    return noun


def source_range(parse: Parse, head: int, cue: int) -> Range:
    """Return the noun phrase of the source, without its cue and without a time at its end."""
    indices = parse.subtree(head)
    if cue in indices:
        indices = [j for j in indices if j < cue] if head < cue else [j for j in indices if j > cue]
    found = runs(parse, without_time(parse, _around(indices, head), head))
    return found[0] if found else (parse.tokens[head].start, parse.tokens[head].end)


def without_time(parse: Parse, indices: list[int], head: int) -> list[int]:
    """Leave off the date that closes a source: *said Varga on Monday*.

    ``indices`` are its tokens in order, ``head`` that of its head.
    """
    tokens = parse.tokens
    last = len(indices)
    while last and tokens[indices[last - 1]].entity in _TIMES:
        last -= 1
    if last == len(indices) or indices[last - 1] <= head:
        return indices
    return indices[: last - 1] if tokens[indices[last - 1]].dep == "prep" else indices


def closed(parse: Parse, indices: Sequence[int]) -> list[int]:
    """Leave off the preposition or conjunction that ends a source, and a source of an article."""
    kept = list(indices)
    while kept and parse.tokens[kept[-1]].pos in _JOINING:
        kept.pop()
    return [] if all(parse.tokens[i].lower in _ARTICLES for i in kept) else kept


def _around(indices: Sequence[int], head: int) -> list[int]:
    """Return the unbroken stretch of indices that ``head`` is in."""
    held = set(indices) | {head}
    low = high = head
    while low - 1 in held:
        low -= 1
    while high + 1 in held:
        high += 1
    return list(range(low, high + 1))
