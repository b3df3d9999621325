"""Reading the tables of this folder; every one is UTF-8."""

from __future__ import annotations

import csv
import tomllib
import unicodedata
from functools import lru_cache
from importlib.resources import files
from typing import Any

_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "`": "'", ".": None, "-": "-", "–": "-"})


def rows(name: str) -> list[dict[str, str]]:
    """Return the rows of the CSV table ``name``."""
    text = (files(__package__) / name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def toml(name: str) -> dict[str, Any]:
    """Return the TOML table ``name``."""
    return tomllib.loads((files(__package__) / name).read_text(encoding="utf-8"))


def forms(cell: str) -> list[str]:
    """Return the values of a cell that holds several, divided by ``|``."""
    return [form for form in cell.split("|") if form]


@lru_cache(maxsize=1 << 16)
def fold(words: str) -> str:
    """Return ``words`` as the tables are looked up: small letters, no accents, no full stops."""
    plain = words.translate(_APOSTROPHES).casefold()
    if plain.isascii():
        return plain
    spelt = unicodedata.normalize("NFKD", plain)
    return "".join(letter for letter in spelt if not unicodedata.combining(letter))
