"""A passage as times see it: its words, and the tokens of the parse below them."""

from __future__ import annotations

from bisect import bisect_left

from msgspec import Struct

from onrecord.annotators.language import Parse
from onrecord.annotators.times.tables import knowledge
from onrecord.annotators.times.words.grammar import Match
from onrecord.annotators.times.words.lexicon import Word, words_of


class Passage(Struct, frozen=True):
    """The parse of a passage, where its tokens start, its words, and whether it tells of sport."""

    parse: Parse
    starts: list[int]
    words: list[Word]
    of_sport: bool

    @classmethod
    def of(cls, parse: Parse) -> Passage:
        """Return the passage with its words; an ambiguous word takes its tag from the parse."""
        starts = [token.start for token in parse.tokens]

        def tag_at(offset: int) -> str | None:
            at = bisect_left(starts, offset)
            return parse.tokens[at].tag if at < len(starts) and starts[at] == offset else None

        words = list(words_of(parse.text, parse.start, parse.end, tag_at=tag_at))
        return cls(parse, starts, words, _of_sport(words))

    def span(self, match: Match) -> tuple[int, int]:
        """Return the half-open offsets of a match in the report."""
        return self.words[match.first].start, self.words[match.last - 1].end

    def tokens(self, match: Match) -> tuple[int, int]:
        """Return the half-open range of the parse's tokens that a match touches."""
        return self.tokens_in(*self.span(match))

    def tokens_in(self, start: int, end: int) -> tuple[int, int]:
        """Return the half-open range of the parse's tokens that offsets ``[start, end)`` touch."""
        first = max(bisect_left(self.starts, start + 1) - 1, 0)
        return first, max(bisect_left(self.starts, end), first + 1)

    def letters(self, word: Word) -> str:
        """Return a word as it is written."""
        return self.parse.text[word.start : word.end]

    def before(self, match: Match) -> str:
        """Return the word in front of a match in lower case; empty where there is none."""
        return self.words[match.first - 1].lower if match.first else ""

    def behind(self, match: Match) -> str:
        """Return the word behind a match in lower case; empty where there is none."""
        return self.words[match.last].lower if match.last < len(self.words) else ""


# A match is told with many words of its own; a single *goal* may be anybody's.
_SPORTY = 4


def _of_sport(words: list[Word]) -> bool:
    sports = frozenset(knowledge()["neighbours"]["sports"])
    return sum(word.lower in sports for word in words) >= _SPORTY
