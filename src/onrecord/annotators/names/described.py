"""Whom a description means: by apposition, by office, by who was spoken of."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import structs

from onrecord.annotators.names.bodies import (
    force,
    government,
    government_again,
    one_in_mind,
    organisation,
    staff,
    state_in_mind,
)
from onrecord.annotators.names.cast import (
    Cast,
    any_such,
    collective,
    enter_office,
    holder,
    is_placed,
    named,
)
from onrecord.annotators.names.descriptions import HEAD
from onrecord.annotators.names.discourse import Discourse
from onrecord.annotators.names.draft import Draft, Title
from onrecord.annotators.names.member import Member, may_share, same_office
from onrecord.annotators.names.persons import members
from onrecord.annotators.names.portraits import portrait
from onrecord.annotators.names.recognised import (
    at_odds,
    goes_on,
    holders_of,
    is_another_s,
    is_bare,
    recognised,
)
from onrecord.annotators.names.words import owner_name
from onrecord.knowledge.offices import holders_named, leader_at, office_by_id
from onrecord.knowledge.organisations import known_organisation
from onrecord.knowledge.people import people
from onrecord.knowledge.personal_names import Gender, parse_name
from onrecord.knowledge.tables import fold

# How many drafts and sentences ahead the name may come that a lead's office stands for.
_AHEAD_DRAFTS = 16
_AHEAD_SENTENCES = 2
_ITS = frozenset(["its", "whose"])
_LONGEST = 6
# Words that "a human rights group" shares with the name of the group.
_TELLING = 2
_ONE = frozenset(["a", "an"])
_ARTICLES = frozenset(["the", "this", "that"])
_LESSER = ("deputy ", "vice ")
_OTHERS = frozenset(["others"])
# A lead is the first paragraph, or the second behind a heading.
_LEAD = 1


def described(
    cast: Cast,
    discourse: Discourse,
    drafts: Sequence[Draft],
    at: int,
    *,
    partner: Draft | None,
    possessor: Member | None,
) -> Member | None:
    """Return whom the description ``drafts[at]`` means; a member that is not public is unnamed.

    ``partner`` is the name that it is said of; ``possessor`` whom the pronoun means that opens it.
    """
    draft = drafts[at]
    if partner is not None and (member := named(cast, partner)) is not None:
        member.roles.add(draft.head)
        return member
    if draft.head in people().blocs:
        return collective(cast, draft.head.title(), draft)
    if draft.plural and draft.kind != "state":
        return _people(cast, discourse, draft)
    if (member := government(cast, discourse, draft, possessor)) is not None:
        return member
    if draft.head in people().staffs:
        return staff(cast, discourse, draft, possessor)
    wanted = _title(discourse, draft, possessor)
    if not draft.definite:
        return _indefinite(cast, discourse, drafts, at, wanted)
    if wanted is not None:
        member = _office(cast, discourse, drafts, at, wanted)
        if member is not None or _is_somebody_s(wanted):
            return member or _otherwise(cast, discourse, draft, wanted)
    if draft.kind == "organisation":
        return government_again(discourse, draft) or organisation(cast, discourse, draft)
    return _somebody(cast, discourse, draft)


def _people(cast: Cast, discourse: Discourse, draft: Draft) -> Member | None:
    """Return the group or body that a plural means, or people whom nobody knows."""
    body = known_organisation(draft.owner) if draft.owner is not None else None
    if body is not None and draft.head == "members" and draft.definite:
        return collective(cast, _without_article(draft.text), draft)
    return force(cast, draft) or _several(discourse, draft)


def _indefinite(
    cast: Cast, discourse: Discourse, drafts: Sequence[Draft], at: int, wanted: Title | None
) -> Member | None:
    """Return whom "a lawyer" or "her lawyer" means; an office counts that tells whose it is."""
    draft = drafts[at]
    its = wanted is not None and wanted is not draft.titles[0]
    held = _office(cast, discourse, drafts, at, wanted) if wanted is not None and its else None
    return (
        held
        or recognised(cast, discourse, draft)
        or discourse.opened(draft)
        or _its_own(cast, drafts, at)
        or _named_later(cast, discourse, drafts, at)
        or _stranger(draft)
    )


def _otherwise(cast: Cast, discourse: Discourse, draft: Draft, wanted: Title) -> Member | None:
    """Return who one person's office means whose holder neither report nor table tells."""
    behind = cast.announced.get(draft.start) if wanted.office == HEAD else None
    return behind or goes_on(cast, discourse, draft) or _stranger(draft)


