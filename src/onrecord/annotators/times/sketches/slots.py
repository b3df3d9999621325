"""The slots of a match → fields of its sketch, each by the name of its class in rules.toml."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from onrecord.annotators.times.sketches import hours
from onrecord.annotators.times.sketches.numbers import amount_of, figure, number, ordinal
from onrecord.annotators.times.tables import knowledge
from onrecord.annotators.times.words.lexicon import Word

Fields = dict[str, Any]


def _value(name: str, field: str) -> Callable[[Sequence[Word]], Fields]:
    return lambda words: {field: knowledge()["words"][name][words[0].lower]}


def _year_words(words: Sequence[Word]) -> Fields:
    values = [value for word in words if isinstance(value := amount_of(word), float)]
    if 1000 in values:
        return {"year": int(2000 + sum(values[2:]))}
    return {"year": int(values[0] * 100 + sum(values[1:]))}


def _round(words: Sequence[Word]) -> Fields:
    return {"decade": figure(words[0]) // 10}


def _tens(words: Sequence[Word]) -> Fields:
    return {"decade": knowledge()["words"]["TENS"][words[0].lower]}


def _slash(words: Sequence[Word]) -> Fields:
    """Read month/day/year as American papers write it; day first only where it must be."""
    sign = "/" if "/" in words[0].lower else "-"
    first, second, year = (int(part) for part in words[0].lower.split(sign))
    month, day = (first, second) if first <= 12 else (second, first)
    named = {"year": year} if year > 99 else {"short_year": year}
    return {"month": month, "day": day} | named


def _short_slash(words: Sequence[Word]) -> Fields:
    first, second = (int(part) for part in words[0].lower.split("/"))
    return {"month": first, "day": second} if first <= 12 else {"month": second, "day": first}


def _refer(words: Sequence[Word]) -> Fields:
    return dict(knowledge()["words"]["REFER"][words[0].lower])


def _mod(words: Sequence[Word]) -> Fields:
    mod = knowledge()["mods"].get(" ".join(word.lower for word in words))
    return {} if mod is None else {"mod": mod}


def _fiscal_year(words: Sequence[Word]) -> Fields:
    digits = "".join(sign for sign in words[0].lower if sign.isdigit())
    return {"year" if len(digits) == 4 else "short_year": int(digits)}


def _figure(words: Sequence[Word]) -> Fields:
    digits = words[0].lower.replace(",", "")
    return {"year": int(digits)} if digits.isdigit() else {}


SLOTS: dict[str, Callable[[Sequence[Word]], Fields]] = {
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
    "DAYNUMBER": lambda words: {"day": ordinal(words)},
    "ORDINALNUMBER": lambda words: {"day": ordinal(words)},
    "RANK": lambda words: {"rank": ordinal(words)},
    "NTH": lambda words: {"rank": int(float(number(words)))},
    "COUNT": lambda words: {"amount": number(words)},
    "HOUR": lambda words: hours.read(words),
    "FIRSTHOUR": lambda words: {"first": hours.read(words).get("clock")},
    "CLOCKTIME": lambda words: hours.read(words),
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
    "QUARTERSIGN": lambda words: {"rank": figure(words[0]), "unit": "Q"},
    "HALFSIGN": lambda words: {"half": figure(words[0]), "unit": "H"},
    "SHORTDATE": _short_slash,
    "FRACTION": _short_slash,
}
