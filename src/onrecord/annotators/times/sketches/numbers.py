"""Number words and figures → amounts and ranks."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.annotators.times.calendar.units import Amount
from onrecord.annotators.times.tables import knowledge
from onrecord.annotators.times.words.lexicon import Word


def number(words: Sequence[Word]) -> Amount:
    """Return the amount that a COUNT names; ``X`` where it is vague."""
    total, current, found = 0.0, 0.0, False
    for word in words:
        value = amount_of(word)
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


def amount_of(word: Word) -> Amount | None:
    """Return the amount that one word names; ``None`` where it is no number."""
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


def ordinal(words: Sequence[Word]) -> int:
    """Return the rank that a DAYNUMBER or a RANK names: 21 for *twenty-first*."""
    if words[0].lower[0].isdigit():
        return figure(words[0])
    ordinals, numbers = knowledge()["words"]["ORDINAL"], knowledge()["words"]["NUMBER"]
    return int(sum(ordinals.get(word.lower, numbers.get(word.lower, 0)) for word in words))


def figure(word: Word) -> int:
    """Return the number that the digits of a word make: 21 of *21st*, 50 of *'50s*."""
    return int("".join(sign for sign in word.lower if sign.isdigit()))
