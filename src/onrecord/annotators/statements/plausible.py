"""Which candidates are no statements, whatever their score, and which need a better one."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from onrecord.annotators.language import Parse
from onrecord.annotators.statements.candidates import Candidate
from onrecord.annotators.statements.circumstances.nouns import is_somebody
from onrecord.annotators.statements.lexicon import acts, constructions, forms
from onrecord.annotators.statements.spans import QuotationIndex, overlap
from onrecord.annotators.statements.wording import Wording, holds, wording

# Tokens of a cue that are looked at.
_WORDS = 12
# The least probability of what quotes nothing, by what speaks against it. On PolNeAR dev each loses
# one right statement for two wrong ones at least, together 11 in precision for 3 in recall; read on
# news of other kinds, where such statements were one in five, nearly all of them were wrong.
_UNKNOWN_PHRASE = 0.5
_UNKNOWN_CLAUSE = 0.35
_NO_SOURCE = 0.35
_NOBODY = 0.75
_MODAL = 0.45
_INFINITIVE = 0.5
# Within the content of another, what is not a known cue with a clause.
_NESTED_PHRASE = 0.3
_FIRST = frozenset(["i", "we"])
_SUBJECTS = frozenset(["nsubj", "nsubjpass"])
_CLAUSES = frozenset(["clause", "infinitive", "subjunctive", "question", "future", "quoted"])
_CONDITIONS = frozenset(["if", "unless", "whether"])
_MARKS = ("“", "”", '"', "„", "«", "``", "''")


def plausible(parse: Parse, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Return the candidates that can be statements, in the order given.

    Left out are cues that attribute nothing in their construction (knowledge/constructions.toml)
    and, of two that tell of one saying, the outer: *declined* beside *to say whether …*.
    """
    by_head = {candidate.head: candidate for candidate in candidates}
    kept = []
    for candidate in candidates:
        worded = wording(parse, candidate)
        doubled = worded.bearer != candidate.head and worded.bearer in by_head
        doubled = doubled or _is_part(parse, candidate, by_head)
        weak = candidate.score < needed(parse, candidate, worded)
        if not doubled and not weak and not is_never(parse, candidate, worded):
            kept.append(candidate)
    return kept


def _is_part(parse: Parse, candidate: Candidate, by_head: dict[int, Candidate]) -> bool:
    """Tell a preposition that belongs to another's cue: *against* in *warned them against it*."""
    token = parse.tokens[candidate.head]
    other = by_head.get(token.head) if token.pos == "ADP" else None
    return other is not None and overlap([candidate.cue], other.content) > 0


def needed(parse: Parse, candidate: Candidate, worded: Wording, *, nested: bool = False) -> float:
    """Return the probability that a candidate must reach, 0 where nothing speaks against it.

    A cue that no table knows, a content without a verb, no source or nobody as the source, and a
    cue that tells what may be or is to be done each ask for more. Quoted words ask for nothing but
    within the content of another.
    """
    known = worded.cue in acts() or candidate.lemma in acts()
    clause = not worded.content.isdisjoint(_CLAUSES)
    asked = [_NESTED_PHRASE if nested and not (known and clause) else 0.0]
    if not _is_quoted(parse, candidate):
        asked.extend(_of_wording(parse, candidate, worded, known=known, clause=clause))
    return max(asked)


def _is_quoted(parse: Parse, candidate: Candidate) -> bool:
    return any(mark in parse.text[low:high] for low, high in candidate.content for mark in _MARKS)


def _of_wording(
    parse: Parse, candidate: Candidate, worded: Wording, *, known: bool, clause: bool
) -> Iterator[float]:
    if not known:
        yield _UNKNOWN_CLAUSE if clause else _UNKNOWN_PHRASE
    yield from _of_source(parse, candidate.source_head)
    if worded.cue != "say":
        yield from _of_mood(parse, candidate.head)


def _of_source(parse: Parse, head: int | None) -> Iterator[float]:
    if head is None:
        yield _NO_SOURCE
    elif parse.tokens[head].lower in forms("nobody"):
        yield _NOBODY


