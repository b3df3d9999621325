"""Who stands at a place of the report, by its mentions."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from msgspec.structs import replace

from onrecord.annotators.statements.circumstances import Addressee
from onrecord.annotators.statements.spans import Range
from onrecord.model import Actor, ActorKind, Mention, Report, Span, described_id


class MentionIndex:
    """The mentions of a report by place."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self._mentions = sorted(mentions, key=lambda m: (m.start, -m.end))
        self._starts = [m.start for m in self._mentions]
        self._longest = max((m.end - m.start for m in self._mentions), default=0)

    def at(self, offset: int) -> Mention | None:
        """Return the longest mention around ``offset`` that comes to an actor, else any."""
        around = [m for m in self._between(offset - self._longest, offset + 1) if m.end > offset]
        return max(around, key=lambda m: (m.actor is not None, m.end - m.start), default=None)

    def actor_at(self, offset: int) -> Actor | None:
        """Return the actor that is mentioned at ``offset``, with that mention."""
        named = self.at(offset)
        if named is None or named.actor is None:
            return None
        return replace(named.actor, mention=bare(named))

    def fuller(self, name: str) -> Actor | None:
        """Return the one organisation of the report whose name ends in ``name``.

        *The Times* is the *New York Times* where the report names that one.
        """
        actors = (mention.actor for mention in self._mentions)
        found = {
            actor.id: actor
            for actor in actors
            if actor is not None
            and actor.kind == "organisation"
            and actor.name.endswith(f" {name}")
        }
        return found.popitem()[1] if len(found) == 1 else None

    def inside(self, span: Range) -> list[Mention]:
        """Return the mentions that lie in ``span``, in order."""
        return [m for m in self._between(*span) if m.end <= span[1]]

    def _between(self, start: int, end: int) -> list[Mention]:
        return self._mentions[
            bisect_left(self._starts, start) : bisect_right(self._starts, end - 1)
        ]


def bare(mention: Mention) -> Span:
    """Return where a mention stands."""
    return Span(start=mention.start, end=mention.end, text=mention.text)


def addressed(addressee: Addressee, index: MentionIndex, report: Report) -> Actor | None:
    """Return the actor spoken to.

    Several people or a body that only a description names, *reporters*, are an actor that this one
    mention makes; one nameless person is nobody, as a speaker would be.
    """
    found = index.actor_at(addressee.at)
    if found is not None or addressee.kind is None:
        return found
    actor = described(report, addressee.words, addressee.kind)
    fuller = index.fuller(actor.name) if addressee.kind == "unknown" else None
    return actor if fuller is None else replace(fuller, mention=actor.mention)


def described(report: Report, words: Range, kind: ActorKind) -> Actor:
    """Return the actor that the words of ``report`` stand for, and only they."""
    start, end = words
    text = report.text[start:end]
    return Actor(
        id=described_id(report.id, start, end),
        name=" ".join(text.split()),
        kind=kind,
        country=None,
        wikidata=None,
        mention=Span(start=start, end=end, text=text),
    )
