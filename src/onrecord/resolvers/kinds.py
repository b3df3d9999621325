"""What kind of actor a name is, where the reports do not agree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from onrecord.knowledge.name_matching import known_body
from onrecord.knowledge.people import people
from onrecord.model import ActorKind
from onrecord.resolvers.evidence import Profile

# So many times the reports of the next kind decide; below, a given name tells a person.
_CLEAR = 2
_VOTING = frozenset(["person", "organisation", "group", "unknown"])


def settle_kinds(profiles: Iterable[Profile]) -> None:
    """Give the profiles of one name the kind that most reports see, if they are clearly more.

    A report that cannot tell has no vote. States stay apart: Jordan is a country and a surname.
    """
    named: dict[str, list[Profile]] = {}
    for profile in profiles:
        if profile.kind in _VOTING:
            named.setdefault(profile.folded, []).append(profile)
    for name, found in named.items():
        if len({profile.kind for profile in found}) > 1:
            kind = _settled(name, found)
            for profile in found:
                profile.kind = kind or profile.kind


def _settled(name: str, found: list[Profile]) -> ActorKind | None:
    counts: Counter[ActorKind] = Counter()
    for profile in found:
        if profile.kind != "unknown":
            counts[profile.kind] += len(profile.reports)
    ranked = sorted(counts, key=lambda kind: (-counts[kind], kind))
    if len(ranked) == 1 or counts[ranked[0]] >= _CLEAR * counts[ranked[1]]:
        return ranked[0]
    if any(known_body(profile.key.name) is not None for profile in found):
        return "organisation"
    if "person" not in counts or " " not in name:
        return None
    return "person" if name.split()[0] in people().given else _kind_of_no_person(ranked)


def _kind_of_no_person(ranked: list[ActorKind]) -> ActorKind:
    """Return the kind that most see of those that take a thing's name for no person's."""
    return next(kind for kind in ranked if kind != "person")
