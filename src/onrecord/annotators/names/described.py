"""Whom a description means: by apposition, by office, by who was spoken of."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import structs

from onrecord.annotators.names.cast import (
    Cast,
    any_such,
    collective,
    enter_office,
    holder,
    is_placed,
    learned_state,
    named,
    state,
)
from onrecord.annotators.names.discourse import Discourse
from onrecord.annotators.names.draft import Draft, Title
from onrecord.annotators.names.member import Member, may_share, same_office
from onrecord.annotators.names.persons import bearers
from onrecord.knowledge.offices import holders_named, office_by_id
from onrecord.knowledge.organisations import known_organisation
from onrecord.knowledge.people import people
from onrecord.knowledge.personal_names import Gender, parse_name
from onrecord.knowledge.tables import fold

_OUTLET_NOUNS = frozenset(["agency", "newspaper", "magazine", "network", "broadcaster"])
# How many drafts and sentences ahead the name may come that a lead's office stands for.
_AHEAD_DRAFTS = 16
_AHEAD_SENTENCES = 2
_ITS = frozenset(["its", "whose"])
_LONGEST = 6
# Words that "a human rights group" shares with the name of the group.
_TELLING = 2
_ONE = frozenset(["a", "an"])
_ARTICLES = frozenset(["the", "this", "that"])
_OTHERS = frozenset(["others"])
# A lead is the first paragraph, or the second behind a heading.
_LEAD = 1


def described(
    cast: Cast, discourse: Discourse, drafts: Sequence[Draft], at: int, partner: Draft | None
) -> Member | None:
    """Return whom the description ``drafts[at]`` means; a member that is not public is unnamed."""
    draft = drafts[at]
    if partner is not None and (member := named(cast, partner)) is not None:
        member.roles.add(draft.head)
        return member
    if draft.head in people().blocs:
        return collective(cast, draft.head.title(), draft)
    if draft.plural and draft.kind != "state":
        body = known_organisation(draft.owner) if draft.owner is not None else None
        if body is not None and draft.head == "members" and draft.definite:
            return collective(cast, _without_article(draft.text), draft)
        return _several(discourse, draft)
    if draft.definite and (member := _government(cast, draft)) is not None:
        return member
    if draft.head in people().staffs:
        return _staff(cast, discourse, draft)
    if not draft.definite:
        later = _its_own(cast, drafts, at) or _named_later(cast, discourse, drafts, at)
        return later or _stranger(draft)
    if draft.titles:
        member = _office(cast, discourse, drafts, at)
        if member is not None or _is_somebody_s(draft.titles[0]):
            return member or _stranger(draft)
    if draft.kind == "organisation":
        again = _government_again(discourse, draft)
        return again or _organisation(cast, discourse, draft)
    return (
        _by_role(discourse, draft)
        or _introduced_later(cast, draft)
        or _second_mention(cast, discourse, draft)
        or _renamed(discourse, draft)
        or _stranger(draft)
    )


def is_homeland(draft: Draft) -> bool:
    """Tell whether a description is "his country", "the nation"."""
    return draft.form == "description" and draft.head in people().homeland


def homeland(
    cast: Cast, discourse: Discourse, draft: Draft, possessor: Member | None
) -> Member | None:
    """Return the state that "his country" or "the country" means: the possessor's, else the last.

    A country that somebody is from is known by their office; "the country" is the one state that
    is in mind.
    """
    if draft.country is not None:
        return state(cast, draft.country)
    if draft.text.split()[0].lower() not in _ARTICLES:
        return _state_of(cast, possessor)
    if len(draft.text.split()) > 2:
        return None
    return discourse.most_in_mind([m for m in discourse.recent if m.kind == "state"])


def _state_of(cast: Cast, member: Member | None) -> Member | None:
    if member is None or member.kind == "state":
        return member
    if member.country is not None:
        return state(cast, member.country)
    learned = {title.owner for title in member.titles if title.owner in cast.learned}
    return learned_state(cast, next(iter(learned)) or "") if len(learned) == 1 else None


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


def _renamed(discourse: Discourse, draft: Draft) -> Member | None:
    """Return whom of those in mind "the academic" calls otherwise, if the weights say so."""
    if draft.kind != "person" or not draft.text.lower().startswith(("the ", "this ")):
        return None
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


def _government(cast: Cast, draft: Draft) -> Member | None:
    """Return the state that "Ukraine's government" or "the Obama administration" stands for."""
    if draft.kind == "state" and draft.country is not None:
        return _called(state(cast, draft.country), draft)
    if draft.head not in people().state or draft.owner is None:
        return None
    if draft.owner in cast.learned:
        return _called(learned_state(cast, draft.owner), draft)
    leads = {m.country for m in bearers(cast.people, draft.owner) if m.titles}
    leads |= _led_by(draft.owner, cast.published)
    countries = leads - {None}
    code = countries.pop() if len(countries) == 1 else None
    return None if code is None else _called(state(cast, code), draft)


def _led_by(surname: str, published: str) -> set[str | None]:
    """Return the countries that somebody of this surname is known to have led at publication."""
    known = office_by_id()
    return {
        term.country or None
        for term in holders_named(parse_name(surname))
        if term.office in known and known[term.office].leader and term.at(published)
    }


def _called(member: Member, draft: Draft) -> Member:
    """Return the state, which may be called so from now on: "the administration"."""
    member.roles.add(draft.head)
    return member


def _government_again(discourse: Discourse, draft: Draft) -> Member | None:
    """Return the state that "the government" means: the one whose government was spoken of."""
    if draft.head not in people().state or draft.owner or draft.text.count(" ") != 1:
        return None
    called = [m for m in discourse.recent if m.kind == "state" and draft.head in m.roles]
    return called[0] if len(called) == 1 else discourse.most_in_mind(called)


def _staff(cast: Cast, discourse: Discourse, draft: Draft) -> Member | None:
    """Return the organisation that "the Lindqvist campaign" names, of the one whose it is."""
    found = [] if draft.owner is None else bearers(cast.people, draft.owner)
    whose = found[0] if len(found) == 1 else discourse.last_of(found)
    if whose is None:
        return None
    key = fold(f"{whose.name} {draft.head}")
    member = cast.organisations.setdefault(key, Member(kind="organisation"))
    member.names[f"{whose.name} {draft.head}"] += 1
    return member


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
    if not draft.speaks or member.seen >= 0 or not may_share(member.gender, draft.gender):
        return False
    wanted = {_rank(title) for title in draft.titles}
    return member.kind == "person" and any(_rank(held) in wanted for held in member.titles)


def _rank(title: Title) -> str:
    """Return the last word of an office: a court judge is a judge."""
    return title.office.split()[-1]


def _stranger(draft: Draft) -> Member | None:
    """Return a new member that nobody knows, so that "she" after it is not somebody known."""
    if draft.kind not in ("person", "unknown") or draft.plural or _is_bare_role(draft):
        return None
    return Member(kind="person", gender=draft.gender, public=False, roles={draft.head})


def _is_bare_role(draft: Draft) -> bool:
    """Tell whether a noun names a role and nobody: "became chairman", "runs for president"."""
    return draft.role != "subject" and draft.text == draft.head


def _office(cast: Cast, discourse: Discourse, drafts: Sequence[Draft], at: int) -> Member | None:
    """Return who holds the office: as the report says, as is known, or whom it names just after.

    A title without a country ("President Rassendyll") may be of any, so it comes after knowledge.
    """
    wanted = drafts[at].titles[0]
    found = _holding(cast, wanted)
    placed = [member for member, held in found if _of_one(held, wanted)]
    if placed or not is_placed(wanted):
        return _one_in_mind(discourse, placed or [member for member, _ in found])
    country = wanted.country
    if country and not wanted.past and (known := holder(cast, wanted.office, country)) is not None:
        return known
    if wanted.owner and not wanted.past:
        own = cast.known.holder(wanted.office, wanted.owner, cast.published)
        if own is not None:
            return own
    if found and not _names_its_own(wanted):
        return _one_in_mind(discourse, [member for member, _ in found])
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


def _of_one(held: Title, wanted: Title) -> bool:
    return (held.country, held.owner) == (wanted.country, wanted.owner)


def _names_its_own(wanted: Title) -> bool:
    """Tell whether a title is somebody else's than a bare one: "the union leader"."""
    return wanted.office == "leader" and wanted.owner is not None


