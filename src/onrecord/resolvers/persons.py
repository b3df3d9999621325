"""Which personal names of a record are one person's."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from itertools import chain, islice, product

from msgspec import Struct, field

from onrecord.knowledge.full_names import BEGINNINGS, FullName, blocks, read_name, readings, spaced
from onrecord.knowledge.name_matching import (
    Match,
    match_people,
    near_surnames,
    surname_sound,
    surname_spelling,
)
from onrecord.knowledge.naming import naming
from onrecord.knowledge.offices import holders
from onrecord.knowledge.people import people
from onrecord.knowledge.personal_names import (
    PersonName,
    compatible,
    given_gender,
    given_keys,
    keys,
    parse_name,
)
from onrecord.knowledge.tables import fold
from onrecord.model import Ground
from onrecord.resolvers.evidence import Companion, Key, Profile

# From here on two names differ in nothing but spelling.
SPELT_ALIKE = 0.98
# What the best candidate must have over the second best.
MARGIN = 0.02
# How sure a given name alone is, where the company tells whose it is.
GIVEN_ALONE = 0.88
# How sure a surname with its article is, which may also be a given name and a surname.
WITH_ARTICLE = 0.94
# A slip of the pen is rare beside the right spelling: at most one report in so many.
SLIP = 5
# Of several bearers of a surname, one that has so many times the reports of the next is meant.
DOMINANT = 10
# Of a surname that so many bear, another form of a given name may well be another person.
CROWD = 3
# Somebody known by the surname alone is not whom so many times fewer reports name in full.
BETTER_KNOWN = 3
# Those named in more reports than these, and than this share, are everybody's company.
_COMMON, _COMMON_SHARE = 10, 0.02
# Pronouns of one gender, and so many times fewer of the other, tell that of a person.
_GENDER = 3
_SHOWN = 3

_SLIPS = frozenset(["slip", "two slips"])
_FORM = ("form of the given name",)
# So many bearers of a surname, the best known ones, are asked whether they are family.
_FAMILY = 20
# Where more people than these are called by forms of a given name, none is looked for.
_CALLED = 200
# "ElHadari", "AlHadari".
_JOINED = re.compile(r"\b(?:El|Al)[A-Z][a-z]+\b")

Block = tuple[str, str]


class Choice(Struct, frozen=True, gc=False):
    """Why a unit is somebody's: the form it was brought to, score, evidence, and who came next."""

    to: str | None
    score: float
    grounds: tuple[Ground, ...]
    rival: str | None = None
    margin: float | None = None


class Unit(Struct, eq=False):
    """All profiles with one name, case and accents apart, one Wikidata id and one country."""

    text: str
    shown: str
    name: FullName
    wikidata: str
    country: str
    profiles: list[Profile] = field(default_factory=list)
    reports: int = 0
    gender: str = "u"
    company: set[Companion] = field(default_factory=set)
    choice: Choice = Choice(None, 1.0, ())

    @property
    def order(self) -> tuple[int, str, str, str]:
        """The order that units are taken in: most reported first."""
        return -self.reports, self.text, self.wikidata, self.country


class Person(Struct, eq=False):
    """The units of one person, with their distinct names and where the index has them."""

    units: list[Unit] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    places: set[tuple[str, tuple[str, ...]]] = field(default_factory=set)
    wikidata: str = ""
    reports: int = 0
    genders: Counter[str] = field(default_factory=Counter)
    countries: set[str] = field(default_factory=set)
    company: set[Companion] = field(default_factory=set)

    def add(self, unit: Unit) -> None:
        """Take ``unit`` in."""
        self.units.append(unit)
        if unit.text not in self.names:
            self.names.append(unit.text)
        self.wikidata = self.wikidata or unit.wikidata
        self.reports += unit.reports
        self.genders[unit.gender] += unit.reports
        self.countries |= {unit.country} - {""}
        self.company |= unit.company

    @property
    def gender(self) -> str:
        """The gender that pronouns and names tell of the person."""
        return _gender(self.genders)


