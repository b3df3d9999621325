"""What the trained extractor finds in a passage → candidates, each with its probability.

PolNeAR, which it is trained on, marks no attribution inside the content of another. So a content
that may tell of one is read a second time, on its own, where it looks like any other text.
"""

from __future__ import annotations

import math
import tomllib
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from importlib.resources import files

from msgspec import Struct, convert

from onrecord.annotators.language import Parse, Token
from onrecord.annotators.statements.candidates import Candidate
from onrecord.annotators.statements.encoder.decode import Attribution, attributions
from onrecord.annotators.statements.encoder.features import (
    Ints,
    head_of,
    unquoted,
)
from onrecord.annotators.statements.lexicon import acts
from onrecord.annotators.statements.plausible import is_told, needed
from onrecord.annotators.statements.select import select
from onrecord.annotators.statements.sources import closed, without_time
from onrecord.annotators.statements.spans import QuotationIndex, Range, snap, subtract, trimmed
from onrecord.annotators.statements.wording import wording

# Tokens of the shortest content that can hold a source, a cue and a content of its own.
_TELLING = 4
_DEPTH = 2
# PolNeAR marks nothing within a content, so that the network thinks less of cues there.
_NESTED_FLOOR = -5.0
# What a phrase begins with, and the tokens of a long one.
_OPENING = frozenset(["det", "poss", "amod", "compound", "nummod", "aux", "auxpass"])
_PHRASE = 12


class Calibration(Struct, frozen=True, forbid_unknown_fields=True):
    """The log-linear model from what the networks say to a probability (Platt's scaling).

    A candidate is taken from ``threshold`` on, one inside another's content from ``nested`` on.
    """

    cue: float
    real: float
    margin: float
    sourced: float
    bias: float
    threshold: float
    nested: float


@lru_cache(maxsize=1)
def calibration() -> Calibration:
    """Return the packaged calibration; reads the file once a process."""
    table = files("onrecord.models").joinpath("attributions", "calibration.toml")
    return convert(tomllib.loads(table.read_text(encoding="utf-8")), Calibration)


def extract(parse: Parse, features: Ints, index: QuotationIndex) -> list[Candidate]:
    """Return the likely attributions of a passage in text order; none lies in another's content.

    ``features`` are those of ``token_features``.
    """
    found = attributions(parse, features)
    return select(parse, _likely(parse, found, index, calibration().threshold), index)


def with_nested(
    parse: Parse, features: Ints, index: QuotationIndex, found: Sequence[Candidate]
) -> list[Candidate]:
    """Return ``found`` and what their contents tell of, level by level, in text order."""
    every, level = list(found), list(found)
    for _ in range(_DEPTH):
        level = list(_nested(parse, features, index, level))
        if not level:
            break
        every = select(parse, [*every, *level], index)
    return every


def probability(found: Attribution, scale: Calibration) -> float:
    """Return the probability in [0, 1] that ``found`` is an attribution of that source."""
    cue, real, margin = found.logits
    total = scale.bias + scale.cue * cue + scale.real * real + scale.margin * margin
    total += scale.sourced * bool(found.source)
    return 1 / (1 + math.exp(-total))


def _likely(
    parse: Parse, found: Iterable[Attribution], index: QuotationIndex, threshold: float
) -> Iterator[Candidate]:
    for attribution in found:
        score = probability(attribution, calibration())
        if score >= threshold and (one := _candidate(parse, attribution, index, score)) is not None:
            yield one


def _nested(
    parse: Parse, features: Ints, index: QuotationIndex, outer: Sequence[Candidate]
) -> Iterator[Candidate]:
    """Yield what the contents of ``outer`` tell of when each is read alone."""
    starts = [token.start for token in parse.tokens]
    bare = unquoted(features)
    for candidate in outer:
        told = _told(parse, starts, candidate.content)
        if told:
            found = attributions(parse, bare, only=told, floor=_NESTED_FLOOR)
            likely = _likely(parse, found, index, calibration().nested)
            yield from (one for one in likely if _is_sure(parse, one))