def _somebody(cast: Cast, discourse: Discourse, draft: Draft) -> Member | None:
    """Return the person whom "the pianist" means."""
    return (
        _by_role(cast, discourse, draft)
        or recognised(cast, discourse, draft)
        or _introduced_later(cast, draft)
        or _told_more(cast, discourse, draft)
        or goes_on(cast, discourse, draft)
        or _second_mention(cast, discourse, draft)
        or _renamed(discourse, draft)
        or _stranger(draft)
    )


def _title(discourse: Discourse, draft: Draft, possessor: Member | None) -> Title | None:
    """Return the office that a description tells, with whose it is by the words that open it.

    "Its director", "the country's president".
    """
    held = draft.titles[0] if draft.titles else None
    if held is None or is_placed(held):
        return held
    words = fold(draft.text).split()
    of = possessor if words[0] in _ITS else None
    if words[0] == "the" and len(words) > 2 and words[1].removesuffix("'s") in people().homeland:
        of = state_in_mind(discourse)
    if of is None or of.kind not in ("organisation", "state"):
        return held
    owner = None if of.country is not None and of.kind == "state" else owner_name(of.name)
    return structs.replace(held, country=None if owner else of.country, owner=owner)


def _several(discourse: Discourse, draft: Draft) -> Member:
    """Return the people whom the same noun described before, else new ones; nobody known."""
    same = (
        member
        for member in reversed(discourse.recent)
        if member.several and draft.head in member.roles and member.country == draft.country
    )
    found = None if draft.head in _OTHERS else next(same, None)
    return found or Member(
        kind="group", public=False, several=True, roles={draft.head}, country=draft.country
    )


def _introduced_later(cast: Cast, draft: Draft) -> Member | None:
    """Return the one person whom the report names as "the commissioner, Mara Lindqvist"."""
    found = cast.introduced.get(draft.head, [])
    if draft.owner or draft.country or draft.text.count(" ") != 1 or len(found) != 1:
        return None
    return found[0] if may_share(found[0].gender, draft.gender) else None


def _told_more(cast: Cast, discourse: Discourse, draft: Draft) -> Member | None:
    """Return whom "the Harbour MP" says more of: the only MP, and the only person just spoken of.

    Party and seat say which of many holds an office; the report may have called them by another.
    """
    if draft.role != "subject" or draft.quotation >= 0 or not draft.text.lower().startswith("the "):
        return None
    near = [m for m in discourse.recent if m.kind == "person" and m.seen >= discourse.index - 1]
    found = holders_of(cast, draft)
    if len(near) != 1 or len(found) != 1 or found[0] is not near[0]:
        return None
    return found[0] if may_share(found[0].gender, draft.gender) else None


def _renamed(discourse: Discourse, draft: Draft) -> Member | None:
    """Return whom of those in mind "the academic" calls otherwise, if the weights say so.

    Whatever has been said of them, "this academic" is somebody in mind.
    """
    if draft.kind != "person" or not draft.text.lower().startswith(("the ", "this ")):
        return None
    if draft.text.lower().startswith("this ") and draft.country is None:
        return discourse.most_in_mind(discourse.fitting(draft))
    member = discourse.pronoun(draft)
    if member is None or member.titles or member.roles:
        return None
    member.roles.add(draft.head)
    return member


def _without_article(text: str) -> str:
    first, _, rest = text.partition(" ")
    return rest if first.lower() in _ARTICLES else text


def _is_somebody_s(title: Title) -> bool:
    """Tell whether just one person holds the office: who that is has been settled by it."""
    return is_placed(title) and _has_one_holder(title)


