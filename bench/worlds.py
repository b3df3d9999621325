"""Reports copied with other words: as many as are wanted, none a copy of another world's.

In each world every word that is not in many reports is another one, the same in all its reports,
and all days are later. So what is common to all writing stays, and what is a story's own is new.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import count, islice

from msgspec.structs import replace

from onrecord.model import Report, identify

_WORD = re.compile(r"[^\W\d_]+")
# Of the reports: a word that more of them have is common to all writing.
_COMMON = 0.05
_DAYS = 11


def worlds(real: Sequence[Report], size: int) -> list[Report]:
    """Return ``size`` reports: those there are, and them again in one world after the other."""
    return list(islice(_copies(real), size))


def _copies(real: Sequence[Report]) -> Iterator[Report]:
    spread = Counter(word for each in real for word in set(_WORD.findall(each.text.casefold())))
    common = {word for word, reports in spread.items() if reports > _COMMON * len(real)}
    yield from real
    for world in count(1):
        for each in real:
            yield _moved(each, world, common)


def _moved(report: Report, world: int, common: set[str]) -> Report:
    def other(match: re.Match[str]) -> str:
        word = match[0]
        return word if word.casefold() in common else f"{word}{_letters(world)}"

    day = dt.date.fromisoformat(report.published[:10]) + dt.timedelta(days=_DAYS * world)
    id, text = identify(report.id, world), _WORD.sub(other, report.text)
    return replace(report, id=id, name=f"{report.name}-{world}", published=str(day), text=text)


def _letters(number: int) -> str:
    """Return ``number`` as letters, so that a word stays one."""
    return chr(ord("a") + number % 26) + (_letters(number // 26) if number >= 26 else "q")
