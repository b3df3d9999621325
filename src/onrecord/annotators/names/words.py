"""Looking words of a parse up in the tables: countries and offices."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

from onrecord.annotators.language import Token
from onrecord.annotators.names.draft import Title
from onrecord.knowledge.countries import countries
from onrecord.knowledge.offices import office_endings, offices
from onrecord.knowledge.organisations import known_organisation, party_words
from onrecord.knowledge.people import people
from onrecord.knowledge.roster import Roster
from onrecord.knowledge.tables import fold

_OFFICE_WORDS = 5
_NAME_WORDS = 12
_PAST = frozenset(
    ["former", "ex", "then", "late", "ousted", "deposed", "outgoing", "one-time", "ex-"]
)
_LESSER = frozenset(
    ["deputy", "assistant", "shadow", "junior", "acting", "associate", "vice", "under"]
)


class Owner(Struct, frozen=True, gc=False):
    """Whose an office is: a country of the table, or the folded name of what else it is.

    ``possessed``: the name stands as a possessor ("Ruritania's", "of Ruritania"), not before it.
    """

    country: str | None = None
    name: str | None = None
    possessed: bool = False


def country_named(text: str) -> str | None:
    """Return the country whose name ``text`` is, as written with a capital."""
    folded = fold(text)
    code = countries().names.get(folded)
    if code is None or (len(folded) <= 3 and not text.isupper()):
        return None
    return code


def capital_named(text: str) -> str | None:
    """Return the country whose capital ``text`` names."""
    return countries().capitals.get(fold(text))


def adjective_of(text: str) -> str | None:
    """Return the country of the adjective ``text``, a slip of the pen allowed."""
    if not text[:1].isupper() or (
        len(text) <= 4 and fold(text) in ("us", "uk") and not text.isupper()
    ):
        return None
    return countries().demonym(text)


def country_at(tokens: Sequence[Token], at: int, end: int) -> tuple[str, int] | None:
    """Return country and number of words of the longest country name or adjective at ``at``."""
    if not tokens[at].text[:1].isupper():
        return None
    for length in range(min(5, end - at), 0, -1):
        words = joined(tokens[at : at + length])
        code = country_named(words) or adjective_of(words)
        if code is not None:
            return code, length
    return None


def office_at(tokens: Sequence[Token], at: int, end: int) -> tuple[str, int] | None:
    """Return office and number of words of the longest office named from ``at`` on."""
    known = offices()
    for length in range(min(_OFFICE_WORDS, end - at), 0, -1):
        if fold(tokens[at + length - 1].text) in office_endings():
            office = known.get(_folded(tokens, at, at + length))
            if office is not None:
                return office.id, length
    return None


def office_ending(tokens: Sequence[Token], start: int, end: int) -> tuple[str, int] | None:
    """Return office and number of words of the longest office whose words end at ``end``.

    A deputy of an office holds another office than its holder.
    """
    if fold(tokens[end - 1].text) not in office_endings():
        return None
    known = offices()
    for length in range(min(_OFFICE_WORDS, end - start), 0, -1):
        office = known.get(_folded(tokens, end - length, end))
        if office is not None:
            return _specific(tokens, start, end - length, office.id, length)
    return None


def _specific(
    tokens: Sequence[Token], start: int, at: int, office: str, length: int
) -> tuple[str, int]:
    """Return the office with what the word before it at ``at`` makes of it.

    A minister of something is an office of its own, and so is the deputy of one.
    """
    if office in people().portfolios and at > start and _is_portfolio(tokens[at - 1]):
        at, length = at - 1, length + 1
        office = f"{tokens[at].lower} {office}"
    if at > start and tokens[at - 1].lower in _LESSER:
        return f"deputy {office}", length + 1
    return office, length


def _is_portfolio(token: Token) -> bool:
    return (
        token.dep in ("compound", "amod", "nmod")
        and not token.text.isupper()
        and token.lower not in _PAST | _LESSER
        and adjective_of(token.text) is None
        and country_named(token.text) is None
        and token.tag in ("NN", "NNS", "NNP", "NNPS", "JJ")
        and token.lower
        not in ("new", "top", "senior", "old", "current", "cabinet", "government", "consulate")
    )


def office_around(
    tokens: Sequence[Token], start: int, head: int, end: int
) -> tuple[str, int] | None:
    """Return office and the number of words behind ``head`` that name it: "secretary of state"."""
    known = offices()
    for length in range(min(4, end - head - 1), 1, -1):
        office = known.get(_folded(tokens, head, head + 1 + length))
        if office is not None:
            return office.id, length
    found = office_ending(tokens, start, head + 1)
    if found is None:
        return None
    field = _field_behind(tokens, head, end) if found[0] in people().portfolios else 0
    if not field:
        return found[0], 0
    words = _folded(tokens, head + 2, head + 2 + field)
    return f"{words} {found[0]}", field + 1


def _field_behind(tokens: Sequence[Token], head: int, end: int) -> int:
    """Return how many words behind "minister of" say of what: "of antiquities", "for health"."""
    at = head + 2
    if at >= end or tokens[head + 1].lower not in ("of", "for"):
        return 0
    while at < end and tokens[at].tag in ("NN", "NNS") and tokens[at].text.islower():
        at += 1
    return at - head - 2


def owner_name(text: str) -> str:
    """Return what an owner is known by: an organisation's folded name, else the folded words."""
    known = known_organisation(text)
    return fold(party_words().get(fold(text), text) if known is None else known.name)


def joined(tokens: Sequence[Token]) -> str:
    """Return the words with one space where the text has any: hyphenated words stay together."""
    words = [tokens[0].text] if tokens else []
    for before, token in pairwise(tokens):
        words.append(token.text if token.start == before.end else f" {token.text}")
    return "".join(words)


def _folded(tokens: Sequence[Token], start: int, end: int) -> str:
    return fold(joined(tokens[start:end]))


def is_past(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Tell whether a word in the range says that an office is no longer held."""
    return any(token.lower in _PAST for token in tokens[start:end])


def may_own(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether token ``at`` may name, or be the adjective of, whose an office is."""
    token = tokens[at]
    folded = fold(token.text)
    return (
        token.text[0].isupper()
        and len(folded) > 2
        and token.tag in ("NNP", "NNPS", "JJ", "NN", "NNS")
        and token.entity not in ("PERSON", "DATE", "TIME")
        and folded not in _PAST | _LESSER
        and folded not in people().honorifics
        and folded not in office_endings()
    )


def given_at(tokens: Sequence[Token], at: int, end: int, roster: Roster) -> int:
    """Return how many tokens the longest name of the user's cast has at ``at``, 0 for none.

    Names of one token are left out: where they begin and end is not in doubt.
    """
    if not roster.opens(tokens[at].text):
        return 0
    for length in range(min(_NAME_WORDS, end - at), 1, -1):
        if roster.named(joined(tokens[at : at + length])):
            return length
    return 0


def bare(tokens: Sequence[Token], start: int, end: int) -> str:
    """Return the words without article and possessive mark."""
    while start < end - 1 and tokens[start].lower in ("the", "a", "an"):
        start += 1
    while end - 1 > start and tokens[end - 1].tag == "POS":
        end -= 1
    return joined(tokens[start:end])


def title(office: str, owner: Owner, *, past: bool = False) -> Title:
    """Return the title; an office of a country has no other owner."""
    if owner.country is not None:
        return Title(office, owner.country, None, past)
    return Title(office, None, owner.name, past, owner.possessed)
