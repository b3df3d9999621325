"""A cast as a FollowTheMoney dump, an entity a line: OpenSanctions, EveryPolitician.

Read as the plain JSON that it is, by the schema of FollowTheMoney 4.11 (followthemoney.tech):
Person, Organization, Company, PublicBody and LegalEntity with name, alias, previousName,
abbreviation, weakAlias, nationality, citizenship, country, jurisdiction, mainCountry and
wikidataId; Position with name, country and organization; Occupancy with holder, post, startDate,
endDate, periodStart and periodEnd. Nested dumps (``targets.nested.json``) hold the same entities
within the properties of others. All other entities and properties are passed over.
"""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import product

import msgspec
from msgspec import Struct, field, structs

from onrecord.knowledge.countries import countries
from onrecord.knowledge.roster import checks
from onrecord.knowledge.roster.entries import Entry, Place, Row, Term
from onrecord.model import ActorKind

# A legal entity may be a person too: "used when raw data does not specify".
KINDS: dict[str, ActorKind] = {
    "Person": "person",
    "Organization": "organisation",
    "Company": "organisation",
    "PublicBody": "organisation",
    "LegalEntity": "unknown",
}
_READ = frozenset([*KINDS, "Position", "Occupancy"])
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")


class Properties(Struct, gc=False):
    """What is read of an entity, under the schema's own names; every property has many values."""

    name: list[str] = field(default_factory=list)
    alias: list[str] = field(default_factory=list)
    previousName: list[str] = field(default_factory=list)
    abbreviation: list[str] = field(default_factory=list)
    weakAlias: list[str] = field(default_factory=list)
    nationality: list[str] = field(default_factory=list)
    citizenship: list[str] = field(default_factory=list)
    mainCountry: list[str] = field(default_factory=list)
    jurisdiction: list[str] = field(default_factory=list)
    country: list[str] = field(default_factory=list)
    wikidataId: list[str] = field(default_factory=list)
    subnationalArea: list[str] = field(default_factory=list)
    startDate: list[str] = field(default_factory=list)
    endDate: list[str] = field(default_factory=list)
    periodStart: list[str] = field(default_factory=list)
    periodEnd: list[str] = field(default_factory=list)
    organization: list[str | Entity] = field(default_factory=list)
    holder: list[str | Entity] = field(default_factory=list)
    post: list[str | Entity] = field(default_factory=list)
    positionOccupancies: list[str | Entity] = field(default_factory=list)


class Entity(Struct, gc=False):
    """An entity of a dump."""

    id: str
    schema: str
    properties: Properties = field(default_factory=Properties)
    referents: list[str] = field(default_factory=list)
    caption: str | None = None


class Dump(Struct):
    """What a dump holds that is read: actors, positions and terms by id, and other ids."""

    rows: list[Row] = field(default_factory=list)
    positions: dict[str, Entity] = field(default_factory=dict)
    occupancies: list[Entity] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)
    referents: dict[str, str] = field(default_factory=dict)


_decoder = msgspec.json.Decoder(Entity)


def read(lines: Iterable[bytes], file: str, dump: Dump) -> None:
    """Add the entities of a file to ``dump``. RunError: a line that holds no entity."""
    empty = True
    for number, line in enumerate(lines, start=1):
        if number == 1:
            line = line.removeprefix(BOM_UTF8)
        if line.strip():
            empty, place = False, Place(file, number)
            _add(_entity(line, place), place, dump)
    if empty:
        raise Place(file, None).error("is empty")


def _entity(line: bytes, place: Place) -> Entity:
    try:
        return _decoder.decode(line)
    except msgspec.ValidationError as error:
        raise place.error(f"no FollowTheMoney entity: {error}") from error
    except msgspec.DecodeError as error:
        raise place.error(f"not JSON: {str(error).removeprefix('JSON is malformed: ')}") from error
    except UnicodeDecodeError as error:
        raise place.error("not UTF-8; convert the file to UTF-8") from error
    except RecursionError as error:
        raise place.error("nested too deeply") from error


def _add(entity: Entity, place: Place, dump: Dump) -> None:
    """Add an entity and those within it; JSON as deep as the reader takes it ends here too."""
    for inner in _nested(entity):
        _add(inner, place, dump)
    for other in entity.referents if entity.schema in _READ else ():
        dump.referents[other] = entity.id
    if entity.schema == "Position":
        dump.positions[entity.id] = entity
    elif entity.schema == "Occupancy":
        dump.occupancies.append(entity)
    elif entity.schema in KINDS and (row := _row(entity, place)) is not None:
        dump.rows.append(row)
        dump.names[entity.id] = row.entry.name


