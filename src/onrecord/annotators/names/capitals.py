"""Runs of capitalised words that may hold names, whatever the model's entities say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from onrecord.annotators.language import Parse, Token
from onrecord.annotators.names.words import (
    adjective_of,
    country_at,
    given_at,
    joined,
)
from onrecord.knowledge.countries import countries
from onrecord.knowledge.offices import office_heads, offices
from onrecord.knowledge.organisations import known_organisation, name_words
from onrecord.knowledge.people import people
from onrecord.knowledge.roster import Roster
from onrecord.knowledge.tables import fold

_NAMED = frozenset(
    ["PERSON", "ORG", "GPE", "NORP", "FAC", "LOC", "PRODUCT", "WORK_OF_ART", "EVENT", "LAW"]
)
_TIMES = frozenset(["DATE", "TIME", "CARDINAL", "ORDINAL", "MONEY", "PERCENT", "QUANTITY"])
_INSIDE = frozenset(["of", "for", "and", "&", "the", "on", "in", "to"])
# Bodies that are named by their task, and what the words behind "on" are when it is none.
_CHARGED = frozenset(["Commission", "Committee", "Panel", "Inquiry", "Conference", "Council"])
_PRESSED = frozenset(["PERSON", "GPE", "NORP", "LOC"]) | _TIMES
_POSSESSIVE = frozenset(["'", "’", "'s", "’s"])
# Of these an article in small letters may open a name: "al-Masri".
ARABIC = frozenset(["al", "el"])
# D'Souza, O'Hara, McKay.
_SHAPE = re.compile(r"^(?:[A-Z]['’]|Mc|Mac)[A-Z]")
_MARKS = frozenset('[](){}<>|/\\“”"#@*=+_~…')
# "Without Ruritania", "Ah Rudolf": a capital of the sentence, not of the name.
FUNCTION_TAGS = frozenset(
    ["IN", "CC", "UH", "WRB", "WP", "PRP", "PRP$", "MD", "DT", "TO", "EX", "WDT"]
)


def capital_runs(parse: Parse, roster: Roster) -> Iterator[tuple[int, int]]:
    """Yield the token ranges of capitalised words that may hold names."""
    for low, high in parse.sentences:
        at = high if _is_credits(parse.tokens, low, high) else low
        while at < high:
            end, known = _run_end(parse.tokens, at, high, roster)
            last = end
            while last > known and not _closes(parse.tokens, at, last - 1):
                last -= 1
            if last > at:
                yield at, last
            at = max(end, at + 1)


def _run_end(tokens: Sequence[Token], start: int, high: int, roster: Roster) -> tuple[int, int]:
    """Return where the run from ``start`` ends, and where its last name of the user's cast does."""
    end = known = start
    while end < high:
        if given := given_at(tokens, end, high, roster):
            end = known = end + given
        elif _continues(tokens, start, end, high):
            end += 1
        else:
            break
    return end, known


def _is_given_name(tokens: Sequence[Token], at: int, high: int) -> bool:
    """Tell whether a given name stands before a surname, whatever the model takes it for."""
    return (
        at + 1 < high
        and tokens[at].text.istitle()
        and tokens[at + 1].text[0].isupper()
        and tokens[at + 1].entity == "PERSON"
        and fold(tokens[at].text) in people().given
        and not tokens[at].entity
    )


def _is_label(tokens: Sequence[Token], at: int, high: int) -> bool:
    """Tell whether a word is set before what it says, as in a headline: "Toller: no deal"."""
    token = tokens[at]
    return (
        at + 2 < high
        and tokens[at + 1].text == ":"
        and (at == 0 or tokens[at - 1].sentence != token.sentence)
        and token.tag in ("NN", "NNS")
        and token.text.istitle()
        and fold(token.text) not in _describing()
    )


def _is_credits(tokens: Sequence[Token], low: int, high: int) -> bool:
    """Tell whether a sentence is a line of credits: "(Reporting by Kim Roe; Editing by Jo Doe)"."""
    first = low + (tokens[low].text == "(")
    behind = [token.lower for token in tokens[first : min(first + 4, high)]]
    return len(behind) > 1 and behind[0] in people().credits and "by" in behind[1:3]


def _opens(token: Token) -> bool:
    """Tell whether a name may begin or end with ``token``."""
    if not token.text[0].isupper() and not token.text[-1:].isupper():
        return token.text.startswith(("al-", "el-", "d'", "d’")) and token.tag in ("NNP", "NNPS")
    if token.entity in _TIMES or (token.text[0] in _MARKS) or not _MARKS.isdisjoint(token.text):
        return False
    if token.entity in _NAMED or token.tag in ("NNP", "NNPS") or _demonym(token):
        return True
    if token.tag in FUNCTION_TAGS and is_acronym(token):
        return True
    return token.tag in ("NN", "NNS", "JJ") and (name_shaped(token) or _bare_subject(token))


