"""Cells of a cast file → values, each with an error that says what would be right."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Iterator
from datetime import date
from difflib import get_close_matches
from functools import lru_cache
from typing import get_args

from onrecord.errors import RunError
from onrecord.knowledge.countries import countries
from onrecord.knowledge.offices import office_by_id, offices
from onrecord.knowledge.roster.entries import Place, Term
from onrecord.knowledge.tables import fold, toml
from onrecord.model import ActorKind

KINDS: tuple[ActorKind, ...] = tuple(kind for kind in get_args(ActorKind) if kind != "unknown")

WIKIDATA = re.compile(r"Q[1-9]\d{0,11}")
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_OF = re.compile(r" (?:of|for) (?:the )?(?=[^ ])")


def names(given: Iterable[str]) -> Iterator[str]:
    """Yield the names that are not blank, one space between words."""
    return (name for each in given if (name := " ".join(each.split())))


def kind(cell: str, place: Place) -> ActorKind:
    """Return the kind that ``cell`` names; ``unknown`` where it is empty."""
    if not cell:
        return "unknown"
    for known in KINDS:
        if cell.casefold() == known:
            return known
    raise place.error(f"unknown kind {cell!r}; {_hint(cell.casefold(), KINDS)}")


def country(cell: str, place: Place) -> str | None:
    """Return the code of the country that ``cell`` gives by ISO 3166-1 alpha-2 code or name."""
    if not cell:
        return None
    found = country_of(cell)
    if found is None:
        names = [known.name for known in countries().by_code.values()]
        near = get_close_matches(cell.title(), names, n=1)
        hint = f"did you mean {near[0]!r}?" if near else "give its ISO 3166-1 code or its name"
        raise place.error(f"unknown country {cell!r}; {hint}")
    return found


def country_of(text: str) -> str | None:
    """Return the code of the country with this code or name, ``None`` where none has it."""
    if text.lower() in countries().by_code:
        return text.lower()
    return countries().names.get(fold(text).removeprefix("the "))


def wikidata(cell: str, place: Place) -> str | None:
    """Return the Wikidata id in ``cell``, which may be a page's address."""
    if not cell:
        return None
    found = cell.rpartition("/")[2]
    if WIKIDATA.fullmatch(found) is None:
        raise place.error(f"{cell!r} is no Wikidata id; one is written Q42")
    return found


def day(cell: str, place: Place) -> str | None:
    """Return the date in ``cell``: of a day, a month or a year (ISO 8601)."""
    if not cell:
        return None
    if not is_date(cell):
        raise place.error(f"{cell!r} is no date; write YYYY-MM-DD, YYYY-MM or YYYY")
    return cell


def is_date(text: str) -> bool:
    """Tell whether ``text`` is an ISO date of a day, a month or a year that exists."""
    found = _DATE.fullmatch(text)
    if found is None or text < "0001":
        return False
    year, month, of_month = (int(part) if part else 1 for part in found.groups())
    return month in range(1, 13) and of_month in range(1, calendar.monthrange(year, month)[1] + 1)


def term(
    *, title: str, of: str, start: str, end: str, country: str | None, place: Place
) -> Term | None:
    """Return the term of office that the cells give, ``None`` where they are empty.

    ``of`` is a country or an organisation; without it the office is of the actor's ``country``.
    """
    if not title:
        given = [name for name, cell in (("of", of), ("start", start), ("end", end)) if cell]
        if given:
            raise place.error(f"{given[0]!r} is given without an office")
        return None
    begun, ended = day(start, place), day(end, place)
    if begun is not None and ended is not None and _last(ended) < begun:
        raise place.error(f"the office {title!r} ends before it starts: {start} to {end}")
    seat = country_of(of) if of else country
    body = of if of and seat is None else None
    return Term(
        title=title, office=office_id(title), country=seat, body=body, start=begun, end=ended
    )


def _last(day: str) -> str:
    """Return the last day of a day, a month or a year."""
    if len(day) == 10:
        return day
    year, month = int(day[:4]), int(day[5:7] or 12)
    return date(year, month, calendar.monthrange(year, month)[1]).isoformat()


def office_id(title: str) -> str | None:
    """Return the id of the office ``title``: one of the table, or a minister of something."""
    words = fold(title)
    if words in offices():
        return offices()[words].id
    return _portfolio(words)


def _portfolio(words: str) -> str | None:
    """Return the id that annotators give "fisheries minister" and "deputy prime minister"."""
    before, _, last = words.rpartition(" ")
    if before and " " not in before and last in offices():
        return f"{before} {offices()[last].id}"
    first, _, rest = words.partition(" ")
    return f"deputy {offices()[rest].id}" if first == "deputy" and rest in offices() else None


def position_office(name: str, country: str | None) -> str | None:
    """Return the office that a position is by its name, that of its country aside.

    "Minister of Defence of Ruritania" and "Ruritanian Minister of Defence" are one office;
    "Mayor of Lorn" is none of its country.
    """
    folded = fold(name)
    own = _country_words(country) if country is not None else ()
    for words in own:
        folded = _OF.sub(" of ", folded).removesuffix(f" of {words}").removeprefix(f"{words} ")
    found = _positions().get(folded)
    if found is None and folded in offices():
        found = offices()[folded].id
    return found if found is not None and found in office_by_id() else None


@lru_cache(maxsize=512)
def _country_words(country: str) -> tuple[str, ...]:
    tables = (countries().names, countries().adjectives)
    words = [form for table in tables for form, code in table.items() if code == country]
    return tuple(sorted(words, key=lambda form: (-len(form), form)))


@lru_cache(maxsize=1)
def _positions() -> dict[str, str]:
    return {
        _OF.sub(" of ", fold(position)): office["id"]
        for office in toml("offices.toml")["office"]
        for position in office.get("positions", ())
    }


def unknown_name(what: str, name: str, known: tuple[str, ...], place: Place) -> RunError:
    """Return the error for a column or key that nobody knows, with the nearest one."""
    return place.error(f"unknown {what} {name!r}; {_hint(name.casefold(), known)}")


def _hint(word: str, known: tuple[str, ...]) -> str:
    near = get_close_matches(word, known, n=1)
    return f"did you mean {near[0]!r}?" if near else f"known: {', '.join(known)}"
