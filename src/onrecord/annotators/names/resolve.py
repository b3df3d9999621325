"""Drafts → mentions: who is who within one report."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct, field

from onrecord.annotators.names.barred import barred
from onrecord.annotators.names.bodies import homeland, is_homeland
from onrecord.annotators.names.cast import Cast, gather, most_named, named
from onrecord.annotators.names.countries import learn_countries, with_countries
from onrecord.annotators.names.described import described
from onrecord.annotators.names.discourse import Choice, Discourse, trained
from onrecord.annotators.names.draft import Draft, in_text_order
from onrecord.annotators.names.families import with_surnames
from onrecord.annotators.names.kinds import vote_kinds
from onrecord.annotators.names.known import known_kinds
from onrecord.annotators.names.member import Member
from onrecord.annotators.names.persons import by_surname, namesakes
from onrecord.annotators.names.pronouns import IT, ME, WE
from onrecord.annotators.names.quoted import resolve_quoted
from onrecord.annotators.names.recognised import recognise
from onrecord.annotators.names.runs import split_runs
from onrecord.knowledge.roster import NO_ROSTER, Roster
from onrecord.knowledge.tables import fold
from onrecord.model import Actor, Mention, Report, identify

_NAMELESS = frozenset(["place", "unknown"])


def resolve(
    drafts: Sequence[Draft], report: Report, *, roster: Roster = NO_ROSTER
) -> list[Mention]:
    """Return the mentions of a report in text order, each with its actor or with nobody.

    The drafts are those of all passages. Pronouns within quotations come last: they are never
    the quotation's own speaker, so the speakers have to be known. Whom ``roster`` names, the user's
    cast, has the name and the ids that it gives.
    """
    return [mention for mention, _ in linked(drafts, report, roster=roster)]


def linked(
    drafts: Sequence[Draft], report: Report, *, choose: Choice = trained, roster: Roster = NO_ROSTER
) -> list[tuple[Mention, int]]:
    """Return the mentions of a report in text order, each with the number of whom it means.

    Here those whom the report does not name are told apart too: *a woman … she*. Their mentions
    have no actor. ``choose`` takes whom a pronoun means out of its candidates.
    """
    cast, ordered, members = whose(drafts, report, choose=choose, roster=roster)
    mentions = _mentions(cast, ordered, members, report)
    numbers = {id(member): n for n, member in enumerate(members) if member is not None}
    return [
        (mention, at if (member := members[at]) is None else numbers[id(member)])
        for at, mention in mentions
    ]


def whose(
    drafts: Sequence[Draft], report: Report, *, choose: Choice = trained, roster: Roster = NO_ROSTER
) -> tuple[Cast, list[Draft], list[Member | None]]:
    """Return the cast of a report, its drafts in order, and whom each of them means."""
    ordered = with_surnames(sorted(split_runs(drafts), key=in_text_order), report.text)
    kinds = vote_kinds(ordered)
    learned = learn_countries(ordered, kinds)
    if learned:
        ordered = [with_countries(draft, learned) for draft in ordered]
        kinds |= {word: "state" if word == name else "unknown" for word, name in learned.items()}
    kinds |= known_kinds(ordered, roster)
    cast = gather(ordered, report.published, kinds=kinds, learned=learned, roster=roster)
    recognise(cast, ordered)
    members = _in_order(cast, ordered, report.text, choose)
    resolve_quoted(cast, ordered, members, report.text)
    return cast, ordered, members


def _in_order(
    cast: Cast, drafts: Sequence[Draft], text: str, choose: Choice
) -> list[Member | None]:
    discourse = Discourse(text, choose=choose, most=most_named(cast))
    names = {draft.start: draft for draft in drafts if draft.form == "name"}
    found: list[Member | None] = []
    at_start: dict[int, Member] = {}
    for at, draft in enumerate(drafts):
        discourse.enter(draft)
        if draft.kind == "document":
            discourse.write(draft)
            found.append(None)
            continue
        member = _member(cast, discourse, drafts, at, names, at_start)
        if member is not None:
            discourse.note(draft, member)
            at_start.setdefault(draft.start, member)
            _join(discourse, draft, member, at_start.get(draft.joined))
        found.append(member)
    return found


def _join(discourse: Discourse, draft: Draft, member: Member, other: Member | None) -> None:
    """Keep two people who are named together in mind as those whom "they" may mean."""
    if other is not None and other is not member and other.kind == member.kind == "person":
        discourse.keep(draft, Member(kind="group", public=False, several=True))


def _member(
    cast: Cast,
    discourse: Discourse,
    drafts: Sequence[Draft],
    at: int,
    names: dict[int, Draft],
    at_start: dict[int, Member],
) -> Member | None:
    draft = drafts[at]
    if draft.form == "name":
        return named(cast, draft) or _namesake(cast, discourse, draft)
    if draft.form == "description":
        if is_homeland(draft):
            return homeland(cast, discourse, draft, at_start.get(draft.start))
        return described(
            cast, discourse, drafts, at,
            partner=names.get(draft.partner), possessor=at_start.get(draft.start),
        )  # fmt: skip
    if draft.silent:
        return discourse.relative(draft)
    if draft.quotation >= 0 or draft.head in ME or draft.head in WE:
        return None
    if draft.head in IT:
        return _it(discourse, draft)
    return discourse.pronoun(draft, barred(cast, drafts, at))


def _namesake(cast: Cast, discourse: Discourse, draft: Draft) -> Member | None:
    """Return whom a name means that several share: who was named last, else a stranger.

    With a stranger "he" after it is not somebody else.
    """
    if cast.kinds[fold(draft.text)] != "person":
        return None
    found = by_surname(namesakes(cast.people, draft), draft)
    known = found[0] if len(found) == 1 else discourse.last_of(found)
    return known or Member(kind="person", gender=draft.gender, public=False)


def _it(discourse: Discourse, draft: Draft) -> Member | None:
    """Return the organisation or state that speaks as "it"; nobody where a document does."""
    speaker, written = discourse.speaker, discourse.document
    last = discourse.document_at < discourse.speaker_at
    if draft.speaks and last and speaker is not None and speaker.kind in ("organisation", "state"):
        return speaker if discourse.value(speaker) > 0 else None
    acting = [m for m in discourse.recent if m.kind in ("organisation", "state")]
    found = discourse.most_in_mind(acting if written is None else [*acting, written])
    return None if found is written else found


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
) -> list[tuple[int, Mention]]:
    """Return the mentions, each with the index of its draft."""
    actors = _Actors(report.id)
    found = [
        (
            at,
            Mention(
                start=draft.start,
                end=draft.end,
                text=report.text[draft.start : draft.end],
                form=draft.form,
                actor=actors.of(member),
            ),
        )
        for at, (draft, member) in enumerate(zip(drafts, members, strict=True))
        if member is not None or not _nobody(cast, draft)
    ]
    return sorted(found, key=lambda pair: (pair[1].start, -pair[1].end))


def _nobody(cast: Cast, draft: Draft) -> bool:
    """Tell whether what came to nobody is no mention of an actor.

    That is a name of a place or of nothing sure, "the country", and an "it" that does not speak.
    """
    if draft.form == "name":
        return cast.kinds[fold(draft.text)] in _NAMELESS
    if draft.kind == "document":
        return True
    if draft.form == "pronoun":
        return draft.silent or (draft.head in IT and not draft.speaks)
    return is_homeland(draft)