class Candidate(Struct, eq=False):
    """Somebody who may be meant: how sure, by what name of theirs and why, and if by the same."""

    person: Person
    score: float
    to: str = ""
    grounds: tuple[str, ...] = ()
    same: bool = False


class Surnames(Struct):
    """The people of one block by surname, and the spelling of each surname in the same order."""

    bearers: dict[str, list[Person]] = field(default_factory=dict)
    spelt: list[str] = field(default_factory=list)

    def add(self, surname: str, spelt: str, person: Person) -> None:
        """Take ``person`` in."""
        bearers = self.bearers.setdefault(surname, [])
        if not bearers:
            self.spelt.append(spelt)
        bearers.append(person)


class Index(Struct):
    """People by blocking keys of surname and given names, then by surname; and by Wikidata id.

    ``called`` has them by given name and its forms, ``endings`` by a surname with its article;
    ``sounds`` has the surnames that sound alike.
    """

    people: list[Person] = field(default_factory=list)
    blocks: dict[Block, Surnames] = field(default_factory=dict)
    sounds: dict[str, dict[str, None]] = field(default_factory=dict)
    exact: dict[str, list[Person]] = field(default_factory=dict)
    known: dict[str, Person] = field(default_factory=dict)
    bearers: dict[str, dict[int, Person]] = field(default_factory=dict)
    called: dict[str, dict[int, Person]] = field(default_factory=dict)
    endings: dict[str, list[Person]] = field(default_factory=dict)

    def enter(self, unit: Unit, person: Person | None) -> None:
        """Add ``unit`` to ``person``, or as a new one."""
        if person is None:
            person = Person()
            self.people.append(person)
        new = unit.text not in person.names
        person.add(unit)
        if unit.wikidata:
            self.known[unit.wikidata] = person
        if new:
            self._place(unit.name, person)
            if (ending := _ending(unit.text)) is not None:
                self.endings.setdefault(ending, []).append(person)

    def _place(self, name: FullName, person: Person) -> None:
        self.bearers.setdefault(name.tokens[-1], {})[id(person)] = person
        for form in _forms(name.tokens[0]):
            self.called.setdefault(form, {})[id(person)] = person
        for reading in readings(name):
            place = reading.surname, given_keys(reading)
            if place in person.places:
                continue
            person.places.add(place)
            self.sounds.setdefault(surname_sound(reading.surname), {})[reading.surname] = None
            spelt = surname_spelling(reading.surname)
            for at in product(keys(reading.surname), place[1]):
                block = self.blocks.get(at)
                if block is None:
                    block = self.blocks[at] = Surnames()
                block.add(reading.surname, spelt, person)
        for key in blocks(name):
            found = self.exact.setdefault(key, [])
            if all(other is not person for other in found):
                found.append(person)

    def near(self, name: FullName, text: str = "") -> list[Person]:
        """Return the people whose name may be ``name``, each once, in the order of entering.

        ``text``, where it is given, is the whole name with its particles.
        """
        found: dict[int, Person] = {}
        if (ending := _ending(text)) is not None:
            found.update((id(person), person) for person in self.endings.get(ending, ()))
        for key in blocks(name):
            found.update((id(person), person) for person in self.exact.get(key, ()))
        for reading in readings(name):
            self._near(reading, found)
        return list(found.values())

    def _near(self, reading: PersonName, found: dict[int, Person]) -> None:
        """Add the people whose surname is near; each surname is compared once."""
        sought = product(keys(reading.surname), given_keys(reading, sought=True))
        here = [self.blocks[block] for block in sought if block in self.blocks]
        surnames = list(chain.from_iterable(block.bearers for block in here))
        spelt = list(chain.from_iterable(block.spelt for block in here))
        heard = self.sounds.get(surname_sound(reading.surname), {})
        alike = [surname for surname in heard if any(surname in block.bearers for block in here)]
        near = near_surnames(reading.surname, surnames, spelt, alike)
        # In the order of the blocks, for what is shown of equals depends on it.
        for block in here if near else ():
            for surname, bearers in block.bearers.items():
                if surname in near:
                    found.update((id(person), person) for person in bearers)


