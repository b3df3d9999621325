"""The cast of one report: its people, organisations, states and groups, before any is resolved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from msgspec import Struct, field

from onrecord.annotators.names.draft import Draft, DraftKind, Title
from onrecord.annotators.names.kinds import capitals
from onrecord.annotators.names.known import Known, know
from onrecord.annotators.names.member import Member
from onrecord.annotators.names.persons import (
    People,
    bearers,
    gather_people,
    members,
    person,
)
from onrecord.annotators.names.portraits import Portrait
from onrecord.knowledge.countries import countries
from onrecord.knowledge.offices import Holder, holder_at
from onrecord.knowledge.organisations import (
    Organisation,
    known_organisation,
    name_words,
    organisation_key,
    organisations,
    seats,
)
from onrecord.knowledge.people import people
from onrecord.knowledge.personal_names import compatible, given_gender, parse_name
from onrecord.knowledge.roster import NO_ROSTER, Roster
from onrecord.knowledge.tables import fold


class Cast(Struct):
    """Who is who in a report.

    ``kinds`` is what each folded name is, by vote; ``learned`` the countries that no table knows;
    ``called`` the organisations by the nouns in their names; ``known`` those of the user's cast.
    ``portraits`` is what the report says that its people are, by noun; ``announced`` whom the
    report names right behind a description, by where that begins; ``several`` the nouns of which
    it has more than one (recognised.py); ``reputed`` whom it names without an office that they are
    known to hold, by office.
    """

    published: str
    people: People
    kinds: dict[str, DraftKind]
    learned: dict[str, str] = field(default_factory=dict)
    organisations: dict[str, Member] = field(default_factory=dict)
    called: dict[str, list[Member]] = field(default_factory=dict)
    states: dict[str, Member] = field(default_factory=dict)
    groups: dict[str, Member] = field(default_factory=dict)
    unknown: dict[str, Member] = field(default_factory=dict)
    holders: dict[tuple[str, str], Member] = field(default_factory=dict)
    offices: dict[str, list[tuple[Title, Member]]] = field(default_factory=dict)
    introduced: dict[str, list[Member]] = field(default_factory=dict)
    portraits: dict[str, list[tuple[Portrait, Member]]] = field(default_factory=dict)
    announced: dict[int, Member] = field(default_factory=dict)
    several: frozenset[str] = frozenset()
    reputed: dict[str, Member | None] = field(default_factory=dict)
    known: Known = field(default_factory=Known)


def gather(
    drafts: Sequence[Draft],
    published: str,
    *,
    kinds: dict[str, DraftKind],
    learned: dict[str, str],
    roster: Roster = NO_ROSTER,
) -> Cast:
    """Return the cast that the names among ``drafts`` make."""
    names = [draft for draft in drafts if draft.form == "name"]
    persons = [draft for draft in names if kinds[fold(draft.text)] == "person"]
    states = frozenset(d.country for d in names if d.kind == "state" and d.country is not None)
    cast = Cast(published, gather_people(persons, published, states=states), kinds, learned)
    _add_organisations(cast, [d for d in names if kinds[fold(d.text)] == "organisation"])
    cast.known = know(
        names, cast.people, cast.organisations, cast.called,
        kinds=kinds, roster=roster, published=published,
    )  # fmt: skip
    for member in members(cast.people):
        for held in _telling(member):
            enter_office(cast, held, member)
    _enter_introduced(cast, drafts)
    return cast


def _enter_introduced(cast: Cast, drafts: Sequence[Draft]) -> None:
    """Note whom the report names as "the commissioner, Mara Lindqvist".

    Where it speaks of "a commissioner" too, that may be another.
    """
    named_at = {draft.start: draft for draft in drafts if draft.form == "name"}
    told = [d for d in drafts if d.form == "description" and d.kind == "person" and not d.plural]
    others = {draft.head for draft in told if not draft.definite}
    for draft in told:
        name = named_at.get(draft.partner)
        if name is not None and draft.definite and draft.head not in others:
            member = named(cast, name)
            found = cast.introduced.setdefault(draft.head, [])
            if member is not None and all(other is not member for other in found):
                found.append(member)


def most_named(cast: Cast) -> int:
    """Return how often the report names the person whom it names most, at least once."""
    return max((sum(m.names.values()) for m in members(cast.people)), default=1) or 1


def enter_office(cast: Cast, held: Title, member: Member) -> None:
    """Note that ``member`` holds an office: "the fisheries minister" is also "the minister"."""
    cast.offices.setdefault(held.office, []).append((held, member))
    head = held.office.split()[-1]
    if head != held.office and held.office != "prime minister":
        cast.offices.setdefault(any_such(head), []).append((held, member))


def is_placed(held: Title) -> bool:
    """Tell whether a title says of what country or organisation it is."""
    return held.country is not None or held.owner is not None


def any_such(head: str) -> str:
    """Return the key of all offices whose last word is ``head``."""
    return f"any {head}"


def _telling(member: Member) -> list[Title]:
    """Return the titles of a member, a bare "President" left out beside that of a country."""
    placed = {held.office for held in member.titles if is_placed(held)}
    return sorted(
        (held for held in member.titles if is_placed(held) or held.office not in placed), key=repr
    )


def named(cast: Cast, draft: Draft) -> Member | None:
    """Return whom a name means; ``None`` where it is nobody's or more than one's."""
    text = fold(draft.text)
    kind = cast.kinds[text]
    if kind == "person":
        return person(cast.people, draft)
    if kind == "organisation":
        return cast.organisations.get(organisation_key(draft.text))
    if text in cast.known.by_text:
        return cast.known.by_text[text]
    if kind == "group":
        return _group(cast, draft)
    governs = draft.kind == "place" and draft.acts
    if governs and text in seats():
        return _seated(cast, seats()[text])
    if draft.country is not None and (kind == "state" or governs):
        return state(cast, draft.country)
    if cast.learned.get(text) == text:
        return learned_state(cast, text, draft.text)
    return _speaking_place(cast, draft) if kind == "place" and draft.speaks else None


def _seated(cast: Cast, body: Organisation) -> Member:
    """Return the member for the organisation whose seat stands for it: "Foggy Bottom said"."""
    return cast.organisations.setdefault(
        fold(body.name),
        Member(
            kind="organisation", country=body.country, wikidata=body.wikidata, known_as=body.name
        ),
    )


def _speaking_place(cast: Cast, draft: Draft) -> Member:
    """Return the member for a town or region that speaks: whoever it is there."""
    member = cast.unknown.setdefault(fold(draft.text), Member(kind="unknown"))
    member.names[draft.text] += 1
    return member


def learned_state(cast: Cast, name: str, text: str | None = None) -> Member:
    """Return the member for the country learned by the folded ``name``; ``text`` as written."""
    name = cast.learned[name]
    member = cast.states.setdefault(name, Member(kind="state", known_as=name.title()))
    if text is not None and fold(text) == name:
        member.known_as = text
    return member


def state(cast: Cast, code: str) -> Member:
    """Return the member for the country ``code``."""
    if code not in cast.states:
        known = countries().by_code[code]
        cast.states[code] = Member(
            kind="state", country=code, wikidata=known.wikidata, known_as=known.name
        )
    return cast.states[code]


def _group(cast: Cast, draft: Draft) -> Member:
    if not draft.definite:
        return Member(kind="group", public=False, several=True, country=draft.country)
    return collective(cast, draft.text, draft)


def collective(cast: Cast, name: str, draft: Draft) -> Member:
    """Return the member for a people or the members of a body, known by ``name``."""
    member = cast.groups.setdefault(
        fold(name), Member(kind="group", country=draft.country, several=True)
    )
    member.names[name] += 1
    return member


def holder(cast: Cast, office: str, of: str) -> Member | None:
    """Return who is known to have held the office at publication, named in the report or not.

    ``of`` is a country's code or the folded name of a body. The user's cast is asked first.
    """
    known = cast.known.holder(office, of, cast.published)
    if known is not None:
        return known
    if (office, of) not in cast.holders:
        country = of if of in countries().by_code else None
        body = of if country is None else None
        term = holder_at(office, country or "", cast.published, body=body)
        if term is None:
            return None
        cast.holders[office, of] = _in_report(cast, term) or Member(
            kind="person",
            gender=given_gender(parse_name(term.person).given),
            titles={Title(office, country, body)},
            country=country,
            wikidata=term.wikidata,
            known_as=term.person,
        )
    return cast.holders[office, of]


def _in_report(cast: Cast, term: Holder) -> Member | None:
    """Return the one person of the report whose full name is that of a known holder."""
    wanted = parse_name(term.person)
    found = [
        member
        for member in bearers(cast.people, wanted.surname)
        if member.wikidata in (None, term.wikidata)
        and any(name.given and compatible(name, wanted) for name in map(parse_name, member.names))
    ]
    return found[0] if len(found) == 1 else None


def _add_organisations(cast: Cast, drafts: Sequence[Draft]) -> None:
    """Group organisations: known names, legal forms left out, acronyms; longest names first.

    "Treasury" is short for a "Treasury Department" of the report; AP is spelt out by no "AP Photo",
    and UN by no "US Navy".
    """
    counts = Counter(draft.text for draft in drafts)
    initials: dict[str, Member] = {}
    short: dict[str, Member] = {}
    for text in sorted(counts, key=lambda form: (-len(form.split()), -counts[form], form)):
        key = organisation_key(text)
        member = cast.organisations.get(key)
        if member is None and known_organisation(text) is None:
            member = initials.get(text.replace(".", "")) or short.get(fold(text))
        if member is None:
            member = _new_organisation(key, text)
        member.names[text] += counts[text]
        cast.organisations[key] = member
        if " " in text:
            if capitals(text) not in text.split():
                initials.setdefault(capitals(text), member)
            if text.split()[-1].casefold() in name_words().heads:
                short.setdefault(fold(text.rpartition(" ")[0]), member)
            _enter_words(cast, text, member)


def _enter_words(cast: Cast, text: str, member: Member) -> None:
    """Note by what nouns in its name an organisation may be called: "the port authority"."""
    for word in set(fold(text).split()) & (people().organisation | people().forces):
        found = cast.called.setdefault(word, [])
        if all(other is not member for other in found):
            found.append(member)


def _new_organisation(key: str, text: str) -> Member:
    known = known_organisation(text) or organisations().get(key if " " in text else "")
    if known is None:
        return Member(kind="organisation")
    return Member(kind="organisation", country=known.country, wikidata=known.wikidata)
