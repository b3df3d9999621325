"""Words that a name and a sign alone attribute: *Name: “…”*, *“…” — Name*, a transcript.

They have no verb for a cue; the sign is the cue. Only what no cue beside it has is looked at.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from onrecord.annotators.language import Parse, Token
from onrecord.annotators.quotations import Quotation, is_utterance, paragraphs
from onrecord.annotators.statements.candidates import Candidate
from onrecord.annotators.statements.lexicon import acts
from onrecord.annotators.statements.spans import QuotationIndex, Range, overlap, size

_DASHES = frozenset(["―", "—", "–", "--", "-"])
# Tokens of a signature: a name with its parts.
_SIGNATURE = 6
# Confidence of a construction that leaves nothing open.
_SURE = 0.9
# "MODERATOR: ", "“SEN. VARGA: ": a speaker in capitals at the head of a paragraph.
_TURN = re.compile(r"[\"“”']{0,2}([A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){0,3})(:) +(?=\S)")
# Fewer turns are no transcript but a heading: "UPDATE: …".
_TURNS = 3


def with_signed(
    parse: Parse, index: QuotationIndex, candidates: Sequence[Candidate]
) -> list[Candidate]:
    """Return ``candidates`` with those that a sign attributes and none of them has as content.

    What is read across the bounds of signed words gives way, save to a known cue beside them.
    """
    starts = [token.start for token in parse.tokens]
    found = list(candidates)
    for one in [*_signed(parse, starts, index), *_turns(parse, starts)]:
        rivals = [other for other in found if overlap(one.content, other.content)]
        if not any(_is_cued(other, one) for other in rivals):
            kept = [other for other in found if other not in rivals or _is_within(other, one)]
            found = [*kept, one]
    return found


def _is_cued(rival: Candidate, signed: Candidate) -> bool:
    """Tell a cue beside signed words that can have them as content: *“…,” he wrote — in May*."""
    return rival.lemma in acts() and not overlap([rival.cue], signed.content)


def _is_within(inner: Candidate, outer: Candidate) -> bool:
    """Tell what is a part of what ``outer`` says."""
    covered = overlap(inner.content, outer.content)
    return covered == size(inner.content) < size(outer.content)


def _signed(parse: Parse, starts: Sequence[int], index: QuotationIndex) -> Iterator[Candidate]:
    for quotation in index.between(parse.start, parse.end):
        inside = parse.start <= quotation.start and quotation.end <= parse.end
        if not inside or not is_utterance(parse.text[quotation.start : quotation.end]):
            continue
        sign = _colon(parse, starts, quotation) or _dash(parse, starts, quotation)
        if sign is not None:
            yield _candidate(parse, sign[0], sign[1], list(quotation.parts))


def _colon(
    parse: Parse, starts: Sequence[int], quotation: Quotation
) -> tuple[int, list[int]] | None:
    """Return the colon before a quotation and the name that opens its sentence."""
    sign = bisect_left(starts, quotation.start) - 1
    if sign < 1 or parse.tokens[sign].text != ":":
        return None
    name = list(range(parse.sentences[parse.tokens[sign].sentence][0], sign))
    return (sign, name) if _is_name(parse, name) else None


def _dash(
    parse: Parse, starts: Sequence[int], quotation: Quotation
) -> tuple[int, list[int]] | None:
    """Return the dash behind a quotation and the name that it signs with, up to the line's end.

    The closing mark and the dash may be one token.
    """
    sign = bisect_left(starts, quotation.end)
    if sign and parse.tokens[sign - 1].end > quotation.end:
        sign -= 1
    if sign >= len(parse.tokens):
        return None
    token = parse.tokens[sign]
    if parse.text[max(token.start, quotation.end) : token.end] not in _DASHES:
        return None
    name = []
    for i in range(sign + 1, min(len(parse.tokens), sign + _SIGNATURE + 2)):
        if "\n" in parse.text[parse.tokens[i - 1].end : parse.tokens[i].start]:
            break
        name.append(i)
    while name and parse.tokens[name[-1]].pos == "PUNCT":
        name.pop()
    return (sign, name) if _is_name(parse, name) else None


def _is_name(parse: Parse, name: Sequence[int]) -> bool:
    words = [parse.tokens[i] for i in name]
    return 0 < len(words) <= _SIGNATURE and all(word.pos == "PROPN" for word in words)


def _turns(parse: Parse, starts: Sequence[int]) -> Iterator[Candidate]:
    """Yield the turns of a transcript, a paragraph each."""
    text = parse.text[: parse.end]
    found = [
        (turn, end)
        for start, end in paragraphs(text[parse.start :])
        if (turn := _TURN.match(text, parse.start + start)) is not None
    ]
    if len(found) < _TURNS:
        return
    for turn, end in found:
        sign = bisect_left(starts, turn.start(2))
        name = list(range(bisect_left(starts, turn.start(1)), sign))
        content = [(turn.end(), parse.start + end)]
        if name and sign < len(starts) and starts[sign] == turn.start(2):
            yield _candidate(parse, sign, name, content)


def _candidate(parse: Parse, sign: int, name: Sequence[int], content: list[Range]) -> Candidate:
    mark = parse.tokens[sign]
    return Candidate(
        head=sign,
        lemma=mark.text,
        cue=(_behind(mark, content), mark.end),
        source=(parse.tokens[name[0]].start, parse.tokens[name[-1]].end),
        source_head=name[-1],
        content=content,
        content_head=sign,
        score=_SURE,
    )


def _behind(mark: Token, content: Sequence[Range]) -> int:
    """Return where a sign begins that may be one token with the mark before it."""
    return max([mark.start, *(end for _, end in content if mark.start < end <= mark.end)])