def cluster_people(profiles: Iterable[Profile], *, reports: int) -> list[list[Unit]]:
    """Return the units of each person named in so many ``reports``.

    Full names come first, the most reported first, but behind those whose end they are; then each
    name of one word joins the one person whom it fits, or others of its like.
    """
    units = sorted(_units(list(profiles), reports), key=lambda unit: unit.order)
    index = Index()
    longer = {_ending(unit.text) for unit in units if unit.text.count(" ") > 1}
    full = [unit for unit in units if not unit.name.lone]
    for unit in sorted(full, key=lambda unit: unit.text in longer):
        index.enter(unit, _chosen(index, unit))
    # One whose country is known comes first: "Abdullah" without one may be of either of two.
    alone = sorted((u for u in units if u.name.lone), key=lambda unit: not unit.country)
    lone = [(unit, _bearer(index, unit)) for unit in alone]
    rest = Index()
    for unit, person in lone:
        if person is not None:
            person.add(unit)
        else:
            rest.enter(unit, _chosen(rest, unit))
    return [person.units for person in [*index.people, *rest.people]]


def _units(profiles: list[Profile], reports: int) -> list[Unit]:
    common = _common(profiles, reports)
    joined = _joined_articles(profiles)
    units: dict[tuple[str, str, str], Unit] = {}
    genders: dict[int, Counter[str]] = {}
    for profile in profiles:
        text = _without_articles(fold(spaced(profile.key.name)), joined)
        key = text, profile.key.wikidata, profile.key.country
        unit = units.get(key)
        if unit is None:
            unit = units[key] = _unit(profile.key, text)
        unit.profiles.append(profile)
        unit.reports += len(profile.reports)
        unit.company |= profile.company
        genders.setdefault(id(unit), Counter()).update(profile.genders)
    for unit in units.values():
        unit.company = {each for each in unit.company if each[1] not in common}
        told = genders[id(unit)]
        usual = given_gender(unit.name.tokens[:1])
        # A single pronoun may have been read wrongly.
        unit.gender = "u" if told.total() == 1 and usual not in ("u", *told) else _gender(told)
        if unit.gender == "u":
            unit.gender = given_gender(unit.name.tokens[:-1])
    return list(units.values())


def _common(profiles: list[Profile], reports: int) -> frozenset[str]:
    """Return the names that so many reports have that to be named beside them tells nothing."""
    counts: Counter[str] = Counter()
    for profile in profiles:
        counts[profile.folded] += len(profile.reports)
    limit = max(_COMMON, _COMMON_SHARE * reports)
    return frozenset(name for name, count in counts.items() if count > limit)


def _joined_articles(profiles: list[Profile]) -> frozenset[str]:
    """Return the folded words that some report writes as "ElHadari", which "Elhadari" hides."""
    found = (word for profile in profiles for word in _JOINED.findall(profile.key.name))
    return frozenset(fold(word) for word in found)


def _without_articles(text: str, joined: frozenset[str]) -> str:
    return " ".join(word[2:] if word in joined else word for word in text.split())


def _ending(text: str) -> str | None:
    """Return the surname of a folded name with the article that may be a given name: "ben ali"."""
    words = text.split()[-2:]
    return " ".join(words) if len(words) == 2 and words[0] in BEGINNINGS else None


def _match_ending(one: str, other: str) -> Match | None:
    """Match "Ben Ali" and "Zine El Abidine Ben Ali"."""
    short, long = sorted((one, other), key=len)
    found = short != long and _ending(long) == short
    return Match(WITH_ARTICLE, ("surname with its article",)) if found else None


def _forms(given: str) -> list[str]:
    """Return a given name, and the groups of those that are forms of it."""
    return [given, *(f"#{group}" for group in sorted(naming().variants.get(given, ())))]


def _unit(key: Key, text: str) -> Unit:
    """Return the empty unit of a profile; "Obama" with the Wikidata id is Barack Obama."""
    name = read_name(text)
    if name.lone and (full := _known_names().get(key.wikidata)) is not None:
        return Unit(fold(full), key.name, read_name(full), key.wikidata, key.country)
    return Unit(text, key.name, name, key.wikidata, key.country)


