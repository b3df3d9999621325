"""Descriptions: "Ukraine's president", "the company", "a spokeswoman for the ministry"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.annotators.language import Parse, Token
from onrecord.annotators.names.draft import Draft, DraftKind, Title
from onrecord.annotators.names.member import may_share
from onrecord.annotators.names.names import is_one_of_a_people
from onrecord.annotators.names.words import (
    Owner,
    capital_named,
    country_at,
    is_past,
    joined,
    may_own,
    office_around,
    owner_name,
    title,
)
from onrecord.knowledge.offices import office_heads
from onrecord.knowledge.organisations import known_organisation
from onrecord.knowledge.people import people
from onrecord.knowledge.personal_names import Gender, given_gender, parse_name
from onrecord.knowledge.places import places
from onrecord.knowledge.tables import fold

_LEFT = frozenset(["det", "poss", "amod", "compound", "nmod", "nummod", "predet", "quantmod"])
_INDEFINITE = frozenset(
    ["a", "an", "another", "any", "some", "every", "each", "no", "one", "several", "many", "other"]
)
_POSSESSIVE = frozenset(["his", "her", "their", "its", "my", "our", "your", "whose"])
_NOMINAL = frozenset(["NOUN", "PROPN"])
# "Its director-general said": the model calls the general an adjective.
_ARGUMENTS = frozenset(["nsubj", "dobj", "pobj", "appos"])
_MARKS = frozenset(["“", "”", '"', "(", ")", ":", ";", "–", "—"])
# "3.45 pm" is no prime minister.
_CLOCK = frozenset(["pm", "p.m.", "am", "mp"])
_WIDEST = 14
_MEMBER = "member"
# The office of "the head of the port authority", whatever it is called.
HEAD = "head"
OFFICE = "office"
# "The party leader" is any party's.
_PLAIN_MODIFIERS = frozenset(["party", "group", "world", "country"])


def find_descriptions(
    parse: Parse, owner: list[int], names: Sequence[Draft]
) -> list[tuple[Draft, int]]:
    """Return the drafts of descriptions, each with the index of its head token.

    A description in apposition to a name, or said of it, tells ``names`` its office.
    """
    found = []
    for token in parse.tokens:
        if (
            (token.pos in _NOMINAL or token.dep in _ARGUMENTS)
            and owner[token.i] < 0
            and (_is_head(parse, token) or _is_staff(parse, token, owner))
        ):
            draft = _describe(parse, token, owner)
            if draft is not None:
                _join_name(parse, token, owner, names, draft)
                found.append((draft, token.i))
    return found


def _is_head(parse: Parse, token: Token) -> bool:
    """Tell whether ``token`` heads a phrase that describes an actor."""
    modifies = token.dep in ("compound", "nmod", "amod") and not _coordinated(parse, token)
    if modifies or token.text in _CLOCK:
        return False
    word, words = token.lower.rstrip("."), people()
    if word in office_heads() or word in words.roles or word in words.group:
        return True
    if word in words.blocs:
        return _is_bloc(parse, token)
    if word == "party" and _before(parse, token) in words.occasions:
        return False
    if word in words.organisation or word in words.state or word in words.homeland:
        return True
    if word == OFFICE and _is_officer_s(parse.tokens, token.i):
        return True
    if token.tag == "NNS" and (token.lemma in words.roles or token.lemma in office_heads()):
        return True
    if is_one_of_a_people(parse.tokens, token.i, token.i + 1):
        return True
    verb = parse.tokens[token.head]
    return (
        token.dep == "nsubj"
        and token.tag == "NN"
        and word not in words.documents
        and verb.tag == "VBD"
        and verb.lemma in ("say", "tell")
    )


def _is_officer_s(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether an office is an officer's: "the Lorn County coroner's office"."""
    officer = tokens[at - 2].lower if at > 1 and _is_mark(tokens[at - 1]) else ""
    return officer in people().officers


