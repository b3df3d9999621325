"""Words to look for: what a person types becomes terms, and names become comparable."""

from __future__ import annotations

import re
import unicodedata

from onrecord.model import Value

_QUOTES = str.maketrans("“”„«»\x00", '""""" ')
_TERM = re.compile(r'"([^"]*)"(\*?)|(\S+)')
_WORD = re.compile(r"[^\W_]+")


class Term(Value, frozen=True, kw_only=True):
    """A word or a phrase to find as it stands; ``prefix`` lets its last word go on."""

    text: str
    prefix: bool


def terms(about: str) -> tuple[Term, ...]:
    """Return the terms of what a person typed: words, "phrases" and prefixes*, all to be found.

    Any text is good: signs without a letter or digit are passed over, and a quotation mark that is
    never closed counts as none.
    """
    found = []
    # Arguments that are not UTF-8 arrive as lone surrogates, which no database takes.
    readable = about.encode("utf-8", "replace").decode("utf-8").translate(_QUOTES)
    for match in _TERM.finditer(readable):
        phrase, star, word = match.groups()
        text = word if phrase is None else phrase
        prefix = word.endswith("*") if phrase is None else star == "*"
        if _WORD.search(text) is not None:
            found.append(Term(text=text.replace('"', " ").rstrip("*"), prefix=prefix))
    return tuple(found)


def fold(name: str) -> str:
    """Return the words of ``name`` without case, diacritics and signs, one blank between them."""
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    return " ".join(_WORD.findall(bare.casefold()))