@lru_cache(maxsize=1)
def _known_names() -> dict[str, str]:
    """Return the names of those who are known to have held an office, by Wikidata id."""
    terms = sorted(holders(), key=repr)
    return {term.wikidata: term.person for term in terms if term.wikidata is not None}


def _gender(counts: Counter[str]) -> str:
    if counts["m"] >= _GENDER * max(counts["f"], 1) or (counts["m"] and not counts["f"]):
        return "m"
    if counts["f"] >= _GENDER * max(counts["m"], 1) or (counts["f"] and not counts["m"]):
        return "f"
    return "u"


def _chosen(index: Index, unit: Unit) -> Person | None:
    """Return the person whom the unit's name is clearly a form or a slip of."""
    known = index.known.get(unit.wikidata) if unit.wikidata else None
    if known is not None:
        ground = Ground(kind="wikidata", detail=unit.wikidata)
        unit.choice = Choice(known.units[0].shown, 1.0, (ground,))
        return known
    crowded = len(index.bearers.get(unit.name.tokens[-1], ())) >= CROWD
    near = index.near(unit.name, unit.text)
    found = [_candidate(person, unit, crowded) for person in near]
    if crowded and not any(found):
        found = [_of_a_family(index, person, unit) for person in near]
    return _clearly_best([each for each in found if each is not None], unit)


def _bearer(index: Index, unit: Unit) -> Person | None:
    """Return the person of the record named in full who has the surname alone, or by far most."""
    if unit.wikidata and unit.wikidata in index.known:
        return _chosen(index, unit)
    if unit.wikidata:
        return None
    near = [person for person in index.near(unit.name) if _may_bear(person, unit)]
    found = [bearer for bearer in (_surname_of(p, unit) for p in near) if bearer is not None]
    exact = sorted((b for b in found if b.score == 1.0), key=lambda b: -b.person.reports)
    if not exact or exact[0].person.reports < unit.reports:
        relative = _relative(index, unit)
        if relative is not None:
            return relative
    if len(exact) > 1 and exact[0].person.reports >= DOMINANT * exact[1].person.reports:
        first, second = exact[0].person.reports, exact[1].person.reports
        return _settle(exact[0], exact[1], unit, f"{first} reports beside {second}")
    return _clearly_best(found, unit) or _relative(index, unit) or _called(index, unit)


def _called(index: Index, unit: Unit) -> Person | None:
    """Return the person whose given name stands alone here, the only one or by far best known.

    They are met in the same company: by one, or where the name is a usual one by two; or the person
    is much better known.
    """
    called = index.called.get(unit.name.tokens[0], {})
    ranked = sorted(called.values(), key=lambda person: -person.reports)
    return _by_given_name(_met_alone(ranked, unit), unit)


def _relative(index: Index, unit: Unit) -> Person | None:
    """Return the only person called so, or by a form of it, who has a namesake by surname there.

    They are perhaps family: Katherine beside Michael Jackson, and his father Joseph, who is Joe.
    """
    for form in _forms(unit.name.tokens[0]):
        called = index.called.get(form, {})
        if form.startswith("#") and len(called) > _CALLED:
            continue
        family = [person for person in called.values() if _is_beside_family(index, person, unit)]
        if len(family) == 1:
            return _by_given_name(family[0], unit)
    return None


def _by_given_name(person: Person | None, unit: Unit) -> Person | None:
    if person is None or not _genders_agree(person, unit) or not _may_bear(person, unit):
        return None
    return _settle(Candidate(person, GIVEN_ALONE, person.names[0], ("given name",)), None, unit)


def _met_alone(ranked: list[Person], unit: Unit) -> Person | None:
    """Return the best known who is called so, if it is by far, and they are met or known enough."""
    if not ranked or unit.reports > ranked[0].reports:
        return None
    if len(ranked) > 1 and ranked[0].reports < DOMINANT * ranked[1].reports:
        return None
    person = ranked[0]
    met = len(person.company & unit.company)
    enough = 2 if unit.name.tokens[0] in people().given else 1
    return person if met >= enough or unit.reports * SLIP <= person.reports else None


