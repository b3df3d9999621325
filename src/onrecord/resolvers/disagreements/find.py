"""Annotations → where their reports disagree."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from onrecord.model import Annotation, Disagreement, Occurrence, Passage, identify
from onrecord.resolvers.disagreements.claims import Claim, claims_of
from onrecord.resolvers.disagreements.compare import Difference, compare
from onrecord.resolvers.disagreements.gate import Ground, Told, occurrences_of, survey

# A word that more claims of a family share than these names nothing in particular.
_LARGEST_BLOCK = 16

# A word in more than so many claims, and in more than this share of them, tells no happening.
_FEW, _SHARE = 60, 0.002

Key = tuple[str, str]


def find_disagreements(
    annotations: Iterable[Annotation], occurrences: Iterable[Occurrence] = ()
) -> tuple[Disagreement, ...]:
    """Return the pairs of passages of ``annotations`` that cannot both hold, in order of time.

    The actors of the annotations are those of the record (``resolve_actors``). Compared are claims
    that share a word that few share; ``occurrences`` say what both tell of, where they tell of one.
    """
    read = list(annotations)
    claims = _once(sorted((claim for each in read for claim in claims_of(each)), key=_place))
    ground = survey(claims, _occurrences_at(read, occurrences))
    found: dict[str, Disagreement] = {}
    common = _common(claims)
    for one, other in _pairs(claims, common):
        difference = compare(one, other, ground, common)
        if difference is not None:
            disagreement = _disagreement(one, other, difference, ground)
            kept = found.get(disagreement.id)
            if kept is None or kept.confidence < disagreement.confidence:
                found[disagreement.id] = disagreement
    return tuple(sorted(found.values(), key=_order))


def _place(claim: Claim) -> tuple[str, str, int, str, str]:
    head = claim.report
    return (head.published, head.id, claim.clause.start, claim.family, repr(claim.theme))


def _order(found: Disagreement) -> tuple[str, str, int, str, str]:
    one = found.one
    return (one.published, one.report, one.start, found.kind, found.id)


def _common(claims: list[Claim]) -> frozenset[str]:
    counts: Counter[str] = Counter()
    for claim in claims:
        counts.update(claim.terms)
    most = max(_FEW, _SHARE * len(claims))
    return frozenset(word for word, count in counts.items() if count > most)


def _once(claims: list[Claim]) -> list[Claim]:
    """Return each claim of a passage that several reports have word for word once, the first."""
    found: dict[tuple[str, int, str, str], Claim] = {}
    for claim in claims:
        at = claim.clause.start - claim.sentence.start
        found.setdefault((claim.sentence.text, at, claim.family, repr(claim.sign)), claim)
    return list(found.values())


def _occurrences_at(annotations: Iterable[Annotation], occurrences: Iterable[Occurrence]) -> Told:
    """Return the occurrences that each clause tells of, by its report and where it starts."""
    of: dict[str, set[str]] = defaultdict(set)
    for each in occurrences:
        for entry in each.events:
            of[entry].add(each.id)
    return {
        (event.report, event.trigger.start): frozenset(of[event.id])
        for annotation in annotations
        for event in annotation.events
        if event.id in of
    }


def _pairs(claims: list[Claim], common: frozenset[str]) -> Iterator[tuple[Claim, Claim]]:
    """Yield each pair of claims that share a family and a word, once; the earlier is first."""
    blocks: dict[Key, list[int]] = defaultdict(list)
    for at, claim in enumerate(claims):
        for word in claim.terms - common:
            blocks[claim.family, word].append(at)
            if claim.amounts:
                blocks["", word].append(at)
    seen: set[tuple[int, int]] = set()
    for block in blocks.values():
        if len(block) > _LARGEST_BLOCK:
            continue
        for index, first in enumerate(block):
            for second in block[index + 1 :]:
                if (first, second) not in seen and _are_two(claims[first], claims[second]):
                    seen.add((first, second))
                    yield claims[first], claims[second]


def _are_two(one: Claim, other: Claim) -> bool:
    """Tell two passages: of two reports, or of two sources in one."""
    if one.sentence is other.sentence:
        return False
    if one.report.id != other.report.id:
        return True
    if one.source is None or other.source is None:
        return False
    return one.source.id != other.source.id


def _disagreement(one: Claim, other: Claim, difference: Difference, ground: Ground) -> Disagreement:
    first, second = _passage(one), _passage(other)
    id = identify(
        "disagreement", difference.kind, first.report, first.start, second.report, second.start
    )
    both = occurrences_of(one, ground) & occurrences_of(other, ground)
    return Disagreement(
        id=id, kind=difference.kind, occurrence=min(both, default=None), one=first, other=second,
        one_value=difference.one, other_value=difference.other,
        one_source=one.source, other_source=other.source, confidence=difference.confidence,
    )  # fmt: skip


def _passage(claim: Claim) -> Passage:
    head, sentence = claim.report, claim.sentence
    return Passage(
        start=sentence.start, end=sentence.end, text=sentence.text, report=head.id,
        report_name=head.name, published=head.published, outlet=head.outlet,
    )  # fmt: skip
