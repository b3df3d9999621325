"""Which personal names of a record are one person's."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product

from msgspec import Struct, field

from onrecord.knowledge.personal_names import (
    PersonName,
    compatible,
    given_keys,
    keys,
    likeness,
    parse_name,
    spelling,
)
from onrecord.knowledge.tables import fold
from onrecord.resolvers.evidence import Profile

# What the best candidate must have over the second best.
MARGIN = 0.02
# A slip of the pen is rare beside the right spelling: at most one report in so many.
SLIP = 5
# Of several bearers of a surname, one that has so many times the reports of the next is meant.
DOMINANT = 10

Block = tuple[str, str]


class Unit(Struct, eq=False):
    """All profiles with one name, case and accents apart, and one Wikidata id."""

    text: str
    name: PersonName
    wikidata: str
    profiles: list[Profile] = field(default_factory=list)
    reports: int = 0
    countries: set[str] = field(default_factory=set)

    @property
    def order(self) -> tuple[int, str, str]:
        """The order that units are taken in: most reported first."""
        return -self.reports, self.text, self.wikidata


class Person(Struct, eq=False):
    """The units of one person, with their distinct names and where the index has them."""

    units: list[Unit] = field(default_factory=list)
    names: list[PersonName] = field(default_factory=list)
    places: set[tuple[str, str, str]] = field(default_factory=set)
    wikidata: str = ""
    reports: int = 0
    countries: set[str] = field(default_factory=set)

    def add(self, unit: Unit) -> None:
        """Take ``unit`` in."""
        self.units.append(unit)
        if unit.name not in self.names:
            self.names.append(unit.name)
        self.wikidata = self.wikidata or unit.wikidata
        self.reports += unit.reports
        self.countries |= unit.countries


class Candidate(Struct, eq=False):
    """Somebody who may be meant, and the surname of theirs that is most like the one sought."""

    likeness: float
    surname: str
    person: Person


class Index(Struct):
    """People by blocking keys of surname and given names, then by surname; and by Wikidata id."""

    people: list[Person] = field(default_factory=list)
    blocks: dict[Block, dict[str, list[Person]]] = field(default_factory=dict)
    known: dict[str, Person] = field(default_factory=dict)

    def enter(self, unit: Unit, person: Person | None) -> None:
        """Add ``unit`` to ``person``, or as a new one."""
        if person is None:
            person = Person()
            self.people.append(person)
        person.add(unit)
        if unit.wikidata:
            self.known[unit.wikidata] = person
        surname = unit.name.surname
        for block in product(keys(surname), given_keys(unit.name)):
            if (*block, surname) not in person.places:
                person.places.add((*block, surname))
                self.blocks.setdefault(block, {}).setdefault(surname, []).append(person)

    def near(self, name: PersonName) -> list[Candidate]:
        """Return the people whose name may be ``name``, each once with its likest surname."""
        found: dict[int, Candidate] = {}
        scores: dict[str, float] = {}
        for block in product(keys(name.surname), given_keys(name, sought=True)):
            for surname, people in self.blocks.get(block, {}).items():
                if surname not in scores:
                    scores[surname] = likeness(surname, name.surname)
                score = scores[surname]
                for person in people if score > 0.0 else ():
                    known = found.get(id(person))
                    if known is None or (score, surname) > (known.likeness, known.surname):
                        found[id(person)] = Candidate(score, surname, person)
        return list(found.values())


def cluster_people(profiles: Iterable[Profile]) -> list[list[Profile]]:
    """Return the profiles of each person.

    Full names come first, the most reported first; then each name of one word joins the one person
    whom it fits, or others of its like.
    """
    units = sorted(_units(profiles), key=lambda unit: unit.order)
    index = Index()
    for unit in units:
        if unit.name.given:
            index.enter(unit, index.known.get(unit.wikidata) or _same(index, unit))
    lone = [(unit, _bearer(index, unit)) for unit in units if not unit.name.given]
    rest = Index()
    for unit, person in lone:
        if person is not None:
            person.add(unit)
        else:
            rest.enter(unit, rest.known.get(unit.wikidata) or _same(rest, unit))
    return [
        [profile for unit in person.units for profile in unit.profiles]
        for person in [*index.people, *rest.people]
    ]


def _units(profiles: Iterable[Profile]) -> list[Unit]:
    units: dict[tuple[str, str], Unit] = {}
    for profile in profiles:
        text, wikidata = fold(profile.key.name), profile.key.wikidata
        unit = units.get((text, wikidata))
        if unit is None:
            unit = units[text, wikidata] = Unit(text, parse_name(profile.key.name), wikidata)
        unit.profiles.append(profile)
        unit.reports += len(profile.reports)
        if profile.key.country:
            unit.countries.add(profile.key.country)
    return list(units.values())


def _same(index: Index, unit: Unit) -> Person | None:
    """Return the person whom the unit's name is clearly a form or a slip of."""
    return _clearly_best([(_score(near, unit), near.person) for near in index.near(unit.name)])


def _bearer(index: Index, unit: Unit) -> Person | None:
    """Return the person of the record named in full who has the surname alone, or by far most."""
    if unit.wikidata:
        return index.known.get(unit.wikidata)
    near = [found for found in index.near(unit.name) if _may_bear(found.person, unit)]
    scored = [(_score(found, unit), found.person) for found in near]
    bearers = sorted((p for score, p in scored if score == 1.0), key=lambda p: -p.reports)
    if len(bearers) > 1 and bearers[0].reports >= DOMINANT * bearers[1].reports:
        return bearers[0]
    return _clearly_best(scored)


def _may_bear(person: Person, unit: Unit) -> bool:
    """Tell whether a lone name with a country may be the person's: King Abdullah is no Mr Abdullah.

    Somebody whose country no report knows holds no office of one.
    """
    return not unit.countries or not unit.countries.isdisjoint(person.countries)


def _clearly_best(scored: list[tuple[float, Person]]) -> Person | None:
    ranked = sorted((pair for pair in scored if pair[0] > 0), key=lambda pair: -pair[0])
    if not ranked or (len(ranked) > 1 and ranked[0][0] - ranked[1][0] < MARGIN):
        return None
    return ranked[0][1]


def _score(found: Candidate, unit: Unit) -> float:
    """Return how alike the unit is to the person found, 0 where something keeps them apart."""
    person, surname = found.person, unit.name.surname
    if unit.wikidata and person.wikidata and unit.wikidata != person.wikidata:
        return 0.0
    if not all(compatible(known, unit.name) for known in person.names):
        return 0.0
    exact = found.likeness == 1.0 or spelling(found.surname) == spelling(surname)
    return found.likeness if exact or _slip(person, unit) else 0.0


def _slip(person: Person, unit: Unit) -> bool:
    """Tell whether a surname spelt otherwise may be a slip: rare, and of no other country."""
    apart = bool(person.countries and unit.countries) and person.countries.isdisjoint(
        unit.countries
    )
    return not apart and unit.reports <= max(1, person.reports // SLIP)
