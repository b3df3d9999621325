"""Whose word each report is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from onrecord.model import Copy, Origin
from onrecord.resolvers.copies.reading import Read

# A report more than half of which stands in another is no witness beside it: any entry of it is
# more likely the other's than its own. Below that it has itself seen or asked for most of what it
# says; which of its passages are another's is what find_passages tells.
_HALF = 0.5


def find_origins(read: Sequence[Read], copies: Iterable[Copy]) -> tuple[Origin, ...]:
    """Return whose word each report is: the first of those that copies connect.

    ``read`` are all reports in their order. A revision is its outlet's word of before.
    """
    place = {each.report.id: number for number, each in enumerate(read)}
    parent = list(range(len(read)))
    for copy in copies:
        if copy.share > _HALF or copy.kind in ("exact", "revision"):
            one, other = _root(parent, place[copy.report]), _root(parent, place[copy.of])
            parent[max(one, other)] = min(one, other)
    return tuple(
        Origin(
            report=each.report.id,
            origin=read[_root(parent, number)].report.id,
            agency=each.agency,
        )
        for number, each in sorted(enumerate(read), key=lambda pair: pair[1].report.id)
    )


def _root(parent: list[int], number: int) -> int:
    while parent[number] != number:
        parent[number] = parent[parent[number]]
        number = parent[number]
    return number
