"""Cues that are no verbs: *according to*, *his claim that*, *criticism of*, *is sure that*."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.annotators.language import Parse
from onrecord.annotators.statements.candidates import Candidate, cue_range
from onrecord.annotators.statements.lexicon import forms
from onrecord.annotators.statements.sources import source_range, subject
from onrecord.annotators.statements.spans import Range, runs

_CLAUSES = frozenset(["acl", "ccomp", "relcl"])


def according_to(parse: Parse, i: int) -> Iterator[Candidate]:
    """Yield the candidate of *according to SOURCE* that begins at token ``i``."""
    tokens = parse.tokens
    if tokens[i].lower != "according" or i + 1 >= len(tokens) or tokens[i + 1].lower != "to":
        return
    source = next((c for c in tokens[i + 1].children if tokens[c].dep == "pobj"), None)
    if source is None:
        return
    mine = set(parse.subtree(i)) | set(parse.subtree(i + 1))
    clause = _clause_of(parse, i)
    inside = [j for j in parse.subtree(clause) if j not in mine]
    content = runs(parse, inside)
    if not content:
        return
    yield Candidate(
        head=i,
        lemma="according_to",
        frame="according_to",
        cue=(tokens[i].start, tokens[i + 1].end),
        source=source_range(parse, source, i),
        source_head=source,
        content=content,
        content_head=clause,
    )


def _clause_of(parse: Parse, i: int) -> int:
    """Return the head of the clause around ``i``: a finite verb, or the root."""
    last = i
    for above in parse.ancestors(i):
        last = above
        if parse.tokens[above].pos in {"VERB", "AUX"} and parse.tokens[above].dep not in {
            "xcomp", "acl", "pcomp", "relcl", "csubj",
        }:  # fmt: skip
            return above
    return last


def noun_candidates(parse: Parse, i: int) -> Iterator[Candidate]:
    """Yield the candidates of the noun at ``i`` with a clause or *of*, *for*, *about* …"""
    token = parse.tokens[i]
    source = _noun_source(parse, i)
    for child in token.children:
        dependent = parse.tokens[child]
        if child < i:
            continue
        if dependent.dep in _CLAUSES and (mark := _complementiser(parse, child)):
            yield _nominal(parse, i, f"n_{mark}", source, [child])
        elif dependent.dep == "prep" and dependent.lower not in {"by", "from", "in", "on"}:
            inner = [c for c in dependent.children if parse.tokens[c].dep in {"pobj", "pcomp"}]
            if inner:
                yield _nominal(parse, i, f"n_prep_{dependent.lower}", source, inner)


def _complementiser(parse: Parse, clause: int) -> str:
    tokens = parse.tokens
    for child in tokens[clause].children:
        if tokens[child].dep == "mark" and tokens[child].lower == "that":
            return "that"
        if tokens[child].tag == "TO" and child < clause:
            return "to"
    return ""


def _nominal(parse: Parse, i: int, frame: str, source: int | None, heads: list[int]) -> Candidate:
    token = parse.tokens[i]
    content = runs(parse, [j for head in heads for j in parse.subtree(head)])
    return Candidate(
        head=i,
        lemma=token.lemma.lower(),
        frame=frame,
        cue=(token.start, token.end),
        source=None if source is None else _possessor_range(parse, source, i),
        source_head=source,
        content=content or [(parse.tokens[heads[0]].start, parse.tokens[heads[0]].end)],
        content_head=heads[0],
        negated=any(parse.tokens[c].lower == "no" for c in token.children),
    )


def _possessor_range(parse: Parse, source: int, cue: int) -> Range:
    start, end = source_range(parse, source, cue)
    last = parse.tokens[max(j for j in parse.subtree(source) if parse.tokens[j].end <= end)]
    return (start, last.start) if last.dep == "case" and last.start > start else (start, end)


def _noun_source(parse: Parse, i: int) -> int | None:
    """Return the possessor, the *by* or *from* phrase, or the subject of a light verb above it."""
    tokens = parse.tokens
    for child in tokens[i].children:
        if tokens[child].dep == "poss":
            return child
    for child in tokens[i].children:
        if tokens[child].dep == "prep" and tokens[child].lower in {"by", "from"}:
            for grandchild in tokens[child].children:
                if tokens[grandchild].dep == "pobj":
                    return grandchild
    if tokens[i].dep == "dobj" and tokens[tokens[i].head].lemma.lower() in forms("light"):
        return subject(parse, tokens[i].head)[0]
    return None


def adjective_candidates(parse: Parse, i: int) -> Iterator[Candidate]:
    """Yield the candidates of a predicate adjective: *is sure that*, *is angry about*."""
    tokens = parse.tokens
    token = tokens[i]
    if token.dep != "acomp":
        return
    verb = token.head
    below = parse.dependents(verb)
    source, inherited = subject(parse, verb)
    for child in token.children:
        dependent = tokens[child]
        if dependent.dep in {"ccomp", "xcomp"}:
            heads, frame = [child], f"adj_{dependent.dep}"
        elif dependent.dep == "prep":
            heads = [c for c in dependent.children if tokens[c].dep in {"pobj", "pcomp"}]
            frame = f"adj_prep_{dependent.lower}"
        else:
            continue
        content = runs(parse, [j for head in heads for j in parse.subtree(head)])
        if content:
            start, _ = cue_range(parse, verb, below, None)
            yield Candidate(
                head=i,
                lemma=token.lemma.lower(),
                frame=frame,
                cue=(start, token.end) if start < token.start else (token.start, token.end),
                source=None if source is None else source_range(parse, source, verb),
                source_head=source,
                content=content,
                content_head=heads[0],
                negated="neg" in below,
                inherited=inherited,
            )


def adverb_candidates(parse: Parse, i: int) -> Iterator[Candidate]:
    """Yield the candidate of a sourceless adverb over its clause: *reportedly*, *allegedly*."""
    token = parse.tokens[i]
    if token.dep != "advmod" or not token.lower.endswith("ly"):
        return
    content = runs(parse, [j for j in parse.subtree(token.head) if j != i])
    if content:
        yield Candidate(
            head=i,
            lemma=token.lower,
            frame="adverb",
            cue=(token.start, token.end),
            source=None,
            source_head=None,
            content=content,
            content_head=token.head,
        )
