"""Sampled errors of onrecord's statements, in their context, for people to read.

An attribution is a *miss* where nothing of ours meets its content, and ours an *extra* where it
meets none. Of the pairs, the content of which meets, *source* is one with half of the union in
both, but another source, and *boundary* the rest of those where not all three are the same. A
*nested-miss* is a nested one of ``bench/nested.jsonl`` that is not found with the right one around
it, a *nested-extra* one of ours that is said to be nested and is none of these.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from bench.attribution_scores import KINDS, Attribution, attribution, match, right, sources_meet
from bench.nesting import innermost

WHATS = ("miss", "extra", "source", "boundary", "nested-miss", "nested-extra")
# So many cues are told of the misses and of the extras.
_CUES = 20
# Code points around what is shown, and of each end of a long stretch within.
_AROUND, _WITHIN = 160, 220
_MARKS = {"source": ("{", "}"), "cue": ("<", ">"), "content": ("[", "]")}

Spans = dict[str, Any]


class Error(NamedTuple):
    """One error: its document, what it is, the kind of the content, gold and ours."""

    document: dict[str, Any]
    what: str
    kind: str
    gold: Spans | None
    ours: Spans | None


def of_document(
    document: dict[str, Any], gold: Sequence[Spans], ours: Sequence[Spans]
) -> Iterator[Error]:
    """Yield the errors of one document."""
    text = document["text"]
    wanted = [attribution(text, **one) for one in gold]
    found = [attribution(text, **one) for one in ours]
    pairs = match(wanted, found)
    for pair in pairs:
        what = _what(pair.iou, wanted[pair.gold], found[pair.predicted])
        if what is not None:
            kind = wanted[pair.gold].kind
            yield Error(document, what, kind, gold[pair.gold], ours[pair.predicted])
    for place in sorted(set(range(len(gold))) - {pair.gold for pair in pairs}):
        yield Error(document, "miss", wanted[place].kind, gold[place], None)
    for place in sorted(set(range(len(ours))) - {pair.predicted for pair in pairs}):
        yield Error(document, "extra", found[place].kind, None, ours[place])


def of_nested(
    document: dict[str, Any], gold: Sequence[Spans], ours: Sequence[Spans]
) -> Iterator[Error]:
    """Yield the errors of the nested ones; ``gold`` holds them with those around them."""
    wanted = [attribution(document["text"], **one) for one in gold]
    found = [attribution(document["text"], **one) for one in ours]
    around, met = innermost(wanted), right(wanted, found)
    of_gold = {of: place for place, of in met.items()}
    for place, holders in enumerate(around):
        mine = of_gold.get(place)
        within = None if mine is None else found[mine].within
        if holders and (within is None or met.get(within) not in holders):
            shown = None if mine is None else ours[mine]
            yield Error(document, "nested-miss", wanted[place].kind, gold[place], shown)
    for place, one in enumerate(found):
        if one.within is not None and not (place in met and around[met[place]]):
            yield Error(document, "nested-extra", one.kind, None, ours[place])


def _what(iou: float, gold: Attribution, ours: Attribution) -> str | None:
    if iou >= 0.5 and not sources_meet(gold, ours):
        return "source"
    exact = iou == 1 and gold.source == ours.source and gold.cue == ours.cue
    return None if exact else "boundary"


def lines(
    errors: Sequence[Error], *, number: int, seed: int, what: str | None, kind: str | None
) -> Iterator[str]:
    """Yield how many errors of each sort there are, then a sample in its context."""
    counts = Counter((error.what, error.kind) for error in errors)
    for sort in WHATS:
        each = ", ".join(f"{counts[sort, name]} {name}" for name in KINDS)
        yield f"{sort}: {sum(counts[sort, name] for name in KINDS)} ({each})"
    for sort in ("miss", "extra"):
        yield f"cues of {sort}: {_cues(errors, sort)}"
    asked = [e for e in errors if what in (None, e.what) and kind in (None, e.kind)]
    for error in random.Random(seed).sample(asked, min(number, len(asked))):
        yield from _shown(error)


def _cues(errors: Sequence[Error], what: str) -> str:
    counts: Counter[str] = Counter()
    for error in errors:
        spans = error.ours if error.gold is None else error.gold
        if error.what == what and spans is not None:
            text = error.document["text"]
            counts[" … ".join(text[start:end] for start, end in spans["cue"]).lower()] += 1
    return ", ".join(f"{cue or 'none'} {count}" for cue, count in counts.most_common(_CUES))


def _shown(error: Error) -> Iterator[str]:
    yield f"\n── {error.what}, {error.kind} · {error.document['id']}"
    for name, spans in (("gold", error.gold), ("ours", error.ours)):
        if spans is not None:
            sure = "" if spans.get("confidence") is None else f" ({spans['confidence']:.2f})"
            nested = "" if spans.get("within") is None else " nested"
            yield f"{name}{sure}{nested}: {marked(error.document['text'], spans)}"


def marked(text: str, spans: Spans) -> str:
    """Return a window of ``text`` with {source}, <cue> and [content] marked, in one line."""
    marks = []
    for part, (opening, closing) in _MARKS.items():
        for start, end in spans[part]:
            # What ends at a place closes before another opens; the longer opens first.
            marks += [(start, 1, -end, opening), (end, 0, -start, closing)]
    marks.sort()
    at = max(marks[0][0] - _AROUND, 0)
    out = ["…" if at else ""]
    for place, _, _, mark in marks:
        out += [_shortened(text[at:place]), mark]
        at = place
    out.append(text[at : at + _AROUND])
    return re.sub(r"\s+", " ", "".join(out).replace("\n", " ¶ "))


def _shortened(stretch: str) -> str:
    if len(stretch) <= 2 * _WITHIN:
        return stretch
    return f"{stretch[:_WITHIN]} …… {stretch[-_WITHIN:]}"
