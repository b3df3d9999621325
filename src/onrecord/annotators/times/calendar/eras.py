"""Years before our era on a calendar that counts forward, so that dates can be moved there.

The calendar of Python begins with year 1. A year before it gets a stand-in: years keep their order,
and the decades and centuries of TIMEX3 (BC048 holds 489 to 480 BC) stay whole.
"""

from __future__ import annotations

import re

_MIRROR = 7999
_STAND_INS = range(4000, 9999)
_VALUE = re.compile(r"(\d{2,4})(?!\d)(.*)")


def stand_in(year: int) -> int:
    """Return the year on which the calendar is asked for ``year``; itself from year 1 on."""
    return year if year > 0 else _MIRROR + year


def restored(value: str) -> str:
    """Return a TIMEX3 value that was reckoned on stand-ins as what it stands for."""
    found = _VALUE.fullmatch(value)
    if found is None:
        return value
    digits, rest = found[1], found[2]
    scale = 10 ** (4 - len(digits))
    if int(digits) * scale not in _STAND_INS:
        return value
    before = _MIRROR // scale - int(digits)
    # Year 1 follows year 1 BC; of decades and centuries, both eras have one with number 0.
    if before >= (1 if scale == 1 else 0):
        return f"BC{before:0{len(digits)}}{rest}"
    return f"{(1 if scale == 1 else -1) - before:0{len(digits)}}{rest}"
