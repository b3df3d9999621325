"""The dependency tree of a passage, with its words of time marked."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from msgspec import Struct

from onrecord.annotators.language import Parse, Token

# The longest event phrase of the development reports has 11 tokens before its head or behind it.
REACH = 12


class Tree(Struct, frozen=True):
    """A parse, and which of its tokens are part of a time expression."""

    parse: Parse
    timed: bytearray

    def below(self, i: int, *deps: str) -> Iterator[Token]:
        """Yield the children of token ``i`` with these dependencies, in reach, in text order."""
        tokens, children = self.parse.tokens, self.parse.tokens[i].children
        for at in range(bisect_left(children, i - REACH), len(children)):
            if children[at] > i + REACH:
                return
            if not deps or tokens[children[at]].dep in deps:
                yield tokens[children[at]]

    def word(self, i: int) -> str:
        """Return the word at ``i`` in lower case; empty outside the passage."""
        return self.parse.tokens[i].lower if 0 <= i < len(self.parse.tokens) else ""

    def text(self, i: int) -> str:
        """Return the word at ``i``; empty outside the passage."""
        return self.parse.tokens[i].text if 0 <= i < len(self.parse.tokens) else ""

    def tells_time(self, i: int) -> bool:
        """Tell whether token ``i`` is part of a time expression."""
        return bool(self.timed[i])
