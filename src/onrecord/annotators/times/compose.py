"""An expression's slots → a sketch: what its words alone say, nothing taken from elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Literal

import msgspec
from msgspec import Struct

from onrecord.annotators.times import clock
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
    named: str | None = None
    around: Literal["weekend", "season"] | None = None
    rank: int | None = None
    part: str | None = None
    clock: str | None = None
    exact: bool = False
    zone: str | None = None
    mod: str | None = None
    written: str | None = None
    frequency: str | None = None
    fiscal: bool = False
    hour: bool = False
    last: bool = False
    turn: bool = False
    definite: bool = False
    comparable: bool = False
    half_more: bool = False
    sequel: bool = False
    in_parts: bool = False
    rest: tuple[Amount, str] | None = None


def compose(match: Match) -> Sketch:
    """Return what the words of ``match`` say."""
    fields: dict[str, Any] = {}
    for name, words in match.slots:
        for field, value in _SLOTS[name](words).items():
            fields.setdefault(field, value)
    if match.rule.give.get("in_parts"):
        fields["rest"] = _rest(match)
    if "second_year" in fields:
        fields["year"] = _second_year(fields["year"], fields.pop("second_year"))
        if fields["year"] is None:
            return Sketch(kind="none")
    if "first" in fields:
        fields["clock"] = clock.before(fields.pop("first"), fields.get("clock"))
    if fields.get("clock") is not None and "part" in fields and not fields["exact"]:
        fields["clock"] = clock.in_part(fields["clock"], fields["part"])
    fields = {"kind": match.rule.kind, "fixed": match.rule.fixed} | fields | match.rule.give
    if "toward" in fields and "mod" in fields:
        fields["mod"] = _point_mod(fields["mod"], fields["toward"])
    return msgspec.convert(fields, Sketch)


def _point_mod(mod: str, toward: int) -> str:
    """Return what a hedge of a length does to a point: *more than a year ago* is before it."""
    return str(knowledge()["point_mods"]["ago" if toward < 0 else "later"].get(mod, mod))


def _rest(match: Match) -> tuple[Amount, str]:
    """Return the second amount and unit of *two years and three months*."""
    count = [words for name, words in match.slots if name == "COUNT"][-1]
    unit = [words for name, words in match.slots if name == "UNIT"][-1]
    return number(count), knowledge()["words"]["UNIT"][unit[0].lower]


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


def _slash(words: Sequence[Word]) -> dict[str, Any]:
    """Read month/day/year as American papers write it; day first only where it must be."""
    sign = "/" if "/" in words[0].lower else "-"
    first, second, year = (int(part) for part in words[0].lower.split(sign))
    month, day = (first, second) if first <= 12 else (second, first)
    named = {"year": year} if year > 99 else {"short_year": year}
    return {"month": month, "day": day} | named


def _short_slash(words: Sequence[Word]) -> dict[str, Any]:
    first, second = (int(part) for part in words[0].lower.split("/"))
    return {"month": first, "day": second} if first <= 12 else {"month": second, "day": first}


def _refer(words: Sequence[Word]) -> dict[str, Any]:
    return dict(knowledge()["words"]["REFER"][words[0].lower])


def _mod(words: Sequence[Word]) -> dict[str, Any]:
    mod = knowledge()["mods"].get(" ".join(word.lower for word in words))
    return {} if mod is None else {"mod": mod}


def _digit(word: Word) -> int:
    return int(next(sign for sign in word.lower if sign.isdigit()))


def _fiscal_year(words: Sequence[Word]) -> dict[str, Any]:
    digits = "".join(sign for sign in words[0].lower if sign.isdigit())
    return {"year" if len(digits) == 4 else "short_year": int(digits)}


def _second_year(first: int, digits: str) -> int | None:
    """Return the last year of *2006-07*; ``None`` where the figures are no later year."""
    year = int(digits) + (first // 100 * 100 if len(digits) == 2 else 0)
    return year if len(digits) in (2, 4) and first < year < first + 100 else None


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
    "TERMS": _value("TERMS", "unit"),
    "SINGULAR": _value("SINGULAR", "unit"),
    "PART": _value("PART", "part"),
    "PARTS": _value("PARTS", "part"),
    "PHASE": _value("PHASE", "mod"),
    "PHASENOUN": _value("PHASENOUN", "mod"),
    "HALVE": _value("HALVE", "half"),
    "NAMEDDAY": lambda words: {"named": words[0].lower},
    "FREQUENCY": _value("FREQUENCY", "frequency"),
    "ERA": _value("ERA", "era"),
    "TENS": _tens,
    "ROUND": _round,
    "REFER": _refer,
    "AROUND": _refer,
    "WHICH": _refer,
    "HALFMORE": lambda words: {"half_more": True},
    "BIG": _mod,
    "HEDGE": _mod,
    "DEIXIS": lambda words: {
        "shift": knowledge()["words"]["DEIXIS"][words[0].lower],
        "unit": "D",
        "base": "published",
    },
    "DAYNUMBER": lambda words: {"day": _rank(words)},
    "ORDINALNUMBER": lambda words: {"day": _rank(words)},
    "RANK": lambda words: {"rank": _rank(words)},
    "NTH": lambda words: {"rank": int(float(number(words)))},
    "COUNT": lambda words: {"amount": number(words)},
    "HOUR": lambda words: clock.read(words, number),
    "FIRSTHOUR": lambda words: {"first": clock.read(words, number).get("clock")},
    "CLOCKTIME": lambda words: clock.read(words, number),
    "ZONE": lambda words: {"zone": words[0].lower},
    "YEAR": _figure,
    "FIGURE": _figure,
    "SMALL": _figure,
    "DAY": lambda words: {"day": int(words[0].lower)},
    "YEARWORDS": _year_words,
    "SHORTYEAR": lambda words: {"short_year": int(words[0].lower[1:])},
    "ISODATE": lambda words: {"written": words[0].lower.upper()},
    "SLASHDATE": _slash,
    "SECONDYEAR": lambda words: {"second_year": words[0].lower},
    "FISCALYEAR": _fiscal_year,
    "QUARTERSIGN": lambda words: {"rank": _digit(words[0]), "unit": "Q"},
    "HALFSIGN": lambda words: {"half": _digit(words[0]), "unit": "H"},
    "SHORTDATE": _short_slash,
    "FRACTION": _short_slash,
}
