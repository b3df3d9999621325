"""Whom the user's cast knows among those that a report names (knowledge/roster).

The cast is asked after the report has been read by itself: it joins members that it says are one,
and gives them name, country, Wikidata id and the offices that they hold at publication.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct, field

from onrecord.annotators.names.draft import Draft, DraftKind, Title
from onrecord.annotators.names.member import Member, same_office
from onrecord.annotators.names.persons import People, members
from onrecord.knowledge.organisations import organisation_key
from onrecord.knowledge.personal_names import given_gender, parse_name
from onrecord.knowledge.roster import NO_ROSTER, Entry, Roster
from onrecord.knowledge.roster.entries import Term
from onrecord.knowledge.tables import fold
from onrecord.model import ActorKind


class Known(Struct):
    """The members whom the cast knows: by the identity of their entry, and by their folded names.

    Only groups and states are looked up by name here; people and organisations have rules of their
    own, and are told in place.
    """

    roster: Roster = NO_ROSTER
    of_entry: dict[int, Member] = field(default_factory=dict)
    by_text: dict[str, Member] = field(default_factory=dict)

    def holder(self, office: str, of: str, date: str) -> Member | None:
        """Return whom the cast has in an office of a country or body at the ISO date."""
        entry = self.roster.holder_at(office, of, date)
        return None if entry is None else self.member(entry, "person", date)

    def member(self, entry: Entry, kind: ActorKind, date: str) -> Member:
        """Return the member for ``entry``, a new one where the report has named none so far."""
        if id(entry) not in self.of_entry:
            given = parse_name(entry.name).given if kind == "person" else ()
            fresh = Member(kind=kind, gender=given_gender(given))
            _tell(fresh, entry, date)
            self.of_entry[id(entry)] = fresh
        return self.of_entry[id(entry)]


def known_kind(entries: Iterable[Entry]) -> DraftKind | None:
    """Return what all ``entries`` are, ``None`` where they differ or the cast does not say."""
    kinds = {entry.kind for entry in entries}
    return kinds.pop() if len(kinds) == 1 and "unknown" not in kinds else None


def known_kinds(drafts: Iterable[Draft], roster: Roster) -> dict[str, DraftKind]:
    """Return the kinds of the folded names that the cast gives; a title tells more than it does."""
    found: dict[str, DraftKind] = {}
    titled = set()
    for draft in drafts if len(roster) else ():
        kind = known_kind(roster.named(draft.text)) if draft.form == "name" else None
        if kind is not None:
            found[fold(draft.text)] = kind
        if draft.titles or draft.honorific:
            titled.add(fold(draft.text))
    return {text: kind for text, kind in found.items() if kind == "person" or text not in titled}


def know(
    names: Sequence[Draft],
    people: People,
    organisations: dict[str, Member],
    called: Mapping[str, list[Member]],
    *,
    kinds: Mapping[str, DraftKind],
    roster: Roster,
    published: str,
) -> Known:
    """Tell the members whom the cast names, and make one of those that it says are one."""
    known = Known(roster)
    if not len(roster):
        return known
    _know_people(known, people, published)
    texts = sorted({draft.text for draft in names})
    for text in texts:
        kind = kinds[fold(text)]
        if kind == "organisation":
            _know_organisation(known, text, organisations, called, published)
        elif kind in ("group", "state"):
            entry = _only(entry for entry in roster.named(text) if entry.kind == kind)
            if entry is not None:
                known.by_text[fold(text)] = known.member(entry, kind, published)
    return known


def _only(entries: Iterable[Entry]) -> Entry | None:
    found = list(entries)
    return found[0] if len(found) == 1 else None


def _know_people(known: Known, people: People, published: str) -> None:
    found = members(people)
    meant = [(member, _meant(known.roster, member, published)) for member in found]
    meant += _by_weak_names([member for member, entry in meant if entry is None], meant)
    for member, entry in meant:
        if entry is not None:
            first = known.of_entry.setdefault(id(entry), member)
            if first is not member:
                _join(first, member)
                _replace(people, member, first)
            _tell(first, entry, published)


def _meant(roster: Roster, member: Member, published: str) -> Entry | None:
    """Return the one person whom a name of ``member`` means, its fullest name first.

    Namesakes are told apart by country and office; where they cannot be, nobody is meant.
    """
    for text in sorted(member.names, key=lambda form: (-len(form.split()), form)):
        named = [entry for entry in roster.named(text) if entry.kind in ("person", "unknown")]
        found = [entry for entry in named if _may_be(member, entry)]
        if found:
            return _only(found) or _only(e for e in found if _in_office(member, e, published))
        if named:
            return None
    full = min(member.names, key=lambda form: (-len(form.split()), form), default="")
    return _only(e for e in roster.alike(parse_name(full)) if _may_be(member, e))


def _may_be(member: Member, entry: Entry) -> bool:
    """Tell whether nothing in the report says that somebody else is meant."""
    if member.country is None or entry.country is None or member.country == entry.country:
        return True
    return any(term.country == member.country for term in entry.terms)


def _in_office(member: Member, entry: Entry, published: str) -> bool:
    held = list(_titles(entry.terms, published))
    return any(same_office(one, other) for one in member.titles for other in held)


def _by_weak_names(
    others: Sequence[Member], meant: Sequence[tuple[Member, Entry | None]]
) -> list[tuple[Member, Entry | None]]:
    """Return those who go by a weak name of somebody whom the report also names surely."""
    weak: dict[str, list[Entry]] = {}
    for entry in {id(entry): entry for _, entry in meant if entry is not None}.values():
        for name in entry.weak:
            weak.setdefault(fold(name), []).append(entry)
    return [
        (member, _only(entry for form in member.names for entry in weak.get(fold(form), ())))
        for member in others
    ]


def _know_organisation(
    known: Known,
    text: str,
    organisations: dict[str, Member],
    called: Mapping[str, list[Member]],
    published: str,
) -> None:
    entry = _only(e for e in known.roster.named(text) if e.kind in ("organisation", "unknown"))
    member = organisations.get(organisation_key(text))
    if entry is None or member is None:
        return
    first = known.of_entry.setdefault(id(entry), member)
    if first is not member:
        _join(first, member)
        for key in [key for key, held in organisations.items() if held is member]:
            organisations[key] = first
        for held in called.values():
            held[:] = [first if one is member else one for one in held]
    _tell(first, entry, published)


def _tell(member: Member, entry: Entry, published: str) -> None:
    """Give ``member`` what the cast says; it stands over what the tables say."""
    member.known_as, member.given = entry.name, True
    member.country = entry.country or member.country
    member.wikidata = entry.wikidata or member.wikidata
    member.titles.update(_titles(entry.terms, published))


def _titles(terms: Iterable[Term], published: str) -> Iterator[Title]:
    for term in terms:
        if term.office is not None and term.at(published):
            owner = None if term.body is None else organisation_key(term.body)
            yield Title(term.office, term.country, owner)


def _join(one: Member, other: Member) -> None:
    """Put what the report says of ``other`` to ``one``."""
    one.names += other.names
    one.titles |= other.titles
    one.roles |= other.roles
    one.country = one.country or other.country
    if one.gender == "u":
        one.gender = other.gender


def _replace(people: People, other: Member, one: Member) -> None:
    for named in people.surnames.values():
        named[:] = [(name, one if held is other else held) for name, held in named]
    for held in people.parts.values():
        held[:] = [one if member is other else member for member in held]
