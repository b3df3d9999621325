"""Quotations → candidate attributions: the cue and source beside each, by parse and place."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from onrecord.annotators.language import Dependents, Parse
from onrecord.annotators.quotations import Quotation
from onrecord.annotators.statements.candidates import Candidate, addressee, cue_range, is_verb
from onrecord.annotators.statements.sources import agent, source_range, subject
from onrecord.annotators.statements.spans import QuotationIndex

# How far from a quotation its cue may stand, in tokens: a long apposition fits in between.
_REACH = 40
_TERMINAL = frozenset([".", "!", "?"])
_DASHES = frozenset(["―", "—", "–", "--", "-"])
# Tokens of a signature: a name with its parts.
_SIGNATURE = 6


def quotation_candidates(
    parse: Parse, starts: Sequence[int], quotation: Quotation, index: QuotationIndex
) -> Iterator[Candidate]:
    """Yield the candidates whose content is ``quotation``, best place first.

    ``starts`` are the offsets at which the tokens of the passage start.
    """
    behind = _behind(parse, starts, quotation, index)
    before = _before(parse, starts, quotation, index)
    for frame, region in (("q_after", behind), ("q_before", before)):
        for cue in _cues(parse, region):
            yield _candidate(parse, cue, region, frame, quotation, index)
    colon = _colon_source(parse, before)
    if colon is not None:
        yield _marked(parse, colon, before[-1], "q_colon", quotation)
    signed = _signature(parse, behind)
    if signed is not None:
        yield _marked(parse, signed, behind[0], "q_dash", quotation)


def _behind(
    parse: Parse, starts: Sequence[int], quotation: Quotation, index: QuotationIndex
) -> list[int]:
    """Return the tokens behind the quotation up to the sentence's end or the next quotation."""
    tokens = parse.tokens
    out: list[int] = []
    first = bisect_left(starts, quotation.end)
    for i in range(first, min(len(tokens), first + _REACH)):
        if index.at(tokens[i].start) is not None or _gap(parse, i, quotation.end, first):
            break
        if tokens[i].text in _TERMINAL:
            break
        out.append(i)
    return out


def _before(
    parse: Parse, starts: Sequence[int], quotation: Quotation, index: QuotationIndex
) -> list[int]:
    """Return the tokens before the quotation back to the sentence's start or a quotation."""
    tokens = parse.tokens
    out: list[int] = []
    last = bisect_left(starts, quotation.start) - 1
    for i in range(last, max(-1, last - _REACH), -1):
        token = tokens[i]
        if index.at(token.start) is not None or token.text in _TERMINAL:
            break
        following = tokens[i + 1].start if i + 1 < len(tokens) else quotation.start
        if "\n\n" in parse.text[token.end : following] and token.text != ":":
            break
        out.append(i)
    return out[::-1]


def _gap(parse: Parse, i: int, end: int, first: int) -> bool:
    before = end if i == first else parse.tokens[i - 1].end
    return "\n" in parse.text[before : parse.tokens[i].start].strip(" \t\r") and (
        "\n\n" in parse.text[before : parse.tokens[i].start] or i == first
    )


def _cues(parse: Parse, region: Sequence[int]) -> Iterator[int]:
    for i in region:
        token = parse.tokens[i]
        if _is_according_to(parse, i) or (is_verb(token) and token.lower != "according"):
            yield i


def _is_according_to(parse: Parse, i: int) -> bool:
    following = parse.tokens[i + 1 : i + 2]
    return parse.tokens[i].lower == "according" and any(t.lower == "to" for t in following)


