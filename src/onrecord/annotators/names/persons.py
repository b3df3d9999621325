"""The people of one report: which personal names are one person's.

All names of the report are known before any is resolved, so a surname in the first sentence finds
the full name of the second. Look-ups go by surname and blocking keys, never by pairs, so the cost
is linear in the names.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct, field

from onrecord.annotators.names.draft import Draft, Title
from onrecord.annotators.names.member import Member, same_office
from onrecord.knowledge.offices import Holder, holders_named
from onrecord.knowledge.organisations import organisation_key
from onrecord.knowledge.personal_names import (
    NUMERALS,
    Gender,
    PersonName,
    compatible,
    given_gender,
    keys,
    likeness,
    parse_name,
    surname_gender,
)
from onrecord.knowledge.tables import fold

# What the best spelling must have over the second best; spellings nearer than this tie.
MARGIN = 0.02
_GENERATIONS = NUMERALS | {"jr", "sr"}
_ELDER = frozenset(["sr", "snr", "senior"])


class People(Struct):
    """The people of a report by surname, by first name, and by blocking key.

    ``heirs`` holds those who share a name with others and have a suffix of their own, by folded
    text.
    """

    surnames: dict[str, list[tuple[PersonName, Member]]] = field(default_factory=dict)
    parts: dict[str, list[Member]] = field(default_factory=dict)
    blocks: dict[str, list[str]] = field(default_factory=dict)
    heirs: dict[str, Member] = field(default_factory=dict)


def gather_people(
    drafts: Sequence[Draft], published: str, *, states: frozenset[str] = frozenset()
) -> People:
    """Return the people that the personal names ``drafts`` name; full names explain short ones.

    ``states`` are the codes of the countries that the report names.
    """
    people = People()
    full = Counter(draft.text for draft in drafts if parse_name(draft.text).given)
    people.heirs = _heirs(full)
    for text in sorted(full, key=lambda form: (-full[form], form)):
        if fold(text) not in people.heirs:
            _add_full(people, text, full[text])
    short = [draft for draft in drafts if not parse_name(draft.text).given]
    for draft in short:
        _add_relative(people, draft, published)
    lone = Counter((draft.text, draft.gender if draft.honorific else "u") for draft in short)
    for text, gender in sorted(lone, key=lambda form: (-lone[form], form)):
        _add_lone(people, text, gender, lone[text, gender])
    for draft in drafts:
        _learn(people, draft)
    for member in members(people):
        _recognise(member, published, states)
    return people


def _heirs(full: Counter[str]) -> dict[str, Member]:
    """Return those of a family who share a name: "Jo Roe" beside "Jo Roe Jr." and "Jo Roe III".

    One suffix alone may be the same person's as the name without it.
    """
    named: dict[tuple[str, str], dict[str, list[str]]] = {}
    for text in sorted(full):
        suffix = fold(text).replace(",", " ").split()[-1]
        name = parse_name(text)
        found = named.setdefault((name.given[0], name.surname), {})
        found.setdefault(suffix if suffix in _GENERATIONS else "", []).append(text)
    heirs: dict[str, Member] = {}
    for (given, _), found in named.items():
        for suffix, texts in found.items():
            if suffix and len(found) > 2:
                member = Member(kind="person", gender=given_gender((given,)))
                for text in texts:
                    member.names[text] += full[text]
                    heirs[fold(text)] = member
    return heirs


def members(people: People) -> list[Member]:
    """Return every member once."""
    named = [member for found in people.surnames.values() for _, member in found]
    return _distinct([*named, *people.heirs.values()])


def _distinct(found: Iterable[Member]) -> list[Member]:
    return list({id(member): member for member in found}.values())


def _add_full(people: People, text: str, count: int) -> None:
    name = parse_name(text)
    same = _compatible(people, name, name.surname)
    member = same[0] if len(same) == 1 else None
    if member is None and not same:
        member = _misspelt(people, name)
    member = member or Member(kind="person", gender=given_gender(name.given))
    member.names[text] += count
    _enter(people, name, member)


def _compatible(people: People, name: PersonName, surname: str) -> list[Member]:
    """Return the bearers of ``surname`` all of whose given names allow ``name``."""
    named = people.surnames.get(surname, ())
    apart = {id(member) for known, member in named if not compatible(known, name)}
    return _distinct(member for _, member in named if id(member) not in apart)


def _enter(people: People, name: PersonName, member: Member) -> None:
    if name.surname not in people.surnames:
        for key in keys(name.surname):
            people.blocks.setdefault(key, []).append(name.surname)
    people.surnames.setdefault(name.surname, []).append((name, member))
    for part in name.given[:1]:
        if all(other is not member for other in people.parts.get(part, ())):
            people.parts.setdefault(part, []).append(member)


def _misspelt(people: People, name: PersonName) -> Member | None:
    """Return the one member whose surname is spelt nearly so, where given names agree."""
    near = {other for key in keys(name.surname) for other in people.blocks.get(key, ())}
    scores: dict[int, tuple[float, Member]] = {}
    for surname in sorted(near):
        score = likeness(name.surname, surname)
        for member in _compatible(people, name, surname) if score > 0 else ():
            if score > scores.get(id(member), (0.0, member))[0]:
                scores[id(member)] = score, member
    ranked = sorted(scores.values(), key=lambda pair: -pair[0])
    if not ranked or (len(ranked) > 1 and ranked[0][0] - ranked[1][0] < MARGIN):
        return None
    return ranked[0][1]


def _add_relative(people: People, draft: Draft, published: str) -> None:
    """Enter whom a surname with an office means, if the report names only relatives in full.

    "President Arden" is no Mara Arden where Boris Arden is known to be president; and "Arden Sr"
    is whom the report calls so alone.
    """
    name = parse_name(draft.text)
    named = [known for known, _ in people.surnames.get(name.surname, ()) if known.given]
    if named and fold(draft.text).split()[-1] in _ELDER:
        elder = people.heirs.setdefault(fold(draft.text), Member(kind="person"))
        elder.names[draft.text] += 1
        return
    terms = holders_named(name) if named and draft.titles else ()
    held = [term for term in terms if not term.body and _is_told(term, draft, published)]
    if len({term.who for term in held}) != 1:
        return
    full = parse_name(held[0].person)
    if full.surname == name.surname and not any(compatible(known, full) for known in named):
        member = Member(kind="person", gender=given_gender(full.given))
        member.titles.update(_current(held, published))
        _enter(people, full, member)


def _is_told(term: Holder, draft: Draft, published: str) -> bool:
    """Tell whether the draft's title is the office that the term is of, at publication."""
    return term.at(published) and any(
        title.office == term.office and title.country in (None, term.country) and not title.past
        for title in draft.titles
    )


