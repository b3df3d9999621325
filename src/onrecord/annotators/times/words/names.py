"""Names of several words (Good Friday, Moscow time) → one token each, known by its form."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from onrecord.annotators.times.calendar.named_days import names_of
from onrecord.annotators.times.calendar.zones import zone_names

# A name may go on in the next line, not in the next paragraph.
_SPACE = r"(?:[ \t\u00a0]{1,3}|[ \t]{0,2}\n[ \t]{0,8})"


def shapes_of_names(tables: Mapping[str, Any]) -> dict[str, str]:
    """Return the shapes of the named days and zones of ``knowledge/times/``."""
    days = (name for day in tables["days"] for name in names_of(day))
    return {"NAMEDDAY": _shape(days), "ZONE": _shape(zone_names(tables))}


def _shape(names: Iterable[str]) -> str:
    """Return the regular expression of any of ``names``; the longest first, capitals optional.

    By their first letters, which stop nine of ten words of a text: twice the speed of the whole.
    """
    forms = {form for name in names for form in (name, name.upper(), name[0].upper() + name[1:])}
    ordered = sorted(forms, key=lambda name: (-len(name), name))
    firsts = sorted({name[0] for name in ordered})
    branches = (
        first + f"(?:{'|'.join(_rest(name) for name in ordered if name[0] == first)})"
        for first in firsts
    )
    return rf"(?=[{''.join(firsts)}])(?:{'|'.join(branches)})(?![\w/])"


def _rest(name: str) -> str:
    first, *others = name.split()
    return _SPACE.join([_plainly(first[1:]), *map(_word, others)])


def _word(word: str) -> str:
    first = f"[{word[0].lower()}{word[0].upper()}]" if word[0].isalpha() else re.escape(word[0])
    return first + _plainly(word[1:])


def _plainly(letters: str) -> str:
    return re.escape(letters).replace("'", "['’]")
