"""Offices and who held them when (offices.toml, holders.csv).

holders.csv is compiled by training/knowledge/compile_holders.py from Wikidata (CC0) and from a list
made by hand; each row says which. An open term is known to last until the day on which it was seen,
not longer. Dates are ISO 8601, perhaps of a month or a year only: then a term surely begins with
the first day behind that month or year, and surely lasts until its first.
"""

from __future__ import annotations

from datetime import date as Date
from datetime import timedelta
from functools import lru_cache

from msgspec import Struct

from onrecord.knowledge.countries import countries
from onrecord.knowledge.organisations import organisation_key, organisations
from onrecord.knowledge.personal_names import PersonName, compatible, keys, likeness, parse_name
from onrecord.knowledge.tables import Row, fold, table_rows, toml

_COLUMNS = ("country", "body", "office", "person", "wikidata", "start", "end", "seen", "source")
_SOURCES = frozenset(["wikidata", "hand"])
# A report of a day tells of that day and of the day before.
_TOLD_DAYS = 1


class Office(Struct, frozen=True):
    """An office.

    ``unique``: one holder a country at a time; ``single``: one an organisation; ``leader``: may
    lead the country.
    """

    id: str
    unique: bool
    leader: bool
    single: bool = False


class Holder(Struct, frozen=True):
    """A term of office; ``start`` and ``end`` are ISO dates, perhaps of a month or a year only.

    ``country`` is an ISO 3166-1 code in small letters, "" for the world's; ``body`` names the
    organisation or region that it is an office of, "" for the country itself. ``seen`` is the last
    day on which an open term was known; ``source`` is "wikidata" or "hand".
    """

    country: str
    office: str
    person: str
    wikidata: str | None
    start: str
    end: str
    body: str = ""
    seen: str = ""
    source: str = "wikidata"

    @property
    def who(self) -> str:
        """What tells the person from others of the table: the Wikidata id, else the name."""
        return self.wikidata or self.person

    def at(self, date: str) -> bool:
        """Tell whether the term surely covers the ISO date."""
        first, last = _sure_days(self)
        return first <= Date.fromisoformat(date) < last


class Held(Struct, frozen=True):
    """A term and what share of an interval it covers: at least ``surely``, at most ``perhaps``."""

    holder: Holder
    surely: float
    perhaps: float


@lru_cache(maxsize=1)
def offices() -> dict[str, Office]:
    """Return the offices by folded words: "prime minister", "pm"."""
    return {
        fold(words): Office(row["id"], row["unique"], row["leader"], row.get("single", False))
        for row in toml("offices.toml")["office"]
        for words in row["words"]
    }


@lru_cache(maxsize=1)
def office_by_id() -> dict[str, Office]:
    """Return the offices by id."""
    return {office.id: office for office in offices().values()}


@lru_cache(maxsize=1)
def office_endings() -> frozenset[str]:
    """Return the last words of all office words: "minister", "state" of "secretary of state"."""
    return frozenset(words.split()[-1] for words in offices())


@lru_cache(maxsize=1)
def office_words() -> frozenset[str]:
    """Return all words that office words are made of: "prime", "vice", "minister"."""
    return frozenset(word for words in offices() for word in words.split())


@lru_cache(maxsize=1)
def office_heads() -> frozenset[str]:
    """Return the nouns that head a description by office: "minister", "secretary"."""
    return frozenset(_before_of(words).split()[-1] for words in offices())


def _before_of(words: str) -> str:
    return words.split(" of ")[0].split(" for ")[0]


@lru_cache(maxsize=1)
def holders() -> tuple[Holder, ...]:
    """Return all known terms of office; a wrong row raises a TableError."""
    return tuple(read_holder(row) for row in table_rows("holders.csv", required=_COLUMNS))


def read_holder(row: Row) -> Holder:
    """Return the term of office in a row: country or body, office, person, start, and the rest."""
    country, body = row.maybe("country"), row.maybe("body")
    if country is None and body is None:
        raise row.wrong("neither country nor body")
    if country is not None and country not in countries().by_code:
        raise row.wrong(f"country {country!r} is not in the table of countries")
    start, end = row.term()
    if not start:
        raise row.wrong("no start")
    if not end and not row.date("seen"):
        raise row.wrong("neither an end nor a day on which the term was seen to last")
    return Holder(
        country or "",
        row.one_of("office", office_by_id()),
        row.text("person"),
        row.wikidata(),
        start,
        end,
        body or "",
        row.date("seen"),
        row.one_of("source", _SOURCES),
    )


@lru_cache(maxsize=1)
def _by_office() -> dict[tuple[str, str], list[Holder]]:
    """Return the terms by office and by whose it is: a country's code or a body's key."""
    table: dict[tuple[str, str], list[Holder]] = {}
    for holder in holders():
        of = _body_key(holder.body) if holder.body else holder.country
        table.setdefault((holder.office, of), []).append(holder)
    return table


def _body_key(body: str) -> str:
    """Return what the names of a body share, which no country's code is."""
    known = organisations().get(fold(body))
    return f"body {fold(known.name) if known is not None else organisation_key(body)}"


