"""Constructions that attribute by their form alone, whoever else finds them.

*Has reportedly left*; *in the view of the mayor, the bridge is safe*; *…, the agency reported,
citing police*; *a claim echoed by Poland*. They are rare and closed: a trained reader sees few of
them, and a list holds all. Of fifty of each in news at most one in five were read wrongly.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from onrecord.annotators.language import Parse, Token
from onrecord.annotators.statements.candidates import SUBJECTS, Candidate, cue_range
from onrecord.annotators.statements.circumstances.nouns import is_somebody
from onrecord.annotators.statements.lexicon import acts, forms
from onrecord.annotators.statements.sources import agent, source_range
from onrecord.annotators.statements.spans import (
    QuotationIndex,
    Range,
    overlap,
    runs,
    snap,
    subtract,
    trimmed,
)

# Confidence of a construction that leaves nothing open.
_SURE = 0.9
_FIRST = frozenset(["my", "our", "your"])
# What begins or joins a clause without being said: "that he reportedly left".
_JOINTS = frozenset(["mark", "cc", "punct", "preconj"])
# Verbs above a participle that may be the one it goes with: "reported, citing police".
_STEPS = 3


def with_formulas(
    parse: Parse, index: QuotationIndex, candidates: Sequence[Candidate]
) -> list[Candidate]:
    """Return ``candidates`` with those that a formula attributes and none of them has as its cue.

    Of *citing* and *echoed by* the rule knows better than who found it who says what.
    """
    cited = {one.head: one for one in [*_cited(parse, candidates), *_echoed(parse)]}
    found = [one for one in candidates if one.head not in cited]
    for one in [*_hearsay(parse), *_viewed(parse, index)]:
        if not any(overlap([one.cue], [other.cue]) for other in found):
            one.content = snap(one.content, one.cue, index)
            found.append(one)
    return [*found, *cited.values()]


def _hearsay(parse: Parse) -> Iterator[Candidate]:
    """Yield *reportedly* and the like with the clause that they stand in; nobody says it."""
    for token in parse.tokens:
        if token.lower in forms("hearsay") and token.dep == "advmod":
            content = _clause(parse, token.head, without={token.i})
            if content:
                yield _candidate(token, None, None, (token.start, token.end), content)


def _viewed(parse: Parse, index: QuotationIndex) -> Iterator[Candidate]:
    """Yield *in the view of X* and *in X's view* with the clause that they frame."""
    for token in parse.tokens:
        above = parse.tokens[token.head]
        framed = token.dep == "pobj" and above.lower == "in" and above.dep == "prep"
        whose = _holder(parse, token) if framed and token.lower in forms("views") else None
        if whose is None:
            continue
        content = _framed(parse, index, token, above)
        if content:
            of = parse.tokens[whose].head
            first, last = (above.i, of) if whose > token.i else (token.i, token.i)
            cue = parse.tokens[first].start, parse.tokens[last].end
            yield _candidate(token, whose, source_range(parse, whose, token.i), cue, content)


def _framed(parse: Parse, index: QuotationIndex, view: Token, preposition: Token) -> list[Range]:
    """Return what a view is of; *in the words of* has those that are quoted behind it."""
    covered = parse.subtree(preposition.i)
    if view.lower == "words":
        low = parse.tokens[covered[-1]].end
        high = parse.tokens[parse.sentences[view.sentence][1] - 1].end
        quoted = [
            part for one in index.between(low, high) if one.start >= low for part in one.parts
        ]
        if quoted:
            return quoted
    if not _is_set_off(parse, covered):
        return []
    return _clause(parse, preposition.head, without=set(covered))


def _holder(parse: Parse, view: Token) -> int | None:
    """Return whose view it is, unless it is the speaker's own within a quotation.

    *Its view that …* and *his view of it* tell what is thought themselves.
    """
    behind = [child for child in view.children if child > view.i]
    for child in view.children:
        token = parse.tokens[child]
        if token.dep == "poss" and token.lower not in _FIRST and not behind:
            return child
        if token.lower == "of" and token.dep == "prep" and view.i == token.i - 1:
            return next((c for c in token.children if parse.tokens[c].dep == "pobj"), None)
    return None