def _candidate(
    parse: Parse,
    cue: int,
    region: Sequence[int],
    frame: str,
    quotation: Quotation,
    index: QuotationIndex,
) -> Candidate:
    tokens = parse.tokens
    token = tokens[cue]
    below = parse.dependents(cue)
    inside = set(region)
    source, inherited = _source(parse, cue, below, inside, index)
    lemma = token.lemma.lower()
    extra = None
    if _is_according_to(parse, cue):
        lemma, extra = "according_to", cue + 1
        source = next((c for c in tokens[cue + 1].children if tokens[c].dep == "pobj"), None)
    if source is not None and not inherited and source not in inside:
        source = None
    distance = region.index(cue) if frame == "q_after" else len(region) - 1 - region.index(cue)
    return Candidate(
        head=cue,
        lemma=lemma,
        frame=f"{frame}_{'near' if distance <= 3 else 'mid' if distance <= 12 else 'far'}",
        cue=cue_range(parse, cue, below, extra),
        source=None if source is None else _source_range(parse, source, cue, inside, inherited),
        source_head=source,
        content=list(quotation.parts),
        content_head=cue,
        negated="neg" in below,
        inherited=inherited,
        addressee=addressee(lemma, below),
    )


def _source(
    parse: Parse, cue: int, below: Dependents, inside: set[int], index: QuotationIndex
) -> tuple[int | None, bool]:
    """Return the source's head; where the parse has none, the name or pronoun beside the cue."""
    if "auxpass" in below:
        return agent(parse, below), False
    source, inherited = subject(parse, cue)
    quoted = source is not None and bool(index.at(parse.tokens[source].start))
    if source is not None and (source in inside or (inherited and not quoted)):
        return source, inherited
    for near in (cue - 1, cue + 1):
        if near in inside and parse.tokens[near].pos in {"PRON", "PROPN", "NOUN"}:
            return _phrase_head(parse, near, inside), False
    return None, False


def _phrase_head(parse: Parse, i: int, inside: set[int]) -> int:
    while parse.tokens[i].dep in {"compound", "poss", "amod", "nmod"}:
        above = parse.tokens[i].head
        if above not in inside:
            break
        i = above
    return i


def _source_range(
    parse: Parse, source: int, cue: int, inside: set[int], inherited: bool
) -> tuple[int, int]:
    start, end = source_range(parse, source, cue)
    if inherited:
        return start, end
    low, high = parse.tokens[min(inside)].start, parse.tokens[max(inside)].end
    clipped = max(start, low), min(end, high)
    head = parse.tokens[source]
    return clipped if clipped[0] < clipped[1] else (head.start, head.end)


def _colon_source(parse: Parse, before: Sequence[int]) -> int | None:
    """Return the head of *Name:* before a quotation, as in transcripts."""
    if len(before) < 2 or parse.tokens[before[-1]].text != ":":
        return None
    if any(is_verb(parse.tokens[i]) for i in before):
        return None
    return before[-2] if parse.tokens[before[-2]].pos == "PROPN" else None


def _signature(parse: Parse, behind: Sequence[int]) -> int | None:
    """Return the head of the name that signs a quotation: *"…" — Name* up to the line's end."""
    if len(behind) < 2 or parse.tokens[behind[0]].text not in _DASHES:
        return None
    names = []
    for i in behind[1:]:
        if "\n" in parse.text[parse.tokens[i - 1].end : parse.tokens[i].start]:
            break
        names.append(i)
    if not names or len(names) > _SIGNATURE or parse.tokens[names[0]].pos != "PROPN":
        return None
    return names[-1] if parse.tokens[names[-1]].pos == "PROPN" else names[0]


def _marked(parse: Parse, source: int, sign: int, frame: str, quotation: Quotation) -> Candidate:
    """Return the candidate whose cue is a sign: *Name: "…"*, *"…" — Name*."""
    mark = parse.tokens[sign]
    return Candidate(
        head=sign,
        lemma=mark.text,
        frame=frame,
        cue=(mark.start, mark.end),
        source=_name_around(parse, source),
        source_head=source,
        content=list(quotation.parts),
        content_head=sign,
    )


def _name_around(parse: Parse, i: int) -> tuple[int, int]:
    """Return the run of proper nouns that token ``i`` is in."""
    low = high = i
    while low > 0 and _same_name(parse, low - 1, low):
        low -= 1
    while high + 1 < len(parse.tokens) and _same_name(parse, high + 1, high):
        high += 1
    return parse.tokens[low].start, parse.tokens[high].end


def _same_name(parse: Parse, other: int, i: int) -> bool:
    between = parse.text[parse.tokens[min(i, other)].end : parse.tokens[max(i, other)].start]
    return parse.tokens[other].pos == "PROPN" and "\n" not in between
