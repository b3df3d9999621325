"""Hard pairs of names, the same somebody's or not: onrecord beside rapidfuzz and nomenklatura.

bench/name_pairs.csv was written for onrecord, before its comparison of names was. Half of it by a
hash is for development; of the other half no error was read.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Sequence
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

import click
from rapidfuzz import fuzz, utils
from rapidfuzz.distance import JaroWinkler

from bench import peer_matcher, report
from onrecord.knowledge.name_matching import match_names

PAIRS = Path(__file__).with_name("name_pairs.csv")
PRECISION = 0.98
# Ours gives no score at all to what it takes for two.
_ANY = 1e-9

Scorer = Callable[[str, str], float]


class Pair(NamedTuple):
    """Two names, whether they are one's, and what makes the pair hard."""

    one: str
    other: str
    same: bool
    phenomenon: str

    @property
    def part(self) -> str:
        """The half that the pair is in, by its hash."""
        digest = sha256(f"{self.one}|{self.other}".encode()).digest()
        return "check" if digest[0] & 1 else "dev"


def _ours(one: str, other: str) -> float:
    match = match_names(one, other)
    return 0.0 if match is None else match.score


FUZZY: dict[str, Scorer] = {
    "WRatio": lambda one, other: fuzz.WRatio(one, other, processor=utils.default_process),
    "token_sort": lambda one, other: fuzz.token_sort_ratio(
        one, other, processor=utils.default_process
    ),
    "JaroWinkler": lambda one, other: JaroWinkler.similarity(
        one, other, processor=utils.default_process
    ),
}


@click.command()
@click.option("--part", type=click.Choice(["all", "dev", "check"]), default="all")
@click.option("--errors", is_flag=True, help="Print what ours gets wrong in the dev half.")
@click.option("--json", "json_file", type=click.Path(), help="Write the figures to this file.")
@click.option("--peers/--no-peers", default=True, help="Run the peers too.")
def main(part: str, errors: bool, json_file: str | None, peers: bool) -> None:
    """Score the comparison of names."""
    pairs = read_pairs()
    parts = [part] if part != "all" else ["all", "dev", "check"]
    scored = {"onrecord": [_ours(pair.one, pair.other) for pair in pairs]}
    if peers:
        scored |= _peers(pairs)
    for name in parts:
        chosen = [at for at, pair in enumerate(pairs) if name in ("all", pair.part)]
        some = [pairs[at] for at in chosen]
        figures = {
            system: _figures(system, some, [scores[at] for at in chosen])
            for system, scores in scored.items()
        }
        report.show(f"{name}: {len(some)} pairs, {sum(p.same for p in some)} the same", figures)
        if name == parts[0]:
            report.write(json_file, figures, data=PAIRS)
    _show_phenomena(pairs, scored["onrecord"])
    if errors:
        _show_errors(pairs, scored["onrecord"])


def read_pairs() -> list[Pair]:
    """Return the pairs of the table."""
    with PAIRS.open(encoding="utf-8", newline="") as lines:
        return [
            Pair(row["one"], row["other"], row["same"] == "yes", row["phenomenon"])
            for row in csv.DictReader(lines)
        ]


def _peers(pairs: Sequence[Pair]) -> dict[str, list[float]]:
    """Return the scores of the peers that can run; of each family all its ways of scoring."""
    scorers = {f"rapidfuzz {name}": scorer for name, scorer in FUZZY.items()}
    reason = peer_matcher.why_not()
    if reason is not None:
        click.echo(f"nomenklatura is left out: {reason}", err=True)
    else:
        scorers |= peer_matcher.scorers()
    return {
        name: [scorer(pair.one, pair.other) for pair in pairs] for name, scorer in scorers.items()
    }


def _figures(system: str, pairs: Sequence[Pair], scores: Sequence[float]) -> dict[str, float]:
    """Return precision and recall: ours as it decides, a peer's at its best threshold here."""
    threshold = _ANY if system == "onrecord" else _best_threshold(pairs, scores)
    precision, recall = at_threshold(pairs, scores, threshold)
    return {
        "precision": 100 * precision,
        "recall": 100 * recall,
        "F1": 100 * _f1(precision, recall),
        "recall at precision ≥ 98": 100 * _recall_at_precision(pairs, scores),
    }


def at_threshold(
    pairs: Sequence[Pair], scores: Sequence[float], threshold: float
) -> tuple[float, float]:
    """Return precision and recall of taking a pair for the same from ``threshold`` on."""
    taken = [pair.same for pair, score in zip(pairs, scores, strict=True) if score >= threshold]
    wanted = sum(pair.same for pair in pairs)
    right = sum(taken)
    return (right / len(taken) if taken else 1.0), (right / wanted if wanted else 1.0)


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _best_threshold(pairs: Sequence[Pair], scores: Sequence[float]) -> float:
    return max(
        sorted({score for score in scores if score > 0} or {1.0}),
        key=lambda threshold: _f1(*at_threshold(pairs, scores, threshold)),
    )


def _recall_at_precision(pairs: Sequence[Pair], scores: Sequence[float]) -> float:
    """Return the most that is found where at most two of a hundred are wrong."""
    met = [at_threshold(pairs, scores, score) for score in {score for score in scores if score > 0}]
    return max((recall for precision, recall in met if precision >= PRECISION), default=0.0)


def _show_phenomena(pairs: Sequence[Pair], scores: Sequence[float]) -> None:
    """Print for each phenomenon how many pairs are decided right, over all pairs."""
    right: dict[str, list[bool]] = {}
    for pair, score in zip(pairs, scores, strict=True):
        right.setdefault(pair.phenomenon, []).append((score > 0) == pair.same)
    figures = {
        phenomenon: {"pairs": len(found), "right": 100 * sum(found) / len(found)}
        for phenomenon, found in sorted(right.items(), key=lambda each: -len(each[1]))
    }
    for phenomenon, of in figures.items():
        click.echo(f"{phenomenon:24} {of['pairs']:4} pairs  {of['right']:5.1f} right")


def _show_errors(pairs: Sequence[Pair], scores: Sequence[float]) -> None:
    for pair, score in zip(pairs, scores, strict=True):
        if pair.part == "dev" and (score > 0) != pair.same:
            click.echo(f"{pair.one} | {pair.other}: {score}, {pair.phenomenon}")


if __name__ == "__main__":
    main()
