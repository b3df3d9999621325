"""Where places lie: cities, countries and the states of the US (gazetteer.csv, from GeoNames).

The rows are sorted by their bytes and looked up by bisection, so that the table costs its reading
and no parsing. A name that more places bear is none of them, unless the country or the state is
known, or one of them is so much larger that a report would say if it meant another.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files

from msgspec import Struct

from onrecord.knowledge.tables import fold

# How many times larger than the next that bears its name; and from how many inhabitants on a name
# that nobody else in the table bears is known without its country.
_LARGER = 8
_KNOWN = 15_000
_AREAS = ("country", "state")
_FIRST = ("name", "spelling", "other")
# Al Lorn, Lorn City: the table has some with and some without.
_BEFORE, _BEHIND = "al ", " city"


class Site(Struct, frozen=True):
    """A place: ISO 3166-1 alpha-2 code in small letters, degrees (none of an area), GeoNames id."""

    country: str
    latitude: float | None
    longitude: float | None
    geonames: str
    form: str
    region: str
    population: int


def locate(name: str, *, country: str | None = None, region: str | None = None) -> Site | None:
    """Return the city, else the country or state, that ``name`` surely means.

    ``country`` is the code of the country that it is said to be in, ``region`` the two letters of a
    state of the US.
    """
    return _locate(fold(name), country, region)


def state(name: str) -> str | None:
    """Return the two letters of the state of the US called ``name``."""
    found = [site.region for site in _named(fold(name)) if site.form == "state"]
    return found[0] if len(found) == 1 else None


@lru_cache(maxsize=1 << 12)
def _locate(key: str, country: str | None, region: str | None) -> Site | None:
    kept = [
        site
        for site in _named(key) or _varied(key)
        if country in (None, site.country) and (region is None or region == site.region)
    ]
    areas = [site for site in kept if site.form in _AREAS]
    cities = [site for site in kept if site not in areas]
    if areas and not (region is not None and cities):
        return areas[0] if len(areas) == 1 and not _rivals(areas[0], cities) else None
    return _largest(cities, sure=country is not None)


def _varied(key: str) -> list[Site]:
    """Return what has the name with or without an article or *City*."""
    short = key.removeprefix(_BEFORE).removesuffix(_BEHIND)
    sites = _named(short) if short != key else _named(_BEFORE + key)
    return [site for site in sites if site.form not in _AREAS]


def _rivals(area: Site, cities: Sequence[Site]) -> bool:
    """Tell a state whose name is a large city's too: New York, Washington."""
    return area.form == "state" and any(city.population >= _KNOWN * _LARGER for city in cities)


def _largest(cities: Sequence[Site], *, sure: bool) -> Site | None:
    """Return the one that is far larger than the others; another language's name counts last."""
    own = [site for site in cities if site.form != "other"] or list(cities)
    ranked = sorted(
        own, key=lambda site: (-site.population, _FIRST.index(site.form), site.geonames)
    )
    if not ranked or not (sure or ranked[0].population >= _KNOWN):
        return None
    others = [site.population for site in ranked[1:] if site.geonames != ranked[0].geonames]
    return ranked[0] if ranked[0].population >= _LARGER * max(others, default=0) else None


@lru_cache(maxsize=1)
def _lines() -> list[bytes]:
    """Return the rows of the table, unread, without its heading."""
    raw = (files(__package__) / "gazetteer.csv").read_bytes()
    return raw.splitlines()[1:]


def _named(key: str) -> list[Site]:
    if not key or "," in key or "\n" in key:
        return []
    begins = key.encode("utf-8", "surrogatepass") + b","
    lines = _lines()
    at, found = bisect_left(lines, begins), []
    while at < len(lines) and lines[at].startswith(begins):
        found.append(_site(lines[at].decode()))
        at += 1
    return found


def _site(line: str) -> Site:
    _, form, country, region, latitude, longitude, geonames, population = line.split(",")
    return Site(
        country,
        float(latitude) if latitude else None,
        float(longitude) if longitude else None,
        geonames,
        form,
        region,
        int(population),
    )
