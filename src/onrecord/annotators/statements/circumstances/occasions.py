"""Occasions that a report tells of without what was said: *Varga gave a speech on Friday*."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from msgspec import Struct

from onrecord.annotators.language import Parse
from onrecord.annotators.statements.circumstances.circumstances import (
    Circumstances,
    circumstances,
)
from onrecord.annotators.statements.circumstances.saying import (
    children,
    is_given,
    objects,
)
from onrecord.annotators.statements.circumstances.words import words
from onrecord.annotators.statements.sources import subject
from onrecord.model import Time

_FINITE = frozenset(["VBD", "VBZ", "VBP", "VBN", "VBG"])


class Occasion(Struct, frozen=True, gc=False):
    """An act of speech at ``start`` by whoever stands at ``speaker_at``, and its circumstances."""

    start: int
    speaker_at: int
    circumstances: Circumstances


def occasions(parse: Parse, cues: Collection[int], times: Sequence[Time]) -> Iterator[Occasion]:
    """Yield the occasions of a passage whose verb is none of ``cues``, token indices, in order."""
    for token in parse.tokens:
        if token.pos == "VERB" and token.i not in cues and _tells(parse, token.i):
            speaker, _ = subject(parse, token.i)
            if speaker is None:
                continue
            told = circumstances(
                parse, token.i, source_head=speaker, source=None, content=(), times=times
            )
            if told.opens and not told.apart:
                yield Occasion(token.start, parse.tokens[speaker].start, told)


def _tells(parse: Parse, i: int) -> bool:
    """Tell a verb of public speech, or one that gives an occasion, that has come about."""
    token = parse.tokens[i]
    lemma = token.lemma.lower()
    if token.tag not in _FINITE or any(parse.tokens[c].dep == "neg" for c in children(parse, i)):
        return False
    if lemma in words().openings or (lemma == "tell" and token.tag == "VBD"):
        return True
    given = (n for n in objects(parse, i) if is_given(parse, n))
    return lemma in words().light and any(
        parse.tokens[n].lemma.lower() in words().lasting for n in given
    )
