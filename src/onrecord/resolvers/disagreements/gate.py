"""Whether two claims may tell of one happening at all, before they are compared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from math import log, log10
from typing import NamedTuple

from onrecord.resolvers.disagreements.claims import Claim

# Later than so many days after a passage, another is of a later state of things.
_DAYS = 4
# News without a date are of the last so many days.
_OLD = 90
# How much of the shorter passage both must have, and of the longer; the former where events of
# both are one occurrence.
_SHARE, _SHARE_TOGETHER, _SHARE_LONGER = 0.4, 0.25, 0.25

# So many words in common may come from a topic.
_LEAST = 2
# Passages elsewhere, for the words of a set of two or three reports.
_ELSEWHERE = 10

# The occurrences that a clause tells of, by report and start.
Told = Mapping[tuple[str, int], frozenset[str]]


class Ground(NamedTuple):
    """What a comparison knows of the whole set: how telling each word is, who tells of what."""

    passages: int
    counts: Mapping[str, int]
    told: Told


def survey(claims: Iterable[Claim], told: Told) -> Ground:
    """Count the passages of ``claims``, one that is repeated once, and those of each word."""
    passages: dict[str, frozenset[str]] = {}
    for claim in claims:
        text = claim.sentence.text
        passages[text] = passages.get(text, frozenset()) | claim.content
    counts: Counter[str] = Counter()
    for words in passages.values():
        counts.update(words)
    return Ground(len(passages) + _ELSEWHERE, counts, told)


def of_one_happening(one: Claim, other: Claim, ground: Ground) -> bool:
    """Tell whether two claims share so much, so near in time, that both must be of one happening.

    What they share is weighed by how seldom each word is (Fellegi and Sunter 1969): it has to be
    more than two of all passages would share by chance. Words of a topic come together, so the
    larger the set, the more has to speak for it.
    """
    if days_between(one, other) > _DAYS and not of_one_source(one, other):
        return False
    if _is_of_old(one, other) or _is_of_old(other, one):
        return False
    both = one.content & other.content
    fewer, more = sorted((len(one.content), len(other.content)))
    share = _SHARE_TOGETHER if are_told_as_one(one, other, ground) else _SHARE
    if len(both) < max(_LEAST, share * fewer, _SHARE_LONGER * more):
        return False
    surprise = log(ground.passages) * (1 + log10(ground.passages) / 10)
    return sum(log(ground.passages / ground.counts[word]) for word in sorted(both)) >= surprise


def _is_of_old(one: Claim, other: Claim) -> bool:
    """Tell a passage whose dates are all long before another, which tells of its own days.

    What is said never to have been may be of any time.
    """
    if "never" in one.forms | other.forms or not _are_all_old(one, other.report.published):
        return False
    return not _are_all_old(other, other.report.published)


def _are_all_old(claim: Claim, published: str) -> bool:
    """Tell whether a passage has dates, all of them long before the day ``published``."""
    ends = [interval.end for interval in claim.days]
    if not ends or None in ends:
        return False
    return _ordinal(published) - _ordinal(max(str(end) for end in ends)) > _OLD


def are_told_as_one(one: Claim, other: Claim, ground: Ground) -> bool:
    """Tell whether the events of two clauses are of one occurrence."""
    return not occurrences_of(one, ground).isdisjoint(occurrences_of(other, ground))


def occurrences_of(claim: Claim, ground: Ground) -> frozenset[str]:
    """Return the ids of the occurrences that the clause of ``claim`` tells of."""
    return ground.told.get((claim.report.id, claim.clause.start), frozenset())


def days_between(one: Claim, other: Claim) -> int:
    """Return how many days lie between the publications of two claims."""
    return abs(_ordinal(one.report.published) - _ordinal(other.report.published))


def _ordinal(day: str) -> int:
    return date.fromisoformat(day[:10]).toordinal()


def of_one_source(one: Claim, other: Claim) -> bool:
    """Tell whether the same actor vouches for both."""
    return one.source is not None and other.source is not None and one.source.id == other.source.id
