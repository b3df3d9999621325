"""Whom, how, when and where of every statement, its own or its scene's.

An interview or a speech that is told of once holds what its speaker goes on to say in the report,
until another is told of. In an interview, whoever speaks, the other one is spoken to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from msgspec import Struct
from msgspec.structs import replace

from onrecord.annotators.statements.circumstances import Circumstances, MediumDraft, PlaceDraft
from onrecord.annotators.statements.draft import Draft
from onrecord.annotators.statements.mentioned import MentionIndex, addressed, described
from onrecord.intervals import between
from onrecord.knowledge.organisations import known_organisation
from onrecord.model import Actor, Interval, Medium, Place, Report, Span

# "LORN, May 3 (Northern Wire) — ": another report begins, and with it other scenes.
_DATELINE = re.compile(
    r"^[A-Z][A-Z.'’ -]{2,40}(?:, [^\n—–]{2,40}?)?(?: \([^()\n]{2,40}\))? *(?:[—–]|--) ", re.M
)
_THOUGHTS = frozenset(["believe", "expect"])


class Setting(Struct, frozen=True, gc=False):
    """The circumstances of a statement in the values of the contract; ``said`` may be unknown."""

    addressees: tuple[Actor, ...] = ()
    medium: Medium | None = None
    said: Interval | None = None
    place: Place | None = None


def settings(
    drafts: Sequence[Draft],
    speakers: Sequence[Actor | None],
    inside: Sequence[int | None],
    index: MentionIndex,
    report: Report,
) -> Iterator[Setting]:
    """Yield the setting of each draft; ``inside`` tells in which other one each lies."""
    stage = _Stage(report, index)
    for draft, speaker, outer in zip(drafts, speakers, inside, strict=True):
        stage.enter(draft)
        # What an agency reports is of its speaker's scene as if it were told without the agency.
        inner = outer is not None and drafts[outer].act != "report"
        yield stage.setting(draft, speaker, inner=inner)


class _Stage:
    """The scenes of a report as far as it has been read, by who speaks in them."""

    def __init__(self, report: Report, index: MentionIndex) -> None:
        self._report, self._index = report, index
        self._scenes: dict[str, Setting] = {}
        self._last: tuple[str | None, Setting] = None, Setting()
        self._breaks = [found.start() for found in _DATELINE.finditer(report.text)]

    def enter(self, draft: Draft) -> None:
        """Go on to ``draft``: past datelines, and through the occasions told of before it."""
        while self._breaks and self._breaks[0] <= draft.cue[0]:
            self._breaks.pop(0)
            self._scenes.clear()
        for occasion in draft.before:
            speaker = self._index.actor_at(occasion.speaker_at)
            if speaker is not None:
                self._open(speaker, self._own(occasion.circumstances, speaker))

    def setting(self, draft: Draft, speaker: Actor | None, *, inner: bool) -> Setting:
        """Return the setting of ``draft``, and keep it for what its speaker goes on to say."""
        told = draft.circumstances
        own = self._own(told, speaker)
        scene = (
            None if draft.negated or told.apart else self._scene(draft, own, speaker, inner=inner)
        )
        found = own if scene is None else _joined(own, scene)
        if speaker is not None:
            self._keep(draft, speaker, own, found)
        if not inner:
            self._last = None if speaker is None else speaker.id, found
        return found

    def _own(self, told: Circumstances, speaker: Actor | None) -> Setting:
        addressees = tuple(
            actor
            for each in told.addressees
            if (actor := addressed(each, self._index, self._report)) is not None
            and (speaker is None or actor.id != speaker.id)
        )
        return Setting(
            addressees=addressees,
            medium=self._medium(told.medium, speaker),
            said=own_time(told, self._report.published),
            place=_place(told.place, self._report.text),
        )

    def _medium(self, draft: MediumDraft | None, speaker: Actor | None) -> Medium | None:
        if draft is None:
            return None
        outlet = None if draft.outlet is None else draft.outlet.name
        if outlet is None and draft.outlet is not None:
            named = self._index.actor_at(draft.outlet.at)
            outlet = None if named is None or named.kind != "organisation" else named.name
        if outlet is None and draft.published and speaker is not None:
            outlet = _as_outlet(speaker)
        if outlet is not None and (fuller := self._index.fuller(outlet)) is not None:
            outlet = fuller.name
        return Medium(text=self._report.text[slice(*draft.words)], outlet=outlet)

    def _scene(
        self, draft: Draft, own: Setting, speaker: Actor | None, *, inner: bool
    ) -> Setting | None:
        """Return the earlier scene that ``draft`` belongs to, if it is of one."""
        told = draft.circumstances
        key = _key(speaker, own)
        if key is None or (told.time is not None and own.said is None):
            return None
        if inner or draft.act in _THOUGHTS:
            # What somebody hopes, or is said to have said, need not be of the interview.
            return None
        scene = self._scenes.get(key)
        if scene is not None and self._is_of(told, own, scene):
            return scene
        last, setting = self._last
        return setting if told.goes_on and last == key and self._is_of(told, own, setting) else None

    def _is_of(self, told: Circumstances, own: Setting, scene: Setting) -> bool:
        """Tell whether nothing of an act speaks against a scene.

        *In the interview* goes back to one, *at a news conference* opens another.
        """
        if own.said is not None and scene.said is not None and own.said.start != scene.said.start:
            return False
        if own.place is not None and scene.place is not None and own.place.name != scene.place.name:
            return False
        if told.tells and own.addressees and not _shared(own.addressees, scene.addressees):
            return False
        if told.medium is not None:
            return told.medium.definite
        if own == Setting():
            return True
        return not told.opens or (told.alone and self._is_open_to_all(scene))

    def _is_open_to_all(self, scene: Setting) -> bool:
        """Tell a scene that *told reporters* may go on with: nobody is named as its listener."""
        return all(_is_described(self._report, actor) for actor in scene.addressees)

    def _keep(self, draft: Draft, speaker: Actor, own: Setting, found: Setting) -> None:
        told = draft.circumstances
        if draft.negated or told.apart:
            return
        if told.opens:
            self._open(speaker, found)
        elif own.said is not None and _another_day(own, self._scenes.get(speaker.id)):
            self._scenes.pop(speaker.id)

    def _open(self, speaker: Actor, setting: Setting) -> None:
        if setting == Setting():
            return
        kept = replace(setting, said=_of_context(setting.said))
        self._scenes[speaker.id] = kept
        for other in setting.addressees:
            if other.kind == "person":
                self._scenes[other.id] = replace(kept, addressees=(speaker,))


def _as_outlet(speaker: Actor) -> str | None:
    """Return the outlet that speaks for itself: *in an editorial, the Times said*."""
    known = known_organisation(speaker.name)
    return known.name if known is not None and known.outlet else None


def _key(speaker: Actor | None, own: Setting) -> str | None:
    """Return whose scenes count: the speaker's, or of nobody's question those of whom it asks."""
    if speaker is not None:
        return speaker.id
    return own.addressees[0].id if own.addressees else None


def _joined(own: Setting, scene: Setting) -> Setting:
    """Return ``own`` with what is not told again from ``scene``."""
    medium = own.medium or scene.medium
    if own.medium is not None and own.medium.outlet is None and scene.medium is not None:
        medium = Medium(text=own.medium.text, outlet=scene.medium.outlet)
    return Setting(
        addressees=own.addressees or scene.addressees,
        medium=medium,
        said=own.said or _of_context(scene.said),
        place=own.place or scene.place,
    )


def _another_day(own: Setting, scene: Setting | None) -> bool:
    """Tell whether a scene is not of the day of ``own``."""
    if scene is None or own.said is None:
        return False
    return scene.said is None or scene.said.start != own.said.start


def _shared(some: Sequence[Actor], others: Sequence[Actor]) -> bool:
    return bool({actor.id for actor in some} & {actor.id for actor in others})


def _is_described(report: Report, actor: Actor) -> bool:
    mention = actor.mention
    return mention is not None and actor == described(
        report, (mention.start, mention.end), actor.kind
    )


def _of_context(said: Interval | None) -> Interval | None:
    return None if said is None else replace(said, basis="context")


def _place(draft: PlaceDraft | None, text: str) -> Place | None:
    """Return the place; coordinates are nobody's guess."""
    if draft is None:
        return None
    start, end = draft.words
    name = " ".join(text[start:end].split())
    return Place(
        name=name, country=draft.country, latitude=None, longitude=None, geonames=None,
        mention=Span(start=start, end=end, text=text[start:end]),
    )  # fmt: skip


def own_time(told: Circumstances, published: str) -> Interval | None:
    """Return the interval of the act's own time up to publication, if it has begun by then."""
    if told.time is None or told.time.interval is None:
        return None
    interval = told.time.interval
    if interval.start is None or interval.start[:10] > published:
        return None
    behind = day_behind(published)
    if interval.end is not None and interval.end <= behind.isoformat():
        return interval
    return between(date.fromisoformat(interval.start[:10]), behind, basis=interval.basis)


def day_behind(published: str) -> date:
    """Return the day after publication: nothing is said on it."""
    return date.fromisoformat(published) + timedelta(days=1)
