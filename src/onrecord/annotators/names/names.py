"""Names: the model's entities as evidence, mended with what is known about names.

The small model takes towns for people, cuts and stretches names, and counts possessive marks in.
Runs of capitalised words are cut here into country, title and name; the entity labels only vote.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from onrecord.annotators.language import Parse, Token
from onrecord.annotators.names.capitals import (
    ARABIC,
    FUNCTION_TAGS,
    capital_runs,
    is_acronym,
    is_charged,
    is_outlet,
    is_role,
    name_shaped,
)
from onrecord.annotators.names.draft import Draft, DraftKind, Title
from onrecord.annotators.names.known import known_kind
from onrecord.annotators.names.words import (
    Owner,
    adjective_of,
    bare,
    capital_named,
    country_at,
    country_named,
    given_at,
    is_past,
    joined,
    may_own,
    office_at,
    office_ending,
    owner_name,
    title,
)
from onrecord.knowledge.countries import countries
from onrecord.knowledge.offices import office_heads
from onrecord.knowledge.organisations import known_organisation, name_words
from onrecord.knowledge.people import people
from onrecord.knowledge.roster import Roster
from onrecord.knowledge.tables import fold

_WORD = re.compile(r"^[^\W\d_][\w’'.\-&]*$")
_ONE = frozenset(["a", "an", "another", "one"])
_ARGUMENTS = frozenset(["nsubj", "nsubjpass", "dobj", "pobj", "appos", "attr"])
_DIRECTIONS = frozenset(
    [
        "north",
        "south",
        "east",
        "west",
        "northern",
        "southern",
        "eastern",
        "western",
        "central",
        "new",
        "old",
    ]
)
_LONGEST = 12
# The one office that is an honorific too: "King Rudolf".
_CROWN = "monarch"
_CROWNED = frozenset(["king", "queen", "prince", "princess"])


def find_names(parse: Parse, owner: list[int], roster: Roster) -> list[tuple[Draft, int]]:
    """Return the drafts of names, each with the index of its head token.

    ``owner`` is filled with the index of the draft that each token belongs to.
    """
    found: list[tuple[Draft, int]] = []
    for start, end in capital_runs(parse, roster):
        for draft, first, last in _cut(parse, start, end, roster):
            for i in range(first, last):
                owner[i] = len(found)
            found.append((draft, _head(parse.tokens, first, last)))
    return found


def _cut(parse: Parse, start: int, end: int, roster: Roster) -> Iterator[tuple[Draft, int, int]]:
    """Yield the names within a run, each with its tokens: "UK Prime Minister | Boris Johnson"."""
    for low, high in _segments(parse.tokens, start, end, roster):
        yield from _names_in(parse, low, high, roster)


def _segments(
    tokens: Sequence[Token], start: int, end: int, roster: Roster
) -> Iterator[tuple[int, int]]:
    """Yield the parts of a run that are a name each, by the model's entity borders.

    A border counts between an organisation, place or people and a person, but not within a name
    of the user's cast; "of" ends a person's name, and an outlet its dateline: "CNN | Red Cross".
    """
    low, known = start, start + given_at(tokens, start, end, roster)
    for i in range(start + 1, end):
        here, before = tokens[i], tokens[i - 1]
        inside, known = i < known, max(known, i + given_at(tokens, i, end, roster))
        if inside:
            continue
        if before.entity == here.entity == "GPE" and _given_to(before, here):
            continue
        outlet = i - low < 3 and end - i > 1 and is_outlet(tokens, low, i)
        if (here.begins and before.entity and _border(before, here)) or (
            outlet and _whole(tokens, i, end, roster) is not None
        ):
            yield low, i
            low = i
        elif here.lower in ("of", "for") and _is_full_name(tokens, low, i):
            yield low, i
            low = i + 1
    yield low, end


def _given_to(before: Token, here: Token) -> bool:
    """Tell whether two places are somebody's given name and surname: "Jamal Toller"."""
    return (
        before.dep == "compound"
        and before.head == here.i
        and people().given.get(fold(before.text), "u") != "u"
        and all(
            country_named(token.text) is None and capital_named(token.text) is None
            for token in (before, here)
        )
    )


