"""Whom a description means: by apposition, by office, by who was spoken of."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.annotators.names.cast import Cast, any_such, enter_office, holder, named, state
from onrecord.annotators.names.discourse import Discourse
from onrecord.annotators.names.draft import Draft, Title
from onrecord.annotators.names.member import Member, same_office
from onrecord.knowledge.offices import office_by_id
from onrecord.knowledge.organisations import known_organisation
from onrecord.knowledge.people import people
from onrecord.knowledge.personal_names import parse_name

_OUTLET_NOUNS = frozenset(["agency", "newspaper", "magazine", "network", "broadcaster"])
# How many drafts and sentences ahead the name may come that a lead's office stands for.
_AHEAD_DRAFTS = 16
_AHEAD_SENTENCES = 2


def described(
    cast: Cast, discourse: Discourse, drafts: Sequence[Draft], at: int, partner: Draft | None
) -> Member | None:
    """Return whom the description ``drafts[at]`` means; a member that is not public is unnamed."""
    draft = drafts[at]
    if partner is not None and (member := named(cast, partner)) is not None:
        member.roles.add(draft.head)
        return member
    if draft.plural and draft.kind != "state":
        return None
    if draft.kind == "state" and draft.definite and draft.country is not None:
        return state(cast, draft.country)
    if not draft.definite:
        return _stranger(draft)
    if draft.titles and (member := _office(cast, discourse, drafts, at)) is not None:
        return member
    if draft.kind == "organisation":
        return _organisation(discourse, draft)
    return _by_role(discourse, draft) or _stranger(draft)


def _stranger(draft: Draft) -> Member | None:
    """Return a new member that nobody knows, so that "she" after it is not somebody known."""
    if draft.kind not in ("person", "unknown") or draft.plural:
        return None
    return Member(kind="person", gender=draft.gender, public=False, roles={draft.head})


def _office(cast: Cast, discourse: Discourse, drafts: Sequence[Draft], at: int) -> Member | None:
    """Return who holds the office: as the report says, as is known, or whom it names just after.

    A title without a country ("President Rassendyll") may be of any, so it comes after knowledge.
    """
    wanted = drafts[at].titles[0]
    found = _holding(cast, wanted)
    placed = [member for member, country in found if country == wanted.country]
    if placed or wanted.country is None:
        return _one_in_mind(discourse, placed or [member for member, _ in found])
    if not wanted.past and (known := holder(cast, wanted.office, wanted.country)) is not None:
        return known
    if found:
        return _one_in_mind(discourse, [member for member, _ in found])
    return None if wanted.past or wanted.owner else _named_after(cast, drafts, at)


def _one_in_mind(discourse: Discourse, found: list[Member]) -> Member | None:
    distinct = list({id(member): member for member in found}.values())
    return distinct[0] if len(distinct) == 1 else discourse.most_in_mind(distinct)


def _holding(cast: Cast, wanted: Title) -> list[tuple[Member, str | None]]:
    """Return members whose titles the wanted one may be, with the country of the title.

    "The leader" holds a leading office.
    """
    pairs = [
        (held, member)
        for office in _offices_meant(wanted.office)
        for held, member in cast.offices.get(office, ())
    ]
    return [
        (member, held.country) for held, member in pairs if same_office(_as(wanted, held), held)
    ]


def _offices_meant(office: str) -> list[str]:
    """Return the offices, or "any such", that a description by office may mean."""
    if office == "leader":
        return [known.id for known in office_by_id().values() if known.leader]
    return [office, any_such(office)] if office in people().portfolios else [office]


def _as(wanted: Title, held: Title) -> Title:
    return Title(held.office, wanted.country, wanted.owner, wanted.past)


def _named_after(cast: Cast, drafts: Sequence[Draft], at: int) -> Member | None:
    """Return whom the lead means by an office if the report names him only at second mention.

    News style: "Ruritania's president said ...", then "..., Rudolf Rassendyll said." He is the one
    person who is named in full for the first time as a subject in the next sentences, without a
    title of his own; if two are, nobody.
    """
    draft = drafts[at]
    if draft.role != "subject" or not _has_one_holder(draft.titles[0].office):
        return None
    found = {
        id(member): member
        for later in _next_sentences(drafts, at)
        if later.form == "name" and later.role == "subject" and parse_name(later.text).given
        if (member := named(cast, later)) is not None
        if member.kind == "person" and not member.titles and member.seen < 0
    }
    if len(found) != 1:
        return None
    member = next(iter(found.values()))
    _appoint(cast, member, draft.titles[0])
    return member


def _has_one_holder(office: str) -> bool:
    """Tell whether one person at a time has the office; a minister of something is one."""
    known = office_by_id().get(office)
    if known is None:
        return not office.startswith("deputy ")
    return known.unique or known.leader


def _next_sentences(drafts: Sequence[Draft], at: int) -> list[Draft]:
    sentences: list[int] = []
    ahead = []
    for later in drafts[at + 1 : at + 1 + _AHEAD_DRAFTS]:
        if later.sentence != drafts[at].sentence and later.sentence not in sentences:
            sentences.append(later.sentence)
        if len(sentences) > _AHEAD_SENTENCES:
            break
        if later.quotation < 0 and sentences:
            ahead.append(later)
    return ahead


def _appoint(cast: Cast, member: Member, title: Title) -> None:
    member.titles.add(title)
    member.country = member.country or title.country
    enter_office(cast, title, member)


def _organisation(discourse: Discourse, draft: Draft) -> Member | None:
    """Return the organisation that "the company" means: the last one spoken of that may be one."""
    if (
        draft.head not in people().anaphoric
        or draft.country
        or draft.owner
        or " " not in draft.text
    ):
        return None
    if len(draft.text.split()) > 2:
        return None
    found = [
        member
        for member in discourse.recent
        if member.kind == "organisation" and _is_outlet(member) == (draft.head in _OUTLET_NOUNS)
    ]
    return discourse.most_in_mind(found)


def _is_outlet(member: Member) -> bool:
    known = known_organisation(member.name)
    return known is not None and known.outlet


def _by_role(discourse: Discourse, draft: Draft) -> Member | None:
    """Return the last person whom the same noun described: "a singer ... the singer"."""
    if draft.country is not None or draft.owner is not None:
        return None
    found = [
        member
        for member in discourse.recent
        if draft.head in member.roles and member.gender in (draft.gender, "u")
    ]
    return found[-1] if found else None
