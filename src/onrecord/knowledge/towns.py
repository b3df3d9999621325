"""Towns and regions that the news is made in, and the country of each (towns.csv)."""

from __future__ import annotations

from functools import lru_cache

from onrecord.knowledge.countries import countries
from onrecord.knowledge.tables import fold, rows, toml


@lru_cache(maxsize=1)
def _towns() -> dict[str, str]:
    return {fold(row["name"]): row["country"] for row in rows("towns.csv")}


@lru_cache(maxsize=1)
def sites() -> dict[str, str]:
    """Return the country of each building and site that is known, by its folded name."""
    table = toml("circumstances.toml")["place"]["sites"]
    return {fold(name): entry["country"] for entry in table for name in entry["names"]}


def country_of(name: str) -> str | None:
    """Return the ISO 3166-1 alpha-2 code of the country that the place ``name`` is in or is."""
    known, folded = countries(), fold(name)
    for table in (known.capitals, _towns(), sites(), known.names):
        if folded in table:
            return table[folded]
    return None