def _its_own(cast: Cast, drafts: Sequence[Draft], at: int) -> Member | None:
    """Return whom "its chief executive" means: whom the report names just after, or nobody."""
    draft = drafts[at]
    words = draft.text.lower().split()
    if not draft.titles or draft.role != "subject" or words[0] not in _ITS or words[1] == "own":
        return None
    known = office_by_id().get(draft.titles[0].office)
    if known is None or not (known.unique or known.single):
        return None
    return _first_named(cast, _next_sentences(drafts, at), draft.gender)


def _named_later(
    cast: Cast, discourse: Discourse, drafts: Sequence[Draft], at: int
) -> Member | None:
    """Return who a lead's "a Lorn judge" is: the one the next sentences name with that office.

    News style: "A Lorn judge has ruled ... Judge Mara Lindqvist said ...". An organisation is the
    one whose name shares a telling word: "a human rights group ... Lorn Rights Watch".
    """
    draft = drafts[at]
    article = draft.text.split()[0].lower() in _ONE
    if discourse.paragraph > _LEAD or draft.role != "subject" or not article or draft.plural:
        return None
    ahead = [later for later in drafts[at + 1 : at + 1 + _AHEAD_DRAFTS] if later.form == "name"]
    named_there = [member for later in ahead if (member := named(cast, later)) is not None]
    found = {id(member): member for member in named_there if _fits(draft, member)}
    return found.popitem()[1] if len(found) == 1 else None


def _fits(draft: Draft, member: Member) -> bool:
    """Tell whether a name may be of whom an indefinite description leaves open."""
    if draft.kind == "organisation":
        words = set(fold(draft.text).split()[1:])
        shared = (len(words & set(fold(name).split())) for name in member.names)
        return member.kind == "organisation" and max(shared, default=0) >= _TELLING
    acts = draft.speaks or draft.verb in people().attributing
    if not acts or member.seen >= 0 or not may_share(member.gender, draft.gender):
        return False
    wanted = {_rank(title) for title in draft.titles}
    return member.kind == "person" and any(_rank(held) in wanted for held in member.titles)


def _rank(title: Title) -> str:
    """Return the last word of an office: a court judge is a judge, a vice president none."""
    return title.office if title.office.startswith(_LESSER) else title.office.split()[-1]


def _stranger(draft: Draft) -> Member | None:
    """Return a new member that nobody knows, so that "she" after it is not somebody known."""
    if draft.kind not in ("person", "unknown") or draft.plural or _is_bare_role(draft):
        return None
    return Member(kind="person", gender=draft.gender, public=False, roles={draft.head})


def _is_bare_role(draft: Draft) -> bool:
    """Tell whether a noun names a role and nobody: "became chairman", "runs for president"."""
    return draft.role != "subject" and draft.text == draft.head


def _office(
    cast: Cast, discourse: Discourse, drafts: Sequence[Draft], at: int, wanted: Title
) -> Member | None:
    """Return who holds the office: as the report says, as is known, or whom it names just after.

    A title without a country ("President Rassendyll") may be of any, so it comes after knowledge.
    """
    found = _holding(cast, wanted)
    placed = [member for member, held in found if _of_one(cast, held, wanted)]
    if wanted.office in people().rivals and not (placed or is_bare(drafts[at])):
        return None if wanted.owner is None else _known_head(cast, wanted.office, wanted.owner)
    if placed or not is_placed(wanted):
        fitting = [member for member, _ in found if not at_odds(cast, drafts[at], member)]
        known = None if found else _reputed(cast, wanted)
        return known or one_in_mind(discourse, placed or fitting)
    country = wanted.country
    if country and not wanted.past and (known := _known(cast, drafts[at], country)) is not None:
        return known
    if wanted.owner and not wanted.past:
        own = _known_head(cast, wanted.office, wanted.owner)
        if own is not None:
            return own
    if found and not _names_its_own(wanted):
        return one_in_mind(discourse, [member for member, _ in found])
    if wanted.past or not _has_one_holder(wanted):
        return None
    return _introduced(cast, discourse, drafts, at)


