"""Words of an hour → hour and minute."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from onrecord.annotators.times.sketches.numbers import number
from onrecord.annotators.times.tables import knowledge
from onrecord.annotators.times.words.lexicon import Word

_HALF_DAY = 12
_FIGURES = re.compile(r"(\d{1,2})(?:[:.](\d\d)(?::\d\d)?)?|(\d\d)(\d\d)")


def read(words: Sequence[Word]) -> dict[str, Any]:
    """Return the fields of an hour: ``clock``, and ``exact`` where it tells the half of the day.

    Empty where no clock shows such an hour.
    """
    table = knowledge()["words"]
    lowers = [word.lower for word in words]
    if lowers[0] in table["HOURNAME"]:
        return {"clock": table["HOURNAME"][lowers[0]], "exact": True}
    found = _relative(words) or _figures(words)
    if found is None:
        return {}
    hour, minute = found
    meridiem = table["MERIDIEM"].get(lowers[-1])
    if meridiem is not None:
        hour = hour % _HALF_DAY + meridiem
    value, part = f"{hour:02}:{minute:02}", table["PART"].get(lowers[-1])
    if part is not None:
        return {"clock": in_part(value, part), "exact": True}
    return {"clock": value, "exact": meridiem is not None or hour > _HALF_DAY}


def _figures(words: Sequence[Word]) -> tuple[int, int] | None:
    found = _FIGURES.fullmatch(words[0].lower)
    if found is None:
        return _checked(number(words[:1]), 0)
    return _checked(int(found[1] or found[3]), int(found[2] or found[4] or 0))


def _relative(words: Sequence[Word]) -> tuple[int, int] | None:
    """Read *half past nine*, *a quarter to six*, *twenty minutes past two*."""
    sides = knowledge()["words"]["CLOCKSIDE"]
    at = next((i for i, word in enumerate(words) if word.lower in sides), None)
    if at is None:
        return None
    distance, hour = _minutes(words[:at]), number(words[at + 1 : at + 2])
    if isinstance(hour, str) or distance is None:
        return None
    total = int(hour) * 60 + sides[words[at].lower] * distance
    return _checked(total // 60 or _HALF_DAY, total % 60)


def _minutes(words: Sequence[Word]) -> int | None:
    named = knowledge()["words"]["CLOCKPART"]
    for word in words:
        if word.lower in named:
            return int(named[word.lower])
    counted = number(words[:1])
    return None if isinstance(counted, str) else int(counted)


def _checked(hour: float | str, minute: int) -> tuple[int, int] | None:
    if isinstance(hour, str) or not 0 <= hour <= 24 or minute > 59 or (hour == 24 and minute):
        return None
    return int(hour), minute


def before(first: str | None, last: str | None) -> str | None:
    """Return the hour with which *from 11 to 2 p.m.* begins: the last such before ``last``.

    ``None`` where either is no hour.
    """
    if first is None or last is None:
        return None
    hour, until = int(first[:2]), int(last[:2])
    if hour > _HALF_DAY or until < _HALF_DAY:
        return first
    later = hour % _HALF_DAY + _HALF_DAY
    return f"{later:02}{first[2:]}" if f"{later:02}{first[2:]}" < last else first


def in_part(clock: str, part: str) -> str:
    """Return the hour that *9:30 at night* names, whose half of the day ``part`` tells.

    ``part`` is the part of the day of TIMEX3. The night goes on to five in the morning.
    """
    hour, minute = int(clock[:2]), clock[3:]
    if hour > _HALF_DAY:
        return clock
    if part == "NI" and (hour < 5 or hour == _HALF_DAY):
        return f"{hour % _HALF_DAY:02}:{minute}"
    later = part in ("AF", "EV", "NI", "MI") and not (part == "MI" and hour > 10)
    return f"{hour % _HALF_DAY + _HALF_DAY * later:02}:{minute}"
