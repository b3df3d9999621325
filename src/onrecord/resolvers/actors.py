"""Local actors of all reports → the record's actors: a pure function of the set of annotations.

Everything is taken in the order of content (how many reports, then name), never of arrival, and
candidates come from blocking keys, so the result depends on the set alone and the cost grows about
linearly with the profiles.

``resolve_actors`` returns a ``Resolution``. Its ``decisions`` hold, for every form of every actor,
a ``model.Decision``: the form that it was brought to, the score, the grounds (spelling, known name,
Wikidata id, country, office, gender, company, numbers of reports), and the next best actor with the
margin. They are sorted by actor and form: what ``onrecord actors --explain`` shows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from msgspec import Struct, field

from onrecord.acyclic import acyclic
from onrecord.knowledge.countries import countries
from onrecord.knowledge.full_names import read_name
from onrecord.knowledge.name_matching import known_body
from onrecord.knowledge.organisations import Organisation
from onrecord.knowledge.tables import fold
from onrecord.model import (
    ActorKind,
    Annotation,
    Decision,
    Ground,
    Resolution,
    ResolvedActor,
    identify,
)
from onrecord.resolvers.bodies import cluster_bodies, name_key, organisation_name_key
from onrecord.resolvers.evidence import Evidence, Key, Profile, gather
from onrecord.resolvers.kinds import settle_kinds
from onrecord.resolvers.outcome import outcome, shown
from onrecord.resolvers.persons import Choice, cluster_people
from onrecord.resolvers.terms import Place, Title, holder

# An office that stands for an actor: where, by how many sightings, and how often it speaks there.
Office = tuple[Place, int, int]
# (day, actor, how sure)
Sighting = tuple[int, str, int]


class Form(Struct, frozen=True):
    """The profiles of one form of an actor's name, and why they are the actor's."""

    text: str
    profiles: list[Profile]
    choice: Choice


class Cluster(Struct, eq=False):
    """All that is one actor's: forms of its name, and places where only its office stands."""

    id: str
    forms: list[Form]
    offices: list[Office] = field(default_factory=list)

    @property
    def profiles(self) -> list[Profile]:
        """The profiles of all forms, those of the first form first."""
        return [profile for form in self.forms for profile in form.profiles]


@acyclic()
def resolve_actors(annotations: Iterable[Annotation]) -> Resolution:
    """Return who is who in the reports: the actors, sorted, and the actor of each local one.

    Spellings of a name merge within a margin where given name, Wikidata id and context allow it;
    namesakes stay apart; a surname alone joins the one full name that has it in the record; an
    office without a name is its holder's, where other reports of the time name just one.
    """
    evidence = gather(annotations)
    clusters = _identified(_clusters(evidence))
    place = {profile.key: cluster for cluster in clusters for profile in cluster.profiles}
    _add_offices(evidence, place)
    resolved = [(_resolved(cluster, evidence), cluster) for cluster in clusters]
    actors = {cluster.id: shown(summary) for summary, cluster in resolved}
    assigned = {local: actors[place[key].id] for local, key in evidence.locals.items()}
    for cluster in clusters:
        assigned |= {(at.report, at.local): actors[cluster.id] for at, _, _ in cluster.offices}
    return outcome((summary for summary, _ in resolved), assigned, _decisions(clusters))


def _clusters(evidence: Evidence) -> list[list[Form]]:
    """Return the forms of each actor, the one that it began with first."""
    by_kind: dict[ActorKind, list[Profile]] = {}
    settle_kinds(evidence.profiles.values())
    for key in sorted(evidence.profiles):
        profile = evidence.profiles[key]
        by_kind.setdefault(profile.kind, []).append(profile)
    people = cluster_people(by_kind.get("person", []), reports=evidence.reports)
    return [
        *([Form(unit.shown, unit.profiles, unit.choice) for unit in units] for units in people),
        *(
            [Form(body.profile.key.name, [body.profile], body.choice) for body in bodies]
            for bodies in cluster_bodies(by_kind)
        ),
    ]


def _identified(found: list[list[Form]]) -> list[Cluster]:
    """Return the clusters with their ids; of namesakes the most reported has that of the name."""
    named: dict[str, list[list[Form]]] = {}
    for forms in found:
        named.setdefault(_identity(forms), []).append(forms)
    clusters = []
    for id, namesakes in named.items():
        for number, forms in enumerate(sorted(namesakes, key=_by_reports)):
            clusters.append(Cluster(identify(id, _apart(forms)) if number else id, forms))
    return clusters


def _by_reports(forms: list[Form]) -> tuple[int, Key]:
    profiles = [profile for form in forms for profile in form.profiles]
    count = sum(len(profile.reports) for profile in profiles)
    return -count, min(profile.key for profile in profiles)


def _apart(forms: list[Form]) -> str:
    """Return what tells a namesake from others: no other actor has the same profile."""
    return repr(min(profile.key for form in forms for profile in form.profiles))


def _identity(forms: list[Form]) -> str:
    """Return the id of an actor, by its Wikidata id or else its name."""
    profiles = [profile for form in forms for profile in form.profiles]
    kind, first = profiles[0].kind, profiles[0]
    wikidata = _wikidata(profiles)
    if wikidata is not None:
        return identify("actor", kind, wikidata)
    if kind == "person":
        return identify("actor", kind, fold(_name(profiles)))
    own = organisation_name_key(_name(profiles)) if kind == "organisation" else name_key(first)
    return identify("actor", kind, own)