def _one_in_mind(discourse: Discourse, found: list[Member]) -> Member | None:
    distinct = list({id(member): member for member in found}.values())
    return distinct[0] if len(distinct) == 1 else discourse.most_in_mind(distinct)


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
    if member is not None:
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


def _organisation(cast: Cast, discourse: Discourse, draft: Draft) -> Member | None:
    """Return the organisation that "the company" or "the port authority" means.

    That is the one whose name has these words, else the last one in mind that may be called so.
    """
    words = fold(draft.text).split()
    if draft.country or words[0] != "the" or len(words) > _LONGEST:
        return None
    called = [member for member in cast.called.get(words[-1], ()) if _has_words(member, words[1:])]
    if called:
        return _one_in_mind(discourse, called)
    if draft.owner or len(words) > 2 or draft.head not in people().anaphoric:
        return None
    found = [
        member
        for member in discourse.recent
        if member.kind == "organisation" and _may_be_called(member, draft.head)
    ]
    return discourse.most_in_mind(found)


def _has_words(member: Member, words: list[str]) -> bool:
    """Tell whether a name of ``member`` has the words, several in any order.

    "The port authority" is the Lorn Port Authority, "the appeals court" a Court of Appeals.
    """
    wanted = f" {' '.join(words)} "
    if any(wanted in f" {fold(name)} " for name in member.names):
        return True
    return len(words) > 1 and any(set(words) <= set(fold(name).split()) for name in member.names)


def _may_be_called(member: Member, noun: str) -> bool:
    """Tell whether an organisation whose name has not the noun may be called by it.

    What is named a ministry is no union; "the company" may be a bank.
    """
    if _is_outlet(member) != (noun in _OUTLET_NOUNS):
        return False
    kinds = people().organisation
    return noun in people().generic or not any(
        word in kinds for name in member.names for word in fold(name).split()
    )


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
        if draft.head in member.roles and may_share(member.gender, draft.gender)
    ]
    return found[-1] if found else None
