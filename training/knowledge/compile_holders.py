"""Compile the table of office holders that the package ships, from terms of office in Wikidata.

    python training/knowledge/compile_holders.py TERMS.csv.gz src/onrecord/knowledge/holders.csv

TERMS has the columns body, position, person, wikidata, start, end: the public EveryPolitician
scrapers' reading of Wikidata (CC0), 2022. Kept are the positions that offices.toml lists.
"""

from __future__ import annotations

import csv
import gzip
import sys
import tomllib
from pathlib import Path

COUNTRIES = {
    "belarus": "by", "canada": "ca", "china": "cn", "france": "fr", "hungary": "hu", "india": "in",
    "iran": "ir", "israel": "il", "japan": "jp", "poland": "pl", "russia": "ru", "turkey": "tr",
    "ukraine": "ua", "united-kingdom": "gb", "us": "us",
}  # fmt: skip
COLUMNS = ("country", "office", "person", "wikidata", "start", "end")


def offices(path: Path) -> dict[str, str]:
    """Return the office of each position that the table of offices lists."""
    table = tomllib.loads(path.read_text(encoding="utf-8"))["office"]
    return {position: office["id"] for office in table for position in office["positions"]}


def compile_holders(terms: Path, kept: dict[str, str]) -> list[tuple[str, ...]]:
    """Return the rows of the compiled table, sorted; terms without a start are left out."""
    with gzip.open(terms, "rt", encoding="utf-8", newline="") as handle:
        return sorted(
            {
                (COUNTRIES[row["body"]], kept[row["position"]], row["person"], row["wikidata"],
                 row["start"], row["end"])
                for row in csv.DictReader(handle)
                if row["body"] in COUNTRIES and row["position"] in kept and row["start"]
            }
        )  # fmt: skip


def main(terms: str, target: str) -> None:
    """Read ``terms``, write ``target``."""
    rows = compile_holders(Path(terms), offices(Path(target).with_name("offices.toml")))
    with open(target, "w", encoding="utf-8", newline="") as handle:
        csv.writer(handle, lineterminator="\n").writerows([COLUMNS, *rows])


if __name__ == "__main__":
    main(*sys.argv[1:])
