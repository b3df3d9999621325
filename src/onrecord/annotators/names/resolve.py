"""Drafts → mentions: who is who within one report."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from msgspec import Struct, field

from onrecord.annotators.names.cast import Cast, gather, named
from onrecord.annotators.names.countries import learn_countries, with_countries
from onrecord.annotators.names.described import described
from onrecord.annotators.names.discourse import Discourse
from onrecord.annotators.names.draft import Draft, in_text_order
from onrecord.annotators.names.kinds import vote_kinds
from onrecord.annotators.names.member import Member
from onrecord.annotators.quotations import Quotation, find_quotations
from onrecord.knowledge.tables import fold
from onrecord.model import Actor, Mention, Report, identify

_NAMELESS = frozenset(["place", "unknown"])
# How far from a quotation its speaker may stand, in code points.
_SPEAKER_BEHIND = 60
_SPEAKER_BEFORE = 200
_WINDOW = 24


def resolve(drafts: Sequence[Draft], report: Report) -> list[Mention]:
    """Return the mentions of a report in text order, each with its actor or with nobody.

    The drafts are those of all passages. Pronouns within quotations come last: they are never
    the quotation's own speaker, so the speakers have to be known.
    """
    ordered = sorted(drafts, key=in_text_order)
    kinds = vote_kinds(ordered)
    learned = learn_countries(ordered, kinds)
    if learned:
        ordered = [with_countries(draft, learned) for draft in ordered]
        kinds |= {word: "state" if word == name else "unknown" for word, name in learned.items()}
    cast = gather(ordered, report.published, kinds=kinds, learned=learned)
    members = _in_order(cast, ordered, report.text)
    _resolve_quoted(ordered, members, report.text)
    return _mentions(cast, ordered, members, report)


def _in_order(cast: Cast, drafts: Sequence[Draft], text: str) -> list[Member | None]:
    discourse = Discourse(text)
    names = {draft.start: draft for draft in drafts if draft.form == "name"}
    found: list[Member | None] = []
    for at, draft in enumerate(drafts):
        discourse.enter(draft)
        member = _member(cast, discourse, drafts, at, names)
        if member is not None:
            discourse.note(draft, member)
        found.append(member)
    return found


def _member(
    cast: Cast, discourse: Discourse, drafts: Sequence[Draft], at: int, names: dict[int, Draft]
) -> Member | None:
    draft = drafts[at]
    if draft.form == "name":
        return named(cast, draft) or _namesake(cast, draft)
    if draft.form == "description":
        return described(cast, discourse, drafts, at, names.get(draft.partner))
    if draft.silent:
        discourse.relative(draft)
        return None
    if draft.quotation >= 0 or draft.plural:
        return None
    if draft.kind == "person":
        return discourse.pronoun(draft)
    return _it(discourse, draft)


def _namesake(cast: Cast, draft: Draft) -> Member | None:
    """Return a stranger for a name that several share: "he" after it is not somebody else."""
    if cast.kinds[fold(draft.text)] != "person":
        return None
    return Member(kind="person", gender=draft.gender, public=False)


def _it(discourse: Discourse, draft: Draft) -> Member | None:
    """Return the organisation or state that speaks as "it"."""
    speaker = discourse.speaker
    if speaker is not None and speaker.kind in ("organisation", "state"):
        return speaker if discourse.value(speaker) > 0 else None
    return discourse.most_in_mind(
        [member for member in discourse.recent if member.kind in ("organisation", "state")]
    )


def _resolve_quoted(drafts: Sequence[Draft], members: list[Member | None], text: str) -> None:
    """Resolve the pronouns within quotations: one person spoken of just before, not the speaker."""
    pending = [
        at for at, draft in enumerate(drafts)
        if draft.quotation >= 0 and draft.form == "pronoun" and draft.kind == "person"
    ]  # fmt: skip
    if not pending:
        return
    quotations = find_quotations(text)
    speaking = [i for i, d in enumerate(drafts) if d.speaks and d.quotation < 0]
    starts = [drafts[i].start for i in speaking]
    for at in pending:
        quotation = quotations[drafts[at].quotation]
        speaker = _speaker(drafts, members, quotation, speaking, starts)
        members[at] = _spoken_of(drafts, members, at, speaker)


def _speaker(
    drafts: Sequence[Draft],
    members: Sequence[Member | None],
    quotation: Quotation,
    speaking: Sequence[int],
    starts: Sequence[int],
) -> Member | None:
    """Return who says ``quotation``: the subject of a verb of speech right behind or before it."""
    behind = bisect_left(starts, quotation.end)
    if behind < len(starts) and starts[behind] - quotation.end <= _SPEAKER_BEHIND:
        return members[speaking[behind]]
    before = bisect_left(starts, quotation.start) - 1
    if before >= 0 and quotation.start - drafts[speaking[before]].end <= _SPEAKER_BEFORE:
        return members[speaking[before]]
    return None


def _spoken_of(
    drafts: Sequence[Draft], members: Sequence[Member | None], at: int, speaker: Member | None
) -> Member | None:
    """Return the one person of that gender in the quotation, in the one before it, or before."""
    draft = drafts[at]
    window = [
        (drafts[i], member)
        for i in range(max(0, at - _WINDOW), at)
        if (member := members[i]) is not None
        and member is not speaker
        and member.kind == "person"
        and member.gender in (draft.gender, "u")
    ]
    before = max((d.quotation for d, _ in window), default=-1)
    nearby = drafts[max(0, at - _WINDOW) : at]
    sentence = max((d.sentence for d in nearby if d.quotation < 0), default=-1)
    stages = (
        [m for d, m in window if d.quotation == draft.quotation],
        [m for d, m in window if d.quotation == before >= 0],
        [m for d, m in window if d.sentence == sentence],
        [m for _, m in window],
    )
    for found in stages:
        distinct = {id(member): member for member in found}
        if len(distinct) == 1:
            return next(iter(distinct.values()))
    return None


class _Actors(Struct):
    """The actors of a report, one a member."""

    report: str
    made: dict[int, Actor] = field(default_factory=dict)

    def of(self, member: Member | None) -> Actor | None:
        """Return the actor of ``member``; nobody where it is nobody known."""
        if member is None or not member.public:
            return None
        if id(member) not in self.made:
            name = member.name
            self.made[id(member)] = Actor(
                id=identify("actor", self.report, member.kind, name, member.gender),
                name=name,
                kind=member.kind,
                country=member.country,
                wikidata=member.wikidata,
            )
        return self.made[id(member)]


def _mentions(
    cast: Cast, drafts: Sequence[Draft], members: Sequence[Member | None], report: Report
) -> list[Mention]:
    actors = _Actors(report.id)
    return [
        Mention(
            start=draft.start,
            end=draft.end,
            text=report.text[draft.start : draft.end],
            form=draft.form,
            actor=actors.of(member),
        )
        for draft, member in zip(drafts, members, strict=True)
        if not draft.silent and (member is not None or not _nameless(cast, draft))
    ]


def _nameless(cast: Cast, draft: Draft) -> bool:
    """Tell whether a name names a place or nothing sure: then it is no mention of an actor."""
    return draft.form == "name" and cast.kinds[fold(draft.text)] in _NAMELESS
