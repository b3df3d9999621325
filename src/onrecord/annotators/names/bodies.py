"""Which state or organisation a description means: "his country", "the company", "the police"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from onrecord.annotators.names.cast import Cast, learned_state, state
from onrecord.annotators.names.discourse import Discourse
from onrecord.annotators.names.draft import Draft
from onrecord.annotators.names.member import Member
from onrecord.annotators.names.persons import bearers
from onrecord.knowledge.bodies import state_body
from onrecord.knowledge.countries import countries
from onrecord.knowledge.offices import government_of
from onrecord.knowledge.organisations import (
    known_organisation,
    name_words,
    organisation_key,
)
from onrecord.knowledge.people import people
from onrecord.knowledge.tables import fold

_ARTICLES = frozenset(["the", "this", "that"])
_DETERMINERS = frozenset(["a", "an", "the", "his", "her", "its", "their"])
_LONGEST = 6
_STAFF = "campaign"
# Under this an organisation is out of mind, however often it was named.
_FAINT = 0.1


# --- states -------------------------------------------------------------------------------------


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
    words = draft.text.split()
    if words[0].lower() not in _ARTICLES:
        return _state_of(cast, possessor)
    return None if len(words) > 2 else state_in_mind(discourse)


def state_in_mind(discourse: Discourse) -> Member | None:
    """Return the one state that is in mind."""
    return discourse.most_in_mind([m for m in discourse.recent if m.kind == "state"])


def _state_of(cast: Cast, member: Member | None) -> Member | None:
    if member is None or member.kind == "state":
        return member
    if member.country is not None:
        return state(cast, member.country)
    learned = {title.owner for title in member.titles if title.owner in cast.learned}
    return learned_state(cast, next(iter(learned)) or "") if len(learned) == 1 else None


def government(
    cast: Cast, discourse: Discourse, draft: Draft, possessor: Member | None
) -> Member | None:
    """Return the state that a description of its government stands for.

    "Ukraine's government", "the Obama administration", "his country's government".
    """
    if draft.kind == "state" and draft.country is not None:
        return _called(state(cast, draft.country), draft)
    if draft.head not in people().state:
        return None
    if draft.owner is None:
        return _of_homeland(cast, discourse, draft, possessor)
    if draft.owner in cast.learned:
        return _called(learned_state(cast, draft.owner), draft)
    led = {m.country for m in bearers(cast.people, draft.owner) if m.titles}
    led |= {government_of(draft.owner.split()[-1], cast.published)}
    countries = led - {None}
    code = countries.pop() if len(countries) == 1 else None
    return None if code is None else _called(state(cast, code), draft)


def _of_homeland(
    cast: Cast, discourse: Discourse, draft: Draft, possessor: Member | None
) -> Member | None:
    words = fold(draft.text).split()
    if len(words) != 3 or words[1].removesuffix("'s") not in people().homeland:
        return None
    found = state_in_mind(discourse) if words[0] in _ARTICLES else _state_of(cast, possessor)
    return None if found is None else _called(found, draft)


def _called(member: Member, draft: Draft) -> Member:
    """Return the state, which may be called so from now on: "the administration"."""
    member.roles.add(draft.head)
    return member


def government_again(discourse: Discourse, draft: Draft) -> Member | None:
    """Return the state that "the government" means: the one whose government was spoken of."""
    if draft.head not in people().state or draft.owner or draft.text.count(" ") != 1:
        return None
    called = [m for m in discourse.recent if m.kind == "state" and draft.head in m.roles]
    return called[0] if len(called) == 1 else discourse.most_in_mind(called)


# --- organisations ------------------------------------------------------------------------------


def staff(
    cast: Cast, discourse: Discourse, draft: Draft, possessor: Member | None
) -> Member | None:
    """Return the campaign that "the Lindqvist campaign" or "her campaign" names.

    "The campaign" is the one that is in mind.
    """
    first = draft.text.split()[0].lower()
    if draft.owner is None and first in _ARTICLES:
        return one_in_mind(discourse, cast.called.get(_STAFF, ()))
    whose = possessor if draft.owner is None else _bearer(cast, discourse, draft.owner)
    if whose is None or whose.kind != "person" or not whose.public:
        return None
    name = f"{whose.name} {_STAFF}"
    member = cast.organisations.setdefault(fold(name), Member(kind="organisation"))
    member.names[name] += 1
    _enter_noun(cast, _STAFF, member)
    return member


def _bearer(cast: Cast, discourse: Discourse, surname: str) -> Member | None:
    found = bearers(cast.people, surname)
    return found[0] if len(found) == 1 else discourse.last_of(found)


def force(cast: Cast, draft: Draft) -> Member | None:
    """Return the one police force of the report that "the police" means, or that of the same town.

    "Lorn police" is the Lorn Police Department.
    """
    if draft.head not in people().forces or draft.country is not None:
        return None
    found = list(cast.called.get(draft.head, ()))
    if draft.owner is not None:
        found = [member for member in found if _has_words(member, draft.owner.split())]
    return found[0] if len(found) == 1 else None


def organisation(cast: Cast, discourse: Discourse, draft: Draft) -> Member | None:
    """Return the organisation that "the company" or "the port authority" means.

    That is what every state has ("the Peruvian navy"), or the one whose name has these words, else
    the last one in mind that may be called so.
    """
    words = fold(draft.text).split()
    body = _state_body(cast, draft) or _local(cast, draft)
    if body is not None or words[0] != "the" or len(words) > _LONGEST:
        return body
    called = [member for member in cast.called.get(words[-1], ()) if _has_words(member, words[1:])]
    if draft.head in people().state:
        # "The administration" is mostly the government: a body's name has to come first.
        called = [member for member in called if member.seen >= 0]
    if called and draft.country is None:
        return one_in_mind(discourse, called)
    return _in_mind(discourse, draft, words)


def _state_body(cast: Cast, draft: Draft) -> Member | None:
    """Return the body of a state that a description in small letters names."""
    text = draft.text.removeprefix("The ").removeprefix("the ")
    found = state_body(text) if draft.country is not None else None
    known = None if found is None else known_organisation(text.title().replace("'S ", "'s "))
    if found is None or known is None:
        return None
    member = cast.organisations.setdefault(
        organisation_key(known.name), Member(kind="organisation", country=known.country)
    )
    member.known_as = known.name
    _enter_noun(cast, draft.head, member)
    adjective = countries().adjective_of.get(found.country)
    if adjective is not None:
        member.names[f"{adjective} {found.body}" if "'" in fold(text) else text] += 1
    return member


def _enter_noun(cast: Cast, noun: str, member: Member) -> None:
    """Note that "the ministry" may be this one from now on."""
    called = cast.called.setdefault(noun, [])
    if all(other is not member for other in called):
        called.append(member)


def _local(cast: Cast, draft: Draft) -> Member | None:
    """Return the body of a town or county, known by its description; the place comes once.

    "The Lorn County coroner's office", then "the coroner's office".
    """
    if draft.head not in people().local or draft.country is not None:
        return None
    text = draft.text.removeprefix("The ").removeprefix("the ")
    if draft.owner is not None and text[:1].isupper() and _is_of_a_place(cast, draft.owner, text):
        member = cast.organisations.setdefault(organisation_key(text), Member(kind="organisation"))
        member.names[text] += 1
        _enter_noun(cast, draft.head, member)
        return member
    found = [
        member
        for member in cast.called.get(draft.head, ())
        if any(fold(name).endswith(f" {fold(text)}") for name in member.names)
    ]
    return found[0] if len(found) == 1 else None


def _is_of_a_place(cast: Cast, owner: str, text: str) -> bool:
    plain = _DETERMINERS.isdisjoint(fold(text).split())
    return plain and cast.kinds.get(owner) != "person"


def _in_mind(discourse: Discourse, draft: Draft, words: Sequence[str]) -> Member | None:
    """Return the organisation in mind that a noun may mean.

    With words before it ("the state-run station"), no other one in mind may be called so.
    """
    if draft.head not in people().anaphoric:
        return None
    fitting = [m for m in discourse.recent if _may_be_called(m, draft.head) and _is_of(m, draft)]
    clear = discourse.most_in_mind(fitting)
    if len(words) > 2 and len(fitting) > 1:
        return None
    if clear is not None or draft.role != "subject":
        return clear
    return discourse.last_of([m for m in fitting if discourse.value(m) > _FAINT])


def _is_of(member: Member, draft: Draft) -> bool:
    """Tell whether an organisation may be "the Peruvian bank", or "the United Nations agency"."""
    if draft.country is not None:
        return member.country == draft.country
    if draft.owner is None:
        return True
    above, known = known_organisation(draft.owner), known_organisation(member.name)
    if above is None or known is None:
        return False
    return above.kind == known.kind == "body" and above.name != known.name


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

    What it is tells for a known one; else what is named a ministry is no union, and "the company"
    may be a bank.
    """
    if member.kind != "organisation" or not member.public:
        return False
    known = next(filter(None, map(known_organisation, member.names)), None)
    if known is not None and known.kind:
        return noun in people().nouns_of[known.kind]
    words = {word for name in member.names for word in fold(name).split()}
    if noun in people().nouns_of["outlet"] - people().nouns_of["company"]:
        return not words.isdisjoint(name_words().generic)
    return noun in people().generic or words.isdisjoint(people().organisation)


def one_in_mind(discourse: Discourse, found: Iterable[Member]) -> Member | None:
    """Return the only one found, else who is clearly most in mind."""
    distinct = _distinct(found)
    return distinct[0] if len(distinct) == 1 else discourse.most_in_mind(distinct)


def _distinct(found: Iterable[Member]) -> list[Member]:
    return list({id(member): member for member in found}.values())
