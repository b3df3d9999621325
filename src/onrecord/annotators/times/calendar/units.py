"""The units of TIMEX3 (D, W, 10Y, TH …), and durations of them."""

from __future__ import annotations

import datetime as dt
from typing import Literal

Amount = float | Literal["X"]

DAY = dt.timedelta(days=1)
_VAGUE = {10: "DE", 100: "CE", 1000: "ML"}
# What a fraction is told in: the unit below, and how many of it make one.
BELOW = {"Y": (12, "M"), "Q": (3, "M"), "M": (30, "D"), "W": (7, "D")}
_BELOW_HOURS = {"H": (60, "M"), "M": (60, "S")}


def split_unit(unit: str) -> tuple[bool, int, str]:
    """Return whether a unit is of the clock, its factor and its letter: ``10Y`` is 10, Y."""
    digits = "".join(sign for sign in unit if sign.isdigit())
    return unit.startswith("T"), int(digits or 1), unit[-1]


def duration(amount: Amount, unit: str) -> str:
    """Return the duration of ``amount`` units; a fraction in the next smaller unit."""
    clock, times, letter = split_unit(unit)
    prefix = "PT" if clock else "P"
    if amount == "X":
        return f"{prefix}X{_VAGUE.get(times, letter)}"
    if letter == "Q" and amount != 1:
        letter, times = "M", 3
    total = float(amount) * times
    if total == int(total):
        return f"{prefix}{int(total)}{letter}"
    if clock and letter == "S":
        return f"PT{total:g}S"
    factor, below = _smaller(letter, clock=clock)
    rest = round((total - int(total)) * factor)
    whole = f"{int(total)}{letter}" if total >= 1 else ""
    return f"{prefix}{whole}{rest}{below}" if letter != "D" else f"P{whole}T{rest}H"


def _smaller(letter: str, *, clock: bool) -> tuple[int, str]:
    known = _BELOW_HOURS if clock else BELOW
    return known.get(letter, (24, "H"))


def together(value: str, rest: str) -> str:
    """Return the duration of two: *two days and three hours*, P2DT3H."""
    days, _, hours = value[1:].partition("T")
    more_days, _, more_hours = rest[1:].partition("T")
    time = hours + more_hours
    return f"P{days}{more_days}" + (f"T{time}" if time else "")
