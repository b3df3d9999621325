"""Pronouns within quotations: the speaker's "I" and "we", and whom he speaks of."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from msgspec import Struct

from onrecord.annotators.names.cast import Cast, learned_state, state
from onrecord.annotators.names.draft import Draft, Title
from onrecord.annotators.names.member import Member
from onrecord.annotators.names.pronouns import ME, WE
from onrecord.annotators.quotations import Quotation, find_quotations
from onrecord.knowledge.organisations import organisation_key
from onrecord.knowledge.people import people

# How far from a quotation its speaker may stand, in code points.
_BEHIND = 60
_BEFORE = 200
_WINDOW = 24
_STOPS = ".!?"
_TRAILING = "\"”’'» \n"


class _Heard(Struct):
    """The quotations of a report, and who has the word outside them, in text order."""

    text: str
    quotations: Sequence[Quotation]
    drafts: Sequence[Draft]
    members: Sequence[Member | None]
    speaking: list[int]
    starts: list[int]
    known: list[Member | None]


def resolve_quoted(
    cast: Cast, drafts: Sequence[Draft], members: list[Member | None], text: str
) -> None:
    """Resolve the pronouns within quotations, once the speakers are known."""
    pending = [
        at
        for at, draft in enumerate(drafts)
        if draft.quotation >= 0 and draft.form == "pronoun" and not draft.silent
    ]
    if not pending:
        return
    speaking = [i for i, d in enumerate(drafts) if d.speaks and d.quotation < 0 and not d.silent]
    starts = [drafts[i].start for i in speaking]
    heard = _Heard(text, find_quotations(text), drafts, members, speaking, starts, [])
    opened = [quotation.start for quotation in heard.quotations]
    for at in pending:
        draft = drafts[at]
        speaker = _speaker(heard, bisect_right(opened, draft.start) - 1)
        if draft.head in ME:
            members[at] = speaker if speaker is None or speaker.kind == "person" else None
        elif draft.head in WE:
            members[at] = None if speaker is None else _those_of(cast, speaker)
        elif draft.kind == "person":
            members[at] = _spoken_of(drafts, members, at, speaker)


def _speaker(heard: _Heard, number: int) -> Member | None:
    """Return who says a quotation.

    That is the subject of the verb of speech that leads up to it ("he said: ..."), else of the one
    right behind it, else who says the one before it in its paragraph, else who stands nearest.
    """
    while len(heard.known) <= number:
        heard.known.append(_found_speaker(heard, len(heard.known)))
    return heard.known[number] if number >= 0 else None


def _found_speaker(heard: _Heard, number: int) -> Member | None:
    quotation = heard.quotations[number]
    before = bisect_left(heard.starts, quotation.start) - 1
    behind = bisect_left(heard.starts, quotation.end)
    if before >= 0 and _leads_up(heard, heard.drafts[heard.speaking[before]], quotation):
        return heard.members[heard.speaking[before]]
    near = behind < len(heard.starts) and heard.starts[behind] - quotation.end <= _BEHIND
    if near and _follows(heard.text, quotation, heard.starts[behind]):
        return heard.members[heard.speaking[behind]]
    if number and not _paragraph_between(heard.text, heard.quotations[number - 1], quotation):
        said_before = heard.known[number - 1]
        if said_before is not None:
            return said_before
    if near:
        return heard.members[heard.speaking[behind]]
    if before >= 0:
        draft = heard.drafts[heard.speaking[before]]
        if quotation.start - draft.end <= _BEFORE:
            return heard.members[heard.speaking[before]]
    return None


def _leads_up(heard: _Heard, draft: Draft, quotation: Quotation) -> bool:
    between = heard.text[draft.end : quotation.start].rstrip()
    if quotation.start - draft.end > _BEFORE or between[-1:] not in (",", ":"):
        return False
    return not any(stop in between for stop in _STOPS)


def _follows(text: str, quotation: Quotation, start: int) -> bool:
    """Tell whether the sentence of a quotation goes on up to ``start``."""
    said = text[max(quotation.end - 4, 0) : quotation.end].rstrip(_TRAILING)
    between = text[quotation.end : start]
    return said[-1:] in (",", "!", "?", "-", "—") and not any(stop in between for stop in _STOPS)


def _paragraph_between(text: str, one: Quotation, other: Quotation) -> bool:
    return "\n" in text[one.end : other.start] or other.start - one.end > _BEFORE


def _those_of(cast: Cast, speaker: Member) -> Member | None:
    """Return whom a speaker means by "we": the government or body that they speak for.

    A minister's is the state, an officer's the company, a body's the body itself; anybody else's
    is nobody's known.
    """
    if speaker.kind in ("state", "organisation"):
        return speaker
    if speaker.kind != "person":
        return None
    found: dict[int, Member] = {}
    for held in sorted(speaker.titles, key=repr):
        member = _spoken_for(cast, held)
        if member is not None:
            found[id(member)] = member
    if len(found) == 1:
        return next(iter(found.values()))
    return None


def _spoken_for(cast: Cast, held: Title) -> Member | None:
    if held.past or held.office in people().rivals:
        return None
    governs = held.office in people().governing or held.office.endswith(" minister")
    if held.country is not None:
        return state(cast, held.country) if governs else None
    if held.owner is None:
        return None
    if held.owner in cast.learned:
        return learned_state(cast, held.owner) if governs else None
    return cast.organisations.get(organisation_key(held.owner))


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
