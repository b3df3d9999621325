"""The measures of attribution extraction, as ``bench/README.md`` defines them.

Tokens are maximal runs of word characters. Predictions and gold attributions are matched one to
one by their content, greedily from the best intersection over union down.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

_WORD = re.compile(r"\w+")
Ranges = Sequence[Sequence[int]]
COLUMNS = {
    "content exact": "exact",
    "content IoU ≥ .5": "half",
    "any overlap": "any",
    "IoU ≥ .5 + source overlap": "half_source",
    "all three exact": "all_exact",
}
KINDS = ("direct", "mixed", "indirect")


class Attribution(NamedTuple):
    """Source, cue and content as sets of token offsets, and the kind by its quotation marks.

    ``confidence`` and ``within``, the place in its document's list of the one in whose content it
    lies, are a system's; gold attributions and peers have none.
    """

    source: frozenset[int]
    cue: frozenset[int]
    content: frozenset[int]
    kind: str
    confidence: float | None = None
    within: int | None = None


class Pair(NamedTuple):
    """A gold and a predicted attribution, by their places in their lists, that were matched."""

    iou: float
    gold: int
    predicted: int


def tokens(text: str, ranges: Iterable[Sequence[int]]) -> frozenset[int]:
    """Return the offsets of the tokens that begin in the ranges."""
    return frozenset(m.start() for start, end in ranges for m in _WORD.finditer(text, start, end))


def attribution(
    text: str,
    source: Ranges,
    cue: Ranges,
    content: Ranges,
    *,
    confidence: float | None = None,
    within: int | None = None,
) -> Attribution:
    """Return one attribution of ``text`` from its lists of ``[start, end]``."""
    return Attribution(
        source=tokens(text, source),
        cue=tokens(text, cue),
        content=tokens(text, content),
        kind=kind(text, content),
        confidence=confidence,
        within=within,
    )


def kind(text: str, content: Ranges) -> str:
    """Return direct, mixed or indirect, by the quotation marks that the content begins, ends, has.

    Single marks do not count: in headlines alone they stand for double ones, in six of PolNeAR's
    2,192 contents.
    """
    parts = [text[start:end].strip() for start, end in content]
    marks = ('"', "“", "”", "``", "''")
    if parts and parts[0].startswith(marks) and parts[-1].endswith(marks):
        return "direct"
    return "mixed" if any(mark in part for part in parts for mark in marks) else "indirect"


def match(gold: Sequence[Attribution], predicted: Sequence[Attribution]) -> list[Pair]:
    """Return the pairs matched one to one, the best intersection over union first."""
    candidates = []
    for i, g in enumerate(gold):
        for j, p in enumerate(predicted):
            shared = len(g.content & p.content)
            if shared:
                iou = shared / len(g.content | p.content)
                candidates.append((-iou, not sources_meet(g, p), i, j))
    used_gold: set[int] = set()
    used_predicted: set[int] = set()
    out = []
    for negative, _, i, j in sorted(candidates):
        if i not in used_gold and j not in used_predicted:
            used_gold.add(i)
            used_predicted.add(j)
            out.append(Pair(-negative, i, j))
    return out


def right(gold: Sequence[Attribution], predicted: Sequence[Attribution]) -> dict[int, int]:
    """Return, of each prediction that is right, the gold attribution, both by place.

    Right is what matches with half of the union of the contents at least, sources overlapping.
    """
    return {
        pair.predicted: pair.gold
        for pair in match(gold, predicted)
        if pair.iou >= 0.5 and sources_meet(gold[pair.gold], predicted[pair.predicted])
    }


def sources_meet(gold: Attribution, predicted: Attribution) -> bool:
    """Tell whether two sources share a token, or neither has any."""
    return bool(gold.source & predicted.source) or not (gold.source or predicted.source)


def percent(part: float, whole: float) -> float:
    """Return ``part`` of ``whole`` in percent; nothing of nothing is 0."""
    return round(100 * part / whole, 1) if whole else 0.0


class Tally:
    """Counts over documents, and the figures they give."""

    def __init__(self) -> None:
        self.hits: Counter[str] = Counter()
        self.gold: Counter[str] = Counter()
        self.predicted: Counter[str] = Counter()
        self.recalled: Counter[str] = Counter()
        self.precise: Counter[str] = Counter()

    def add(self, gold: Sequence[Attribution], predicted: Sequence[Attribution]) -> None:
        """Count one document."""
        self.gold.update(g.kind for g in gold)
        self.predicted.update(p.kind for p in predicted)
        for iou, i, j in match(gold, predicted):
            g, p = gold[i], predicted[j]
            half_source = iou >= 0.5 and sources_meet(g, p)
            self.hits["any"] += 1
            self.hits["half"] += iou >= 0.5
            self.hits["exact"] += iou == 1
            self.hits["half_source"] += half_source
            self.hits["all_exact"] += iou == 1 and g.source == p.source and g.cue == p.cue
            self.recalled[g.kind] += half_source
            self.precise[p.kind] += half_source
        self._count_tokens(gold, predicted)

    def _count_tokens(self, gold: Sequence[Attribution], predicted: Sequence[Attribution]) -> None:
        for part in ("source", "cue", "content"):
            wanted = frozenset[int]().union(*(getattr(g, part) for g in gold))
            found = frozenset[int]().union(*(getattr(p, part) for p in predicted))
            self.hits[f"token_{part}"] += len(wanted & found)
            self.hits[f"token_{part}_both"] += len(wanted) + len(found)

    def figures(self) -> dict[str, float]:
        """Return every figure in percent, F1 where no other name is given; counts as integers."""
        gold, predicted, hit = self.gold.total(), self.predicted.total(), self.hits["half_source"]
        columns = {
            name: percent(2 * self.hits[key], gold + predicted) for name, key in COLUMNS.items()
        }
        token = {
            f"token {part}": percent(
                2 * self.hits[f"token_{part}"], self.hits[f"token_{part}_both"]
            )
            for part in ("content", "source", "cue")
        }
        out = columns | {"precision": percent(hit, predicted), "recall": percent(hit, gold)} | token
        for name in KINDS:
            out |= self._of_kind(name)
        return out

    def _of_kind(self, name: str) -> Mapping[str, float]:
        return {
            f"gold {name}": self.gold[name],
            f"found {name}": self.predicted[name],
            f"recall {name}": percent(self.recalled[name], self.gold[name]),
            f"precision {name}": percent(self.precise[name], self.predicted[name]),
        }