def is_acronym(token: Token) -> bool:
    """Tell whether a word in capitals is an organisation's, though it looks like another: WHO."""
    return (
        len(token.text) > 2 and token.text.isupper() and known_organisation(token.text) is not None
    )


def name_shaped(token: Token) -> bool:
    """Tell whether a word is a surname by its letters: O'Hara, McKay."""
    return _SHAPE.match(token.text) is not None


def _bare_subject(token: Token) -> bool:
    """Tell whether a capitalised noun is a subject of its own: perhaps a surname, if one is known.

    At the beginning of a sentence the model takes "Sanders" for a plural.
    """
    if token.dep not in ("nsubj", "nsubjpass") or token.tag == "JJ" or token.children:
        return False
    return fold(token.text) not in _describing() and not token.text.isupper()


@lru_cache(maxsize=1)
def _describing() -> frozenset[str]:
    """Return the nouns that descriptions are made of."""
    words = people()
    return frozenset(
        words.group | words.organisation | words.state | words.roles.keys() | office_heads()
    )


def _office_of(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether the "of" at ``at`` is one within an office: Secretary of State."""
    return fold(" ".join(token.text for token in tokens[at - 1 : at + 2])) in offices()


def _hyphenated(tokens: Sequence[Token], start: int, at: int) -> bool:
    """Tell whether token ``at`` is a hyphen within a name, or the part behind one: Ki-moon."""
    token, before = tokens[at], tokens[at - 1]
    if at == start or token.start != before.end or _is_compound(tokens, at):
        return False
    if before.text == "-":
        return (
            token.tag in ("NNP", "NNPS")
            or (token.entity == "PERSON" and not token.begins)
            or (at - start > 1 and _is_given_part(tokens, start, at - 1))
        )
    if token.text != "-" or at + 1 >= len(tokens) or tokens[at + 1].start != token.end:
        return False
    following = tokens[at + 1]
    return (
        following.tag in ("NNP", "NNPS")
        or (following.entity == "PERSON" and not following.begins)
        or _is_given_part(tokens, start, at)
    )


def _is_compound(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether the hyphen at ``at``, or before it, joins a participle: "Toller-led"."""
    part = tokens[min(at + 1, len(tokens) - 1)] if tokens[at].text == "-" else tokens[at]
    return part.text.islower() and part.tag in ("VBN", "VBD", "VBG")


def _is_given_part(tokens: Sequence[Token], start: int, at: int) -> bool:
    """Tell whether the hyphen at ``at`` joins the parts of a given name: "Moon Jae-in"."""
    named = at - start > 1 or tokens[at - 1].entity == "PERSON"
    return named and tokens[at + 1].text in people().hyphenated and tokens[at - 1].text.istitle()


def _closes(tokens: Sequence[Token], start: int, at: int) -> bool:
    """Tell whether a name that begins at ``start`` may end with token ``at``."""
    if at == start and _is_label(tokens, at, len(tokens)):
        return True
    return _opens(tokens[at]) or (
        at > start and tokens[at].text != "-" and _hyphenated(tokens, start, at)
    )


def _demonym(token: Token) -> bool:
    return (
        token.tag in ("JJ", "NNS", "NN")
        and token.text[0].isupper()
        and (adjective_of(token.text) is not None or fold(token.text) in countries().people)
    )


def _continues(tokens: Sequence[Token], start: int, at: int, high: int) -> bool:
    token = tokens[at]
    if token.tag == "VBZ" and token.dep == "ROOT":
        # "Toller Stands Firm": a heading's verb.
        return False
    if (
        _opens(token)
        or _hyphenated(tokens, start, at)
        or _is_given_name(tokens, at, high)
        or _is_label(tokens, at, high)
        or (token.lower in ARABIC and _joins_article(tokens, at, high))
    ):
        return True
    if at == start or at + 1 >= high:
        return False
    if token.lower == "of" and _office_of(tokens, at):
        return True
    if token.text in _POSSESSIVE:
        return _possessive_inside(tokens, start, at, high)
    if token.text == ",":
        return _lists_fields(tokens, start, at, high)
    if _joins_article(tokens, at, high) or _states_task(tokens, start, at, high):
        return True
    # A small word within an entity, or a particle between two capitalised words.
    inside = token.entity in _NAMED and not token.begins and token.lower in _INSIDE
    following = tokens[at + 1]
    particle = token.lower in people().particles and token.lower not in ("of", "e", "y", "do")
    return (inside or particle) and (
        _opens(following) or inside or following.lower in people().particles
    )


def _joins_article(tokens: Sequence[Token], at: int, high: int) -> bool:
    """Tell whether a particle in small letters is joined to a surname: "Abu Musab al-Zarqawi"."""
    return (
        at + 2 < high
        and tokens[at].lower in people().particles
        and tokens[at + 1].text == "-"
        and tokens[at].end == tokens[at + 1].start
        and tokens[at + 1].end == tokens[at + 2].start
        and tokens[at + 2].text[0].isupper()
    )


def is_charged(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether the body right before token ``at`` is charged there: "the Inquiry | on"."""
    return at > 0 and tokens[at].lower == "on" and tokens[at - 1].text in _CHARGED


def _states_task(tokens: Sequence[Token], start: int, at: int, high: int) -> bool:
    """Tell whether a small word lies in what a body is charged with by its name.

    "Commission on the Safety of Harbours in Lorn Regarding Grain": the words after the commission
    begin with no country or person, which a report may press it on, and with no date.
    """
    small = {"of", "the", "and", "on", "in"}
    on = next((i for i in range(start, at + 1) if tokens[i].lower == "on"), None)
    if on is None or on == start or tokens[at].lower not in small:
        return False
    first = on + 1 + (tokens[min(on + 1, high - 1)].lower == "the")
    last = at + 1 + (at + 1 < high and tokens[at + 1].lower == "the")
    return (
        max(first, last) < high
        and is_charged(tokens, on)
        and tokens[first].tag in ("NNP", "NNPS")
        and tokens[first].entity not in _PRESSED
        and tokens[last].text[0].isupper()
        and tokens[last].entity not in _TIMES
    )


def _lists_fields(tokens: Sequence[Token], start: int, at: int, high: int) -> bool:
    """Tell whether the comma at ``at`` lies in a body's name that lists its fields.

    "Department of Harbours, Tides and Fisheries": one entity of the model, "of" behind the body's
    head, single words between commas, and "and" before the last.
    """
    if not any(
        tokens[i].lower in ("of", "for") and fold(tokens[i - 1].text) in name_words().heads
        for i in range(start + 1, at)
    ):
        return False
    end = at
    while end + 2 < high and tokens[end].text == "," and tokens[end + 1].text[0].isupper():
        end += 2
    listed = tokens[end].lower == "and" and end + 1 < high and tokens[end + 1].text[0].isupper()
    inside = all(token.entity == "ORG" and not token.begins for token in tokens[at : end + 2])
    return listed and inside


def _possessive_inside(tokens: Sequence[Token], start: int, at: int, high: int) -> bool:
    """Tell whether a possessive mark lies in a name: "Dockers' Union", "Jane's Fighting Ships".

    A plural's does before the head of an organisation's name, a singular's only where the model
    has one entity around it that goes on and is neither a person's name nor opened by a country.
    """
    token, following = tokens[at], tokens[at + 1]
    if not following.text[0].isupper() or country_at(tokens, start, at) is not None:
        return False
    if is_outlet(tokens, start, at) and fold(following.text) in people().given:
        return False
    if _is_officer_s(tokens, at):
        return True
    if len(token.text) == 1 and tokens[at - 1].lower.endswith("s"):
        behind = at + 1
        while behind < high and tokens[behind].text[0].isupper():
            if fold(tokens[behind].text) in name_words().heads:
                return True
            behind += 1
    return (
        at + 2 < high
        and tokens[at + 2].text[0].isupper()
        and following.entity in ("ORG", "WORK_OF_ART", "PRODUCT")
        and not following.begins
        and tokens[at - 1].entity == token.entity == following.entity
    )


def _is_officer_s(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether the mark at ``at`` stands in the name of an officer's office.

    "The Lorn County Coroner's Office", "the Sheriff's Department".
    """
    officer, body = tokens[at - 1], tokens[at + 1]
    return (
        officer.text.istitle()
        and is_role(officer)
        and body.text.istitle()
        and fold(body.text) in name_words().heads
    )


def is_outlet(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Tell whether the range is the name of a known outlet."""
    known = known_organisation(joined(tokens[start:end]))
    return known is not None and known.outlet


def is_role(token: Token) -> bool:
    """Tell whether a word says what somebody is: an office's or a role's."""
    folded = fold(token.text)
    return folded in office_heads() or folded in people().roles
