"""Drafts and the report's actors → statements with speaker, time of saying and chain."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from msgspec.structs import replace

from onrecord.annotators.statements.draft import Draft
from onrecord.annotators.statements.spans import Range, overlap, size
from onrecord.intervals import between
from onrecord.model import Actor, Interval, Medium, Mention, Report, Span, Statement, identify

# What stands between an office and the name of its holder: nothing more, or a comma at least.
_APPOSED = re.compile(r"\A\S+ \Z|, \Z")

_DEFINITE = ("the ", "that ", "this ", "his ", "her ", "their ", "its ")


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

    def inside(self, span: Range) -> list[Mention]:
        """Return the mentions that lie in ``span``, in order."""
        return [m for m in self._between(*span) if m.end <= span[1]]

    def _between(self, start: int, end: int) -> list[Mention]:
        return self._mentions[
            bisect_left(self._starts, start) : bisect_right(self._starts, end - 1)
        ]


def finish(drafts: Sequence[Draft], mentions: Sequence[Mention], report: Report) -> list[Statement]:
    """Return the statements of ``report``, in text order."""
    index = MentionIndex(mentions)
    speakers = [_speaker(draft, report.text, index) for draft in drafts]
    said = list(_said(drafts, speakers, report))
    inside = _enclosing(drafts)
    ids = [_identify(draft, report) for draft in drafts]
    outlet = outlet_actor(report.outlet)
    return [
        Statement(
            id=ids[k],
            report=report.id,
            report_name=report.name,
            published=report.published,
            outlet=report.outlet,
            kind=draft.kind,
            act=draft.act,
            negated=draft.negated,
            speaker=speakers[k],
            source=None if draft.source is None else span(report.text, draft.source),
            cue=span(report.text, draft.cue),
            content=tuple(span(report.text, part) for part in draft.content),
            addressees=_addressees(draft, index),
            medium=_medium(draft, report.text),
            said=said[k],
            place=None,
            within=None if (around := inside[k]) is None else ids[around],
            via=_via(k, inside, speakers, outlet),
            confidence=draft.confidence,
        )
        for k, draft in enumerate(drafts)
    ]


def span(text: str, covered: Range) -> Span:
    """Return the span of ``text`` over a half-open range."""
    return Span(start=covered[0], end=covered[1], text=text[covered[0] : covered[1]])


def outlet_actor(outlet: str | None) -> Actor | None:
    """Return the outlet as an actor: the outermost that vouches for what its report says."""
    if outlet is None:
        return None
    return Actor(
        id=identify("outlet", outlet), name=outlet, kind="organisation", country=None, wikidata=None
    )


def _identify(draft: Draft, report: Report) -> str:
    return identify("statement", report.id, draft.source, draft.cue, draft.content)


def _speaker(draft: Draft, text: str, index: MentionIndex) -> Actor | None:
    if draft.speaker_at is None:
        return None
    named = index.at(draft.speaker_at)
    if (named is None or named.actor is None) and draft.source is not None:
        named = _in_apposition(text, draft.source, draft.speaker_at, index)
    if named is None or named.actor is None:
        return None
    return replace(named.actor, mention=_bare(named))


def _bare(mention: Mention) -> Span:
    return Span(start=mention.start, end=mention.end, text=mention.text)


def _in_apposition(text: str, source: Range, head: int, index: MentionIndex) -> Mention | None:
    """Return the person named right behind an office: *the spokesman, Federico Lombardi*.

    Not the one whose office it is: *a spokesman for Lombardi*.
    """
    for mention in index.inside((head, source[1])):
        person = mention.actor is not None and mention.actor.kind == "person"
        before = text[head : mention.start]
        of_another = any(word in before.split() for word in ("for", "to"))
        if mention.form == "name" and person and not of_another and _APPOSED.search(before):
            return mention
    return None


def _addressees(draft: Draft, index: MentionIndex) -> tuple[Actor, ...]:
    if draft.addressee_at is None:
        return ()
    named = index.at(draft.addressee_at)
    if named is None or named.actor is None:
        return ()
    return (replace(named.actor, mention=_bare(named)),)


def _medium(draft: Draft, text: str) -> Medium | None:
    if draft.medium is None:
        return None
    return Medium(text=text[draft.medium[0] : draft.medium[1]], outlet=None)


def _said(
    drafts: Sequence[Draft], speakers: Sequence[Actor | None], report: Report
) -> Iterator[Interval]:
    """Yield when each was said.

    An interview or speech that is dated once dates what its speaker goes on to say in the report,
    until another time is named for that speaker; *he added* was said when what it adds to was.
    """
    unknown = before_publication(report.published)
    scenes: dict[str, Interval] = {}
    last: tuple[str | None, Interval] = None, unknown
    for draft, speaker in zip(drafts, speakers, strict=True):
        interval = _own_time(draft, report.published)
        key = None if speaker is None else speaker.id
        if interval is not None and key is not None:
            if draft.scene:
                scenes[key] = replace(interval, basis="context")
            else:
                scenes.pop(key, None)
        undated = draft.time is None or interval is not None
        if interval is None and undated and key is not None and _may_inherit(draft, report.text):
            interval = scenes.get(key)
            if interval is None and draft.goes_on and last[0] == key and last[1] is not unknown:
                interval = replace(last[1], basis="context")
        last = key, interval or unknown
        yield last[1]


def _may_inherit(draft: Draft, text: str) -> bool:
    """Tell whether a statement can be of an earlier scene: it opens none of its own.

    *In the interview* goes back to one, *at a news conference* does not.
    """
    if draft.negated:
        return False
    if draft.medium is None:
        return not draft.scene
    return text[slice(*draft.medium)].lower().startswith(_DEFINITE)


def _own_time(draft: Draft, published: str) -> Interval | None:
    """Return the interval of the draft's time up to publication, if it has begun by then."""
    if draft.time is None or draft.time.interval is None:
        return None
    interval = draft.time.interval
    if interval.start is None or interval.start[:10] > published:
        return None
    behind = _day_behind(published)
    if interval.end is not None and interval.end <= behind.isoformat():
        return interval
    return between(date.fromisoformat(interval.start[:10]), behind, basis=interval.basis)


def before_publication(published: str) -> Interval:
    """Return the interval of what is only known not to be later than publication."""
    end = _day_behind(published).isoformat()
    return Interval(start=None, end=end, edtf=f"/{published}", basis="published")


def _day_behind(published: str) -> date:
    return date.fromisoformat(published) + timedelta(days=1)


def _enclosing(drafts: Sequence[Draft]) -> list[int | None]:
    """Return for each draft the smallest one whose content holds its cue and its content."""
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
    return found


def _holds(outer: Draft, inner: Draft) -> bool:
    shared = overlap(outer.content, inner.content)
    return size(outer.content) > size(inner.content) and 10 * shared >= 9 * size(inner.content)


def _via(
    k: int,
    inside: Sequence[int | None],
    speakers: Sequence[Actor | None],
    outlet: Actor | None,
) -> tuple[Actor, ...]:
    chain: list[Actor] = []
    above = inside[k]
    while above is not None:
        speaker = speakers[above]
        if speaker is not None:
            chain.append(speaker)
        above = inside[above]
    return (*([] if outlet is None else [outlet]), *reversed(chain))