def _is_staff(parse: Parse, token: Token, owner: list[int]) -> bool:
    """Tell whether a noun that stands for somebody's people acts: "the Lindqvist campaign said"."""
    if token.lower not in people().staffs or not token.i:
        return False
    behind = token.i - 1 - _is_mark(parse.tokens[token.i - 1])
    above = parse.tokens[token.head]
    acts = token.dep == "nsubj" or above.lower in ("by", "to")
    says = token.dep == "nsubj" and above.lemma in people().speaking
    article = says and parse.tokens[behind].lower == "the"
    theirs = acts and parse.tokens[behind].lower in ("his", "her")
    return behind >= 0 and ((owner[behind] >= 0 and acts) or theirs or article)


def _coordinated(parse: Parse, token: Token) -> bool:
    """Tell whether "and" stands behind a noun that the parser takes for a modifier."""
    behind = token.i + 1
    return token.dep == "nmod" and behind < len(parse.tokens) and parse.tokens[behind].tag == "CC"


def _is_bloc(parse: Parse, token: Token) -> bool:
    """Tell whether "the west" acts: no direction does."""
    verb = parse.tokens[token.head]
    if _before(parse, token) != "the" or any(
        parse.tokens[child].dep == "prep" for child in token.children
    ):
        return False
    if token.dep == "nsubj":
        return verb.lemma in people().acting
    return (
        token.dep == "pobj"
        and verb.lower in places().between
        and parse.tokens[verb.head].lemma in places().politics
    )


def _before(parse: Parse, token: Token) -> str:
    return parse.tokens[token.i - 1].lower if token.i else ""


def _describe(parse: Parse, token: Token, owner: list[int]) -> Draft | None:
    tokens = parse.tokens
    low = _left_edge(parse, token)
    if token.i - low > _WIDEST:
        return None
    sentence_end = parse.sentences[token.sentence][1]
    office = office_around(tokens, low, token.i, sentence_end)
    high = token.i + 1 + (office[1] if office is not None else 0)
    own, high = _owner(parse, owner, low, token.i, high)
    if own.name is None and own.country is None and office is not None:
        own = _modifier(tokens, low, token.i, office)
    if token.lemma == _MEMBER and own.name is not None and known_organisation(own.name) is not None:
        high = max(high, _name_end(parse, owner, high))
    heads = office is None and token.lower in people().heads and own.name is not None
    if heads and not _of_a_part(tokens, owner, low, token.i):
        office = HEAD, 0
    titles = () if office is None else (_title(tokens, low, token.i, office[0], own),)
    kind = _kind(token, office is not None, own.country)
    if kind == "unknown" and is_one_of_a_people(tokens, token.i, token.i + 1):
        kind = "person"
    span = tokens[low].start, tokens[high - 1].end
    return Draft(
        *span, parse.text[slice(*span)], "description", kind, token.lower,
        gender=_gender(token), plural=token.tag in ("NNS", "NNPS") or kind == "group",
        definite=_definite(tokens, low, token.i), titles=titles, country=own.country,
        owner=own.name,
    )  # fmt: skip


def _of_a_part(tokens: Sequence[Token], owner: list[int], low: int, head: int) -> bool:
    """Tell whether a noun between name and head says what part is led: "the CIA division chief"."""
    named = [i for i in range(low, head) if owner[i] >= 0]
    return bool(named) and any(token.tag == "NN" for token in tokens[named[-1] + 1 : head])


def _left_edge(parse: Parse, token: Token) -> int:
    """Return where the phrase begins that ends with ``token``; "his ex-wife" is one."""
    low = token.i
    before = parse.tokens[max(low - 2, 0) : low]
    if [each.lower for each in before] == ["ex", "-"]:
        token = before[0]
        low = token.i
    for child in reversed(token.children):
        if child < low and parse.tokens[child].dep in _LEFT:
            low = min(parse.subtree(child)[0], child)
    for i in range(token.i - 1, low - 1, -1):
        if _breaks(parse.tokens, i, low):
            return i + 1
    return low