def _of_a_family(index: Index, person: Person, unit: Unit) -> Candidate | None:
    """Return the person as the unit by another form of the given name, met by the same relative.

    Many bear the surname, but in no report the two are named together, and both beside one who
    has it too: Joe and Joseph, of Michael Jackson's.
    """
    matches = ((match_people(text, unit.text), text) for text in person.names)
    found = [(match, text) for match, text in matches if match and match.grounds == _FORM]
    if not found or _candidate(person, unit, False) is None:
        return None
    if any(_share_report(theirs, unit) for theirs in person.units):
        return None
    surname = unit.name.tokens[-1]
    for other in islice(index.bearers.get(surname, {}).values(), _FAMILY):
        if other is not person and _meets(other, [unit]) and _meets(other, person.units):
            match, to = found[0]
            return Candidate(person, match.score, to, match.grounds)
    return None


def _meets(other: Person, units: list[Unit]) -> bool:
    return any(_share_report(theirs, unit) for theirs in other.units for unit in units)


def _is_beside_family(index: Index, person: Person, unit: Unit) -> bool:
    """Tell whether reports that have the unit name somebody else with the person's surname."""
    surnames = {read_name(text).tokens[-1] for text in person.names}
    return any(
        other is not person and any(_share_report(theirs, unit) for theirs in other.units)
        for surname in sorted(surnames)
        for other in index.bearers.get(surname, {}).values()
    )


def _share_report(one: Unit, other: Unit) -> bool:
    return any(
        not mine.reports.isdisjoint(theirs.reports)
        for mine in one.profiles
        for theirs in other.profiles
    )


def _surname_of(person: Person, unit: Unit) -> Candidate | None:
    """Return the person as the bearer of a name of one word, with the likest surname of theirs."""
    surname, best = unit.name.tokens[-1], None
    for text in person.names:
        match = match_people(read_name(text).tokens[-1], surname)
        if match is not None and (best is None or match.score > best.score):
            best = Candidate(person, match.score, text, ("surname", *match.grounds))
    if best is None or not _genders_agree(person, unit) or _is_other_generation(person, unit):
        return None
    return best if _is_borne(person, unit, best) else None


def _is_borne(person: Person, unit: Unit, found: Candidate) -> bool:
    """Tell whether reports of a surname alone may mean a person named in full in others.

    Who is called by the surname alone in most reports is better known than who is named in full in
    a few: those have to be seen in the same company. A slip has to be rare besides, and no plural:
    the Clintons are several.
    """
    met = not person.company.isdisjoint(unit.company)
    if unit.reports > BETTER_KNOWN * person.reports:
        return False
    if any(unit.name.tokens[-1] == f"{read_name(text).tokens[-1]}s" for text in person.names):
        return False
    if found.score < 1.0 and unit.reports * SLIP > person.reports:
        return False
    return met or (unit.reports <= person.reports and _SLIPS.isdisjoint(found.grounds))


def _may_bear(person: Person, unit: Unit) -> bool:
    """Tell whether a lone name with a country may be the person's: King Abdullah is no Mr Abdullah.

    Somebody whose country no report knows holds no office of one.
    """
    return not unit.country or unit.country in person.countries


def _candidate(person: Person, unit: Unit, crowded: bool) -> Candidate | None:
    """Return how the unit may be the person's; ``None`` where something keeps them apart."""
    if unit.wikidata and person.wikidata and unit.wikidata != person.wikidata:
        return None
    if not _genders_agree(person, unit) or not _names_agree(person, unit):
        return None
    if _is_heir(person, unit) or (unit.name.lone and not _may_bear(person, unit)):
        return None
    matches = [
        (match_people(text, unit.text) or _match_ending(text, unit.text), text)
        for text in person.names
    ]
    found = [(match, text) for match, text in matches if match is not None]
    if not found:
        return None
    match, to = max(found, key=lambda pair: (pair[0].score, pair[1]))
    if not _context_allows(person, unit, match, crowded):
        return None
    return Candidate(person, match.score, to, match.grounds, same=unit.text in person.names)


def _genders_agree(person: Person, unit: Unit) -> bool:
    return "u" in (person.gender, unit.gender) or person.gender == unit.gender


