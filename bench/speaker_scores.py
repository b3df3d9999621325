"""Whether a speaker is the right one, as ``bench/README.md`` defines it; no data, no models."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from typing import Literal, NamedTuple

from bench.attribution_scores import percent
from onrecord.model import Actor, Mention, Span, Statement

Outcome = Literal["right", "wrong", "abstained", "not found"]
Range = tuple[int, int]
FORMS = ("name", "description", "pronoun", "implicit")
_WORD = re.compile(r"\w+")
# Letters with a point after each are one word: U.S., J.P.
_POINTED = re.compile(r"\b(?:\w\.){2,8}")
_LEGAL = frozenset(["co", "corp", "corporation", "inc", "limited", "llc", "ltd", "plc"])


class Gold(NamedTuple):
    """A statement by hand: its spans, the form of its source, and whom the source stands for.

    ``speaker`` is ``None`` where that is nobody who could be named; ``names`` are answers that are
    right as well. ``head`` is the word or name of the source that stands for the speaker, ``None``
    where the source is implicit.
    """

    source: tuple[Range, ...]
    head: Range | None
    cue: tuple[Range, ...]
    form: str
    speaker: str | None
    kind: str | None
    names: tuple[str, ...]


def judged(gold: Gold, actor: Actor | None, nameless: Collection[str]) -> Outcome:
    """Return what it is to take ``actor`` for the speaker; ids in ``nameless`` are known to nobody.

    Where nobody could be named it is right to name nobody; elsewhere that is to abstain.
    """
    if actor is not None and _is_right(actor.name, gold):
        return "right"
    if actor is not None and actor.id not in nameless:
        return "wrong"
    return "right" if gold.speaker is None else "abstained"


def _is_right(name: str, gold: Gold) -> bool:
    accepted = [*gold.names] if gold.speaker is None else [gold.speaker, *gold.names]
    if normal(name) in map(normal, accepted):
        return True
    return gold.kind in ("person", None) and any(same_person(name, other) for other in accepted)


def normal(name: str) -> str:
    """Return a name without case, accents, points, a first *the* and a last *Inc* or the like."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    whole = _POINTED.sub(lambda found: found.group().replace(".", ""), plain)
    words = _WORD.findall(whole.replace("'", "").replace("’", ""))
    if len(words) > 1 and words[0] == "the":
        words.pop(0)
    if len(words) > 1 and words[-1] in _LEGAL:
        words.pop()
    return " ".join(words)


def same_person(one: str, other: str) -> bool:
    """Tell whether two full names share their first and last word, and no two middles differ.

    *George W. Bush* is *George Walker Bush* and *George Bush*, but not *George H. W. Bush*.
    """
    words, others = normal(one).split(), normal(other).split()
    if len(words) < 2 or (words[0], words[-1]) != (others[0], others[-1]):
        return False
    middle = [word[0] for word in words[1:-1]]
    between = [word[0] for word in others[1:-1]]
    return not middle or not between or middle == between


def statement_of(gold: Gold, statements: Sequence[Statement]) -> Statement | None:
    """Return the statement whose source meets the gold one, best with its cue and by most of it.

    Where the gold source is implicit the cue has to meet.
    """

    def nearness(one: Statement) -> tuple[bool, int, int, int]:
        cue = _shared(gold.cue, one.cue)
        return cue > 0, _shared(gold.source, one.source), cue, -one.content[0].start

    wanted = "source" if gold.source else "cue"
    meeting = [s for s in statements if _shared(getattr(gold, wanted), getattr(s, wanted))]
    return max(meeting, key=nearness, default=None)


def mention_of(gold: Gold, mentions: Iterable[Mention]) -> Mention | None:
    """Return the shortest mention that holds the last letter of the head of the source."""
    if gold.head is None:
        return None
    last = gold.head[1] - 1
    holding = [mention for mention in mentions if mention.start <= last < mention.end]
    return min(holding, key=lambda mention: mention.end - mention.start, default=None)


def _shared(ranges: Iterable[Range], span: Span | None) -> int:
    """Return how many code points are in both."""
    if span is None:
        return 0
    return sum(max(0, min(end, span.end) - max(start, span.start)) for start, end in ranges)


class Tally:
    """Outcomes over statements, and the figures they give."""

    def __init__(self) -> None:
        self.counts: Counter[tuple[str, Outcome]] = Counter()

    def add(self, gold: Gold, part: str, outcome: Outcome) -> None:
        """Count one statement under all, its form, its part, and whether it can be named."""
        known = "nobody or several" if gold.speaker is None else "nameable"
        for group in ("all", gold.form, part, known):
            self.counts[group, outcome] += 1

    def figures(self) -> dict[str, float]:
        """Return the figures in percent of those found; counts as integers."""
        out: dict[str, float] = {"statements": self._all("all") + self.counts["all", "not found"]}
        out["found"] = self._all("all")
        for group in ("all", *FORMS, "nameable", "nobody or several", "dev", "check"):
            found = self._all(group)
            if found:
                out[f"{group}: found"] = found
                for outcome in ("right", "wrong", "abstained"):
                    out[f"{group}: {outcome}"] = percent(self.counts[group, outcome], found)
        return out

    def _all(self, group: str) -> int:
        """Return how many of a group were found."""
        return sum(self.counts[group, outcome] for outcome in ("right", "wrong", "abstained"))