def _breaks(tokens: Sequence[Token], i: int, low: int) -> bool:
    """Tell whether token ``i`` cannot lie in a description: a date, a second noun phrase's link."""
    token = tokens[i]
    if token.entity in ("DATE", "TIME") or token.text in _MARKS:
        return True
    return token.tag in ("CC", ",") and any(before.pos in _NOMINAL for before in tokens[low:i])


def _owner(parse: Parse, owner: list[int], low: int, head: int, high: int) -> tuple[Owner, int]:
    """Return whose a description says somebody is, and where the description ends.

    "Ruritania's president", "the president of Ruritania", "BP's chief executive"; behind "of" only
    a country of the table is taken into the description.
    """
    tokens, end = parse.tokens, parse.sentences[parse.tokens[head].sentence][1]
    for at in range(low, head):
        found = country_at(tokens, at, head)
        if found is not None:
            return Owner(country=found[0]), high
    behind = _name_behind(tokens, high, end)
    if behind < end and (found := country_at(tokens, behind, end)) is not None:
        last = behind + found[1]
        if last < end and _goes_on(tokens[last]):
            return _body_of(tokens, behind, end), high
        return Owner(country=found[0]), last
    left = _name_left(tokens, owner, low, head)
    if left is not None:
        return left, high
    if behind < end and owner[behind] >= 0:
        last = behind
        while last < end and owner[last] == owner[behind]:
            last += 1
        return Owner(name=owner_name(joined(tokens[behind:last])), possessed=True), high
    return Owner(), high


def _goes_on(token: Token) -> bool:
    """Tell whether a country's name behind "of" only tells whose something is: "of Peru's"."""
    return _is_mark(token) or token.tag in ("NN", "NNS", "NNP", "NNPS", "JJ")


def _body_of(tokens: Sequence[Token], start: int, end: int) -> Owner:
    """Return what is led that begins with a country's name: "the head of Peru's port authority"."""
    last = start
    while last < end and (tokens[last].pos in ("NOUN", "PROPN", "ADJ") or _is_mark(tokens[last])):
        last += 1
    return Owner(name=fold(joined(tokens[start:last])), possessed=True)


def _name_end(parse: Parse, owner: list[int], at: int) -> int:
    """Return where the name ends that stands behind "of" at ``at``, else ``at``."""
    behind = _name_behind(parse.tokens, at, len(parse.tokens))
    last = behind
    while last < len(parse.tokens) and owner[behind] >= 0 and owner[last] == owner[behind]:
        last += 1
    return last if last > behind else at


def _name_behind(tokens: Sequence[Token], at: int, end: int) -> int:
    """Return where the name begins behind "of" or "of the", ``end`` where none may."""
    if at + 1 >= end or tokens[at].lower != "of":
        return end
    at += 2 if tokens[at + 1].lower == "the" else 1
    return at if at < end and tokens[at].text[0].isupper() else end


def _name_left(tokens: Sequence[Token], owner: list[int], low: int, head: int) -> Owner | None:
    """Return the name within a description, of what it says somebody is something of."""
    inside = [
        i
        for i in range(low, head)
        if owner[i] >= 0 or tokens[i].entity == "ORG" or (i + 1 < head and _possessor(tokens, i))
    ]
    inside = inside or [i for i in range(low + 1, head) if may_own(tokens, i)][:1]
    if not inside:
        return None
    last = inside[-1] + 1
    words = [tokens[i].text for i in inside if tokens[i].lower not in ("the", "'s", "’s")]
    if not words:
        return None
    return Owner(name=owner_name(" ".join(words)), possessed=last < head and _is_mark(tokens[last]))


def _possessor(tokens: Sequence[Token], at: int) -> bool:
    return may_own(tokens, at) and _is_mark(tokens[at + 1])


def _is_mark(token: Token) -> bool:
    return token.tag == "POS"


def _modifier(tokens: Sequence[Token], low: int, head: int, office: tuple[str, int]) -> Owner:
    """Return the noun that tells what somebody leads: "the union leader" is no other leader."""
    if office[0] != "leader":
        return Owner()
    for token in reversed(tokens[low:head]):
        if token.tag in ("NN", "NNS", "NNP") and token.lower not in _PLAIN_MODIFIERS:
            return Owner(name=fold(token.text))
    return Owner()


