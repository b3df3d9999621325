"""Which statement lies within which, and who vouches for each: *an agency reports that A said B*.

The chain names every source between the report and the statement. One that is nobody known
(*officials*, *a person briefed on the talks*) is an actor of kind ``unknown`` that this one mention
makes (``model.described_id``): its id hashes the report and the place of the words. Two reports'
*officials* are never one actor, so nothing about them depends on which other reports there are; the
resolvers leave such an actor as it is, and a record lists it nowhere but in the chains where it
vouches. A statement's own ``speaker`` stays ``None``: that somebody unnamed speaks is what its
``source`` says.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.annotators.statements.draft import Draft
from onrecord.annotators.statements.spans import overlap, size
from onrecord.model import Actor

# A cue inside another's content brings its own content along: a span that runs over the edge by a
# clause is a boundary error and still lies within.
_SHARE = 0.5


def enclosing(drafts: Sequence[Draft]) -> list[int | None]:
    """Return for each draft the nearest one whose content holds its cue and its content.

    The nearest is the one with the least content; *citing* names the one that it is ``under``.
    """
    spans = sorted((s, e, k) for k, draft in enumerate(drafts) for s, e in draft.content)
    found: list[int | None] = [None] * len(drafts)
    active: list[tuple[int, int, int]] = []
    at = 0
    for k in sorted(range(len(drafts)), key=lambda k: drafts[k].cue):
        cue = drafts[k].cue[0]
        while at < len(spans) and spans[at][0] <= cue:
            active.append(spans[at])
            at += 1
        active = [entry for entry in active if entry[1] > cue]
        holders = [j for _, _, j in active if j != k and _holds(drafts[j], drafts[k])]
        found[k] = min(holders, key=lambda j: (size(drafts[j].content), j), default=None)
    by_cue = {draft.cue: k for k, draft in enumerate(drafts)}
    for k, draft in enumerate(drafts):
        above = by_cue.get(draft.under) if draft.under is not None else None
        if above is not None and not _leads_to(k, above, found):
            found[k] = above
    return found


def _leads_to(k: int, start: int, inside: Sequence[int | None]) -> bool:
    """Tell whether ``k`` is ``start`` or lies around it: a statement lies in no part of itself."""
    above: int | None = start
    while above is not None and above != k:
        above = inside[above]
    return above == k


def _holds(outer: Draft, inner: Draft) -> bool:
    """Tell whether ``inner`` lies in what ``outer`` says; the larger content alone can be outer."""
    if size(outer.content) <= size(inner.content):
        return False
    return overlap(outer.content, inner.content) >= _SHARE * size(inner.content)


def chain(
    k: int,
    inside: Sequence[int | None],
    sources: Sequence[Actor | None],
    outlet: Actor | None,
) -> tuple[Actor, ...]:
    """Return who vouches for the statement ``k``, outermost first.

    ``inside`` is the result of ``enclosing``, ``sources`` who each statement is from. Somebody who
    tells what they said themselves stands there once.
    """
    found: list[Actor] = []
    above = inside[k]
    while above is not None:
        source = sources[above]
        if source is not None and (not found or found[-1].id != source.id):
            found.append(source)
        above = inside[above]
    return (*([] if outlet is None else [outlet]), *reversed(found))
