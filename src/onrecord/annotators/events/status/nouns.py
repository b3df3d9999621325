"""What is read of a noun: what its governor gives it, and the words around it."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.annotators.events.status.clause import has_no
from onrecord.annotators.events.status.effects import Noun, turned
from onrecord.annotators.events.status.links import is_definite, lemma_of
from onrecord.annotators.events.status.reading import Reading, contrary, reading
from onrecord.annotators.events.status.words import Effect, modifiers, words
from onrecord.annotators.language import Parse

_MODIFYING = frozenset(["amod", "det", "compound", "acl", "advmod", "nmod"])
# No such thing was planned: *no talks are scheduled*; it is not that there will be none.
_TO_COME = frozenset(["planned", "predicted", "proposed"])


def of_noun(parse: Parse, at: int, given: Reading) -> Reading:
    """Return what is read of the noun ``at``: *no talks*, *the feared attack*, *any strike*."""
    read = given
    for effect, determiner in _effects(parse, at):
        if determiner:
            read = read if not read.actual else turned(effect, read)
        elif not (read.negative and effect in _TO_COME):
            read = turned(effect, read)
    if not _has_no(parse, at):
        return read
    return reading("not_happened") if read.status in _TO_COME else contrary(read)


def _effects(parse: Parse, at: int) -> Iterator[tuple[Effect, bool]]:
    """Yield the effect of each modifier, and whether it is a determiner."""
    for child in parse.tokens[at].children:
        token = parse.tokens[child]
        effect = modifiers().get(token.lower)
        if effect is not None and token.dep in _MODIFYING:
            yield effect, token.dep == "det"


def _has_no(parse: Parse, at: int) -> bool:
    return has_no(parse, at) or any(parse.tokens[c].dep == "neg" for c in parse.tokens[at].children)


def as_noun(parse: Parse, at: int) -> Noun:
    """Return how the token ``at`` is spoken of, where it is a noun."""
    lasting = lemma_of(parse.tokens[at]) in words("lasting")
    return Noun(definite=is_definite(parse, at), lasting=lasting)