def _is_set_off(parse: Parse, covered: Sequence[int]) -> bool:
    """Tell a phrase that opens its sentence or that marks part off on either side."""
    before, behind = covered[0] - 1, covered[-1] + 1
    opens = covered[0] == parse.sentences[parse.tokens[covered[0]].sentence][0]
    parted = before >= 0 and parse.tokens[before].pos == "PUNCT"
    closed = behind < len(parse.tokens) and parse.tokens[behind].pos == "PUNCT"
    return opens or (parted and closed)


def _cited(parse: Parse, candidates: Sequence[Candidate]) -> Iterator[Candidate]:
    """Yield *citing X* beside a report: X says what is reported. The report loses these words."""
    by_head = {one.head: one for one in candidates}
    by_source = {one.source_head: one for one in candidates if one.source_head is not None}
    for token in parse.tokens:
        if token.tag != "VBG" or token.lemma.lower() not in forms("quoting"):
            continue
        above = list(islice(parse.ancestors(token.i), _STEPS))
        reported = by_source.get(token.head) or next(
            (by_head[i] for i in above if i in by_head), None
        )
        cited = next((c for c in token.children if parse.tokens[c].dep == "dobj"), None)
        if reported is None or cited is None or not _vouches(parse, cited):
            continue
        if acts().get(reported.lemma, "say") in {"say", "report"}:
            source = source_range(parse, cited, token.i)
            cue = token.start, token.end
            left = trimmed(parse.text, subtract(reported.content, [(cue[0], source[1])]))
            reported.content = left or reported.content
            one = _candidate(token, cited, source, cue, list(reported.content))
            one.under = reported.cue
            yield one


def _echoed(parse: Parse) -> Iterator[Candidate]:
    """Yield *a claim echoed by X*, *which was echoed by X*: X says it too."""
    for token in parse.tokens:
        below = parse.dependents(token.i) if token.lemma.lower() in forms("echoing") else {}
        speaker = agent(parse, below)
        if speaker is None or token.tag not in {"VBN", "VBD"}:
            continue
        subjects = [*below.get("nsubjpass", ()), *below.get("nsubj", ())]
        told = subjects[0] if subjects else token.head if token.dep == "acl" else None
        if told is not None and told < token.i:
            content = runs(parse, (i for i in parse.subtree(told) if i <= told))
            cue = cue_range(parse, token.i, below)
            yield _candidate(token, speaker, source_range(parse, speaker, token.i), cue, content)


def _vouches(parse: Parse, i: int) -> bool:
    """Tell people and what they wrote from reasons: *citing police*, *citing bad weather*."""
    token = parse.tokens[i]
    return is_somebody(parse, i) or token.lemma.lower() in forms("documents")


def _clause(parse: Parse, head: int, *, without: set[int]) -> list[Range]:
    """Return the clause of the finite verb ``head`` but for some tokens and what joins it on."""
    tokens = parse.tokens
    below = tokens[head].children
    if tokens[head].pos not in {"VERB", "AUX"} or not any(
        tokens[child].dep in SUBJECTS for child in below
    ):
        return []
    left = {child for child in below if tokens[child].dep in _JOINTS or _is_apart(parse, child)}
    out = without | {i for child in left for i in parse.subtree(child)}
    return runs(parse, (i for i in parse.subtree(head) if i not in out))


def _is_apart(parse: Parse, i: int) -> bool:
    """Tell a clause of its own beside another: *…, and he left*."""
    token = parse.tokens[i]
    beside = token.dep in {"conj", "parataxis", "ccomp"} and token.tag in {"VBD", "VBZ", "VBP"}
    return beside and any(parse.tokens[c].dep in SUBJECTS for c in token.children)


def _candidate(
    token: Token, who: int | None, source: Range | None, cue: Range, content: list[Range]
) -> Candidate:
    return Candidate(
        head=token.i,
        lemma=token.lemma.lower(),
        cue=cue,
        source=source,
        source_head=who,
        content=content,
        content_head=token.head,
        score=_SURE,
    )