def _told(parse: Parse, starts: Sequence[int], content: Sequence[Range]) -> list[int]:
    """Return the tokens of a content that may tell of an attribution, none where it cannot.

    Marks and the conjunction that open it are left off; the full stop of its sentence closes it.
    """
    told = [
        i
        for start, end in content
        for i in range(bisect_left(starts, start), bisect_left(starts, end))
    ]
    while told and (parse.tokens[told[0]].pos == "PUNCT" or parse.tokens[told[0]].dep == "mark"):
        told.pop(0)
    if len(told) < _TELLING or not any(parse.tokens[i].lemma.lower() in acts() for i in told[1:]):
        return []
    stop = parse.sentences[parse.tokens[told[-1]].sentence][1] - 1
    return told if stop <= told[-1] else [*told, stop]


def _is_sure(parse: Parse, candidate: Candidate) -> bool:
    """Tell what was told, has a source of its own and is as likely as its wording asks."""
    if candidate.source_head is None or not is_told(parse, candidate.head):
        return False
    return candidate.score >= needed(parse, candidate, wording(parse, candidate), nested=True)


def _candidate(
    parse: Parse, found: Attribution, index: QuotationIndex, score: float
) -> Candidate | None:
    """Return the candidate, its content fitted to quotations, or ``None`` where nothing is left."""
    cue = (trimmed(parse.text, ranges(parse, found.cue)) or ranges(parse, found.cue))[0]
    head, source = _source(parse, found.source)
    taken = [cue] if source is None else [cue, source]
    told = rounded(parse, found.content)
    content = trimmed(parse.text, subtract(snap(ranges(parse, told), cue, index), taken))
    if not content:
        return None
    return Candidate(
        head=found.head,
        lemma=_lemma(parse, found.head),
        cue=cue,
        source=source,
        source_head=head,
        content=content,
        content_head=head_of(parse, found.content),
        score=score,
    )


def rounded(parse: Parse, told: Sequence[int]) -> Sequence[int]:
    """Return a content that ends in *the*, *of the* or *by* with the phrase which that begins."""
    last = parse.tokens[told[-1]]
    if last.dep in _OPENING and last.head > last.i:
        missing = last.head
    elif last.dep == "prep":
        missing = next((child for child in last.children if child > last.i), last.i)
    else:
        return told
    end = max(parse.subtree(missing)) + 1
    return [*told, *range(last.i + 1, end)] if end - last.i <= _PHRASE else told


def _source(parse: Parse, tokens: Sequence[int]) -> tuple[int | None, Range | None]:
    """Return the head of the source and its range, without the date that may close it."""
    if not tokens:
        return None, None
    head = head_of(parse, tokens)
    kept = closed(parse, without_time(parse, list(tokens), head))
    spans = trimmed(parse.text, ranges(parse, kept))
    return (head, _bracketed(parse.text, spans[0])) if spans else (None, None)


def _bracketed(text: str, span: Range) -> Range:
    """Return a span with the bracket before it that it closes: *[W]e*."""
    start, end = span
    opened = text.startswith("[", start - 1) and text.count("]", start, end) > text.count(
        "[", start, end
    )
    return (start - 1, end) if start and opened else span


def _lemma(parse: Parse, head: int) -> str:
    below = parse.dependents(head)
    lemma = parse.tokens[head].lemma.lower()
    return f"{lemma}_{parse.tokens[below['prt'][0]].lower}" if "prt" in below else lemma


def ranges(parse: Parse, indices: Sequence[int]) -> list[Range]:
    """Return the character range of each run of neighbouring tokens of a paragraph."""
    tokens = parse.tokens
    out: list[list[int]] = []
    for i in indices:
        if out and i == out[-1][-1] + 1 and not _is_broken(parse, tokens[i - 1], tokens[i]):
            out[-1].append(i)
        else:
            out.append([i])
    return [(tokens[run[0]].start, tokens[run[-1]].end) for run in out]


def _is_broken(parse: Parse, before: Token, after: Token) -> bool:
    """Tell a paragraph's end between two tokens."""
    lines = parse.text.count("\n", before.end, after.start)
    return lines > 1 or (lines == 1 and before.sentence != after.sentence)