def _introduced(
    cast: Cast, discourse: Discourse, drafts: Sequence[Draft], at: int
) -> Member | None:
    """Return whom an office introduces that nobody else in the report holds.

    Where the paragraph has been about somebody before, it is who that is; over its border, whom the
    next sentences name, unless both may be.
    """
    before = _spoken_about(discourse, drafts[at])
    if before is not None and discourse.same_paragraph(before):
        _appoint(cast, before, drafts[at].titles[0])
        return before
    return None if before is not None else _named_after(cast, discourse, drafts, at)


def _reputed(cast: Cast, wanted: Title) -> Member | None:
    """Return the one whom the report names and who is known to lead a country: "the president".

    "Obama said ... The president added": nobody in the report is called president.
    """
    office = office_by_id().get(wanted.office)
    if office is None or not office.leader or wanted.past:
        return None
    if office.id not in cast.reputed:
        cast.reputed[office.id] = _find_reputed(cast, office.id)
    return cast.reputed[office.id]


def _find_reputed(cast: Cast, office: str) -> Member | None:
    found = {
        id(member): (member, term)
        for member in members(cast.people)
        for form in member.names
        for term in holders_named(parse_name(form))
        if term.office == office and not term.body and term.at(cast.published)
    }
    if len(found) != 1:
        return None
    member, term = next(iter(found.values()))
    _appoint(cast, member, Title(term.office, term.country))
    member.known_as = member.known_as or term.person
    member.wikidata = member.wikidata or term.wikidata
    return member


def _known(cast: Cast, draft: Draft, country: str) -> Member | None:
    """Return who is known to hold an office of a country; "the Peruvian leader" leads it."""
    office = draft.titles[0].office
    if office == "leader" and _is_plain(draft):
        term = leader_at(country, cast.published)
        return None if term is None else holder(cast, term.office, country)
    return holder(cast, office, country)


def _is_plain(draft: Draft) -> bool:
    """Tell whether a country alone says what is led: no "Peruvian opposition leader"."""
    told = portrait(draft.portrait or draft.text, draft.head)
    return not told.words and len(told.names) == 1


def _known_head(cast: Cast, office: str, body: str) -> Member | None:
    """Return the one who is known to hold an office of a body, or to head it."""
    offices = sorted(people().headed_by) if office == HEAD else [office]
    found = [holder(cast, each, body) for each in offices]
    known = [member for member in found if member is not None]
    return known[0] if len(known) == 1 else None


def _of_one(cast: Cast, held: Title, wanted: Title) -> bool:
    """Tell whether two titles are of one country or body, whose acronym one may have."""
    if (held.country, held.owner) == (wanted.country, wanted.owner):
        return True
    if held.owner is None or wanted.owner is None:
        return False
    body = cast.organisations.get(held.owner)
    return body is not None and body is cast.organisations.get(wanted.owner)


def _names_its_own(wanted: Title) -> bool:
    """Tell whether a title is somebody else's than a bare one: "the union leader"."""
    return wanted.office in ("leader", HEAD) and wanted.owner is not None


def _holding(cast: Cast, wanted: Title) -> list[tuple[Member, Title]]:
    """Return members whose titles the wanted one may be, with the title.

    "The leader" holds a leading office.
    """
    pairs = [
        (held, member)
        for office in _offices_meant(wanted.office)
        for held, member in cast.offices.get(office, ())
    ]
    return [(member, held) for held, member in pairs if same_office(_as(wanted, held), held)]


def _offices_meant(office: str) -> list[str]:
    """Return the offices, or "any such", that a description by office may mean."""
    if office == "leader":
        return [known.id for known in office_by_id().values() if known.leader]
    if office == HEAD:
        return [HEAD, *sorted(people().headed_by)]
    return [office, any_such(office)] if office in people().portfolios else [office]


def _as(wanted: Title, held: Title) -> Title:
    return structs.replace(wanted, office=held.office)