def _of_mood(parse: Parse, head: int) -> Iterator[float]:
    if parse.is_infinitive(head):
        yield _INFINITIVE
    if any(parse.tokens[child].tag == "MD" for child in parse.tokens[head].children):
        yield _MODAL


def is_told(parse: Parse, head: int) -> bool:
    """Tell what was said from what may be: not *would say that*, *if she says that*."""
    before = [parse.tokens[child] for child in parse.tokens[head].children if child < head]
    modal = any(child.tag == "MD" for child in before)
    return not modal and not any(c.dep == "mark" and c.lower in _CONDITIONS for c in before)


def is_never(parse: Parse, candidate: Candidate, worded: Wording) -> bool:
    """Tell whether the cue is one that attributes nothing in its construction: *met to discuss*.

    A cue with a noun or another verb in it is left alone: *began his speech by saying*.
    """
    never = (_is_labelled, _is_attribute, _is_naming, _is_of_things)
    if any(tells(parse, candidate) for tells in never):
        return True
    if _is_rich(parse, candidate):
        return False
    lemma = parse.tokens[candidate.head].lemma.lower()
    entries = constructions("never")
    listed = [*entries.get(worded.cue, ()), *entries.get(lemma, ())]
    return any(holds(parse, entry, worded) for entry in listed)


def is_performed(parse: Parse, candidate: Candidate, index: QuotationIndex) -> bool:
    """Tell *we propose …* in a quotation: who quotes it tells of the same act."""
    head, source = candidate.head, candidate.source_head
    if source is None or index.at(candidate.cue[0]) is None or parse.tokens[head].tag != "VBP":
        return False
    own = parse.tokens[source].lower in _FIRST
    return own and parse.tokens[head].lemma.lower() in forms("performatives")


def _is_labelled(parse: Parse, candidate: Candidate) -> bool:
    """Tell *Photograph: …*, *The Latest: …*, said by nobody."""
    if parse.tokens[candidate.head].text != ":" or candidate.source is None:
        return False
    words = parse.text[slice(*candidate.source)].lower().split()
    return not forms("labels").isdisjoint(words)


def _is_naming(parse: Parse, candidate: Candidate) -> bool:
    """Tell *a dress called “The Answer”*, *the galaxy known as the Whirlpool*."""
    token = parse.tokens[candidate.head]
    reduced = token.dep == "acl" and token.tag == "VBN" and candidate.source is None
    return reduced and token.lemma.lower() in forms("naming")


def _is_attribute(parse: Parse, candidate: Candidate) -> bool:
    """Tell *the said trees*."""
    head = candidate.head
    before = parse.tokens[head - 1].lower if head else ""
    return before == "the" and parse.tokens[head].lower == "said"


def _is_of_things(parse: Parse, candidate: Candidate) -> bool:
    """Tell *Many showed …* behind *Bodies were found*: they tell nothing, as a document would.

    A quantity alone stands for the last plural subject of the sentence before.
    """
    head = candidate.source_head
    if head is None or parse.tokens[head].lower not in forms("quantities"):
        return False
    if parse.tokens[candidate.head].lemma.lower() not in forms("showing"):
        return False
    sentence = parse.tokens[head].sentence
    if parse.tokens[head].children or sentence == 0:
        return False
    first, last = parse.sentences[sentence - 1]
    plural = [t for t in parse.tokens[first:last] if t.tag == "NNS" and t.dep in _SUBJECTS]
    if not plural:
        return False
    noun = plural[-1]
    return not is_somebody(parse, noun.i) and noun.lemma.lower() not in forms("documents")


def _is_rich(parse: Parse, candidate: Candidate) -> bool:
    """Tell a cue of more than one word that means something."""
    low, high = candidate.cue
    first = bisect_left(parse.tokens, low, key=lambda token: token.start)
    for token in parse.tokens[first : first + _WORDS]:
        if token.start >= high:
            return False
        if token.i != candidate.head and token.pos in {"NOUN", "VERB"}:
            return True
    return False