def _is_other_generation(person: Person, unit: Unit) -> bool:
    """Tell whether a surname has a suffix that the person has nowhere: "Arden Sr"."""
    suffix = unit.name.suffix
    return bool(suffix) and all(other.name.suffix != suffix for other in person.units)


def _is_heir(person: Person, unit: Unit) -> bool:
    """Tell whether one of the two is a junior of the other's: a report has both, and as two."""
    return any(
        bool(other.name.suffix) != bool(unit.name.suffix) and _share_report(other, unit)
        for other in person.units
    )


def _names_agree(person: Person, unit: Unit) -> bool:
    """Tell whether no name of the person has given names that contradict the unit's."""
    own = parse_name(unit.text)
    return all(
        compatible(parse_name(text), own)
        or match_people(text, unit.text) is not None
        or _match_ending(text, unit.text) is not None
        for text in person.names
    )


def _context_allows(person: Person, unit: Unit, match: Match, crowded: bool) -> bool:
    """Tell whether countries, company and numbers allow what the names do.

    People of two countries are one only if they are seen in the same company, and so are two forms
    of a given name before a surname that many bear. A slip is rare; one of two letters, Williams
    and Williamson, is of somebody met or by far better known.
    """
    slip = not _SLIPS.isdisjoint(match.grounds)
    if slip and not _is_rare(person, unit):
        return False
    if not person.company.isdisjoint(unit.company):
        return True
    if unit.country and person.countries:
        if unit.country not in person.countries:
            return False
    elif crowded and match.score < SPELT_ALIKE and not _initials_agree(person, unit):
        return False
    return "two slips" not in match.grounds or unit.reports * DOMINANT <= person.reports


def _initials_agree(person: Person, unit: Unit) -> bool:
    """Tell whether two given names agree by their initials: "JK Arden" and "Jo K. Arden"."""
    own = [token[0] for token in unit.name.tokens[:-1]][:2]
    return len(own) > 1 and any(
        own == [token[0] for token in other.name.tokens[:-1]][:2] for other in person.units
    )


def _is_rare(person: Person, unit: Unit) -> bool:
    return unit.reports <= max(1, person.reports // SLIP)


def _clearly_best(found: list[Candidate], unit: Unit) -> Person | None:
    ranked = sorted(found, key=lambda each: (-each.score, not each.same, -each.person.reports))
    if not ranked or (len(ranked) > 1 and not _is_ahead(ranked[0], ranked[1])):
        return None
    return _settle(ranked[0], ranked[1] if len(ranked) > 1 else None, unit)


def _is_ahead(first: Candidate, second: Candidate) -> bool:
    """Tell whether the first is better, has the very name, or is by far better known.

    "Jo H. Arden" is not "Jo Arden". Where there is no more than an initial, to be known is nothing.
    """
    if first.score - second.score >= MARGIN or (first.same and not second.same):
        return True
    known = first.person.reports >= DOMINANT * second.person.reports
    return known and first.score >= WITH_ARTICLE and first.same == second.same


def _settle(best: Candidate, next: Candidate | None, unit: Unit, numbers: str = "") -> Person:
    """Note why the unit is the best candidate's, and return who that is."""
    rival = None if next is None else next.person.units[0].shown
    margin = None if next is None else round(best.score - next.score, 4)
    grounds = tuple(_grounds(best, unit, numbers))
    unit.choice = Choice(best.to, best.score, grounds, rival, margin)
    return best.person


def _grounds(best: Candidate, unit: Unit, numbers: str) -> Iterable[Ground]:
    person = best.person
    yield Ground(kind="name", detail=", ".join(best.grounds))
    if unit.country and unit.country in person.countries:
        yield Ground(kind="country", detail=unit.country)
    if unit.gender != "u" and unit.gender == person.gender:
        yield Ground(kind="gender", detail=unit.gender)
    shared = sorted(name for _, name in person.company & unit.company)
    if shared:
        yield Ground(kind="company", detail=", ".join(shared[:_SHOWN]))
    if numbers:
        yield Ground(kind="reports", detail=numbers)