def holders_in(
    office: str, country: str, start: str, end: str, *, body: str | None = None
) -> tuple[Held, ...]:
    """Return who may have held an office in the half-open interval of ISO dates, the surest first.

    ``country`` is an ISO 3166-1 code in small letters, and no other country's holder is an answer.
    An office of a body (an organisation, a state of a federation, a town: "UN", "Texas") is asked
    for by its name, whatever the country.
    """
    first, last = Date.fromisoformat(start), Date.fromisoformat(end)
    terms = _by_office().get((office, country if body is None else _body_key(body)), ())
    found = [_held(term, first, last) for term in terms]
    return tuple(
        sorted(
            (held for held in found if held.perhaps > 0),
            key=lambda held: (-held.surely, -held.perhaps, held.holder.who),
        )
    )


def _held(term: Holder, first: Date, last: Date) -> Held:
    sure, possible = _sure_days(term), _possible_days(term)
    return Held(term, _share(*sure, first, last), _share(*possible, first, last))


def _share(begin: Date, end: Date, first: Date, last: Date) -> float:
    covered = (min(end, last) - max(begin, first)).days
    return max(covered, 0) / max((last - first).days, 1)


def holder_in(
    office: str, country: str, start: str, end: str, *, body: str | None = None
) -> Holder | None:
    """Return who surely held an office all through the interval, if nobody else surely did.

    So there is none where the office changed hands within it, or may have.
    """
    found = holders_in(office, country, start, end, body=body)
    whole = {held.holder.who: held.holder for held in found if held.surely == 1}
    others = {held.holder.who for held in found if held.surely > 0} - whole.keys()
    return next(iter(whole.values())) if len(whole) == 1 and not others else None


@lru_cache(maxsize=1 << 12)
def holder_at(office: str, country: str, date: str, *, body: str | None = None) -> Holder | None:
    """Return who held an office when a report of the ISO date was written, if just one did.

    On the day of a change there is no answer: the report may tell of either.
    """
    day = Date.fromisoformat(date)
    before = day - timedelta(days=_TOLD_DAYS)
    after = day + timedelta(days=1)
    return holder_in(office, country, before.isoformat(), after.isoformat(), body=body)


def leader_at(country: str, date: str) -> Holder | None:
    """Return whom "the Ruritanian leader" means in a report of the ISO date.

    That is the holder of the office that countries.csv says leads the country. A leader of
    something else ("the Ruritanian opposition leader") is the caller's to keep out.
    """
    known = countries().by_code.get(country)
    if known is None or known.led_by is None:
        return None
    return holder_at(known.led_by, country, date)


@lru_cache(maxsize=1 << 12)
def government_of(surname: str, date: str) -> str | None:
    """Return the country whose government "the Rassendyll administration" means at the ISO date.

    That is the one country that somebody of that surname had begun to lead by then.
    """
    found = {
        holder.country
        for holder in _leaders().get(fold(surname), ())
        if _possible_days(holder)[0] <= Date.fromisoformat(date)
    }
    return next(iter(found)) if len(found) == 1 else None


@lru_cache(maxsize=1)
def _leaders() -> dict[str, list[Holder]]:
    """Return the terms in offices that lead a country, by the folded surname of their holder."""
    table: dict[str, list[Holder]] = {}
    for holder in holders():
        if office_by_id()[holder.office].leader and not holder.body:
            table.setdefault(parse_name(holder.person).surname, []).append(holder)
    return table


@lru_cache(maxsize=1 << 14)
def _sure_days(term: Holder) -> tuple[Date, Date]:
    """Return the first day that the term surely covers and the first that it perhaps does not."""
    seen = _days(term.seen)[1] if term.seen else _days(term.start)[1]
    return _days(term.start)[1 if len(term.start) < 10 else 0], (
        _days(term.end)[0] if term.end else seen
    )


@lru_cache(maxsize=1 << 14)
def _possible_days(term: Holder) -> tuple[Date, Date]:
    """Return the first day that the term may cover and the first that it surely does not."""
    end = _days(term.end)[1 if len(term.end) < 10 else 0] if term.end else Date.max
    return _days(term.start)[0], end


def _days(date: str) -> tuple[Date, Date]:
    """Return the days that an ISO date of a day, month or year stands for, half-open."""
    year, month, day = (int(part) for part in f"{date}-0-0".split("-")[:3])
    first = Date(year, month or 1, day or 1)
    if day:
        return first, first + timedelta(days=1)
    if month:
        return first, Date(year + month // 12, month % 12 + 1, 1)
    return first, Date(year + 1, 1, 1)


@lru_cache(maxsize=1)
def _by_key() -> dict[str, list[Holder]]:
    table: dict[str, list[Holder]] = {}
    for holder in holders():
        for key in keys(parse_name(holder.person).surname):
            table.setdefault(key, []).append(holder)
    return table


@lru_cache(maxsize=1 << 12)
def holders_named(name: PersonName) -> tuple[Holder, ...]:
    """Return the terms of those whose name, spellings allowed for, is the full name ``name``."""
    near = {holder for key in keys(name.surname) for holder in _by_key().get(key, ())}
    found = [
        (likeness(parse_name(holder.person).surname, name.surname), holder)
        for holder in near
        if compatible(parse_name(holder.person), name)
    ]
    return tuple(sorted((holder for score, holder in found if score > 0), key=repr))
