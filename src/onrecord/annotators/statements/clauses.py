"""What those who say something tell that others say: *the mayor said that the union warned …*.

PolNeAR marks no attribution within the content of another, so that who learned from it overlooks
most there. Grammar does not: outside of contents nineteen of twenty verbs of saying with a subject
and a clause of their own attribute in PolNeAR's training part. (There the trained reader finds
them; what it leaves is rightly left in every other case.)
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.annotators.language import Parse, Token
from onrecord.annotators.statements.candidates import SUBJECTS, Candidate, cue_range
from onrecord.annotators.statements.lexicon import acts, forms
from onrecord.annotators.statements.plausible import is_never, is_told
from onrecord.annotators.statements.sources import source_range, subject
from onrecord.annotators.statements.spans import Range, merge, overlap, runs
from onrecord.annotators.statements.wording import known_as, wording

# Confidence: read in news, four of five.
_LIKELY = 0.6
# Who speaks and is spoken to, *I think*, is no second source; *that* and *it* are nobody.
_PARTIES = frozenset(["i", "we", "you", "it", "there", "that", "this", "what"])
# What ties the second word of a cue to its first, and what is said to both.
_JOINTS = frozenset(["prep", "prt"])
_OBJECTS = frozenset(["dobj", "xcomp", "pobj"])


def with_clauses(parse: Parse, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Return ``candidates`` with those within their contents that none of them has as its cue.

    Verbs of two words, *called for*, *ruled out*, are looked for everywhere.
    """
    found = list(candidates)
    cues = [one.cue for one in candidates]
    told = merge(part for one in candidates for part in one.content)
    for token in parse.tokens:
        if not _is_cue(parse, token):
            continue
        cue = cue_range(parse, token.i, parse.dependents(token.i))
        if overlap([cue], cues) or not (
            overlap([cue], told) or known_as(parse, token.i) in forms("phrasal")
        ):
            continue
        one = _attributed(parse, token, cue)
        if one is not None and not is_never(parse, one, wording(parse, one)):
            found.append(one)
    return found


def _is_cue(parse: Parse, token: Token) -> bool:
    """Tell a verb of the table of acts; *seems* is not, nor is *holds him harmless*."""
    known = token.pos == "VERB" and known_as(parse, token.i) in acts()
    empty = forms("raising") | forms("light") - forms("bound")
    return known and token.lemma.lower() not in empty


def _attributed(parse: Parse, verb: Token, cue: Range) -> Candidate | None:
    clause = _clause(parse, verb)
    source = None if clause is None else _source(parse, verb)
    if clause is None or source is None or not is_told(parse, verb.i):
        return None
    if parse.tokens[source].lower in forms("nobody") | _PARTIES:
        return None
    covered = _covered(parse, verb, clause)
    if parse.tokens[clause].dep in _JOINTS:
        cue = cue[0], max(cue[1], parse.tokens[clause].end)
        covered = _behind(parse, verb, clause)
    content = runs(parse, covered)
    if not content:
        return None
    return Candidate(
        head=verb.i,
        lemma=verb.lemma.lower(),
        cue=cue,
        source=source_range(parse, source, verb.i),
        source_head=source,
        content=content,
        content_head=clause,
        score=_LIKELY,
    )


def _covered(parse: Parse, verb: Token, clause: int) -> list[int]:
    """Return the tokens of a clause; *to pay and that he left* are two, of which one is said."""
    out: set[int] = set()
    if parse.is_infinitive(clause):
        for child in parse.tokens[clause].children:
            below = parse.tokens[child].children
            if any(parse.tokens[c].dep in SUBJECTS for c in below):
                out |= {i for i in parse.subtree(child) if parse.tokens[child].dep == "conj"}
    return [i for i in parse.subtree(clause) if i > verb.i and i not in out]


def _behind(parse: Parse, verb: Token, joint: int) -> list[int]:
    """Return the tokens of what stands behind *called on*: whom, and to do what."""
    beside = (c for c in verb.children if c > joint)
    below = [c for c in beside if parse.tokens[c].dep in _OBJECTS or parse.is_infinitive(c)]
    covered = [i for i in parse.subtree(joint) if i > joint]
    return sorted({*covered, *(i for child in below for i in parse.subtree(child))})


def _source(parse: Parse, verb: Token) -> int | None:
    """Return the subject; of *switched to Russian to call for peace* that of the verb above."""
    own = (c for c in verb.children if parse.tokens[c].dep == "nsubj" and c < verb.i)
    found = next(own, None)
    inherits = verb.dep == "advcl" and parse.is_infinitive(verb.i)
    if found is None and inherits and known_as(parse, verb.i) in forms("phrasal"):
        found, _ = subject(parse, verb.i)
    return found


def _clause(parse: Parse, verb: Token) -> int | None:
    """Return the head of what is said behind the verb, if its form is one that is said."""
    cue = known_as(parse, verb.i)
    lemma = verb.lemma.lower()
    for child in verb.children:
        token = parse.tokens[child]
        if child < verb.i:
            continue
        if token.dep in _JOINTS and f"{lemma}_{token.lower}" == cue and cue in forms("phrasal"):
            return child
        if token.dep not in {"ccomp", "xcomp"}:
            continue
        own = any(parse.tokens[c].dep in SUBJECTS for c in token.children)
        if own and not _is_perceived(parse, verb, token):
            return child
        if parse.is_infinitive(child) and lemma in forms("bound"):
            return child
        if _is_gerund(parse, token) and lemma in forms("owning"):
            return child
    return None


def _is_perceived(parse: Parse, verb: Token, clause: Token) -> bool:
    """Tell *saw him leave*, *heard them talking* from *saw that he left*."""
    bare = verb.lemma.lower() in forms("perceiving") and clause.tag in {"VB", "VBN"}
    helped = any(parse.tokens[child].dep == "aux" for child in clause.children)
    return bare or (clause.tag == "VBG" and not helped)


def _is_gerund(parse: Parse, token: Token) -> bool:
    """Tell *laying*, *having laid*."""
    return token.tag == "VBG" or any(parse.tokens[c].lower == "having" for c in token.children)
