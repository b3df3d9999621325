"""What a report says that its people are: "bodyguard Kim Roe", "Toller's lawyer, Jo Doe".

A portrait is such a phrase, cut into its noun and the words that tell whose or which. A description
elsewhere in the report fits it where the noun is the same or another word for it, and no words of
the two are at odds: "the Toller lawyer" is no lawyer of Lindqvist's.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from onrecord.annotators.language import Parse, Token
from onrecord.annotators.names.draft import Draft
from onrecord.annotators.names.words import adjective_of, country_named
from onrecord.knowledge.offices import office_heads, office_words
from onrecord.knowledge.people import people
from onrecord.knowledge.tables import fold

# How many words a portrait has before its noun and behind it.
_BEFORE = 8
_BEHIND = 8
_NOUNS = frozenset(["NN", "NNP", "JJ"])
_MODIFIERS = frozenset(["NN", "NNS", "NNP", "NNPS", "JJ", "JJS", "VBN", "VBG", "POS", "HYPH"])
_JOINING = frozenset(["for", "of", "at", "to", "from", "with", "by", "in", "on"])
_PHRASE = frozenset(["DT", "IN", "TO", "CD", "PRP$"]) | _MODIFIERS


class Portrait(Struct, frozen=True):
    """A phrase that says what somebody is, in folded words.

    ``noun`` is the word that stands for all words of its meaning; ``names`` are those written with
    a capital, a country's by its code; ``words`` the others that tell.
    """

    noun: str
    names: frozenset[str]
    words: frozenset[str]


def portrait(phrase: str, head: str) -> Portrait:
    """Return the portrait in ``phrase``, whose noun is ``head``, "" for "of the port authority"."""
    loose, noun = people().loose, same_noun(head)
    names: set[str] = set()
    words: set[str] = set()
    for word in phrase.replace("-", " ").split():
        bare = word.strip(".,'’\"“”()").removesuffix("'s").removesuffix("’s")
        folded = fold(bare)
        title = folded in people().honorifics and bare[0].isupper()
        if not folded or folded in loose or title or folded == head:
            continue
        if not bare[0].isupper() or folded in office_words():
            words.add(folded)
        else:
            names.add(adjective_of(bare) or country_named(bare) or folded)
    return Portrait(noun, frozenset(names), frozenset(words - {noun}))


def same_noun(word: str) -> str:
    """Return the noun that stands for all that mean what the folded ``word`` does."""
    return people().synonyms.get(word, word)


def fits(one: Portrait, other: Portrait, *, loosely: bool = False) -> bool:
    """Tell whether ``one`` may be said of whom ``other`` portrays.

    What it names the other has to name too, or loosely, to name nobody else; a portrait without a
    noun has to name the same. Who leads a part of a body does not lead the body.
    """
    if one.names and one.names.isdisjoint(other.names) and (other.names or not loosely):
        return False
    if not other.noun:
        return bool(one.names) and not loosely
    if one.words & people().parts - other.words and other.names:
        return False
    return one.noun == other.noun and (
        not one.words or not other.words or not one.words.isdisjoint(other.words)
    )


def portray(
    parse: Parse,
    owner: Sequence[int],
    names: Sequence[tuple[Draft, int]],
    descriptions: Sequence[tuple[Draft, int]],
) -> None:
    """Tell names and descriptions their portraits; ``owner`` is the name each token belongs to."""
    starts = {parse.tokens[i].start: i for i, at in enumerate(owner) if at >= 0}
    for draft, _ in names:
        at = starts.get(draft.start)
        if at is not None and draft.kind in ("person", "unknown"):
            draft.style = _style(parse.tokens, at)
            draft.portrait = (
                _before(parse, at) or _behind(parse, at, draft.end) or _label(parse.tokens, at)
            )
    for draft, head in descriptions:
        if draft.kind == "person" and not draft.plural:
            draft.portrait = f"{draft.text}{_behind(parse, head, draft.end)}"


def _before(parse: Parse, at: int) -> str:
    """Return the phrase right before a name that says what its bearer is, "" for none."""
    tokens = parse.tokens
    low = parse.sentences[tokens[at].sentence][0]
    while at > low and fold(tokens[at - 1].text) in people().honorifics:
        at -= 1
    if at == low or not _is_noun_for_one(tokens[at - 1]):
        return ""
    first = at - 1
    while first > max(low, at - _BEFORE) and _continues(tokens[first - 1]):
        first -= 1
    return parse.text[tokens[first].start : tokens[at - 1].end]


def _style(tokens: Sequence[Token], at: int) -> str:
    """Return the noun that the title before a name stands for: "doctor" of "Dr"."""
    return people().styles.get(fold(tokens[at - 1].text), "") if at else ""


def _label(tokens: Sequence[Token], at: int) -> str:
    """Return the adjective, noun or possessor right before a name: "the union's Kim Roe"."""
    before = tokens[at - 1] if at else None
    if before is not None and before.tag == "POS":
        before = tokens[before.head]
        return f" {before.text}" if before.dep == "poss" else ""
    if before is None or before.dep not in ("amod", "compound"):
        return ""
    return "" if fold(before.text) in people().honorifics else f" {before.text}"


def _is_noun_for_one(token: Token) -> bool:
    word = token.lower.rstrip(".")
    return token.tag in _NOUNS and (word in people().roles or word in office_heads())


def _continues(token: Token) -> bool:
    return token.tag in _MODIFIERS and not token.text.startswith(('"', "“", "”"))


def _behind(parse: Parse, head: int, end: int) -> str:
    """Return the phrase behind a description that tells whose: " for Toller's brother"."""
    tokens, last = parse.tokens, head + 1
    limit = parse.sentences[tokens[head].sentence][1]
    while last < limit and tokens[last].start < end:
        last += 1
    first = last
    if first >= limit or tokens[first].lower not in _JOINING:
        return ""
    while last < min(limit, first + _BEHIND) and tokens[last].tag in _PHRASE:
        last += 1
    return parse.text[tokens[first - 1].end : tokens[last - 1].end]
