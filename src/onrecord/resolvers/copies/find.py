"""Which reports repeat which, and whose word each of them is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from onrecord.model import Copy, CopyKind, Origin, Report, Span
from onrecord.resolvers.copies.alignment import Alignment, align
from onrecord.resolvers.copies.origins import find_origins
from onrecord.resolvers.copies.reading import Read, read_in_order
from onrecord.resolvers.copies.sketches import Sketches
from onrecord.resolvers.copies.words import Words, read_words

# Of its words, from which on a report is nothing but a copy; from which on two texts of one outlet
# are versions of one; and what a version has at least of the one before.
_NEAR, _VERSIONS, _KEPT = 0.8, 0.5, 0.25
# Words outside quotation marks that a copy must repeat, in runs that are longer than a phrase: two
# who quote one speech, or write *the worst oil spill in its history*, copy nobody.
_OWN, _RUN = 25, 8
# An outlet has background and notices that it prints again: less than this share is no copy of its
# own. Of 939 pairs below it in six stories, fifteen were read: background, captions, notices.
_LEAST = 0.1


def find_copies(reports: Iterable[Report]) -> tuple[tuple[Copy, ...], tuple[Origin, ...]]:
    """Return which reports repeat which, and for every report whose word it is.

    A copy is told of the later report, by day; of one day, an agency's own text comes first, and
    of two whose order is not known the longer one. ``share`` counts words, without the sentences
    that pages print around any report. A report is a copy where it repeats 25 words or more that
    stand in no quotation marks, and of its own outlet a tenth of its words: two who quote one
    speech, or tell in a sentence what came before, are independent. Both results are sorted by the
    ids in them.
    """
    read = read_in_order(reports)
    firsts, exact = _same(read)
    sketches = Sketches()
    for number in firsts:
        sketches.add(read[number].words.words)
    copies = list(exact)
    pairs = ((read[firsts[one]], read[firsts[other]]) for one, other in sketches.pairs())
    found = ((compare(later, earlier), later, earlier) for earlier, later in pairs)
    copies += _without_background([(c, one, other) for c, one, other in found if c is not None])
    return tuple(sorted(copies, key=lambda copy: (copy.report, copy.of))), find_origins(
        read, copies
    )


def find_passages(report: Report, of: Report) -> tuple[Span, ...]:
    """Return what stands word for word in ``of`` too, in one order, as spans of ``report``."""
    words, others = read_words(report.text), read_words(of.text)
    return tuple(
        _span(report.text, words.starts[run.one], words.ends[run.one + run.size - 1])
        for run in align(words.words, others.words).runs
    )


def _span(text: str, start: int, end: int) -> Span:
    return Span(start=start, end=end, text=text[start:end])


def _without_background(found: Sequence[tuple[Copy, Read, Read]]) -> Iterator[Copy]:
    """Yield the copies, less those that only share background of an outlet under another's name.

    Who prints another's text whole prints its outlet's background too, which that outlet's other
    reports have: as with these, less than a tenth of either is no copy of them.
    """
    outlets: dict[str, set[str | None]] = {}
    for copy, later, earlier in found:
        if copy.kind == "near":
            outlets.setdefault(copy.report, {later.report.outlet}).add(earlier.report.outlet)
    for copy, later, earlier in found:
        one, other = (
            outlets.get(each.report.id, {each.report.outlet}) for each in (later, earlier)
        )
        back = copy.share * len(later.words.words) / len(earlier.words.words)
        known = (one & other) - {None}
        if not known or max(copy.share, back) >= _LEAST:
            yield copy


def _same(read: Sequence[Read]) -> tuple[list[int], list[Copy]]:
    """Return the numbers of the first reports with their words, and the others as their copies."""
    first: dict[tuple[str, ...], int] = {}
    firsts, copies = [], []
    for number, (report, _, words) in enumerate(read):
        if not words.words:
            continue
        at = first.setdefault(words.words, number)
        if at == number:
            firsts.append(number)
        else:
            of = read[at].report.id
            copies.append(Copy(report=report.id, of=of, kind="exact", share=1.0))
    return firsts, copies


def compare(later: Read, earlier: Read) -> Copy | None:
    """Return how ``later`` repeats ``earlier``, ``None`` where too little of it stands there."""
    words = later.words
    aligned = align(words.words, earlier.words.words)
    if _own(words, aligned) < _OWN:
        return None
    share = aligned.words / len(words.words)
    back = aligned.words / len(earlier.words.words)
    one, other = later.report.outlet, earlier.report.outlet
    if max(share, back) < _LEAST and (one is None or other is None or one == other):
        return None
    kind = _kind(share, back, revised=one is not None and one == other)
    return Copy(report=later.report.id, of=earlier.report.id, kind=kind, share=round(share, 4))


def _kind(share: float, back: float, *, revised: bool) -> CopyKind:
    if revised and max(share, back) >= _VERSIONS and share >= _KEPT:
        return "revision"
    return "near" if share >= _NEAR else "partial"


def _own(words: Words, aligned: Alignment) -> int:
    """Count the repeated words outside quotation marks, in runs longer than a phrase."""
    runs = (run for run in aligned.runs if run.size >= _RUN)
    return sum(words.quoted[run.one : run.one + run.size].count(False) for run in runs)
