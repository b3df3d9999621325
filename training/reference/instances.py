"""Pronouns of real reports whose meaning is known, with their candidates.

By gender: where the gender of everybody in the last three sentences is known from their names and
one alone has that of the pronoun, it is known whom the pronoun means. What is learned from these is
all but gender, which the weights are then used beside. By people: ECB+ tells which mentions are one
person's or group's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from bench.ecbplus import Place, head_of
from onrecord.annotators import names
from onrecord.annotators.language import Parse
from onrecord.annotators.names.discourse import trained
from onrecord.annotators.names.draft import Draft
from onrecord.annotators.names.features import FEATURES, Scene, Use, features, use_of
from onrecord.annotators.names.member import Member
from onrecord.annotators.names.resolve import whose
from onrecord.annotators.quotations import find_quotations
from onrecord.model import Report

_EARLIER = FEATURES.index("earlier")


class Instance(NamedTuple):
    """A pronoun: its use, the features of its candidates, and which is right, ``None`` for none."""

    use: Use
    candidates: tuple[tuple[float, ...], ...]
    right: int | None


class _Seen(NamedTuple):
    """A pronoun as it was resolved; ``genders`` are those of the candidates then."""

    draft: Draft
    candidates: list[Member]
    genders: list[str]
    values: tuple[tuple[float, ...], ...]


def _read(
    report: Report, parses: Iterable[Parse]
) -> tuple[list[Draft], list[Member | None], list[_Seen]]:
    """Return the drafts of a report, whom each means, and its pronouns with their candidates."""
    seen: list[_Seen] = []

    def choose(draft: Draft, found: Sequence[Member], scene: Scene) -> Member | None:
        values = tuple(features(draft, member, scene) for member in found)
        seen.append(_Seen(draft, list(found), [member.gender for member in found], values))
        return trained(draft, found, scene)

    quotations = find_quotations(report.text)
    drafts = [draft for parse in parses for draft in names.find(parse, quotations)]
    _, ordered, members = whose(drafts, report, choose=choose)
    return ordered, members, seen


def by_gender(report: Report, parses: Iterable[Parse]) -> Iterator[Instance]:
    """Yield the pronouns of a report whose meaning their gender tells."""
    for draft, _, genders, values in _read(report, parses)[2]:
        near = [
            gender for gender, value in zip(genders, values, strict=True) if not value[_EARLIER]
        ]
        if draft.form != "pronoun" or draft.gender == "u" or "u" in near:
            continue
        if near.count(draft.gender) != 1:
            continue
        right = next(
            at
            for at, gender in enumerate(genders)
            if gender == draft.gender and not values[at][_EARLIER]
        )
        yield Instance(use_of(draft), values, right)


def by_people(
    report: Report, parses: Iterable[Parse], gold: Mapping[Place, str]
) -> Iterator[Instance]:
    """Yield the pronouns of a report that ``gold`` tells the meaning of.

    Candidates of another gender are left out, as they are when the weights are used.
    """
    drafts, members, seen = _read(report, parses)
    clusters = _clusters(report, drafts, members, gold)
    for draft, candidates, genders, values in seen:
        cluster = gold.get(_place(report, draft))
        kept = [
            at
            for at, gender in enumerate(genders)
            if "u" in (gender, draft.gender) or gender == draft.gender
        ]
        right = [n for n, at in enumerate(kept) if clusters.get(id(candidates[at])) == cluster]
        if cluster is not None and kept and len(right) <= 1:
            known = tuple(values[at] for at in kept)
            yield Instance(use_of(draft), known, right[0] if right else None)


def _clusters(
    report: Report,
    drafts: Sequence[Draft],
    members: Sequence[Member | None],
    gold: Mapping[Place, str],
) -> dict[int, str]:
    """Return the gold cluster of each member: that of most of its names and descriptions."""
    votes: dict[int, Counter[str]] = {}
    for draft, member in zip(drafts, members, strict=True):
        cluster = gold.get(_place(report, draft))
        if member is not None and cluster is not None and draft.form != "pronoun":
            votes.setdefault(id(member), Counter())[cluster] += 1
    return {id: max(found, key=lambda c: (found[c], c)) for id, found in votes.items()}


def _place(report: Report, draft: Draft) -> Place:
    return report.name or "", head_of(report.text, (draft.start, draft.end))
