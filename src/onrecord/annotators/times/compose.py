"""An expression's slots → a sketch: what its words alone say, nothing taken from elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Literal

import msgspec
from msgspec import Struct

from onrecord.annotators.times.grammar import Match
from onrecord.annotators.times.lexicon import Word, knowledge

Kind = Literal["date", "length", "set", "fixed", "none"]
Amount = float | Literal["X"]


class Sketch(Struct, frozen=True, kw_only=True):
    """An underspecified time: a calendar date with gaps, or a shift from a reference, or both.

    ``base``, ``shift`` and ``unit`` move a reference (the day of publication, or the last date of
    the text) by whole units and keep that granularity; ``amount`` and ``toward`` do so by a count.
    The calendar fields then fill in what is finer. A ``shift`` without a unit belongs to the
    coarsest named field: *last May*, *next Friday*.
    """

    kind: Kind
    fixed: str | None = None
    base: Literal["published", "context"] | None = None
    shift: int | None = None
    unit: str | None = None
    within: str | None = None
    amount: Amount | None = None
    toward: int | None = None
    era: int = 1
    decade: int | None = None
    year: int | None = None
    short_year: int | None = None
    half: int | None = None
    season: str | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    weekend: bool = False
    named: tuple[int, ...] | None = None
    rank: int | None = None
    part: str | None = None
    clock: str | None = None
    mod: str | None = None
    written: str | None = None
    frequency: str | None = None
    fiscal: bool = False
    hour: bool = False
    last: bool = False
    definite: bool = False
    comparable: bool = False
    half_more: bool = False


def compose(match: Match) -> Sketch:
    """Return what the words of ``match`` say."""
    fields: dict[str, Any] = {}
    for name, words in match.slots:
        for field, value in _SLOTS[name](words).items():
            fields.setdefault(field, value)
    return msgspec.convert(
        {"kind": match.rule.kind, "fixed": match.rule.fixed} | fields | match.rule.give, Sketch
    )


def number(words: Sequence[Word]) -> Amount:
    """Return the amount that a COUNT names; ``X`` where it is vague."""
    total, current, found = 0.0, 0.0, False
    for word in words:
        value = _one_number(word)
        if value == "X":
            return "X"
        if value is None:
            continue
        if value in (100, 1000):
            current = (current or 1) * value
        elif value == 12 and word.lower.startswith("dozen"):
            current = (current or 1) * 12
        else:
            current += value
        found = True
    total += current
    return total if found else 1.0


def _one_number(word: Word) -> Amount | None:
    numbers, quantities = knowledge()["words"]["NUMBER"], knowledge()["words"]["QUANTITY"]
    if word.lower in numbers:
        return float(numbers[word.lower])
    if word.lower in quantities:
        value = quantities[word.lower]
        return "X" if value == "X" else float(value)
    if "/" in word.lower:
        above, _, below = word.lower.partition("/")
        return int(above) / int(below) if int(below) else None
    digits = word.lower.replace(",", "")
    return float(digits) if digits[:1].isdigit() else None


def _value(name: str, field: str) -> Callable[[Sequence[Word]], dict[str, Any]]:
    return lambda words: {field: knowledge()["words"][name][words[0].lower]}


def _rank(words: Sequence[Word]) -> int:
    if words[0].lower[0].isdigit():
        return int("".join(sign for sign in words[0].lower if sign.isdigit()))
    ordinals, numbers = knowledge()["words"]["ORDINAL"], knowledge()["words"]["NUMBER"]
    return int(sum(ordinals.get(word.lower, numbers.get(word.lower, 0)) for word in words))


def _year_words(words: Sequence[Word]) -> dict[str, Any]:
    values = [value for word in words if isinstance(value := _one_number(word), float)]
    if 1000 in values:
        return {"year": int(2000 + sum(values[2:]))}
    return {"year": int(values[0] * 100 + sum(values[1:]))}


def _round(words: Sequence[Word]) -> dict[str, Any]:
    digits = "".join(sign for sign in words[0].lower if sign.isdigit())
    return {"decade": int(digits) // 10}


def _tens(words: Sequence[Word]) -> dict[str, Any]:
    return {"decade": knowledge()["words"]["TENS"][words[0].lower]}


def _hour(words: Sequence[Word]) -> dict[str, Any]:
    first = words[0].lower
    named = knowledge()["words"]["HOURNAME"].get(first)
    if named is not None:
        return {"clock": named}
    hours, _, minutes = first.partition(":")
    hour = int(hours) if hours.isdigit() else int(float(number(words[:1])))
    last = words[-1].lower
    meridiem = knowledge()["words"]["MERIDIEM"].get(last)
    if len(words) == 4 and last in knowledge()["words"]["PART"]:
        meridiem = 0 if knowledge()["words"]["PART"][last] == "MO" else 12
    if meridiem is not None:
        hour = hour % 12 + meridiem
    return {"clock": f"{hour:02}:{minutes or '00'}"} if hour <= 24 else {}


def _slash(words: Sequence[Word]) -> dict[str, Any]:
    """Read month/day/year as American papers write it; day first only where it must be."""
    sign = "/" if "/" in words[0].lower else "-"
    first, second, year = (int(part) for part in words[0].lower.split(sign))
    month, day = (first, second) if first <= 12 else (second, first)
    named = {"year": year} if year > 99 else {"short_year": year}
    return {"month": month, "day": day} | named


def _refer(words: Sequence[Word]) -> dict[str, Any]:
    return dict(knowledge()["words"]["REFER"][words[0].lower])


def _mod(words: Sequence[Word]) -> dict[str, Any]:
    mod = knowledge()["mods"].get(" ".join(word.lower for word in words))
    return {} if mod is None else {"mod": mod}


def _figure(words: Sequence[Word]) -> dict[str, Any]:
    digits = words[0].lower.replace(",", "")
    return {"year": int(digits)} if digits.isdigit() else {}


_SLOTS: dict[str, Callable[[Sequence[Word]], dict[str, Any]]] = {
    "MONTH": _value("MONTH", "month"),
    "SHORTMONTH": _value("SHORTMONTH", "month"),
    "WEEKDAY": _value("WEEKDAY", "weekday"),
    "WEEKDAYS": _value("WEEKDAYS", "weekday"),
    "SEASON": _value("SEASON", "season"),
    "UNIT": _value("UNIT", "unit"),
    "PLURAL": _value("PLURAL", "unit"),
    "SINGULAR": _value("SINGULAR", "unit"),
    "PART": _value("PART", "part"),
    "PARTS": _value("PARTS", "part"),
    "PHASE": _value("PHASE", "mod"),
    "PHASENOUN": _value("PHASENOUN", "mod"),
    "HALVE": _value("HALVE", "half"),
    "NAMEDDAY": _value("NAMEDDAY", "named"),
    "FREQUENCY": _value("FREQUENCY", "frequency"),
    "ERA": _value("ERA", "era"),
    "TENS": _tens,
    "ROUND": _round,
    "REFER": _refer,
    "AROUND": _refer,
    "HALFMORE": lambda words: {"half_more": True},
    "BIG": _mod,
    "HEDGE": _mod,
    "DEIXIS": lambda words: {
        "shift": knowledge()["words"]["DEIXIS"][words[0].lower],
        "unit": "D",
        "base": "published",
    },
    "DAYNUMBER": lambda words: {"day": _rank(words)},
    "RANK": lambda words: {"rank": _rank(words)},
    "COUNT": lambda words: {"amount": number(words)},
    "HOUR": _hour,
    "ZONE": lambda words: {},
    "YEAR": _figure,
    "FIGURE": _figure,
    "SMALL": _figure,
    "DAY": lambda words: {"day": int(words[0].lower)},
    "YEARWORDS": _year_words,
    "SHORTYEAR": lambda words: {"short_year": int(words[0].lower[1:])},
    "ISODATE": lambda words: {"written": words[0].lower.upper()},
    "SLASHDATE": _slash,
}
