"""Check countries.csv against rigour (MIT) and pycountry (LGPL-2.1), and print where they differ.

    python -m training.knowledge.check_countries

Needs the packages rigour and pycountry, which the program itself does not. Told are: codes of ISO
3166-1 that the table lacks or has too many, other alpha-3 codes, other Wikidata ids, and names that
the table gives to another country or to none. Exits with 1 if there is any that is not EXPECTED.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pycountry
from rigour.territories import get_territory

from onrecord.knowledge.countries import Country, countries
from onrecord.knowledge.tables import fold

# Nobody speaks there, or for it.
UNPEOPLED = frozenset(
    ["aq", "bl", "bq", "bv", "cc", "cx", "gs", "hm", "io", "mf", "pn", "sj", "tf", "um"]
)
EXPECTED = {
    "xk: not in ISO 3166-1": "user-assigned, as the European Union and the World Bank use it",
    "dk: Q35, rigour Q756617": "rigour's is the Kingdom, Greenland and the Faroes with it",
    "nl: Q55, rigour Q29999": "rigour's is the Kingdom, Aruba, Curaçao and Sint Maarten with it",
}


def differences() -> Iterator[str]:
    """Yield a line for each difference."""
    known = countries().by_code
    iso = {entry.alpha_2.lower(): entry for entry in pycountry.countries}
    yield from (f"{code}: missing" for code in sorted(iso.keys() - known.keys() - UNPEOPLED))
    yield from (f"{code}: not in ISO 3166-1" for code in sorted(known.keys() - iso.keys()))
    for code, country in sorted(known.items()):
        if code in iso:
            yield from _names(code, iso[code])
            if iso[code].alpha_3.lower() != country.alpha3:
                yield f"{code}: {country.alpha3}, ISO {iso[code].alpha_3.lower()}"
        yield from _rigour(country)


def _rigour(country: Country) -> Iterator[str]:
    territory = get_territory(country.code)
    if territory is None:
        yield f"{country.code}: not in rigour"
    elif territory.qid != country.wikidata:
        yield f"{country.code}: {country.wikidata}, rigour {territory.qid}"


def _names(code: str, entry: object) -> Iterator[str]:
    """Yield the usual and the long name that the table does not know as this country's."""
    for kind in ("common_name", "official_name", "name"):
        name = getattr(entry, kind, None)
        if name is None or "," in name or "(" in name:
            continue
        found = countries().names.get(fold(name.removeprefix("the ").removeprefix("The ")))
        if found != code and fold(name) not in countries().unsure:
            yield f"{code}: {name!r} is {found}'s"


def main() -> int:
    """Print the differences; return 1 if any is new."""
    found = list(differences())
    for line in found:
        print(line, f"(expected: {EXPECTED[line]})" if line in EXPECTED else "")
    return int(any(line not in EXPECTED for line in found))


if __name__ == "__main__":
    sys.exit(main())
