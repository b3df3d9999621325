"""Whom "you" means in a question that somebody is asked: "Do you want him to come?" asked Obi."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from msgspec.structs import replace

from onrecord.annotators.statements.mentioned import MentionIndex
from onrecord.model import Actor, Mention, Statement

_YOU = frozenset(["you", "your", "yours", "yourself"])


def with_asked(mentions: Sequence[Mention], told: Sequence[Statement]) -> list[Mention]:
    """Return the mentions, each "you" of a quoted question with the one person who is asked.

    Where a question names nobody, it is who answers next. A question put to several, or to nobody
    who is known, leaves them open.
    """
    index = MentionIndex(mentions)
    asked: dict[int, Actor] = {}
    for statement, following in pairwise([*told, None]):
        whom = None if statement is None else _asked(statement, following)
        if statement is not None and whom is not None:
            for part in statement.content:
                inside = index.inside((part.start, part.end))
                asked |= {mention.start: whom for mention in inside if _is_you(mention)}
    return [
        replace(mention, actor=asked[mention.start])
        if _is_you(mention) and mention.start in asked
        else mention
        for mention in mentions
    ]


def _asked(statement: Statement, following: Statement | None) -> Actor | None:
    """Return the one person to whom a statement puts a question in its own words."""
    if statement.act != "ask" or statement.kind == "indirect" or len(statement.addressees) > 1:
        return None
    asker = statement.speaker
    if statement.addressees:
        whom = statement.addressees[0]
    elif following is not None and following.act == "answer" and following.speaker is not None:
        whom = following.speaker
    else:
        return None
    other = asker is None or asker.id != whom.id
    return replace(whom, mention=None) if other and whom.kind == "person" else None


def _is_you(mention: Mention) -> bool:
    return mention.form == "pronoun" and mention.actor is None and mention.text.lower() in _YOU
