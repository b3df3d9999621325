"""Nouns that attribute: *accusations of theft from the union*, *a warning that the dam may break*.

Which nouns do, and behind which words what they tell stands, is listed in
knowledge/constructions.toml. One noun may have several contents, each with a source of its own:
*accusations of theft from the union and of murder from the church*.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from onrecord.annotators.language import Parse, Token
from onrecord.annotators.statements.candidates import Candidate
from onrecord.annotators.statements.circumstances.nouns import is_somebody
from onrecord.annotators.statements.encoder.features import head_of
from onrecord.annotators.statements.lexicon import forms, nominals
from onrecord.annotators.statements.spans import overlap, runs
from onrecord.knowledge.people import people

# Confidence: read in news, four of five of what only the noun tells.
_LIKELY = 0.6
_SOURCED = frozenset(["from", "by"])
_JOINTS = frozenset(["of", "for", "and", "or", "but", "about", ",", ";", "—", "–", "-"])
_FIRST = frozenset(["my", "our", "your"])
# Tokens of what a noun tells that are looked at.
_LONGEST = 60
_CLAUSES = frozenset(["acl", "ccomp"])
# What opens a clause here, and never a phrase: "threats to strike", not "threats to the harvest".
_OPENING = frozenset(["that", "to"])


class _Told(Struct, frozen=True, gc=False):
    """A content in tokens, and the tokens of its source if it has one of its own."""

    content: list[int]
    source: list[int]


def with_nominals(parse: Parse, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Return ``candidates`` with those of nouns that none of them has as its cue.

    One found already is kept, unless its noun has several contents or names a source that it lacks.
    """
    found = list(candidates)
    for token in parse.tokens:
        if token.pos != "NOUN" or token.lower not in nominals():
            continue
        mine = [one for one in found if overlap([one.cue], [(token.start, token.end)])]
        if any(one.head != token.i for one in mine):
            continue
        made = list(_attributed(parse, token))
        if not mine or _knows_more(made, mine):
            found = [*(one for one in found if one not in mine), *made]
    return found


def _knows_more(made: Sequence[Candidate], mine: Sequence[Candidate]) -> bool:
    """Tell whether a noun has more contents, or a source where none was found but in them."""
    if len(made) != 1:
        return len(made) > len(mine)
    given = mine[0].source
    return made[0].source is not None and (given is None or overlap([given], made[0].content) > 0)


def _attributed(parse: Parse, noun: Token) -> Iterator[Candidate]:
    if any(parse.tokens[child].lower in forms("none_words") for child in noun.children):
        return
    whose = _holder(parse, noun)
    for part in _parted(parse, _told(parse, noun)):
        source = part.source or whose
        content = runs(parse, part.content)
        if content:
            yield Candidate(
                head=noun.i,
                lemma=noun.lemma.lower(),
                cue=(noun.start, noun.end),
                source=next(iter(runs(parse, source)), None),
                source_head=head_of(parse, source) if source else None,
                content=content,
                content_head=head_of(parse, part.content),
                score=_LIKELY,
            )


def _told(parse: Parse, noun: Token) -> list[int]:
    """Return the tokens of what a noun tells, from the word on that brings it in."""
    tokens = parse.tokens
    end = max(parse.subtree(noun.i)) + 1
    for child in noun.children:
        first = parse.subtree(child)[0]
        joint = tokens[first].lower
        listed = joint in nominals()[noun.lower] and noun.i < first
        clause = tokens[child].dep in _CLAUSES and joint in _OPENING
        if listed and (clause or (tokens[child].dep == "prep" and joint not in _OPENING)):
            sourced = tokens[noun.i + 1].lower in _SOURCED
            start = noun.i + 1 if sourced else first
            return list(range(start, min(end, start + _LONGEST)))
    return []


def _holder(parse: Parse, noun: Token) -> list[int]:
    """Return the tokens of whose it is: *her claim*, *… was made by him*, *… came from them*."""
    for child in noun.children:
        if parse.tokens[child].dep == "poss" and parse.tokens[child].lower not in _FIRST:
            return parse.subtree(child)
    above = parse.tokens[noun.head]
    if noun.dep not in {"nsubj", "nsubjpass"} or above.lemma.lower() not in forms("voicing"):
        return []
    for child in above.children:
        token = parse.tokens[child]
        if token.i > above.i and token.lower in _SOURCED:
            return _speaker(parse, token, [token.i])
    return []


def _parted(parse: Parse, told: list[int]) -> Iterator[_Told]:
    """Yield the parts of what is told, each with the *from* or *by* beside it that names a source.

    The source may stand before what is told: *warnings from auditors that it may break*.
    """
    part: list[int] = []
    source: list[int] = []
    for i in told:
        if i in source:
            continue
        named = _speaker(parse, parse.tokens[i], told)
        if named and not part:
            source = named
        elif named:
            yield from _whole(parse, part, named)
            part, source = [], named
        else:
            part.append(i)
    yield from _whole(parse, part, source if told and source and source[0] == told[0] + 1 else [])


def _whole(parse: Parse, part: Sequence[int], source: list[int]) -> Iterator[_Told]:
    """Yield a part without what joins it on, if anything is left."""
    content = list(part)
    while content and _joins(parse, content[0]):
        content.pop(0)
    while content and _joins(parse, content[-1]):
        content.pop()
    if content:
        yield _Told(content, source)


def _joins(parse: Parse, i: int) -> bool:
    return parse.tokens[i].lower in _JOINTS


def _speaker(parse: Parse, preposition: Token, told: list[int]) -> list[int]:
    """Return the tokens of the people behind *from* or *by*, none where no people stand there.

    *From the union and murder from the church*: what another source follows on is no part of it.
    Right behind the noun anybody is one: *warnings from auditors that …*.
    """
    if preposition.lower not in _SOURCED:
        return []
    for child in preposition.children:
        known = _speaks(parse, child) or told[:1] == [preposition.i]
        if parse.tokens[child].dep == "pobj" and known:
            covered = [i for i in parse.subtree(child) if i > preposition.i]
            again = any(parse.tokens[i].lower in _SOURCED for i in told if i > preposition.i)
            beside = [c for c in parse.tokens[child].children if parse.tokens[c].dep == "cc"]
            stop = beside[0] if again and beside else covered[-1] + 1
            return [i for i in covered if i < stop]
    return []


def _speaks(parse: Parse, i: int) -> bool:
    token = parse.tokens[i]
    named = token.entity in {"PERSON", "ORG", "GPE", "NORP"}
    role = people().roles.keys() | forms("vouchers")
    return named or is_somebody(parse, i) or token.lemma.lower() in role