def _title(tokens: Sequence[Token], low: int, head: int, office: str, owner: Owner) -> Title:
    return title(office, owner, past=is_past(tokens, low, head))


def _kind(token: Token, office: bool, country: str | None) -> DraftKind:
    words, word = people(), token.lower
    if word in words.homeland or (word in words.state and country is not None):
        return "state"
    if office or word in words.roles or (token.tag == "NNS" and token.lemma in words.roles):
        return "group" if token.tag == "NNS" else "person"
    if word in words.organisation or word in words.state or word in words.staffs | {OFFICE}:
        return "organisation"
    return "group" if word in words.group or token.tag == "NNS" else "unknown"


def _gender(token: Token) -> Gender:
    known = people().roles.get(token.lower, "u")
    return "m" if known == "m" else "f" if known == "f" else "u"


def _definite(tokens: Sequence[Token], low: int, head: int) -> bool:
    """Tell whether the phrase stands for somebody known; a possessor pronoun leaves it open."""
    first = tokens[low].lower
    if first in _INDEFINITE or first in _POSSESSIVE or tokens[low].dep == "nummod":
        return False
    if low == head:
        return tokens[head].text[0].isupper()
    return first in ("the", "this", "that") or any(
        token.tag == "POS" or token.text[0].isupper() for token in tokens[low:head]
    )


def _join_name(
    parse: Parse, token: Token, owner: list[int], names: Sequence[Draft], draft: Draft
) -> None:
    """Tie a description to the name beside it, and give the name its office."""
    if draft.plural:
        return
    for at in _partners(parse, token, owner):
        name = names[owner[at]]
        if _makes_person(draft) and not _is_no_person(name):
            name.kind = "person"
        if name.kind in ("person", "unknown") and draft.kind in ("person", "unknown"):
            draft.partner = name.start
            name.titles = (*name.titles, *draft.titles)
            if name.gender == "u" and may_share(_given_gender(name), draft.gender):
                name.gender = draft.gender
            return
        if name.kind == draft.kind == "organisation":
            draft.partner = name.start
            return


def _given_gender(name: Draft) -> Gender:
    """Return the gender of a name's given name: "Cathy Roe, a spokesman" is no man."""
    return given_gender(parse_name(name.text).given)


def _is_no_person(name: Draft) -> bool:
    known = known_organisation(name.text) is not None or capital_named(name.text) is not None
    return name.kind == "state" or known


def _makes_person(draft: Draft) -> bool:
    """Tell whether only a person can be what the description says, whatever its name looks."""
    held = any(title.office != "leader" for title in draft.titles)
    role = draft.head in people().roles and draft.head not in people().either
    return draft.kind == "person" and (held or draft.gender != "u" or (role and not draft.titles))


def _partners(parse: Parse, token: Token, owner: list[int]) -> Iterator[int]:
    """Yield tokens of names that ``token`` may be said of: apposition, then predicate."""
    tokens = parse.tokens
    apposed = _apposed_to(tokens, owner, token)
    if apposed is not None and (token.dep == "appos" or not _has_its_own(tokens, owner, token)):
        yield apposed
    if token.dep == "poss":
        return
    for child in token.children:
        if owner[child] >= 0 and (
            (tokens[child].dep == "appos" and not _is_one_of(tokens, token.i, child))
            or _is_named_before(parse, token, child)
            or _behind_comma(parse, token, child)
        ):
            yield child
    behind = _between_commas(parse, token, owner)
    if behind is not None:
        yield behind
    if token.dep == "attr" and tokens[token.head].lemma == "be" and _asserted(parse, token.head):
        for child in tokens[token.head].children:
            if tokens[child].dep == "nsubj":
                yield from _name_of(tokens, owner, child)


