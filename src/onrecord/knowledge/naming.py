"""How names are written and ordered the world over (naming.toml, given_variants.csv)."""

from __future__ import annotations

import re
from functools import lru_cache

from msgspec import Struct

from onrecord.knowledge.tables import fold, forms, rows, toml

_REPEATED = re.compile(r"(.)\1+")
_NONE: frozenset[int] = frozenset()


class Naming(Struct, frozen=True):
    """Customs of writing names; every key and value is folded.

    ``variants`` has for a given name the numbers of the groups that it stands in.
    """

    letters: dict[int, str]
    spellings: tuple[tuple[str, str], ...]
    sounds: dict[int, str]
    variants: dict[str, frozenset[int]]
    two_surnames: frozenset[str]
    styles: frozenset[str]
    courtesies: frozenset[str]
    servants: frozenset[str]
    british: tuple[tuple[str, str], ...]
    small: frozenset[str]


@lru_cache(maxsize=1)
def naming() -> Naming:
    """Return the customs of writing names."""
    table = toml("naming.toml")
    return Naming(
        str.maketrans(table["letters"]),
        _pairs(table["spellings"]["pairs"]),
        str.maketrans({letter: line[0] for line in table["sounds"]["letters"] for letter in line}),
        _variants(),
        frozenset(table["two_surnames"]["given"]),
        frozenset(table["styles"]["words"]),
        frozenset(table["styles"]["courtesies"]),
        frozenset(table["servants"]["words"]),
        _pairs(table["british"]["endings"]),
        frozenset(table["british"]["small"]),
    )


def _pairs(lines: list[list[str]]) -> tuple[tuple[str, str], ...]:
    return tuple((one, other) for one, other in lines)


def _variants() -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, row in enumerate(rows("given_variants.csv")):
        for name in [row["name"], *forms(row["variants"])]:
            found.setdefault(fold(name), set()).add(number)
    return {name: frozenset(groups) for name, groups in found.items()}


@lru_cache(maxsize=1 << 16)
def latin(text: str) -> str:
    """Return ``text`` folded and in Latin letters, as far as the table has them."""
    folded = fold(text)
    return folded if folded.isascii() else folded.translate(naming().letters)


@lru_cache(maxsize=1 << 17)
def sound(spelt: str) -> str:
    """Return a spelling with the letters of one sound made one: "kadafi" and "gatafi" share it."""
    plain = spelt.replace("ts", "s").translate(naming().sounds)
    return _REPEATED.sub(r"\1", plain)


def are_variants(one: str, other: str) -> bool:
    """Tell whether two folded given names are forms of one: short, or of another alphabet."""
    groups = naming().variants
    return not groups.get(one, _NONE).isdisjoint(groups.get(other, _NONE))