def _named_after(
    cast: Cast, discourse: Discourse, drafts: Sequence[Draft], at: int
) -> Member | None:
    """Return whom the lead means by an office if the report names him only at second mention.

    News style: "Ruritania's president said ...", then "..., Rudolf Rassendyll said." He is the one
    person who is named in full for the first time as a subject in the next sentences, without a
    title of his own; if two are, nobody. Behind the lead he is named in the same paragraph.
    """
    ahead = _next_sentences(drafts, at)
    if discourse.paragraph > _LEAD:
        start = drafts[at].start
        ahead = [later for later in ahead if discourse.in_paragraph(start, later.start)]
    member = _first_named(cast, ahead, drafts[at].gender)
    if member is not None:
        _appoint(cast, member, drafts[at].titles[0])
    return member


def _first_named(cast: Cast, ahead: Sequence[Draft], gender: Gender) -> Member | None:
    """Return the one person who is named in full for the first time as a subject ``ahead``."""
    found = {
        id(member): member
        for later in ahead
        if later.form == "name" and later.role == "subject" and parse_name(later.text).given
        if (member := named(cast, later)) is not None
        if member.kind == "person" and not member.titles and member.seen < 0
    }
    if len(found) != 1:
        return None
    member = next(iter(found.values()))
    return member if may_share(gender, member.gender) else None


def _second_mention(cast: Cast, discourse: Discourse, draft: Draft) -> Member | None:
    """Return the person whom the sentence before is about and who has had no description yet.

    News style again: "Rudolf Rassendyll arrived. The mediator said ..."
    """
    member = _spoken_about(discourse, draft)
    if member is None or is_another_s(cast, draft, member):
        return None
    member.roles.add(draft.head)
    for title in draft.titles:
        _appoint(cast, member, title)
    return member


def _spoken_about(discourse: Discourse, draft: Draft) -> Member | None:
    """Return the one person whom the sentence before is about, if nothing described them yet."""
    if draft.role != "subject" or draft.quotation >= 0 or not draft.text.lower().startswith("the "):
        return None
    if draft.kind != "person" or not draft.speaks:
        return None
    here = discourse.index
    near = [m for m in discourse.recent if m.kind == "person" and m.seen >= here - 1]
    found = [m for m in near if m.main_in == here - 1 and may_share(m.gender, draft.gender)]
    if len(found) != 1 or any(member.seen == here for member in near):
        return None
    member = found[0]
    if member.titles or member.roles or not discourse.just_introduced(member):
        return None
    return member


def _has_one_holder(title: Title) -> bool:
    """Tell whether one person at a time has the office; a minister of something is one."""
    known = office_by_id().get(title.office)
    if known is None:
        return not title.office.startswith("deputy ")
    return known.unique or known.leader or (known.single and title.owner is not None)


def _next_sentences(drafts: Sequence[Draft], at: int) -> list[Draft]:
    """Return the drafts of the sentences behind a subject, else of the rest of its sentence.

    "Morozan spoke with Ruritania's president and said that Rudolf Rassendyll had told her ..."
    """
    own = drafts[at].sentence
    sentences: list[int] = []
    ahead = []
    for later in drafts[at + 1 : at + 1 + _AHEAD_DRAFTS]:
        if later.sentence != own and later.sentence not in sentences:
            sentences.append(later.sentence)
        if len(sentences) > _AHEAD_SENTENCES:
            break
        if later.quotation < 0 and (later.sentence == own) == (drafts[at].role != "subject"):
            ahead.append(later)
    return ahead


def _appoint(cast: Cast, member: Member, title: Title) -> None:
    member.titles.add(title)
    member.country = member.country or title.country
    enter_office(cast, title, member)


def _by_role(cast: Cast, discourse: Discourse, draft: Draft) -> Member | None:
    """Return the last person whom the same noun described: "a singer ... the singer"."""
    if draft.country is not None or draft.owner is not None:
        return None
    found = [
        member
        for member in discourse.recent
        if draft.head in member.roles
        and may_share(member.gender, draft.gender)
        and not at_odds(cast, draft, member)
    ]
    return found[-1] if found else None
