"""Compile the table of office holders that the package ships, from two lists of terms of office.

    python -m training.knowledge.compile_holders TERMS.csv.gz src/onrecord/knowledge/holders.csv

TERMS has the columns body, position, person, wikidata, start, end: the public EveryPolitician
scrapers' reading of Wikidata (CC0), summer 2022, 15 countries and the world's bodies. Kept are the
positions that offices.toml lists. holders_by_hand.csv, beside this script, has what these lack: it
was written from general knowledge, and where it covers an office of a country it replaces the
other list from its own first term on. What the two say differently is printed.
"""

from __future__ import annotations

import csv
import gzip
import sys
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from onrecord.knowledge.tables import fold, read_rows

COUNTRIES = {
    "belarus": "by", "canada": "ca", "china": "cn", "france": "fr", "hungary": "hu", "india": "in",
    "iran": "ir", "israel": "il", "japan": "jp", "poland": "pl", "russia": "ru", "turkey": "tr",
    "ukraine": "ua", "united-kingdom": "gb", "us": "us", "world": "",
}  # fmt: skip
BY_HAND = Path(__file__).with_name("holders_by_hand.csv")
READ_ON = "2022-07-15"
# Terms that ended before are of no use to a reader of today's and yesterday's news.
OLDEST = "1990"


class Term(NamedTuple):
    """A row of the compiled table; ``seen`` is the last day on which an open term was known."""

    country: str
    body: str
    office: str
    person: str
    wikidata: str
    start: str
    end: str
    seen: str
    source: str

    @property
    def held(self) -> tuple[str, str, str]:
        """Whose office it is: country, body and office."""
        return self.country, self.body, self.office


class Position(NamedTuple):
    """What a position of the list is: an office, and the body that it is of, "*" as found."""

    office: str
    body: str
    within: frozenset[str]


def positions(path: Path) -> dict[str, Position]:
    """Return what offices.toml says of each position; "Governor of *" is any that so begins."""
    table: list[dict[str, Any]] = tomllib.loads(path.read_text(encoding="utf-8"))["office"]
    return {
        position: Position(office["id"], body, frozenset(office.get("within", ())))
        for office in table
        for position, body in {
            **dict.fromkeys(office["positions"], ""),
            **office.get("bodies", {}),
        }.items()
    }


def find_position(name: str, country: str, known: dict[str, Position]) -> tuple[str, str] | None:
    """Return the office and body that the position ``name`` of a country means, if any."""
    found, rest = known.get(name), ""
    if found is None:
        beginning, _, rest = name.partition(" of ")
        found = known.get(f"{beginning} of *")
    if found is None or (found.within and country not in found.within):
        return None
    return found.office, found.body.replace("*", rest.removeprefix("the "))


def from_wikidata(terms: Path, known: dict[str, Position]) -> Iterator[Term]:
    """Yield the terms of the positions that are ``known``; those without a start are left out."""
    for row in _read_terms(terms):
        country = COUNTRIES[row["body"]]
        found = find_position(row["position"], country, known)
        if found is None or not row["start"] or (row["end"] and row["end"] < OLDEST):
            continue
        office, body = found
        yield Term(
            country, body, office, row["person"], row["wikidata"], row["start"], row["end"],
            "" if row["end"] else max(READ_ON, row["start"]), "wikidata",
        )  # fmt: skip


def by_hand(path: Path, ids: dict[str, str]) -> Iterator[Term]:
    """Yield the terms of the list made by hand, with the Wikidata ids of ``ids`` by folded name.

    Who entered the same office on the same day under another spelling is put in by :func:`merge`.
    """
    columns = ("country", "body", "office", "person", "start", "end", "seen")
    for row in read_rows(path.read_text(encoding="utf-8"), path.name, required=columns):
        start, end = row.term()
        person = row.text("person")
        yield Term(
            row.cells["country"], row.cells["body"], row.text("office"), person,
            ids.get(fold(person), ""), start, end, row.date("seen"), "hand",
        )  # fmt: skip


def unique_ids(terms: Path) -> dict[str, str]:
    """Return the Wikidata id of each folded name that only one person in ``terms`` has."""
    found: dict[str, set[str]] = {}
    for row in _read_terms(terms):
        found.setdefault(fold(row["person"]), set()).add(row["wikidata"])
    return {name: next(iter(ids)) for name, ids in found.items() if len(ids) == 1}


def merge(terms: Iterable[Term], hand: Sequence[Term]) -> list[Term]:
    """Return both lists, sorted; an office's terms from the first by hand on are those by hand."""
    read = list(terms)
    entered = {(term.held, term.start): term.wikidata for term in read}
    named = {
        (term.held, fold(term.person)): entered[term.held, term.start]
        for term in hand
        if (term.held, term.start) in entered and not term.wikidata
    }
    kept = [
        term._replace(wikidata=term.wikidata or named.get((term.held, fold(term.person)), ""))
        for term in hand
    ]
    first: dict[tuple[str, str, str], str] = {}
    for term in kept:
        first[term.held] = min(term.start, first.get(term.held, term.start))
    older = (_cut(term, first.get(term.held)) for term in read)
    return sorted({*kept, *(term for term in older if term is not None)})


def _cut(term: Term, border: str | None) -> Term | None:
    """Return the part of ``term`` that lies before ``border``."""
    if border is None:
        return term
    if term.start >= border:
        return None
    return term if term.end and term.end <= border else term._replace(end=border, seen="")


def differences(terms: Iterable[Term], hand: Iterable[Term]) -> Iterator[str]:
    """Yield, a line each, where both lists tell of one person's term and differ by over a day."""
    known: dict[tuple[tuple[str, str, str], str], list[Term]] = {}
    for term in terms:
        known.setdefault((term.held, term.wikidata), []).append(term)
    for term in hand:
        others = known.get((term.held, term.wikidata), ()) if term.wikidata else ()
        if others and not any(_agree(term.start, other.start) for other in others):
            starts = ", ".join(other.start for other in others)
            yield f"{'/'.join(term.held)}: {term.person} from {term.start}, Wikidata {starts}"


def _agree(one: str, other: str) -> bool:
    known = min(len(one), len(other))
    return one[:known] == other[:known]


def _read_terms(path: Path) -> Iterator[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8", newline="") as handle:
        yield from csv.DictReader(handle)


def main(terms: str, target: str) -> None:
    """Read ``terms`` and the list by hand, write ``target``, print where they differ."""
    known = positions(Path(target).with_name("offices.toml"))
    read = list(from_wikidata(Path(terms), known))
    hand = list(by_hand(BY_HAND, unique_ids(Path(terms))))
    with open(target, "w", encoding="utf-8", newline="") as handle:
        csv.writer(handle, lineterminator="\n").writerows([Term._fields, *merge(read, hand)])
    print(*differences(read, hand), sep="\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
