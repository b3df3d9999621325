"""What the layout and the words around a date say of its place in a story."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from onrecord.annotators.times import tense
from onrecord.annotators.times.narrative.placements import StoryDate
from onrecord.annotators.times.sketches.sketch import Sketch
from onrecord.annotators.times.tables import knowledge
from onrecord.annotators.times.tense import Tense
from onrecord.annotators.times.words.grammar import Match
from onrecord.annotators.times.words.lexicon import Word
from onrecord.annotators.times.words.passage import Passage

Checked = tuple[Match, Sketch, Tense | None]

# A line of its own is a heading up to so many words; the titles of the development histories have
# at most nine.
_HEADING = 12
_TERMINAL = frozenset(".!?:;\"”'")


class _Layout(Struct, frozen=True):
    """Of each word: the section it stands in, whether in its heading, whether in brackets."""

    sections: list[int]
    headings: list[bool]
    brackets: list[bool]


def story_dates(passage: Passage, checked: Sequence[Checked]) -> list[StoryDate]:
    """Return what is told of each sketch of a passage: in a heading, in a remark."""
    layout = _Layout(*_sections(passage.words), _bracketed(passage.words))
    found: list[StoryDate] = []
    seen: set[tuple[int, bool]] = set()
    for match, sketch, governing in checked:
        place = layout.sections[match.first], layout.headings[match.first]
        found.append(
            StoryDate(
                sketch,
                governing,
                _weight(passage, match, sketch, bracketed=layout.brackets[match.first]),
                heading=place[1],
                second=place[1] and place in seen,
                label=_is_label(passage, match, sketch),
                sentence=_sentence(passage, match),
            )
        )
        if sketch.year is not None:
            seen.add(place)
    return found


def _sentence(passage: Passage, match: Match) -> int:
    """Return the number of the sentence; of a passage that was not parsed, all are one."""
    if not passage.parse.tokens:
        return 0
    return passage.parse.tokens[passage.tokens(match)[0]].sentence


def _is_label(passage: Passage, match: Match, sketch: Sketch) -> bool:
    """*Winter quarters*, *the Spring Offensive*: a season that names a kind or a thing."""
    if sketch.season is None or sketch.year is not None or not passage.parse.tokens:
        return False
    terms = knowledge()["story"]
    head = tense.head_of(passage.parse, *passage.tokens(match))
    bare = match.last - match.first == 1 and passage.before(match) not in terms["seasonal"]
    return head.dep in terms["attributes"] or bare


def _weight(passage: Passage, match: Match, sketch: Sketch, *, bracketed: bool) -> float:
    weights: dict[str, float] = knowledge()["aside"]
    return sum(weights[cue] for cue in _cues(passage, match, sketch, bracketed=bracketed))


def _cues(passage: Passage, match: Match, sketch: Sketch, *, bracketed: bool) -> Iterator[str]:
    """Yield what speaks for or against a look aside, as ``[aside]`` of context.toml names it."""
    if sketch.base == "context" and ((sketch.shift or 0) < 0 or (sketch.toward or 0) < 0):
        yield "behind"
    if bracketed:
        yield "bracketed"
    if passage.parse.tokens:
        yield from _cues_of_clause(passage, *passage.tokens(match))


def _cues_of_clause(passage: Passage, first: int, last: int) -> Iterator[str]:
    parse, terms = passage.parse, knowledge()["story"]
    if "had" in tense.helpers_of(parse, first, last):
        yield "pluperfect"
    sentence = parse.sentences[parse.tokens[first].sentence][0]
    before = parse.tokens[sentence:first][:4]
    if len(before) < 4 and all(token.lower in terms["opening"] for token in before):
        yield "opening"


def _sections(words: Sequence[Word]) -> tuple[list[int], list[bool]]:
    """Tell of each word in which section it stands, and whether in the line that heads it."""
    sections, headings = [0] * len(words), [False] * len(words)
    section = start = 0
    for end in [*(at for at, word in enumerate(words) if not word.lower.strip()), len(words)]:
        heads = 0 < end - start <= _HEADING and words[end - 1].lower not in _TERMINAL
        heads = heads and end < len(words)
        section += heads
        sections[start:end] = [section] * (end - start)
        headings[start:end] = [heads] * (end - start)
        start = end + 1
    return sections, headings


def _bracketed(words: Sequence[Word]) -> list[bool]:
    """Tell of each word whether it stands in brackets that are closed in its paragraph."""
    flags = [False] * len(words)
    opened: int | None = None
    for at, word in enumerate(words):
        if not word.lower.strip():
            opened = None
        elif word.lower in ("(", "["):
            opened = at
        elif word.lower in (")", "]") and opened is not None:
            flags[opened:at] = [True] * (at - opened)
            opened = None
    return flags