def _add_lone(people: People, text: str, gender: Gender, count: int) -> None:
    """Enter a name of one word: somebody's surname or given name, a slip of it, or a new person."""
    name = parse_name(text)
    found = _distinct(m for _, m in people.surnames.get(name.surname, ()))
    found = found or people.parts.get(name.surname, [])
    if found and (gender == "u" or any(member.gender in (gender, "u") for member in found)):
        return
    member = None if found else _misspelt(people, name)
    member = member or Member(kind="person", gender=gender)
    member.names[text] += count
    _enter(people, name, member)


def person(people: People, draft: Draft) -> Member | None:
    """Return whom a personal name means; ``None`` where several share it and nothing decides.

    "Mr Biden" is Joe and not Jill; a lone "Biden" beside both is nobody.
    """
    found = namesakes(people, draft)
    return found[0] if len(found) == 1 else None


def namesakes(people: People, draft: Draft) -> list[Member]:
    """Return all whom a personal name may mean."""
    if (heir := people.heirs.get(fold(draft.text))) is not None:
        return [heir]
    name = parse_name(draft.text)
    named = people.surnames.get(name.surname, [])
    if name.given:
        fitting = [pair for pair in named if pair[0].given and compatible(pair[0], name)]
        named = [pair for pair in fitting if pair[0] == name] or fitting
    found = _distinct(m for _, m in named) or (
        [] if name.given else people.parts.get(name.surname, [])
    )
    if draft.gender != "u":
        found = [member for member in found if member.gender in (draft.gender, "u")]
    if len(found) > 1 and draft.titles:
        found = [m for m in found if _holds(m, draft.titles)] or found
    return found