def _is_full_name(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Tell whether the range is a person's given name and surname, and nothing else."""
    return (
        end - start == 2
        and fold(tokens[start].text) in people().given
        and tokens[end - 1].entity in ("PERSON", "ORG")
        and fold(tokens[end - 1].text) not in name_words().heads | office_heads()
    )


def _border(before: Token, here: Token) -> bool:
    people_change = (here.entity == "PERSON") != (before.entity == "PERSON")
    return people_change or before.entity == here.entity == "GPE"


def _names_in(
    parse: Parse, start: int, end: int, roster: Roster
) -> Iterator[tuple[Draft, int, int]]:
    tokens = parse.tokens
    if _whole(tokens, start, end, roster) is not None:
        yield from _named(parse, start, end, [], None, "u", roster)
        return
    start = _behind_titles(tokens, start, end)
    at, titles, country, gender = start, list[Title](), None, "u"
    while at < end and not given_at(tokens, at, end, roster):
        honorific = people().honorifics.get(fold(tokens[at].text))
        place = country_at(tokens, at, end)
        office = office_at(tokens, at, end)
        if honorific is not None and at + 1 < end and tokens[at + 1].text[0].isupper():
            if office is not None and office[0] == _CROWN:
                titles.append(title(office[0], Owner(country=country)))
            gender, at = honorific, at + 1
        elif _is_surname(tokens, at, end):
            break
        elif office is not None and not _is_no_title(tokens, at, at + office[1], end):
            titles.append(title(office[0], Owner(country=country)))
            at += office[1]
        elif (
            place is not None
            and not (titles and _is_given(tokens, at, at + place[1], end))
            and _before_title(tokens, at + place[1], end)
        ):
            country, at = place[0], at + place[1]
        else:
            break
    if titles and country is None:
        low = parse.sentences[tokens[start].sentence][0]
        owner = _owner_before(tokens, low, start)
        owner = _country_behind(tokens, end) if owner == Owner() else owner
        titles = [title(held.office, owner) for held in titles]
    yield from _named(parse, at, end, titles, country, gender, roster)


def _country_behind(tokens: Sequence[Token], end: int) -> Owner:
    """Return the country behind a name and its "of": "King Rudolf of Ruritania"."""
    if end + 1 >= len(tokens) or tokens[end].lower != "of":
        return Owner()
    found = country_at(tokens, end + 1, len(tokens))
    return Owner() if found is None else Owner(country=found[0])


def _is_surname(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Tell whether a word that may be an honorific is a surname behind one: "Mr King"."""
    return (
        at + 1 == end
        and at > 0
        and fold(tokens[at].text) in people().honorifics
        and fold(tokens[at - 1].text) in people().honorifics
        and tokens[at - 1].sentence == tokens[at].sentence
    )


def _is_given(tokens: Sequence[Token], at: int, behind: int, end: int) -> bool:
    """Tell whether a word that names a country is a given name: "Minister Jordan Lindqvist"."""
    return (
        behind - at == 1
        and behind + 1 == end
        and tokens[behind].entity == "PERSON"
        and fold(tokens[behind].text) not in people().honorifics
        and adjective_of(tokens[at].text) is None
    )


def _is_no_title(tokens: Sequence[Token], start: int, at: int, end: int) -> bool:
    """Tell whether an office is none of a person's: a league's, or "the Sheriff's Department"."""
    league = _is_league(tokens, start, at, end) or _is_company(tokens, start, at, end)
    return league or (at < end and tokens[at].tag == "POS")


def _is_company(tokens: Sequence[Token], start: int, at: int, end: int) -> bool:
    """Tell whether an office begins a company's name, by its legal form: "General Motors Corp"."""
    body = tokens[start:end]
    return (
        at < end
        and fold(body[-1].text) in name_words().legal
        and all(token.entity == "ORG" for token in body)
        and not any(token.begins for token in body[1:])
    )


def _is_league(tokens: Sequence[Token], start: int, at: int, end: int) -> bool:
    """Tell whether the model has an office and a body's head as one body: "the Premier League"."""
    return (
        end - at == 1
        and fold(tokens[at].text) in name_words().heads
        and tokens[start].entity == tokens[at].entity == "ORG"
        and not tokens[at].begins
    )


def _behind_titles(tokens: Sequence[Token], start: int, end: int) -> int:
    """Return where an honorific stands behind a title that no table has, else ``start``.

    "WHO Director-General | Dr. Margaret Chan".
    """
    for at in range(start + 1, end - 1):
        if (
            fold(tokens[at].text) in people().honorifics
            and tokens[at + 1].text[0].isupper()
            and (is_role(tokens[at - 1]) or office_ending(tokens, start, at) is not None)
        ):
            return at
    return start


def _whole(tokens: Sequence[Token], start: int, end: int, roster: Roster) -> str | None:
    """Return the text of the range if it is, as a whole, a country or somebody known by name."""
    text = joined(tokens[start:end])
    known = country_named(text) is not None or known_organisation(text) is not None
    return text if known or roster.named(text) else None


def _before_title(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Tell whether a person's title or name begins at ``at``."""
    if at >= end:
        return False
    return (
        office_at(tokens, at, end) is not None
        or fold(tokens[at].text) in people().honorifics
        or tokens[at].entity == "PERSON"
    )


def _named(
    parse: Parse,
    start: int,
    end: int,
    titles: list[Title],
    country: str | None,
    gender: str,
    roster: Roster,
) -> Iterator[tuple[Draft, int, int]]:
    tokens = parse.tokens
    start, end = _trim(tokens, start, end)
    if is_one_of_a_people(tokens, start, end):
        return
    end += _owns_mark(tokens, start, end)
    start, titles = _strip_role(tokens, start, end, titles, country)
    if end - start > 1 and tokens[start].lower == "of":
        start += 1
    if start >= end or sum(not token.text.islower() for token in tokens[start:end]) > _LONGEST:
        return
    text = parse.text[tokens[start].start : tokens[end - 1].end]
    honorific = gender != "u" or (start > 0 and fold(tokens[start - 1].text) in people().honorifics)
    kind, code = _kind(tokens, start, end, text, titled=bool(titles) or honorific)
    entries = roster.named(text)
    given = known_kind(entries)
    if given is not None and (given == "person" or not (titles or honorific)):
        kind, code = given, entries[0].country if given in ("state", "group") else code
    elif kind is None or _is_nobody(text) or _is_style(tokens, start):
        return
    if kind in ("place", "unknown") and _is_agency(tokens, end):
        kind = "organisation"
    if kind == "person" or titles:
        titles = [
            *titles,
            *_titles_before(parse, start - _words_before(tokens, start, titles, honorific)),
        ]
    draft = Draft(
        tokens[start].start, tokens[end - 1].end, text, "name", kind, tokens[end - 1].lower,
        gender="m" if gender == "m" else "f" if gender == "f" else "u",
        titles=tuple(titles), honorific=honorific, country=code,
        plural=kind == "group",
        definite=kind != "group" or not _is_part(tokens, start, end),
        articled=not titles and start > 0 and tokens[start - 1].lower == "the",
    )  # fmt: skip
    yield draft, start, end


def _is_agency(tokens: Sequence[Token], end: int) -> bool:
    """Tell whether the words behind a name say that it is an agency's: "Saba news agency"."""
    return [token.lower for token in tokens[end : end + 2]] == ["news", "agency"]


def _is_nobody(text: str) -> bool:
    """Tell whether words never name an actor: a page's margin, or a date ("Tue Jun")."""
    folded = fold(text)
    return folded in name_words().nobody or (
        " " in folded and all(word in name_words().calendar for word in folded.split())
    )


def _is_part(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Tell whether only some of a people are meant: "some Finns", "key Finns", "two Finns"."""
    head = tokens[_head(tokens, start, end)]
    return any(
        tokens[child].i < start
        and tokens[child].dep in ("det", "amod", "nummod")
        and tokens[child].lower not in ("the", "these", "those")
        for child in head.children
    )


def is_one_of_a_people(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Tell whether a word of a people or a party says what a nameless person is: "a Kordanian"."""
    token = tokens[start] if end - start == 1 else None
    return (
        token is not None
        and token.entity == "NORP"
        and token.tag in ("NN", "NNP", "JJ")
        and token.dep in _ARGUMENTS
        and any(tokens[child].lower in _ONE for child in token.children)
    )


def _is_style(tokens: Sequence[Token], start: int) -> bool:
    """Tell whether the words before say that this is no name of its own.

    It may be a style's, "the Queen of Hearts", or the end of a place's: "the Gulf of Kordania".
    """
    if start < 2 or tokens[start - 1].lower != "of":
        return False
    named = tokens[start - 2].text
    return fold(named) in people().honorifics or (
        named[0].isupper() and fold(named) in name_words().things
    )


def _trim(tokens: Sequence[Token], start: int, end: int) -> tuple[int, int]:
    """Leave out an opening article and what is not a word at either end."""
    while start < end and (
        (tokens[start].tag in FUNCTION_TAGS and not is_acronym(tokens[start]))
        or tokens[start].lower in ("the", "a", "an", "of")
        or not _WORD.match(tokens[start].text)
    ):
        start += 1
    while end > start and (tokens[end - 1].tag == "POS" or not _WORD.match(tokens[end - 1].text)):
        end -= 1
    while end - start > 2 and (
        _shouted_label(tokens, start, end) or _participle(tokens[start], tokens[start + 1])
    ):
        start += 1
    if end - start == 2 and _is_topic(tokens[start], tokens[end - 1]):
        end -= 1
    return start, end


def _owns_mark(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Tell whether the possessive mark behind a name is a part of it: "Standard & Poor's"."""
    return (
        end - start > 1
        and end < len(tokens)
        and tokens[end].tag == "POS"
        and known_organisation(joined(tokens[start:end])) is None
        and known_organisation(joined(tokens[start : end + 1])) is not None
    )


def _is_topic(token: Token, last: Token) -> bool:
    """Tell whether a heading's topic stands behind a surname: "Lindqvist Speech"."""
    return (
        fold(last.text) in people().topics
        and token.entity == "PERSON"
        and fold(token.text) not in people().given
    )


def _participle(token: Token, following: Token) -> bool:
    """Tell whether a heading's verb stands before a given name: "Featuring Mara Lindqvist"."""
    return token.lower.endswith("ing") and fold(following.text) in people().given


def _shouted_label(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Tell whether a person's name has a word in capitals before it that is none of it: "WATCH"."""
    first = tokens[start].text
    return (
        len(first) > 3
        and first.isupper()
        and tokens[end - 1].entity == "PERSON"
        and not any(
            token.text.isupper() and len(token.text) > 2 for token in tokens[start + 1 : end]
        )
    )


def _strip_role(
    tokens: Sequence[Token], start: int, end: int, titles: list[Title], country: str | None
) -> tuple[int, list[Title]]:
    """Cut a title that no table has off a person: "Deputy Assistant Director | Bob Smith"."""
    for i in range(end - 2, start - 1, -1):
        if (
            (tokens[i + 1].entity == "PERSON" or _names_person(tokens, i + 1, end))
            and tokens[i].entity != "ORG"
            and is_role(tokens[i])
        ):
            office = office_ending(tokens, start, i + 1)
            if office is None:
                return i + 1, titles
            owner = Owner(country=country)
            if country is None:
                owner = _owner_before(tokens, start, i + 1 - office[1])
            return i + 1, [*titles, title(office[0], owner)]
    return start, titles


def _names_person(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Tell whether a given name and a surname begin at ``at``, whatever the model calls them."""
    return (
        end - at == 2
        and tokens[at].begins
        and people().given.get(fold(tokens[at].text), "u") != "u"
        and fold(tokens[end - 1].text) not in name_words().heads | name_words().legal
    )


def _words_before(tokens: Sequence[Token], start: int, titles: list[Title], honorific: bool) -> int:
    """Return how many tokens before a name its title, already read, takes up."""
    if honorific:
        return 1
    if not titles:
        return 0
    low = start
    while (
        low > 0
        and start - low < _LONGEST
        and (
            tokens[low - 1].tag in ("NNP", "NNPS")
            and tokens[low - 1].sentence == tokens[start].sentence
            and (office_ending(tokens, low - 1, start) is not None or is_role(tokens[low - 1]))
        )
    ):
        low -= 1
    return start - low


def _titles_before(parse: Parse, end: int) -> Iterator[Title]:
    """Yield the title in small letters before ``end``, with its country or organisation.

    "Ukraine's foreign minister", "the former BP chief executive", "Egyptian president".
    """
    tokens = parse.tokens
    if end <= 0:
        return
    low = parse.sentences[tokens[end - 1].sentence][0]
    office = office_ending(tokens, low, end)
    if office is None:
        return
    first = end - office[1]
    owner = _owner_before(tokens, low, first)
    yield title(office[0], owner, past=is_past(tokens, max(low, first - 3), first))


def _owner_before(tokens: Sequence[Token], low: int, end: int) -> Owner:
    """Return whose an office is by the words that lead up to it.

    The name of a country that no table knows is an owner like an organisation.
    """
    at = end
    while at > low and (
        tokens[at - 1].tag in ("JJ", "POS") and adjective_of(tokens[at - 1].text) is None
    ):
        if tokens[at - 1].text[0].isupper() and may_own(tokens, at - 1):
            break
        at -= 1
    for first in range(max(low, at - 4), at):
        found = country_at(tokens, first, at)
        if found is not None and first + found[1] == at:
            return Owner(country=found[0])
    if at > low and (tokens[at - 1].entity == "ORG" or may_own(tokens, at - 1)):
        first = at - 1
        while first > low and tokens[first].entity and not tokens[first].begins:
            first -= 1
        possessed = tokens[at].tag == "POS" if at < len(tokens) else False
        return Owner(name=owner_name(bare(tokens, first, at)), possessed=possessed)
    return Owner()


def _kind(
    tokens: Sequence[Token], start: int, end: int, text: str, *, titled: bool
) -> tuple[DraftKind | None, str | None]:
    """Return what a name names, and its country; ``None`` where it names no actor."""
    if titled and (not is_role(tokens[end - 1]) or _is_surname(tokens, start, end)):
        named = _plausible(tokens, start, end) and not _is_place_of(tokens, start, end)
        return ("person", None) if named else (None, None)
    known = known_organisation(text)
    # The Atlantic is a magazine, and more often an ocean.
    if known is not None and not (known.outlet and tokens[end - 1].entity == "LOC"):
        return "organisation", known.country
    code = country_named(text)
    if code is not None:
        return "state", code
    if fold(text) in countries().people and (
        tokens[end - 1].tag in ("NNPS", "NNS") or tokens[start - 1].lower == "the"
    ):
        return (
            ("group", countries().people[fold(text)])
            if _stands_alone(tokens, start, end)
            else (None, None)
        )
    if tokens[end - 1].entity == "NORP" and tokens[end - 1].tag in ("NNPS", "NNS"):
        return ("group", None) if _stands_alone(tokens, start, end) else (None, None)
    if adjective_of(text) is not None:
        return None, None
    if capital_named(text) is not None:
        return "place", capital_named(text)
    return _kind_by_words(tokens, start, end), None


def _is_place_of(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Tell whether a place is named after a title's bearer: "King Rudolf Sound".

    Kings and princes have no surname; of others the model has to see that it is no person.
    """
    last = fold(tokens[end - 1].text)
    if end - start == 1 or last not in name_words().things | name_words().heads:
        return False
    crowned = start > 0 and tokens[start - 1].lower in _CROWNED
    return crowned or any(token.entity not in ("", "PERSON") for token in tokens[start:end])


def _stands_alone(tokens: Sequence[Token], start: int, end: int) -> bool:
    return tokens[end - 1].dep not in ("amod", "compound", "nmod", "poss")


def _kind_by_words(tokens: Sequence[Token], start: int, end: int) -> DraftKind | None:
    """Return the kind by the words of a name, then by the given name, then by the model's vote."""
    words = name_words()
    last = fold(tokens[end - 1].text)
    several = end - start > 1
    if not several and (
        last in words.heads or last in words.legal or last in people().organisation
    ):
        return None
    if several and (last in words.legal or last in words.heads):
        return "organisation"
    if any(is_charged(tokens, at) for at in range(start + 1, end)):
        return "organisation"
    votes = Counter(token.entity for token in tokens[start:end])
    if several and last in words.things and votes["PERSON"] < end - start:
        return None
    if several and last in people().group:
        return None
    if is_role(tokens[end - 1]) and votes["PERSON"] < end - start:
        return None
    if name_shaped(tokens[end - 1]) and _plausible(tokens, start, end):
        return "person"
    if _has_given_name(tokens, start, end, votes) and _plausible(tokens, start, end):
        return "person"
    return _voted(votes, tokens, start, end)


def _has_given_name(tokens: Sequence[Token], start: int, end: int, votes: Counter[str]) -> bool:
    """Tell whether a name of several words begins with a given name, and is no place's.

    Where the model says place, only the subject of a verb in the active may be a person.
    """
    given = people().given.get(fold(tokens[start].text))
    if given is None or not 2 <= end - start <= 4 or _has_article(tokens, start, end):
        return False
    if fold(tokens[start].text) in ARABIC and tokens[start + 1].text == "-":
        return False
    if not votes["GPE"]:
        return True
    last = tokens[end - 1]
    return (
        given != "u"
        and last.dep == "nsubj"
        and tokens[last.head].tag == "VBD"
        and fold(last.text) not in name_words().things
    )


def _voted(votes: Counter[str], tokens: Sequence[Token], start: int, end: int) -> DraftKind | None:
    best = max(votes, key=lambda label: (votes[label], label))
    if best == "PERSON":
        return _voted_person(tokens, start, end)
    if best == "ORG":
        return "organisation"
    if best not in ("GPE", "LOC"):
        return "unknown"
    if fold(tokens[start].text) not in _DIRECTIONS:
        return "place"
    return "unknown" if end - start > 1 else None


def _voted_person(tokens: Sequence[Token], start: int, end: int) -> DraftKind | None:
    """Return what the model's person is: people have no article, and a lone word that only
    modifies a noun ("the Lorn meeting") may be anything.
    """
    if not _plausible(tokens, start, end):
        return None
    head = tokens[_head(tokens, start, end)]
    modifies = head.dep in ("compound", "amod", "nmod") and tokens[head.head].text.islower()
    if end - start == 1:
        return "unknown" if modifies else "person"
    return "unknown" if _has_article(tokens, start, end) and not modifies else "person"


def _has_article(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Tell whether the name itself has an article: "the Halvard Line", not "the Arden plan"."""
    before = tokens[start - 1] if start > 0 else None
    head = _head(tokens, start, end)
    return before is not None and before.lower == "the" and before.head == head


def _plausible(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Tell whether the words can be a person's name."""
    if end - start > 6:
        return False
    words = [token.text for token in tokens[start:end]]
    if len(words) == 1 and len(words[0]) <= 3 and words[0].isupper():
        return False
    if any(letter.isdigit() for letter in words[-1]):
        return False
    return all(_WORD.match(word) or word == "-" for word in words) and not any(
        tokens[i].lower in ("and", "&", "the", "for", "on", "in") and tokens[i - 1].text != "-"
        for i in range(start, end)
    )


def _head(tokens: Sequence[Token], first: int, last: int) -> int:
    """Return the token of the range that the rest of it depends on."""
    for i in range(last - 1, first - 1, -1):
        if not first <= tokens[i].head < last or tokens[i].head == i:
            return i
    return last - 1
