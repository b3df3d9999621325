"""Which names of states, organisations and groups of a record are one's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping

from msgspec import Struct

from onrecord.knowledge.bodies import ministry
from onrecord.knowledge.name_matching import body_key, known_body
from onrecord.knowledge.organisations import organisation_key
from onrecord.knowledge.tables import fold
from onrecord.model import ActorKind, Ground, GroundKind
from onrecord.resolvers.evidence import Profile
from onrecord.resolvers.persons import Choice

# Plurals tell shorter names apart, and names with fewer gaps.
_LONG, _LETTERS = 2, 4

Kinds = Mapping[ActorKind, list[Profile]]


class Body(Struct, frozen=True):
    """A profile of a body, and why it is that body's."""

    profile: Profile
    choice: Choice


def cluster_bodies(by_kind: Kinds) -> list[list[Body]]:
    """Return the profiles of each state, organisation, group and unnamed sort of actor."""
    return [
        *_grouped(by_kind.get("state", []), _state_key),
        *_grouped(by_kind.get("organisation", []), _organisation_keys(by_kind)),
        *_grouped(by_kind.get("group", []), _group_keys(by_kind)),
        *_grouped(by_kind.get("unknown", []), name_key),
    ]


def _grouped(profiles: Iterable[Profile], key: Callable[[Profile], str]) -> list[list[Body]]:
    found: dict[str, list[Profile]] = {}
    for profile in profiles:
        found.setdefault(key(profile), []).append(profile)
    return [_bodies(group) for group in found.values()]


def _bodies(group: list[Profile]) -> list[Body]:
    """Return the profiles of one body, the most reported first, to which the others come."""
    ordered = sorted(group, key=lambda profile: (-len(profile.reports), profile.key))
    first = ordered[0]
    return [
        Body(first, Choice(None, 1.0, ())),
        *(Body(other, _choice(first, other)) for other in ordered[1:]),
    ]


def _choice(first: Profile, other: Profile) -> Choice:
    kind, detail = _ground(first, other)
    return Choice(first.key.name, 1.0, (Ground(kind=kind, detail=detail),))


def _ground(first: Profile, other: Profile) -> tuple[GroundKind, str]:
    one, two = first.key, other.key
    if first.kind == "state" and one.country:
        return "country", one.country
    if fold(one.name) == fold(two.name):
        return "name", "same words"
    known = known_body(one.name)
    if known is not None and known == known_body(two.name):
        return "known", known.name
    if organisation_key(one.name) == organisation_key(two.name):
        return "name", "without its legal form"
    return "name", "spelling" if body_key(one.name) == body_key(two.name) else "acronym"


def _state_key(profile: Profile) -> str:
    return profile.key.country or fold(profile.key.name)


def name_key(profile: Profile) -> str:
    """Return what the profiles of a group share: its country and its words in one spelling."""
    return f"{profile.key.country}:{body_key(profile.key.name)}"


def _group_keys(by_kind: Kinds) -> Callable[[Profile], str]:
    """Return the key of a group; one without a country goes with the only one of its name."""
    countries: dict[str, set[str]] = {}
    for profile in by_kind.get("group", []):
        if profile.key.country:
            countries.setdefault(body_key(profile.key.name), set()).add(name_key(profile))

    def key(profile: Profile) -> str:
        found = countries.get(body_key(profile.key.name), set())
        return next(iter(found)) if len(found) == 1 else name_key(profile)

    return key


def organisation_name_key(name: str) -> str:
    """Return what an organisation's names share: the known name, else its words in one spelling."""
    known = known_body(name)
    if known is not None:
        return fold(known.name)
    return ministry(name) or body_key(organisation_key(name))


def _singular_keys(profiles: Iterable[Profile]) -> dict[str, str]:
    """Return of the keys that are one without plurals the key that most reports have.

    "Mineral Management Service" is a slip for "Minerals Management Service".
    """
    counts: dict[str, Counter[str]] = {}
    for profile in profiles:
        key = organisation_name_key(profile.key.name)
        if key.count(" ") >= _LONG:
            counts.setdefault(_singular(key), Counter())[key] += len(profile.reports)
    return {
        plain: min(found, key=lambda key: (-found[key], key)) for plain, found in counts.items()
    }


def _singular(key: str) -> str:
    return " ".join(
        word[:-1] if len(word) > _LETTERS and word.endswith("s") else word for word in key.split()
    )


def _organisation_keys(by_kind: Kinds) -> Callable[[Profile], str]:
    """Return the key of an organisation; an acronym goes with the one name it is spelt out as."""
    spelt: dict[str, Counter[str]] = {}
    for profile in by_kind.get("organisation", []):
        for form in profile.names:
            if form.isupper() and form != profile.key.name:
                full = organisation_name_key(profile.key.name)
                spelt.setdefault(organisation_name_key(form), Counter())[full] += 1
    certain = {short: next(iter(full)) for short, full in spelt.items() if len(full) == 1}
    singular = _singular_keys(by_kind.get("organisation", []))

    def key(profile: Profile) -> str:
        own = organisation_name_key(profile.key.name)
        return certain.get(own) or singular.get(_singular(own)) or own

    return key
