"""What the annotations say of their local actors, gathered in one pass and kept small.

Local actors with the same kind, name, country and Wikidata id are one profile: reports by the
thousand name a few thousand profiles, and clustering is over profiles.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from zlib import crc32

from msgspec import Struct, field

from onrecord.knowledge.tables import fold
from onrecord.model import Actor, ActorKind, Annotation, Event, Statement, is_described
from onrecord.resolvers.terms import Terms, learn_terms

# Of those named beside somebody, so many are kept; which ones depends on their names alone.
_COMPANY = 24
_PRUNE = 4 * _COMPANY
_PRONOUNS = {"he": "m", "him": "m", "his": "m", "himself": "m",
             "she": "f", "her": "f", "hers": "f", "herself": "f"}  # fmt: skip

Companion = tuple[int, str]


class Key(Struct, frozen=True, gc=False, order=True):
    """What a profile is: empty strings for what is not known, so that keys sort."""

    kind: ActorKind
    name: str
    country: str
    wikidata: str


class Profile(Struct, gc=False):
    """The evidence for a profile; ``names`` counts the name mentions of each form.

    ``kind`` is at first the key's, and may be that of the same name in other reports; ``folded`` is
    the key's name.
    ``genders`` counts its pronouns; ``company`` holds some of those who are named in full in the
    same reports, each behind a number that only its name gives.
    """

    key: Key
    kind: ActorKind
    folded: str
    names: Counter[str] = field(default_factory=Counter)
    reports: set[str] = field(default_factory=set)
    genders: Counter[str] = field(default_factory=Counter)
    company: set[Companion] = field(default_factory=set)
    mentions: int = 0
    statements: int = 0
    events: int = 0


class Evidence(Struct):
    """The profiles, that of each (report id, local actor id), and who is seen in what office."""

    profiles: dict[Key, Profile] = field(default_factory=dict)
    locals: dict[tuple[str, str], Key] = field(default_factory=dict)
    reports: int = 0
    terms: Terms = field(default_factory=Terms)


def gather(annotations: Iterable[Annotation]) -> Evidence:
    """Return the evidence of the annotations; a report that comes again adds nothing."""
    evidence = Evidence()
    seen: set[str] = set()
    for annotation in annotations:
        if annotation.report.id not in seen:
            seen.add(annotation.report.id)
            evidence.reports += 1
            _add(evidence, annotation)
    for profile in evidence.profiles.values():
        profile.company = first_of(profile.company)
    return evidence


def _add(evidence: Evidence, annotation: Annotation) -> None:
    report = annotation.report.id
    here: dict[str, Profile] = {}
    for mention in annotation.mentions:
        actor = mention.actor
        if actor is None:
            continue
        profile = here.get(actor.id)
        if profile is None:
            profile = here[actor.id] = _profile(evidence, report, actor)
        profile.mentions += 1
        if mention.form == "name":
            profile.names[mention.text] += 1
        elif mention.form == "pronoun" and (gender := _PRONOUNS.get(mention.text.lower())):
            profile.genders[gender] += 1
    for statement in annotation.statements:
        _add_statement(evidence, report, statement, here)
    for event in annotation.events:
        _add_event(evidence, report, event, here)
    _introduce(list(here.values()))
    learn_terms(evidence.terms, annotation)


def _add_statement(
    evidence: Evidence, report: str, statement: Statement, here: dict[str, Profile]
) -> None:
    for actor in _actors(statement):
        if actor.id not in here:
            here[actor.id] = _profile(evidence, report, actor)
    if statement.speaker is not None:
        here[statement.speaker.id].statements += 1


def _add_event(evidence: Evidence, report: str, event: Event, here: dict[str, Profile]) -> None:
    acting = (*event.actors, *event.recipients)
    for actor in (*acting, *event.via):
        if actor.id not in here and not is_described(actor, report):
            here[actor.id] = _profile(evidence, report, actor)
    for id in {actor.id for actor in acting} & here.keys():
        here[id].events += 1


def _actors(statement: Statement) -> Iterator[Actor]:
    """Yield whom a statement names, but for those that only a description in the report makes."""
    if statement.speaker is not None:
        yield statement.speaker
    for actor in (*statement.addressees, *statement.via):
        if not is_described(actor, statement.report):
            yield actor


def _profile(evidence: Evidence, report: str, actor: Actor) -> Profile:
    key = evidence.locals.get((report, actor.id))
    if key is None:
        key = Key(actor.kind, actor.name, actor.country or "", actor.wikidata or "")
        evidence.locals[report, actor.id] = key
    profile = evidence.profiles.get(key)
    if profile is None:
        profile = evidence.profiles[key] = Profile(key, key.kind, fold(key.name))
    profile.reports.add(report)
    return profile


def _introduce(here: list[Profile]) -> None:
    """Note for each person of a report who is named in full beside them."""
    people = [profile for profile in here if profile.key.kind == "person"]
    named = {profile.folded for profile in people}
    company = sorted((crc32(name.encode()), name) for name in named if " " in name)
    for profile in people:
        beside = (pair for pair in company[: _COMPANY + 1] if pair[1] != profile.folded)
        profile.company.update(beside)
        if len(profile.company) > _PRUNE:
            profile.company = first_of(profile.company)


def first_of(company: Iterable[Companion]) -> set[Companion]:
    """Return those of ``company`` that are kept: the same whatever order they came in."""
    return set(sorted(company)[:_COMPANY])
