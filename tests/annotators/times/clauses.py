"""Parses made by hand, as far as times need them: words, tags, one verb and its auxiliaries."""

from __future__ import annotations

import datetime as dt
import re

from onrecord.annotators import times
from onrecord.annotators.language import Parse, Token
from onrecord.model import Time

_WORD = re.compile(r"\w+(?:[.:/-]\w+)*|[^\w\s]")
_PREPOSITIONS = frozenset(
    ["on", "in", "at", "by", "until", "since", "after", "before", "over", "from", "to", "for"]
)


def clause(
    text: str,
    *,
    verb: tuple[str, str] | None = None,
    auxiliaries: tuple[str, ...] = (),
    tags: dict[str, str] | None = None,
    names: tuple[str, ...] = (),
) -> Parse:
    """Return ``text`` as one clause: all hangs on ``verb`` (a word and its Penn tag).

    A word behind a preposition is its object; ``names`` are the words of one organisation's name.
    """
    spans = [match.span() for match in _WORD.finditer(text)]
    words = [text[start:end] for start, end in spans]
    root = next((i for i, word in enumerate(words) if verb and word == verb[0]), 0)
    tokens = []
    preposition: int | None = None
    for i, ((start, end), word) in enumerate(zip(spans, words, strict=True)):
        lower = word.lower()
        tag = (tags or {}).get(
            word, verb[1] if verb and i == root else "NNP" if word[0].isupper() else "NN"
        )
        dep, head = ("ROOT", root) if i == root else ("npadvmod", root)
        if lower in auxiliaries:
            dep = "aux"
            tag = "TO" if lower == "to" else tag
        elif lower in _PREPOSITIONS:
            dep, preposition = "prep", i
        elif preposition is not None and i != root:
            dep, head = "pobj", preposition
        pos = "VERB" if verb and i == root else "NOUN"
        lemma = {"had": "have", "has": "have"}.get(lower, lower)
        entity = "ORG" if word in names else ""
        tokens.append(
            Token(
                i,
                start,
                end,
                word,
                lower,
                lemma,
                pos,
                tag,
                dep,
                head,
                0,
                entity,
                word == names[0] if names else False,
                "",
            )
        )
    for token in tokens:
        token.children = tuple(t.i for t in tokens if t.head == token.i and t.i != token.i)
    return Parse(text, 0, len(text), tokens, [(0, len(tokens))])


def untagged(text: str) -> Parse:
    """Return ``text`` without tokens: the rules see the words alone."""
    return Parse(text, 0, len(text), [], [])


def find(text: str | Parse, published: str = "2031-05-14") -> list[Time]:
    """Return the times of ``text``, published on a Wednesday."""
    parse = untagged(text) if isinstance(text, str) else text
    return times.find(parse, published=dt.date.fromisoformat(published))


def values(text: str | Parse, published: str = "2031-05-14") -> list[str]:
    """Return the TIMEX3 values of ``text``, published on a Wednesday."""
    return [time.value for time in find(text, published)]
