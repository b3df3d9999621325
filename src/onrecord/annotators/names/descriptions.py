"""Descriptions: "Ukraine's president", "the company", "a spokeswoman for the ministry"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.annotators.language import Parse, Token
from onrecord.annotators.names.draft import Draft, DraftKind, Title
from onrecord.annotators.names.words import country_at, is_past, office_around, title
from onrecord.knowledge.offices import office_heads
from onrecord.knowledge.organisations import known_organisation
from onrecord.knowledge.people import people
from onrecord.knowledge.personal_names import Gender

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
            and _is_head(parse, token)
        ):
            draft = _describe(parse, token, owner)
            if draft is not None:
                _join_name(parse, token, owner, names, draft)
                found.append((draft, token.i))
    return found


def _is_head(parse: Parse, token: Token) -> bool:
    """Tell whether ``token`` heads a phrase that describes an actor."""
    if token.dep in ("compound", "nmod", "amod") or token.text in _CLOCK:
        return False
    word, words = token.lower.rstrip("."), people()
    if word in office_heads() or word in words.roles or word in words.group:
        return True
    if word in words.organisation or word in words.state:
        return True
    verb = parse.tokens[token.head]
    return (
        token.dep == "nsubj"
        and token.tag == "NN"
        and verb.tag == "VBD"
        and verb.lemma in ("say", "tell")
    )


def _describe(parse: Parse, token: Token, owner: list[int]) -> Draft | None:
    tokens = parse.tokens
    low = _left_edge(parse, token)
    if token.i - low > _WIDEST:
        return None
    sentence_end = parse.sentences[token.sentence][1]
    office = office_around(tokens, low, token.i, sentence_end)
    high = token.i + 1 + (office[1] if office is not None else 0)
    country, high = _country(tokens, low, token.i, high, sentence_end)
    organisation = None if country is not None else _organisation_left(tokens, owner, low, token.i)
    titles = _titles(tokens, low, token.i, office, country, organisation)
    kind = _kind(token, office is not None, country)
    span = tokens[low].start, tokens[high - 1].end
    return Draft(
        *span, parse.text[slice(*span)], "description", kind, token.lower,
        gender=_gender(token), plural=token.tag in ("NNS", "NNPS") or kind == "group",
        definite=_definite(tokens, low, token.i), titles=titles, country=country,
        owner=organisation,
    )  # fmt: skip


def _left_edge(parse: Parse, token: Token) -> int:
    """Return where the phrase begins that ends with ``token``."""
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


def _country(
    tokens: Sequence[Token], low: int, head: int, high: int, end: int
) -> tuple[str | None, int]:
    """Return the country in a phrase, and where the phrase ends: "president of Ukraine"."""
    for at in range(low, head):
        found = country_at(tokens, at, head)
        if found is not None:
            return found[0], high
    at = high
    if at + 1 < end and tokens[at].lower == "of":
        at += 2 if tokens[at + 1].lower == "the" else 1
        found = country_at(tokens, at, end) if at < end else None
        if found is not None:
            return found[0], at + found[1]
    return None, high


def _organisation_left(
    tokens: Sequence[Token], owner: list[int], low: int, head: int
) -> str | None:
    """Return the folded name of the organisation that an office or role is with."""
    inside = [token for token in tokens[low:head] if owner[token.i] >= 0 or token.entity == "ORG"]
    return " ".join(token.lower for token in inside) or None


def _titles(
    tokens: Sequence[Token],
    low: int,
    head: int,
    office: tuple[str, int] | None,
    country: str | None,
    organisation: str | None,
) -> tuple[Title, ...]:
    if office is None:
        return ()
    return (title(office[0], country, owner=organisation, past=is_past(tokens, low, head)),)


def _kind(token: Token, office: bool, country: str | None) -> DraftKind:
    words, word = people(), token.lower
    if word in words.state and country is not None:
        return "state"
    if office or word in words.roles:
        return "group" if token.tag == "NNS" else "person"
    if word in words.organisation or word in words.state:
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
        if _makes_person(draft) and name.kind != "state" and not known_organisation(name.text):
            name.kind = "person"
        if name.kind in ("person", "unknown") and draft.kind in ("person", "unknown"):
            draft.partner = name.start
            name.titles = (*name.titles, *draft.titles)
            if name.gender == "u":
                name.gender = draft.gender
            return
        if name.kind == draft.kind == "organisation":
            draft.partner = name.start
            return


def _makes_person(draft: Draft) -> bool:
    """Tell whether only a person can be what the description says, whatever its name looks."""
    held = any(title.office != "leader" for title in draft.titles)
    return draft.kind == "person" and (held or draft.gender != "u")


def _partners(parse: Parse, token: Token, owner: list[int]) -> Iterator[int]:
    """Yield tokens of names that ``token`` may be said of: apposition, then predicate."""
    tokens = parse.tokens
    if token.dep == "appos" and owner[token.head] >= 0:
        yield token.head
    for child in token.children:
        named_by = tokens[child].dep == "compound" and token.lower in people().anaphoric
        if owner[child] >= 0 and (tokens[child].dep == "appos" or named_by):
            yield child
    if token.dep == "attr" and tokens[token.head].lemma == "be" and _asserted(parse, token.head):
        for child in tokens[token.head].children:
            if tokens[child].dep == "nsubj" and owner[child] >= 0:
                yield child


def _asserted(parse: Parse, verb: int) -> bool:
    return not any(
        parse.tokens[child].dep in ("neg", "mark") or parse.tokens[child].tag == "MD"
        for child in parse.tokens[verb].children
    )