def _has_its_own(tokens: Sequence[Token], owner: list[int], token: Token) -> bool:
    """Tell whether a name stands in apposition to one of several: "and his deputy, Kim Roe"."""
    return any(owner[child] >= 0 and tokens[child].dep == "appos" for child in token.children)


def _is_named_before(parse: Parse, token: Token, name: int) -> bool:
    """Tell whether an organisation's name stands before the noun for what it is.

    "The Lorn Herald newspaper"; an agency of the United Nations is not they, and "a Facebook group"
    is not Facebook.
    """
    tokens = parse.tokens
    if tokens[name].dep != "compound" or token.lower not in people().anaphoric:
        return False
    known = known_organisation(tokens[name].text) or known_organisation(
        joined(tokens[_left_edge(parse, token) : token.i]).removeprefix("The ").removeprefix("the ")
    )
    indefinite = tokens[_left_edge(parse, token)].lower in _INDEFINITE
    part = known is not None and known.kind == "body"
    return not (indefinite or part) and (known is None or _is_called(known.kind, token.lower))


def _is_called(kind: str, noun: str) -> bool:
    return noun in people().nouns_of.get(kind, people().anaphoric)


def _apposed_to(tokens: Sequence[Token], owner: list[int], token: Token) -> int | None:
    """Return the name that ``token`` is in apposition to, perhaps as one of several.

    "Toller, a pilot and a former smuggler".
    """
    for _ in range(_WIDEST):
        if token.dep not in ("appos", "conj"):
            return None
        if owner[token.head] >= 0:
            return token.head if token.dep == "appos" else None
        token = tokens[token.head]
    return None


def _behind_comma(parse: Parse, token: Token, name: int) -> bool:
    """Tell whether a description stands between commas right behind the name that depends on it.

    "Mara Lindqvist, Lorn's harbour master, said": the parser often has the latter as the subject.
    """
    tokens = parse.tokens
    low, behind = _left_edge(parse, token), token.i + 1
    return (
        tokens[name].dep in ("nmod", "compound", "npadvmod")
        and 0 < name < low
        and low - name == 2
        and tokens[low - 1].text == ","
        and behind < len(tokens)
        and tokens[behind].text == ","
    )


def _between_commas(parse: Parse, token: Token, owner: list[int]) -> int | None:
    """Return where a name stands between commas right behind a description in the singular.

    "The mayor of Lorn, Rudolf Toller, said": the parser often hangs the name on the place.
    """
    tokens = parse.tokens
    end = parse.sentences[token.sentence][1]
    at = token.i + 1
    while at < end and at - token.i < _WIDEST and tokens[at].text != ",":
        if tokens[at].pos in ("VERB", "AUX", "PUNCT") or _is_somebody(tokens[at]):
            return None
        at += 1
    at += 1
    if at >= end or owner[at] < 0 or tokens[at - 1].text != ",":
        return None
    last = at
    while last < end and owner[last] == owner[at]:
        last += 1
    return at if last == end or tokens[last].text in (",", ".") else None


def _is_somebody(token: Token) -> bool:
    """Tell whether the name may be this one's instead: "a lawyer for the pilot, Rudolf Toller"."""
    return token.lemma in people().roles and token.dep in ("pobj", "poss")


def _name_of(tokens: Sequence[Token], owner: list[int], subject: int) -> list[int]:
    """Return the name that a subject is, or has beside it: "choreographer Kenny Ortega was"."""
    beside = [child for child in tokens[subject].children if tokens[child].dep == "appos"]
    return [i for i in (subject, *beside) if owner[i] >= 0][:1]


def _is_one_of(tokens: Sequence[Token], head: int, name: int) -> bool:
    """Tell whether the name is that of one of several: "a lawyer for the eldest of them, Obi"."""
    return any(token.tag in ("JJS", "RBS") for token in tokens[head + 1 : name])


def _asserted(parse: Parse, verb: int) -> bool:
    return not any(
        parse.tokens[child].dep in ("neg", "mark") or parse.tokens[child].tag == "MD"
        for child in parse.tokens[verb].children
    )
