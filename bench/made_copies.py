"""Copies made from reports by known operations, and texts that only look like copies."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from random import Random
from typing import NamedTuple

from msgspec.structs import replace

from onrecord.model import Report, identify

KINDS = ("exact", "near", "partial", "revision", "quotation", "furniture")
_WORD = re.compile(r"[^\W_]+")
_SENTENCE = re.compile(r"(?<=[.!?”])\s+")
# Words of a source that is used, and of a passage that is taken from it.
_LEAST, _PASSAGE, _QUOTED = 200, (40, 160), (30, 60)
_CHANGED, _REPLACED = 0.06, 0.2
_OUTLET = "the harbour post"
# Invented: a footer, and a notice that nothing but its coming again tells from news.
_FOOTER = """
Copyright 2031 The Harbour Post. All rights reserved. This material may not be published,
broadcast, rewritten or redistributed. Sign up for the morning letter of the Harbour Post and get
the latest. Read more about tides and ferries on our pages. The views expressed in the comments are
the readers' own. The tide tables for the sound and the timetable of the island ferries stand on
the last page of every Friday's paper, beside the crossword, the chess problem and the prices of cod
and herring.
"""


class Made(NamedTuple):
    """A made report and the one that it was made from; ``parts`` are the ids that it repeats.

    ``share`` is the share of its words that it has from there, by what was done.
    """

    report: Report
    source: Report
    is_copy: bool
    share: float

    @property
    def parts(self) -> frozenset[str]:
        """The ids of what it is a copy of, its own among them."""
        own = {self.report.id}
        return frozenset(own | {self.source.id} if self.is_copy else own)


def make(random: Random, kind: str, real: Sequence[Report]) -> Made:
    """Return a made report of ``kind`` (KINDS) from one drawn of ``real``, a day later."""
    source, own = (_drawn(random, real) for _ in range(2))
    text, copied = _MAKERS[kind](random, source.text, _foreign(random, own.text))
    day = dt.date.fromisoformat(source.published[:10]) + dt.timedelta(days=random.randint(1, 3))
    outlet = source.outlet if kind == "revision" else _OUTLET
    id = identify(source.id, kind, random.random())
    report = replace(source, id=id, name=id, outlet=outlet, published=str(day), text=text)
    is_copy = kind not in ("quotation", "furniture")
    return Made(report, source, is_copy, copied / len(_WORD.findall(text)))


def _drawn(random: Random, real: Sequence[Report]) -> Report:
    while True:
        found = random.choice(real)
        if len(_WORD.findall(found.text)) >= _LEAST and "“" in found.text:
            return found


def _foreign(random: Random, text: str) -> str:
    """Return a text that reads like news and shares no run of words with any: own words."""
    letters = "".join(random.choices("aeioulnrst", k=6))
    return _WORD.sub(lambda match: match[0] if len(match[0]) < 4 else match[0] + letters, text)


def _exact(_: Random, text: str, own: str) -> tuple[str, int]:
    """Return the text set otherwise: lines, marks and blanks."""
    moved = re.sub(r"([.,;:!?])", r" \1", text).replace("\n", "\n\n").replace("“", '"')
    return moved.replace("”", '"'), len(_WORD.findall(text))


def _near(random: Random, text: str, own: str) -> tuple[str, int]:
    """Return the text with every sixteenth word another, or gone, and a line before it."""
    spare = iter(_WORD.findall(own))
    kept = 0

    def edited(match: re.Match[str]) -> str:
        nonlocal kept
        if random.random() < _CHANGED:
            return next(spare, "") if random.random() < 0.7 else ""
        kept += 1
        return match[0]

    edited_text = _WORD.sub(edited, text)
    head = " ".join(_sentences(own)[:1])
    return f"{head}\n{edited_text}", kept


def _partial(random: Random, text: str, own: str) -> tuple[str, int]:
    """Return own words with one passage of the text in their midst."""
    passage = _passage(random, text, random.randint(*_PASSAGE))
    sentences = _sentences(own)
    at = random.randint(0, len(sentences))
    parts = [*sentences[:at], passage, *sentences[at:]]
    return "\n".join(parts), len(_WORD.findall(passage))


def _revision(random: Random, text: str, own: str) -> tuple[str, int]:
    """Return the text with a new beginning and each fifth sentence another."""
    others, kept, parts = iter(_sentences(own)), 0, []
    parts += [next(others, ""), next(others, "")]
    for sentence in _sentences(text):
        if random.random() < _REPLACED:
            parts.append(next(others, ""))
        else:
            kept += len(_WORD.findall(sentence))
            parts.append(sentence)
    return "\n".join(parts), kept


def _quotation(random: Random, text: str, own: str) -> tuple[str, int]:
    """Return own words that quote what the text has, in marks: no copy."""
    words = _passage(random, text, random.randint(*_QUOTED)).translate({8220: None, 8221: None})
    quoted = " ".join(words.replace('"', "").split()[: _QUOTED[1]])
    return f"{own}\n“{quoted},” the report says.", len(_WORD.findall(quoted))


def _furniture(_: Random, text: str, own: str) -> tuple[str, int]:
    """Return own words with a footer that all reports of the outlet have: no copy."""
    return f"{own}\n{_FOOTER}", 0


def _passage(random: Random, text: str, words: int) -> str:
    """Return sentences in a row from anywhere in the text, about so many words."""
    sentences = _sentences(text)
    at = random.randrange(len(sentences))
    found: list[str] = []
    for sentence in [*sentences[at:], *sentences[:at]]:
        if found and sum(len(_WORD.findall(each)) for each in found) >= words:
            break
        found.append(sentence)
    return "\n".join(found)


def _sentences(text: str) -> list[str]:
    return [each for each in _SENTENCE.split(text) if each.strip()]


_MAKERS = {
    "exact": _exact, "near": _near, "partial": _partial, "revision": _revision,
    "quotation": _quotation, "furniture": _furniture,
}  # fmt: skip