def _nested(entity: Entity) -> Iterator[Entity]:
    """Yield the entities within ``entity``; their ids then stand in their place."""
    held = entity.properties
    for values in (held.organization, held.holder, held.post, held.positionOccupancies):
        for at, value in enumerate(values):
            if isinstance(value, Entity):
                if values is held.positionOccupancies and not value.properties.holder:
                    value.properties.holder.append(entity.id)
                values[at] = value.id
                yield value


def _row(entity: Entity, place: Place) -> Row | None:
    held = entity.properties
    abbreviations = _texts(held.abbreviation)
    names = [
        *_texts(held.name), *_texts(held.alias), *_texts(held.previousName), *abbreviations
    ]  # fmt: skip
    if not names:
        return None
    name = _display(entity.caption, names)
    sure = {form for form in names if " " in form} | set(abbreviations)
    own = (*held.wikidataId, entity.id)
    entry = Entry(
        name=name,
        kind=KINDS[entity.schema],
        forms=tuple(sorted(sure - {name})),
        # A dump of a hundred thousand has an "Ali" and a "Hope": one word alone tells nobody.
        weak=tuple(sorted({*names, *_texts(held.weakAlias)} - sure)),
        country=_country(
            # The nearer to whose somebody is, the earlier.
            held.nationality, held.citizenship, held.mainCountry, held.jurisdiction, held.country
        ),
        wikidata=next((id for id in own if checks.WIKIDATA.fullmatch(id)), None),
    )  # fmt: skip
    return Row(place=place, entry=entry, id=entity.id, dumped=True)


def _texts(values: Iterable[str | Entity]) -> list[str]:
    """Return the texts that are not blank, one space between words."""
    return [
        text for value in values if isinstance(value, str) and (text := " ".join(value.split()))
    ]


def _display(caption: str | None, names: Sequence[str]) -> str:
    """Return the name to show: the caption, or another, in Latin letters and not all capitals."""
    return min(
        names, key=lambda name: (_LATIN.search(name) is None, name.isupper(), name != caption)
    )


def _country(*properties: Sequence[str]) -> str | None:
    """Return the one country of the first property that has any; codes of no state are none."""
    known = countries().by_code
    for values in properties:
        codes = {code for code in values if code in known}
        if codes:
            return codes.pop() if len(codes) == 1 else None
    return None


def with_terms(dump: Dump) -> list[Row]:
    """Return the rows of the actors, each with its terms of office."""
    terms: dict[str, set[Term]] = {}
    for occupancy in dump.occupancies:
        held = occupancy.properties
        for holder, post in product(_texts(held.holder), _texts(held.post)):
            position = dump.positions.get(dump.referents.get(post, post))
            found = None if position is None else _term(held, position.properties, dump)
            if found is not None:
                terms.setdefault(dump.referents.get(holder, holder), set()).add(found)
    for row in dump.rows:
        own = terms.get(row.id or "")
        if own is not None:
            row.entry = structs.replace(row.entry, terms=tuple(sorted(own, key=repr)))
    return dump.rows


def _term(occupancy: Properties, position: Properties, dump: Dump) -> Term | None:
    """Return the term; ``None`` without a beginning: it may be of any time."""
    start = min(_dates(occupancy.startDate) or _dates(occupancy.periodStart), default=None)
    end = max(_dates(occupancy.endDate) or _dates(occupancy.periodEnd), default=None)
    names = _texts(position.name)
    if start is None or not names or (end is not None and end < start):
        return None
    bodies = [dump.names[id] for id in _texts(position.organization) if id in dump.names]
    body = bodies[0] if len(bodies) == 1 else None
    if position.subnationalArea:
        return Term(title=names[0], body=body, start=start, end=end)
    country = _country(position.country)
    return Term(
        title=names[0], office=_office(tuple(names), country), country=country, body=body,
        start=start, end=end,
    )  # fmt: skip


@lru_cache(maxsize=1 << 14)
def _office(names: tuple[str, ...], country: str | None) -> str | None:
    found = (checks.position_office(name, country) for name in names)
    return next((office for office in found if office is not None), None)


def _dates(values: Iterable[str]) -> list[str]:
    return [value[:10] for value in values if checks.is_date(value[:10])]
