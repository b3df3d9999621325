"""Copies among the reports of six stories, against all pairs compared, and copies made by hand.

Four questions. Of the pairs of reports whose shingles of five words have so high a Jaccard index,
computed for all pairs, how many are found? Of all pairs that are copies by definition, aligned one
by one, how many? Of copies that the bench itself makes, by known operations on the texts, how many,
and with what share? And what does it cost, as the reports grow?
"""

from __future__ import annotations

import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from random import Random
from typing import NamedTuple

import click

from bench import cost, data, report, stories
from bench.growth import slope
from bench.made_copies import KINDS, Made, make
from bench.worlds import worlds
from onrecord.model import Copy, Report
from onrecord.resolvers.copies import find_copies
from onrecord.resolvers.copies.alignment import align
from onrecord.resolvers.copies.find import compare
from onrecord.resolvers.copies.reading import Read, read_in_order
from onrecord.resolvers.copies.words import read_words

_SHINGLE = 5
_THRESHOLDS = (0.9, 0.7, 0.5, 0.4, 0.3)
# 25 words in runs of eight hold so many shingles of five at least: what shares fewer is no copy.
_SHARED = 13
_SIZES = (3_000, 10_000, 30_000)
_SEED = 11
# Made copies of each kind.
_EACH = 100

Pair = frozenset[str]


class Brute(NamedTuple):
    """All pairs compared: how many shingles each shares, by the ids, and how many each has."""

    shared: Mapping[Pair, int]
    shingles: Mapping[str, int]

    def jaccard(self, pair: Pair) -> float:
        """Return the Jaccard index of a pair."""
        both = self.shared.get(pair, 0)
        return both / (sum(self.shingles[id] for id in pair) - both)


@click.command()
@click.option("--sizes", default=",".join(map(str, _SIZES)), show_default=True)
@click.option("--json", "json_file", type=click.Path(), help="Write the figures to this file.")
def main(sizes: str, json_file: str | None) -> None:
    """Compare with all pairs, find the copies that were made, and scale."""
    path = data.require(f"stories/{stories.STORIES[0]}.reports.jsonl.gz", stories.SOURCE)
    real = read_reports(path.parent)
    read = read_in_order(real)
    copies, _ = find_copies(real)
    brute = _brute(read)
    figures = {"onrecord": _against_jaccard(read, copies, brute)}
    report.show("near copies, all pairs compared", figures)
    all_found = {"onrecord": _against_definition(read, copies, brute)}
    report.show("all copies, all pairs aligned", all_found)
    made = {kind: _made(real, _bare(read), copies, kind) for kind in KINDS}
    report.show("copies made for the bench", made)
    costs = {f"{size} reports": _cost(real, int(size)) for size in sizes.split(",") if size}
    growth = {}
    if len(costs) > 1:
        report.show("copies, by size", costs)
        growth = {"exponent": slope([(of["reports"], of["seconds"]) for of in costs.values()])}
        print(f"exponent of growth {growth['exponent']:.2f}")
    total = {**figures["onrecord"], **all_found["onrecord"], **growth}
    report.write(json_file, {"onrecord": total, **made}, data=path)


def read_reports(folder: Path) -> list[Report]:
    """Return the reports of the six stories."""
    return [each for story in stories.STORIES for each in stories.texts(folder, story)]


def _brute(read: Sequence[Read]) -> Brute:
    """Return the shared shingles of all pairs, with no blocking and no sketches."""
    index: dict[tuple[str, ...], list[str]] = defaultdict(list)
    counts = {}
    for each in read:
        words = each.words.words
        shingles = set(zip(*(words[k:] for k in range(_SHINGLE)), strict=False))
        counts[each.report.id] = len(shingles)
        for shingle in shingles:
            index[shingle].append(each.report.id)
    shared = Counter(pair for ids in index.values() for pair in combinations(ids, 2))
    return Brute({frozenset(pair): count for pair, count in shared.items()}, counts)


def _against_jaccard(
    read: Sequence[Read], copies: Iterable[Copy], brute: Brute
) -> dict[str, float]:
    """Return, by threshold, how many pairs are so near, and how many are found and claimed so."""
    words = {each.report.id: each.words.words for each in read}
    found = {frozenset((copy.report, copy.of)) for copy in copies}
    claimed = {pair: _resemblance(*(words[id] for id in sorted(pair))) for pair in found}
    figures: dict[str, float] = {}
    for least in _THRESHOLDS:
        gold = {pair for pair in brute.shared if brute.jaccard(pair) >= least}
        said = {pair for pair, value in claimed.items() if value >= least}
        figures |= {
            f"Jaccard ≥ {least}: pairs": len(gold),
            f"Jaccard ≥ {least}: recall": _percent(len(gold & found), len(gold)),
            f"Jaccard ≥ {least}: recall, claimed so": _percent(len(gold & said), len(gold)),
            f"Jaccard ≥ {least}: precision": _percent(len(gold & said), len(said)),
        }
    return figures


