"""The measures of attribution extraction, as ``bench/README.md`` defines them.

Tokens are maximal runs of word characters. Predictions and gold attributions are matched one to
one by their content, greedily from the best intersection over union down.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
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


class Attribution(NamedTuple):
    """Source, cue and content as sets of token offsets, and the kind by its quotation marks."""

    source: frozenset[int]
    cue: frozenset[int]
    content: frozenset[int]
    kind: str


def tokens(text: str, ranges: Iterable[Sequence[int]]) -> frozenset[int]:
    """Return the offsets of the tokens that begin in the ranges."""
    return frozenset(m.start() for start, end in ranges for m in _WORD.finditer(text, start, end))


def attribution(text: str, source: Ranges, cue: Ranges, content: Ranges) -> Attribution:
    """Return one attribution of ``text`` from its lists of ``[start, end]``."""
    return Attribution(
        tokens(text, source), tokens(text, cue), tokens(text, content), kind(text, content)
    )


def kind(text: str, content: Ranges) -> str:
    """Return direct, mixed or indirect, by the quotation marks in and around the content."""
    parts = [text[start:end].strip() for start, end in content]
    marks = ('"', "“", "”", "``", "''")
    if parts and parts[0].startswith(marks) and parts[-1].endswith(marks):
        return "direct"
    return "mixed" if any(mark in part for part in parts for mark in marks) else "indirect"


def match(
    gold: Sequence[Attribution], predicted: Sequence[Attribution]
) -> list[tuple[float, int, int]]:
    """Return (intersection over union, gold, predicted) of the pairs matched one to one."""
    pairs = []
    for i, g in enumerate(gold):
        for j, p in enumerate(predicted):
            shared = len(g.content & p.content)
            if shared:
                iou = shared / len(g.content | p.content)
                pairs.append((-iou, not _sources_meet(g, p), i, j))
    used_gold: set[int] = set()
    used_predicted: set[int] = set()
    out = []
    for negative, _, i, j in sorted(pairs):
        if i not in used_gold and j not in used_predicted:
            used_gold.add(i)
            used_predicted.add(j)
            out.append((-negative, i, j))
    return out


def _sources_meet(gold: Attribution, predicted: Attribution) -> bool:
    return bool(gold.source & predicted.source) or not (gold.source or predicted.source)


class Tally:
    """Counts over documents, and the figures they give."""

    def __init__(self) -> None:
        self.hits: Counter[str] = Counter()
        self.gold = 0
        self.predicted = 0
        self.gold_by_kind: Counter[str] = Counter()
        self.recalled_by_kind: Counter[str] = Counter()

    def add(self, gold: Sequence[Attribution], predicted: Sequence[Attribution]) -> None:
        """Count one document."""
        self.gold += len(gold)
        self.predicted += len(predicted)
        self.gold_by_kind.update(g.kind for g in gold)
        for iou, i, j in match(gold, predicted):
            g, p = gold[i], predicted[j]
            half_source = iou >= 0.5 and _sources_meet(g, p)
            self.hits["any"] += 1
            self.hits["half"] += iou >= 0.5
            self.hits["exact"] += iou == 1
            self.hits["half_source"] += half_source
            self.hits["all_exact"] += iou == 1 and g.source == p.source and g.cue == p.cue
            self.recalled_by_kind[g.kind] += half_source
        self._count_tokens(gold, predicted)

    def _count_tokens(self, gold: Sequence[Attribution], predicted: Sequence[Attribution]) -> None:
        for part in ("source", "cue", "content"):
            wanted = frozenset[int]().union(*(getattr(g, part) for g in gold))
            found = frozenset[int]().union(*(getattr(p, part) for p in predicted))
            self.hits[f"token_{part}"] += len(wanted & found)
            self.hits[f"token_{part}_gold"] += len(wanted)
            self.hits[f"token_{part}_predicted"] += len(found)

    def figures(self) -> dict[str, float]:
        """Return every figure in percent, F1 where no other name is given."""
        both = self.gold + self.predicted
        out = {name: 200 * self.hits[key] / both if both else 0.0 for name, key in COLUMNS.items()}
        hit = self.hits["half_source"]
        out["precision"] = 100 * hit / self.predicted if self.predicted else 0.0
        out["recall"] = 100 * hit / self.gold if self.gold else 0.0
        for part in ("content", "source", "cue"):
            sizes = self.hits[f"token_{part}_gold"] + self.hits[f"token_{part}_predicted"]
            out[f"token {part}"] = 200 * self.hits[f"token_{part}"] / sizes if sizes else 0.0
        for name in ("direct", "mixed", "indirect"):
            total = self.gold_by_kind[name]
            out[f"recall {name}"] = 100 * self.recalled_by_kind[name] / total if total else 0.0
        return {name: round(value, 1) for name, value in out.items()}