def _wikidata(profiles: list[Profile]) -> str | None:
    found = _most_reported(profiles, lambda key: key.wikidata)
    known = _known(profiles)
    return found or (None if known is None else known.wikidata)


def _known(profiles: list[Profile]) -> Organisation | None:
    """Return the organisation that is known by one of the names, the most reported that is."""
    if profiles[0].kind != "organisation":
        return None
    ranked = sorted(profiles, key=lambda profile: (-len(profile.reports), profile.key))
    found = (known_body(profile.key.name) for profile in ranked)
    return next((known for known in found if known is not None), None)


def _add_offices(evidence: Evidence, place: dict[Key, Cluster]) -> None:
    """Give each office that stands without a name to whom the reports of the time name for it."""
    clusters: dict[str, Cluster] = {}
    seen: dict[Title, list[Sighting]] = {}
    owners: dict[tuple[str, str], set[str]] = {}
    for title, places in evidence.terms.seen.items():
        for day, report, local, sure in places:
            cluster = place[evidence.locals[report, local]]
            clusters[cluster.id] = cluster
            owners.setdefault((title.office, cluster.id), set()).add(title.owner)
            seen.setdefault(title, []).append((day, cluster.id, sure))
    for title in sorted(evidence.terms.asked, key=repr):
        # King of two countries: two Abdullahs that no report tells apart.
        known = [at for at in seen.get(title, ()) if len(owners[title.office, at[1]]) == 1]
        _ask(evidence, title, sorted(known), clusters)


def _ask(
    evidence: Evidence, title: Title, seen: list[Sighting], clusters: dict[str, Cluster]
) -> None:
    for at in sorted(evidence.terms.asked[title]):
        found = holder(seen, at.day)
        if found is not None:
            spoken = evidence.terms.spoken.get(at, 0)
            clusters[found[0]].offices.append((at, found[1], spoken))


def _resolved(cluster: Cluster, evidence: Evidence) -> ResolvedActor:
    """Return the actor that a cluster makes."""
    profiles, offices = cluster.profiles, cluster.offices
    country = _most_reported(profiles, lambda key: key.country)
    known = _known(profiles)
    reports: set[str] = set().union(*(profile.reports for profile in profiles))
    reports |= {place.report for place, _, _ in offices}
    name = _name(profiles, country)
    forms = {form for profile in profiles for form in profile.names}
    return ResolvedActor(
        id=cluster.id,
        name=name,
        kind=profiles[0].kind,
        country=country or (None if known is None else known.country),
        wikidata=_wikidata(profiles),
        names=tuple(sorted(forms | {name})),
        reports=len(reports),
        mentions=sum(profile.mentions for profile in profiles)
        + sum(place in evidence.terms.mentioned for place, _, _ in offices),
        statements=sum(profile.statements for profile in profiles)
        + sum(spoken for _, _, spoken in offices),
        events=sum(profile.events for profile in profiles)
        + sum(evidence.terms.acted.get((at.report, at.local), 0) for at, _, _ in offices),
    )


def _most_reported(profiles: list[Profile], value: Callable[[Key], str]) -> str | None:
    """Return the value that most reports have, the first by sort order of those."""
    counts: Counter[str] = Counter()
    for profile in profiles:
        if value(profile.key):
            counts[value(profile.key)] += len(profile.reports)
    return min(counts, key=lambda found: (-counts[found], found)) if counts else None


def _name(profiles: list[Profile], country: str | None = None) -> str:
    """Return the full form that most reports use; of what is known, the known one."""
    if profiles[0].kind == "state" and country in countries().by_code:
        return countries().by_code[country].name
    known = _known(profiles)
    if known is not None:
        return known.name
    counts: Counter[str] = Counter()
    for profile in profiles:
        counts[profile.key.name] += len(profile.reports)
    person = profiles[0].kind == "person"

    def rank(form: str) -> tuple[bool, bool, int, str]:
        shouted = len(form) > 5 and form.isupper()
        return person and read_name(form).lone, shouted, -counts[form], form

    return min(counts, key=rank)


def _decisions(clusters: Iterable[Cluster]) -> Iterable[Decision]:
    for cluster in clusters:
        for form in cluster.forms:
            yield from (_decision(cluster, form, profile) for profile in form.profiles)
        yield from _office_decisions(cluster)


def _decision(cluster: Cluster, form: Form, profile: Profile) -> Decision:
    choice, key = form.choice, profile.key
    return Decision(
        actor=cluster.id,
        form=key.name,
        country=key.country or None,
        wikidata=key.wikidata or None,
        reports=len(profile.reports),
        to=choice.to,
        score=choice.score,
        grounds=choice.grounds,
        rival=choice.rival,
        margin=choice.margin,
    )


def _office_decisions(cluster: Cluster) -> Iterable[Decision]:
    """Yield one decision for each wording of an office that stands for the actor."""
    worded: dict[str, list[Office]] = {}
    for office in sorted(cluster.offices):
        worded.setdefault(office[0].text, []).append(office)
    for text, found in worded.items():
        least = min(sightings for _, sightings, _ in found)
        detail = f"named so near the day, weight {least} at least"
        yield Decision(
            actor=cluster.id,
            form=text,
            country=None,
            wikidata=None,
            reports=len({place.report for place, _, _ in found}),
            to=cluster.forms[0].text,
            score=round(1 - 0.5 / (1 + least), 4),
            grounds=(Ground(kind="office", detail=detail),),
        )