def _resemblance(one: Sequence[str], other: Sequence[str]) -> float:
    """Return the share of shingles that the alignment of a copy shows, of those of either."""
    shared = sum(run.size - _SHINGLE + 1 for run in align(one, other).runs)
    both = len(one) + len(other) - 2 * (_SHINGLE - 1)
    return shared / (both - shared) if both > shared else 1.0


def _against_definition(
    read: Sequence[Read], copies: Iterable[Copy], brute: Brute
) -> dict[str, float]:
    """Return how many of the pairs that are copies when aligned are found, by kind."""
    place = {each.report.id: number for number, each in enumerate(read)}
    gold = {}
    for pair, shared in brute.shared.items():
        if shared >= _SHARED:
            earlier, later = sorted(place[id] for id in pair)
            copy = compare(read[later], read[earlier])
            if copy is not None:
                gold[copy.report, copy.of] = copy
    found = {(copy.report, copy.of): copy for copy in copies}
    figures: dict[str, float] = {"pairs": len(gold)}
    for kind in ("near", "revision", "partial"):
        wanted = {key for key, copy in gold.items() if copy.kind == kind}
        figures[f"{kind}: pairs"] = len(wanted)
        figures[f"{kind}: recall"] = _percent(len(wanted & found.keys()), len(wanted))
    figures["recall"] = _percent(len(gold.keys() & found.keys()), len(gold))
    figures["precision"] = _percent(len(gold.keys() & found.keys()), len(found))
    return figures


def _bare(read: Sequence[Read]) -> list[Report]:
    """Return the reports without furniture: who prints another's text leaves that behind."""
    counted = ((each, len(read_words(each.report.text).words)) for each in read)
    return [each.report for each, words in counted if len(each.words.words) == words]


def _made(
    real: Sequence[Report], sources: Sequence[Report], copies: Iterable[Copy], kind: str
) -> dict[str, float]:
    """Return how many made copies of a kind are found among all reports, and what else is."""
    random = Random(_SEED)
    made = [make(random, kind, sources) for _ in range(_EACH)]
    together = [*real, *(each.report for each in made)]
    found, _ = find_copies(together)
    pairs = {frozenset((copy.report, copy.of)): copy for copy in found}
    natural = {frozenset((copy.report, copy.of)) for copy in copies}
    wanted = {frozenset((each.report.id, each.source.id)): each for each in made if each.is_copy}
    hit = [pairs[pair] for pair in wanted if pair in pairs]
    of_made = {each.report.id for each in made}
    new = [pair for pair in pairs if pair & of_made and pair not in natural]
    wrong = sum(not _explained(pair, made, natural) for pair in new)
    named = [c for c in hit if kind in c.kind]
    errors = [abs(pairs[p].share - each.share) for p, each in wanted.items() if p in pairs]
    return {
        "made": len(made),
        "to be found": len(wanted),
        "recall": _percent(len(hit), len(wanted)),
        "found of any made": len(new),
        "precision": _percent(len(new) - wrong, len(new)),
        "of its kind": _percent(len(named), len(hit)),
        "mean error of the share, %": 100 * sum(errors) / len(errors) if errors else 0.0,
    }


def _explained(pair: Pair, made: Sequence[Made], natural: set[Pair]) -> bool:
    """Tell whether a found pair follows from what was made: its sources are one, or copies."""
    sources = {each.report.id: each.parts for each in made}
    one, other = (sources.get(id, frozenset({id})) for id in pair)
    return any(a == b or frozenset((a, b)) in natural for a in one for b in other)


def _cost(real: Sequence[Report], size: int) -> dict[str, float]:
    given = worlds(real, size)
    found = cost.apart(_timed, given)
    return {
        "reports": size,
        "copies": found.result[0],
        "seconds": found.result[1],
        "MB": found.megabytes,
    }


def _timed(given: Sequence[Report]) -> tuple[int, float]:
    before = time.process_time()
    copies, _ = find_copies(given)
    return len(copies), time.process_time() - before


def _percent(part: int, whole: int) -> float:
    return 100 * part / whole if whole else 0.0


if __name__ == "__main__":
    main()
