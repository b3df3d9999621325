"""Local actors of all reports → the record's actors: a pure function of the set of annotations.

Everything is taken in the order of content (how many reports, then name), never of arrival, and
candidates come from blocking keys, so the result depends on the set alone and the cost grows about
linearly with the profiles.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from onrecord.knowledge.countries import countries
from onrecord.knowledge.organisations import known_organisation, organisation_key
from onrecord.knowledge.personal_names import parse_name
from onrecord.knowledge.tables import fold
from onrecord.model import Actor, Annotation, Resolution, ResolvedActor, identify
from onrecord.resolvers.evidence import Evidence, Key, Profile, gather
from onrecord.resolvers.persons import cluster_people


def resolve_actors(annotations: Iterable[Annotation]) -> Resolution:
    """Return who is who in the reports: the actors, sorted, and the actor of each local one.

    Spellings of a name merge within a margin where given name, Wikidata id and country allow it;
    namesakes stay apart; a surname alone joins the one full name that has it in the record.
    """
    evidence = gather(annotations)
    resolved = [(_resolved(profiles), profiles) for profiles in _clusters(evidence)]
    actor_of: dict[Key, Actor] = {}
    for summary, profiles in resolved:
        actor = _actor(summary)
        actor_of.update((profile.key, actor) for profile in profiles)
    actors = sorted((summary for summary, _ in resolved), key=_by_weight)
    assigned = {local: actor_of[key] for local, key in sorted(evidence.locals.items())}
    return Resolution(actors=tuple(actors), assigned=assigned)


def _by_weight(actor: ResolvedActor) -> tuple[int, int, str, str]:
    return -actor.statements, -actor.mentions, actor.name, actor.id


def _actor(summary: ResolvedActor) -> Actor:
    return Actor(
        id=summary.id,
        name=summary.name,
        kind=summary.kind,
        country=summary.country,
        wikidata=summary.wikidata,
    )


def _clusters(evidence: Evidence) -> list[list[Profile]]:
    """Return the profiles of each actor, most reported first within one."""
    by_kind: dict[str, list[Profile]] = {}
    for key in sorted(evidence.profiles):
        by_kind.setdefault(key.kind, []).append(evidence.profiles[key])
    return [
        *cluster_people(by_kind.get("person", [])),
        *_by_key(by_kind.get("state", []), _state_key),
        *_by_key(by_kind.get("organisation", []), _organisation_keys(by_kind)),
        *_by_key(by_kind.get("group", []), _name_key),
        *_by_key(by_kind.get("unknown", []), _name_key),
    ]


def _by_key(profiles: Iterable[Profile], key: Callable[[Profile], str]) -> list[list[Profile]]:
    found: dict[str, list[Profile]] = {}
    for profile in profiles:
        found.setdefault(key(profile), []).append(profile)
    return list(found.values())


def _state_key(profile: Profile) -> str:
    return profile.key.country or fold(profile.key.name)


def _name_key(profile: Profile) -> str:
    return f"{profile.key.country}:{fold(profile.key.name)}"


def _organisation_keys(by_kind: dict[str, list[Profile]]) -> Callable[[Profile], str]:
    """Return the key of an organisation; an acronym goes with the one name it is spelt out as."""
    spelt: dict[str, set[str]] = {}
    for profile in by_kind.get("organisation", []):
        for form in profile.names:
            if form.isupper() and form != profile.key.name:
                spelt.setdefault(organisation_key(form), set()).add(
                    organisation_key(profile.key.name)
                )
    certain = {short: next(iter(full)) for short, full in spelt.items() if len(full) == 1}

    def key(profile: Profile) -> str:
        own = organisation_key(profile.key.name)
        return certain.get(own, own)

    return key


def _resolved(profiles: list[Profile]) -> ResolvedActor:
    """Return the actor that the profiles make together."""
    kind = profiles[0].key.kind
    country = _most_reported(profiles, lambda key: key.country)
    wikidata = _most_reported(profiles, lambda key: key.wikidata)
    name = _name(profiles, country)
    known = known_organisation(name) if kind == "organisation" else None
    if known is not None:
        country, wikidata = country or known.country, wikidata or known.wikidata
    reports: set[str] = set().union(*(profile.reports for profile in profiles))
    forms = {form for profile in profiles for form in profile.names}
    return ResolvedActor(
        id=identify("actor", kind, wikidata or _identity(profiles[0], name)),
        name=name,
        kind=kind,
        country=country,
        wikidata=wikidata,
        names=tuple(sorted(forms | {name})),
        reports=len(reports),
        mentions=sum(profile.mentions for profile in profiles),
        statements=sum(profile.statements for profile in profiles),
    )


def _identity(profile: Profile, name: str) -> str:
    """Return what tells an actor without Wikidata id from all others of its kind."""
    if profile.key.kind == "person":
        return fold(name)
    return organisation_key(name) if profile.key.kind == "organisation" else _name_key(profile)


def _most_reported(profiles: list[Profile], value: Callable[[Key], str]) -> str | None:
    """Return the value that most reports have, the first by sort order of those."""
    counts: Counter[str] = Counter()
    for profile in profiles:
        if value(profile.key):
            counts[value(profile.key)] += len(profile.reports)
    return min(counts, key=lambda found: (-counts[found], found)) if counts else None


def _name(profiles: list[Profile], country: str | None) -> str:
    """Return the full form that most reports use; a state's is the country's."""
    if profiles[0].key.kind == "state" and country in countries().by_code:
        return countries().by_code[country].name
    counts: Counter[str] = Counter()
    for profile in profiles:
        counts[profile.key.name] += len(profile.reports)
    person = profiles[0].key.kind == "person"

    def rank(form: str) -> tuple[bool, bool, int, str]:
        shouted = len(form) > 5 and form.isupper()
        return person and not parse_name(form).given, shouted, -counts[form], form

    return min(counts, key=rank)
