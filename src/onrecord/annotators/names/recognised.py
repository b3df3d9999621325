"""Who the one is that a description means, by what the report says of its people elsewhere.

Three habits of the news are read here. A lead tells what somebody is, and the next sentence who:
"A lawyer for Toller denied it. Kim Doe said ...". The full name comes with the noun later on: "a
bodyguard testified ... bodyguard Jo Roe". And who has the word is called by another of the things
that they are: "Mara Lindqvist said ... The pianist added ...".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.annotators.names.cast import Cast, named
from onrecord.annotators.names.discourse import Discourse
from onrecord.annotators.names.draft import Draft, Title
from onrecord.annotators.names.member import Member, may_share
from onrecord.annotators.names.persons import members
from onrecord.annotators.names.portraits import Portrait, fits, portrait, same_noun
from onrecord.knowledge.people import people
from onrecord.knowledge.personal_names import parse_name

# How far ahead the name may come of whom a description announces.
_AHEAD_DRAFTS = 16
_AHEAD_SENTENCES = 2
# How many sentences ago the one who goes on may have spoken.
_SPOKE = 2
# Of so many who are called by one noun nobody is the one; more are not compared.
_MOST = 64
# A lead is so many sentences long.
_LEAD = 3
_ONE = frozenset(["a", "an", "another", "one"])
_NOT_ONE = frozenset(["another", "any", "each", "every", "many", "no", "other", "some", "such"])
_POSSESSORS = frozenset(["his", "her", "its", "their", "my", "our", "your"])


def recognise(cast: Cast, drafts: Sequence[Draft]) -> None:
    """Note what a report says that its people are, and whom its descriptions announce."""
    partners = {draft.partner: draft for draft in drafts if draft.partner >= 0}
    opening = _opening(drafts)
    known: set[int] = set()
    fresh: dict[int, Member] = {}
    for at, draft in enumerate(drafts):
        member = named(cast, draft) if draft.form == "name" else None
        if member is not None and member.kind == "person":
            if id(member) not in known and parse_name(draft.text).given:
                fresh[at] = member
            if draft.sentence > opening:
                known.add(id(member))
            for said in _said_of(draft, partners.get(draft.start)):
                _enter(cast, said, member)
            if draft.style:
                _enter(cast, portrait(draft.style, draft.style), member)
    _enter_offices(cast)
    for at in range(len(drafts)):
        found = _named_behind(cast, drafts, at, fresh, partners)
        if found is not None:
            cast.announced[drafts[at].start] = found
            _enter(cast, _wanted(drafts[at]), found)
    cast.several = _of_several(drafts)


def _of_several(drafts: Sequence[Draft]) -> frozenset[str]:
    """Return the nouns of which the report has another one: "the envoy ... an envoy"."""
    seen: set[str] = set()
    several: set[str] = set()
    for draft in drafts:
        if draft.form != "description" or draft.plural or draft.quotation >= 0:
            continue
        noun, first = same_noun(draft.head), draft.text.split()[0].lower()
        if noun in seen and first in _ONE and draft.role == "subject":
            several.add(noun)
        if first == "the":
            seen.add(noun)
    return frozenset(several)


def _opening(drafts: Sequence[Draft]) -> int:
    """Return where the second sentence begins: up to its end stand headings and captions."""
    sentences = sorted({draft.sentence for draft in drafts if draft.quotation < 0})
    return sentences[1] if len(sentences) > 1 else -1


def _said_of(name: Draft, partner: Draft | None) -> Iterator[Portrait]:
    if name.portrait:
        noun = "" if name.portrait[0] == " " else name.portrait.split()[-1].lower().rstrip(".")
        yield portrait(name.portrait, noun)
    if partner is not None:
        yield _wanted(partner)


def _wanted(draft: Draft) -> Portrait:
    return portrait(draft.portrait or draft.text, draft.head)


def at_odds(cast: Cast, draft: Draft, member: Member) -> bool:
    """Tell whether all that the report calls ``member`` by this noun says that another is meant."""
    wanted = _wanted(draft)
    said = [each for each, whose in cast.portraits.get(wanted.noun, ()) if whose is member]
    return bool(said) and not any(fits(wanted, each) for each in said)


def holders_of(cast: Cast, draft: Draft) -> list[Member]:
    """Return whom the report calls by the noun of ``draft``, a seat in a parliament or council."""
    if not draft.titles or draft.titles[0].office not in people().seats:
        return []
    called = cast.portraits.get(same_noun(draft.head), ())
    return list({id(member): member for _, member in called}.values())


def is_another_s(cast: Cast, draft: Draft, member: Member) -> bool:
    """Tell whether the report calls somebody else than ``member`` what ``draft`` does."""
    return any(other is not member for other in _called(cast, draft))


def _enter_offices(cast: Cast) -> None:
    """Note what their offices say of people, where no words do: "Justice Roe" is a judge."""
    for member in members(cast.people):
        for title in sorted(member.titles, key=repr):
            said = _of_office(title)
            known = cast.portraits.get(said.noun, ())
            if not title.past and all(other is not member for _, other in known):
                _enter(cast, said, member)


def _of_office(title: Title) -> Portrait:
    """Return what an office says of its holder: a judge of Lorn is a Lorn judge.

    What a leader leads may be a common noun: "the union leader".
    """
    *before, noun = title.office.split()
    owner = [] if title.owner is None else title.owner.split()
    names = [*owner, *([] if title.country is None else [title.country])]
    words = [*before, *(owner if title.office == "leader" else [])]
    return Portrait(same_noun(noun), frozenset(names), frozenset(words))


def is_bare(draft: Draft) -> bool:
    """Tell whether a description has nothing but its noun: "the nominee"."""
    wanted = _wanted(draft)
    return not wanted.names and not wanted.words


def _enter(cast: Cast, said: Portrait, member: Member) -> None:
    known = cast.portraits.setdefault(said.noun, [])
    if len(known) < _MOST:
        known.append((said, member))


def _named_behind(
    cast: Cast,
    drafts: Sequence[Draft],
    at: int,
    fresh: dict[int, Member],
    partners: dict[int, Draft],
) -> Member | None:
    """Return whom a speaker without a name turns out to be in the next two sentences.

    That is who is named in full there for the first time and speaks, without a word on what they
    are that does not fit; nobody where somebody else speaks between.
    """
    draft = drafts[at]
    if not _is_speaker(draft) or _speaks_of_another(drafts, at):
        return None
    sentences = [draft.sentence]
    for later in range(at + 1, min(at + 1 + _AHEAD_DRAFTS, len(drafts))):
        name = drafts[later]
        if name.quotation >= 0:
            continue
        if name.sentence not in sentences:
            sentences.append(name.sentence)
        if len(sentences) > _AHEAD_SENTENCES + 1:
            return None
        if name.sentence != draft.sentence and later in fresh and name.speaks:
            return _if_fitting(cast, draft, name, fresh[later], partners.get(name.start))
        if name.speaks and not _is_he(name) and name.sentence != draft.sentence:
            return None
    return None


def _is_speaker(draft: Draft) -> bool:
    return (
        draft.form == "description"
        and draft.kind == "person"
        and not draft.plural
        and draft.speaks
        and draft.quotation < 0
        and draft.partner < 0
        and draft.text.split()[0].lower() not in _NOT_ONE
    )


def _speaks_of_another(drafts: Sequence[Draft], at: int) -> bool:
    """Tell whether the speaker speaks to somebody else without a name, who may be named next."""
    return any(
        other.form == "description"
        and other.kind == "person"
        and other.role == "object"
        and other.clause == drafts[at].clause
        for other in drafts[at + 1 : at + 1 + _AHEAD_DRAFTS]
    )


def _is_he(draft: Draft) -> bool:
    return draft.form == "pronoun" and draft.kind == "person" and not draft.plural


def _if_fitting(
    cast: Cast, draft: Draft, name: Draft, member: Member, partner: Draft | None
) -> Member | None:
    if not may_share(draft.gender, member.gender):
        return None
    wanted = _wanted(draft)
    said = list(_said_of(name, partner))
    described = bool(said) or bool(name.titles) or partner is not None
    # "A US general said ... General Kim Roe", if no other general is named.
    alone = all(other is member for _, other in cast.portraits.get(wanted.noun, ()))
    held = alone and any(fits(wanted, _of_office(t), loosely=True) for t in name.titles)
    return None if described and not held and not any(fits(wanted, s) for s in said) else member


def recognised(cast: Cast, discourse: Discourse, draft: Draft) -> Member | None:
    """Return the one whom the report calls what ``draft`` does; nobody where several may be.

    What comes without "the" is somebody whose name the report has yet to tell.
    """
    if draft.start in cast.announced:
        return cast.announced[draft.start]
    if draft.plural or draft.text.split()[0].lower() in _NOT_ONE:
        return None
    if draft.definite or draft.text.split()[0].lower() in _POSSESSORS:
        wanted = _wanted(draft)
        alone = wanted.noun not in cast.several or wanted.names or wanted.words
        if draft.head in people().rivals or not alone:
            return None
        found = _called(cast, draft)
        return found[0] if len(found) == 1 else discourse.most_in_mind(found)
    if draft.role != "subject" or same_noun(draft.head) in cast.several:
        return None
    leads = discourse.index <= _LEAD
    found = [m for m in _called(cast, draft, loosely=leads) if leads or m.seen < 0]
    return found[0] if len(found) == 1 and (leads or _wanted(draft).names) else None


def _called(cast: Cast, draft: Draft, *, loosely: bool = False) -> list[Member]:
    """Return those whom the report calls what ``draft`` does."""
    wanted = _wanted(draft)
    found = {
        id(member): member
        for said, member in cast.portraits.get(wanted.noun, ())
        if fits(wanted, said, loosely=loosely)
        and may_share(draft.gender, member.gender)
        and _may_hold(member, draft)
    }
    return list(found.values())


def _may_hold(member: Member, draft: Draft) -> bool:
    """Tell whether no office is at odds: a vice president is no president."""
    pairs = [(wanted.office, held.office) for wanted in draft.titles for held in member.titles]
    return not pairs or any(_one_office(*pair) or _one_office(*pair[::-1]) for pair in pairs)


def _one_office(one: str, other: str) -> bool:
    """Tell whether an office may be ``other``: "the minister" may be one of transport."""
    special = one in people().portfolios and other.endswith(f" {one}")
    return one == other or (special and not other.startswith("deputy "))


def goes_on(cast: Cast, discourse: Discourse, draft: Draft) -> Member | None:
    """Return who has the word, if "the pianist" says what else they are.

    They alone spoke in the last sentences, and nobody else in the report is called so.
    """
    speaker, here = discourse.speaker, discourse.index
    odd = speaker is not None and bool(draft.titles) and at_odds(cast, draft, speaker)
    if speaker is None or odd or not _goes_on(draft):
        return None
    heard = {id(member) for index, member in discourse.heard if here - index <= _SPOKE}
    other = is_another_s(cast, draft, speaker)
    alone = heard == {id(speaker)} and speaker.public and speaker.kind == "person"
    return speaker if alone and not other and may_share(draft.gender, speaker.gender) else None


def _goes_on(draft: Draft) -> bool:
    """Tell whether a description may be said of the one who has the word: a speaker goes on.

    Who "the Lorn candidate" is, the words before the noun tell.
    """
    head = draft.head
    told = head not in people().rivals or not _wanted(draft).names
    return (
        draft.kind == "person"
        and draft.role == "subject"
        and draft.quotation < 0
        and (draft.speaks or (draft.matrix < 0 and draft.verb in people().attributing))
        and draft.text.lower().startswith("the ")
        and head not in people().scenic
        and told
    )
