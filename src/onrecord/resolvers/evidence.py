"""What the annotations say of their local actors, gathered in one pass and kept small.

Local actors with the same kind, name, country and Wikidata id are one profile: reports by the
thousand name a few thousand profiles, and clustering is over profiles.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from msgspec import Struct, field

from onrecord.model import Actor, ActorKind, Annotation, Statement, is_described


class Key(Struct, frozen=True, gc=False, order=True):
    """What a profile is: empty strings for what is not known, so that keys sort."""

    kind: ActorKind
    name: str
    country: str
    wikidata: str


class Profile(Struct, gc=False):
    """The evidence for a profile; ``names`` counts the name mentions of each form."""

    key: Key
    names: Counter[str] = field(default_factory=Counter)
    reports: set[str] = field(default_factory=set)
    mentions: int = 0
    statements: int = 0


class Evidence(Struct):
    """The profiles, and the profile of each (report id, local actor id)."""

    profiles: dict[Key, Profile] = field(default_factory=dict)
    locals: dict[tuple[str, str], Key] = field(default_factory=dict)


def gather(annotations: Iterable[Annotation]) -> Evidence:
    """Return the evidence of the annotations; a report that comes again adds nothing."""
    evidence = Evidence()
    seen: set[str] = set()
    for annotation in annotations:
        if annotation.report.id not in seen:
            seen.add(annotation.report.id)
            _add(evidence, annotation)
    return evidence


def _add(evidence: Evidence, annotation: Annotation) -> None:
    report = annotation.report.id
    for mention in annotation.mentions:
        if mention.actor is not None:
            profile = _profile(evidence, report, mention.actor)
            profile.mentions += 1
            if mention.form == "name":
                profile.names[mention.text] += 1
    for statement in annotation.statements:
        for actor in _actors(statement):
            _profile(evidence, report, actor)
        if statement.speaker is not None:
            _profile(evidence, report, statement.speaker).statements += 1


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
        profile = evidence.profiles[key] = Profile(key)
    profile.reports.add(report)
    return profile
