"""What two tellings have in common and what keeps them apart, as numbers."""

from __future__ import annotations

from collections.abc import Collection

from onrecord import intervals
from onrecord.resolvers.occurrences.candidate import Candidate
from onrecord.resolvers.occurrences.view import View

NAMES = (
    "same words", "some word", "same group", "same type", "nothing in common", "rarity of the word",
    "sentences", "reports", "same report", "same sentence",
    "actors shared", "actors differ", "recipients shared", "recipients differ",
    "named shared", "named differ", "numbers shared", "numbers differ", "marks differ",
    "same time", "times overlap", "times differ", "same place", "places differ",
    "same words, sentences", "same words, reports", "same words, named shared",
    "same words, same report", "same group, sentences", "same group, reports",
    "same group, named shared", "same group, same report", "nothing, sentences", "nothing, reports",
    "reports squared", "sentences squared", "rarity, reports",
    "reports at large", "reports at large squared", "rarity, reports at large",
    "same words, reports at large",
)  # fmt: skip
Features = tuple[float, ...]


def features(view: View, first: int, second: int) -> Features:
    """Return the value of each of ``NAMES`` for two tellings of a period, whichever comes first."""
    one, other = view.told[first], view.told[second]
    same, some, group, kind, rare = _words(view, one, other)
    nothing = float(not (same or some or group))
    sentences = view.sentences(first, second)
    reports = float(one.order.report == other.order.report)
    alike, large = view.reports(first, second)
    here = float(reports and one.sentence == other.sentence)
    named, unnamed = _sides(one.named, other.named)
    return (
        same, some, group, kind, nothing, rare,
        sentences, alike, reports, here,
        *_sides(one.actors, other.actors), *_sides(one.recipients, other.recipients),
        named, unnamed, *_numbers(one, other), *_sides(one.marks, other.marks)[1:],
        *_times(one, other), *_places(one, other),
        same * sentences, same * alike, same * named,
        same * reports, group * sentences, group * alike,
        group * named, group * reports, nothing * sentences, nothing * alike,
        alike * alike, sentences * sentences, rare * alike,
        large, large * large, rare * large, same * large,
    )  # fmt: skip


def _words(
    view: View, one: Candidate, other: Candidate
) -> tuple[float, float, float, float, float]:
    """Return whether the triggers are the same, share a word, group or type, and how rare it is."""
    kind = float(bool(one.types & other.types))
    if one.stems == other.stems:
        return 1.0, 0.0, 0.0, kind, max(map(view.words.rarity, one.stems))
    shared = one.stems & other.stems
    if shared:
        return 0.0, 1.0, 0.0, kind, max(map(view.words.rarity, shared))
    return 0.0, 0.0, float(bool(one.groups & other.groups)), kind, 0.0


def _sides(one: Collection[str], other: Collection[str]) -> tuple[float, float]:
    """Return how much two sets share, and whether they share nothing; not known is neither."""
    if not one or not other:
        return 0.0, 0.0
    shared = len(frozenset(one) & frozenset(other))
    return shared / min(len(one), len(other)), float(not shared)


def _numbers(one: Candidate, other: Candidate) -> tuple[float, float]:
    """Return whether both count the same thing, and to the same number or not."""
    if not one.numbers or not other.numbers:
        return 0.0, 0.0
    if one.numbers & other.numbers:
        return 1.0, 0.0
    counted = {noun for noun, _ in one.numbers} & {noun for noun, _ in other.numbers}
    return 0.0, float(bool(counted))


def _times(one: Candidate, other: Candidate) -> tuple[float, float, float]:
    if one.when is None or other.when is None:
        return 0.0, 0.0, 0.0
    if intervals.same(one.when, other.when):
        return 1.0, 0.0, 0.0
    meet = intervals.overlaps(one.when, other.when)
    return 0.0, float(meet is True), float(meet is False)


def _places(one: Candidate, other: Candidate) -> tuple[float, float]:
    if one.where is None or other.where is None:
        return 0.0, 0.0
    if one.where.name == other.where.name:
        return 1.0, 0.0
    countries = one.where.country, other.where.country
    return 0.0, float(None not in countries and countries[0] != countries[1])