def by_surname(found: list[Member], draft: Draft) -> list[Member]:
    """Return those of namesakes whom a lone surname may mean.

    A report that calls one of a family by the given name leaves the surname to the others.
    """
    if parse_name(draft.text).given or draft.honorific:
        return found
    return [member for member in found if not member.familiar] or found


def bearers(people: People, surname: str) -> list[Member]:
    """Return those whose surname is the folded word ``surname``."""
    return _distinct(member for _, member in people.surnames.get(surname.split()[-1], ()))


def _holds(member: Member, titles: Sequence[Title]) -> bool:
    return any(same_office(one, other) for one in titles for other in member.titles)


def _learn(people: People, draft: Draft) -> None:
    """Keep what a draft says of its member: short form, gender, offices."""
    member = person(people, draft)
    if member is None:
        return
    name = parse_name(draft.text)
    if not name.given:
        member.names[draft.text] += draft.text not in member.names
        known = people.parts.get(name.surname, ())
        member.familiar |= draft.quotation < 0 and any(member is other for other in known)
    if member.gender == "u":
        member.gender = draft.gender if draft.gender != "u" else surname_gender(name.surname)
    member.titles.update(draft.titles)
    for held in draft.titles:
        member.country = member.country or held.country


def _recognise(member: Member, published: str, states: frozenset[str]) -> None:
    """Look the member up among the known holders of offices at publication.

    A namesake out of office is not meant, unless the report itself gives the office; of a surname
    alone it must. Of two countries' holders of one name, the one whose country the report names.
    """
    terms = [
        term
        for form in sorted(member.names, key=lambda form: (-len(form.split()), form))[:3]
        for term in _holders_called(parse_name(form), member)
        if term.start <= published and _meant(term, parse_name(form), member, published)
    ]
    if len({term.who for term in terms}) > 1:
        terms = [term for term in terms if term.country in states]
    if len({term.who for term in terms}) == 1:
        national = [term.country for term in terms if not term.body]
        if parse_name(terms[0].person).given:
            member.known_as = terms[0].person
        member.wikidata = terms[0].wikidata
        member.country = member.country or next(iter(national), None)
        member.titles.update(_current(terms, published))


def _holders_called(name: PersonName, member: Member) -> Iterator[Holder]:
    """Yield the known holders called ``name``; a monarch's number may be left out."""
    yield from holders_named(name)
    crowned = any(held.office == "monarch" for held in member.titles)
    if crowned and not name.given and " " not in name.surname:
        for numeral in sorted(NUMERALS):
            yield from holders_named(PersonName((), f"{name.surname} {numeral}"))


def _meant(term: Holder, name: PersonName, member: Member, published: str) -> bool:
    """Tell whether ``member`` is the holder; of a town's or firm's office the report must tell."""
    named = any(
        held.office == term.office and held.country in (None, term.country)
        for held in member.titles
    )
    if not name.given or not parse_name(term.person).given or term.body:
        return named and term.at(published)
    return named or term.at(published)


def _current(terms: Iterable[Holder], published: str) -> set[Title]:
    return {
        Title(term.office, None, organisation_key(term.body))
        if term.body
        else Title(term.office, term.country)
        for term in terms
        if term.at(published)
    }
